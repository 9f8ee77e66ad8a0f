import GRDB

/// Service records counted by month, product line, model and operating hours: what insights read, so that a million records
/// answer as quickly as a thousand.
///
/// Derived from `service`, `servicePart` and `serviceLink`. Triggers note what changed there, and `InsightWriter` counts anew
/// what that touches, in the same transaction.
enum InsightTables {
    static let names = [
        "insightDirty", "serviceGap", "insightVisit", "insightCost", "insightCause", "insightPart",
        "insightSymptom", "insightTotal", "insightCauseAll", "insightPartAll",
    ]

    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX serviceByCell ON service(line, modelKey, day);

                -- A record as it is counted: month is year × 12 + month - 1, -1: the day is not known; band as HoursBand has it;
                -- '' in place of what is not known.
                CREATE VIEW serviceFact AS
                SELECT s.item AS item, s.day AS day, s.serial AS serial, ifnull(s.line, '') AS line,
                    ifnull(s.modelKey, '') AS model, s.minutes AS minutes, s.cost AS cost, s.currency AS currency,
                    CASE WHEN s.day IS NULL THEN -1 ELSE
                        CAST(strftime('%Y', s.day * 86400, 'unixepoch') AS INTEGER) * 12
                        + CAST(strftime('%m', s.day * 86400, 'unixepoch') AS INTEGER) - 1 END AS month,
                    CASE WHEN s.hours IS NULL THEN 0 WHEN s.hours < 500 THEN 1 WHEN s.hours < 2000 THEN 2
                        WHEN s.hours < 5000 THEN 3 WHEN s.hours < 10000 THEN 4 ELSE 5 END AS band,
                    ifnull(s.outcome, '') AS outcome, ifnull(s.guided, -1) AS guided, s.wording AS wording,
                    CASE WHEN l.item IS NULL THEN s.fault ELSE l.fault END AS fault,
                    CASE WHEN l.item IS NULL THEN s.cause ELSE l.cause END AS cause
                FROM service s LEFT JOIN serviceLink l ON l.item = s.item AND l.isSure;

                -- Days since and until a record of the same machine and symptom, where one is within a year.
                CREATE TABLE serviceGap (item INTEGER PRIMARY KEY, before INTEGER, after INTEGER);

                CREATE TABLE insightVisit (
                    line TEXT NOT NULL, model TEXT NOT NULL, month INTEGER NOT NULL, band INTEGER NOT NULL,
                    outcome TEXT NOT NULL, guided INTEGER NOT NULL,   -- 1, 0, -1: not known
                    before INTEGER NOT NULL,         -- days; 9999: none within a year; -1: machine or day not known
                    after INTEGER NOT NULL, records INTEGER NOT NULL,
                    timed INTEGER NOT NULL,          -- of these, with minutes
                    minutes REAL NOT NULL,
                    PRIMARY KEY (line, model, month, band, outcome, guided, before, after)
                ) WITHOUT ROWID;
                CREATE TABLE insightCost (
                    line TEXT NOT NULL, model TEXT NOT NULL, month INTEGER NOT NULL, band INTEGER NOT NULL,
                    currency TEXT NOT NULL, records INTEGER NOT NULL, cost REAL NOT NULL,
                    PRIMARY KEY (line, model, month, band, currency)
                ) WITHOUT ROWID;
                CREATE TABLE insightCause (
                    line TEXT NOT NULL, model TEXT NOT NULL, month INTEGER NOT NULL, band INTEGER NOT NULL,
                    fault TEXT NOT NULL, cause TEXT NOT NULL,         -- empty: not known
                    records INTEGER NOT NULL, PRIMARY KEY (line, model, month, band, fault, cause)
                ) WITHOUT ROWID;
                CREATE TABLE insightPart (
                    line TEXT NOT NULL, model TEXT NOT NULL, month INTEGER NOT NULL, band INTEGER NOT NULL,
                    part TEXT NOT NULL, records INTEGER NOT NULL, quantity REAL NOT NULL,
                    lastDay INTEGER,
                    PRIMARY KEY (line, model, month, band, part)
                ) WITHOUT ROWID;
                -- A symptom is the fault that a record is linked to, else its wording.
                CREATE TABLE insightSymptom (
                    line TEXT NOT NULL, model TEXT NOT NULL, month INTEGER NOT NULL, band INTEGER NOT NULL,
                    fault TEXT NOT NULL, wording INTEGER NOT NULL,    -- 0: none
                    records INTEGER NOT NULL, item INTEGER NOT NULL,  -- one of them
                    PRIMARY KEY (line, model, month, band, fault, wording)
                ) WITHOUT ROWID;

