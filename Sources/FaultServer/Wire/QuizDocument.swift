package import FaultDiagnosis
package import FaultModel

/// Questions for training: `quiz`.
package struct QuizDocument: Encodable, Sendable {
    /// The line's id, and its name.
    package var product: String
    package var name: String
    package var seed: UInt64
    /// How many were asked for.
    package var wanted: Int
    package var questions: [Question]

    /// Whether there are as many as were asked for.
    package var isWhole: Bool { questions.count == wanted }

    package struct Question: Encodable, Sendable {
        /// From 1.
        package var number: Int
        package var kind: String
        package var language: Language
        package var question: String
        /// What was seen before, of a question for the next check.
        package var seen: [String]
        package var choices: [String]
        /// The letter of the right one: `A` is the first.
        package var answer: String
        /// The right one's text.
        package var right: String
        package var why: String
        package var fault: String
        @Nullable package var citation: CitationDocument?
    }

    package init(_ quiz: Quiz, product: String, name: String) {
        self.product = product
        self.name = name
        seed = quiz.seed
        wanted = quiz.wanted
        questions = quiz.questions.enumerated().map { Question($1, number: $0 + 1) }
    }
}

extension QuizDocument.Question {
    /// - Parameter number: from 1.
    init(_ source: QuizQuestion, number: Int) {
        let words = Words(source.language)
        self.number = number
        kind = source.kind.rawValue
        language = source.language
        question = words.question(of: source)
        seen = source.seen.map { seen in
            words.sentence(.quizSeen, seen.ask, words[seen.isFaulty ? .outcomeFaulty : .outcomeOK])
        }
        choices = source.choices
        answer = Self.letter(source.answer)
        right = source.choices[source.answer]
        why = words.sentence(for: source.why)
        fault = source.fault.description
        citation = source.citation.map(CitationDocument.init)
    }

    /// `A`, `B`, …
    package static func letter(_ index: Int) -> String {
        String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(min(index, 25)))))
    }
}

extension CitationDocument {
    /// In one line: document, revision, page.
    func line(_ words: Words) -> String {
        let pieces = [revision.map { "\(words[.revision]) \($0)" }, page.map { "\(words[.page]) \($0)" }]
        return words.list([document] + pieces.compactMap { $0 })
    }
}
