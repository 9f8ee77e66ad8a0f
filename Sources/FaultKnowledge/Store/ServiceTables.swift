import FaultModel
import GRDB

/// What is counted of service records: tables of numbers and names, derived from the records and made again with the
/// others.
enum ServiceTables {
    static let names = ["service", "serviceCode", "servicePart"]

    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE service (
                    item INTEGER PRIMARY KEY,        -- rowid in item
                    id TEXT NOT NULL,
                    day INTEGER,                     -- CalendarDay.number
                    line TEXT,
                    model TEXT,                      -- as printed
                    modelKey TEXT,                   -- Identifier.key of it
                    serial TEXT,
                    hours REAL,                      -- of operation
                    minutes REAL,                    -- of work
                    cost REAL,
                    currency TEXT,                   -- ISO 4217
                    outcome TEXT,                    -- ServiceRecord.Outcome
                    guided INTEGER,                  -- 1: found by a guided walk, 0: not
                    wording INTEGER,                 -- of the symptom, as the table wording has it
                    fault TEXT,                      -- what the record itself confirms
                    cause TEXT
                );
                CREATE INDEX serviceByMachine ON service(serial, day) WHERE serial NOT NULL;
                CREATE INDEX serviceByDay ON service(day);
                CREATE INDEX serviceByModel ON service(modelKey) WHERE modelKey NOT NULL;
                CREATE TABLE serviceCode (
                    code TEXT NOT NULL,              -- FaultCode.key, and the shorter ones that also find it
                    item INTEGER NOT NULL, PRIMARY KEY (code, item)
                ) WITHOUT ROWID;
                CREATE TABLE servicePart (
                    part TEXT NOT NULL,              -- PartNumber.key
                    item INTEGER NOT NULL, quantity REAL NOT NULL, PRIMARY KEY (part, item)
                ) WITHOUT ROWID;
                CREATE INDEX servicePartByItem ON servicePart(item);
                """)
    }

    /// The content of the tables, whatever the numbers of their rows.
    static let digestQueries = [
        "service": """
        SELECT id || ' ' || ifnull(day, '') || ' ' || ifnull(line, '') || ' ' || ifnull(model, '') || ' '
            || ifnull(serial, '') || ' ' || ifnull(hours, '') || ' ' || ifnull(minutes, '') || ' '
            || ifnull(cost, '') || ' ' || ifnull(currency, '') || ' ' || ifnull(outcome, '') || ' '
            || ifnull(guided, '') || ' ' || ifnull(wording, '') || ' ' || ifnull(fault, '') || ' '
            || ifnull(cause, '') FROM service
        """,
        "serviceCode": "SELECT code || ' ' || id FROM serviceCode JOIN item ON item.rowid = item",
        "servicePart": "SELECT part || ' ' || id || ' ' || quantity FROM servicePart JOIN item ON item.rowid = item",
    ]
}

/// What is counted of one service record.
struct ServiceFacts: Hashable, Sendable {
    var day: Int?
    var model: String?
    var modelKey: String?
    var serial: String?
    var hours: Double?
    var minutes: Double?
    var cost: Price?
    var outcome: ServiceRecord.Outcome?
    var wasGuided: Bool?
    var wording: Int64?
    var confirms: ServiceRecord.Confirmation?
    /// Keys, each once.
    var codes: [String]
    /// Each part once.
    var parts: [PartUse]

    init(_ record: ServiceRecord, wording: Int64?) {
        day = record.day?.number
        model = record.machine.model
        modelKey = record.machine.model.map { Identifier.key($0) }
        serial = record.machine.serial
        hours = record.machine.hours
        minutes = record.minutes
        cost = record.cost
        outcome = record.outcome
        wasGuided = record.wasGuided
        self.wording = wording
        confirms = record.confirms
        codes = Derivation.codeKeys(of: record.codes)
        parts = record.parts.reduce(into: []) { parts, use in
            if let place = parts.firstIndex(where: { $0.number == use.number }) {
                parts[place].quantity += use.quantity
            } else {
                parts.append(use)
            }
        }
    }
}

/// Writes the tables of service records, within one transaction. Rows of codes and parts are gathered and written in the
/// order of their keys, as `LookupWriter` does; so are the records that wait to be linked.
final class ServiceWriter {
    private let db: Database
    private let insertService: RowStatement
    private let insertCode: RowStatement
    private let insertPart: RowStatement
    private let insertPending: RowStatement
    private var pending: [Int64] = []
    private var codes: [(key: String, item: Int64)] = []
    private var parts: [(key: String, item: Int64, quantity: Double)] = []

    private static let most = 1 << 15

    init(_ db: Database) throws {
        self.db = db
        insertService = try RowStatement(
            db,
            """
            INSERT INTO service (item, id, day, line, model, modelKey, serial, hours, minutes, cost, currency, outcome,
                guided, wording, fault, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertCode = try RowStatement(db, "INSERT OR IGNORE INTO serviceCode (code, item) VALUES (?, ?)")
        insertPart = try RowStatement(db, "INSERT OR IGNORE INTO servicePart (part, item, quantity) VALUES (?, ?, ?)")
        insertPending = try RowStatement(db, "INSERT OR IGNORE INTO linkPending (item) VALUES (?)")
    }

    func insert(_ facts: ServiceFacts, id: String, line: String?, _ item: Int64) throws {
        try insertService.run { row in
            row.bind(item)
            row.bind(id)
            row.bind(facts.day)
            row.bind(line)
            row.bind(facts.model)
            row.bind(facts.modelKey)
            row.bind(facts.serial)
            row.bind(facts.hours)
            row.bind(facts.minutes)
            row.bind(facts.cost?.amount)
            row.bind(facts.cost?.currency)
            row.bind(facts.outcome?.rawValue)
            row.bind(facts.wasGuided.map { $0 ? 1 : 0 })
            row.bind(facts.wording.map { Int($0) })
            row.bind(facts.confirms?.fault.description)
            row.bind(facts.confirms?.cause)
        }
        pending.append(item)
        for key in facts.codes { codes.append((key, item)) }
        for use in facts.parts { parts.append((use.number.key, item, use.quantity)) }
        if codes.count + parts.count + pending.count >= Self.most { try flush() }
    }

    /// - Parameter former: what the item derived to when it was written.
    func delete(_ former: ServiceFacts, _ item: Int64) throws {
        try flush()
        try db.cachedStatement(sql: "DELETE FROM service WHERE item = ?").execute(arguments: [item])
        for key in former.codes {
            try db.cachedStatement(sql: "DELETE FROM serviceCode WHERE code = ? AND item = ?")
                .execute(arguments: [key, item])
        }
        for use in former.parts {
            try db.cachedStatement(sql: "DELETE FROM servicePart WHERE part = ? AND item = ?")
                .execute(arguments: [use.number.key, item])
        }
    }

    func flush() throws {
        for item in pending { try insertPending.run { $0.bind(item) } }
        pending.removeAll(keepingCapacity: true)
        codes.sort { $0 < $1 }
        for (key, item) in codes {
            try insertCode.run {
                $0.bind(key)
                $0.bind(item)
            }
        }
        codes.removeAll(keepingCapacity: true)
        parts.sort { ($0.key, $0.item) < ($1.key, $1.item) }
        for part in parts {
            try insertPart.run {
                $0.bind(part.key)
                $0.bind(part.item)
                $0.bind(part.quantity)
            }
        }
        parts.removeAll(keepingCapacity: true)
    }
}
