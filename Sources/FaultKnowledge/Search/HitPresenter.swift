import FaultModel
import GRDB

/// Reads the items of a page of hits and says why each is there.
struct HitPresenter {
    let db: Database
    let cache: KnowledgeCache
    let stamp: Int
    let analysis: TextAnalysis
    let json: CanonicalJSON
    let question: Question
    let related: [RelatedWord]
    let language: Language

    /// Nil: the item is not one that can be found.
    func hit(_ candidate: Candidate) throws -> Hit? {
        let known = cache.item(candidate.item, stamp)
        guard let shown = try known ?? ShownItem(candidate, db, json, product: product) else { return nil }
        if known == nil { cache.keep(shown, candidate.item, stamp) }
        let item = shown.item
        let marker = marker(for: candidate)
        let matched = matched(shown, marker)
        let best = matched.filter { !$0.marks.isEmpty }.max {
            Self.weight($0.field, $0.marks) < Self.weight($1.field, $1.marks)
        }
        let length = item.kind == .passage ? Snippet.passageLength : Snippet.length
        let title = Self.title(of: item, language)
        return Hit(
            item: item, score: candidate.explanation.score, lane: Self.lane(candidate),
            snippet: best.map { Snippet.html($0.text, marks: $0.marks, around: length) },
            markedTitle: Snippet.html(title, marks: marker.marks(in: title), around: .max),
            reasons: reasons(candidate, item, matched.map { ($0.field, $0.marks) }),
            explanation: candidate.explanation, product: shown.product, partNames: shown.partNames,
            replacements: shown.replacements, memo: shown.memo)
    }

    /// Its models may be thousands, so it is read once.
    private func product(_ line: String) throws -> Product? {
        try cache.product(line, stamp) {
            try ShownItem.described(.product, line, db).map { try json.decode(Product.self, from: $0) }
        }
    }

    private typealias Matched = (field: SearchField, text: String, marks: [TermMarker.Mark])

    /// A passage is read on only until one of its lines says all that there is to find.
    private func matched(_ shown: ShownItem, _ marker: TermMarker) -> [Matched] {
        let wanted = Set(marker.sequences.map(\.term)).count
        var matched: [Matched] = []
        guard KnowledgeCache.isKept(shown) else {
            return Self.matchedAlone(Self.texts(of: shown.item, language), marker, wanted: wanted)
        }
        let (text, order) = shown.memo.texts(language, analysis) { Self.texts(of: shown.item, $0) }
        let found = text.marks(of: marker.sequences)
        for place in order {
            let (field, marks) = (text.texts[place].field, found[place])
            if marks.isEmpty { continue }
            matched.append((field, text.texts[place].text, marks))
            if field == .body, Set(marks.map(\.term)).count == wanted { break }
        }
        return matched
    }

    /// Of an item that is read for this question alone, such as a long passage.
    private static func matchedAlone(
        _ texts: [ItemText.Text], _ marker: TermMarker, wanted: Int
    ) -> [Matched] {
        var matched: [Matched] = []
        for (field, text) in texts {
            let marks = marker.marks(in: text)
            matched.append((field, text, marks))
            if field == .body, Set(marks.map(\.term)).count == wanted { break }
        }
        return matched
    }

    private static func weight(_ field: SearchField, _ marks: [TermMarker.Mark]) -> Double {
        // A passage's title is shown anyway: what its text says is news.
        let weights: [SearchField: Double] = [.symptom: 1.3, .also: 1.2, .cause: 1.1, .remedy: 1.05, .title: 0.01]
        return Double(Set(marks.map(\.term)).count) * (weights[field] ?? 1)
    }

    private static func lane(_ candidate: Candidate) -> Lane {
        if candidate.isTranslated { return .related }
        return switch candidate.explanation.tier {
        case 4: .code
        case 3: .part
        case 0: .related
        default: .text
        }
    }

    private func isRelated(_ candidate: Candidate) -> Bool {
        candidate.explanation.tier == 0 || candidate.isTranslated
    }

    private func marker(for candidate: Candidate) -> TermMarker {
        var sequences: [(term: String, sequence: [String], isPrefix: Bool)] = []
        for (index, term) in question.terms.enumerated() where candidate.terms & (1 << UInt64(index)) != 0 {
            for alternative in term.alternatives { sequences.append((term.text, alternative, term.isPrefix)) }
        }
        for index in Set(candidate.relatedWords) where isRelated(candidate) || sequences.isEmpty {
            sequences.append((related[index].text, related[index].sequence, false))
        }
        return TermMarker(analysis: analysis, sequences: sequences)
    }

    static func title(of item: Item, _ language: Language) -> String {
        switch item {
        case .fault(let fault): fault.symptom.string(for: language)
        case .passage(let passage): passage.title.string(for: language)
        case .part(let part): part.name?.string(for: language) ?? part.number.printed
        case .service(let record): record.symptom
        }
    }

    private func reasons(
        _ candidate: Candidate, _ item: Item, _ matched: [(field: SearchField, marks: [TermMarker.Mark])]
    ) -> [Reason] {
        var reasons: [Reason] = []
        if candidate.hasCode {
            let keys = Set(question.codeKeys)
            for code in item.codes where !keys.isDisjoint(with: Derivation.codeKeys(of: [code])) {
                reasons.append(.exactCode(code.display))
            }
        }
        if candidate.part > 0 { reasons += question.parts.map { .exactPart($0) } }
        if candidate.explanation.factors.contains(where: { $0.name == "model" }) {
            reasons += question.models.prefix(3).map { .model($0) }
        }
        if candidate.explanation.factors.contains(where: { $0.name == "product" }), let line = item.line {
            reasons.append(.product(line))
        }
        if isRelated(candidate) {
            for index in Set(candidate.relatedWords).sorted() {
                let word = related[index]
                reasons.append(
                    word.isCorrection
                        ? .corrected(from: word.origin, to: word.text) : .synonym(of: word.origin, terms: [word.text]))
            }
        } else {
            for field in SearchField.allCases {
                let terms = [String]().union(matched.filter { $0.field == field }.flatMap { $0.marks.map(\.term) })
                if !terms.isEmpty { reasons.append(.text(field: field, terms: terms)) }
            }
        }
        return reasons
    }
}
