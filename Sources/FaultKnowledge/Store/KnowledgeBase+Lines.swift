package import FaultModel
import GRDB

extension KnowledgeBase {
    /// All faults of a product line, in order of id. Costs their number.
    package func faults(of line: String) async throws -> [Fault] {
        try await read { db in
            let json = CanonicalJSON()
            let texts = try String.fetchCursor(
                db, sql: "SELECT json FROM item WHERE kind = 'fault' AND line = ? ORDER BY id", arguments: [line])
            var found: [Fault] = []
            while let text = try texts.next() { found.append(try json.decode(Fault.self, from: text)) }
            return found
        }
    }
}
