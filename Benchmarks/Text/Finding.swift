import FaultKnowledge
import GRDB

/// What one form finds, beside what brute force finds.
struct Finding {
    /// Its place among the forms.
    var form: Int
    var pairs = Tally()
    var singles = Tally()
    /// Questions of which the form can ask nothing.
    var unasked = 0
    /// Rows over all terms of all questions.
    var rows = 0

    /// Rows over all needles.
    struct Tally {
        /// What holds the needle by brute force, as it is written.
        var expected = 0
        /// Expected and found.
        var right = 0
        /// Found where it stands in the other writing, simplified or traditional.
        var otherwise = 0
        /// Found where it does not stand.
        var wrong = 0

        var recall: Double { Double(right) / Double(max(1, expected)) }
    }
}

extension Trial {
    func finding(of needles: Needles, asked questions: [String], form place: Int) throws -> Finding {
        var finding = Finding(form: place)
        try database.read { db in
            finding.pairs = try tally(db, needles.pairs)
            finding.singles = try tally(db, needles.singles)
            for question in questions {
                let expressions = form.expressions(for: question)
                if expressions.isEmpty { finding.unasked += 1 }
                for term in expressions { finding.rows += try count(db, matching: term) }
            }
        }
        return finding
    }

    private func tally(_ db: Database, _ needles: [Needle]) throws -> Finding.Tally {
        var tally = Finding.Tally()
        for needle in needles {
            let found = try form.expressions(for: needle.text).reduce(into: Set<Int>()) { found, term in
                found.formUnion(try rows(db, matching: term))
            }
            tally.expected += needle.written.count
            tally.right += found.intersection(needle.written).count
            tally.otherwise += found.intersection(needle.meant).subtracting(needle.written).count
            tally.wrong += found.subtracting(needle.meant).count
        }
        return tally
    }
}
