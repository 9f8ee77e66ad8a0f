import FaultModel
import GRDB

/// A hit before it is read.
struct RankedItem {
    var document: Int
    /// See `Explanation.tier`.
    var tier: Int
    /// See `Explanation.text`.
    var text: Double
}

/// What a search found: sets of items by tier, and how to rank them.
///
/// The tiers part the items that answer, so the best of a lower tier are looked for only when those above do not fill
/// the page. Within a tier the sum of the terms' weights, times the factors, decides.
struct Finding {
    private let question: Question
    private let lanes: Lanes
    private let index: SearchIndex
    private let ranking: BlockRanking
    private let factors: ItemFactors
    /// Items by tier, from 2 down to 0; the ones that the question names are in none of them.
    private let tiers: [DocumentSet]
    private let named: [Int: NamedItem]
    /// How many items answer.
    let total: Int
    let facets: Facets

    init(_ question: Question, _ lanes: Lanes, excluding excluded: DocumentSet, _ searcher: Searcher) throws {
        self.question = question
        self.lanes = lanes
        let index = searcher.index
        self.index = index
        ranking = Self.ranking(lanes, index)
        factors = try ItemFactors(question, lanes.products, searcher)

        let scope = try SearchScope(searcher.request.filter, index, searcher.db)
        func restricted(_ set: DocumentSet) -> DocumentSet {
            var set = set
            if let passing = scope.passing { set.formIntersection(passing) }
            set.subtract(excluded)
            return set
        }
        var some = DocumentSet(blocks: index.blockCount)
        for list in lanes.terms { list.insert(into: &some) }
        some = restricted(some)
        let whole = try Self.whole(question, lanes, among: some, searcher)
        var related = DocumentSet(blocks: index.blockCount)
        for (_, list) in lanes.related { list.insert(into: &related) }
        related = restricted(related)
        related.subtract(some)

        var names = DocumentSet(blocks: index.blockCount)
        for item in lanes.named.keys { names.insert(item) }
        names = restricted(names)
        named = lanes.named.filter { names.contains($0.key) && index.facts[$0.key] != nil }

        var all = some
        all.formUnion(related)
        all.formUnion(names)
        let counts = index.facts.counts(in: all)
        total = counts.dropFirst().reduce(0, +)
        facets = Facets(counts, index.facts)
        some.subtract(whole)
        tiers = [whole, some, related].map { set in
            var set = set
            set.subtract(names)
            return set
        }
    }

    private static func ranking(_ lanes: Lanes, _ index: SearchIndex) -> BlockRanking {
        var terms: [BlockRanking.Term] = []
        func add(_ postings: TermPostings, place: Int, share: Double) {
            // What is common among faults is no news in a manual, however few manuals there are.
            var rarity = Double.infinity
            for table in TextTable.allCases where postings[table].count > 0 {
                guard let totals = index.totals[table] else { continue }
                let list = postings[table]
                rarity = min(rarity, Impact.rarity(documents: list.count, of: totals.documents))
                let weight = share * rarity
                let scores = Impact.scores(weight: weight, saturation: totals.saturation)
                terms.append(BlockRanking.Term(place: place, list: list, scores: scores))
            }
        }
        for (place, postings) in lanes.terms.enumerated() {
            // The name of the machine narrows the question; what is wrong with it decides.
            add(postings, place: place, share: lanes.products.nameTerms & 1 << UInt64(place) == 0 ? 1 : nameShare)
        }
        for (place, related) in lanes.related.enumerated() {
            add(related.list, place: lanes.terms.count + place, share: relatedShare)
        }
        return BlockRanking(terms, blockCount: index.blockCount)
    }

