/// Tells the delimiter of a table by the first rows: the one that parts most rows into the same number of cells.
enum DelimiterSniffer {
    struct Guess: Hashable {
        var delimiter: UInt8
        /// The number of cells that most rows have.
        var columns: Int
        /// How many of the rows looked at have so many.
        var agreement: Double
        var rows: Int
    }

    static let candidates: [UInt8] = [0x2C, 0x3B, 0x09]

    static func guess(_ utf8: [UInt8]) -> Guess {
        var best = Guess(delimiter: 0x2C, columns: 1, agreement: 0, rows: 0)
        let head = Array(utf8.prefix(1 << 20))
        for delimiter in candidates {
            let guess = guess(CSVReader.firstRows(50, of: head, delimiter: delimiter).table, delimiter: delimiter)
            if score(guess) > score(best) { best = guess }
        }
        return best
    }

    private static func guess(_ table: Table, delimiter: UInt8) -> Guess {
        var counts: [Int: Int] = [:]
        var rows = 0
        for index in 0..<table.rowCount {
            let row = table[row: index]
            if row.count == 1, table.cell(0, of: row) == nil { continue }
            counts[row.count, default: 0] += 1
            rows += 1
        }
        let usual = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return Guess(
            delimiter: delimiter, columns: usual?.key ?? 1,
            agreement: rows == 0 ? 0 : Double(usual?.value ?? 0) / Double(rows), rows: rows)
    }

    private static func score(_ guess: Guess) -> Double {
        guess.columns < 2 ? 0 : guess.agreement * (1 + Double(min(guess.columns, 30)) / 100)
    }
}
