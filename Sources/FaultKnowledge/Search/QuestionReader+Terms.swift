import FaultModel

extension QuestionReader {
    /// The terms of a stretch of plain text: filler words are left out unless nothing else is said.
    func appendTerms(_ bytes: [UInt8], _ range: Range<Int>, to terms: inout [QuestionTerm], runs: inout [Range<Int>]) {
        let before = terms.count
        for part in Filler.split(bytes, range) { append(bytes, part, keepingFiller: false, to: &terms, runs: &runs) }
        if terms.count == before { append(bytes, range, keepingFiller: true, to: &terms, runs: &runs) }
    }

    private func append(
        _ bytes: [UInt8], _ range: Range<Int>, keepingFiller: Bool, to terms: inout [QuestionTerm],
        runs: inout [Range<Int>]
    ) {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let tokens = analysis.tokens(in: text)
        let values = QuantityReader(analysis: analysis).places(in: text)
        var runStart = terms.count
        var end = -1
        func closeRun() {
            if terms.count - runStart > 1 { runs.append(runStart..<terms.count) }
            runStart = terms.count
        }
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            let pieces = tokens[(index + 1)...].prefix { $0.kind == .piece }
            defer { index += 1 + (token.kind == .whole ? pieces.count : 0) }
            if token.kind == .single, index > 0, tokens[index - 1].kind == .pair { continue }
            // A pair of characters begins inside the one before it; words are neighbours across a space.
            if end >= 0, token.range.lowerBound > end + 1 { closeRun() }
            end = token.range.upperBound
            if let count = Self.abbreviation(text, tokens, at: index) ?? Self.value(text, values, tokens, at: index) {
                end = tokens[index + count - 1].range.upperBound
                terms.append(Self.whole(text, tokens[index..<index + count], offset: range.lowerBound))
                index += count - 1
                continue
            }
            let surface = Self.surface(text, token)
            if !keepingFiller, token.kind == .word, Filler.englishWords.contains(surface) { continue }
            terms.append(Self.term(token, pieces: Array(pieces), surface: surface, offset: range.lowerBound))
        }
        closeRun()
    }

    /// The number of words that letters with strokes between them make, as the trade shortens `left hand` to `L/H`; nil: it
    /// is none.
    private static func abbreviation(_ text: String, _ tokens: [TextAnalysis.Token], at index: Int) -> Int? {
        let bytes = text.utf8
        var end = index
        while end < tokens.count, tokens[end].kind == .word, (1...2).contains(tokens[end].range.count) {
            if end > index {
                let before = tokens[end - 1].range.upperBound
                let stroke = bytes.index(bytes.startIndex, offsetBy: before)
                guard tokens[end].range.lowerBound == before + 1, bytes[stroke] == UInt8(ascii: "/") else { break }
            }
            end += 1
        }
        guard end - index > 1, tokens[index..<end].allSatisfy({ $0.text.utf8.allSatisfy(\.isASCIILetter) }) else {
            return nil
        }
        return end - index
    }

    /// The number of words that a number and its unit make: `280 bar` is one thing, and a bar is another; nil: no value in
    /// Latin script begins here.
    private static func value(
        _ text: String, _ values: [Range<Int>], _ tokens: [TextAnalysis.Token], at index: Int
    ) -> Int? {
        guard let place = values.first(where: { $0.lowerBound == tokens[index].range.lowerBound }) else { return nil }
        let own = tokens[index...].prefix { $0.range.lowerBound < place.upperBound }
        guard (2...4).contains(own.count),
            own.allSatisfy({ $0.kind == .word && $0.range.upperBound <= place.upperBound }),
            let unit = own.last, !Filler.englishWords.contains(surface(text, unit))
        else { return nil }
        return own.count
    }

    /// One term: its words stand in a row.
    private static func whole(
        _ text: String, _ tokens: ArraySlice<TextAnalysis.Token>, offset: Int
    ) -> QuestionTerm {
        let (first, last) = (tokens[tokens.startIndex], tokens[tokens.endIndex - 1])
        let range = first.range.lowerBound..<last.range.upperBound
        return QuestionTerm(
            text: String(decoding: Array(text.utf8)[range], as: UTF8.self).lowercased(),
            alternatives: [tokens.map(\.text)], isExact: true,
            range: offset + range.lowerBound..<offset + range.upperBound)
    }

    private static func surface(_ text: String, _ token: TextAnalysis.Token) -> String {
        token.kind == .pair || token.kind == .single
            ? token.text : String(decoding: Array(text.utf8)[token.range], as: UTF8.self).lowercased()
    }

    private static func term(
        _ token: TextAnalysis.Token, pieces: [TextAnalysis.Token], surface: String, offset: Int
    ) -> QuestionTerm {
        var alternatives = [[token.text]]
        let leaves = leaves(of: pieces)
        if token.kind == .whole, !leaves.isEmpty { alternatives.append(leaves) }
        return QuestionTerm(
            text: surface, alternatives: alternatives, isPrefix: token.kind == .single,
            isExact: token.text.utf8.contains(where: \.isASCIIDigit),
            range: offset + token.range.lowerBound..<offset + token.range.upperBound)
    }

    /// The pieces that hold no other pieces: of `hbt80c hbt 80 c 2118` all but the first.
    private static func leaves(of pieces: [TextAnalysis.Token]) -> [String] {
        pieces.indices.filter { index in
            index + 1 >= pieces.count || !pieces[index].range.overlaps(pieces[index + 1].range)
        }.map { pieces[$0].text }
    }
}

