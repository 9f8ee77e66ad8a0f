import FaultModel
import GRDB

/// What became of the records that waited to be linked.
package struct LinkSummary: Hashable, Sendable {
    /// Linked at once, for they say it themselves, a reviewer does, or it is sure.
    package var sure = 0
    /// Linked, for a reviewer to look at.
    package var unsure = 0
    /// About no fault that is known.
    package var none = 0
    /// Still waiting.
    package var waiting = 0
    /// Searches that it took.
    package var searches = 0

    package init() {}
    package var done: Int { sure + unsure + none }
}

/// Links the records that wait, a stretch of them in each transaction.
struct LinkRun {
    /// So many records are linked in one transaction, while which nothing else is written.
    static let stretch = 512
    /// So many different subjects are kept in memory.
    private static let mostKept = 100_000

    private let analysis = TextAnalysis()
    private let json = CanonicalJSON()
    private var known: [LinkSubject: FaultLink?] = [:]
    private(set) var summary = LinkSummary()

    /// The records of lines whose faults changed wait again; what they are linked to stands until they are linked anew.
    static func noteChangedLines(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "SELECT 1 FROM linkStale LIMIT 1") != nil else { return }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO linkPending
                SELECT item FROM service WHERE line IS NULL OR line IN (SELECT line FROM linkStale);
                DELETE FROM linkStale;
                """)
    }

    private struct Waiting {
        var item: Int64
        var id: String
        var json: String
        var decision: LinkDecision?
    }

    /// - Returns: whether there may be more.
    mutating func next(_ db: Database, _ cache: KnowledgeCache, atMost limit: Int) throws -> Bool {
        let waiting = try Self.waiting(db)
        let linker = FaultLinker(db, cache)
        let writer = try LinkWriter(db)
        var done: [Int64] = []
        for record in waiting {
            guard let subject = try subject(of: record) else {
                done.append(record.item)
                continue
            }
            var link: FaultLink?
            if let decision = record.decision {
                link = try linker.link(subject, decidedAs: decision)
            } else if let kept = known[subject] {
                link = kept
            } else {
                // The rest waits for another time.
                if summary.searches >= limit { break }
                summary.searches += 1
                link = try linker.link(subject)
                if let found = link, found.confidence < FaultLink.worthReview { link = nil }
                if known.count >= Self.mostKept { known.removeAll() }
                known[subject] = .some(link)
            }
            count(link)
            try writer.write(link, other: other(link, subject), of: record.item)
            done.append(record.item)
        }
        for item in done {
            try db.cachedStatement(sql: "DELETE FROM linkPending WHERE item = ?").execute(arguments: [item])
        }
        return done.count == waiting.count && waiting.count == Self.stretch
    }

    private mutating func count(_ link: FaultLink?) {
        switch link {
        case nil: summary.none += 1
        case let link?: if link.isSure { summary.sure += 1 } else { summary.unsure += 1 }
        }
    }

    private func subject(of record: Waiting) throws -> LinkSubject? {
        LinkSubject(try json.decode(ServiceRecord.self, from: record.json))
    }

    /// What tells the same new cause from another.
    private func other(_ link: FaultLink?, _ subject: LinkSubject) -> Int64? {
        guard link?.evidence.otherCause == true, let cause = subject.findings.first else { return nil }
        return analysis.wording(cause)
    }

    private static func waiting(_ db: Database) throws -> [Waiting] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT linkPending.item, item.id, item.json, decision, linkDecision.fault, linkDecision.cause
                FROM linkPending JOIN item ON item.rowid = linkPending.item
                    LEFT JOIN linkDecision ON record = item.id
                ORDER BY linkPending.item LIMIT \(stretch)
                """)
        return try Row.fetchAll(statement).map { row in
            let name: String? = row[3]
            return Waiting(
                item: row[0], id: row[1], json: row[2],
                decision: name.flatMap { LinkDecision(name: $0, fault: row[4], cause: row[5]) })
        }
    }
}

/// Writes links, and only where they are others than before.
struct LinkWriter {
    private let db: Database
    private let json = CanonicalJSON()

    init(_ db: Database) throws { self.db = db }

    func write(_ link: FaultLink?, other: Int64?, of item: Int64) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            item, link?.fault.description, link?.cause, link?.confidence ?? 0, link?.isSure == true ? 1 : 0,
            try link.map { try json.string($0.evidence) }, other,
        ]
        let same = try db.cachedStatement(
            sql: """
                SELECT 1 FROM serviceLink WHERE item = ? AND fault IS ? AND cause IS ? AND confidence = ? AND isSure = ?
                    AND evidence IS ? AND other IS ?
                """)
        if try Int.fetchOne(same, arguments: StatementArguments(values)) != nil { return }
        // Not replaced: what is deleted is counted.
        try db.cachedStatement(sql: "DELETE FROM serviceLink WHERE item = ?").execute(arguments: [item])
        try db.cachedStatement(
            sql: """
                INSERT INTO serviceLink (item, fault, cause, confidence, isSure, evidence, other)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: StatementArguments(values))
    }
}