    /// The items that hold every term; of a named product, its name need not be said again.
    private static func whole(
        _ question: Question, _ lanes: Lanes, among some: DocumentSet, _ searcher: Searcher
    ) throws -> DocumentSet {
        func holding(_ places: [Int], among set: DocumentSet) -> DocumentSet {
            var held = set
            for place in places.sorted(by: { lanes.terms[$0].count < lanes.terms[$1].count }) {
                held.formIntersection(lanes.terms[place].documents(blockCount: set.words.count))
            }
            return held
        }
        var whole = holding(Array(lanes.terms.indices), among: some)
        for (line, bits) in lanes.products.products where bits != 0 {
            var ofLine = searcher.index.facts.documents { $0.line == line }
            ofLine.formIntersection(some)
            whole.formUnion(holding(lanes.terms.indices.filter { bits & 1 << UInt64($0) == 0 }, among: ofLine))
        }
        return try searcher.gathered(question, lanes.products, in: whole)
    }

    /// The best items in order: by tier, then by text; equals in the order in which they were stored.
    func ranked(atMost limit: Int) throws -> [RankedItem] {
        var ranked = rankedNames().prefix(limit).map { $0 }
        for (tier, set) in zip([2, 1, 0], tiers) where ranked.count < limit {
            var best = BestDocuments(capacity: limit - ranked.count)
            factors.collect(set, ranking, tier == 0 ? Self.aloneFactor : 1, into: &best)
            ranked += best.entries.map { RankedItem(document: $0.document, tier: tier, text: Double($0.score)) }
        }
        return ranked
    }

    private func rankedNames() -> [RankedItem] {
        named.map { scoredName($0, $1) }.sorted { left, right in
            (right.tier, right.text, left.document) < (left.tier, left.text, right.document)
        }
    }

    private func scoredName(_ document: Int, _ item: NamedItem) -> RankedItem {
        var text = Double(ranking.score(of: document))
        if item.part == 2 { text += Self.ownPart }
        // So that the model tells apart what carries the same code.
        text = (text + Self.exactText) * Double(factors.factor(document, isNamedPart: item.part > 0))
        return RankedItem(document: document, tier: item.hasCode ? 4 : 3, text: text)
    }

    /// The rows of the knowledge base, from 0.
    var rowCount: Int { index.facts.numbers.count }

    /// A row by itself; nil: it does not answer.
    func scored(_ document: Int) -> RankedItem? {
        if let item = named[document] { return scoredName(document, item) }
        for (tier, set) in zip([2, 1, 0], tiers) where set.contains(document) {
            let share = tier == 0 ? Self.aloneFactor : 1
            let text = ranking.score(of: document) * (share * factors.factor(document))
            return RankedItem(document: document, tier: tier, text: Double(text))
        }
        return nil
    }

    /// An item for a page of hits, with the reasons for its place.
    func candidate(_ ranked: RankedItem) -> Candidate {
        let document = ranked.document
        let item = named[document] ?? NamedItem()
        let kind = index.facts[document]?.kind ?? .fault
        var explanation = Explanation(tier: ranked.tier, text: ranked.text, terms: [], factors: [])
        var bits: UInt64 = 0
        var words: [Int] = []
        let alone = ranked.tier == 0 ? Double(Self.aloneFactor) : 1
        for term in ranking.terms {
            let level = term.list.level(in: document)
            if level == 0 { continue }
            let (place, weight) = (term.place, Double(term.scores[Int(level)]))
            if place < question.terms.count {
                bits |= 1 << UInt64(place)
                explanation.terms.append((question.terms[place].text, weight))
            } else {
                words.append(place - question.terms.count)
                explanation.terms.append((lanes.related[place - question.terms.count].word.text, alone * weight))
            }
        }
        explanation.factors = factors.named(document, isNamedPart: item.part > 0)
        return Candidate(
            item: Int64(document), kind: kind, hasCode: item.hasCode, part: item.part, terms: bits,
            relatedWords: words, explanation: explanation)
    }

    private static let nameShare = 0.3
    /// A related word is worth so much of an exact one beside exact ones, and all of one where there are none.
    private static let relatedShare = 0.25
    private static let aloneFactor: Float = 4
    /// The part itself stands before the faults that use it.
    private static let ownPart = 1000.0
    private static let exactText = 10.0
}

/// What multiplies the score of an item: its kind, and whether the question names its model, product or wording.
struct ItemFactors {
    private let index: SearchIndex
    private let products: NamedProducts
    /// By signature.
    private let bySignature: [Float]
    private let models: Set<Int>
    private let wordings: Set<Int>

