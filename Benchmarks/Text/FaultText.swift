import Foundation

/// What is indexed of one fault.
struct FaultText {
    static let columns = ["symptom", "cause", "remedy"]

    /// In the order of `columns`.
    var texts: [String]
    /// All of it as one, for brute force; a line break keeps one text from running into the next.
    var written: [UInt8]
    /// The same in simplified characters, by the tables of ICU rather than ours.
    var simplified: [UInt8]

    init(_ texts: [String]) {
        self.texts = texts
        let text = texts.joined(separator: "\n")
        written = Array(text.utf8)
        simplified = Array((text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text).utf8)
    }

    /// The rows of a table with a line of headings.
    static func read(path: String) throws -> [FaultText] {
        var rows = rows(of: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        guard !rows.isEmpty else { return [] }
        let headings = rows.removeFirst()
        let places = try columns.map { column in
            guard let place = headings.firstIndex(of: column) else {
                throw BenchmarkError("No column '\(column)' in \(path). Expected \(columns.joined(separator: ", ")).")
            }
            return place
        }
        return rows.map { row in FaultText(places.map { $0 < row.count ? row[$0] : "" }) }
    }

    /// Comma-separated values (RFC 4180).
    private static func rows(of bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        func closeCell() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""):
                // A mark that opens the quotation again is the second of two, which stand for one.
                if !isQuoted, wasQuoted { cell.append(byte) }
                isQuoted.toggle()
                wasQuoted = true
            case UInt8(ascii: ",") where !isQuoted: closeCell()
            case UInt8(ascii: "\n") where !isQuoted:
                closeCell()
                rows.append(row)
                row.removeAll()
            case UInt8(ascii: "\r") where !isQuoted: continue
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty {
            closeCell()
            rows.append(row)
        }
        return rows
    }
}
