import FaultKnowledge
import FaultModel
import HTTPTypes
import Hummingbird

/// What readers ask: counted for the pages, told to authors.
struct InsightRoutes: Sendable {
    let answers: Answers
    /// Nil: nothing is counted.
    let log: QuestionLog?

    func add(to router: Router<ServerContext>) {
        router.get("api/insights", use: document)
        router.get("api/insights/:table", use: table)
        router.get("insights", use: page)
        router.post("api/questions/asked", use: asked)
        router.post("api/questions/opened", use: opened)
    }

    @Sendable func document(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: RequestParameters.insights.union(["limit", "lang"]))
        var wanted = try parameters.insightRequest()
        wanted.limit = try parameters.number("limit", in: KnowledgeBase.insightLimits) ?? 20
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let document = try await insights(wanted, language, for: context.caller)
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }

    /// One list as CSV: `/api/insights/causes.csv`.
    @Sendable func table(_ request: Request, _ context: ServerContext) async throws -> Response {
        let file = try context.segment("table")
        guard file.hasSuffix(".csv"), let table = InsightTableName(rawValue: String(file.dropLast(4))) else {
            let names = InsightTableName.allCases.map { "\($0.rawValue).csv" }.joined(separator: ", ")
            throw Problem.notFound("There is no table '\(file)'; expected one of \(names).")
        }
        let parameters = try RequestParameters(request, known: RequestParameters.insights.union(["limit", "lang"]))
        var wanted = try parameters.insightRequest()
        wanted.limit = try parameters.number("limit", in: KnowledgeBase.insightLimits) ?? 1000
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let text = table.csv(try await insights(wanted, language, for: context.caller))
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"faultbase-\(table.rawValue).csv\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: RequestParameters.insights.union(["ui"]))
        let reader = Reader(request, chosen: try parameters.language("ui"))
        var wanted = try parameters.insightRequest()
        wanted.limit = 50
        let page = InsightPage(
            words: Words(reader.language), insights: try await insights(wanted, reader.language, for: context.caller),
            request: wanted,
            products: try await answers.seen(by: context.caller).products(language: reader.language), isCounting: log != nil)
        var response = PageResponse(reader, page.html).response
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// What was counted a moment ago is told too.
    private func insights(
        _ request: InsightRequest, _ language: Language, for caller: Caller
    ) async throws -> InsightDocument {
        await log?.write()
        return try await answers.seen(by: caller).insights(request, language: language)
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
