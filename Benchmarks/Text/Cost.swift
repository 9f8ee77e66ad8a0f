import FaultKnowledge
import GRDB

/// What one index took to build and to ask.
struct Cost {
    /// Seconds of the processor, as all times here.
    var build: Double
    /// Bytes.
    var size: Int
    /// Seconds for all terms of a question with their rank; one for each question, in ascending order.
    var ranked: [Double] = []
    /// The same for counting alone.
    var counted: [Double] = []

    /// Seconds for all questions with rank.
    var rankedWhole: Double { ranked.reduce(0, +) }
}

extension Trial {
    /// Asks every question, each term by itself.
    func cost(of questions: [String]) throws -> Cost {
        var cost = Cost(build: buildTime, size: size)
        try database.read { db in
            for question in questions {
                let expressions = form.expressions(for: question)
                cost.counted.append(
                    try processorTime { for term in expressions { _ = try count(db, matching: term) } })
                cost.ranked.append(
                    try processorTime { for term in expressions { _ = try rank(db, matching: term) } })
            }
        }
        cost.ranked.sort()
        cost.counted.sort()
        return cost
    }
}
