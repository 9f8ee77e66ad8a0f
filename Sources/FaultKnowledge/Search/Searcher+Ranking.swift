import FaultModel
import GRDB

extension Searcher {
    struct Ranked {
        var items: [Candidate]
        var facets: Facets
    }

    /// Drops what the filter excludes, scores the rest, and counts the facets.
    func rank(_ candidates: Candidates, _ question: Question, _ named: NamedProducts) throws -> Ranked {
        let all = question.terms.isEmpty ? 0 : UInt64.max >> UInt64(64 - question.terms.count)
        var filter = try ItemFilter(request.filter, db: db)
        var ranked = Ranked(items: [], facets: Facets())
        ranked.items.reserveCapacity(candidates.byItem.count)
        let statement = try db.cachedStatement(
            sql: "SELECT kind, id, line, class, languages FROM item WHERE rowid = ?")
        for var candidate in candidates.byItem.values {
            let isGathered = candidates.gathered?.contains(candidate.item) ?? true
            guard let row = try Row.fetchOne(statement, arguments: [candidate.item]) else { continue }
            let facts = ItemFacts(row)
            guard try filter.passes(facts, item: candidate.item) else { continue }
            candidate.kind = facts.kind
            candidate.id = facts.id
            // A word of the product's name alone is no answer; beside other words it is one that the fault need not say.
            if candidate.terms != 0, let line = facts.line, let bits = named.products[line] { candidate.terms |= bits }
            let isWhole = candidate.terms == all && (facts.kind != .passage || isGathered)
            candidate.explanation = explain(
                candidate, facts, isWhole: all != 0 && isWhole, named: named,
                language: question.language)
            candidate.isTranslated = candidate.explanation.isTranslated
            ranked.facets.count(facts)
            ranked.items.append(candidate)
        }
        ranked.items.sort { left, right in
            let (mine, other) = (left.explanation.score, right.explanation.score)
            return mine == other ? left.id < right.id : mine > other
        }
        return ranked
    }

    private func explain(
        _ candidate: Candidate, _ facts: ItemFacts, isWhole: Bool, named: NamedProducts, language: Language
    ) -> Explanation {
        var explanation = Explanation(tier: 0, text: candidate.text, terms: [], factors: [])
        if candidate.hasCode {
            explanation.tier = 4
        } else if candidate.part > 0 {
            explanation.tier = 3
        } else if isWhole {
            explanation.tier = 2
        } else if candidate.terms != 0 {
            explanation.tier = 1
        }
        explanation.terms.append(("terms", candidate.text))
        if candidate.related > 0 {
            let share = explanation.tier == 0 ? 1 : Self.relatedShare
            explanation.text += share * candidate.related
            explanation.terms.append(("related words", share * candidate.related))
        }
        if explanation.tier < 2, let translation = candidate.translation {
            explanation.weigh(translation, isOnly: !facts.speaks(language))
        }
        if candidate.part == 2 { explanation.text += Self.ownPart }
        // So that the model tells apart what carries the same code.
        if explanation.tier > 2 { explanation.text += Self.exactText }
        if facts.kind == .part, candidate.part == 0 { explanation.factors.append(("part", Self.partFactor)) }
        if facts.kind == .passage { explanation.factors.append(("passage", Self.passageFactor)) }
        if let line = facts.line {
            if let factor = named.modelFactor(line: line, item: candidate.item) {
                explanation.factors.append(("model", factor))
            } else if named.products[line] != nil {
                explanation.factors.append(("product", Self.productFactor))
            }
        }
        if candidate.isWording { explanation.factors.append(("same wording", Self.wordingFactor)) }
        for (_, factor) in explanation.factors { explanation.text *= factor }
        return explanation
    }

    /// A related word is worth so much of an exact one beside exact ones.
    private static let relatedShare = 0.25
    /// The part itself stands before the faults that use it.
    private static let ownPart = 1000.0
    /// The name of a part is short, so BM25 overrates it; a reader with a symptom looks for faults.
    private static let partFactor = 0.5

    /// Who has a symptom looks for the fault that bears it; the section that tells of the same comes after it.
    private static let passageFactor = 0.5
    private static let wordingFactor = 3.0

    private static let productFactor = 1.5
    private static let exactText = 10.0
}

/// What is known of an item without reading it.
struct ItemFacts {
    var kind: Record.Kind
    var id: String
    var line: String?
    var `class`: String?
    var languages: String

    init(_ row: Row) {
        kind = Record.Kind(rawValue: row[0]) ?? .fault
        id = row[1]
        line = row[2]
        `class` = row[3]
        languages = row[4]
    }

    /// It has a text in the language or in a variety of it.
    func speaks(_ language: Language) -> Bool {
        languages.split(separator: ",").contains { $0.prefix { $0 != "-" } == language.primary }
    }
}

extension Facets {
    mutating func count(_ facts: ItemFacts) {
        kind[facts.kind.rawValue, default: 0] += 1
        if let line = facts.line { product[line, default: 0] += 1 }
        if let name = facts.class { `class`[name, default: 0] += 1 }
        for tag in facts.languages.split(separator: ",") { language[String(tag), default: 0] += 1 }
    }
}

/// A filter with its model looked up.
struct ItemFilter {
    private let filter: SearchFilter
    private let db: Database
    private var modelLines: Set<String>?
    private let modelKey: String

    init(_ filter: SearchFilter, db: Database) throws {
        self.filter = filter
        self.db = db
        modelKey = filter.model.map { Identifier.key($0) } ?? ""
        if filter.model != nil {
            let statement = try db.cachedStatement(sql: "SELECT line FROM model WHERE key = ?")
            modelLines = Set(try String.fetchAll(statement, arguments: [modelKey]))
        }
    }

    mutating func passes(_ facts: ItemFacts, item: Int64) throws -> Bool {
        if let product = filter.product, facts.line != product { return false }
        if let name = filter.class?.rawValue, facts.class != name { return false }
        if let kind = filter.kind?.rawValue, facts.kind.rawValue != kind { return false }
        if let language = filter.language, !facts.languages.contains(",\(language.tag),") { return false }
        guard let modelLines else { return true }
        guard let line = facts.line, modelLines.contains(line) else { return false }
        let statement = try db.cachedStatement(
            sql: "SELECT count(*), count(CASE WHEN key = ? THEN 1 END) FROM model WHERE item = ?")
        guard let row = try Row.fetchOne(statement, arguments: [modelKey, item]) else { return true }
        let (models, same): (Int, Int) = (row[0], row[1])
        return models == 0 || same > 0
    }
}
