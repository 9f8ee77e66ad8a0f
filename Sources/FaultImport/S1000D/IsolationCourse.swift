internal import FaultModel

/// The steps and ends of an isolation procedure while its course is found out. Nested procedures lie flat in it.
struct IsolationCourse {
    private var nodes: [Node] = []
    private var places: [String: Int] = [:]
    private var names = UniqueNames()

    private struct Node {
        var element: MarkupElement
        var kind: Kind
        /// Unique in the procedure.
        var id: String
        /// The steps of alternates, by their places.
        var alternates: [Int] = []
        /// An alternate is reached by the choice between them only.
        var isAlternate = false
    }

    private enum Kind { case step, end, alternates }

    // MARK: - Collecting

    mutating func collect(_ procedure: MarkupElement) {
        for child in procedure.elements { collect(part: child, isAlternate: false) }
    }

    private mutating func collect(part: MarkupElement, isAlternate: Bool) {
        switch part.name {
        case "isolationStep":
            add(part, .step, isAlternate)
            for inner in part.elements where inner.name == "isolationMainProcedure" { collect(inner) }
        case "isolationProcedureEnd": add(part, .end, isAlternate)
        case "isolationStepAlts", "isolationProcedureEndAlts":
            let inner = part.elements.filter { ["isolationStep", "isolationProcedureEnd"].contains($0.name) }
            if inner.count == 1 {
                collect(part: inner[0], isAlternate: isAlternate)
                if let id = part["id"], let place = places[inner[0]["id"] ?? ""] ?? nodes.indices.last {
                    places[id] = places[id] ?? place
                }
            } else if !inner.isEmpty {
                add(part, .alternates, isAlternate)
                let place = nodes.count - 1
                for alternate in inner {
                    nodes[place].alternates.append(nodes.count)
                    collect(part: alternate, isAlternate: true)
                }
            }
        case "isolationMainProcedure", "isolationProcedure":
            if let id = part["id"] { places[id] = places[id] ?? nodes.count }
            collect(part)
        default: break
        }
    }

    private mutating func add(_ element: MarkupElement, _ kind: Kind, _ isAlternate: Bool) {
        let own: String? =
            switch ModuleName(element["id"]) {
            case .step(let name)?, .act(let name)?: name
            default: element["id"]
            }
        let id = names.take(own, fallback: kind == .end ? "end" : "step")
        if let own = element["id"], places[own] == nil { places[own] = nodes.count }
        nodes.append(Node(element: element, kind: kind, id: id, isAlternate: isAlternate))
    }

    // MARK: - Reading

    /// Puts the procedure and the causes at its ends into the fault.
    func read(with reading: S1000DReading, into sketch: inout FaultSketch) {
        guard !nodes.isEmpty else { return }
        var ends: [Int: Destination] = [:]
        for (place, node) in nodes.enumerated() where node.kind == .end {
            ends[place] = end(node, reading, into: &sketch)
        }
        var steps: [ProcedureStep] = []
        for (place, node) in nodes.enumerated() where node.kind != .end {
            let step =
                node.kind == .step
                ? step(place, ends: ends, reading, into: &sketch) : choice(place, ends: ends, reading)
            steps.append(step)
        }
        if let first = steps.first {
            var procedure = Procedure(start: first.id, steps: steps)
            ProcedureMending.mend(&procedure, reading: reading, lines: lines, sketch: &sketch)
            sketch.fields.procedure = procedure
        }
        noteUnreached(ends, reading, into: &sketch)
    }

    /// An end that no step leads to and that is no cause is kept as a note.
    private func noteUnreached(
        _ ends: [Int: Destination], _ reading: S1000DReading, into sketch: inout FaultSketch
    ) {
        let reached = Set(sketch.fields.procedure?.steps.flatMap(\.destinations) ?? [])
        for (place, destination) in ends.sorted(by: { $0.key < $1.key }) where !reached.contains(destination) {
            // Exported modules tell the remedy of every cause.
            if case .cause? = ModuleName(nodes[place].element["id"]) { continue }
            reading.findings.warning(
                "nothing leads to the end '\(nodes[place].id)'; it is kept as a cause or a note",
                line: nodes[place].element.line, record: sketch.fields.id.description)
            if case .end(let text) = destination { sketch.addNote(nodes[place].id, text.strings.first) }
        }
    }

