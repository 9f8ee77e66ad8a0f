package import FaultModel

/// A question as it is counted: alike writings as one, and nothing that looks like the data of a person.
package struct AskedQuestion: Hashable, Sendable {
    /// Small letters, simplified characters, half-width signs, single spaces, no mark at its end; 1…200 characters.
    package let text: String
    /// The id of the product line that it was asked about; empty: of all.
    package let product: String

    /// Characters of a counted question; the rest of a longer one is cut off.
    package static let longest = 200

    /// - Parameters:
    ///   - text: as it was typed.
    ///   - names: codes, part numbers and models that were recognized in it: their digits are no telephone number.
    /// - Returns: nil for a text without any letter or digit, and for one that seems to hold an e-mail address or a
    ///   telephone number. The name of a person cannot be told from other words.
    package init?(_ text: String, product: String?, naming names: [String] = []) {
        let folded = Self.folded(text)
        let scalars = Array(folded.unicodeScalars)
        let known = Set(names.map { Self.digits(of: $0) })
        if Self.holdsAddress(scalars) || Self.holdsTelephone(scalars, known: known) { return nil }
        self.init(folded: folded, product: product)
    }

    /// A question that is there already if it may be kept: for looking up, never for keeping.
    /// - Returns: nil for a text without any letter or digit.
    package init?(counted text: String, product: String?) {
        self.init(folded: Self.folded(text), product: product)
    }

    private init?(folded: String, product: String?) {
        let cut = String(folded.unicodeScalars.prefix(Self.longest))
        let trimmed = Self.trimmed(cut)
        guard trimmed.unicodeScalars.contains(where: { CharacterClass($0.value).isWritten }) else { return nil }
        self.text = trimmed
        self.product = String((product ?? "").prefix(Self.longest))
    }

    init(text: String, product: String) {
        self.text = text
        self.product = product
    }

    private static func folded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var isAfterSpace = true
        // Longer than any question that is answered.
        for scalar in text.unicodeScalars.prefix(SearchRequest.longestText) {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if !isAfterSpace { bytes.append(0x20) }
                isAfterSpace = true
            } else if scalar.properties.generalCategory != .format {
                Folding.append(HanFolding.simplified(Folding.width(scalar.value)), to: &bytes)
                isAfterSpace = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func trimmed(_ text: String) -> String {
        let idle: Set<Character> = [" ", "?", "!", ".", ",", "。", "，", "、", "；", ";", "…"]
        guard let end = text.lastIndex(where: { !idle.contains($0) }) else { return "" }
        return String(text[...end].drop { idle.contains($0) })
    }

    // MARK: Data of persons

    /// Something before an `@` and something with a dot after it.
    private static func holdsAddress(_ scalars: [Unicode.Scalar]) -> Bool {
        scalars.indices.contains { at in
            guard scalars[at] == "@", at > 0, scalars[at - 1] != " " else { return false }
            return scalars[(at + 1)...].prefix { $0 != " " }.contains(".")
        }
    }

    /// Digits of a telephone number: shorter ones are values and codes.
    private static let telephone = 7

    /// Seven digits or more in one run, also where spaces and the signs of telephone numbers part them, unless they are
    /// those of a number that the knowledge base knows or a letter among them shows that it is none.
    private static func holdsTelephone(_ scalars: [Unicode.Scalar], known: Set<String>) -> Bool {
        let joints: Set<Unicode.Scalar> = [" ", "-", ".", "(", ")", "/", "+", "–", "—"]
        var digits = ""
        var run = 0
        var longestRun = 0
        var isWord = false
        func isTelephone(before next: Unicode.Scalar?) -> Bool {
            if known.contains(digits) { return false }
            // A letter may be glued to a telephone number, but hardly to one that is written in groups.
            let isCode = isWord || (next.map { isLetter($0) } ?? false)
            return isCode ? longestRun >= telephone : digits.utf8.count >= telephone
        }
        var before: Unicode.Scalar?
        for scalar in scalars {
            if ("0"..."9").contains(scalar) {
                if digits.isEmpty { isWord = before.map { isLetter($0) } ?? false }
                digits.unicodeScalars.append(scalar)
                run += 1
                longestRun = max(longestRun, run)
            } else {
                run = 0
                if !joints.contains(scalar) {
                    if isTelephone(before: scalar) { return true }
                    (digits, longestRun) = ("", 0)
                }
            }
            before = scalar
        }
        return isTelephone(before: nil)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }

    private static func digits(of text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { ("0"..."9").contains($0) }))
    }
}

/// How well a question was answered when it was asked.
package enum QuestionOutcome: String, Hashable, Sendable, Codable {
    /// There were no hits.
    case nothing
    /// The best hit has some of the words, or is related only.
    case weak
    case answered

    package init(_ support: Support) {
        switch support {
        case .none: self = .nothing
        case .partial, .related: self = .weak
        case .exact, .strong: self = .answered
        }
    }
}

/// What is counted of one question.
package struct QuestionCounts: Hashable, Sendable {
    package var asked = 0
    /// Times without hits.
    package var nothing = 0
    /// Times with a weak answer.
    package var weak = 0
    /// Times that someone opened a hit.
    package var opened = 0
    /// How the last time that it was asked ended; nil: it was not asked, only opened.
    package var latest: QuestionOutcome?
    /// Of the last time that it was asked; nil: as `latest`.
    package var language: Language?

    package init() {}

    package mutating func ask(_ outcome: QuestionOutcome, in language: Language) {
        asked += 1
        switch outcome {
        case .nothing: nothing += 1
        case .weak: weak += 1
        case .answered: break
        }
        (latest, self.language) = (outcome, language)
    }

    /// Adds what was counted after these.
    package mutating func add(_ later: QuestionCounts) {
        asked += later.asked
        nothing += later.nothing
        weak += later.weak
        opened += later.opened
        latest = later.latest ?? latest
        language = later.language ?? language
    }
}
