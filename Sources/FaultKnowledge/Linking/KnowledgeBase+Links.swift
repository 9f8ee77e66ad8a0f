import GRDB

extension KnowledgeBase {
    /// So many different records are linked by themselves after an import: about as many seconds as thousands. The rest
    /// wait for `linkRecords`.
    static let mostLinkedAtOnce = 10_000

    /// Links the service records that are new or changed, and those of lines whose faults changed since they were linked.
    ///
    /// Records that say the same are linked by one search. What is written makes no new edition, for it follows from
    /// records; `tag` tells it apart.
    /// - Parameters:
    ///   - isWhole: every record is linked again.
    ///   - limit: searches; what is not done then waits for the next time.
    ///   - progress: called with the records done and their number.
    /// - Complexity: a search for each different subject, a millisecond or so; a row for each record.
    @discardableResult
    package func linkRecords(
        all isWhole: Bool = false, atMost limit: Int = .max, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> LinkSummary {
        let file = current.file
        let (database, cache) = (file.database, file.cache)
        do {
            let isNeeded = try database.read { db in
                try isWhole
                    || Int.fetchOne(
                        db,
                        sql: """
                            SELECT 1 WHERE EXISTS (SELECT 1 FROM linkPending)
                                OR EXISTS (SELECT 1 FROM linkStale) AND EXISTS (SELECT 1 FROM service)
                            """) != nil
            }
            guard isNeeded else { return LinkSummary() }
            var total = 0
            try database.write { db in
                if isWhole { try db.execute(sql: "INSERT OR IGNORE INTO linkPending SELECT item FROM service") }
                try LinkRun.noteChangedLines(db)
                total = try Int.fetchOne(db, sql: "SELECT count(*) FROM linkPending") ?? 0
            }
            var run = LinkRun()
            while try database.write({ db in
                let goesOn = try run.next(db, cache, atMost: limit)
                try Self.noteLinks(db)
                return goesOn
            }) { progress(run.summary.done, total) }
            // Once for all stretches: what is counted by faults is behind until then.
            try database.write { try InsightWriter($0).update() }
            var summary = run.summary
            summary.waiting = try database.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM linkPending") ?? 0
            }
            return summary
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    /// What is shown of faults and records may have changed without a new edition.
    static func noteLinks(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO setting (name, value) VALUES ('links', '1')
                ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
                """)
    }

    /// Tells one state of what is shown from another: the edition, and how often links were written since the beginning;
    /// where a backup was brought back or the file replaced also how often, since editions of two histories bear the same
    /// numbers.
    package func tag() async throws -> String {
        let file = current.file
        return try await read(file) { db in
            var tag = "\(try Self.edition(db))"
            if let links = try Int.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'links'") {
                tag += "-\(links)"
            }
            let restorations = try Self.restorations(db)
            if file.generation > 0 || restorations > 0 { tag += "-r\(file.generation).\(restorations)" }
            return tag
        }
    }
}
