import FaultModel
import FaultTrees

/// What holds in every state of a fault that may come about: small faults by going through all of them, 64 at once, large
/// ones by the diagram of their tree.
struct TreeFacts {
    private let fault: Fault
    private let tree: FaultTree
    private let logic: TreeLogic
    private let supports: [[UInt64]]
    /// Of small faults, by slot and state.
    private let columns: [UInt64]
    /// Of small faults: the states that the priors allow and in which the symptom is there.
    private let alive: [UInt64]
    private let words: Int
    private let compiled: CompiledTree?
    private let occurring: Set<String>?

    private static let mostStates = 14

    /// Nil: the fault has no causes.
    init?(_ fault: Fault) {
        guard let tree = FaultTree(of: fault) else { return nil }
        self.fault = fault
        self.tree = tree
        logic = TreeLogic(tree)
        supports = logic.supports
        let count = fault.causes.count
        guard count <= Self.mostStates else {
            (words, columns, alive) = (0, [], [])
            compiled = fault.checks.isEmpty ? nil : try? tree.compiled(within: .interactive)
            occurring = fault.tree == nil || !fault.isCoherent ? nil : Self.occurring(in: tree)
            return
        }
        (compiled, occurring) = (nil, nil)
        words = max(1, (1 << count) / 64)
        var columns = [UInt64](repeating: 0, count: logic.slotCount * words)
        for cause in 0..<count {
            for word in 0..<words { columns[cause * words + word] = WorldTable.pattern(of: cause, word: word) }
        }
        logic.evaluate(&columns, words: words)
        self.columns = columns
        let top = logic.top
        var alive = Array(columns[top * words..<(top + 1) * words])
        if count < 6 { alive[0] &= (1 << UInt64(1 << count)) - 1 }
        for (place, cause) in fault.causes.enumerated() {
            for word in 0..<words {
                if cause.prior == 0 { alive[word] &= ~columns[place * words + word] }
                if cause.prior == 1 { alive[word] &= columns[place * words + word] }
            }
        }
        self.alive = alive
    }

    /// Whether the symptom depends on the cause in some state; true also where that is not known.
    func matters(_ cause: String) -> Bool {
        guard fault.tree != nil, let slot = logic.slot(of: cause) else { return true }
        if words == 0 { return occurring?.contains(cause) ?? true }
        let top = columns[logic.top * words..<(logic.top + 1) * words]
        let start = logic.top * words
        if slot >= 6 {
            let apart = 1 << (slot - 6)
            return (0..<words).contains { $0 & apart == 0 && top[start + $0] != top[start + ($0 | apart)] }
        }
        let apart = UInt64(1) << UInt64(slot)
        let without = ~WorldTable.pattern(of: slot, word: 0)
        return top.contains { ($0 ^ $0 >> apart) & without != 0 }
    }

    /// Whether a cause or gate depends on the cause by its formula.
    func depends(_ name: String, on cause: String) -> Bool {
        guard let slot = logic.slot(of: name), let place = logic.slot(of: cause) else { return false }
        return supports[slot][place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    struct Possible {
        var there: Bool
        var absent: Bool

        /// Nil: it may be there and it may not; or the symptom cannot come about.
        var certain: Bool? { there == absent ? nil : there }
    }

    /// What may be of a cause or gate when the symptom is there.
    func whenSymptomIs(_ name: String) -> Possible {
        guard let slot = logic.slot(of: name) else { return Possible(there: true, absent: true) }
        if words > 0 {
            var possible = Possible(there: false, absent: false)
            for word in 0..<words {
                if alive[word] & columns[slot * words + word] != 0 { possible.there = true }
                if alive[word] & ~columns[slot * words + word] != 0 { possible.absent = true }
            }
            return possible
        }
        guard let share = try? compiled?.probability(of: name, given: [.present(tree.top)]) else {
            return Possible(there: true, absent: true)
        }
        return Possible(there: share > 0, absent: share < 1)
    }

    /// The events of some minimal cut set; nil: the tree is too hard to say.
    private static func occurring(in tree: FaultTree) -> Set<String>? {
        guard let compiled = try? tree.compiled(within: .interactive), let sets = try? compiled.minimalCutSets(),
            let table = try? compiled.importance(with: sets)
        else { return nil }
        return Set(table.events.filter { $0.occurrences.map { $0 != .zero } ?? true }.map(\.event))
    }
}
