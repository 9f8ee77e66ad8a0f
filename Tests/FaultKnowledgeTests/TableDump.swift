import GRDB

@testable import FaultKnowledge

extension KnowledgeBase {
    /// All rows of a table as text, in order.
    func dump(_ table: String) throws -> [String] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY rowid").map(\.debugDescription)
        }
    }
}