    private var lines: [String: Int] {
        Dictionary(nodes.map { ($0.id, $0.element.line) }, uniquingKeysWith: { first, _ in first })
    }

    /// Other steps, which may stand within a step.
    private static let inner: Set<String> = [
        "isolationMainProcedure", "isolationStep", "isolationProcedureEnd", "isolationStepAlts",
        "isolationProcedureEndAlts",
    ]

    private static let answers: Set<String> = [
        "isolationStepQuestion", "isolationStepAnswer", "isolationMainProcedure",
    ]

    /// What is done in a step or at an end: title, actions, notes, figures.
    private func action(of element: MarkupElement, _ reading: S1000DReading, _ safety: inout UniqueTexts) -> String? {
        safety.add(reading.referredSafety(in: element))
        return reading.text(
            of: element.openedElements.filter { !Self.answers.contains($0.name) && range(in: $0) == nil },
            safety: &safety)
    }

    /// What the step's question measures, as an exported module notes it.
    private func range(in note: MarkupElement) -> Reading? {
        guard note.name == "note", case .reading? = ModuleName(note["id"]) else { return nil }
        return note.peekedWords.flatMap(RangeText.reading)
    }

    private func end(_ node: Node, _ reading: S1000DReading, into sketch: inout FaultSketch) -> Destination {
        switch ModuleName(node.element["id"]) {
        case .cause(let id)?:
            readRemedy(of: id, at: node.element, reading, into: &sketch)
            return .cause(id)
        case .go(let fault)?:
            node.element.markRead()
            return .fault(fault)
        case .end?:
            let text = action(of: node.element, reading, &sketch.safety) ?? reading.words.endOfProcedure
            return .end(reading.localized(text))
        default: return guessedEnd(node, reading, into: &sketch)
        }
    }

    /// The end for a cause in an exported module: its title, then the remedy's title and steps. Without a title it is only
    /// the cause's name.
    private func readRemedy(
        of cause: String, at end: MarkupElement, _ reading: S1000DReading, into sketch: inout FaultSketch
    ) {
        let title = reading.text(of: end.first("title"), safety: &sketch.safety)
        let actions = end.all("action").compactMap { reading.text(of: $0, safety: &sketch.safety) }
        sketch.addCause(id: cause, title: title ?? actions.first ?? cause)
        guard title != nil, let first = actions.first else { return }
        let uses = (1...).lazy.map { end.document.element(ModuleName.spare(cause: cause, number: $0).id) }
            .prefix { $0 != nil }.compactMap { $0 }.flatMap { ModuleParts(reading).uses(in: $0) }
        sketch.setRemedy(
            Remedy(
                kind: RepairWords.kind(of: first), title: reading.localized(first),
                steps: actions.dropFirst().map(reading.localized), parts: Array(uses)), of: cause)
    }

    private func guessedEnd(_ node: Node, _ reading: S1000DReading, into sketch: inout FaultSketch) -> Destination {
        guard var text = action(of: node.element, reading, &sketch.safety) else {
            reading.findings.note(
                "the end '\(node.id)' says nothing; it was taken to be the end without a cause",
                line: node.element.line,
                record: sketch.fields.id.description)
            return .end(reading.localized(reading.words.endOfProcedure))
        }
        if let qualifier = reading.qualifier(of: node.element) { text = "(\(qualifier)) \(text)" }
        let codes = node.element.descendants("dmRef").compactMap { ModuleCode(of: $0.first("dmRefIdent") ?? $0) }
        let named = RepairWords.kind(of: text)
        let replaces = codes.contains { $0.information.hasPrefix("92") }
        guard named != nil || replaces || codes.contains(where: \.isRepair) else {
            return .end(reading.localized(text))
        }
        let uses = ModuleParts(reading).uses(in: node.element)
        let remedy = Remedy(kind: named ?? (replaces ? .replace : nil), title: reading.localized(text), parts: uses)
        return .cause(sketch.addCause(named: node.id, title: text, remedy: remedy))
    }

