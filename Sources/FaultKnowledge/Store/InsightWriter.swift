import FaultModel
import GRDB

/// Counts anew what changed among the service records since it last did: within the transaction that changed them.
///
/// A few changes touch a few months of a few models, which are counted from their records; many changes, as a first import,
/// have all counted in one pass each.
struct InsightWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Where the last count ended: items that came later are new.
    private static let mark = "insightItem"

    func update() throws {
        let mark =
            try Int64.fetchOne(db, sql: "SELECT value FROM derivation WHERE name = ?", arguments: [Self.mark]) ?? 0
        let last = try Int64.fetchOne(db, sql: "SELECT max(item) FROM service") ?? 0
        let dirty = try Int.fetchOne(db, sql: "SELECT count(*) FROM insightDirty") ?? 0
        let new = try Int.fetchOne(db, sql: "SELECT count(*) FROM service WHERE item > ?", arguments: [mark]) ?? 0
        guard dirty + new > 0 else { return }
        let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM service") ?? 0
        if (dirty + new) * 10 > total { try countAll() } else { try countTouched(after: mark) }
        try db.execute(sql: "DELETE FROM insightDirty")
        try db.execute(
            sql: """
                INSERT INTO derivation (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, arguments: [Self.mark, last])
    }

    // MARK: - All

    private func countAll() throws {
        try db.execute(sql: "DELETE FROM serviceGap")
        try db.execute(
            sql: "INSERT INTO serviceGap SELECT * FROM (\(Self.gaps("1"))) WHERE before NOT NULL OR after NOT NULL")
        for (table, sql) in InsightTables.counts {
            try db.execute(sql: "DELETE FROM \(table)")
            try db.execute(sql: "INSERT INTO \(table) " + sql.replacing("{rows}", with: "1"))
        }
        try sum("1")
    }

    /// - Parameter cells: a condition on line and model.
    private func sum(_ cells: String) throws {
        for (table, sql) in InsightTables.sums {
            try db.execute(sql: "DELETE FROM \(table) WHERE \(cells)")
            try db.execute(sql: "INSERT INTO \(table) " + sql.replacing("{cells}", with: cells))
        }
    }

    /// Days to the neighbours of the same machine and symptom: the same fault where they are linked, else the same words.
    private static func gaps(_ rows: String) -> String {
        """
        SELECT item, CASE WHEN before <= \(InsightTables.longestGap) THEN before END AS before,
            CASE WHEN after <= \(InsightTables.longestGap) THEN after END AS after
        FROM (
            SELECT item, day - lag(day) OVER symptom AS before, lead(day) OVER symptom - day AS after FROM serviceFact f
            WHERE serial NOT NULL AND day NOT NULL AND (wording NOT NULL OR fault NOT NULL) AND \(rows)
            WINDOW symptom AS (PARTITION BY serial, line, coalesce(fault, wording) ORDER BY day, item))
        """
    }

    // MARK: - What was touched

    private func countTouched(after mark: Int64) throws {
        try makeScratch()
        defer { try? dropScratch() }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO temp.touchedItem SELECT item FROM service WHERE item > ?1;
                INSERT OR IGNORE INTO temp.touchedItem SELECT item FROM insightDirty;
                INSERT OR IGNORE INTO temp.touchedMachine SELECT serial FROM insightDirty WHERE serial NOT NULL;
                INSERT OR IGNORE INTO temp.touchedMachine
                    SELECT serial FROM service WHERE serial NOT NULL AND item IN (SELECT item FROM temp.touchedItem);
                """.replacing("?1", with: String(mark)))
        try updateGaps()
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO temp.touchedCell
                    SELECT line, model, month FROM serviceFact WHERE item IN (SELECT item FROM temp.touchedItem);
                INSERT OR IGNORE INTO temp.touchedCell SELECT line, model, \(Self.month("day")) FROM insightDirty
                    WHERE line NOT NULL;
                """)
        try gatherCells()
        for (table, sql) in InsightTables.counts {
            try db.execute(
                sql: """
                    DELETE FROM \(table) WHERE (line, model, month) IN (SELECT line, model, month FROM temp.touchedCell)
                    """)
            let rows = "f.item IN (SELECT item FROM temp.cellItem)"
            try db.execute(sql: "INSERT INTO \(table) " + sql.replacing("{rows}", with: rows))
        }
        try sum("(line, model) IN (SELECT line, model FROM temp.touchedCell)")
    }

    private static func month(_ day: String) -> String {
        """
        CASE WHEN \(day) IS NULL THEN -1 ELSE CAST(strftime('%Y', \(day) * 86400, 'unixepoch') AS INTEGER) * 12
            + CAST(strftime('%m', \(day) * 86400, 'unixepoch') AS INTEGER) - 1 END
        """
    }

    /// A record that came between two others changes what is said of these.
    private func updateGaps() throws {
        let machines = "serial IN (SELECT serial FROM temp.touchedMachine)"
        try db.execute(
            sql: """
                INSERT INTO temp.newGap \(Self.gaps(machines));
                INSERT OR IGNORE INTO temp.touchedItem
                    SELECT n.item FROM temp.newGap n LEFT JOIN serviceGap g ON g.item = n.item
                    WHERE n.before IS NOT g.before OR n.after IS NOT g.after;
                DELETE FROM serviceGap WHERE item IN (SELECT item FROM temp.newGap)
                    OR item IN (SELECT item FROM temp.touchedItem);
                INSERT INTO serviceGap SELECT * FROM temp.newGap WHERE before NOT NULL OR after NOT NULL;
                """)
    }

    /// All records of the touched months of models, by the index that is made for it.
    private func gatherCells() throws {
        let cells = try Row.fetchAll(db, sql: "SELECT line, model, month FROM temp.touchedCell")
        let known = try db.cachedStatement(
            sql: """
                INSERT INTO temp.cellItem SELECT item FROM service
                WHERE line IS nullif(?1, '') AND modelKey IS nullif(?2, '') AND day BETWEEN ?3 AND ?4
                """)
        let unknown = try db.cachedStatement(
            sql: """
                INSERT INTO temp.cellItem SELECT item FROM service
                WHERE line IS nullif(?1, '') AND modelKey IS nullif(?2, '') AND day IS NULL
                """)
        for cell in cells {
            let (line, model, month): (String, String, Int) = (cell[0], cell[1], cell[2])
            if let days = CalendarMonth(number: month).span {
                try known.execute(arguments: [line, model, days.lowerBound, days.upperBound])
            } else {
                try unknown.execute(arguments: [line, model])
            }
        }
    }

    private func makeScratch() throws {
        try dropScratch()
        try db.execute(
            sql: """
                CREATE TEMP TABLE touchedItem (item INTEGER PRIMARY KEY);
                CREATE TEMP TABLE touchedMachine (serial TEXT PRIMARY KEY) WITHOUT ROWID;
                CREATE TEMP TABLE touchedCell (
                    line TEXT, model TEXT, month INTEGER, PRIMARY KEY (line, model, month)) WITHOUT ROWID;
                CREATE TEMP TABLE newGap (item INTEGER PRIMARY KEY, before INTEGER, after INTEGER);
                CREATE TEMP TABLE cellItem (item INTEGER PRIMARY KEY);
                """)
    }

    private func dropScratch() throws {
        for table in ["touchedItem", "touchedMachine", "touchedCell", "newGap", "cellItem"] {
            try db.execute(sql: "DROP TABLE IF EXISTS temp.\(table)")
        }
    }
}
