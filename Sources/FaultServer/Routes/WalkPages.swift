import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Hummingbird

/// What the page of a walk is asked for.
struct WalkRequest: Sendable {
    var fault: Fault.ID
    var answers: [WalkAnswer]
    var mode: WalkState.Mode?
    var language: Language
    /// A step to ask instead of the best one.
    var step: String?
    /// Whose word counts for how likely causes are.
    var rule = LearningRule()
}

/// The page of a walk. Its address holds the whole walk; a reading that was typed is judged, and then is in it.
struct WalkPages: Sendable {
    let answers: Answers

    func add(to router: Router<ServerContext>) { router.get("faults/:line/:id/walk", use: walk) }

    @Sendable func walk(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(
            request, known: RequestParameters.learning.union(["mode", "ui", "step", "of", "reading"]),
            repeated: ["answer"])
        let reader = Reader(request, chosen: try parameters.language("ui"))
        let words = Words(reader.language)
        var asked = WalkRequest(
            fault: try context.faultID(), answers: try parameters.walkAnswers(),
            mode: try parameters.value("mode", of: WalkState.Mode.self), language: reader.language,
            step: parameters["step"], rule: try parameters.learningRule())
        let walk = try await answers.walk(through: asked.fault, by: asked.rule)
        let links = WalkLinks(fault: asked.fault.description, given: asked.answers, mode: asked.mode, rule: asked.rule)
        let (fitting, error) = walk.reading(asked.answers, mode: asked.mode)
        let refusal = { (sentence: String) in
            let page = WalkProblemPage(words: words, sentence: sentence, links: links, fitting: fitting)
            return PageResponse(reader, page.html, .badRequest).response
        }
        if let error { return refusal(words.sentence(for: error)) }
        var misread: WalkScene.Misread?
        if let action = parameters["of"] {
            let typed = WalkAnswer(action, (parameters["reading"] ?? "").trimmed)
            misread = misreading(of: typed, in: walk, asked, words)
            if misread == nil { return .redirect(to: links.adding(typed), type: .normal) }
            asked.step = action
        }
        var scene = try await answers.scene(of: walk, asked, words: words)
        scene.misread = misread
        scene.formKey = context.caller.may(.engineer) ? context.formKey : nil
        // A form of ours asks what the page asks; anything else has no field to say it at.
        if let misread, scene.asked?.id != misread.action { return refusal(misread.reason) }
        let html = WalkPage(words: words, scene: scene).html
        return PageResponse(reader, html, misread == nil ? .ok : .badRequest).response
    }

    /// Nil: it can be judged.
    private func misreading(
        of typed: WalkAnswer, in walk: Walk, _ asked: WalkRequest, _ words: Words
    ) -> WalkScene.Misread? {
        if typed.outcome.isEmpty { return .init(action: typed.action, text: "", reason: words[.enterReading]) }
        guard let error = walk.reading(asked.answers + [typed], mode: asked.mode).error else { return nil }
        // It is said beside the field: which reading is meant is plain.
        let reason =
            if case .unreadableReading(let why, _) = error { words.sentence(for: why) } else {
                words.sentence(for: error)
            }
        return .init(action: typed.action, text: typed.outcome, reason: reason)
    }
}

extension String {
    fileprivate var trimmed: String {
        let end = reversed().drop(while: \.isWhitespace).count
        return String(prefix(end).drop(while: \.isWhitespace))
    }
}
