/// What a walk makes of a tree, for a drawing of it: how likely each event is now, what is settled, what was seen.
package struct TreeMarks: Sendable {
    package struct Mark: Hashable, Sendable {
        /// 0…1: chooses the fill, in five steps from pale to full. Nil: no fill.
        package var belief: Double?
        /// The belief in words, such as `63 %`; stands beside the symbol.
        package var figure: String?
        /// There is nothing left to find out about it: greyed.
        package var isSettled = false
        /// What a check showed of it, in a word or two; nil: nothing has looked at it.
        package var seen: String?
        /// Where its symbol leads; nil: nowhere.
        package var address: String?

        package init(
            belief: Double? = nil, figure: String? = nil, isSettled: Bool = false, seen: String? = nil,
            address: String? = nil
        ) {
            self.belief = belief
            self.figure = figure
            self.isSettled = isSettled
            self.seen = seen
            self.address = address
        }

        /// Five steps of a scale of one colour from pale to full, which tells more from less without telling colours
        /// apart: 1 is under 5 %, then up to 15, 35, 65, and 5 is above.
        var step: Int? {
            guard let belief else { return nil }
            return 1 + [0.05, 0.15, 0.35, 0.65].count { belief >= $0 }
        }
    }

    /// By the names of events and gates.
    private var marks: [String: Mark]
    /// What the picture is, in a sentence, for who cannot see it.
    package var summary: String
    /// Said where sheets are left out.
    package var incomplete: String

    package init(_ marks: [String: Mark], summary: String, incomplete: String) {
        self.marks = marks
        self.summary = summary
        self.incomplete = incomplete
    }

    /// An empty mark for what bears none.
    subscript(name: String) -> Mark { marks[name] ?? Mark() }

    /// A gate is settled when all events under it are. Costs the size of the tree.
    func withSettledGates(of tree: FaultTree) -> TreeMarks {
        var above: [String: [String]] = [:]
        for gate in tree.gates { for name in gate.formula.names { above[name, default: []].append(gate.name) } }
        var open = Set<String>()
        var pending = tree.events.map(\.name).filter { !self[$0].isSettled }
        while let name = pending.popLast() { pending += (above[name] ?? []).filter { open.insert($0).inserted } }
        var marked = self
        for gate in tree.gates where !open.contains(gate.name) {
            marked.marks[gate.name, default: Mark()].isSettled = true
        }
        return marked
    }
}
