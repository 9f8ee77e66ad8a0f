package import FaultModel
import GRDB

/// A cause that records name and that the fault does not know: what an author may want to add.
package struct ProposedCause: Hashable, Sendable {
    /// In the words of the record that says it most often, or else of the newest.
    package var title: String
    /// Records that name it.
    package var count: Int
    /// Ids of some of them, the newest first.
    package var records: [String]
}

extension KnowledgeBase {
    /// So many wordings of other causes are looked at, the most frequent first.
    private static let mostWordings = 200
    private static let mostRecords = 5
    /// Wordings that share as much of their words are one cause.
    private static let alike = 0.5

    /// Causes that records of a fault name and that it does not know; the most frequent first.
    ///
    /// Records that name the cause in other words of which half are the same are one cause.
    /// - Parameter least: so many records must name it.
    package func proposedCauses(of fault: Fault.ID, inAtLeast least: Int = 1) async throws -> [ProposedCause] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT other, count(*) AS number, max(item) FROM serviceLink
                    WHERE fault = ? AND isSure = 1 AND other NOT NULL
                    GROUP BY other ORDER BY number DESC, max(item) DESC LIMIT \(Self.mostWordings)
                    """, arguments: [fault.description])
            let (json, analysis) = (CanonicalJSON(), TextAnalysis())
            var clusters: [(cause: ProposedCause, words: Set<String>, wordings: [Int64])] = []
            for row in rows {
                let (wording, count, item): (Int64, Int, Int64) = (row[0], row[1], row[2])
                guard
                    let text = try String.fetchOne(
                        db, sql: "SELECT json FROM item WHERE rowid = ?", arguments: [item]),
                    let title = try json.decode(ServiceRecord.self, from: text).cause
                else { continue }
                var words = Set<String>()
                for term in QuestionReader(analysis: analysis).terms(in: title, without: []).terms {
                    words.insert(term.text)
                }
                let place = clusters.firstIndex { cluster in
                    let union = cluster.words.union(words).count
                    return union > 0 && Double(cluster.words.intersection(words).count) / Double(union) >= Self.alike
                }
                if let place {
                    clusters[place].cause.count += count
                    clusters[place].wordings.append(wording)
                } else {
                    clusters.append((ProposedCause(title: title, count: count, records: []), words, [wording]))
                }
            }
            for place in clusters.indices {
                let marks = clusters[place].wordings.map(String.init).joined(separator: ", ")
                clusters[place].cause.records = try String.fetchAll(
                    db,
                    sql: """
                        SELECT id FROM serviceLink JOIN service USING (item)
                        WHERE serviceLink.fault = ? AND isSure = 1 AND other IN (\(marks))
                        ORDER BY item DESC LIMIT \(Self.mostRecords)
                        """, arguments: [fault.description])
            }
            return clusters.map(\.cause).filter { $0.count >= least }
                .sorted { ($1.count, $0.title) < ($0.count, $1.title) }
        }
    }
}
