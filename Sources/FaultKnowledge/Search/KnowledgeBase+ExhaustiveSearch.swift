/// The order of an answer, as rows with their scores.
package struct RankedRow: Hashable, Sendable {
    package var row: Int
    package var tier: Int
    package var text: Double
}

extension KnowledgeBase {
    /// The first rows of an answer in two ways: as a search finds them, and by scoring every row of the knowledge base and
    /// sorting them all. They must be equal; for checks, since the second way takes a million looks for a million rows.
    package func rankedBothWays(_ request: SearchRequest) async throws -> (found: [RankedRow], scored: [RankedRow]) {
        return try await read { db, cache in
            let searcher = try Searcher(db: db, cache: cache, request: request)
            let answer = try searcher.answer().answer
            let limit = request.offset + request.limit
            return (
                try answer.ranked(atMost: limit).map(RankedRow.init),
                answer.rankedByScoringAll(atMost: limit).map(RankedRow.init)
            )
        }
    }
}

extension RankedRow {
    fileprivate init(_ item: RankedItem) { self.init(row: item.document, tier: item.tier, text: item.text) }
}

extension Answer {
    /// `ranked` without sets of blocks and bounds.
    fileprivate func rankedByScoringAll(atMost limit: Int) -> [RankedItem] {
        var all: [RankedItem] = []
        for document in 0..<rowCount {
            if let item = scored(document) { all.append(item) }
        }
        all.sort(by: RankedItem.precedes)
        return Array(all.prefix(limit))
    }
}
