import FaultModel

/// A walk while its answers are read one after another.
struct WalkRecord {
    enum Place: Hashable {
        case step(String)
        /// The procedure led here.
        case cause(String)
        /// The last word of the procedure; nil: it has none.
        case end(LocalizedText?)
        case guided
    }

    private(set) var fault: Fault
    private(set) var place: Place = .guided
    /// Where the procedure is, also when the walk is guided; nil: it has been left.
    private var procedurePlace: Place?
    private(set) var answers: [WalkState.Answered] = []
    /// By what was learnt, the answer that taught it.
    private(set) var learnt: [(item: Learnt, answer: Int)] = []
    /// What was done already or cannot be done.
    private(set) var closed: Set<Move> = []
    private(set) var turn: WalkState.Turn?
    private(set) var found: Cause?
    private let linked: [Fault.ID: Fault]

    /// What the branch that a procedure takes says of the causes that only its other branches lead to: as much as a
    /// check that overlooks one in twenty.
    static let oversight = 0.05

    init(_ fault: Fault, linked: [Fault.ID: Fault], mode: WalkState.Mode?) {
        self.fault = fault
        self.linked = linked
        enterProcedure()
        skipSilentSteps()
        switch mode {
        case .guided where fault.procedure?.isSafetyRelevant == true: turn = .asWritten
        case .guided: place = .guided
        case .procedure where fault.procedure == nil: turn = .noProcedure
        default: break
        }
    }

    var isInProcedure: Bool { place != .guided }

    // MARK: Answers

    mutating func take(_ answer: WalkAnswer) throws(WalkError) {
        guard found == nil else { throw .afterTheEnd(answer.action, .solved) }
        if case .step(let id)? = isInProcedure ? place : procedurePlace, id == answer.action,
            let step = fault.procedure?.step(id), isInProcedure || !isGuidedAction(id)
        {
            try take(answer, of: step)
        } else if let check = fault.checks.first(where: { $0.id == answer.action }) {
            try take(answer, of: check)
        } else if let cause = fault.fields.cause(answer.action) {
            try take(answer, of: cause)
        } else {
            let possible = possibleActions
            throw .unknownAction(answer.action, possible: possible, nearest: answer.action.nearest(among: possible))
        }
    }

    private func isGuidedAction(_ id: String) -> Bool {
        fault.fields.cause(id) != nil || fault.checks.contains { $0.id == id }
    }

    /// What can be answered now, the procedure's step first.
    private var possibleActions: [String] {
        var names: [String] = []
        if case .step(let id) = place { names.append(id) }
        names += fault.checks.map(\.id).filter { !closed.contains(.check($0)) }
        names += fault.causes.map(\.id).filter { !closed.contains(.remedy($0)) }
        return names
    }

    private mutating func take(_ answer: WalkAnswer, of check: Check) throws(WalkError) {
        let (outcome, value) = try read(answer, among: .ofCheck, check.reading, inside: .ok, outside: .faulty)
        guard closed.insert(.check(check.id)).inserted else { throw .answeredBefore(check.id) }
        note(answer, .check(check), outcome, value)
        guard outcome == .ok || outcome == .faulty else { return }
        if let item = Learnt(faulty: outcome == .faulty, shownBy: check) { learn(item) }
    }

    private mutating func take(_ answer: WalkAnswer, of cause: Cause) throws(WalkError) {
        let (outcome, _) = try read(answer, among: .ofRemedy, nil, inside: .fixed, outside: .notFixed)
        guard closed.insert(.remedy(cause.id)).inserted else { throw .answeredBefore(cause.id) }
        note(answer, .remedy(cause), outcome, nil)
        switch outcome {
        case .fixed: found = cause
        case .notFixed: learn(.stillThere(without: cause.id))
        default: break
        }
        if found == nil, place == .cause(cause.id) { leaveProcedure(.didNotHelp(cause: cause.id)) }
    }

    private mutating func take(_ answer: WalkAnswer, of step: ProcedureStep) throws(WalkError) {
        let (outcome, value) = try read(answer, among: .of(step), step.reading, inside: .yes, outside: .no)
        note(answer, .step(step), outcome, value)
        switch (outcome, step.course) {
        case (.yes, .yesNo(_, let yes, _)): follow(yes, from: step)
        case (.no, .yesNo(_, _, let no)): follow(no, from: step)
        case (.choice(let number), .choices(_, let choices)): follow(choices[number - 1].next, from: step)
        case (.done, .go(let destination)): follow(destination, from: step)
        default:
            if fault.procedure?.isSafetyRelevant == true {
                turn = .cannotGoOn(step: step.id)
                move(to: .end(nil))
            } else {
                leaveProcedure(.couldNot(step: step.id))
            }
        }
    }

