import FaultModel
import GRDB

/// Hides what someone may not see from a connection to the knowledge base: temporary views bear the names of the tables.
///
/// SQLite looks for a name among the temporary objects of the connection first, so that every statement of ours, also one
/// that is written years from now, reads the view: what is not shown cannot be forgotten. Two things stay outside, since
/// they cannot be views: the text index, whose rows every search holds against `Searcher.visible`, and completions, which
/// are counted by line (`Suggester`).
///
/// A service record that says no product may be of any, so it is not shown.
///
/// A part or a word of the vocabulary has no line of its own. It is shown when an item of these lines uses it; what
/// nothing uses, when a source states it that is of these lines or of none (a general parts list, a vocabulary).
struct LimitedViews {
    private let lines: String
    /// Records of other kinds bear no line.
    private let kinds: String

    init(_ lines: Set<String>) {
        self.lines = Self.list(lines)
        kinds = Self.list(Record.Kind.allCases.filter { $0 != .part && $0 != .term }.map(\.rawValue))
    }

    /// For the first thing that is done on a connection.
    func create(_ db: Database) throws { try db.execute(sql: script) }

    private static func list(_ names: some Collection<String>) -> String {
        names.sorted().map { "'" + $0.replacing("'", with: "''") + "'" }.joined(separator: ", ")
    }

    /// Whether an item of the lines uses a part.
    private func isUsed(_ part: String) -> String {
        """
        EXISTS (SELECT 1 FROM main.partUse AS used JOIN main.item AS user ON user.rowid = used.item
            WHERE used.part = \(part) AND user.line IN (\(lines)))
        """
    }

    /// Whether a source states something of the lines, or nothing of any line.
    private func isSeen(_ source: String) -> String {
        let stated = "SELECT 1 FROM main.record AS other"
        let condition = "WHERE other.source = \(source) AND other.kind IN (\(kinds)) AND other.json NOT NULL"
        return """
            (EXISTS (\(stated) JOIN main.item AS thing ON thing.kind = other.kind AND thing.id = other.id
                \(condition) AND thing.line IN (\(lines)))
            OR NOT EXISTS (\(stated) \(condition)))
            """
    }

    /// Whether a source, by its key, may be replaced: what it states is of the lines. No row: there is no such source.
    var mayReplace: String {
        let things = "main.record AS said JOIN main.item AS thing ON thing.kind = said.kind AND thing.id = said.id"
        let condition = "said.source = own.id AND said.json NOT NULL AND thing.line NOT NULL AND thing.line"
        return """
            SELECT NOT EXISTS (SELECT 1 FROM main.record AS said WHERE said.source = own.id AND said.json NOT NULL)
                OR EXISTS (SELECT 1 FROM \(things) WHERE \(condition) IN (\(lines)))
                    AND NOT EXISTS (SELECT 1 FROM \(things) WHERE \(condition) NOT IN (\(lines)))
            FROM main.source AS own WHERE own.key = ?
            """
    }

    /// What sources state of an item.
    private func records(of item: String) -> String {
        "FROM main.record AS said WHERE said.kind = \(item).kind AND said.id = \(item).id AND said.json NOT NULL"
    }

    /// An item of several sources is joined of what they all state; where one of them is hidden, only what the first of
    /// the others states is shown, and of none the bare number.
    private var item: String {
        let isWhole = "NOT EXISTS (SELECT 1 \(records(of: "own")) AND NOT \(isSeen("said.source")))"
        return """
            CREATE TEMP VIEW wholeItem AS SELECT own.rowid AS rowid FROM main.item AS own
            WHERE own.line IN (\(lines)) OR own.line IS NULL AND own.kind <> 'record' AND \(isWhole);

            CREATE TEMP VIEW item AS
            SELECT own.rowid AS rowid, own.kind AS kind, own.id AS id, own.line AS line, own.class AS class,
                own.languages AS languages,
                CASE WHEN own.line NOT NULL OR \(isWhole) THEN own.json
                ELSE coalesce(
                    (SELECT said.json \(records(of: "own")) AND \(isSeen("said.source")) ORDER BY said.source LIMIT 1),
                    json_object('number', own.id))
                END AS json
            FROM main.item AS own
            WHERE own.line IN (\(lines)) OR own.line IS NULL AND own.kind <> 'record' AND (
                own.kind = 'part' AND \(isUsed("own.id"))
                OR (own.kind <> 'part' OR NOT EXISTS (SELECT 1 FROM main.partUse AS other WHERE other.part = own.id))
                    AND EXISTS (SELECT 1 \(records(of: "own")) AND \(isSeen("said.source"))));
            """
    }

