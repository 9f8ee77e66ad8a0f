import FaultKnowledge
import FaultModel

extension MCPServer {
    private static let pageSize = 100

    /// Everything that can be opened, a page at a time: the product lines, then faults, then sections. Parts and codes go by
    /// their templates.
    func resources(_ params: JSONValue, _ call: MCPCall) async throws -> JSONValue {
        let seen = try answers.seen(by: call.caller)
        let previous = try Self.position(of: params["cursor"])
        let items = try await seen.knowledge.list(after: previous, limit: Self.pageSize + 1, lines: call.caller.lines)
        var resources: [JSONValue] = previous == nil ? [Self.products] : []
        resources += items.prefix(Self.pageSize).map(Self.resource)
        var result: JSONValue = ["resources": .array(resources)]
        if items.count > Self.pageSize {
            let last = items[Self.pageSize - 1]
            result["nextCursor"] = .string(Self.cursor(at: last))
        }
        return result
    }

    private static let products: JSONValue = [
        "uri": "faultbase://products", "name": "products", "title": "Product lines",
        "description": "The product lines with their models, assemblies and how much is known of each.",
        "mimeType": "application/json",
    ]

    private static func resource(_ item: ListedItem) -> JSONValue {
        [
            "uri": .string(ItemAddress(kind: item.kind.rawValue, id: item.id)?.uri ?? item.id),
            "name": .string(item.id),
            "title": .string(item.title.string(for: .english)), "mimeType": "application/json",
        ]
    }

    /// Opaque to clients: the last item of the page, so that a page is the same however much is imported in between.
    private static func cursor(at item: ListedItem) -> String { "\(item.kind.rawValue):\(item.id)" }

    private static func position(of cursor: JSONValue?) throws -> (kind: Record.Kind, id: String)? {
        guard let cursor else { return nil }
        let parts = (cursor.string ?? "").split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let kind = Record.Kind(rawValue: String(parts[0])), kind == .fault || kind == .passage,
            parts[1].utf8.count <= 400
        else {
            throw MCPError.invalidParams(
                "Invalid cursor. Take 'nextCursor' of the page before, or none for the first page.")
        }
        return (kind, String(parts[1]))
    }

    /// The thing as JSON, every fact cited: the same as `get_item` without a limit.
    func read(_ params: JSONValue, _ call: MCPCall) async throws -> JSONValue {
        guard let uri = params["uri"]?.string else {
            throw MCPError.invalidParams("'uri' is missing; expected one such as faultbase://fault/LINE/NAME.")
        }
        guard uri.hasPrefix("faultbase://"), let address = ItemAddress(uri) else {
            throw MCPError.noResource(
                String(uri.prefix(600)), "expected a URI such as faultbase://fault/LINE/NAME", call.era)
        }
        let desk = try desk(call, [:], counting: nil)
        do {
            let item = try await desk.opened(address).document
            return [
                "contents": [
                    [
                        "uri": .string(uri), "mimeType": "application/json",
                        "text": .string(String(decoding: try item.data(), as: UTF8.self)),
                    ]
                ]
            ]
        } catch let error as KnowledgeError {
            guard case .notFound = error else { throw error }
            throw MCPError.noResource(uri, error.description, call.era)
        }
    }
}
