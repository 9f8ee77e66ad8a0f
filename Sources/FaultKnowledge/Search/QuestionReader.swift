import FaultModel

/// Turns the words of a question into terms. Knows nothing of any database; what the words name (codes, parts, models)
/// is recognized before by `Recognizer`, which takes those places out.
struct QuestionReader {
    let analysis: TextAnalysis

    /// - Parameter taken: places in the text, in UTF-8, that were understood as codes, parts or models.
    func terms(in text: String, without taken: [Range<Int>]) -> (
        terms: [QuestionTerm], excluded: [QuestionTerm], runs: [Range<Int>]
    ) {
        let bytes = Array(text.utf8)
        var terms: [QuestionTerm] = []
        var excluded: [QuestionTerm] = []
        var runs: [Range<Int>] = []
        for segment in segments(of: bytes) where !segment.range.isEmpty {
            if segment.isExcluded {
                if let phrase = phrase(bytes, segment.range) { excluded.append(phrase) }
            } else if segment.isQuoted {
                if let phrase = phrase(bytes, segment.range) { terms.append(phrase) }
            } else {
                for range in Self.subtracting(taken, from: segment.range) {
                    appendTerms(bytes, range, to: &terms, runs: &runs)
                }
            }
        }
        return Self.bounded(terms, excluded, runs)
    }

    private static func bounded(
        _ terms: [QuestionTerm], _ excluded: [QuestionTerm], _ runs: [Range<Int>]
    ) -> ([QuestionTerm], [QuestionTerm], [Range<Int>]) {
        var kept: [QuestionTerm] = []
        var places: [Int?] = []
        var seen: [[[String]]: Int] = [:]
        for term in terms {
            if let known = seen[term.alternatives] {
                places.append(known)
            } else if kept.count < mostTerms {
                seen[term.alternatives] = kept.count
                places.append(kept.count)
                kept.append(term)
            } else {
                places.append(nil)
            }
        }
        let keptRuns = runs.compactMap { run -> Range<Int>? in
            let mapped = run.map { places[$0] }
            guard let first = mapped.first ?? nil, !mapped.contains(nil),
                mapped.enumerated().allSatisfy({ $1 == first + $0 })
            else { return nil }
            return first..<first + run.count
        }
        return (kept, Array(excluded.prefix(mostTerms)), keptRuns)
    }

    /// A term costs a look-up, and a term's place must fit into the bits of a word.
    static let mostTerms = 48

    private struct Segment {
        var range: Range<Int>
        var isQuoted = false
        var isExcluded = false
    }

    /// Cuts the question at quotation marks and at words with a minus before them.
    private func segments(of bytes: [UInt8]) -> [Segment] {
        var segments: [Segment] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            if let (open, close) = Self.quote(bytes, at: index),
                let end = Self.find(close, in: bytes, from: index + open)
            {
                segments.append(Segment(range: start..<index))
                segments.append(Segment(range: index + open..<end, isQuoted: true))
                index = end + close.count
                start = index
            } else if let minus = exclusion(bytes, at: index) {
                var end = index + minus
                while end < bytes.count, bytes[end] != 0x20, bytes[end] != 0x09, bytes[end] != 0x0A { end += 1 }
                segments.append(Segment(range: start..<index))
                segments.append(Segment(range: index + minus..<end, isExcluded: true))
                index = end
                start = end
            } else {
                index += 1
            }
        }
        segments.append(Segment(range: start..<bytes.count))
        return segments
    }

    /// A minus before a letter, after a space or at the beginning of several words: `招商 -公司`; also a full-width one. Before a
    /// digit it is part of a number or code.
    /// - Returns: its length in bytes; nil: there is none.
    private func exclusion(_ bytes: [UInt8], at index: Int) -> Int? {
        let length = bytes[index] == 0x2D ? 1 : bytes[index...].starts(with: "－".utf8) ? 3 : 0
        guard length > 0, index + length < bytes.count else { return nil }
        let isApart =
            index == 0
            ? bytes.contains(0x20) : bytes[index - 1] == 0x20 || bytes[..<index].suffix(3).elementsEqual("　".utf8)
        guard isApart else { return nil }
        let next = bytes[index + length]
        return next.isASCIILetter || next >= 0x80 ? length : nil
    }

    private static func quote(_ bytes: [UInt8], at index: Int) -> (Int, [UInt8])? {
        if bytes[index] == 0x22 { return (1, [0x22]) }
        for (open, close) in [("“", "”"), ("「", "」"), ("『", "』")] where bytes[index...].starts(with: open.utf8) {
            return (open.utf8.count, Array(close.utf8))
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= start + needle.count else { return nil }
        return (start...bytes.count - needle.count).first { bytes[$0..<$0 + needle.count].elementsEqual(needle) }
    }

    static func subtracting(_ taken: [Range<Int>], from range: Range<Int>) -> [Range<Int>] {
        var rest: [Range<Int>] = []
        var start = range.lowerBound
        for place in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) where place.overlaps(range) {
            if place.lowerBound > start { rest.append(start..<place.lowerBound) }
            start = max(start, place.upperBound)
        }
        if start < range.upperBound { rest.append(start..<range.upperBound) }
        return rest
    }

    private func phrase(_ bytes: [UInt8], _ range: Range<Int>) -> QuestionTerm? {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let sequence = analysis.sequence(of: text)
        guard let only = sequence.first else { return nil }
        let isSingle = sequence.count == 1 && analysis.tokens(in: text).first?.kind == .single
        return QuestionTerm(
            text: sequence.count == 1 ? only : text, alternatives: [sequence], isPrefix: isSingle, isPhrase: true,
            isExact: true, range: range)
    }
}
