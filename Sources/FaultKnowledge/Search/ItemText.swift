import FaultModel
import Synchronization

/// The texts of an item with their tokens in a form that is looked into by what a question asks for: reading the texts anew
/// for every question was two fifths of what an answer costs.
///
/// Some 24 bytes for each token, and 8 more where there are many.
final class ItemText: Sendable {
    typealias Text = (field: SearchField, text: String)

    let texts: [Text]
    /// Where the tokens of each text begin, and where the last end.
    private let starts: [Int]
    private let tokens: [Token]
    /// Nil: there are so few tokens that going through them is quicker than to sort them.
    private let sorted: Sorted?

    /// Places of `tokens`.
    private struct Sorted {
        /// By the token's hash and then by place.
        var byHash: [UInt32]
        /// The same of tokens that may be found by their first character alone.
        var byFirst: [UInt32]

        init(_ tokens: [Token]) {
            let places = tokens.indices.map { UInt32($0) }
            byHash = places.sorted { (tokens[Int($0)].hash, $0) < (tokens[Int($1)].hash, $1) }
            byFirst = places.filter { tokens[Int($0)].first != 0 }
                .sorted { (tokens[Int($0)].first, $0) < (tokens[Int($1)].first, $1) }
        }
    }

    private static let fewTokens = 256

    private struct Token {
        var hash: UInt64
        /// UTF-8 offsets in its text.
        var range: Range<UInt32>
        /// The first character, folded; 0: only the whole token is found.
        var first: UInt32
    }

    init(_ texts: [Text], _ analysis: TextAnalysis) {
        self.texts = texts
        var tokens: [Token] = []
        var starts = [0]
        for (_, text) in texts {
            analysis.scan(text) { bytes, range, kind in
                let isFound = kind == .pair || kind == .single
                tokens.append(
                    Token(
                        hash: Self.hash(of: bytes), range: UInt32(range.lowerBound)..<UInt32(range.upperBound),
                        first: isFound ? Self.first(of: bytes) : 0))
            }
            starts.append(tokens.count)
        }
        self.starts = starts
        self.tokens = tokens
        sorted = tokens.count > Self.fewTokens ? Sorted(tokens) : nil
    }

    /// Spelt out: a hash of any sequence is not specialized across modules, and this is done for each token.
    private static func hash(of bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = Hash64.start
        for byte in bytes { hash = Hash64.adding(byte, to: hash) }
        return hash
    }

    /// The places of these texts, which are all there are, in another order.
    func order(of other: [Text]) -> [Int] {
        var places: [SearchField: [String: [Int]]] = [:]
        for (place, (field, text)) in texts.enumerated().reversed() {
            places[field, default: [:]][text, default: []].append(place)
        }
        return other.compactMap { field, text in places[field]?[text]?.popLast() }
    }

    private static func first(of bytes: ArraySlice<UInt8>) -> UInt32 {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
        return scalar.value
    }

    /// What `TermMarker` marks in each text, in the same order.
    func marks(of sequences: [TermMarker.Sequence]) -> [[TermMarker.Mark]] {
        var found: [(place: Int, sequence: Int, range: Range<Int>)] = []
        for (index, wanted) in sequences.enumerated() {
            guard let first = wanted.sequence.first else { continue }
            if wanted.isPrefix {
                for place in places(beginningWith: first) {
                    let range = tokens[place].range
                    found.append((place, index, Int(range.lowerBound)..<Self.end(of: first, in: range)))
                }
            } else {
                for place in places(of: wanted.sequence) {
                    let last = tokens[place + wanted.sequence.count - 1].range
                    found.append((place, index, Int(tokens[place].range.lowerBound)..<Int(last.upperBound)))
                }
            }
        }
        found.sort { ($0.place, $0.sequence) < ($1.place, $1.sequence) }
        var marks = [[TermMarker.Mark]](repeating: [], count: texts.count)
        var text = 0
        for (place, sequence, range) in found {
            while starts[text + 1] <= place { text += 1 }
            marks[text].append(TermMarker.Mark(range: range, term: sequences[sequence].term))
        }
        return marks
    }

