import Foundation
import HTTPTypes
import Hummingbird

/// Holds the parameters of a request against the description of its route, so that what is described is what is taken.
struct ParameterCheck: RouterMiddleware {
    typealias Context = ServerContext

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        if let query = request.uri.query, !query.isEmpty, let path = context.endpointPath,
            let operation = Self.operations["\(request.method == .head ? .get : request.method) \(path)"]
        {
            try Self.check(query, operation)
        }
        return try await next(request, context)
    }

    private static let operations: [String: Described] = Dictionary(
        APIOperation.all.map { ("\($0.method) \($0.path)", Described($0)) }
    ) { first, _ in first }

    private struct Described: Sendable {
        var single: Set<String> = []
        var repeated: Set<String> = []
        var schemas: [String: JSONSchema] = [:]

        init(_ operation: APIOperation) {
            for parameter in operation.parameters where parameter.place == .query {
                if parameter.isRepeated { repeated.insert(parameter.name) } else { single.insert(parameter.name) }
                // The members of a document are looked up where the document is narrowed.
                if !parameter.isCommaSeparated { schemas[parameter.name] = parameter.schema.withoutPattern }
            }
        }
    }

    /// A parameter is text; what should be a number is read as one where it can be.
    private static func read(_ text: String, as schema: JSONSchema) -> JSONValue {
        switch schema.shape {
        case .integer: Int(text).map(JSONValue.integer) ?? .string(text)
        case .number: Double(text).flatMap { $0.isFinite ? JSONValue.number($0) : nil } ?? .string(text)
        default: .string(text)
        }
    }

    private static func check(_ query: String, _ described: Described) throws {
        // A name that is not described is the route's to refuse, in its own words.
        let names = query.split(separator: "&").compactMap { pair in
            pair.prefix { $0 != "=" }.replacing("+", with: " ").removingPercentEncoding
        }
        let others = Set(names).subtracting(described.single).subtracting(described.repeated)
        let parameters = try RequestParameters(
            query: query, known: described.single, repeated: described.repeated.union(others))
        var wrong: [Problem.Field] = []
        for (name, value) in parameters.given {
            guard let schema = described.schemas[name] else { continue }
            wrong += schema.problems(in: Self.read(value, as: schema), at: name)
        }
        guard let first = wrong.first else { return }
        var problem = Problem.badParameter(first.field, wrong.map(\.message).joined(separator: " "))
        problem.errors = wrong
        throw problem
    }
}

extension JSONSchema {
    /// What a pattern says, the route itself says in words.
    fileprivate var withoutPattern: JSONSchema {
        guard case .string(var rule) = shape else { return self }
        rule.pattern = nil
        return JSONSchema(.string(rule), about)
    }
}
