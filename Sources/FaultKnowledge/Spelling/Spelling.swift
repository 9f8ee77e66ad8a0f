import FaultModel

/// Mends what a question says in a way that no text says it: misspelt words, words run together or split, Chinese typed
/// wrongly, values in another unit. What it finds stands beside the question as related words, below what matches
/// exactly; codes and part numbers are never mended.
struct Spelling {
    /// Called only when something occurs nowhere: reading the vocabulary costs more than an answer.
    let words: () throws -> SpellingWords
    let analysis: TextAnalysis
    /// Whether some text has these tokens in a row.
    let occurs: ([String]) throws -> Bool
    /// Whether some text has all of these tokens.
    let occursTogether: ([String]) throws -> Bool
    /// A word as some text writes it, of its stem.
    let writing: (String) throws -> String
    /// Whether a word of `words` may be told to who asks: some text that they may see holds it.
    let isSeen: (String) throws -> Bool

    /// - Parameter counts: the items that hold each term of the question.
    /// - Returns: the words to look for beside. `question.corrected` then says the question as it was understood, where it
    ///   was misspelt.
    func mend(_ question: inout Question, _ counts: [Int]) throws -> [RelatedWord] {
        var mended: [(range: Range<Int>, text: String)] = []
        var related = try joined(question, counts, &mended)
        related += try split(question, counts, &mended)
        related += try latin(question, counts, &mended)
        related += try chinese(question, counts, &mended)
        related += QuantityReader(analysis: analysis).alternatives(in: question.text)
        if !mended.isEmpty { question.corrected = Self.replacing(mended, in: question.text) }
        return related
    }

    // MARK: - Words of letters

    /// Words of ASCII letters, four or more, that occur nowhere: never anything with a digit, never a quoted phrase.
    private static func isMisspelt(_ term: QuestionTerm, _ count: Int) -> Bool {
        count == 0 && isWord(term) && term.text.utf8.count >= 4
    }

    private static func isWord(_ term: QuestionTerm) -> Bool {
        !term.isExact && !term.isPhrase && !term.isPrefix && term.text.utf8.allSatisfy(\.isASCIILetter)
    }

    private func latin(
        _ question: Question, _ counts: [Int], _ mended: inout [(range: Range<Int>, text: String)]
    ) throws -> [RelatedWord] {
        var related: [RelatedWord] = []
        for (term, count) in zip(question.terms, counts) where Self.isMisspelt(term, count) {
            guard !mended.contains(where: { $0.range.overlaps(term.range) }),
                let stem = term.alternatives.first?.first,
                let near = try words().latin.nearest(to: term.text, stem: stem, where: isSeen)
            else { continue }
            let written = try writing(near)
            related.append(
                RelatedWord(origin: term.text, sequence: [near], text: written, isCorrection: true))
            mended.append((term.range, written))
        }
        return related
    }

    /// `over heat` also finds `overheat`; it is a correction where one of the two words occurs nowhere.
    private func joined(
        _ question: Question, _ counts: [Int], _ mended: inout [(range: Range<Int>, text: String)]
    ) throws -> [RelatedWord] {
        var related: [RelatedWord] = []
        for index in question.terms.indices.dropLast() {
            let (first, second) = (question.terms[index], question.terms[index + 1])
            let gap = second.range.lowerBound - first.range.upperBound
            guard Self.isWord(first), Self.isWord(second), gap == 1, first.text.utf8.count >= 2 else {
                continue
            }
            let text = first.text + second.text
            guard let stem = analysis.sequence(of: text).first, try occurs([stem]) else { continue }
            let isMistake = min(counts[index], counts[index + 1]) == 0
            related.append(
                RelatedWord(
                    origin: "\(first.text) \(second.text)", sequence: [stem], text: text,
                    isCorrection: isMistake))
            if isMistake { mended.append((first.range.lowerBound..<second.range.upperBound, text)) }
        }
        return related
    }

    /// `loadcell`, where it occurs nowhere as one word, is `load cell`.
    private func split(
        _ question: Question, _ counts: [Int], _ mended: inout [(range: Range<Int>, text: String)]
    ) throws -> [RelatedWord] {
        var related: [RelatedWord] = []
        for (term, count) in zip(question.terms, counts) where Self.isMisspelt(term, count) {
            guard !mended.contains(where: { $0.range.overlaps(term.range) }),
                (6...24).contains(term.text.utf8.count), let (text, sequence) = try split(term.text)
            else { continue }
            related.append(RelatedWord(origin: term.text, sequence: sequence, text: text, isCorrection: true))
            mended.append((term.range, text))
        }
        return related
    }

