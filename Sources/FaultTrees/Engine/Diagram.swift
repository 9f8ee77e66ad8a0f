/// A finished decision diagram without signs, children before parents: what numbers are computed on.
///
/// Nodes 0 and 1 are the constants. Every pass over it is one loop.
struct Diagram: Sendable {
    struct Node: Sendable {
        var level: UInt32
        var low: UInt32
        var high: UInt32
    }

    var nodes: [Node]
    var roots: [UInt32]

    static let bottom = NodeTable.bottom

    /// How many variables the diagram may speak of is told by whoever owns the order; here only levels are known.
    init(nodes: [Node], roots: [UInt32]) {
        self.nodes = nodes
        self.roots = roots
    }

    /// What `edges` lead to, with a node for each sign in which it is needed.
    init(_ edges: [BinaryDiagrams.Edge], of diagrams: borrowing BinaryDiagrams) {
        let count = diagrams.nodeCount
        var needed = [Bool](repeating: false, count: count * 2)
        for edge in edges { needed[Int(edge)] = true }
        for edge in stride(from: count * 2 - 1, through: 2, by: -1) where needed[edge] {
            let node = diagrams.node(UInt32(edge >> 1))
            let sign = UInt32(edge & 1)
            needed[Int(node.low ^ sign)] = true
            needed[Int(node.high ^ sign)] = true
        }
        var places = [UInt32](repeating: 0, count: count * 2)
        places[Int(BinaryDiagrams.yes)] = 1
        nodes = [
            Node(level: Self.bottom, low: 0, high: 0), Node(level: Self.bottom, low: 1, high: 1),
        ]
        for edge in stride(from: 2, to: count * 2, by: 1) where needed[edge] {
            let node = diagrams.node(UInt32(edge >> 1))
            let sign = UInt32(edge & 1)
            places[edge] = UInt32(nodes.count)
            nodes.append(
                Node(level: node.level, low: places[Int(node.low ^ sign)], high: places[Int(node.high ^ sign)]))
        }
        roots = edges.map { places[Int($0)] }
    }
}
