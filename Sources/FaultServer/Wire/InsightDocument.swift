import FaultKnowledge

/// The answer to `insights` and `GET /api/insights`.
package struct InsightDocument: Encodable, Sendable {
    package var questions: Questions
    /// What service records say.
    package var records: RecordInsightDocument

    /// What readers asked and did not find.
    package struct Questions: Encodable, Sendable {
        /// Different questions, and times that any was asked.
        package var distinct: Int
        package var asked: Int
        /// The day of the first one.
        @Nullable package var since: String?
        package var unanswered: [Question]
        package var notOpened: [Question]

        private enum CodingKeys: String, CodingKey {
            case distinct, asked, since, unanswered
            case notOpened = "not_opened"
        }
    }

    package struct Question: Encodable, Sendable {
        package var text: String
        package var language: String
        /// The line that it was asked about; nil: all.
        @Nullable package var product: String?
        package var asked: Int
        package var withoutHits: Int
        package var weak: Int
        package var opened: Int
        package var first: String
        package var last: String

        private enum CodingKeys: String, CodingKey {
            case text, language, product, asked, weak, opened, first, last
            case withoutHits = "without_hits"
        }

        init(_ question: CountedQuestion) {
            text = question.question.text
            language = question.language
            product = question.question.product.isEmpty ? nil : question.question.product
            asked = question.counts.asked
            withoutHits = question.counts.nothing
            weak = question.counts.weak
            opened = question.counts.opened
            first = question.firstDay
            last = question.lastDay
        }
    }

    init(_ insights: QuestionInsights, records: RecordInsightDocument) {
        self.records = records
        questions = Questions(
            distinct: insights.distinct, asked: insights.asked, since: insights.since,
            unanswered: insights.unanswered.map(Question.init), notOpened: insights.notOpened.map(Question.init))
    }
}