    init(_ question: Question, _ products: NamedProducts, _ searcher: Searcher) throws {
        index = searcher.index
        self.products = products
        models = Set(products.modelItems.map(Int.init))
        wordings = Set(try searcher.sameWording(question))
        bySignature = searcher.index.facts.signatures.map { signature in
            guard let signature else { return 0 }
            let isNamed = signature.line.map { products.modelLines.contains($0) || products.products[$0] != nil }
            return Self.kindFactor(signature.kind) * (isNamed ?? false ? Self.lineFactor(signature.line, products) : 1)
        }
    }

    /// Adds the best of a set, those first that a factor may lift, so that the bounds of all others stay near.
    func collect(_ set: DocumentSet, _ ranking: BlockRanking, _ share: Float, into best: inout BestDocuments) {
        var rest = set
        for document in wordings where set.contains(document) {
            best.add(document, ranking.score(of: document) * (share * factor(document)))
            rest.remove(document)
        }
        let isLifted = bySignature.map { $0 > 1 }
        if isLifted.contains(true) {
            let numbers = index.facts.numbers
            var lifted = DocumentSet(blocks: set.words.count)
            rest.forEach { if isLifted[Int(numbers[$0])] { lifted.insert($0) } }
            rest.subtract(lifted)
            let most = (bySignature.max() ?? 1) * Self.sameModelFactor * share
            ranking.collect(lifted, largestFactor: most, into: &best) { share * factor($0) }
        }
        ranking.collect(rest, largestFactor: share, into: &best) { share * factor($0) }
    }

    func factor(_ document: Int, isNamedPart: Bool = false) -> Float {
        var factor = bySignature[Int(index.facts.numbers[document])]
        if isNamedPart, index.facts[document]?.kind == .part { factor /= Self.kindFactor(.part) }
        if !models.isEmpty, models.contains(document) { factor *= Self.sameModelFactor }
        if !wordings.isEmpty, wordings.contains(document) { factor *= Self.wordingFactor }
        return factor
    }

    /// The factors of an item with their names.
    func named(_ document: Int, isNamedPart: Bool) -> [(name: String, factor: Double)] {
        guard let signature = index.facts[document] else { return [] }
        var named: [(String, Double)] = []
        let kind = Self.kindFactor(signature.kind)
        if kind != 1, !(isNamedPart && signature.kind == .part) {
            named.append((signature.kind.rawValue, Double(kind)))
        }
        if let line = signature.line {
            if products.modelLines.contains(line) {
                let same: Float = models.contains(document) ? Self.sameModelFactor : 1
                named.append(("model", Double(Self.modelFactor * same)))
            } else if products.products[line] != nil {
                named.append(("product", Double(Self.productFactor)))
            }
        }
        if wordings.contains(document) { named.append(("same wording", Double(Self.wordingFactor))) }
        return named
    }

    private static func lineFactor(_ line: String?, _ products: NamedProducts) -> Float {
        line.map(products.modelLines.contains) ?? false ? modelFactor : productFactor
    }

    /// The name of a part is short, so BM25 overrates it; a reader with a symptom looks for faults. The section that
    /// tells of a symptom comes after the fault that bears it.
    private static func kindFactor(_ kind: Record.Kind) -> Float { kind == .part || kind == .passage ? 0.5 : 1 }
    private static let modelFactor: Float = 2
    private static let sameModelFactor: Float = 1.25
    private static let productFactor: Float = 1.5
    private static let wordingFactor: Float = 3
}

extension Facets {
    /// - Parameter counts: items by number of their signature.
    init(_ counts: [Int], _ facts: DocumentFacts) {
        for (signature, count) in zip(facts.signatures, counts) where count > 0 {
            guard let signature else { continue }
            kind[signature.kind.rawValue, default: 0] += count
            if let line = signature.line { product[line, default: 0] += count }
            if let name = signature.class { `class`[name, default: 0] += count }
            for tag in signature.languages.split(separator: ",") { language[String(tag), default: 0] += count }
        }
    }
}
