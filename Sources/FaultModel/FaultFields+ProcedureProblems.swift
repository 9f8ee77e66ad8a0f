extension FaultFields {
    func checkProcedure(_ found: inout [FaultProblem]) {
        guard let procedure else { return }
        let ids = Set(procedure.steps.map(\.id))
        let causeIDs = Set(causes.map(\.id))
        var seen = Set<String>()
        for step in procedure.steps where !seen.insert(step.id).inserted {
            found.append(.init(path: ["procedure", "steps", step.id], reason: .duplicateID(step.id, of: "step")))
        }
        if !ids.contains(procedure.start) {
            found.append(
                unknown(
                    procedure.start, at: ["procedure", "start"], expected: "a step of this procedure", among: ids,
                    after: found.count))
        }
        for step in procedure.steps {
            for destination in step.destinations {
                checkDestination(destination, of: step, stepIDs: ids, causeIDs: causeIDs, &found)
            }
            checkReading(of: step, &found)
            if case .choices(_, let choices) = step.course, choices.isEmpty {
                found.append(
                    .init(
                        path: ["procedure", "steps", step.id, "choices"],
                        reason: .wrongArity(0, expected: "at least one choice")))
            }
        }
        checkCourse(of: procedure, &found)
    }

    private func checkReading(of step: ProcedureStep, _ found: inout [FaultProblem]) {
        guard let reading = step.reading else { return }
        let path = ["procedure", "steps", step.id, "reading"]
        switch step.course {
        case .yesNo: checkReading(reading, at: path, &found)
        case .choices, .go: found.append(.init(path: path, reason: .readingWithoutYesAndNo))
        }
    }

    private func checkDestination(
        _ destination: Destination, of step: ProcedureStep, stepIDs: Set<String>, causeIDs: Set<String>,
        _ found: inout [FaultProblem]
    ) {
        let path = ["procedure", "steps", step.id]
        switch destination {
        case .step(let id) where !stepIDs.contains(id):
            found.append(
                unknown(id, at: path, expected: "a step of this procedure", among: stepIDs, after: found.count))
        case .cause(let id) where !causeIDs.contains(id):
            found.append(unknown(id, at: path, expected: "a cause of this fault", among: causeIDs, after: found.count))
        case .fault(let id) where !Identifier.isSlug(id) && Fault.ID(id) == nil:
            found.append(.init(path: path, reason: .malformedID(id, of: "fault")))
        default: break
        }
    }

    /// Every step is reached from the start, and every walk ends.
    private func checkCourse(of procedure: Procedure, _ found: inout [FaultProblem]) {
        let next = Dictionary(
            procedure.steps.map { step in
                (step.id, step.destinations.compactMap { if case .step(let id) = $0 { id } else { nil } })
            }, uniquingKeysWith: { first, _ in first })
        var reached = Set<String>()
        var pending = [procedure.start]
        while let id = pending.popLast() {
            if reached.insert(id).inserted { pending += next[id] ?? [] }
        }
        for step in procedure.steps where !reached.contains(step.id) {
            found.append(.init(path: ["procedure", "steps", step.id], reason: .unreachedStep(step.id)))
        }
        if let cycle = Graph.cycle(among: procedure.steps.map(\.id), references: { next[$0] ?? [] }) {
            found.append(.init(path: ["procedure", "steps", cycle[0]], reason: .endlessSteps(cycle)))
        }
    }
}
