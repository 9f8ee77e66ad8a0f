import Hummingbird

extension Request {
    /// The body as JSON that fits a schema.
    /// - Parameter name: of the schema; see `WireSchemas`.
    /// - Throws: `Problem`: 413, 415 for what is not said to be JSON, 400 with each member that does not fit.
    func json(as name: String, upTo limit: Int) async throws -> JSONValue {
        let type = headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() ?? "application/json"
        guard type == "application/json" else {
            throw Problem(
                type: "/problems/unsupported-media-type", title: "The media type is not taken", status: 415,
                detail: "The body is '\(type.prefix(60))'; expected application/json.")
        }
        let value: JSONValue
        do {
            value = try JSONValue(reading: try await collected(upTo: limit))
        } catch let error as UnreadableJSON {
            throw Problem.badParameter("body", "\(error)")
        }
        let wrong = JSONSchema.reference(name).problems(in: value)
        if wrong.isEmpty { return value }
        var problem = Problem.badParameter("body", wrong.map(\.message).joined(separator: " "))
        problem.errors = wrong
        throw problem
    }
}
