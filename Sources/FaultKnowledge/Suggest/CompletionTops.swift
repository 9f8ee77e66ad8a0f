import Foundation
import GRDB

/// The best completions of short beginnings that very many keys share, so that one letter typed is a look-up and not a
/// scan: for every beginning of 1…4 characters with more than `scanned` keys the best `kept`, of all and of each line.
///
/// A beginning with a list keeps it true: a text that ranks higher than before is merged in; where one ranks lower or is
/// gone, the list is made again from the keys.
struct CompletionTops {
    let db: Database

    /// Members of a list: more than an answer has, since some are filtered out or say the same.
    static let kept = 48
    /// Keys that a question may look through.
    static let scanned = 512
    /// Characters of the longest beginning with a list.
    static let longest = 4

    /// - Parameter wasEmpty: before these changes there was no completion, so they are all there is.
    func update(_ changed: [CompletionWriter.Changed], wasEmpty: Bool) throws {
        var keys: [Place] = []
        for (index, one) in changed.enumerated() { for key in one.keys { keys.append(Place(key: key, index: index)) } }
        keys.sort { KeyOrder.precedes($0.key, $1.key) }
        for count in 1...Self.longest {
            var start = 0
            while start < keys.count {
                guard let beginning = Self.beginning(of: keys[start].key, count) else {
                    start += 1
                    continue
                }
                var end = start + 1
                while end < keys.count, keys[end].key.starts(with: beginning) { end += 1 }
                try update(beginning, keys[start..<end], changed, wasEmpty: wasEmpty)
                start = end
            }
        }
    }

    private struct Place {
        var key: [UInt8]
        var index: Int
    }

    /// The first characters; nil: there are not so many.
    static func beginning(of key: [UInt8], _ count: Int) -> ArraySlice<UInt8>? {
        var characters = 0
        for (index, byte) in key.enumerated() where byte & 0xC0 != 0x80 {
            if characters == count { return key[..<index] }
            characters += 1
        }
        return characters == count ? key[...] : nil
    }

    private func update(
        _ beginning: ArraySlice<UInt8>, _ keys: ArraySlice<Place>, _ changed: [CompletionWriter.Changed],
        wasEmpty: Bool
    ) throws {
        let hasList = try !wasEmpty && members(beginning, line: nil) != nil
        if !hasList {
            let range = CompletionRange(beginning)
            let isDense =
                try wasEmpty
                ? keys.count > Self.scanned : range.count(db, upTo: Self.scanned + 1) > Self.scanned
            guard isDense else { return }
        }
        let isWhole = wasEmpty || hasList
        var all: [Candidate] = []
        var byLine: [String: [Candidate]] = [:]
        for index in Set(keys.map(\.index)) {
            let one = changed[index]
            all.append(Candidate(id: one.id, rank: .init(items: one.items, text: one.text), isLess: one.isLess))
            for (line, items) in one.lines {
                byLine[line, default: []].append(
                    Candidate(id: one.id, rank: .init(items: items, text: one.text), isLess: one.isLess))
            }
        }
        try keep(isWhole ? all : nil, beginning, line: nil, wasEmpty: wasEmpty)
        // A beginning that had no list yet needs one for every line that has such texts.
        let lines = isWhole ? byLine.keys.sorted() : try CompletionRange(beginning).lines(db)
        for line in lines { try keep(isWhole ? byLine[line] ?? [] : nil, beginning, line: line, wasEmpty: wasEmpty) }
    }

    private struct Candidate {
        var id: Int64
        var rank: CompletionRank
        /// It ranks lower than before, or is gone.
        var isLess: Bool
    }