                -- The same joined further, for what is asked most: repeats within the usual days, and all months together.
                CREATE TABLE insightTotal (
                    line TEXT NOT NULL, model TEXT NOT NULL, month INTEGER NOT NULL, band INTEGER NOT NULL,
                    outcome TEXT NOT NULL, guided INTEGER NOT NULL,
                    known INTEGER NOT NULL,          -- 1: machine, symptom and day are known
                    follows INTEGER NOT NULL, followed INTEGER NOT NULL, records INTEGER NOT NULL, timed INTEGER NOT NULL,
                    minutes REAL NOT NULL,
                    PRIMARY KEY (line, model, month, band, outcome, guided, known, follows, followed)
                ) WITHOUT ROWID;
                CREATE TABLE insightCauseAll (
                    line TEXT NOT NULL, model TEXT NOT NULL, band INTEGER NOT NULL, fault TEXT NOT NULL,
                    cause TEXT NOT NULL, records INTEGER NOT NULL, PRIMARY KEY (line, model, band, fault, cause)
                ) WITHOUT ROWID;
                CREATE TABLE insightPartAll (
                    line TEXT NOT NULL, model TEXT NOT NULL, band INTEGER NOT NULL, part TEXT NOT NULL,
                    records INTEGER NOT NULL, quantity REAL NOT NULL, lastDay INTEGER,
                    PRIMARY KEY (line, model, band, part)
                ) WITHOUT ROWID;

