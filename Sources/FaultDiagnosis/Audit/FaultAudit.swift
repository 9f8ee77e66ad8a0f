package import FaultModel

/// Looks through one fault for what its author should mend.
///
///     let findings = FaultAudit(fault, in: surroundings).findings
///
/// A pure function of the fault and what is known around it. Costs less than a millisecond for a usual fault; what only
/// the walks themselves can tell (checks that are never proposed) comes from `WalkCosts`.
package struct FaultAudit {
    let fault: Fault
    let around: AuditSurroundings
    let facts: TreeFacts?
    private(set) package var findings: [AuditFinding] = []

    /// - Parameter costs: nil: it is not said which checks are never proposed.
    package init(_ fault: Fault, in surroundings: AuditSurroundings = .init(), costs: WalkCosts? = nil) {
        self.fault = fault
        around = surroundings
        facts = TreeFacts(fault)
        for problem in fault.fields.problems { add(.invalid(problem), at: problem.path) }
        lookAtFault()
        for (index, cause) in fault.causes.enumerated() { look(at: cause, path: ["causes", "\(index)"]) }
        for (index, check) in fault.checks.enumerated() { look(at: check, path: ["checks", "\(index)"], costs) }
        if let procedure = fault.procedure { look(at: procedure) }
        lookAtTexts()
    }

    mutating func add(_ reason: AuditFinding.Reason, at path: [String] = []) {
        findings.append(.init(subject: .fault(fault.id), path: path, reason: reason, citation: fault.citations.first))
    }

    private mutating func lookAtFault() {
        if fault.causes.isEmpty { add(.noCauses, at: ["causes"]) }
        if fault.causes.count > 1, fault.checks.isEmpty, fault.procedure == nil { add(.noChecks, at: ["checks"]) }
        if fault.severity == .dangerous, fault.safety.isEmpty { add(.noSafety, at: ["safety"]) }
    }

    private mutating func lookAtTexts() {
        guard !around.languages.isEmpty else { return }
        for (path, text) in fault.fields.places where !text.isSameInEveryLanguage {
            for language in around.languages where text[language] == nil {
                add(.missingTranslation(language), at: path)
            }
        }
    }
}

// MARK: - Causes

extension FaultAudit {
    private mutating func look(at cause: Cause, path: [String]) {
        if cause.prior == 0 {
            add(.impossible(cause: cause.id), at: path + ["prior"])
        } else if facts?.matters(cause.id) == false {
            add(.unneeded(cause: cause.id), at: path)
        }
        if fault.causes.count > 1, !isObserved(cause) { add(.unobserved(cause: cause.id), at: path) }
        guard let remedy = cause.remedy else {
            add(.noRemedy(cause: cause.id), at: path)
            return
        }
        for (index, use) in remedy.parts.enumerated() {
            let place = path + ["remedy", "parts", "\(index)"]
            if let parts = around.parts, !parts.contains(use.number.key) { add(.unknownPart(use.number), at: place) }
            if let new = around.replacements[use.number.key] { add(.replacedPart(use.number, by: new), at: place) }
        }
    }

    /// Where nothing is observed at all, the fault says it once.
    private func isObserved(_ cause: Cause) -> Bool {
        guard !fault.checks.isEmpty || fault.procedure != nil else { return true }
        if fault.checks.contains(where: { $0.observes.map { facts?.depends($0, on: cause.id) ?? true } ?? false }) {
            return true
        }
        return fault.procedure.map { $0.causes(from: [.step($0.start)]).contains(cause.id) } ?? false
    }
}

// MARK: - Checks and readings

extension FaultAudit {
    private mutating func look(at check: Check, path: [String], _ costs: WalkCosts?) {
        if let reading = check.reading { look(at: reading, asked: check.ask, path: path + ["reading"]) }
        guard let observed = check.observes else {
            add(.observesNothing(check: check.id), at: path)
            return
        }
        let sum = (check.sensitivity ?? 1) + (check.specificity ?? 1)
        if abs(sum - 1) <= 1e-12 {
            add(.tellsNothing(check: check.id), at: path)
        } else if let isThere = facts?.whenSymptomIs(observed).certain {
            add(.certain(check: check.id, observes: observed, isThere: isThere), at: path + ["observes"])
        } else if sum < 1 {
            add(.misleads(check: check.id), at: path)
        } else if let proposed = costs?.proposedChecks, !proposed.contains(check.id) {
            add(.neverProposed(check: check.id), at: path)
        }
    }

    private mutating func look(at reading: Reading, asked: LocalizedText, path: [String]) {
        let quantity = Quantity(named: reading.quantity)
        let units = MeasuringUnit.named(reading.unit, of: quantity)
        guard let unit = units.first else {
            let nearest = MeasuringUnit.nearest(to: reading.unit, of: quantity)
            add(.unknownUnit(reading.unit, nearest: nearest), at: path + ["unit"])
            return
        }
        if unit.quantity == .pressure, unit.symbol == "mPa" { add(.millipascal, at: path + ["unit"]) }
        // A workshop says speed of a shaft that turns, too.
        let isSpeedOfShaft = quantity == .speed && unit.quantity == .rotation
        if let quantity, unit.quantity != quantity, !isSpeedOfShaft {
            add(.otherQuantity(unit: reading.unit, is: unit.quantity, named: reading.quantity), at: path)
        }
        if quantity == .temperature, asked.asksForDifference { add(.perhapsDifference, at: path + ["quantity"]) }
    }
}

extension LocalizedText {
    private static let wordsOfDifference = [
        "温差", "温度差", "之差", "差值", "相差", "高出", "高多少", "温升", "温降", "升高", "减实测", "difference", " rise", " drop",
        " fall", "minus", "subtract", "warmer than", "hotter than", "how far", "against the",
    ]

    fileprivate var asksForDifference: Bool {
        strings.contains { text in
            let small = text.lowercased()
            return Self.wordsOfDifference.contains { small.contains($0) }
        }
    }
}

// MARK: - The procedure

extension FaultAudit {
    private mutating func look(at procedure: Procedure) {
        let reached = procedure.causes(from: [.step(procedure.start)])
        let goesOn = !fault.linkedFaults.isEmpty
        if reached.isEmpty, !goesOn {
            add(.procedureWithoutCause, at: ["procedure"])
        } else {
            for cause in fault.causes where !reached.contains(cause.id) {
                add(.procedureMisses(cause: cause.id), at: ["procedure"])
            }
        }
        for step in procedure.steps {
            let path = ["procedure", "steps", step.id]
            if let reading = step.reading, let ask = step.ask {
                look(at: reading, asked: ask, path: path + ["reading"])
            }
            guard let faults = around.faults else { continue }
            for case .fault(let name) in step.destinations {
                let id = Fault.ID(name) ?? Fault.ID(line: fault.id.line, name: name)
                if id.map(faults.contains) != true { add(.unknownFault(name), at: path) }
            }
        }
    }
}
