/// Reads comma-separated values (RFC 4180) from UTF-8: any delimiter of one byte, CR, LF or CRLF, line breaks and doubled
/// quotes inside of quotes. Costs one pass over the bytes.
enum CSVReader {
    static let columnLimit = 1000
    static let cellLimit = 1 << 20

    /// - Throws: `tooManyColumns`, `cellTooLarge`, `unclosedQuote`.
    static func table(of utf8: [UInt8], delimiter: UInt8) throws(ImportFailure) -> Table {
        var table = Table(over: utf8)
        if let failure = read(utf8, delimiter: delimiter, rowLimit: .max, into: &table) { throw failure }
        return table
    }

    /// The first rows, for a look; with a failure, those before it.
    static func firstRows(_ limit: Int, of utf8: [UInt8], delimiter: UInt8) -> (table: Table, failure: ImportFailure?) {
        var table = Table(over: utf8)
        let failure = read(utf8, delimiter: delimiter, rowLimit: limit, into: &table)
        return (table, failure)
    }

    private static func read(
        _ utf8: [UInt8], delimiter: UInt8, rowLimit: Int, into table: inout Table
    ) -> ImportFailure? {
        var machine = Machine(delimiter: delimiter, rowLimit: rowLimit)
        return utf8.withUnsafeBufferPointer { bytes in
            do throws(ImportFailure) {
                try machine.run(bytes, into: &table)
                return nil
            } catch {
                return error
            }
        }
    }

    private struct Machine {
        let delimiter: UInt8
        let rowLimit: Int
        var index = 0
        var line = 1
        var lineStart = 0

        mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, into table: inout Table) throws(ImportFailure) {
            while index < bytes.count, table.rowCount < rowLimit {
                let rowLine = line
                try readRow(bytes, into: &table, line: rowLine)
            }
        }

        private mutating func readRow(
            _ bytes: UnsafeBufferPointer<UInt8>, into table: inout Table, line rowLine: Int
        ) throws(ImportFailure) {
            while true {
                try readCell(bytes, into: &table)
                if table.openRowLength > CSVReader.columnLimit {
                    throw .tooManyColumns(count: table.openRowLength, limit: CSVReader.columnLimit, line: rowLine)
                }
                guard index < bytes.count, bytes[index] == delimiter else { break }
                index += 1
            }
            endLine(bytes)
            table.endRow(line: rowLine)
        }

        private mutating func endLine(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard index < bytes.count else { return }
            if bytes[index] == 0x0D {
                index += 1
                if index < bytes.count, bytes[index] == 0x0A { index += 1 }
            } else {
                index += 1
            }
            line += 1
            lineStart = index
        }

        private mutating func readCell(_ bytes: UnsafeBufferPointer<UInt8>, into table: inout Table)
            throws(ImportFailure)
        {
            var start = index
            while start < bytes.count, bytes[start] == 0x20 { start += 1 }
            var quoted: Range<Int>?
            let isQuoted = start < bytes.count && bytes[start] == 0x22
            if isQuoted {
                index = start + 1
                quoted = try readQuoted(bytes, into: &table)
            }
            start = index
            while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D {
                index += 1
            }
            let length = table.openCellLength + (quoted?.count ?? 0) + index - start
            if length > CSVReader.cellLimit { throw .cellTooLarge(limit: CSVReader.cellLimit, line: line) }
            // A cell that stands in the file as it is meant is not copied.
            if !isQuoted { return table.appendCell(start..<index) }
            if let quoted {
                if index == start { return table.appendCell(quoted) }
                table.append(UnsafeBufferPointer(rebasing: bytes[quoted]))
            }
            table.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            table.endCell()
        }

        /// From behind the opening quote to behind the closing one.
        /// - Returns: what is between them, when it stands there as it is meant; nil: it was added to the table.
        private mutating func readQuoted(
            _ bytes: UnsafeBufferPointer<UInt8>, into table: inout Table
        ) throws(ImportFailure) -> Range<Int>? {
            let first = index
            let opened = (line: line, column: index - lineStart)
            var start = index
            while index < bytes.count {
                switch bytes[index] {
                case 0x22:
                    let isDoubled = index + 1 < bytes.count && bytes[index + 1] == 0x22
                    if !isDoubled, start == first {
                        index += 1
                        return first..<index - 1
                    }
                    table.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                    guard isDoubled else {
                        index += 1
                        return nil
                    }
                    start = index + 1
                    index += 2
                case 0x0A, 0x0D:
                    if bytes[index] == 0x0A || index + 1 >= bytes.count || bytes[index + 1] != 0x0A { line += 1 }
                    index += 1
                    lineStart = index
                default:
                    index += 1
                }
                if index - start > CSVReader.cellLimit {
                    throw .unclosedQuote(line: opened.line, column: opened.column)
                }
            }
            throw .unclosedQuote(line: opened.line, column: opened.column)
        }
    }
}
