import GRDB

/// What service records are linked to, and what is counted of it.
///
/// `linkDecision` is truth: what reviewers said. All else is derived: a record that is new or changed waits to be linked
/// (`linkPending`, by `ServiceWriter`), a line whose faults changed is noted (`linkStale`, by `ItemWriter`), and a link that
/// is made or taken away is counted (`causeCount`, by triggers).
///
/// No trigger fires where a row is inserted into `item` or `service`: SQLite begins a savepoint for such a statement, and at
/// each savepoint FTS5 writes out what it has gathered, which was more than a third of an import.
enum LinkTables {
    static let names = ["serviceLink", "causeCount", "linkPending", "linkStale"]

    static func createDecisions(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE linkDecision (
                    record TEXT PRIMARY KEY,         -- id of the service record
                    decision TEXT NOT NULL CHECK (decision IN ('fault', 'new', 'none')),
                    fault TEXT,                      -- what it is about; null: a new fault, or none
                    cause TEXT,
                    at TEXT NOT NULL,                -- ISO 8601, UTC
                    CHECK ((decision = 'fault') = (fault NOT NULL))
                ) WITHOUT ROWID;
                """)
    }

    /// After the tables of service records and items.
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE serviceLink (
                    item INTEGER PRIMARY KEY,        -- rowid in item
                    fault TEXT,                      -- null: it is about none that is known
                    cause TEXT,                      -- null: it names none, or another one
                    confidence REAL NOT NULL,        -- probability that the fault is right
                    isSure INTEGER NOT NULL,         -- 1: it counts; 0: a reviewer has not decided
                    evidence TEXT,                   -- JSON: LinkEvidence
                    other INTEGER                    -- wording of its cause, where the fault knows no such cause
                );
                CREATE INDEX serviceLinkByFault ON serviceLink(fault, isSure) WHERE fault NOT NULL;
                CREATE INDEX serviceLinkToReview ON serviceLink(confidence) WHERE isSure = 0 AND fault NOT NULL;
                CREATE TABLE causeCount (
                    fault TEXT NOT NULL,
                    cause TEXT NOT NULL,             -- '': one that the fault does not know
                    model TEXT NOT NULL,             -- key; '': not known
                    month INTEGER NOT NULL,          -- CalendarMonth.number; -1: not known
                    count INTEGER NOT NULL,
                    PRIMARY KEY (fault, cause, model, month)
                ) WITHOUT ROWID;
                CREATE TABLE linkPending (item INTEGER PRIMARY KEY);
                CREATE TABLE linkStale (line TEXT PRIMARY KEY) WITHOUT ROWID;

                CREATE TRIGGER serviceIsGone BEFORE DELETE ON service BEGIN
                    DELETE FROM serviceLink WHERE item = OLD.item;
                    DELETE FROM linkPending WHERE item = OLD.item;
                END;
                CREATE TRIGGER linkIsNew AFTER INSERT ON serviceLink
                WHEN NEW.isSure AND NEW.fault NOT NULL AND (NEW.cause NOT NULL OR NEW.other NOT NULL) BEGIN
                    INSERT INTO causeCount
                    SELECT NEW.fault, ifnull(NEW.cause, ''), ifnull(modelKey, ''), \(month), 1 FROM service
                    WHERE item = NEW.item AND \(counts)
                    ON CONFLICT DO UPDATE SET count = count + 1;
                END;
                CREATE TRIGGER linkIsGone BEFORE DELETE ON serviceLink
                WHEN OLD.isSure AND OLD.fault NOT NULL AND (OLD.cause NOT NULL OR OLD.other NOT NULL) BEGIN
                    UPDATE causeCount SET count = count - 1
                    WHERE fault = OLD.fault AND cause = ifnull(OLD.cause, '') AND (model, month) = (
                        SELECT ifnull(modelKey, ''), \(month) FROM service WHERE item = OLD.item AND \(counts));
                    DELETE FROM causeCount WHERE fault = OLD.fault AND cause = ifnull(OLD.cause, '') AND count <= 0;
                END;
                """)
    }

    /// Of the row of `service`: `CalendarMonth.number` of its day.
    private static let month = """
        ifnull(12 * CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER)
            + CAST(strftime('%m', day * 86400, 'unixepoch') AS INTEGER) - 1, -1)
        """
    /// A repair that did not help confirms nothing.
    private static let counts = "ifnull(outcome, 'solved') = 'solved'"
}
