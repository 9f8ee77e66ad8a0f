import FaultDiagnosis
import FaultModel

/// The addresses that lead on from where a walk is. A link is a walk: nothing is remembered between two pages.
struct WalkLinks {
    let fault: String
    let given: [WalkAnswer]
    let mode: WalkState.Mode?
    var rule = LearningRule()

    /// The walk's page without anything: where a form goes, with the rest as hidden fields.
    var path: String { SitePath.walk(fault) }
    var here: String { address(of: given) }
    var start: String { address(of: []) }

    func adding(_ answer: WalkAnswer) -> String { address(of: given + [answer]) }

    /// The same question asked of another step.
    func asking(_ step: String) -> String { here + (here.contains("?") ? "&" : "?") + "step=" + SitePath.escaped(step) }

    /// The walk as it was before this answer.
    func before(_ index: Int) -> String { address(of: Array(given.prefix(index))) }

    /// The walk without one answer. What a procedure asked later was asked because of this one, and goes with it.
    func without(_ index: Int, isStep: Bool) -> String {
        if isStep { return before(index) }
        var rest = given
        rest.remove(at: index)
        return address(of: rest)
    }

    func walking(in mode: WalkState.Mode) -> String {
        WalkLinks(fault: fault, given: given, mode: mode, rule: rule).here
    }

    func walking(by rule: LearningRule) -> String {
        WalkLinks(fault: fault, given: given, mode: mode, rule: rule).here
    }

    /// The first so many answers.
    func keeping(_ count: Int) -> String { address(of: Array(given.prefix(count))) }

    /// What a form carries along unseen.
    var hidden: HTML {
        let answers: [HTML] = given.map { "<input type=\"hidden\" name=\"answer\" value=\"\($0.text)\">" }
        let chosen: HTML? = mode.map { "<input type=\"hidden\" name=\"mode\" value=\"\($0.rawValue)\">" }
        let more: [HTML] = rule.query.map { "<input type=\"hidden\" name=\"\($0)\" value=\"\($1)\">" }
        return "\(answers)\(chosen)\(more)"
    }

    private func address(of answers: [WalkAnswer]) -> String {
        SitePath.walk(fault, answers: answers.map(\.text), mode: mode?.rawValue, more: rule.query)
    }
}

extension WalkAnswer {
    /// As it stands in an address.
    var text: String { "\(action)=\(outcome)" }
}