    private mutating func note(
        _ answer: WalkAnswer, _ subject: WalkState.Subject, _ outcome: WalkOutcome, _ value: Double?
    ) {
        answers.append(.init(answer: answer, subject: subject, outcome: outcome, value: value, fault: fault.id))
    }

    private mutating func learn(_ item: Learnt) { learnt.append((item, answers.count - 1)) }

    private func read(
        _ answer: WalkAnswer, among outcomes: [WalkOutcome], _ reading: Reading?, inside: WalkOutcome,
        outside: WalkOutcome
    ) throws(WalkError) -> (WalkOutcome, Double?) {
        let given = answer.outcome.lowercased()
        if let outcome = outcomes.first(where: { $0.value == given }) { return (outcome, nil) }
        let values = outcomes.map(\.value)
        guard let reading, answer.outcome.contains(where: \.isNumber) else {
            throw .unknownOutcome(answer.outcome, of: answer.action, possible: values, takesReading: reading != nil)
        }
        do throws(ReadingError) {
            let judgement = try reading.judge(answer.outcome)
            return (judgement.isInside ? inside : outside, judgement.value)
        } catch {
            throw .unreadableReading(error, of: answer.action)
        }
    }
}

// MARK: - Along the procedure

extension WalkRecord {
    private mutating func enterProcedure() {
        guard let procedure = fault.procedure else { return }
        place = .step(procedure.start)
        procedurePlace = place
    }

    private mutating func leaveProcedure(_ turn: WalkState.Turn) {
        if isInProcedure { self.turn = turn }
        place = .guided
        procedurePlace = nil
    }

    /// What the branch not taken would have led to is less likely now.
    private mutating func follow(_ destination: Destination, from step: ProcedureStep) {
        if let procedure = fault.procedure {
            let before = procedure.causes(from: step.destinations)
            let after = procedure.causes(from: [destination])
            for cause in fault.causes where before.contains(cause.id) && !after.contains(cause.id) {
                learn(.seen(of: cause.id, ifPresent: Self.oversight, ifAbsent: 1))
            }
        }
        go(to: destination)
        skipSilentSteps()
    }

    /// A step with nothing to do and nothing to answer is passed. Bounded: procedures of several faults may lead in a
    /// circle.
    private mutating func skipSilentSteps() {
        for _ in 0..<1_000 {
            guard case .step(let id)? = procedurePlace, let step = fault.procedure?.step(id), step.do == nil,
                case .go(let destination) = step.course
            else { return }
            go(to: destination)
        }
        move(to: .end(nil))
    }

    private mutating func move(to next: Place) {
        if isInProcedure { place = next }
        procedurePlace = next
    }

    private mutating func go(to destination: Destination) {
        switch destination {
        case .step(let id): move(to: .step(id))
        case .end(let text): move(to: .end(text))
        case .cause(let id):
            if closed.contains(.remedy(id)) {
                leaveProcedure(.didNotHelp(cause: id))
            } else {
                move(to: .cause(id))
            }
        case .fault(let name): goOn(with: name)
        }
    }

    private mutating func goOn(with name: String) {
        guard let id = Fault.ID(name) ?? Fault.ID(line: fault.id.line, name: name), let other = linked[id] else {
            turn = .missing(name)
            return move(to: .end(nil))
        }
        let wasInProcedure = isInProcedure
        (fault, learnt, closed, place, procedurePlace) = (other, [], [], .guided, nil)
        turn = .other(id)
        enterProcedure()
        if !wasInProcedure, other.procedure?.isSafetyRelevant != true { place = .guided }
    }
}

extension Procedure {
    /// Every cause that can be come to. Costs the size of the procedure.
    func causes(from destinations: [Destination]) -> Set<String> {
        var (found, seen) = (Set<String>(), Set<String>())
        let steps = Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var pending = destinations
        while let destination = pending.popLast() {
            switch destination {
            case .cause(let id): found.insert(id)
            case .step(let id):
                if seen.insert(id).inserted, let step = steps[id] { pending += step.destinations }
            case .fault, .end: break
            }
        }
        return found
    }
}
