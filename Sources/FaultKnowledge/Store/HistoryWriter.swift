import GRDB

extension Schema {
    static func createHistory(_ db: Database) throws {
        try db.execute(
            sql: """
                -- What a source stated before it stated otherwise: past revisions of rows of `record`. The present one is
                -- there, so that what is stated once costs nothing here.
                CREATE TABLE history (
                    kind TEXT NOT NULL,
                    id TEXT NOT NULL,
                    source INTEGER NOT NULL REFERENCES source(id),
                    revision INTEGER NOT NULL,
                    edition INTEGER NOT NULL REFERENCES edition(id),  -- in which it was made
                    json TEXT,                       -- canonical; null: the source did not state it
                    UNIQUE (kind, id, source, revision)
                );
                """)
    }
}

/// Keeps what statements were before an import changes them, within its transaction.
struct HistoryWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// - Parameter row: of a statement that is about to be changed.
    func keep(_ row: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO history (kind, id, source, revision, edition, json)
                SELECT kind, id, source, revision, edition, json FROM record WHERE rowid = ?
                """
        ).execute(arguments: [row])
    }

    /// A statement that an import changed and changed back has no past revision of that number.
    func dropUnlessPast(_ row: Int64) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM history WHERE (kind, id, source, revision) =
                    (SELECT kind, id, source, revision FROM record WHERE rowid = ?)
                """
        ).execute(arguments: [row])
    }
}