/// Words that a person says around what is meant. They are left out of questions, never of the index.
enum Filler {
    static let englishWords: Set<String> = [
        "a", "an", "the", "is", "are", "was", "were", "be", "been", "am", "of", "to", "in", "on", "at", "and", "or",
        "for",
        "it", "its", "it's", "my", "our", "your", "this", "that", "these", "those", "with", "has", "have", "had", "do",
        "does", "did", "i", "we", "you", "he", "she", "they", "there", "what", "why", "how", "when", "which", "can",
        "could", "would", "should", "please", "help", "me", "as", "by", "from", "but", "so", "if", "then", "than",
        "just",
        "get", "gets", "got", "am", "i'm", "will", "while", "any", "some", "very", "also", "into",
    ]

    /// Said in Chinese around the matter; longest first where one begins another.
    private static let chinesePhrases: [[UInt8]] = [
        "请问一下", "是怎么回事", "怎么回事", "什么原因", "什么问题", "什么意思", "什么故障", "怎么处理", "如何处理", "怎么解决",
        "如何解决", "怎么排除", "如何排除", "怎么检查", "怎么办", "咋回事", "咋办", "咋整", "为什么", "为啥", "是什么",
        "怎么修", "怎么弄", "怎么", "请问", "师傅", "你好", "您好", "我们的", "我的", "我们", "你们", "这个", "那个", "这台", "那台",
        "一台", "一下", "有没有", "是不是", "老是", "总是", "突然", "现在", "今天", "昨天", "然后", "但是", "如果", "或者", "以及", "还有",
        "已经", "可能",
    ].map { Array($0.utf8) }

    /// By their first character, so that most characters of a question are passed with one look.
    private static let phrasesByHead: [[UInt8]: [[UInt8]]] = Dictionary(grouping: chinesePhrases) {
        Array($0.prefix(3))
    }
    private static let heads = Set(phrasesByHead.keys.map { head in head.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })

    /// The phrase that `rest` begins with; nil: none.
    private static func phrase(at rest: ArraySlice<UInt8>) -> [UInt8]? {
        guard rest.count >= 3 else { return nil }
        let head = rest.prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard heads.contains(head) else { return nil }
        return phrasesByHead[Array(rest.prefix(3))]?.first { rest.starts(with: $0) }
    }

    /// Particles: at the end of a run they say nothing.
    private static let particles = ["了", "吗", "呢", "啊", "吧", "呀", "嘛", "的"].map { Array($0.utf8) }
    private static let of = Array("的".utf8)
    private static let target = Array("目".utf8)

    /// The stretches of `range` between filler phrases.
    static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        func close(at end: Int, next: Int) {
            let trimmed = trimmingParticles(bytes, start..<end)
            if !trimmed.isEmpty { parts.append(trimmed) }
            start = next
        }
        while index < range.upperBound {
            // Only a leading byte of three begins a character that may be filler.
            guard bytes[index] >= 0xE0 else {
                index += 1
                continue
            }
            let rest = bytes[index..<range.upperBound]
            if let phrase = phrase(at: rest) {
                close(at: index, next: index + phrase.count)
                index += phrase.count
            } else if rest.starts(with: of), index >= start + 3, !bytes[index - 3..<index].elementsEqual(target),
                index + of.count < range.upperBound
            {
                close(at: index, next: index + of.count)
                index += of.count
            } else {
                index += 1
            }
        }
        close(at: range.upperBound, next: range.upperBound)
        return parts
    }

    private static func trimmingParticles(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = particles.first(where: {
            bytes[range].count > $0.count && bytes[range].suffix($0.count).elementsEqual($0)
        }),
            !bytes[range].dropLast(last.count).suffix(target.count).elementsEqual(target)
        {
            range = range.lowerBound..<range.upperBound - last.count
        }
        return range
    }
}
