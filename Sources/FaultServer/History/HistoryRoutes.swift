import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// What things said before: `GET /api/history/{kind}/{id}`, where an id may have slashes.
struct HistoryRoutes: Sendable {
    let answers: Answers

    func add(to router: Router<ServerContext>) { router.get("api/history/:kind/**", use: show) }

    @Sendable func show(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        _ = try RequestParameters(request, known: [])
        let name = try context.segment("kind")
        guard let kind = Record.Kind(rawValue: name) else {
            throw Problem.notFound(
                "'\(name)' is no kind; expected one of "
                    + Record.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        let id = context.parameters.getCatchAll().joined(separator: "/").removingPercentEncoding ?? ""
        guard !id.isEmpty, id.utf8.count <= 400 else {
            throw Problem.notFound("The address is not percent-encoded UTF-8 of a usable length.")
        }
        return try await KeptResponse(request, answers).response { try await answers.history(of: id, kind) }
    }
}
