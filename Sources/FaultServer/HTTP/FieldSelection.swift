/// Members of a document that a client wants, and no others: `total,hits.id`.
struct FieldSelection: Sendable {
    private var wanted: [String: FieldSelection] = [:]

    /// Ways in one selection; more is the document itself.
    static let most = 100

    /// - Parameter text: ways parted by commas; dots lead into objects, and into each element of a list.
    /// - Throws: `Problem` for a way that is none.
    init(_ text: String) throws {
        let ways = text.split(separator: ",", omittingEmptySubsequences: false)
        guard ways.count <= Self.most else {
            throw Problem.badParameter("fields", "fields names \(ways.count) members; expected at most \(Self.most).")
        }
        for way in ways {
            let names = way.split(separator: ".", omittingEmptySubsequences: false)
            guard names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isNameByte) }), names.count <= 10 else {
                throw Problem.badParameter(
                    "fields",
                    "fields has '\(way.prefix(60))'; expected names parted by commas and dots, such as total,hits.id.")
            }
            add(names[...])
        }
    }

    private init() {}

    private mutating func add(_ names: ArraySlice<Substring>) {
        guard let first = names.first else { return }
        var inner = wanted[String(first)]
        // The whole of it is wanted already, or is from now on.
        if names.count == 1 {
            inner = FieldSelection()
        } else if inner == nil || inner?.wanted.isEmpty == false {
            var deeper = inner ?? FieldSelection()
            deeper.add(names.dropFirst())
            inner = deeper
        }
        wanted[String(first)] = inner
    }

    /// - Throws: `Problem` for a member that a document of this schema never has.
    func check(_ schema: JSONSchema) throws {
        let fields = Self.object(schema).fields
        if fields.isEmpty { return }
        for (name, inner) in wanted.sorted(by: { $0.key < $1.key }) {
            guard let field = fields.first(where: { $0.name == name }) else {
                let names = fields.map(\.name)
                throw Problem.badParameter(
                    "fields", "fields has '\(name.prefix(60))'; expected one of \(names.joined(separator: ", ")).")
            }
            try inner.check(field.schema)
        }
    }

    private static func object(_ schema: JSONSchema) -> JSONSchema {
        switch schema.shape {
        case .reference(let name): WireSchemas.all[name].map(object) ?? schema
        case .list(let element, _): object(element)
        default: schema
        }
    }

    /// Levels of any document.
    private static let listedDepth = 10

    /// The ways into a document of this name, for its description.
    static func ways(in document: String) -> [String] {
        WireSchemas.all[document].map { ways(in: $0, "", listedDepth) } ?? []
    }

    private static func ways(in schema: JSONSchema, _ prefix: String, _ depth: Int) -> [String] {
        if depth == 0 { return [] }
        return object(schema).fields.flatMap { field in
            [prefix + field.name] + ways(in: field.schema, prefix + field.name + ".", depth - 1)
        }
    }

    func selected(of value: JSONValue) -> JSONValue {
        if wanted.isEmpty { return value }
        switch value {
        case .array(let elements): return .array(elements.map(selected))
        case .object(let members):
            var kept: [String: JSONValue] = [:]
            for (name, inner) in wanted { kept[name] = members[name].map(inner.selected) }
            return .object(kept)
        default: return value
        }
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        self == 0x5F || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
