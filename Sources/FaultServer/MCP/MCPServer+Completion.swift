import FaultKnowledge
import FaultModel

extension MCPServer {
    /// Completes the argument of a prompt or of a resource's address.
    func complete(_ params: JSONValue, _ call: MCPCall) async throws -> JSONValue {
        guard let name = params["argument"]?["name"]?.string, let value = params["argument"]?["value"]?.string else {
            throw MCPError.invalidParams("'argument' with 'name' and 'value' is missing.")
        }
        let names = try Self.names(completedBy: params["ref"])
        guard names.contains(name) else {
            throw MCPError.invalidParams(
                "'\(name.prefix(60))' is no argument there; expected one of \(names.joined(separator: ", ")).")
        }
        let seen = try answers.seen(by: call.caller)
        let line = params["context"]?["arguments"]?["line"]?.string
        let values = try await completions(of: name, value, in: line, seen, call)
        return [
            "completion": [
                "values": .array(values.prefix(100).map(JSONValue.string)), "hasMore": .bool(values.count > 100),
            ]
        ]
    }

    private static func names(completedBy reference: JSONValue?) throws(MCPError) -> [String] {
        switch reference?["type"]?.string {
        case "ref/prompt": return try MCPPrompt.named(reference?["name"]?.string).arguments.map(\.name)
        case "ref/resource":
            let uri = reference?["uri"]?.string ?? ""
            guard ItemAddress.templates.contains(where: { $0["uriTemplate"]?.string == uri }) || ItemAddress(uri) != nil
            else {
                throw .invalidParams("'\(uri.prefix(100))' is no resource or template here.")
            }
            return uri.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
        default: throw .invalidParams("'ref' is missing; expected one of type ref/prompt or ref/resource.")
        }
    }

    private func completions(
        of name: String, _ value: String, in line: String?, _ seen: Answers, _ call: MCPCall
    ) async throws -> [String] {
        switch name {
        case "product", "line":
            let lines = try await seen.knowledge.products().map(\.product.line)
            return lines.filter { $0.hasPrefix(value.lowercased()) }
        case "id":
            guard let line, Fault.ID(line: line, name: "a") != nil, call.caller.lines.includes(line) else { return [] }
            let found = try await seen.knowledge.list(
                after: (.fault, "\(line)/"), limit: KnowledgeBase.listLimits.upperBound, lines: .only([line]))
            let names = found.compactMap { $0.kind == .fault ? Fault.ID($0.id)?.name : nil }
            return names.filter { $0.contains(value.lowercased()) }
        case "code": return try await suggested(value, [.code], seen)
        case "number": return try await suggested(value, [.part], seen)
        case "symptom": return try await suggested(value, [.symptom, .code, .term], seen)
        default: return []
        }
    }

    private func suggested(_ value: String, _ kinds: Set<CompletionKind>, _ seen: Answers) async throws -> [String] {
        var request = SuggestRequest(value)
        request.limit = SuggestRequest.limits.upperBound
        return try await seen.knowledge.suggestions(request).all.filter { kinds.contains($0.kind) }.map(\.text)
    }
}
