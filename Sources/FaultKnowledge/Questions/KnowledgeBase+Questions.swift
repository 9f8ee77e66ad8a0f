import FaultModel
import GRDB

extension Schema {
    static func createQuestions(_ db: Database) throws {
        try db.execute(
            sql: """
                -- What readers asked, counted; derived from nothing, so no rebuilding touches it.
                CREATE TABLE question (
                    text TEXT NOT NULL,              -- as AskedQuestion has it
                    product TEXT NOT NULL,           -- the line it was asked about; empty: of all
                    language TEXT NOT NULL,
                    asked INTEGER NOT NULL,
                    withoutHits INTEGER NOT NULL,    -- of these, times without hits
                    weak INTEGER NOT NULL,           -- of these, times with a weak answer
                    opened INTEGER NOT NULL,         -- times that a hit was opened
                    latest TEXT NOT NULL,            -- how the last time ended: QuestionOutcome
                    firstDay TEXT NOT NULL,          -- 2026-11-22, UTC
                    lastDay TEXT NOT NULL,
                    PRIMARY KEY (text, product)
                ) WITHOUT ROWID;
                """)
    }
}

extension KnowledgeBase {
    /// Whether anything can be kept in the file.
    package var isReadOnly: Bool { database.configuration.readonly }

    /// Different questions that are counted; the rarest leave, of these those that were asked longest ago.
    package static let mostQuestions = 100_000

    /// Adds to the counts of questions. One that was only opened, and is not known, is left out.
    /// - Parameters:
    ///   - day: of all of them, as `2026-11-22`.
    ///   - most: see `mostQuestions`.
    /// - Throws: `KnowledgeError.busy` when another program writes for long, `.unwritable`.
    package func count(
        _ questions: [AskedQuestion: QuestionCounts], on day: String, atMost most: Int = mostQuestions
    ) throws {
        do {
            try database.write { db in
                for (question, counts) in questions { try Self.add(question, counts, day, db) }
                let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM question") ?? 0
                if count <= most { return }
                // A tenth more than needed, so that not every batch sorts them all.
                try db.execute(
                    sql: """
                        DELETE FROM question WHERE (text, product) IN (
                            SELECT text, product FROM question ORDER BY asked, lastDay, text, product LIMIT ?)
                        """,
                    arguments: [count - most + most / 10])
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    private static func add(
        _ question: AskedQuestion, _ counts: QuestionCounts, _ day: String, _ db: Database
    ) throws {
        guard let outcome = counts.latest, let language = counts.language else {
            try db.cachedStatement(sql: "UPDATE question SET opened = opened + ? WHERE text = ? AND product = ?")
                .execute(arguments: [counts.opened, question.text, question.product])
            return
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO question (text, product, language, asked, withoutHits, weak, opened, latest, firstDay, lastDay)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
                ON CONFLICT (text, product) DO UPDATE SET
                    language = excluded.language, asked = asked + excluded.asked,
                    withoutHits = withoutHits + excluded.withoutHits, weak = weak + excluded.weak,
                    opened = opened + excluded.opened, latest = excluded.latest,
                    firstDay = min(firstDay, excluded.firstDay), lastDay = max(lastDay, excluded.lastDay)
                """
        ).execute(arguments: [
            question.text, question.product, language.tag, counts.asked, counts.nothing, counts.weak, counts.opened,
            outcome.rawValue, day,
        ])
    }

    /// Questions of each list of `questionInsights`.
    package static let insightLimits = 1...1000

    /// What readers asked and did not find, ranked.
    /// - Parameter limit: of each list.
    /// - Throws: `KnowledgeError.outOfRange`.
    package func questionInsights(limit: Int = 20) async throws -> QuestionInsights {
        guard Self.insightLimits.contains(limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: limit, expected: Self.insightLimits)
        }
        return try await read { db in
            func list(_ condition: String, by order: String) throws -> [CountedQuestion] {
                let sql = "SELECT * FROM question WHERE \(condition) ORDER BY \(order), text, product LIMIT ?"
                return try Row.fetchAll(db, sql: sql, arguments: [limit]).map(CountedQuestion.init)
            }
            let sums = try Row.fetchOne(
                db, sql: "SELECT count(*), coalesce(sum(asked), 0), min(firstDay) FROM question")
            return QuestionInsights(
                distinct: sums?[0] ?? 0, asked: sums?[1] ?? 0, since: sums?[2],
                unanswered: try list(
                    "latest <> 'answered'", by: "withoutHits DESC, weak DESC, asked DESC, lastDay DESC"),
                notOpened: try list("latest = 'answered' AND opened = 0", by: "asked DESC, lastDay DESC"))
        }
    }
}

/// What readers asked and did not find.
package struct QuestionInsights: Sendable {
    /// Different questions, and times that any was asked.
    package var distinct: Int
    package var asked: Int
    /// The day of the first one; nil: none was counted.
    package var since: String?
    /// Those that had no hits or a weak answer when they were asked last: first those that most often had no hits.
    package var unanswered: [CountedQuestion]
    /// Those with an answer that nobody opened; the most asked first.
    package var notOpened: [CountedQuestion]
}

/// A question with its counts.
package struct CountedQuestion: Sendable {
    package var question: AskedQuestion
    package var language: String
    package var counts: QuestionCounts
    /// As `2026-11-22`, UTC.
    package var firstDay: String
    package var lastDay: String

    init(_ row: Row) {
        question = AskedQuestion(text: row["text"], product: row["product"])
        language = row["language"]
        counts = QuestionCounts()
        counts.asked = row["asked"]
        counts.nothing = row["withoutHits"]
        counts.weak = row["weak"]
        counts.opened = row["opened"]
        counts.latest = QuestionOutcome(rawValue: row["latest"])
        counts.language = Language(language)
        firstDay = row["firstDay"]
        lastDay = row["lastDay"]
    }
}
