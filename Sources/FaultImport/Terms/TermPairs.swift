internal import FaultModel

/// Gathers terms from a list of words that mean the same, whatever format the list is in.
struct TermPairs {
    private(set) var terms: [Term] = []
    private var seen = Set<String>()
    /// What was left out, by why, with the first line of each kind.
    private var left: [LeftOut: (count: Int, line: Int)] = [:]

    enum LeftOut: String, CaseIterable {
        case noTranslation = "have no translation"
        case tooLong = "are sentences of more than 80 characters, not words"
        case placeholders = "hold placeholders such as %1"
        case repeated = "are there more than once"
    }

    /// Longer texts are no words of the trade.
    static let longest = 80

    /// - Parameter words: in two languages or more, as they are printed.
    mutating func add(_ words: [(language: Language, text: String)], line: Int) {
        var clean: [Term.Word] = []
        for (language, text) in words {
            guard let text = Self.plain(text) else { continue }
            if text.count > Self.longest { return note(.tooLong, line) }
            if text.contains("%") { return note(.placeholders, line) }
            let word = Term.Word(language: language, text: text)
            if !clean.contains(word) { clean.append(word) }
        }
        guard clean.count >= 2, Set(clean.map { StableName.fold($0.text) }).count >= 2 else {
            return note(.noTranslation, line)
        }
        let term = Term(id: VocabularyImporter.id(of: clean), words: clean)
        guard seen.insert(term.id).inserted else { return note(.repeated, line) }
        terms.append(term)
    }

    mutating func note(_ reason: LeftOut, _ line: Int) {
        left[reason, default: (0, line)].count += 1
    }

    /// One note for each kind of what was left out.
    func report(_ findings: inout Findings) {
        for reason in LeftOut.allCases {
            guard let (count, line) = left[reason] else { continue }
            findings.note("\(count) entries \(reason.rawValue) and were left out; this is the first", line: line)
        }
        if terms.isEmpty { findings.warning("no pair of words came of this file") }
    }

    /// Without the marks of a user interface: `&File`, line breaks, tags.
    private static func plain(_ text: String) -> String? {
        var plain = ""
        var isInTag = false
        for character in text {
            switch character {
            case "<": isInTag = true
            case ">" where isInTag: isInTag = false
            case "&": continue
            case _ where isInTag: continue
            case _ where character.isNewline || character == "\t": plain.append(" ")
            default: plain.append(character)
            }
        }
        return plain.split(separator: " ").joined(separator: " ").trimmed()
    }
}
