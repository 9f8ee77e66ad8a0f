import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// The pages for people.
struct PageRoutes: Sendable {
    let answers: Answers
    let questions: QuestionLog?

    func add(to router: Router<ServerContext>) {
        router.get("/", use: search)
        router.get("products", use: products)
        router.get("faults/:line/:id", use: fault)
        WalkPages(answers: answers).add(to: router)
        router.get("passages/:line/:document/:section", use: passage)
        router.get("parts/:number", use: part)
        router.get("codes/:code", use: code)
    }

    @Sendable func search(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: RequestParameters.search.union(["ui", "fragment"]))
        let reader = Reader(request, chosen: try parameters.language("ui"))
        var wanted = try parameters.searchRequest()
        wanted.language = wanted.filter.language ?? reader.language
        var page = SearchPage(
            words: Words(reader.language), request: wanted, answer: nil, problem: nil,
            products: try await answers.products(language: reader.language),
            isCounting: questions != nil)
        let isFragment = try parameters.flag("fragment")
        var status = HTTPResponse.Status.ok
        if parameters["q"] != nil {
            do {
                let answer = try await answers.search(wanted)
                page.answer = answer
                // A fragment is asked for at every pause of the typing: its script says when the question is whole.
                if !isFragment { questions?.asked(wanted, answer) }
            } catch let error as KnowledgeError {
                guard let problem = Problem(error) else { throw error }
                page.problem = problem.detail
                status = .init(code: problem.status)
            }
        }
        return PageResponse(reader, isFragment ? page.results : page.html, status).response
    }

    @Sendable func fault(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: RequestParameters.learning.union(["ui"]))
        let reader = Reader(request, chosen: try parameters.language("ui"))
        let rule = try parameters.learningRule()
        let document = try await answers.fault(try context.faultID(), by: rule, language: reader.language)
        let page = FaultPage(words: Words(reader.language), fault: document, rule: rule)
        return PageResponse(reader, page.html).response
    }

    @Sendable func passage(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        let document = try await answers.passage(try context.passageID(), language: reader.language)
        return PageResponse(reader, PassagePage(words: Words(reader.language), passage: document).html).response
    }

    @Sendable func part(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        let document = try await answers.part(try context.partNumber(), language: reader.language)
        return PageResponse(reader, PartPage(words: Words(reader.language), part: document).html).response
    }

    @Sendable func code(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        let document = try await answers.code(try context.segment("code"), language: reader.language)
        return PageResponse(reader, CodePage(words: Words(reader.language), code: document).html).response
    }

    @Sendable func products(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        let document = try await answers.products(language: reader.language)
        return PageResponse(reader, ProductsPage(words: Words(reader.language), products: document).html).response
    }

    private func reader(of request: Request) throws -> Reader {
        Reader(request, chosen: try RequestParameters(request, known: ["ui"]).language("ui"))
    }
}

/// A page as a response, in the reader's language.
struct PageResponse {
    let reader: Reader
    let html: HTML
    let status: HTTPResponse.Status

    init(_ reader: Reader, _ html: HTML, _ status: HTTPResponse.Status = .ok) {
        self.reader = reader
        self.html = html
        self.status = status
    }

    var response: Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-cache", .vary: "Accept-Language, Cookie",
            .contentLanguage: Words(reader.language).language.tag,
        ]
        if let chosen = reader.chosen {
            headers[.setCookie] = "ui=\(chosen.tag); Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"
        }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html.string)))
    }
}
