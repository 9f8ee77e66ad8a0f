extension FaultFields {
    /// Everything that keeps this from being a `Fault`; empty when it is sound. Costs the size of the fault; the nearest
    /// name to an unknown one is looked up for the first problems only.
    package var problems: [FaultProblem] {
        var found: [FaultProblem] = []
        checkCauses(&found)
        checkTree(&found)
        checkChecks(&found)
        checkProcedure(&found)
        checkCodes(&found)
        return found
    }

    private func checkCauses(_ found: inout [FaultProblem]) {
        var seen = Set<String>()
        for (index, cause) in causes.enumerated() {
            let path = ["causes", "\(index)"]
            if !seen.insert(cause.id).inserted {
                found.append(.init(path: path + ["id"], reason: .duplicateID(cause.id, of: "cause")))
            }
            if !Identifier.isSlug(cause.id) {
                found.append(.init(path: path + ["id"], reason: .malformedID(cause.id, of: "cause")))
            }
            if let prior = cause.prior { requireProbability(prior, at: path + ["prior"], &found) }
            guard let remedy = cause.remedy else { continue }
            if let minutes = remedy.minutes { requireMinutes(minutes, at: path + ["remedy", "minutes"], &found) }
            for (position, use) in remedy.parts.enumerated() where !(use.quantity > 0 && use.quantity.isFinite) {
                found.append(
                    .init(
                        path: path + ["remedy", "parts", "\(position)", "quantity"],
                        reason: .outOfRange(use.quantity, expected: "a number above 0")))
            }
        }
    }

    private func checkChecks(_ found: inout [FaultProblem]) {
        let causeIDs = Set(causes.map(\.id))
        let gateNames = Set(namedGates.compactMap(\.name))
        let known = causeIDs.union(gateNames)
        var seen = Set<String>()
        for (index, check) in checks.enumerated() {
            let path = ["checks", "\(index)"]
            if !seen.insert(check.id).inserted || causeIDs.contains(check.id) {
                found.append(.init(path: path + ["id"], reason: .duplicateID(check.id, of: "check")))
            }
            if !Identifier.isSlug(check.id) {
                found.append(.init(path: path + ["id"], reason: .malformedID(check.id, of: "check")))
            }
            if let observed = check.observes, !causeIDs.contains(observed), !gateNames.contains(observed) {
                found.append(
                    unknown(
                        observed, at: path + ["observes"], expected: "a cause or a named gate of this fault",
                        among: known, after: found.count))
            }
            if let minutes = check.minutes { requireMinutes(minutes, at: path + ["minutes"], &found) }
            if let value = check.sensitivity { requireProbability(value, at: path + ["sensitivity"], &found) }
            if let value = check.specificity { requireProbability(value, at: path + ["specificity"], &found) }
            if let reading = check.reading { checkReading(reading, at: path + ["reading"], &found) }
        }
    }

    func checkReading(_ reading: Reading, at path: [String], _ found: inout [FaultProblem]) {
        for (key, bound) in [("min", reading.min), ("max", reading.max)] {
            if let bound, !bound.isFinite {
                found.append(.init(path: path + [key], reason: .outOfRange(bound, expected: "a finite number")))
            }
        }
        switch (reading.min, reading.max) {
        case (nil, nil): found.append(.init(path: path, reason: .unboundedReading))
        case (let min?, let max?) where min > max:
            found.append(.init(path: path, reason: .emptyRange(min: min, max: max)))
        default: break
        }
    }

    private func checkCodes(_ found: inout [FaultProblem]) {
        for (index, code) in codes.enumerated() {
            guard case .j1939(let spn, let fmi) = code else { continue }
            if !FaultCode.spnRange.contains(spn) {
                found.append(
                    .init(
                        path: ["codes", "\(index)", "spn"],
                        reason: .outOfRange(Double(spn), expected: "0 to \(FaultCode.spnRange.upperBound)")))
            }
            if let fmi, !FaultCode.fmiRange.contains(fmi) {
                found.append(
                    .init(
                        path: ["codes", "\(index)", "fmi"], reason: .outOfRange(Double(fmi), expected: "0 to 31")))
            }
        }
    }

    private func requireProbability(_ value: Double, at path: [String], _ found: inout [FaultProblem]) {
        if !(0...1).contains(value) {
            found.append(.init(path: path, reason: .outOfRange(value, expected: "a probability from 0 to 1")))
        }
    }

    private func requireMinutes(_ value: Double, at path: [String], _ found: inout [FaultProblem]) {
        if !(value >= 0 && value.isFinite) {
            found.append(.init(path: path, reason: .outOfRange(value, expected: "minutes, 0 or more")))
        }
    }

    /// - Parameter count: of the problems found before. The nearest name is looked up for the first few only: it costs
    ///   the number of names.
    func unknown(
        _ name: String, at path: [String], expected: String, among names: Set<String>, after count: Int
    ) -> FaultProblem {
        let nearest = count < 50 ? name.nearest(among: names) : nil
        return .init(path: path, reason: .unknownReference(name, expected: expected, nearest: nearest))
    }
}
