internal import FaultModel

/// Reads what can be read of a list of records that is not well-formed as a whole: the text is parted where records
/// begin, and each is read by itself. A record that is broken is a finding and does not touch its neighbours.
struct XMLSalvage {
    private let utf8: [UInt8]

    init(_ utf8: [UInt8]) { self.utf8 = utf8 }

    /// - Parameter whole: why the whole could not be read; thrown when no record can be read either.
    func table(instead whole: ImportFailure, findings: inout Findings) throws(ImportFailure) -> Table {
        guard let name = recordName() else { throw whole }
        var reader = XMLRecords()
        var lines = JSONLines()
        var broken = 0
        for piece in XMLPieces(utf8, recordName: name) {
            let line = lines.line(at: piece.range.lowerBound, in: utf8)
            switch piece.kind {
            case .between:
                let text = String(decoding: utf8[piece.range], as: UTF8.self)
                findings.error(
                    "there is text outside of the records; it was left out: '\(text.trimmed()?.prefix(200) ?? "")'",
                    line: line)
                broken += 1
            case .record:
                if try !readRecord(piece.range, line: line, into: &reader, findings: &findings) { broken += 1 }
            }
        }
        if reader.isEmpty { throw whole }
        if broken == 0 {
            findings.error(
                "the file is not well-formed, though each of its records is: \(Self.detail(whole))", line: whole.line,
                column: whole.column)
        }
        return reader.finished()
    }

    private func readRecord(
        _ range: Range<Int>, line: Int, into reader: inout XMLRecords, findings: inout Findings
    ) throws(ImportFailure) -> Bool {
        switch try XMLReader.read(utf8[range]) {
        case .document(let tape):
            try reader.readRecord(0, of: tape, line: line + tape.line(0) - 1)
            return true
        case .notWellFormed(let inner, let column, let detail):
            let text = String(decoding: utf8[range].prefix(400), as: UTF8.self)
            let place = inner > 1 ? " (line \(line + inner - 1))" : ""
            findings.error(
                "this record is not well-formed and was left out: \(detail)\(place). It reads "
                    + "'\(text.trimmed()?.prefix(160) ?? "")'", line: line, column: inner == 1 ? column : nil)
            return false
        }
    }

    private static func detail(_ failure: ImportFailure) -> String {
        if case .notWellFormed(_, let detail, _, _) = failure { detail } else { failure.description }
    }

    /// The name of the element that is a record: the first one below the root that is there more than once, or else the
    /// first one below the root.
    private func recordName() -> [UInt8]? {
        var counts: [[UInt8]: Int] = [:]
        var order: [[UInt8]] = []
        var index = 0
        while let start = utf8[index...].firstIndex(of: 0x3C) {
            index = start + 1
            let name = Array(utf8[index...].prefix { XMLPieces.isName($0) }.prefix(200))
            guard let first = name.first, !first.isASCIIDigit, first != 0x2D, first != 0x2E else { continue }
            if counts[name] == nil, order.count < 64 { order.append(name) }
            if counts[name] != nil || counts.count < 10_000 { counts[name, default: 0] += 1 }
        }
        let below = order.dropFirst()
        return below.first { counts[$0, default: 0] > 1 } ?? below.first
    }
}

/// The text of a broken list parted into records and what stands between them.
struct XMLPieces: Sequence {
    struct Piece {
        enum Kind { case record, between }
        var kind: Kind
        var range: Range<Int>
    }

    private let utf8: [UInt8]
    private let recordName: [UInt8]

    init(_ utf8: [UInt8], recordName: [UInt8]) {
        self.utf8 = utf8
        self.recordName = recordName
    }

    func makeIterator() -> AnyIterator<Piece> {
        let marks = marks()
        var pieces: [Piece] = []
        var index = 0
        var position = 0
        while position < marks.count {
            let mark = marks[position]
            guard mark.isStart else {
                position += 1
                continue
            }
            appendBetween(index..<mark.range.lowerBound, to: &pieces)
            let next = position + 1 < marks.count ? marks[position + 1] : nil
            let end: Int
            if mark.isClosed {
                end = mark.range.upperBound
                position += 1
            } else if let next, !next.isStart {
                end = next.range.upperBound
                position += 2
            } else {
                end = next?.range.lowerBound ?? utf8.count
                position += 1
            }
            pieces.append(Piece(kind: .record, range: mark.range.lowerBound..<end))
            index = end
        }
        appendBetween(index..<utf8.count, to: &pieces)
        return AnyIterator(pieces.makeIterator())
    }

    static func isName(_ byte: UInt8) -> Bool {
        byte.isNameByte
    }

    private struct Mark {
        var isStart: Bool
        /// `<err …/>`
        var isClosed: Bool
        var range: Range<Int>
    }

    /// The start and end tags of records, outside of comments and CDATA.
    private func marks() -> [Mark] {
        var marks: [Mark] = []
        var index = 0
        var closesComments = true
        var closesData = true
        while let start = utf8[index...].firstIndex(of: 0x3C) {
            index = start + 1
            if closesComments, utf8[index...].starts(with: "!--".utf8) {
                if let end = find("-->", from: index + 3) { index = end } else { closesComments = false }
            } else if closesData, utf8[index...].starts(with: "![CDATA[".utf8) {
                if let end = find("]]>", from: index + 8) { index = end } else { closesData = false }
            } else if let mark = mark(at: start) {
                marks.append(mark)
                index = Swift.max(index, mark.range.upperBound)
            }
        }
        return marks
    }

    private func mark(at start: Int) -> Mark? {
        let isEnd = start + 1 < utf8.count && utf8[start + 1] == 0x2F
        let name = start + (isEnd ? 2 : 1)
        let end = name + recordName.count
        guard end <= utf8.count, utf8[name...].starts(with: recordName), end == utf8.count || !Self.isName(utf8[end])
        else { return nil }
        var index = end
        var quote: UInt8?
        while index < utf8.count, utf8[index] != 0x3C {
            if utf8[index] == quote {
                quote = nil
            } else if quote == nil {
                if utf8[index] == 0x3E {
                    return Mark(
                        isStart: !isEnd, isClosed: !isEnd && utf8[index - 1] == 0x2F, range: start..<(index + 1))
                }
                if utf8[index] == 0x22 || utf8[index] == 0x27 { quote = utf8[index] }
            }
            index += 1
        }
        return Mark(isStart: !isEnd, isClosed: false, range: start..<index)
    }

    private func find(_ word: String, from index: Int) -> Int? {
        let word = Array(word.utf8)
        var index = index
        while index + word.count <= utf8.count {
            guard let start = utf8[index...].firstIndex(of: word[0]) else { return nil }
            if utf8[start...].starts(with: word) { return start + word.count }
            index = start + 1
        }
        return nil
    }

    /// What stands between records, when it is text and not only tags, comments and space.
    private func appendBetween(_ range: Range<Int>, to pieces: inout [Piece]) {
        var depth = 0
        var first: Int?
        for index in range {
            switch utf8[index] {
            case 0x3C: depth += 1
            case 0x3E: depth = Swift.max(0, depth - 1)
            case 0x20, 0x09...0x0D: break
            default: if depth == 0, first == nil { first = index }
            }
        }
        if let first { pieces.append(Piece(kind: .between, range: first..<range.upperBound)) }
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        self >= 0x80 || (0x30...0x3A).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
            || self == 0x5F || self == 0x2D || self == 0x2E
    }
}
