import Foundation
import GRDB
import GRDBSQLite

/// All postings of a text table, worked out in one pass over the terms of FTS5: what a first import of many items and
/// texts of other lengths than before need. FTS5 has sorted every token by then, so nothing is sorted or kept twice.
///
/// Costs some 150 ns for each token of the table. In memory are the lengths of the fields, two bytes each, four bytes for
/// each row, and the postings of one term.
struct PostingScan {
    private let db: Database
    private let table: TextTable
    private let scale: ImpactScale
    private let least: Int
    private let lengths: FieldLengths

    /// - Parameter least: terms of fewer items are left out.
    init(_ db: Database, _ table: TextTable, _ scale: ImpactScale, least: Int) throws {
        self.db = db
        self.table = table
        self.scale = scale
        self.least = least
        lengths = try FieldLengths(db, table, scale)
    }

    /// What the factors of all tokens come to, in 1/1024.
    var factors: Int { lengths.factorSum }

    /// Calls `body` for each frequent term with its postings in order of row. A character that tokens begin with comes
    /// after all of them.
    func each(_ body: (String, [PostingBlob.Posting]) throws -> Void) throws {
        var term = TermInstances()
        var beginning = Beginning(rows: lengths.rows)
        func finishTerm() throws {
            if term.name.isEmpty { return }
            if let character = ItemTerms.beginning(of: term.name) {
                if beginning.character != character { try finish(&beginning, body) }
                beginning.add(term, character)
            }
            if term.rows.count >= least { try body(String(decoding: term.name, as: UTF8.self), postings(term)) }
        }
        try eachInstance { name, row, column in
            if !term.isNamed(name) {
                try finishTerm()
                term.begin(name)
            }
            term.add(row, column)
        }
        try finishTerm()
        try finish(&beginning, body)
    }

    private func finish(
        _ beginning: inout Beginning, _ body: (String, [PostingBlob.Posting]) throws -> Void
    ) throws {
        let instances = beginning.taken(atLeast: least)
        if instances.rows.count >= least {
            try body(String(decoding: instances.name, as: UTF8.self) + ItemTerms.anyEnd, postings(instances))
        }
    }

    private func postings(_ term: TermInstances) -> [PostingBlob.Posting] {
        zip(term.rows, term.counts).map { row, counts in
            var frequency = 0.0
            for column in 0..<lengths.columns where counts[column] > 0 {
                frequency += Double(counts[column]) * lengths.factor(Int(row), column)
            }
            return PostingBlob.Posting(document: Int(row), level: Impact.level(of: frequency))
        }
    }

    /// Every token of the table: by term, then by row, then by column.
    private func eachInstance(_ body: (UnsafeBufferPointer<UInt8>, UInt32, Int) throws -> Void) throws {
        let columns = table.fields.map { Array($0.rawValue.utf8) }
        let statement = try db.makeStatement(sql: "SELECT term, doc, col FROM \(table.instances)")
        let pointer = statement.sqliteStatement
        defer { sqlite3_reset(pointer) }
        var column = 0
        while true {
            let code = sqlite3_step(pointer)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql)
            }
            let name = Self.text(pointer, 0)
            let row = sqlite3_column_int64(pointer, 1)
            let field = Self.text(pointer, 2)
            if !field.elementsEqual(columns[column]) {
                column = columns.firstIndex { field.elementsEqual($0) } ?? 0
            }
            if name.elementsEqual(TextAnalysis.boundaryToken) { continue }
            guard row >= 0, row < lengths.rows else { throw DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB) }
            try body(name, UInt32(row), column)
        }
    }

    private static func text(_ statement: OpaquePointer, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
    }
}

/// Where one term stands.
private struct TermInstances {
    var name: [UInt8] = []
    var rows: [UInt32] = []
    var counts: [ColumnCounts] = []

    @inline(__always)
    func isNamed(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.count == other.count, let start = other.baseAddress else { return false }
        return name.withUnsafeBytes { own in own.baseAddress.map { memcmp($0, start, own.count) == 0 } ?? false }
    }