                -- What changed since the tables were counted: a record by its item, and where it stood before.
                CREATE TABLE insightDirty (item INTEGER NOT NULL, line TEXT, model TEXT, day INTEGER, serial TEXT);
                CREATE TRIGGER serviceGone AFTER DELETE ON service BEGIN
                    INSERT INTO insightDirty VALUES (
                        OLD.item, ifnull(OLD.line, ''), ifnull(OLD.modelKey, ''), OLD.day, OLD.serial);
                END;
                CREATE TRIGGER serviceMoved AFTER UPDATE ON service BEGIN
                    INSERT INTO insightDirty VALUES (
                        OLD.item, ifnull(OLD.line, ''), ifnull(OLD.modelKey, ''), OLD.day, OLD.serial);
                END;
                CREATE TRIGGER linkMade AFTER INSERT ON serviceLink BEGIN
                    INSERT INTO insightDirty (item) VALUES (NEW.item);
                END;
                CREATE TRIGGER linkMoved AFTER UPDATE ON serviceLink BEGIN
                    INSERT INTO insightDirty (item) VALUES (NEW.item);
                END;
                CREATE TRIGGER linkGone AFTER DELETE ON serviceLink BEGIN
                    INSERT INTO insightDirty (item) VALUES (OLD.item);
                END;
                """)
    }

    /// The tables that have a column of the product line.
    static let byLine = names.filter { $0.hasPrefix("insight") && $0 != "insightDirty" }

    static func drop(_ db: Database) throws {
        try db.execute(sql: "DROP VIEW IF EXISTS serviceFact")
        for table in names { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
    }

    /// The content of the tables, whatever the numbers of their rows.
    static let digestQueries = [
        "serviceGap": """
        SELECT service.id || ' ' || ifnull(before, '') || ' ' || ifnull(after, '')
        FROM serviceGap JOIN service USING (item)
        """,
        "insightVisit": """
        SELECT month || ' ' || line || ' ' || model || ' ' || band || ' ' || outcome || ' ' || guided || ' ' || before
            || ' ' || after || ' ' || records || ' ' || timed || ' ' || round(minutes, 3) FROM insightVisit
        """,
        "insightTotal": """
        SELECT month || ' ' || line || ' ' || model || ' ' || band || ' ' || outcome || ' ' || guided || ' ' || known
            || ' ' || follows || ' ' || followed || ' ' || records || ' ' || timed || ' ' || round(minutes, 3)
        FROM insightTotal
        """,
        "insightCauseAll": """
        SELECT line || ' ' || model || ' ' || band || ' ' || fault || ' ' || cause || ' ' || records FROM insightCauseAll
        """,
        "insightPartAll": """
        SELECT line || ' ' || model || ' ' || band || ' ' || part || ' ' || records || ' ' || round(quantity, 3) || ' '
            || ifnull(lastDay, '') FROM insightPartAll
        """,
        "insightCost": """
        SELECT month || ' ' || line || ' ' || model || ' ' || band || ' ' || currency || ' ' || records || ' '
            || round(cost, 3) FROM insightCost
        """,
        "insightCause": """
        SELECT month || ' ' || line || ' ' || model || ' ' || band || ' ' || fault || ' ' || cause || ' ' || records
        FROM insightCause
        """,
        "insightPart": """
        SELECT month || ' ' || line || ' ' || model || ' ' || band || ' ' || part || ' ' || records || ' '
            || round(quantity, 3) || ' ' || ifnull(lastDay, '') FROM insightPart
        """,
        "insightSymptom": """
        SELECT month || ' ' || line || ' ' || model || ' ' || band || ' ' || fault || ' ' || wording || ' ' || records
        FROM insightSymptom
        """,
    ]

    // MARK: - How records are counted

    /// Each table with the query that counts some records for it; `{rows}` is a condition on `serviceFact f`.
    static let counts: [(table: String, sql: String)] = [
        (
            "insightVisit",
            """
            SELECT line, model, month, band, outcome, guided, \(gap("before")) AS before, \(gap("after")) AS after,
                count(*) AS records, count(minutes) AS timed, ifnull(sum(minutes), 0.0) AS minutes
            FROM serviceFact f LEFT JOIN serviceGap g ON g.item = f.item WHERE {rows} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
            """
        ),
        (
            "insightCost",
            """
            SELECT line, model, month, band, currency, count(*) AS records, sum(cost) AS cost
            FROM serviceFact f WHERE cost NOT NULL AND currency NOT NULL AND {rows} GROUP BY 1, 2, 3, 4, 5
            """
        ),
        (
            "insightCause",
            """
            SELECT line, model, month, band, ifnull(fault, '') AS fault, ifnull(cause, '') AS cause, count(*) AS records
            FROM serviceFact f WHERE {rows} GROUP BY 1, 2, 3, 4, 5, 6
            """
        ),
        (
            "insightPart",
            """
            SELECT line, model, month, band, part, count(*) AS records, sum(quantity) AS quantity, max(day) AS lastDay
            FROM servicePart p JOIN serviceFact f ON f.item = p.item WHERE {rows} GROUP BY 1, 2, 3, 4, 5
            """
        ),
        (
            "insightSymptom",
            """
            SELECT line, model, month, band, ifnull(fault, '') AS fault,
                CASE WHEN fault IS NULL THEN ifnull(wording, 0) ELSE 0 END AS wording, count(*) AS records,
                min(f.item) AS item
            FROM serviceFact f WHERE {rows} GROUP BY 1, 2, 3, 4, 5, 6
            """
        ),
    ]

    /// Each table that joins another one further, with the query that does; `{cells}` is a condition on line and model.
    static let sums: [(table: String, sql: String)] = [
        (
            "insightTotal",
            """
            SELECT line, model, month, band, outcome, guided, \(story(within: KnowledgeBase.usualRepeatDays)),
                sum(records), sum(timed), sum(minutes)
            FROM insightVisit WHERE {cells} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
            """
        ),
        (
            "insightCauseAll",
            """
            SELECT line, model, band, fault, cause, sum(records) FROM insightCause WHERE {cells} GROUP BY 1, 2, 3, 4, 5
            """
        ),
        (
            "insightPartAll",
            """
            SELECT line, model, band, part, sum(records), sum(quantity), max(lastDay)
            FROM insightPart WHERE {cells} GROUP BY 1, 2, 3, 4
            """
        ),
    ]

    /// Of a row of `insightVisit`: whether machine, symptom and day are known, and whether a record of the same machine and
    /// symptom came before and after within so many days.
    static func story(within days: Int) -> String {
        "before >= 0 AS known, before BETWEEN 0 AND \(days) AS follows, after BETWEEN 0 AND \(days) AS followed"
    }

    private static func gap(_ column: String) -> String {
        """
        CASE WHEN serial IS NULL OR day IS NULL OR (wording IS NULL AND fault IS NULL) THEN -1
            ELSE ifnull(g.\(column), \(noGap)) END
        """
    }

    /// In place of a number of days: no other record within a year.
    static let noGap = 9999
    /// Days: records further apart are not of one story.
    static let longestGap = 366
}
