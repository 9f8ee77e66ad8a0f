import FaultModel
import Foundation
import GRDB

/// One completion of what was typed, in one snapshot.
struct Suggester {
    let db: Database
    var request: SuggestRequest

    private struct Found {
        var text: String
        var kind: CompletionKind
        var language: Language?
        var items: Int
        var place: Range<Int>
        var asked = 0
        var rank: CompletionRank { CompletionRank(asked: asked, items: items, text: text) }

        var suggestion: Suggestion {
            let mark = TermMarker.Mark(range: place, term: "")
            return Suggestion(
                text: text, kind: kind, language: language, count: items, asked: asked,
                marked: Snippet.html(text, marks: [mark], around: .max))
        }
    }

    func all() throws -> [Suggestion] {
        let typed = TypedText(request.text)
        guard typed.isUsable else { return [] }
        var ids: [Int64] = []
        for beginning in typed.beginnings { ids += try best(beginning) }
        var found = try completions(ids, typed)
        if found.count < request.limit, let letters = typed.letters {
            let mixed = try typed.initials.flatMap { try best($0, scanned: Self.mixedScanned, limit: 200) }
            found += try completions(mixed, typed).filter { $0.place.lowerBound == 0 && !letters.isEmpty }
        }
        found += try parts(typed)
        let questions = AskedTexts(db: db, product: request.product)
        if try questions.areThere {
            found += try completions(try asked(typed, questions), typed)
            let counts = try questions.counts(of: found.map(\.text))
            for place in found.indices { found[place].asked = counts[found[place].text] ?? 0 }
        }
        found.sort { $0.rank < $1.rank }
        var seen = Set<String>()
        return found.filter { seen.insert($0.text).inserted }.prefix(request.limit).map(\.suggestion)
    }

    /// The ids of completions that were asked and begin so: of what very many begin with, those that most items bear are
    /// at hand, and what is asked most may not be among them.
    private func asked(_ typed: TypedText, _ questions: AskedTexts) throws -> [Int64] {
        try questions.most(beginningWith: request.text).flatMap { text in
            try best(FoldedText(text).bytes, scanned: Self.askedScanned, limit: Self.askedScanned)
        }
    }

    private static let askedScanned = 16

    /// The part numbers that begin so.
    func partNumbers() throws -> [Suggestion] {
        let typed = TypedText(request.text)
        return typed.isUsable ? try parts(typed).map(\.suggestion) : []
    }

    /// Keys that a question of many characters may look through.
    private static let mostScanned = 2_000
    private static let mixedScanned = 600

    /// The ids of the best completions with the beginning.
    private func best(_ beginning: [UInt8], scanned: Int = mostScanned, limit: Int = CompletionTops.kept) throws
        -> [Int64]
    {
        let tops = CompletionTops(db: db)
        if limit == CompletionTops.kept, CompletionTops.beginning(of: beginning, CompletionTops.longest + 1) == nil {
            if let members = try tops.members(beginning[...], line: request.product) { return members }
            // The line has none of what very many others have.
            if request.product != nil, try tops.members(beginning[...], line: nil) != nil { return [] }
        }
        let bounded = CompletionKeys.bounded(beginning[...])
        return try CompletionRange(bounded[...]).best(db, line: request.product, limit: limit, scanned: scanned)
    }

    private func completions(_ ids: [Int64], _ typed: TypedText) throws -> [Found] {
        if ids.isEmpty { return [] }
        let unique = "[" + Set(ids).sorted().map(String.init).joined(separator: ",") + "]"
        let statement = try db.cachedStatement(
            sql: request.product == nil
                ? """
                SELECT completion.text, kind, language, items FROM json_each(?1) AS member
                JOIN completion ON completion.id = member.value
                """
                : """
                SELECT completion.text, kind, language, completionLine.items FROM json_each(?1) AS member
                JOIN completion ON completion.id = member.value
                JOIN completionLine ON completionLine.completion = completion.id AND completionLine.line = ?2
                """)
        let rows = try Row.fetchCursor(statement, arguments: request.product.map { [unique, $0] } ?? [unique])
        var found: [Found] = []
        while let row = try rows.next() {
            let text: String = row[0]
            guard let kind = CompletionKind(rawValue: row[1]), let place = typed.place(in: text, kind) else { continue }
            let tag: String? = row[2]
            found.append(
                Found(text: text, kind: kind, language: tag.flatMap { Language($0) }, items: row[3], place: place))
        }
        return found
    }

