package import FaultModel

/// Sound faults with every kind of gate, the same for the same seed.
///
///     var random = RandomFaults(seed: 7)
///     let small = try random.fault()                       // 3 to 7 causes and about as many checks
///     random.size = .init(causes: 300...300, checks: 40...40)
///     let large = try random.fault()
///
/// What is drawn: 3 causes in 20 faults have no tree of their own (`or` of all); else a tree that mentions every cause,
/// of `or`, `and` and `atleast`, nested, with gates named in place or under `gates` and some inputs shared. Of ten
/// faults one has no checks. Log-uniform are priors from 0.002 to 0.3, minutes of remedies from 5 to 240 and of checks
/// from 1 to 40. Half of the checks are exact, the others have a sensitivity and specificity from 0.7 to 0.99.
package struct RandomFaults {
    package struct Size: Hashable, Sendable {
        package var causes: ClosedRange<Int>
        /// Nil: from two fewer than causes, but at least one, to as many; none in one fault of ten.
        package var checks: ClosedRange<Int>?

        package init(causes: ClosedRange<Int>, checks: ClosedRange<Int>? = nil) {
            self.causes = causes
            self.checks = checks
        }

        package static let small = Size(causes: 3...7)
        /// As large as `BruteForce` goes.
        package static let middling = Size(causes: 8...12, checks: 6...12)
        package static let large = Size(causes: 300...300, checks: 40...40)
    }

    package var size = Size.small
    /// The share of faults, 0…1, whose tree may have `not`. Also of these the symptom can come about and is gone
    /// without causes, though a remedy may bring about what another had ended. None of more than 12 causes.
    package var incoherentShare = 0.2
    var random: SplitMix64
    private var count = 0

    package init(seed: UInt64) { random = SplitMix64(seed: seed) }

    package mutating func fault() throws -> Fault {
        count += 1
        guard let id = Fault.ID(line: "random", name: "fault-\(count)") else { throw MalformedTestData(text: "id") }
        var fields = FaultFields(id: id, symptom: .en("Symptom \(count)"))
        fields.causes = (1...random.draw(size.causes)).map { cause($0) }
        if !random.chance(0.15) { drawTree(&fields) }
        drawChecks(&fields)
        return try Fault(fields)
    }

    private mutating func cause(_ number: Int) -> Cause {
        Cause(
            id: "c\(number)", title: .en("Cause \(number)"), prior: random.drawLog(0.002...0.3, places: 10_000),
            remedy: Remedy(title: .en("Remedy \(number)"), minutes: random.drawLog(5...240, places: 1)))
    }

    private mutating func drawTree(_ fields: inout FaultFields) {
        let isCoherent = fields.causes.count > BruteForce.mostCauses || !random.chance(incoherentShare)
        repeat {
            var growth = TreeGrowth(fields.causes.map(\.id), isCoherent: isCoherent)
            (fields.tree, fields.gates) = growth.tree(&random)
        } while !isCoherent && !isUsable(fields)
    }

    /// Whether the symptom can come about, and is gone when no cause is present.
    private func isUsable(_ fields: FaultFields) -> Bool {
        guard let fault = try? Fault(fields), let worlds = try? BruteForce(fault) else { return false }
        return !worlds.symptom[0]
    }

    private mutating func drawChecks(_ fields: inout FaultFields) {
        let causes = fields.causes.count
        let count =
            if let checks = size.checks {
                random.draw(checks)
            } else {
                random.chance(0.1) ? 0 : random.draw(max(1, causes - 2)...causes)
            }
        let gates = fields.namedGates.compactMap(\.name)
        fields.checks = (0..<count).map { index in
            let observesGate = !gates.isEmpty && random.chance(0.4)
            let observed = observesGate ? random.pick(gates) : random.pick(fields.causes.map(\.id))
            let isExact = random.chance(0.5)
            return Check(
                id: "check-\(index + 1)", ask: .en("Check \(index + 1)"), observes: observed,
                minutes: random.drawLog(1...40, places: 1),
                sensitivity: isExact ? 1 : Double(random.draw(70...99)) / 100,
                specificity: isExact ? 1 : Double(random.draw(70...99)) / 100)
        }
    }
}