    /// Only the character itself: a pair is two, and a folded one is as long as its original.
    private static func end(of character: String, in range: Range<UInt32>) -> Int {
        min(Int(range.upperBound), Int(range.lowerBound) + character.utf8.count)
    }

    private func places(beginningWith character: String) -> [Int] {
        guard let wanted = character.unicodeScalars.first?.value else { return [] }
        guard let sorted else { return tokens.indices.filter { tokens[$0].first == wanted && wanted != 0 } }
        return Self.matching(sorted.byFirst) { tokens[Int($0)].first.compared(to: wanted) }
    }

    /// Where these tokens stand one after the other in one text.
    private func places(of sequence: [String]) -> [Int] {
        let hashes = sequence.map { Hash64.of($0) }
        let places =
            sorted.map { sorted in Self.matching(sorted.byHash) { tokens[Int($0)].hash.compared(to: hashes[0]) } }
            ?? tokens.indices.filter { tokens[$0].hash == hashes[0] }
        if hashes.count == 1 { return places }
        return places.filter { place in
            guard place + hashes.count <= tokens.count,
                hashes.indices.allSatisfy({ tokens[place + $0].hash == hashes[$0] })
            else { return false }
            return end(ofTextAt: place) >= place + hashes.count
        }
    }

    /// Where the tokens of the text end that a token is of.
    private func end(ofTextAt place: Int) -> Int {
        var (low, high) = (1, starts.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] > place { high = middle } else { low = middle + 1 }
        }
        return starts[low]
    }

    /// The run of sorted places that compare as equal.
    private static func matching(_ sorted: [UInt32], _ order: (UInt32) -> Int) -> [Int] {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if order(sorted[middle]) < 0 { low = middle + 1 } else { high = middle }
        }
        return sorted[low...].prefix { order($0) == 0 }.map(Int.init)
    }
}

extension FixedWidthInteger {
    /// Below 0: it is less; 0: equal; above 0: it is more.
    fileprivate func compared(to other: Self) -> Int { self < other ? -1 : self == other ? 0 : 1 }
}

/// What was made of one item for those who ask for it: gone when the item is read anew.
///
/// Whoever shows an item may keep here what follows from the item alone and takes long to work out.
package final class ItemMemo: Sendable {
    private let state = Mutex(State())

    private struct State {
        var text: ItemText?
        /// Places of the texts in the order of a reader's language.
        var orders: [Language: [Int]] = [:]
        var values: [String: any Sendable] = [:]
    }

    /// Orders for more languages than readers commonly have are not kept.
    private static let mostLanguages = 4
    private static let mostValues = 8

    package init() {}

    /// The texts, and in which order a reader of the language sees them.
    /// - Parameter read: the texts in the order of a language: whatever the language, they are the same.
    func texts(
        _ language: Language, _ analysis: TextAnalysis, read: (Language) -> [ItemText.Text]
    ) -> (text: ItemText, order: [Int]) {
        let (known, order) = state.withLock { ($0.text, $0.orders[language]) }
        if let known, let order { return (known, order) }
        let texts = read(language)
        let text = known ?? ItemText(texts, analysis)
        // As they were read they stand in the order of this language.
        let ordered = known == nil ? Array(texts.indices) : text.order(of: texts)
        state.withLock { state in
            state.text = text
            if state.orders.count < Self.mostLanguages { state.orders[language] = ordered }
        }
        return (text, ordered)
    }

    /// The value of this name, made by `make` when it is not there yet. The same name always means the same.
    package func value<Value: Sendable>(_ name: String, make: () -> Value) -> Value {
        if let known = state.withLock({ $0.values[name] as? Value }) { return known }
        let value = make()
        state.withLock { if $0.values.count < Self.mostValues { $0.values[name] = value } }
        return value
    }
}
