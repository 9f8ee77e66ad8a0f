package import FaultModel

/// The answer to a search.
package struct SearchResult: Sendable {
    package var question: Question
    package var support: Support
    /// How many items answer, whatever the limit.
    package var total: Int
    /// Best first; those after `offset`, at most `limit`.
    package var hits: [Hit]
    package var facets: Facets
    /// The edition that was searched.
    package var edition: Int
    package var times: SearchTimes
}

/// How well the best hit answers the question.
package enum Support: String, Hashable, Sendable, Codable, CaseIterable {
    /// A code or part number matched.
    case exact
    /// Every term of the question.
    case strong
    case partial
    /// Only by synonym, translation or correction.
    case related
    /// No hits.
    case none
}

/// The way a hit was found; earlier ways rank above later ones.
package enum Lane: String, Hashable, Sendable, Codable, CaseIterable { case code, part, text, related }

/// One fault, passage, part or service record that answers.
package struct Hit: Sendable {
    package var item: Item
    /// Falls from hit to hit; see `explanation`. Comparable within one answer only.
    package var score: Double
    package var lane: Lane
    /// HTML: escaped, with `<mark>` around what matched. Nil: nothing of its text matched.
    package var snippet: String?
    /// The title like a snippet.
    package var markedTitle: String
    package var reasons: [Reason]
    package var explanation: Explanation
    /// The product line of a fault, passage or record; nil: no source describes it.
    package var product: Product?
    /// The names of the parts of its remedies, or of the first 20 that a passage names, by part key.
    package var partNames: [String: LocalizedText]
    /// The number to order instead, for each of them that was replaced, by part key.
    package var replacements: [String: PartNumber]
    /// What follows from the item alone.
    package var memo: ItemMemo
}

/// A thing that can be found.
package enum Item: Sendable, Hashable {
    case fault(Fault)
    case passage(Passage)
    case part(Part)
    /// Without the names of its people: see `KnowledgeBase.serviceRecord`.
    case service(ServiceRecord)

    package var kind: Record.Kind {
        switch self {
        case .fault: .fault
        case .passage: .passage
        case .part: .part
        case .service: .service
        }
    }

    package var id: String {
        switch self {
        case .fault(let fault): fault.id.description
        case .passage(let passage): passage.id.description
        case .part(let part): part.number.key
        case .service(let record): record.id
        }
    }

    /// The product line; nil: belongs to no line.
    package var line: String? {
        switch self {
        case .fault(let fault): fault.id.line
        case .passage(let passage): passage.id.line
        case .part: nil
        case .service(let record): record.machine.product
        }
    }

    init?(_ record: Record) {
        switch record {
        case .fault(let fault): self = .fault(fault)
        case .passage(let passage): self = .passage(passage)
        case .part(let part): self = .part(part)
        case .service(let record): self = .service(record)
        case .product, .term: return nil
        }
    }
}

/// Why a hit is there.
package enum Reason: Hashable, Sendable {
    case exactCode(String)
    case exactPart(String)
    case model(String)
    /// The line whose name the question says.
    case product(String)
    case text(field: SearchField, terms: [String])
    /// A word of the vocabulary that means what the question says.
    case synonym(of: String, terms: [String])
    case corrected(from: String, to: String)
}

/// The fields that text is found in: those of faults, parts and records by weight, then those of passages.
package enum SearchField: String, Hashable, Sendable, Codable, CaseIterable {
    case symptom, also, cause, remedy, other
    case title, body
}

/// How a score came about: `score = 100 × tier + 100 × text / (text + 25)`.
package struct Explanation: Hashable, Sendable {
    /// 4 exact code, 3 exact part, 2 every term (of a passage: near each other), 1 some terms, 0 related words only.
    package var tier: Int
    /// The sum of the terms' weights after the factors.
    package var text: Double
    /// What each term and phrase gave: BM25 over the weighted fields. A word that stands for one of the question, by the
    /// vocabulary, a mended spelling or what was learnt, as `relief valve → 溢流阀`.
    package var terms: [(term: String, weight: Double)]
    /// What multiplied the sum: the model or product that the question names, the kind of item.
    package var factors: [(name: String, factor: Double)]

    package static func == (left: Explanation, right: Explanation) -> Bool {
        left.tier == right.tier && left.text == right.text
    }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(tier)
        hasher.combine(text)
    }

    package var score: Double { 100 * Double(tier) + 100 * text / (text + 25) }
}

/// How many of the answers have which value.
package struct Facets: Hashable, Sendable {
    package var product: [String: Int] = [:]
    package var `class`: [String: Int] = [:]
    package var kind: [String: Int] = [:]
    package var language: [String: Int] = [:]
    /// Of faults.
    package var state: [String: Int] = [:]
}
