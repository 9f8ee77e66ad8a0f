/// How likely each level's variable is to be true, and to be false; the two are kept apart so that neither is lost by
/// subtraction when the other is near 1.
struct LevelWeights: Sendable {
    var yes: [Double]
    var no: [Double]

    init(_ yes: [Double]) {
        self.yes = yes
        no = yes.map { 1 - $0 }
    }

    mutating func append(_ yes: Double) {
        self.yes.append(yes)
        no.append(1 - yes)
    }
}

extension Diagram {
    /// By node, the probability that it leads to the constant `target`. One loop from the constants up; sums of
    /// products of non-negative numbers only, so small probabilities keep all their digits.
    func probabilities(_ weights: LevelWeights, reaching target: Bool = true) -> [Double] {
        var values = [Double](repeating: 0, count: nodes.count)
        values[target ? 1 : 0] = 1
        nodes.withUnsafeBufferPointer { nodes in
            values.withUnsafeMutableBufferPointer { values in
                for index in 2..<max(2, nodes.count) {
                    let node = nodes[index]
                    let level = Int(node.level)
                    values[index] =
                        weights.yes[level] * values[Int(node.high)] + weights.no[level] * values[Int(node.low)]
                }
            }
        }
        return values
    }

    /// By node, the probability that the way from `root` comes through it. One loop from the root down.
    func reach(from root: UInt32, _ weights: LevelWeights) -> [Double] {
        var reach = [Double](repeating: 0, count: nodes.count)
        reach[Int(root)] = 1
        guard root > 1 else { return reach }
        for index in stride(from: Int(root), through: 2, by: -1) where reach[index] != 0 {
            let node = nodes[index]
            reach[Int(node.high)] += reach[index] * weights.yes[Int(node.level)]
            reach[Int(node.low)] += reach[index] * weights.no[Int(node.level)]
        }
        return reach
    }

    /// By level, the probability that the variable is true and `root` leads to `target`, and that it is false and does.
    func jointProbabilities(
        of root: UInt32, _ weights: LevelWeights, reaching target: Bool = true
    ) -> (total: Double, yes: [Double], no: [Double]) {
        let values = probabilities(weights, reaching: target)
        let reach = self.reach(from: root, weights)
        let total = values[Int(root)]
        var yes = [Double](repeating: 0, count: weights.yes.count)
        var no = yes
        var through = yes
        if root > 1 {
            for index in 2...Int(root) where reach[index] != 0 {
                let node = nodes[index]
                let level = Int(node.level)
                yes[level] += reach[index] * values[Int(node.high)]
                no[level] += reach[index] * values[Int(node.low)]
                through[level] += reach[index] * values[index]
            }
        }
        for level in yes.indices {
            // What leads to the target without asking about this level.
            let around = through[level] >= total * (1 - 1e-13) ? 0 : total - through[level]
            yes[level] = (yes[level] + around) * weights.yes[level]
            no[level] = (no[level] + around) * weights.no[level]
        }
        return (total, yes, no)
    }
}