    private func split(_ word: String) throws -> (text: String, sequence: [String])? {
        let latin = try words().latin
        var ways: [(text: String, sequence: [String], count: Int)] = []
        for cut in 3...(word.utf8.count - 3) {
            let (first, second) = (String(word.prefix(cut)), String(word.dropFirst(cut)))
            let sequence = analysis.sequence(of: first + " " + second)
            let count = sequence.map { latin.count(of: $0) }.min() ?? 0
            if sequence.count == 2, count > 0 { ways.append(("\(first) \(second)", sequence, count)) }
        }
        ways.sort { ($1.count, $0.text) < ($0.count, $1.text) }
        return try ways.prefix(3).first { try occurs($0.sequence) }.map { ($0.text, $0.sequence) }
    }

    // MARK: - Chinese

    private func chinese(
        _ question: Question, _ counts: [Int], _ mended: inout [(range: Range<Int>, text: String)]
    ) throws -> [RelatedWord] {
        var related: [RelatedWord] = []
        let runs = HanRun.runs(of: question)
        let unknown = zip(question.terms, counts).filter { $0.1 == 0 }.map(\.0.range)
        for run in runs.prefix(Self.mostRuns) where unknown.contains(where: run.range.overlaps) {
            guard let whole = try mendedRun(run.scalars) else { continue }
            let before = Self.pairs(run.scalars)
            for pair in Self.pairs(whole) where !before.contains(pair) {
                related.append(
                    RelatedWord(origin: run.text, sequence: [pair], text: pair, isCorrection: true))
            }
            mended.append((run.range, Self.text(whole)))
        }
        return related + (try acrossSpaces(runs))
    }

    private static let mostRuns = 8

    /// The run with at most two edits mended; nil: it is right, or nothing is near.
    private func mendedRun(_ run: [UInt32]) throws -> [UInt32]? {
        let words = try words()
        var current = run
        for _ in 0..<2 {
            let known = Self.pairs(current).filter { pair in
                let scalars = pair.unicodeScalars.map(\.value)
                return words.pairs.count(of: scalars[0], scalars[1]) > 0
            }
            if known.count == current.count - 1 { break }
            let mayMiss = try known.isEmpty || !occursTogether(known)
            let found = try words.pairs.mended(current, mayMiss: mayMiss) { try occurs(Self.pairs($0)) }
            guard let found else { break }
            current = found.scalars
        }
        return current == run ? nil : current
    }

    /// Runs that only a space parts, one of them a single character: the pair across the space is looked for too.
    private func acrossSpaces(_ runs: [HanRun]) throws -> [RelatedWord] {
        try zip(runs, runs.dropFirst()).prefix(Self.mostRuns).compactMap { left, right in
            guard left.isBeforeSpace, left.scalars.count == 1 || right.scalars.count == 1,
                let last = left.scalars.last, let first = right.scalars.first,
                case let pair = Self.text([last, first]), try occurs([pair])
            else { return nil }
            return RelatedWord(
                origin: "\(left.text) \(right.text)", sequence: [pair], text: pair, isCorrection: false)
        }
    }

    private static func pairs(_ scalars: [UInt32]) -> [String] {
        scalars.indices.dropLast().map { text(Array(scalars[$0...$0 + 1])) }
    }

    private static func text(_ scalars: [UInt32]) -> String {
        var bytes: [UInt8] = []
        for scalar in scalars { bytes.append(utf8Of: scalar) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func replacing(_ places: [(range: Range<Int>, text: String)], in text: String) -> String {
        var bytes = Array(text.utf8)
        for (range, word) in places.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(range, with: word.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Chinese characters in a row, as the terms of a question cover them: without filler words.
struct HanRun {
    /// Simplified.
    var scalars: [UInt32]
    var text: String
    /// In the question, in UTF-8.
    var range: Range<Int>
    /// Nothing but spaces stands between it and the next run.
    var isBeforeSpace = false

    static func runs(of question: Question) -> [HanRun] {
        let bytes = Array(question.text.utf8)
        var ranges: [Range<Int>] = []
        let terms = question.terms.filter {
            !$0.isPhrase && !bytes[$0.range].contains { $0 < 0xE0 && $0 & 0xC0 != 0x80 }
        }
        for range in terms.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        return ranges.indices.map { index in
            let range = ranges[index]
            let text = String(decoding: bytes[range], as: UTF8.self)
            let next =
                index + 1 < ranges.count ? bytes[range.upperBound..<ranges[index + 1].lowerBound] : []
            let isBeforeSpace =
                !next.isEmpty && String(decoding: next, as: UTF8.self).allSatisfy(\.isWhitespace)
            return HanRun(
                scalars: text.unicodeScalars.map { HanFolding.simplified($0.value) }, text: text,
                range: range,
                isBeforeSpace: isBeforeSpace)
        }
    }
}
