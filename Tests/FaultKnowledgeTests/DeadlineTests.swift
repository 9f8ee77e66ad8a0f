import FaultModel
import Foundation
import GRDB
import Synchronization
import Testing

@testable import FaultKnowledge

@Suite("Answers that take too long")
struct DeadlineTests {
    @Test("a statement without end is stopped, and its connection goes on to serve") func stopped() async throws {
        let knowledge = try KnowledgeBase()
        let asked = Mutex(0)
        let deadline = ReadDeadline {
            asked.withLock { count in
                count += 1
                return count > 5
            }
        }
        await #expect(throws: KnowledgeError.tooSlow) {
            try await ReadDeadline.$current.withValue(deadline) {
                try await knowledge.read { db in
                    try Int.fetchOne(
                        db,
                        sql: """
                            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number)
                            SELECT count(*) FROM number
                            """)
                }
            }
        }
        #expect(asked.withLock { $0 } == 6)
        #expect(try await knowledge.edition() == 0)
    }

    @Test("within its time an answer is not touched") func inTime() async throws {
        let knowledge = try KnowledgeBase()
        let deadline = ReadDeadline { false }
        let edition = try await ReadDeadline.$current.withValue(deadline) { try await knowledge.edition() }
        #expect(edition == 0)
    }
}