    private var script: String {
        // A name in FROM means the view where there is one; tables are named with their schema.
        let named = [
            ("code", "key, item"), ("partUse", "part, item"), ("model", "key, line, item, name"),
            ("synonym", "key, item"), ("wording", "hash, item"),
            ("serviceCode", "code, item"), ("servicePart", "part, item, quantity"),
            ("serviceLink", "item, fault, cause, confidence, isSure, evidence, other"), ("linkPending", "item"),
            ("serviceGap", "*"), ("faultWithoutCause", "item"),
        ].map { table, columns in
            """
            CREATE TEMP VIEW \(table) AS SELECT \(columns) FROM main.\(table) AS own
            WHERE EXISTS (SELECT 1 FROM item WHERE item.rowid = own.item);
            """
        }
        let insights = InsightTables.byLine.map {
            "CREATE TEMP VIEW \($0) AS SELECT * FROM main.\($0) WHERE line IN (\(lines));"
        }
        return """
            \(item)
            \(named.joined(separator: "\n"))
            CREATE TEMP VIEW supersession AS SELECT old, new, item FROM main.supersession AS own
            WHERE EXISTS (SELECT 1 FROM item WHERE item.rowid = own.item)
                AND EXISTS (SELECT 1 FROM wholeItem WHERE wholeItem.rowid = own.item);

            CREATE TEMP VIEW record AS
            SELECT rowid, kind, id, source, revision, edition, position, line, json FROM main.record AS own
            WHERE EXISTS (SELECT 1 FROM item WHERE item.kind = own.kind AND item.id = own.id)
                AND \(isSeen("own.source"));
            CREATE TEMP VIEW source AS SELECT id, key, json FROM main.source AS own
            WHERE EXISTS (SELECT 1 FROM record WHERE record.source = own.id);
            CREATE TEMP VIEW edition AS SELECT id, at, '[]' AS files, '[]' AS findings FROM main.edition;

            CREATE TEMP VIEW history AS SELECT * FROM main.history AS own
            WHERE EXISTS (SELECT 1 FROM item WHERE item.kind = own.kind AND item.id = own.id)
                AND \(isSeen("own.source"));

            CREATE TEMP VIEW mediaUse AS SELECT hash, record FROM main.mediaUse AS own
            WHERE EXISTS (SELECT 1 FROM record WHERE record.rowid = own.record);
            CREATE TEMP VIEW media AS SELECT hash, type, name, size, bytes FROM main.media AS own
            WHERE EXISTS (SELECT 1 FROM mediaUse WHERE mediaUse.hash = own.hash);

            CREATE TEMP VIEW service AS SELECT * FROM main.service WHERE line IN (\(lines));
            CREATE TEMP VIEW causeCount AS SELECT fault, cause, model, month, count FROM main.causeCount
            WHERE substr(fault, 1, instr(fault, '/') - 1) IN (\(lines));
            CREATE TEMP VIEW linkDecision AS SELECT * FROM main.linkDecision AS own
            WHERE EXISTS (SELECT 1 FROM item WHERE item.kind = 'record' AND item.id = own.record);
            CREATE TEMP VIEW linkStale AS SELECT line FROM main.linkStale WHERE line IN (\(lines));
            CREATE TEMP VIEW serviceFact AS SELECT * FROM main.serviceFact WHERE line IN (\(lines));
            \(insights.joined(separator: "\n"))

            CREATE TEMP VIEW question AS SELECT * FROM main.question WHERE product IN (\(lines));
            """
    }
}
