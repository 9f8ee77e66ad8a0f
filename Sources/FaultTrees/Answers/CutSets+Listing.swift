/// The sets by order, then by name, found as they are asked for: an order whose sets are too many to be sorted at once is
/// split by its first names.
extension CutSets: Sequence {
    package func makeIterator() -> Iterator { Iterator(self, sortable: 100_000) }

    /// The same list, with so many sets sorted at once at most.
    package func listing(sortingAtMost count: Int) -> IteratorSequence<Iterator> {
        IteratorSequence(Iterator(self, sortable: Double(count)))
    }

    package struct Iterator: IteratorProtocol {
        private let sets: CutSets
        private let sortable: Double
        private var orders: ArraySlice<Int>
        private var branches: [Branch] = []
        /// Sorted, the next one last.
        private var ready: [[Int32]] = []

        /// Sets of one order that begin with certain names.
        private struct Branch {
            var family: Family
            var order: Int
            /// The ranks that every set has, each below all that are still open.
            var begun: Int
            var nextRank: Int32
        }

        fileprivate init(_ sets: CutSets, sortable: Double) {
            self.sets = sets
            self.sortable = sortable
            orders = sets.byOrder.map(\.order)[...]
        }

        package mutating func next() -> CutSet? {
            while true {
                if let elements = ready.popLast() { return sets.cutSet(elements) }
                if let branch = branches.popLast() {
                    open(branch)
                } else if let order = orders.popFirst() {
                    branches.append(Branch(family: sets.family, order: order, begun: 0, nextRank: 0))
                } else {
                    return nil
                }
            }
        }

        /// Lists the branch when it is small, else splits off what begins with its next name.
        private mutating func open(_ branch: Branch) {
            guard let counts = OrderCounts<Double>(branch.family, upTo: branch.order) else { return }
            let count = counts.count(branch.family.root, order: branch.order)
            if count == 0 { return }
            if count <= sortable || branch.begun >= branch.order || branch.nextRank >= Int32(sets.ranks.count) {
                list(branch, counts)
                return
            }
            guard let element = sets.ranks.firstIndex(of: branch.nextRank) else { return }
            var rest = branch
            rest.nextRank += 1
            rest.family = branch.family.restricted { sets.ranks[$0] >= rest.nextRank || isBegun($0, branch) }
            branches.append(rest)
            var first = rest
            first.family = branch.family.requiring(UInt32(element))
            first.begun += 1
            branches.append(first)
        }

        /// Elements below the next rank that are still in the branch's sets were required when it was split off.
        private func isBegun(_ element: Int, _ branch: Branch) -> Bool { sets.ranks[element] < branch.nextRank }

        private mutating func list(_ branch: Branch, _ counts: OrderCounts<Double>) {
            var found: [[Int32]] = []
            branch.family.forEachSet(order: branch.order, counts) { elements in
                found.append(elements.map { sets.ranks[Int($0)] }.sorted())
            }
            found.sort { $1.lexicographicallyPrecedes($0) }
            ready = found
        }
    }

    fileprivate func cutSet(_ ranks: [Int32]) -> CutSet {
        cutSet(elements: ranks.compactMap { rank in self.ranks.firstIndex(of: rank) })
    }

    /// Elements in the order of their names.
    func cutSet(elements: [Int]) -> CutSet {
        CutSet(
            literals: elements.map { literals[$0] },
            probability: weights.map { weights in elements.reduce(1) { $0 * weights[$1] } })
    }
}

extension Family {
    /// The sets of which every element is kept.
    func restricted(to isKept: (Int) -> Bool) -> Family {
        var result = Rebuilding()
        var places: [UInt32] = [0, 1]
        places.reserveCapacity(nodes.count)
        for node in nodes.dropFirst(2) {
            let low = places[Int(node.low)]
            places.append(isKept(Int(node.level)) ? result.make(node.level, low, places[Int(node.high)]) : low)
        }
        return Family(nodes: result.nodes, root: places[Int(root)])
    }

    /// The sets that have the element.
    func requiring(_ element: UInt32) -> Family {
        var result = Rebuilding()
        // By node: its sets as they are, and those with the element still to come.
        var whole: [UInt32] = [0, 1]
        var required: [UInt32] = [0, 0]
        for node in nodes.dropFirst(2) {
            let (low, high) = (Int(node.low), Int(node.high))
            if node.level > element {
                required.append(0)
                whole.append(result.make(node.level, whole[low], whole[high]))
            } else if node.level == element {
                required.append(result.make(node.level, 0, whole[high]))
                whole.append(0)
            } else {
                required.append(result.make(node.level, required[low], required[high]))
                whole.append(0)
            }
        }
        return Family(nodes: result.nodes, root: required[Int(root)])
    }

    private struct Rebuilding {
        var nodes: [Diagram.Node] = [
            .init(level: Diagram.bottom, low: 0, high: 0), .init(level: Diagram.bottom, low: 1, high: 1),
        ]

        mutating func make(_ level: UInt32, _ low: UInt32, _ high: UInt32) -> UInt32 {
            if high == 0 { return low }
            nodes.append(.init(level: level, low: low, high: high))
            return UInt32(nodes.count - 1)
        }
    }

    private init(nodes: [Diagram.Node], root: UInt32) {
        self.nodes = nodes
        self.root = root
    }

    /// Every set of the order, in no particular one. `counts` keeps it from going where there is none.
    func forEachSet(order: Int, _ counts: OrderCounts<Double>, _ body: ([UInt32]) -> Void) {
        var elements: [UInt32] = []
        // A node, how many elements were chosen before it, and the element to be chosen on the way to it.
        var pending: [(node: UInt32, chosen: Int, element: UInt32?)] = [(root, 0, nil)]
        while let (node, chosen, element) = pending.popLast() {
            elements.removeLast(elements.count - chosen)
            if let element { elements.append(element) }
            guard counts.count(node, order: order - elements.count) > 0 else { continue }
            if node == 1 {
                body(elements)
            } else if node > 1 {
                let parts = nodes[Int(node)]
                pending.append((parts.low, elements.count, nil))
                pending.append((parts.high, elements.count, parts.level))
            }
        }
    }
}
