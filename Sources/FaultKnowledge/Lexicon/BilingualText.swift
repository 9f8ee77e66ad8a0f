import FaultModel

/// One thing said in two languages: what the lexicon is learnt from.
struct BilingualText: Hashable, Sendable {
    /// The primary tag of the language of `source`, before that of `target` in order: `en`, `zh`.
    var sourceLanguage: String
    var targetLanguage: String
    var source: String
    var target: String
    /// True for two words of the vocabulary that mean the same.
    var isTerm = false

    /// The same for the same texts, in every run.
    var hash: UInt64 {
        Hash64.of([sourceLanguage, targetLanguage, source, target].joined(separator: "\u{1F}"))
    }

    /// Everything that a record says in two languages or more. Longer texts than `longest` are left out: in a chapter
    /// any word may stand for any other, and the links of a pair grow with the square of its length.
    static func texts(of record: Record) -> [BilingualText] {
        var found: [BilingualText] = []
        switch record {
        case .fault(let fault):
            let causes = fault.causes
            let texts =
                [fault.symptom] + fault.also + causes.map(\.title) + causes.compactMap { $0.remedy?.title }
                + causes.flatMap { $0.remedy?.steps ?? [] } + fault.checks.map(\.ask) + fault.safety
                + fault.notes.map(\.text) + fault.fields.namedGates.compactMap(\.title)
                + (fault.procedure?.steps ?? []).flatMap { [$0.do, $0.ask].compactMap { $0 } }
            for text in texts { append(text, to: &found) }
        case .passage(let passage):
            for text in [passage.title] + passage.headings + [passage.text] + passage.safety {
                append(text, to: &found)
            }
        case .part(let part):
            if let name = part.name { append(name, to: &found) }
        case .product(let product):
            if let name = product.name { append(name, to: &found) }
        case .term(let term):
            append(term, to: &found)
        case .service: break
        }
        return found.count > 1 ? [BilingualText]().union(found) : found
    }

    private static func append(_ text: LocalizedText, to found: inout [BilingualText]) {
        let languages = text.languages
        guard languages.count > 1 else { return }
        for (index, language) in languages.enumerated() {
            for other in languages[(index + 1)...] {
                guard let source = text[language], let target = text[other] else { continue }
                add(source, String(language.primary), target, String(other.primary), isTerm: false, to: &found)
            }
        }
    }

    /// Each word with each word of the other languages.
    private static func append(_ term: Term, to found: inout [BilingualText]) {
        let words = term.words.prefix(mostWords)
        for (index, word) in words.enumerated() {
            for other in words[(index + 1)...] {
                let (first, second) = word.language <= other.language ? (word, other) : (other, word)
                add(
                    first.text, String(first.language.primary), second.text, String(second.language.primary),
                    isTerm: true, to: &found)
            }
        }
    }

    private static func add(
        _ source: String, _ sourceLanguage: String, _ target: String, _ targetLanguage: String, isTerm: Bool,
        to found: inout [BilingualText]
    ) {
        guard sourceLanguage != targetLanguage, source != target, source.utf8.count <= longest,
            target.utf8.count <= longest
        else { return }
        found.append(
            BilingualText(
                sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, source: source, target: target,
                isTerm: isTerm))
    }

    /// Bytes of one text.
    static let longest = 600
    /// Words of one term.
    private static let mostWords = 24
}
