import FaultKnowledge
import HTTPTypes
import Hummingbird

/// What readers ask: counted for the pages, told to authors.
struct InsightRoutes: Sendable {
    let answers: Answers
    /// Nil: nothing is counted.
    let log: QuestionLog?

    func add(to router: Router<ServerContext>) {
        router.get("api/insights", use: document)
        router.get("insights", use: page)
        router.post("api/questions/asked", use: asked)
        router.post("api/questions/opened", use: opened)
    }

    @Sendable func document(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: ["limit"])
        let limit = try parameters.number("limit", in: KnowledgeBase.insightLimits) ?? 20
        let document = try await insights(limit, for: context.caller)
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = Reader(request, chosen: try RequestParameters(request, known: ["ui"]).language("ui"))
        let page = InsightPage(
            words: Words(reader.language), insights: try await insights(50, for: context.caller),
            products: try await answers.seen(by: context.caller).products(language: reader.language),
            isCounting: log != nil)
        var response = PageResponse(reader, page.html).response
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// What was counted a moment ago is told too.
    private func insights(_ limit: Int, for caller: Caller) async throws -> InsightDocument {
        await log?.write()
        return try await answers.seen(by: caller).insights(limit: limit)
    }

    /// A page that searches while its reader types says when a question is whole; how it was answered is looked up here.
    @Sendable func asked(_ request: Request, _ context: ServerContext) async throws -> Response {
        var wanted = try question(request)
        wanted.limit = 1
        if let log {
            let answer = try await answers.seen(by: context.caller).search(wanted)
            log.asked(wanted.counted(for: context.caller), answer)
        }
        return Response(status: .noContent)
    }

    /// For programs that show hits themselves; our own pages need it not, see `OpenedHits`.
    @Sendable func opened(_ request: Request, _ context: ServerContext) async throws -> Response {
        log?.opened(try question(request).counted(for: context.caller))
        return Response(status: .noContent)
    }

    private func question(_ request: Request) throws -> SearchRequest {
        let parameters = try RequestParameters(request, known: RequestParameters.search)
        guard parameters["q"] != nil else {
            throw Problem.badParameter("q", "q is missing; expected the question that was asked.")
        }
        return try parameters.searchRequest()
    }
}
