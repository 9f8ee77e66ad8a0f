import FaultModel
import FaultTrees

/// Finds which answers cannot be true together.
struct Clash {
    private let fault: Fault
    private let learnt: [(item: Learnt, answer: Int)]
    private let budget: TreeBudget
    /// So many sets are tried before one that cannot be made smaller is good enough.
    private static let mostTrials = 3_000

    init(_ fault: Fault, _ learnt: [(item: Learnt, answer: Int)], within budget: TreeBudget) {
        self.fault = fault
        self.learnt = learnt
        self.budget = budget
    }

    /// The answers' indices, ascending; of several smallest sets the first. Where that would take too long, a set of
    /// which no answer can be left out.
    func smallest() throws(TreeError) -> [Int] {
        let answers = Set(learnt.filter { $0.item.canExclude }.map(\.answer)).sorted()
        var trials = 0
        for size in 1...max(1, answers.count) {
            var chosen = Array(0..<size)
            while chosen.last.map({ $0 < answers.count }) ?? false {
                trials += 1
                guard trials <= Self.mostTrials else { return try shrunk(answers) }
                let set = chosen.map { answers[$0] }
                if try !isPossible(set) { return set }
                guard Self.advance(&chosen, below: answers.count) else { break }
            }
        }
        return answers
    }

    /// The next combination in ascending order; false after the last.
    private static func advance(_ chosen: inout [Int], below count: Int) -> Bool {
        guard let place = chosen.indices.last(where: { chosen[$0] < count - chosen.count + $0 }) else { return false }
        chosen[place] += 1
        for next in chosen.indices where next > place { chosen[next] = chosen[next - 1] + 1 }
        return true
    }

    private func shrunk(_ answers: [Int]) throws(TreeError) -> [Int] {
        var left = answers
        for answer in answers.reversed() {
            let without = left.filter { $0 != answer }
            if try !isPossible(without) { left = without }
        }
        return left
    }

    /// What was put right stays so, whatever came of it.
    private func isPossible(_ answers: [Int]) throws(TreeError) -> Bool {
        let items = learnt.compactMap { item, answer in
            answers.contains(answer) ? item : item.putRight.map { .putRight($0) }
        }
        return try Beliefs(of: fault, given: items, within: budget).isPossible
    }
}

extension Learnt {
    /// Whether it can make anything impossible.
    fileprivate var canExclude: Bool {
        switch self {
        case .seen(_, let ifPresent, let ifAbsent): ifPresent == 0 || ifAbsent == 0
        case .stillThere: true
        case .putRight: false
        }
    }
}
