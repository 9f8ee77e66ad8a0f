/// What is drawn of a tree: every gate once, in sheets of a size that a person can read. A gate that is used more than
/// once, or lies too deep, has a sheet of its own; transfer symbols lead to it (IEC 61025, annex A).
struct Drawing {
    /// A gate, event or transfer on a sheet.
    struct Node {
        var symbol: Symbol
        /// The name under which checks and cut sets know it; nil: a gate inside a formula.
        var name: String?
        var title: String?
        /// Beside the name: a probability, or the state of a house event.
        var note: String?
        var children: [Node] = []
        /// The input is negated.
        var isNegated = false
        /// What a walk makes of it; nil: the drawing shows no walk.
        var mark: TreeMarks.Mark?

        /// How wide it is, in boxes. Recurses as deep as a sheet is.
        var columns: Double { symbol == .list ? 1.4 : max(1, children.reduce(0) { $0 + $1.columns }) }
    }

    enum Symbol: Hashable {
        case gate(Connective)
        case event, house, constant(Bool)
        /// Drawn on another sheet.
        case transfer
        /// Events of one gate that are too many for symbols of their own, as a list.
        case list
    }

    struct Sheet {
        var root: Node
        /// How many transfer symbols lead here.
        var uses: Int
    }

    private(set) var sheets: [Sheet] = []

    /// So many gates on one sheet, the first number of which the sheet is narrow enough; and so many below one another.
    private static let gatesPerSheet = [16, 11, 8, 6, 4, 2, 1]
    private static let levelsPerSheet = 5
    /// More events than that under one gate are listed.
    static let eventsBesideOneAnother = 2

    /// - Parameters:
    ///   - columns: so many boxes side by side where the tree can be parted so.
    ///   - maximumSheets: further sheets are left out; `isComplete` then says so.
    init(_ tree: FaultTree, marked marks: TreeMarks? = nil, columns: Double = 10.5, maximumSheets: Int = 2000) {
        var builder = SheetBuilder(tree, marks)
        var pending = [tree.top]
        var drawn: Set<String> = [tree.top]
        var next = 0
        while next < pending.count, sheets.count < maximumSheets {
            let name = pending[next]
            next += 1
            var (root, transfers) = (Node(symbol: .transfer), [String]())
            for count in Self.gatesPerSheet {
                (root, transfers) = builder.sheet(name, gates: count, levels: Self.levelsPerSheet)
                if root.columns <= columns { break }
            }
            sheets.append(Sheet(root: root, uses: builder.uses[name] ?? 0))
            for transfer in transfers where drawn.insert(transfer).inserted { pending.append(transfer) }
        }
        isComplete = next == pending.count
    }

    let isComplete: Bool
}

private struct SheetBuilder {
    let gates: [String: FaultTree.Gate]
    let events: [String: FaultTree.Event]
    let houses: [String: FaultTree.HouseEvent]
    let probabilities: [String: Double]
    /// By gate, how many formulas mention it.
    let uses: [String: Int]
    private let marks: TreeMarks?
    private var transfers: [String] = []
    private var gatesLeft = 0

    init(_ tree: FaultTree, _ marks: TreeMarks?) {
        self.marks = marks.map { $0.withSettledGates(of: tree) }
        gates = Dictionary(uniqueKeysWithValues: tree.gates.map { ($0.name, $0) })
        events = Dictionary(uniqueKeysWithValues: tree.events.map { ($0.name, $0) })
        houses = Dictionary(uniqueKeysWithValues: tree.houseEvents.map { ($0.name, $0) })
        var probabilities: [String: Double] = [:]
        for (event, value) in zip(tree.events, tree.eventProbabilities()) {
            if let value = try? value.get() { probabilities[event.name] = value }
        }
        self.probabilities = probabilities
        var uses: [String: Int] = [:]
        for gate in tree.gates { for name in gate.formula.names { uses[name, default: 0] += 1 } }
        self.uses = uses
    }

    mutating func sheet(_ name: String, gates count: Int, levels: Int) -> (root: Drawing.Node, transfers: [String]) {
        transfers = []
        gatesLeft = count
        return (node(named: name, levels: levels, isRoot: true), transfers)
    }

    private mutating func node(named name: String, levels: Int, isRoot: Bool) -> Drawing.Node {
        var node = plainNode(named: name, levels: levels, isRoot: isRoot)
        if let marks { node.mark = marks[name] }
        return node
    }

    private mutating func plainNode(named name: String, levels: Int, isRoot: Bool) -> Drawing.Node {
        if let event = events[name] {
            let note = marks == nil ? probabilities[name].map(Figure.short) : marks?[name].figure
            return .init(symbol: .event, name: name, title: event.title, note: note)
        }
        if let house = houses[name] {
            return .init(symbol: .house, name: name, title: house.title, note: house.state ? "on" : "off")
        }
        guard let gate = gates[name] else { return .init(symbol: .constant(false), name: name) }
        let isShared = (uses[name] ?? 0) > 1
        let isSmall = Self.isSmall(gate.formula)
        guard isRoot || (!isShared && (levels > 0 || isSmall) && gatesLeft > 0) else {
            transfers.append(name)
            return .init(symbol: .transfer, name: name, title: gate.title)
        }
        gatesLeft -= 1
        var node = self.node(of: gate.formula, levels: levels - 1)
        // A gate that is another name for one thing is drawn as an `or` of it.
        if node.name != nil || node.isNegated { node = .init(symbol: .gate(.or), children: [node]) }
        node.name = name
        node.title = gate.title
        return node
    }

    private static func isSmall(_ formula: Formula) -> Bool {
        guard case .gate(_, let inputs) = formula else { return true }
        return inputs.count <= 3 && inputs.allSatisfy { if case .name = $0 { true } else { false } }
    }

    /// Recurses at most as deep as formulas are nested and sheets have levels.
    private mutating func node(of formula: Formula, levels: Int) -> Drawing.Node {
        switch formula {
        case .constant(let value): return .init(symbol: .constant(value))
        case .name(let name): return node(named: name, levels: levels, isRoot: false)
        case .gate(.not, let inputs):
            var node = self.node(of: inputs[0], levels: levels)
            node.isNegated.toggle()
            return node
        case .gate(let connective, let inputs):
            var children: [Drawing.Node] = []
            for input in inputs { children.append(node(of: input, levels: levels)) }
            var node = Drawing.Node(symbol: .gate(connective), children: Self.folded(children))
            if marks != nil {
                node.mark = .init(isSettled: children.allSatisfy { $0.mark?.isSettled ?? true })
            }
            return node
        }
    }

    /// Many events become one list, which stands last.
    private static func folded(_ children: [Drawing.Node]) -> [Drawing.Node] {
        let isPlain = { (node: Drawing.Node) in
            node.symbol == .event || node.symbol == .house || node.symbol == .transfer
        }
        let events = children.filter(isPlain)
        guard events.count > Drawing.eventsBesideOneAnother else { return children }
        return children.filter { !isPlain($0) } + [.init(symbol: .list, children: events)]
    }
}
