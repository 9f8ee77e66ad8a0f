import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Hummingbird

/// What to have in a van or a depot.
struct CarryRoutes: Sendable {
    let answers: Answers

    func add(to router: Router<ServerContext>) {
        router.get("api/carry", use: document)
        router.get("carry/:line", use: page)
    }

    private static let parameters: Set<String> = ["model", "fix_rate", "budget"]

    @Sendable func document(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: Self.parameters.union(["product", "lang", "fields"]))
        guard let line = parameters["product"] else {
            throw Problem.badParameter("product", "product is missing; expected a product line such as trailer-pump.")
        }
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let (wanted, budget) = (try parameters.fixRate(), try parameters.budget())
        let answers = try answers.seen(by: context.caller)
        return try await KeptResponse(request, answers).response {
            try await Self.list(answers, line, parameters["model"], wanted, budget, language)
        }
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: Self.parameters.union(["ui"]))
        let reader = Reader(request, chosen: try parameters.language("ui"))
        let (wanted, budget) = (try parameters.fixRate(), try parameters.budget())
        let document = try await Self.list(
            try answers.seen(by: context.caller), try context.segment("line"), parameters["model"], wanted, budget,
            reader.language)
        return PageResponse(reader, CarryPage(words: Words(reader.language), carry: document).html).response
    }

    private static func list(
        _ answers: Answers, _ line: String, _ model: String?, _ wanted: Double, _ budget: Double?, _ language: Language
    ) async throws -> CarryDocument {
        do {
            return try await answers.carry(
                product: line, model: model, wanted: wanted, budget: budget, language: language)
        } catch let error as CarryError {
            throw Problem(type: "/problems/nothing-to-carry", title: "No list", status: 422, detail: error.description)
        }
    }
}

extension RequestParameters {
    fileprivate func fixRate() throws -> Double { try probability("fix_rate") ?? CarryList.usualRate }

    fileprivate func budget() throws -> Double? {
        guard let text = self["budget"] else { return nil }
        guard let amount = Double(text), amount >= 0, amount.isFinite else {
            throw Problem.badParameter("budget", "budget is '\(text)'; expected an amount of money, 0 or more.")
        }
        return amount
    }
}
