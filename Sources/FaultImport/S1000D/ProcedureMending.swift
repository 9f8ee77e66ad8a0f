internal import FaultModel

/// Makes a procedure one that ends: a step back is an end that says where it leads, and a step that nothing reaches is a
/// note. Every change is a finding.
enum ProcedureMending {
    static func mend(
        _ procedure: inout Procedure, reading: S1000DReading, lines: [String: Int], sketch: inout FaultSketch
    ) {
        let record = sketch.fields.id.description
        cutLoops(&procedure, reading: reading, lines: lines, record: record)
        let reached = reached(in: procedure)
        for step in procedure.steps where !reached.contains(step.id) {
            reading.findings.warning(
                "nothing leads to the step '\(step.id)'; its words are kept as a note", line: lines[step.id],
                record: record)
            sketch.addNote(step.id, words(of: step))
        }
        procedure.steps.removeAll { !reached.contains($0.id) }
    }

    private static func reached(in procedure: Procedure) -> Set<String> {
        let steps = Dictionary(procedure.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var reached = Set<String>()
        var pending = [procedure.start]
        while let id = pending.popLast() {
            guard reached.insert(id).inserted else { continue }
            pending += steps[id]?.destinations.compactMap { if case .step(let next) = $0 { next } else { nil } } ?? []
        }
        return reached
    }

    /// Goes through the steps in depth without recursion; what leads back to a step on the way is cut.
    private static func cutLoops(
        _ procedure: inout Procedure, reading: S1000DReading, lines: [String: Int], record: String
    ) {
        let places = Dictionary(
            procedure.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var state = [UInt8](repeating: 0, count: procedure.steps.count)
        for start in procedure.steps.indices where state[start] == 0 {
            var path: [(step: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let (step, next) = path.last {
                let destinations = procedure.steps[step].destinations
                guard next < destinations.count else {
                    state[step] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                guard case .step(let id) = destinations[next], let place = places[id] else { continue }
                if state[place] == 0 {
                    state[place] = 1
                    path.append((place, 0))
                } else if state[place] == 1 {
                    reading.findings.warning(
                        "the step '\(procedure.steps[step].id)' leads back to '\(id)': the walk ends there and says so",
                        line: lines[procedure.steps[step].id], record: record)
                    let what = (procedure.steps[place].do ?? procedure.steps[place].ask)?.strings.first ?? ""
                    let text = "\(reading.words.goBackTo) \(id)\(what.isEmpty ? "" : ": \(what.prefix(200))")"
                    procedure.steps[step].course.replace(next, with: .end(reading.localized(text)))
                }
            }
        }
    }

    private static func words(of step: ProcedureStep) -> String? {
        var lines = [step.do, step.ask].compactMap { $0?.strings.first }
        if case .choices(_, let choices) = step.course { lines += choices.compactMap { $0.answer.strings.first } }
        for destination in step.destinations {
            if case .end(let text) = destination, let string = text.strings.first { lines.append(string) }
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}

extension ProcedureStep.Course {
    /// Changes one of the destinations, counted in their order.
    fileprivate mutating func replace(_ index: Int, with destination: Destination) {
        switch self {
        case .yesNo(let ask, let yes, let no):
            self = .yesNo(ask: ask, yes: index == 0 ? destination : yes, no: index == 1 ? destination : no)
        case .choices(let ask, var choices):
            choices[index].next = destination
            self = .choices(ask: ask, choices)
        case .go: self = .go(destination)
        }
    }
}