    private func step(
        _ place: Int, ends: [Int: Destination], _ reading: S1000DReading, into sketch: inout FaultSketch
    ) -> ProcedureStep {
        let element = nodes[place].element
        var action = action(of: element, reading, &sketch.safety)
        let figures = reading.figures.graphics(in: element, leaving: Self.inner).each()
        if let qualifier = reading.qualifier(of: element) { action = "(\(qualifier)) \(action ?? "")" }
        let question = reading.text(of: element.first("isolationStepQuestion"), safety: &sketch.safety)
        let answer = element.openedElements.first { $0.name == "isolationStepAnswer" }
        let course = course(
            of: answer?.openedElements.first, asking: question, at: place, ends: ends, reading, record: sketch.fields.id
        )
        var range: Reading?
        if case .yesNo = course {
            let notes = element.elements.filter { self.range(in: $0) != nil }
            range = notes.first.flatMap(self.range)
            for note in notes { note.markRead() }
        }
        if case .act? = ModuleName(element["id"]) {
            // An exported step without a question.
            let next =
                ProcedureStep(id: "", course: course).destinations.first
                ?? .end(reading.localized(reading.words.endOfProcedure))
            return ProcedureStep(
                id: nodes[place].id, do: action.map(reading.localized), figures: figures, course: .go(next))
        }
        if case .go = course, let question { action = [action, question].compactMap { $0 }.joined(separator: "\n") }
        return ProcedureStep(
            id: nodes[place].id, do: action.map(reading.localized), reading: range, figures: figures, course: course)
    }

    private func course(
        of answer: MarkupElement?, asking question: String?, at place: Int, ends: [Int: Destination],
        _ reading: S1000DReading, record: Fault.ID
    ) -> ProcedureStep.Course {
        func target(_ element: MarkupElement?) -> Destination {
            destination(
                element?["nextActionRefId"] ?? element?["nextActionRef"],
                line: element?.line ?? nodes[place].element.line,
                after: place, ends: ends, reading, record: record)
        }
        switch answer?.name {
        case "yesNoAnswer":
            let ask = reading.localized(question ?? nodes[place].id)
            return .yesNo(ask: ask, yes: target(answer?.first("yesAnswer")), no: target(answer?.first("noAnswer")))
        case "listOfChoices":
            let choices = (answer?.openedElements ?? []).filter { $0.name == "choice" }.map { choice in
                var ignored = UniqueTexts()
                let text = reading.text(of: choice, safety: &ignored) ?? choice["nextActionRefId"] ?? nodes[place].id
                return ProcedureStep.Choice(answer: reading.localized(text), next: target(choice))
            }
            if choices.isEmpty { return .go(target(nil)) }
            return .choices(ask: reading.localized(question ?? nodes[place].id), choices)
        default:
            if answer == nil, question != nil {
                reading.findings.warning(
                    "the step asks and names no answers; it goes on with the next step",
                    line: nodes[place].element.line,
                    record: record.description)
            }
            return .go(target(answer))
        }
    }

    /// Alternates for several kinds of machine are a choice between them.
    private func choice(_ place: Int, ends: [Int: Destination], _ reading: S1000DReading) -> ProcedureStep {
        let choices = nodes[place].alternates.map { alternate in
            let node = nodes[alternate]
            let text = reading.qualifier(of: node.element) ?? node.id
            return ProcedureStep.Choice(
                answer: reading.localized(text), next: ends[alternate] ?? .step(node.id))
        }
        return ProcedureStep(
            id: nodes[place].id, course: .choices(ask: reading.localized(reading.words.whichApplies), choices))
    }

    /// Where an answer leads; without a target to what stands next.
    private func destination(
        _ id: String?, line: Int, after place: Int, ends: [Int: Destination], _ reading: S1000DReading, record: Fault.ID
    ) -> Destination {
        if let id {
            if let found = places[id], nodes.indices.contains(found) { return ends[found] ?? .step(nodes[found].id) }
            let name = reading.document.element(id).flatMap { S1000DRoles.name(of: $0, words: reading.words) }
            reading.findings.error(
                "'\(id)' is no step of this procedure\(name.map { " but '\($0)'" } ?? ""); the walk ends there and says so",
                line: line, record: record.description)
            return .end(reading.localized(name.map { "\($0) (\(id))" } ?? id))
        }
        let next = ((place + 1)..<max(place + 1, nodes.count)).first { !nodes[$0].isAlternate }
        guard let next else {
            return .end(reading.localized(reading.words.endOfProcedure))
        }
        return ends[next] ?? .step(nodes[next].id)
    }
}
