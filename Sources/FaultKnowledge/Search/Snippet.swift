import FaultModel

/// Finds the very characters of a text that matched.
struct TermMarker {
    let analysis: TextAnalysis
    /// What is looked for: tokens that stand next to each other, and the term of the question they stand for.
    let sequences: [Sequence]

    typealias Sequence = (term: String, sequence: [String], isPrefix: Bool)

    struct Mark: Hashable {
        /// UTF-8 offsets.
        var range: Range<Int>
        var term: String
    }

    func marks(in text: String) -> [Mark] {
        if sequences.isEmpty { return [] }
        let tokens = analysis.tokens(in: text)
        var marks: [Mark] = []
        for index in tokens.indices {
            for (term, sequence, isPrefix) in sequences {
                guard let range = match(sequence, isPrefix, in: tokens, at: index) else { continue }
                marks.append(Mark(range: range, term: term))
            }
        }
        return marks
    }

    private func match(
        _ sequence: [String], _ isPrefix: Bool, in tokens: [TextAnalysis.Token], at index: Int
    ) -> Range<Int>? {
        if isPrefix, let wanted = sequence.first {
            guard tokens[index].text.hasPrefix(wanted), tokens[index].kind == .pair || tokens[index].kind == .single
            else { return nil }
            // Only the character itself: a pair is two characters, and a folded one is as long as its original.
            let first = tokens[index].range.lowerBound
            return first..<min(tokens[index].range.upperBound, first + wanted.utf8.count)
        }
        guard index + sequence.count <= tokens.count else { return nil }
        for (offset, wanted) in sequence.enumerated() where tokens[index + offset].text != wanted { return nil }
        return tokens[index].range.lowerBound..<tokens[index + sequence.count - 1].range.upperBound
    }
}

/// A piece of text around what matched, as HTML.
enum Snippet {
    /// Characters.
    static let length = 120
    /// Of a passage, which has no causes to show.
    static let passageLength = 240

    /// The text escaped, with `<mark>` around every marked place; places that touch are one. A longer text is cut to
    /// about `length` characters around the first mark, with `…` where it was cut.
    static func html(_ text: String, marks: [TermMarker.Mark], around length: Int) -> String {
        let places = joined(marks.map(\.range))
        let window = window(of: text, around: places.first, length: length)
        let bytes = Array(text.utf8)
        var html = window.lowerBound > 0 ? "…" : ""
        var position = window.lowerBound
        for place in places {
            let place = place.clamped(to: window)
            if place.isEmpty { continue }
            html += escaped(bytes[position..<place.lowerBound])
            html += "<mark>" + escaped(bytes[place]) + "</mark>"
            position = place.upperBound
        }
        html += escaped(bytes[position..<window.upperBound])
        return window.upperBound < bytes.count ? html + "…" : html
    }

    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// Whole characters only, in UTF-8 offsets; a third of the window stands before the mark.
    private static func window(of text: String, around place: Range<Int>?, length: Int) -> Range<Int> {
        let count = text.utf8.count
        guard length < .max, text.unicodeScalars.count > length else { return 0..<count }
        var offsets: [Int] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        let mark = place?.lowerBound ?? 0
        let index = offsets.firstIndex { $0 >= mark } ?? 0
        let first = max(0, min(index - length / 3, offsets.count - length))
        let last = first + length
        return offsets[first]..<(last < offsets.count ? offsets[last] : count)
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        var escaped: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x26: escaped.append(contentsOf: "&amp;".utf8)
            case 0x3C: escaped.append(contentsOf: "&lt;".utf8)
            case 0x3E: escaped.append(contentsOf: "&gt;".utf8)
            case 0x22: escaped.append(contentsOf: "&quot;".utf8)
            case 0x0A, 0x0D: escaped.append(0x20)
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