    /// - Parameter candidates: what may have come in beside the list's members; nil: the list is made from the keys.
    private func keep(
        _ candidates: [Candidate]?, _ beginning: ArraySlice<UInt8>, line: String?, wasEmpty: Bool
    ) throws {
        let known = wasEmpty ? nil : try members(beginning, line: line)
        let sunk = Set((candidates ?? []).filter(\.isLess).map(\.id))
        let ids: [Int64]
        if let candidates, wasEmpty || known.map({ sunk.isDisjoint(with: $0) }) ?? false {
            let best = candidates.sorted { $0.rank < $1.rank }.prefix(Self.kept).map(\.id)
            ids = wasEmpty ? best : try self.best(of: [Int64]().union((known ?? []) + best), line: line)
        } else {
            ids = try CompletionRange(beginning).best(db, line: line, limit: Self.kept)
        }
        let statement = try db.cachedStatement(sql: "DELETE FROM completionTop WHERE beginning = ? AND line IS ?")
        try statement.execute(arguments: [Data(beginning), line])
        try db.cachedStatement(sql: "INSERT INTO completionTop (line, beginning, members) VALUES (?, ?, ?)")
            .execute(arguments: [line, Data(beginning), Self.json(ids)])
    }

    private static func json(_ ids: [Int64]) -> String { "[" + ids.map(String.init).joined(separator: ",") + "]" }

    private func best(of ids: [Int64], line: String?) throws -> [Int64] {
        let items = line == nil ? "completion.items" : "completionLine.items"
        let join =
            line == nil
            ? "" : "JOIN completionLine ON completionLine.completion = completion.id AND completionLine.line = ?2"
        let statement = try db.cachedStatement(
            sql: """
                SELECT completion.id FROM json_each(?1) AS member JOIN completion ON completion.id = member.value \(join)
                ORDER BY \(CompletionTables.order(items)) LIMIT \(Self.kept)
                """)
        return try Int64.fetchAll(statement, arguments: line.map { [Self.json(ids), $0] } ?? [Self.json(ids)])
    }

    /// The list as it stands, best first; nil: the beginning has none.
    func members(_ beginning: ArraySlice<UInt8>, line: String?) throws -> [Int64]? {
        let statement = try db.cachedStatement(
            sql: "SELECT members FROM completionTop WHERE beginning = ? AND line IS ?")
        guard let json = try String.fetchOne(statement, arguments: [Data(beginning), line]) else { return nil }
        return json.dropFirst().dropLast().split(separator: ",").compactMap { Int64($0) }
    }
}

/// All keys with one beginning.
struct CompletionRange {
    private let low: Data
    private let high: Data

    init(_ beginning: ArraySlice<UInt8>) {
        low = Data(beginning)
        // No key holds 0xFF: they are UTF-8.
        high = Data(beginning) + [0xFF]
    }

    func count(_ db: Database, upTo limit: Int) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM completionKey WHERE key >= ? AND key < ? LIMIT ?)")
        return try Int.fetchOne(statement, arguments: [low, high, limit]) ?? 0
    }

    func lines(_ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT line FROM completionKey JOIN completionLine USING (completion)
                WHERE key >= ? AND key < ? ORDER BY line
                """)
        return try String.fetchAll(statement, arguments: [low, high])
    }

    /// - Parameter scanned: so many keys are looked through; nil: all.
    func best(_ db: Database, line: String?, limit: Int, scanned: Int? = nil) throws -> [Int64] {
        let items = line == nil ? "completion.items" : "completionLine.items"
        let join =
            line == nil
            ? "" : "JOIN completionLine ON completionLine.completion = completion.id AND completionLine.line = :line"
        let statement = try db.cachedStatement(
            sql: """
                SELECT completion.id FROM
                    (SELECT DISTINCT completion AS id FROM
                        (SELECT completion FROM completionKey WHERE key >= :low AND key < :high LIMIT :scanned)) AS found
                    JOIN completion ON completion.id = found.id \(join)
                ORDER BY \(CompletionTables.order(items)) LIMIT :limit
                """)
        var arguments: StatementArguments = ["low": low, "high": high, "scanned": scanned ?? -1, "limit": limit]
        if let line { arguments += ["line": line] }
        return try Int64.fetchAll(statement, arguments: arguments)
    }
}

/// Keys in the order that SQLite keeps them in: by byte.
enum KeyOrder {
    static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.withUnsafeBytes { mine in
            right.withUnsafeBytes { other in
                guard let first = mine.baseAddress, let second = other.baseAddress else {
                    return mine.count < other.count
                }
                let order = memcmp(first, second, min(mine.count, other.count))
                return order == 0 ? mine.count < other.count : order < 0
            }
        }
    }
}
