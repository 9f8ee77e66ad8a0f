import FaultDiagnosis
import FaultModel
import FaultTrees

/// What a walk's page shows: the walk, the fault that it is at with what is believed of it now, and the picture.
struct WalkScene: Sendable {
    let walk: WalkDocument
    /// Its causes bear what is believed now, the likeliest first.
    var fault: FaultDocument
    /// As it was asked for: what every link of the page goes on from.
    let given: [WalkAnswer]
    let mode: WalkState.Mode?
    let rule: LearningRule
    /// By answer: whether it was one to a step of a procedure.
    let stepAnswers: [Bool]
    /// The step that the reader chose instead of the best one; nil: none, or it is not open.
    var chosen: WalkDocument.Action?
    /// A reading that could not be judged: what was typed, and why not.
    var misread: Misread?
    /// The fault's named gates, by name.
    let gates: [String: TreeExpression.Gate]
    /// What checks showed, in words, by the name of the cause or gate that they observe.
    let seen: [String: String]
    /// Of the form that keeps the walk as a service record; nil: whoever reads the page may hand in none.
    var formKey: String?
    /// SVG; nil: every cause can bring the symptom about by itself, which needs no drawing.
    var picture: HTML?

    struct Misread: Sendable {
        var action: String
        var text: String
        var reason: String
    }

    /// What the page asks.
    var asked: WalkDocument.Action? { chosen ?? walk.next }
}

extension WalkScene {
    init(_ state: WalkState, _ walk: WalkDocument, _ fault: FaultDocument, _ request: WalkRequest, _ words: Words) {
        self.walk = walk
        self.fault = fault
        (given, mode, rule) = (request.answers, request.mode, request.rule)
        stepAnswers = state.answers.map { if case .step = $0.subject { true } else { false } }
        gates = Dictionary(
            state.current.fields.namedGates.compactMap { gate in gate.name.map { ($0, gate) } },
            uniquingKeysWith: { first, _ in first })
        seen = words.seen(in: state)
        if let id = request.step, walk.next?.id != id { chosen = walk.alternatives.first { $0.id == id } }
        self.fault.believe(walk.beliefs)
        if fault.tree != nil { picture = TreeMarks.picture(of: state, words, titledIn: request.language) }
    }
}

extension FaultDocument {
    /// The causes with what is believed now in place of what is believed at the start. No beliefs: they stay unknown.
    fileprivate mutating func believe(_ beliefs: [WalkDocument.Belief]) {
        let places = Dictionary(
            beliefs.enumerated().map { ($1.cause, $0) }, uniquingKeysWith: { first, _ in first })
        for index in causes.indices {
            causes[index].probability = places[causes[index].id].map { beliefs[$0].probability }
        }
        causes.sort { (places[$0.id] ?? .max) < (places[$1.id] ?? .max) }
    }
}

extension TreeMarks {
    /// So many events are more than a picture can show.
    private static let mostEvents = 400

    fileprivate static func picture(of state: WalkState, _ words: Words, titledIn reader: Language) -> HTML? {
        guard let tree = FaultTree(of: state.current, titledIn: reader), tree.events.count <= mostEvents else {
            return nil
        }
        let marks = TreeMarks(
            marks(of: state, words),
            summary: words.sentence(.pictureSummary, words.likeliest(state.beliefs, titledIn: reader)),
            incomplete: words[.pictureIncomplete])
        return HTML(trusted: tree.svg(marked: marks, id: "picture"))
    }

    private static func marks(of state: WalkState, _ words: Words) -> [String: Mark] {
        var marks: [String: Mark] = [:]
        for belief in state.beliefs {
            marks[belief.cause.id] = Mark(
                belief: belief.probability,
                figure: belief.isPutRight ? words[.isPutRight] : words.percent(belief.probability),
                isSettled: belief.isPutRight || belief.probability <= 0, address: "#cause-" + belief.cause.id)
        }
        for (name, outcome) in words.seen(in: state) { marks[name, default: Mark()].seen = outcome }
        return marks
    }
}

extension Words {
    /// What checks showed, by the name of what they observe; of several the last.
    fileprivate func seen(in state: WalkState) -> [String: String] {
        var seen: [String: String] = [:]
        for answered in state.answers where answered.fault == state.current.id {
            guard case .check(let check) = answered.subject, let observed = check.observes,
                answered.outcome == .ok || answered.outcome == .faulty
            else { continue }
            seen[observed] = label(of: answered.outcome, for: answered.subject, titledIn: language)
        }
        return seen
    }

    /// The likeliest cause in a few words; empty when nothing is believed.
    fileprivate func likeliest(_ beliefs: [WalkState.Belief], titledIn reader: Language) -> String {
        guard let first = beliefs.first(where: { !$0.isPutRight }) else { return "" }
        return sentence(.likeliestNow, first.cause.title.string(for: reader), percent(first.probability))
    }
}