    /// Part numbers, straight from the parts: there may be a million, and few of them are said more than once.
    private func parts(_ typed: TypedText) throws -> [Found] {
        guard request.product == nil, let key = typed.partKey else { return [] }
        let high = key + "\u{10FFFF}"
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, json, (SELECT count(*) FROM (SELECT 1 FROM partUse WHERE part = item.id LIMIT 1000)) FROM item
                WHERE kind = 'part' AND id >= ? AND id < ? ORDER BY id LIMIT \(Self.mostParts)
                """)
        var found: [Found] = []
        for row in try Row.fetchAll(statement, arguments: [key, high]) {
            let part = try CanonicalJSON().decode(Part.self, from: row[1])
            guard let place = typed.place(in: part.number.printed, .code) else { continue }
            found.append(Found(text: part.number.printed, kind: .part, language: nil, items: row[2], place: place))
        }
        return found
    }

    private static let mostParts = 20
}

/// What was typed, in the ways in which it may be meant.
struct TypedText {
    /// What keys may begin with.
    let beginnings: [[UInt8]]
    /// All of it in small ASCII letters, as pinyin is typed; nil: it holds something else.
    let letters: [UInt8]?
    private let spaced: [UInt8]
    private let compact: [UInt8]

    init(_ text: String) {
        let text = text.unicodeScalars.count > SuggestRequest.longestText ? "" : text
        let folded = FoldedText(text)
        var spaced = folded.bytes
        // A space typed after a word says that the word is whole.
        if spaced.last == 0x20 || !(text.unicodeScalars.last?.properties.isWhitespace ?? false) {
        } else if !spaced.isEmpty {
            spaced.append(0x20)
        }
        self.spaced = spaced
        compact = FoldedText(text, isCompact: true).bytes
        letters = Self.letters(of: text)
        var beginnings: [[UInt8]] = []
        for beginning in [spaced, compact, letters ?? []] where !beginning.isEmpty && !beginnings.contains(beginning) {
            beginnings.append(beginning)
        }
        self.beginnings = beginnings
    }

    var isUsable: Bool { !compact.isEmpty }

    /// What the key of a part number begins with; nil: no number is typed like this.
    var partKey: String? {
        let key = Identifier.key(String(decoding: compact, as: UTF8.self))
        return !key.isEmpty && key.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } ? key : nil
    }

    /// Where a text says what was typed; nil: nowhere.
    func place(in text: String, _ kind: CompletionKind) -> Range<Int>? {
        let folded = FoldedText(text, isCompact: kind.isIdentifier)
        if let place = folded.place(of: kind.isIdentifier ? compact : spaced) { return place }
        return letters.flatMap { folded.place(ofTyped: $0) }
    }

    private static func letters(of text: String) -> [UInt8]? {
        var letters: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch Folding.width(scalar.value) {
            case 0xFC, 0xDC: letters.append(UInt8(ascii: "v"))
            case 0x20, 0x27, 0x2019: continue
            case 0x41...0x5A, 0x61...0x7A:
                letters.append(UInt8(truncatingIfNeeded: Folding.width(scalar.value)) | 0x20)
            case 0x30...0x39: letters.append(UInt8(truncatingIfNeeded: Folding.width(scalar.value)))
            default: return nil
            }
        }
        if letters.isEmpty || letters.count > longestPinyin { return nil }
        // Typed either way; no other syllable is spelt like it.
        for index in letters.indices.dropFirst().dropLast()
        where letters[index] == UInt8(ascii: "v") && letters[index + 1] == UInt8(ascii: "e") {
            letters[index] = UInt8(ascii: "u")
        }
        return letters
    }

    private static let longestPinyin = 48

    /// The initials that letters may stand for where some syllables are typed whole and others by their beginning: `zyg`
    /// for `zhuyg`. At most six, the longest syllables first; empty: not pinyin.
    var initials: [[UInt8]] {
        guard let letters, letters.count >= 3, letters.count <= 24, letters.allSatisfy(\.isASCIILetter) else {
            return []
        }
        var found: [[UInt8]] = []
        var steps = 0
        func follow(_ index: Int, _ initials: [UInt8]) {
            steps += 1
            if found.count >= 6 || steps > 500 { return }
            if index == letters.count {
                if initials.count > 1, initials.count < letters.count, !found.contains(initials) {
                    found.append(initials)
                }
                return
            }
            for count in stride(from: min(6, letters.count - index), through: 1, by: -1)
            where Pinyin.isBeginning(letters[index..<index + count]) {
                follow(index + count, initials + [letters[index]])
            }
        }
        follow(0, [])
        return found
    }
}
