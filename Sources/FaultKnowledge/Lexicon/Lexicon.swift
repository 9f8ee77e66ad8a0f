import FaultModel
import GRDB

/// How a word may be said in another language, as learnt from the base's own texts; see `Aligner` for how.
struct LexiconEntry: Hashable, Sendable {
    /// A token of `TextAnalysis`: a stemmed word, or a pair of characters.
    var source: String
    var target: String
    /// The target as texts usually write it.
    var text: String
    /// 0…1: how surely.
    var weight: Double
    /// In how many texts they are expected to stand for each other.
    var pairs: Double
}

/// Learns the entries for two languages.
struct LexiconLearner {
    private let analysis = TextAnalysis()
    private var source = WordNumbers()
    private var target = WordNumbers()
    private var pairs: [Aligner.Pair] = []

    /// Words of a text; the rest of a longer one is left out.
    private static let mostWords = 60
    private static let termWeight = 2.0

    mutating func add(_ text: BilingualText) {
        pairs.append(
            Aligner.Pair(
                source: source.numbers(of: text.source, analysis, most: Self.mostWords),
                target: target.numbers(of: text.target, analysis, most: Self.mostWords),
                weight: text.isTerm ? Self.termWeight : 1))
    }

    /// The best translations of every word: from source to target, and back.
    func learnt() -> (forward: [LexiconEntry], backward: [LexiconEntry]) {
        var aligner = Aligner(pairs)
        let links = aligner.learnt().filter { $0.count >= Self.leastCount }
        return (entries(links, isForward: true), entries(links, isForward: false))
    }

    private func entries(_ links: [Aligner.Link], isForward: Bool) -> [LexiconEntry] {
        let (own, other) = isForward ? (source, target) : (target, source)
        var best: [Int32: [LexiconEntry]] = [:]
        for link in links {
            let probability = isForward ? link.forward : link.backward
            let (word, said) = isForward ? (link.source, link.target) : (link.target, link.source)
            // What was seen once may be chance.
            let weight = probability * link.count / (link.count + Self.doubt)
            let (mine, others) = (own.words[Int(word)], other.words[Int(said)])
            guard weight >= Self.leastWeight, mine != others else { continue }
            best[word, default: []].append(
                LexiconEntry(
                    source: mine, target: others, text: other.usual(said), weight: min(weight, 1), pairs: link.count))
        }
        return best.sorted { $0.key < $1.key }.flatMap { _, entries in
            entries.sorted { ($1.weight, $0.target) < ($0.weight, $1.target) }.prefix(Self.mostTargets)
        }
    }

    private static let leastCount = 0.2
    private static let doubt = 1.0
    private static let leastWeight = 0.03
    private static let mostTargets = 8
}

/// The words of one side, numbered as they first come.
struct WordNumbers {
    private(set) var words: [String] = []
    private var numbers: [String: Int32] = [:]
    /// How texts write each word, with how often.
    private var writings: [[String: Int]] = []

    /// The distinct words of a text that may be translated: a number or a code is the same in every language.
    mutating func numbers(of text: String, _ analysis: TextAnalysis, most: Int) -> [Int32] {
        let tokens = analysis.tokens(in: text)
        let bytes = Array(text.utf8)
        var found: [Int32] = []
        var seen = Set<Int32>()
        for (index, token) in tokens.enumerated() where found.count < most {
            if token.kind == .single, index > 0, tokens[index - 1].kind == .pair { continue }
            if token.text.utf8.contains(where: \.isASCIIDigit) { continue }
            let number = number(of: token.text)
            if seen.insert(number).inserted { found.append(number) }
            let writing = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
            if writings[Int(number)].count < Self.mostWritings || writings[Int(number)][writing] != nil {
                writings[Int(number)][writing, default: 0] += 1
            }
        }
        return found
    }

    /// As most texts write the word.
    func usual(_ number: Int32) -> String {
        writings[Int(number)].max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? words[Int(number)]
    }

    private static let mostWritings = 8

    private mutating func number(of word: String) -> Int32 {
        if let known = numbers[word] { return known }
        let number = Int32(words.count)
        words.append(word)
        writings.append([:])
        numbers[word] = number
        return number
    }
}
