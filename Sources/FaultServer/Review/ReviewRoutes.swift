import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// The queue of service records whose link is not sure: as JSON, and as a page with a form for each.
struct ReviewRoutes: Sendable {
    let answers: Answers
    let access: Access

    func add(to router: Router<ServerContext>) {
        router.get("api/review", use: list)
        router.post("api/review/:id", use: post)
        router.get("review", use: page)
        router.post("review/:id", use: answer)
    }

    private static let filters: Set<String> = ["product", "state", "limit", "offset"]

    private func filter(_ parameters: RequestParameters) throws -> ReviewFilter {
        var filter = ReviewFilter()
        filter.product = parameters["product"]
        filter.state = try parameters.value("state", of: ReviewFilter.State.self) ?? .open
        filter.limit = try parameters.number("limit", in: SearchRequest.limits) ?? filter.limit
        filter.offset = try parameters.number("offset", in: SearchRequest.offsets) ?? filter.offset
        return filter
    }

    @Sendable func list(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: Self.filters.union(["lang", "fields"]))
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let wanted = try filter(parameters)
        return try await KeptResponse(request, answers).response {
            try await answers.review(wanted, language: language)
        }
    }

    private static let largest = 10_000

    @Sendable func post(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: ["lang"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let body = try Self.decision(in: [UInt8](buffer: try await request.body.collect(upTo: Self.largest)))
        let id = try context.segment("id")
        try await judge(
            id, body["decision"]?.string ?? "", fault: body["fault"]?.string, cause: body["cause"]?.string, context)
        let document = try await answers.seen(by: context.caller).review(record: id, language: language)
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }

    /// A body as the API is described.
    /// - Throws: `Problem` 400.
    private static func decision(in bytes: [UInt8]) throws -> JSONValue {
        let body = try? JSONValue(reading: bytes)
        let wrong = body.flatMap { WireSchemas.all["Decision"]?.problems(in: $0) }
        if let body, let wrong, wrong.isEmpty { return body }
        throw Problem(
            type: "/problems/unreadable", title: "The body cannot be read", status: 400,
            detail: "The body is no decision; expected JSON such as {\"decision\": \"accept\"} or "
                + "{\"decision\": \"other\", \"fault\": \"line/name\", \"cause\": \"id\"}.",
            errors: wrong ?? [])
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: Self.filters.union(["ui"]))
        let reader = Reader(request, chosen: try parameters.language("ui"))
        let filter = try filter(parameters)
        let page = ReviewPage(
            words: Words(reader.language), filter: filter, formKey: context.formKey,
            review: try await answers.review(filter, language: reader.language),
            products: try await answers.products(language: reader.language))
        return PageResponse(reader, page.html).response
    }

    /// The form of one record: back to the list, where the next one now stands.
    @Sendable func answer(_ request: Request, _ context: ServerContext) async throws -> Response {
        let fields = try await FormBody(
            request, context, known: ["decision", "fault", "proposed", "cause", "product", "state"])
        var decision = fields["decision"] ?? ""
        var fault = fields["proposed"]
        // A button may name the fault itself: other=line/name.
        if decision.hasPrefix("other:") {
            fault = String(decision.dropFirst("other:".count))
            decision = ReviewAnswer.other.rawValue
        } else if decision == ReviewAnswer.other.rawValue {
            fault = fields["fault"]
        }
        // A field that nobody filled in.
        if fault?.isEmpty ?? false { fault = nil }
        let cause = decision == ReviewAnswer.accept.rawValue ? fields["cause"] : nil
        try await judge(try context.segment("id"), decision, fault: fault, cause: cause, context)
        return .redirect(
            to: SitePath.review([("product", fields["product"] ?? ""), ("state", fields["state"] ?? "")]), type: .normal
        )
    }

    private func judge(
        _ id: String, _ decision: String, fault: String?, cause: String?, _ context: ServerContext
    ) async throws {
        guard let answer = ReviewAnswer(rawValue: decision) else {
            let expected = ReviewAnswer.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.badParameter("decision", "decision is '\(decision)'; expected one of \(expected).")
        }
        let known = fault.flatMap { Fault.ID($0) }
        if let fault, known == nil {
            throw Problem.badParameter(
                "fault", "fault is '\(fault.prefix(80))'; expected a fault id such as line/name.")
        }
        // What someone may not see is not there for them.
        let seen = try answers.seen(by: context.caller)
        _ = try await seen.knowledge.review(record: id)
        if let known { _ = try await seen.knowledge.fault(known) }
        try await answers.judge(id, answer, fault: known, cause: cause)
        try access.book.note(.review, id, decision, by: context.actor)
    }
}
