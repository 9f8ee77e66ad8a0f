import FaultModel
import Foundation
import GRDB

/// Writes what a transaction changed about completions, in order of the keys, so that the tables grow page by page.
///
/// Costs some microseconds for each distinct text that changed; nothing when none did. The tables hold at most 200,000
/// texts: beyond that the rarest are left out.
struct CompletionWriter {
    let db: Database
    var most = 200_000

    /// A text whose number of items changed.
    struct Changed {
        var id: Int64
        var text: String
        var items: Int
        /// The number of its items now in each line where that changed.
        var lines: [String: Int]
        var keys: [[UInt8]]
        /// It ranks lower than before, or is gone.
        var isLess: Bool
    }

    func write(_ tally: CompletionTally) throws {
        let changes = tally.changes.filter { $0.value.items != 0 }
        if changes.isEmpty { return }
        let wasEmpty = try Int.fetchOne(db, sql: "SELECT 1 FROM completion LIMIT 1") == nil
        var changed: [Changed] = []
        var keys: [(bytes: [UInt8], id: Int64)] = []
        for text in Self.texts(changes, atMost: most) {
            guard let one = try write(text, isNew: wasEmpty ? true : nil) else { continue }
            if one.isNew { for key in one.changed.keys { keys.append((key, one.changed.id)) } }
            changed.append(one.changed)
        }
        keys.sort { KeyOrder.precedes($0.bytes, $1.bytes) }
        for key in keys { try insert(key.bytes, key.id) }
        try CompletionTops(db: db).update(changed, wasEmpty: wasEmpty)
        try prune()
    }

    private struct Text {
        var kind: CompletionKind
        var text: String
        var language: Language?
        var lines: [(line: String, items: Int)]
        var items: Int { lines.reduce(0) { $0 + $1.items } }
    }

    /// The changes of each text together, in order of text; where there are too many, those of most items.
    private static func texts(_ changes: [CompletionTally.Key: CompletionTally.Change], atMost most: Int) -> [Text] {
        var found: [Text] = []
        let sorted = changes.map { (key: $0.key, change: $0.value) }.sorted { left, right in
            if left.key.text != right.key.text {
                return left.key.text.utf8.lexicographicallyPrecedes(right.key.text.utf8)
            }
            return (left.key.kind.rawValue, left.key.line) < (right.key.kind.rawValue, right.key.line)
        }
        for (key, change) in sorted {
            if let last = found.last, last.kind == key.kind, last.text == key.text {
                found[found.count - 1].lines.append((key.line, change.items))
            } else {
                found.append(
                    Text(
                        kind: key.kind, text: key.text, language: change.language, lines: [(key.line, change.items)]))
            }
        }
        guard found.count > most else { return found }
        let counts = found.map { abs($0.items) }.sorted(by: >)
        let least = counts[most - 1]
        var rest = most - counts.prefix(most).count { $0 > least }
        return found.filter { text in
            let count = abs(text.items)
            if count == least { rest -= 1 }
            return count > least || count == least && rest >= 0
        }
    }

    /// - Parameter isNew: true: the tables were empty; nil: to be looked up.
    private func write(_ text: Text, isNew: Bool?) throws -> (changed: Changed, isNew: Bool)? {
        let keys = CompletionKeys.keys(of: text.text, text.kind)
        let known = try isNew == true ? nil : self.known(text)
        guard let known else {
            let lines = text.lines.filter { $0.items > 0 }
            let items = lines.reduce(0) { $0 + $1.items }
            if items == 0 || keys.isEmpty { return nil }
            try db.cachedStatement(sql: "INSERT INTO completion (kind, text, language, items) VALUES (?, ?, ?, ?)")
                .execute(arguments: [text.kind.rawValue, text.text, text.language?.tag, items])
            let id = db.lastInsertedRowID
            for (line, items) in lines {
                try db.cachedStatement(sql: "INSERT INTO completionLine (completion, line, items) VALUES (?, ?, ?)")
                    .execute(arguments: [id, line, items])
            }
            let numbers = Dictionary(lines.map { ($0.line, $0.items) }) { $0 + $1 }
            return (
                Changed(id: id, text: text.text, items: items, lines: numbers, keys: keys, isLess: false), true
            )
        }
        let items = known.items + text.items
        var changed = Changed(
            id: known.id, text: text.text, items: max(0, items), lines: [:], keys: keys,
            isLess: text.lines.contains { $0.items < 0 })
        if items <= 0 {
            for (line, _) in text.lines { changed.lines[line] = 0 }
            try delete(known.id, keys)
            return (changed, false)
        }
        try db.cachedStatement(sql: "UPDATE completion SET items = ? WHERE id = ?").execute(arguments: [
            items, known.id,
        ])
        for (line, difference) in text.lines {
            changed.lines[line] = try update(known.id, line, by: difference)
        }
        return (changed, false)
    }

    private func known(_ text: Text) throws -> (id: Int64, items: Int)? {
        let statement = try db.cachedStatement(sql: "SELECT id, items FROM completion WHERE kind = ? AND text = ?")
        return try Row.fetchOne(statement, arguments: [text.kind.rawValue, text.text]).map { ($0[0], $0[1]) }
    }

    /// - Returns: the items of the line that bear it now.
    private func update(_ id: Int64, _ line: String, by difference: Int) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT items FROM completionLine WHERE completion = ? AND line = ?")
        let before = try Int.fetchOne(statement, arguments: [id, line]) ?? 0
        let items = max(0, before + difference)
        if items == 0 {
            try db.cachedStatement(sql: "DELETE FROM completionLine WHERE completion = ? AND line = ?")
                .execute(arguments: [id, line])
        } else {
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO completionLine (completion, line, items) VALUES (?, ?, ?)"
            ).execute(arguments: [id, line, items])
        }
        return items
    }

    private func insert(_ key: [UInt8], _ id: Int64) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO completionKey (key, completion) VALUES (?, ?)")
            .execute(arguments: [Data(key), id])
    }

    private func delete(_ id: Int64, _ keys: [[UInt8]]) throws {
        for key in keys {
            try db.cachedStatement(sql: "DELETE FROM completionKey WHERE key = ? AND completion = ?")
                .execute(arguments: [Data(key), id])
        }
        try db.cachedStatement(sql: "DELETE FROM completionLine WHERE completion = ?").execute(arguments: [id])
        try db.cachedStatement(sql: "DELETE FROM completion WHERE id = ?").execute(arguments: [id])
    }

    /// Takes out the rarest of too many.
    private func prune() throws {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM completion") ?? 0
        guard count > most else { return }
        let rarest = try Row.fetchAll(
            db, sql: "SELECT id, kind, text FROM completion ORDER BY items, id DESC LIMIT ?",
            arguments: [count - most])
        for row in rarest {
            guard let kind = CompletionKind(rawValue: row[1]) else { continue }
            try delete(row[0], CompletionKeys.keys(of: row[2], kind))
        }
    }
}
