import GRDB

/// The tables of a knowledge base.
///
/// `edition`, `source`, `record`, `history`, `person`, `linkDecision` and `media` are the truth, and so is `question` of
/// what readers asked.
/// Everything else is derived from records by `Derivation` and can be dropped and made again.
enum Schema {
    /// Written into the file's header, so that a file of another program is told from ours: "FLTB".
    static let applicationID: Int32 = 0x464C_5442

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("create records") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try createRecords(db)
        }
        migrator.registerMigration("create derived tables") { db in try createDerived(db) }
        migrator.registerMigration("create media") { db in try createMedia(db) }
        migrator.registerMigration("create questions") { db in try createQuestions(db) }
        migrator.registerMigration("create history") { db in try createHistory(db) }
        migrator.registerMigration("create persons") { db in try createPersons(db) }
        migrator.registerMigration("index records by source and kind") { db in
            try db.execute(
                sql: "DROP INDEX recordBySource; CREATE INDEX recordBySourceKind ON record(source, kind)")
        }
        migrator.registerMigration("create link decisions") { db in try LinkTables.createDecisions(db) }
        return migrator
    }

    private static func createRecords(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE edition (
                    id INTEGER PRIMARY KEY,
                    at TEXT NOT NULL,                -- ISO 8601, UTC
                    files TEXT NOT NULL,             -- JSON: path, format and counts of each file
                    findings TEXT NOT NULL           -- JSON: the findings of each file
                );
                CREATE TABLE source (
                    id INTEGER PRIMARY KEY,
                    key TEXT NOT NULL UNIQUE,        -- document and file name
                    json TEXT NOT NULL
                );
                -- What a source states about one thing. The same thing may be stated by many sources.
                CREATE TABLE record (
                    rowid INTEGER PRIMARY KEY,
                    kind TEXT NOT NULL,
                    id TEXT NOT NULL,
                    source INTEGER NOT NULL REFERENCES source(id),
                    revision INTEGER NOT NULL,       -- from 1, one more with each change
                    edition INTEGER NOT NULL REFERENCES edition(id),  -- in which it last changed
                    position INTEGER NOT NULL,       -- in the source, from 0
                    line INTEGER,                    -- in the file, from 1
                    json TEXT,                       -- canonical; null: the source no longer states it
                    UNIQUE (kind, id, source)
                );
                CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE INDEX recordBySource ON record(source);
                CREATE INDEX recordByEdition ON record(edition);
                """)
    }

    private static func createMedia(_ db: Database) throws {
        try db.execute(
            sql: """
                -- What figures show, each file once; the bytes last, so that the rest is read without them.
                CREATE TABLE media (
                    hash TEXT PRIMARY KEY,           -- SHA-256 of the bytes
                    type TEXT NOT NULL,
                    name TEXT NOT NULL,              -- of the file, as the first manual that shows it has it
                    size INTEGER NOT NULL,           -- bytes
                    bytes BLOB NOT NULL
                );
                -- Which records show it; one that no record shows is removed.
                CREATE TABLE mediaUse (
                    hash TEXT NOT NULL REFERENCES media(hash),
                    record INTEGER NOT NULL REFERENCES record(rowid),
                    PRIMARY KEY (hash, record)
                ) WITHOUT ROWID;
                CREATE INDEX mediaUseByRecord ON mediaUse(record);
                """)
    }

    /// Bytes of new text that are gathered before they become a part of the index: with SQLite's 1 MB an import of a
    /// million rows makes hundreds of parts and joins them again and again.
    private static let indexBuffer = 32 << 20

    /// The tables that `Derivation` fills.
    static func createDerived(_ db: Database) throws {
        try db.execute(
            sql: """
                -- One row for each thing, joined from all that sources state about it.
                CREATE TABLE item (
                    rowid INTEGER PRIMARY KEY,
                    kind TEXT NOT NULL,
                    id TEXT NOT NULL,
                    line TEXT,                       -- product line; null: belongs to no line
                    class TEXT,
                    languages TEXT NOT NULL,         -- tags in order, each between commas: ,en,zh,
                    json TEXT NOT NULL,
                    UNIQUE (kind, id)
                );
                -- What items are looked up by. No index by item: what an item derived to is known when it is taken out.
                CREATE TABLE code (key TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (key, item)) WITHOUT ROWID;
                CREATE TABLE partUse (part TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (part, item)) WITHOUT ROWID;
                CREATE TABLE supersession (
                    old TEXT NOT NULL, new TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (old, new)
                ) WITHOUT ROWID;
                CREATE INDEX supersessionByNew ON supersession(new);
                CREATE TABLE model (
                    key TEXT NOT NULL, line TEXT NOT NULL, item INTEGER NOT NULL, name TEXT NOT NULL,
                    PRIMARY KEY (key, line, item)
                ) WITHOUT ROWID;
                CREATE TABLE synonym (key TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (key, item)) WITHOUT ROWID;
                CREATE TABLE wording (hash INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (hash, item)) WITHOUT ROWID;
                -- Faults of which no cause may be relied on: none is known, or none is validated.
                CREATE TABLE faultWithoutCause (item INTEGER PRIMARY KEY);
                CREATE TABLE derivation (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
                CREATE INDEX itemByLine ON item(line, kind);

                -- Tokens of TextAnalysis, joined by spaces; the tokenizer only splits them again.
                CREATE VIRTUAL TABLE textIndex USING fts5(
                    symptom, also, cause, remedy, other, content='', tokenize='ascii');
                CREATE VIRTUAL TABLE passageIndex USING fts5(title, body, content='', tokenize='ascii');
                CREATE VIRTUAL TABLE serviceIndex USING fts5(
                    symptom, cause, remedy, other, content='', tokenize='ascii');
                CREATE VIRTUAL TABLE serviceVocabulary USING fts5vocab(serviceIndex, row);
                CREATE VIRTUAL TABLE textVocabulary USING fts5vocab(textIndex, row);
                CREATE VIRTUAL TABLE passageVocabulary USING fts5vocab(passageIndex, row);
                CREATE VIRTUAL TABLE textInstance USING fts5vocab(textIndex, instance);
                CREATE VIRTUAL TABLE passageInstance USING fts5vocab(passageIndex, instance);
                CREATE VIRTUAL TABLE serviceInstance USING fts5vocab(serviceIndex, instance);

                -- Postings of frequent terms, so that a search need not read the text index row by row.
                CREATE TABLE postingTerm (
                    source INTEGER NOT NULL,         -- the text table, see TextTable.number
                    term TEXT NOT NULL, id INTEGER NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY (source, term)
                ) WITHOUT ROWID;
                CREATE TABLE posting (id INTEGER PRIMARY KEY, data BLOB NOT NULL);  -- id: term and chunk of rows
                CREATE TABLE signature (
                    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, line TEXT, class TEXT, languages TEXT NOT NULL,
                    hasModels INTEGER NOT NULL,
                    state TEXT                       -- see KnowledgeState; null: a manual states it
                );
                CREATE TABLE signatureChunk (chunk INTEGER PRIMARY KEY, data BLOB NOT NULL);
                CREATE TABLE textTotal (
                    source INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (source, name)
                ) WITHOUT ROWID;
                """)
        try ServiceTables.create(db)
        try LinkTables.create(db)
        try InsightTables.create(db)
        try db.execute(sql: PairSample.schema)
        try CompletionTables.create(db)
        for table in TextTable.allCases {
            try db.execute(
                sql: "INSERT INTO \(table.rawValue) (\(table.rawValue), rank) VALUES ('hashsize', ?)",
                arguments: [indexBuffer])
        }
        try db.execute(
            sql: "INSERT INTO derivation (name, value) VALUES ('version', ?)", arguments: [Derivation.version])
    }

    static func dropDerived(_ db: Database) throws {
        try InsightTables.drop(db)
        let tables = [
            "textVocabulary", "passageVocabulary", "serviceVocabulary", "textInstance", "passageInstance",
            "serviceInstance", "textIndex", "passageIndex", "serviceIndex",
            "item", "code", "partUse",
            "supersession", "model", "synonym", "wording", "postingTerm", "posting", "signature", "signatureChunk",
            "textTotal", "faultWithoutCause", "derivation",
        ]
        for table in tables + LinkTables.names + ServiceTables.names + PairSample.tables + CompletionTables.names {
            try db.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
    }
}
