package import FaultModel

/// A question for training with several answers to choose from, exactly one of which is right.
package struct QuizQuestion: Hashable, Sendable {
    package var kind: Kind
    package var fault: Fault.ID
    /// Of all its texts: an answer in another language would give itself away.
    package var language: Language
    package var symptom: String
    /// Of `code`: as it is shown. Nil: the question is about no code.
    package var code: String?
    /// Of `part`: the title of the cause. Nil: the question is about no cause.
    package var cause: String?
    /// Of `check`: what was asked before, with what came of it, in order.
    package var seen: [Seen] = []
    package var choices: [String]
    /// The right one, an index into `choices`.
    package var answer: Int
    package var why: Why
    /// Nil: the source is not known.
    package var citation: Citation?

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Symptom → most likely cause.
        case cause
        /// Symptom and what was seen → the check with which the fix is expected soonest.
        case check
        /// Cause → the part that its remedy needs.
        case part
        /// Code → what it means.
        case code
    }

    package struct Seen: Hashable, Sendable {
        package var ask: String
        package var isFaulty: Bool
    }

    /// Why the right answer is right, in figures.
    package enum Why: Hashable, Sendable {
        /// The cause's share given the symptom, 0…1, and that of the next likeliest.
        case share(Double, next: Double)
        /// The expected minutes to the fix with this check next.
        case minutes(Double)
        /// How many pieces the remedy takes.
        case pieces(Double)
        /// The fault carries the code.
        case carried
    }
}

/// Questions, and how many were wanted.
package struct Quiz: Hashable, Sendable {
    package var seed: UInt64
    package var wanted: Int
    /// Fewer than wanted where the knowledge base gives no more.
    package var questions: [QuizQuestion]

    package init(seed: UInt64, wanted: Int, questions: [QuizQuestion]) {
        self.seed = seed
        self.wanted = wanted
        self.questions = questions
    }

    /// Questions of one quiz.
    package static let counts = 1...1000
}