    mutating func begin(_ other: UnsafeBufferPointer<UInt8>) {
        name = Array(other)
        rows.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func add(_ row: UInt32, _ column: Int) {
        if rows.last != row {
            rows.append(row)
            counts.append(ColumnCounts())
        }
        counts[counts.count - 1].add(column)
    }
}

/// Where the terms stand that begin with one character.
private struct Beginning {
    private(set) var character: [UInt8] = []
    /// By row; as many terms as begin with it, some of them in the same row.
    private var counts: [ColumnCounts]
    private var rows: [UInt32] = []

    init(rows: Int) { counts = [ColumnCounts](repeating: ColumnCounts(), count: rows) }

    mutating func add(_ term: TermInstances, _ character: [UInt8]) {
        self.character = character
        for (row, added) in zip(term.rows, term.counts) {
            if counts[Int(row)].bits == 0 { rows.append(row) }
            counts[Int(row)].add(added)
        }
    }

    /// What it holds, in order of row, if there are enough; nothing is held any longer.
    mutating func taken(atLeast least: Int) -> TermInstances {
        var instances = TermInstances()
        instances.name = character
        if rows.count >= least {
            instances.rows = rows.sorted()
            instances.counts = instances.rows.map { counts[Int($0)] }
        }
        for row in rows { counts[Int(row)] = ColumnCounts() }
        rows.removeAll(keepingCapacity: true)
        character = []
        return instances
    }
}

/// How long the fields of every row are, as FTS5 keeps it.
private struct FieldLengths {
    let columns: Int
    /// One more than the last.
    let rows: Int
    private(set) var factorSum = 0
    /// By row and column: tokens; what is longer than 65,534 is in `long`.
    private var lengths: [UInt16]
    private var long: [Int: Int] = [:]
    /// By column and length, of the shorter ones: the factor.
    private let factors: [Double]
    private let scale: ImpactScale

    private static let tabled = 1024
    /// As many as there are facts of.
    private static let mostRows = 4096 * PostingBlob.chunkSize

    init(_ db: Database, _ table: TextTable, _ scale: ImpactScale) throws {
        columns = table.fields.count
        self.scale = scale
        factors = (0..<table.fields.count).flatMap { column in
            (0..<Self.tabled).map { scale.factor(column, length: $0) }
        }
        rows = try Int(Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table.rawValue)_docsize") ?? -1) + 1
        guard rows <= Self.mostRows else { throw DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB) }
        lengths = [UInt16](repeating: 0, count: rows * columns)
        let sizes = try Row.fetchCursor(db, sql: "SELECT id, sz FROM \(table.rawValue)_docsize WHERE id >= 0")
        while let size = try sizes.next() {
            let row: Int = size[0]
            try size.withUnsafeData(atIndex: 1) { data in data?.withUnsafeBytes { read($0, of: row) } }
        }
    }

    /// SQLite's variable-length integers, one for each column.
    private mutating func read(_ bytes: UnsafeRawBufferPointer, of row: Int) {
        var column = 0
        var length = 0
        for byte in bytes where column < columns {
            length = length << 7 | Int(byte & 0x7F)
            if byte & 0x80 != 0, length < 1 << 40 { continue }
            set(length, row, column)
            column += 1
            length = 0
        }
    }

    private mutating func set(_ length: Int, _ row: Int, _ column: Int) {
        let place = row * columns + column
        lengths[place] = UInt16(clamping: length)
        if length >= Int(UInt16.max) { long[place] = length }
        if length > 0 { factorSum += Int((factor(row, column) * Double(length) * 1024).rounded()) }
    }

    /// What one token counts there.
    @inline(__always)
    func factor(_ row: Int, _ column: Int) -> Double {
        let place = row * columns + column
        let length = Int(lengths[place])
        if length < Self.tabled { return factors[column * Self.tabled + length] }
        return scale.factor(column, length: length < Int(UInt16.max) ? length : long[place] ?? length)
    }
}
