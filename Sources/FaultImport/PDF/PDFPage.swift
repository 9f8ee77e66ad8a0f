/// A word of a page and its place, in points from the left and the top.
struct PDFWord {
    var left: Double
    var right: Double
    /// The middle of its height: words of two scripts on one line have boxes of very different heights.
    var middle: Double
    /// About the size of its font.
    var size: Double
    var text: String
    /// What poppler takes to be one block of text.
    var block: Int
}

struct PDFPage {
    /// From 1.
    var number: Int
    var words: [PDFWord] = []
}

/// The pages of what `pdftotext -tsv` prints: a line for each page, block, line and word with its place.
enum PDFWords {
    static func pages(_ tsv: [UInt8]) -> [PDFPage] {
        var pages: [PDFPage] = []
        var block = 0
        for line in tsv.split(separator: 0x0A).dropFirst() {
            let fields = line.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
            guard fields.count == 12, let level = fields[0].first else { continue }
            switch level {
            case 0x31:
                pages.append(PDFPage(number: number(fields[1]).flatMap { Int(exactly: $0) } ?? pages.count + 1))
                block += 1
            case 0x33: block += 1
            case 0x35:
                guard let word = word(fields, block: block), !pages.isEmpty else { continue }
                pages[pages.count - 1].words.append(word)
            default: break
            }
        }
        return pages
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Double? { Double(String(decoding: field, as: UTF8.self)) }

    private static func word(_ fields: [ArraySlice<UInt8>], block: Int) -> PDFWord? {
        guard let left = number(fields[6]), let top = number(fields[7]), let width = number(fields[8]),
            let height = number(fields[9]), [left, top, width, height].allSatisfy({ abs($0) < 1e6 }),
            let text = String(decoding: fields[11], as: UTF8.self).filter({ $0 != "\u{0}" }).trimmed()
        else { return nil }
        // Chinese characters are as wide as the font is large, whatever the height of their boxes is.
        let eastern = text.unicodeScalars.count {
            (0x2E80...0x9FFF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value)
        }
        let isEastern = eastern > 0 && eastern == text.unicodeScalars.count
        let size = isEastern ? min(height, width / Double(eastern)) : height * 0.88
        return PDFWord(
            left: left, right: left + width, middle: top + height / 2, size: max(1, size), text: text, block: block)
    }
}

/// What stands at one height of a page.
struct PDFLine {
    var words: [PDFWord]
    var middle: Double
    var size: Double

    /// Words without a gap between them, as they are read.
    struct Segment {
        var left: Double
        var right: Double
        var text: String
        var words: [PDFWord]

        var center: Double { (left + right) / 2 }
    }

    var text: String { words.joinedText }

    var segments: [Segment] { segments { _ in false } }

    /// - Parameter begins: true for a word that begins a piece of its own even after a smaller gap.
    func segments(where begins: (PDFWord) -> Bool) -> [Segment] {
        var segments: [Segment] = []
        for word in words {
            if let last = segments.indices.last,
                word.left - segments[last].right < size * (begins(word) ? 0.4 : 0.9)
            {
                segments[last].right = max(segments[last].right, word.right)
                segments[last].words.append(word)
            } else {
                segments.append(Segment(left: word.left, right: word.right, text: "", words: [word]))
            }
        }
        for index in segments.indices { segments[index].text = segments[index].words.joinedText }
        return segments
    }

    /// From top to bottom, their words from left to right.
    static func lines(of words: [PDFWord]) -> [PDFLine] {
        var lines: [PDFLine] = []
        for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            if let last = lines.indices.last, word.middle - lines[last].middle < 0.42 * max(word.size, lines[last].size)
            {
                lines[last].words.append(word)
                lines[last].size = max(lines[last].size, word.size)
            } else {
                lines.append(PDFLine(words: [word], middle: word.middle, size: word.size))
            }
        }
        for index in lines.indices { lines[index].words.sort { $0.left < $1.left } }
        return lines
    }
}

extension [PDFWord] {
    /// With spaces between words, but not between Chinese characters that stand together.
    var joinedText: String {
        var text = ""
        var previous: PDFWord?
        for word in self {
            if let previous, !previous.touches(word) { text += " " }
            text += word.text
            previous = word
        }
        return text
    }
}

extension PDFWord {
    func touches(_ next: PDFWord) -> Bool {
        guard let last = text.unicodeScalars.last, let first = next.text.unicodeScalars.first else { return true }
        return last.value >= 0x2E80 && first.value >= 0x2E80 && next.left - right < size * 0.6
            && abs(next.middle - middle) < size
    }
}
