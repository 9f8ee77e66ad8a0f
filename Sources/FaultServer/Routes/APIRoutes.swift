import FaultDiagnosis
import FaultKnowledge
import FaultModel
import FaultTrees
import Foundation
import Hummingbird

/// The JSON routes under `/api`.
struct APIRoutes: Sendable {
    let answers: Answers
    let questions: QuestionLog?

    func add(to router: Router<ServerContext>) {
        let api = router.group("api")
        api.get("search", use: search)
        api.get("suggest", use: suggest)
        api.get("faults/:line/:id", use: fault)
        api.get("faults/:line/:id/walk", use: walk)
        api.get("faults/:line/:id/visit", use: visit)
        api.get("faults/:line/:id/tree", use: tree)
        api.get("faults/:line/:id/tree.svg", use: picture)
        api.get("passages/:line/:document/:section", use: passage)
        api.get("documents/:id", use: document)
        api.get("parts/:number", use: part)
        api.get("codes/:code", use: code)
        api.get("products", use: products)
        api.get("terms", use: terms)
    }

    @Sendable func search(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: RequestParameters.search.union(["fields"]))
        guard parameters["q"] != nil else {
            throw Problem.badParameter("q", "q is missing; expected a symptom, fault code or part number.")
        }
        let wanted = try parameters.searchRequest()
        let explained = try parameters.flag("explain")
        return try await KeptResponse(request, answers).response(written: {
            let (answer, json) = try await answers.searchJSON(wanted, explained: explained)
            questions?.asked(wanted.counted(for: context.caller), answer)
            return (answer, { json })
        })
    }

    @Sendable func suggest(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: ["q", "product", "limit", "fields"])
        guard let text = parameters["q"] else {
            throw Problem.badParameter(
                "q", "q is missing; expected the first letters of a symptom, part, code or model.")
        }
        var wanted = SuggestRequest(text)
        wanted.product = parameters["product"]
        wanted.limit = try parameters.number("limit", in: SuggestRequest.limits) ?? wanted.limit
        let asked = wanted
        return try await KeptResponse(request, answers).response { try await answers.suggest(asked) }
    }

    @Sendable func fault(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: RequestParameters.learning.union(["lang", "fields"]))
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let rule = try parameters.learningRule()
        let id = try context.faultID()
        return try await KeptResponse(request, answers).response {
            try await answers.fault(id, by: rule, language: language)
        }
    }

    @Sendable func walk(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(
            request, known: RequestParameters.walk.union(RequestParameters.learning).union(["fields"]),
            repeated: ["answer"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let mode = try parameters.value("mode", of: WalkState.Mode.self)
        let given = try parameters.walkAnswers()
        let rule = try parameters.learningRule()
        let id = try context.faultID()
        return try await KeptResponse(request, answers).response {
            try await answers.walk(id, after: given, mode: mode, by: rule, language: language)
        }
    }

    @Sendable func visit(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(
            request, known: RequestParameters.learning.union(["confidence", "lang", "fields"]), repeated: ["answer"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let wanted = try parameters.probability("confidence") ?? VisitList.usualConfidence
        let given = try parameters.walkAnswers()
        let rule = try parameters.learningRule()
        let id = try context.faultID()
        return try await KeptResponse(request, answers).response {
            try await answers.visit(id, after: given, wanted: wanted, by: rule, language: language)
        }
    }

    @Sendable func tree(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: ["lang", "limit", "max_order"])
        var question = TreeQuestion()
        (question.cutSets, question.probability, question.importance) = (true, true, true)
        question.limit = try parameters.number("limit", in: 0...10_000) ?? question.limit
        question.maxOrder = try parameters.number("max_order", in: 1...10_000)
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let id = try context.faultID()
        let asked = question
        return try await KeptResponse(request, answers).response(text: "application/json; charset=utf-8") {
            try await answers.treeReport(of: id, asked, language: language).json + "\n"
        }
    }

    @Sendable func picture(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: ["lang"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let id = try context.faultID()
        return try await KeptResponse(request, answers).response(text: "image/svg+xml; charset=utf-8") {
            try await answers.treePicture(of: id, language: language)
        }
    }

    @Sendable func passage(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let language = try language(request)
        let id = try context.passageID()
        return try await KeptResponse(request, answers).response { try await answers.passage(id, language: language) }
    }

    @Sendable func document(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: ["lang", "limit", "offset", "fields"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let id = try context.segment("id")
        let limit = try parameters.number("limit", in: KnowledgeBase.documentLimits) ?? 200
        let offset = try parameters.number("offset", in: SearchRequest.offsets) ?? 0
        return try await KeptResponse(request, answers).response {
            try await answers.document(id, limit: limit, offset: offset, language: language)
        }
    }

    @Sendable func part(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let language = try language(request)
        let number = try context.partNumber()
        return try await KeptResponse(request, answers).response {
            try await answers.part(number, language: language)
        }
    }

    @Sendable func code(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let language = try language(request)
        let code = try context.segment("code")
        return try await KeptResponse(request, answers).response { try await answers.code(code, language: language) }
    }

    @Sendable func products(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let language = try language(request)
        return try await KeptResponse(request, answers).response { try await answers.products(language: language) }
    }

    @Sendable func terms(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: ["word", "language", "fields"])
        guard let word = parameters["word"], !word.allSatisfy(\.isWhitespace) else {
            throw Problem.badParameter("word", "word is missing; expected a word of the trade.")
        }
        let language = try parameters.language("language")
        return try await KeptResponse(request, answers).response { try await answers.terms(word, language: language) }
    }

    private func language(_ request: Request) throws -> Language {
        let parameters = try RequestParameters(request, known: ["lang", "fields"])
        return try parameters.language("lang") ?? Reader(request, chosen: nil).language
    }
}

extension ServerContext {
    /// A segment of the path, decoded.
    func segment(_ name: String) throws -> String {
        guard let text = parameters.get(name)?.removingPercentEncoding, !text.isEmpty, text.utf8.count <= 400 else {
            throw Problem.notFound("The address is not percent-encoded UTF-8 of a usable length.")
        }
        return text
    }

    func faultID() throws -> Fault.ID {
        let (line, name) = (try segment("line"), try segment("id"))
        guard let id = Fault.ID(line: line, name: name) else {
            throw Problem.notFound(
                "'\(line)/\(name)' is not a fault id; ids look like 'trailer-pump/main-cylinder-no-stroke'.")
        }
        return id
    }

    func passageID() throws -> Passage.ID {
        let parts = (try segment("line"), try segment("document"), try segment("section"))
        guard let id = Passage.ID(line: parts.0, document: parts.1, section: parts.2) else {
            throw Problem.notFound(
                "'\(parts.0)/\(parts.1)/\(parts.2)' is not a passage id; ids look like 'bicycle/brake-manual/2-1'.")
        }
        return id
    }

    func partNumber() throws -> PartNumber {
        let text = try segment("number")
        guard let number = PartNumber(text) else {
            throw Problem.notFound("'\(text)' is not a part number: it has no letter or digit.")
        }
        return number
    }
}
