import FaultModel
import GRDB

/// A hit before it is read.
struct RankedItem {
    var document: Int
    /// See `Explanation.tier`.
    var tier: Int
    /// See `Explanation.text`.
    var text: Double
    /// It stands here for what it says in another language.
    var isTranslated = false
}

extension RankedItem {
    /// By tier, then by text; equals in the order in which they were stored.
    static func precedes(_ left: RankedItem, _ right: RankedItem) -> Bool {
        (right.tier, right.text, left.document) < (left.tier, left.text, right.document)
    }
}

/// What a search found: sets of items by tier, and how to rank them.
///
/// The tiers part the items that answer, so the best of a lower tier are looked for only when those above do not fill
/// the page. Within a tier the sum of the terms' weights, times the factors, decides.
struct Answer {
    private let question: Question
    private let lanes: Lanes
    private let index: SearchIndex
    /// What the terms give.
    private let terms: [BlockRanking.Term]
    /// What is said in other languages; nil: nothing is known of them.
    private let translated: TranslatedLane?
    private let factors: ItemFactors
    private let sets: AnswerSets
    private let named: [Int: NamedItem]
    /// How many items answer.
    let total: Int
    let facets: Facets

    init(_ question: Question, _ lanes: Lanes, excluding excluded: DocumentSet, _ searcher: Searcher) throws {
        self.question = question
        self.lanes = lanes
        let index = searcher.index
        self.index = index
        let terms = Self.terms(lanes, index)
        self.terms = terms
        translated = TranslatedLane(question, lanes, terms, index)
        factors = try ItemFactors(question, lanes.products, searcher)

        let scope = try SearchScope(searcher.request.filter, index, searcher.db)
        let visible = try searcher.visible()
        func restricted(_ set: DocumentSet, to seen: DocumentSet? = visible?.text) -> DocumentSet {
            if set.words.isEmpty { return set }
            var set = set
            if let passing = scope.passing { set.formIntersection(passing) }
            if let seen { set.formIntersection(seen) }
            set.subtract(excluded)
            return set
        }
        func documents(_ postings: [TermPostings]) -> DocumentSet {
            if postings.allSatisfy(\.isEmpty) { return .empty }
            var set = DocumentSet(blocks: index.blockCount)
            for list in postings { list.insert(into: &set) }
            return restricted(set)
        }
        var sets = AnswerSets()
        sets.exact = documents(lanes.terms)
        sets.whole = try searcher.whole(question, lanes, among: sets.exact)
        sets.related = documents(lanes.related.filter { !$0.word.isLearnt }.map(\.list))
        if !lanes.named.isEmpty {
            sets.names = restricted(
                DocumentSet(Array(lanes.named.keys), blocks: index.blockCount), to: visible?.named)
        }
        if let translated {
            let language = question.language
            let foreign = index.documents("foreign to \(language.primary)") { !$0.speaks(language) }
            let (good, whole) = translated.documents(index)
            sets.translations = restricted(good)
            sets.foreign = sets.translations.intersection(foreign)
            // Of a short question that holds every term says it; of a long one a digit may stand anywhere.
            if question.terms.count >= Self.longQuestion {
                sets.foreignWhole = searcher.withoutRecords(sets.foreign.intersection(whole))
            }
        }
        named = lanes.named.filter { sets.names.contains($0.key) && index.facts[$0.key] != nil }
        self.sets = sets
        let isWhole = scope.passing == nil && visible == nil && excluded.words.isEmpty
        let counts = index.counts(in: sets.all, holding: isWhole ? lanes.terms : [])
        total = counts.dropFirst().reduce(0, +)
        facets = Facets(counts, index.facts)
    }

    private static func terms(_ lanes: Lanes, _ index: SearchIndex) -> [BlockRanking.Term] {
        var terms: [BlockRanking.Term] = []
        for (place, postings) in lanes.terms.enumerated() {
            // The name of the machine narrows the question; what is wrong with it decides.
            let share = lanes.products.nameTerms & 1 << UInt64(place) == 0 ? 1 : nameShare
            terms += BlockRanking.Term.terms(of: postings, place: place, share: share, index)
        }
        for (place, (word, postings)) in lanes.related.enumerated() where !word.isLearnt {
            terms += BlockRanking.Term.terms(
                of: postings, place: lanes.terms.count + place, share: word.weight * relatedShare, index)
        }
        return terms
    }

    /// The items that hold every term; of a named product, its name need not be said again.
    static func whole(
        _ question: Question, _ lanes: Lanes, among some: DocumentSet, _ searcher: Searcher
    ) throws -> DocumentSet {
        func holding(_ places: [Int], among set: DocumentSet) -> DocumentSet {
            let rarestFirst = places.sorted { lanes.terms[$0].count < lanes.terms[$1].count }
            guard let rarest = rarestFirst.first else { return set }
            var held = SparseSet(lanes.terms[rarest], among: set)
            for place in rarestFirst.dropFirst() where !held.isEmpty { held.formIntersection(lanes.terms[place]) }
            return held.set(blocks: searcher.index.blockCount)
        }
        var whole = holding(Array(lanes.terms.indices), among: some)
        for (line, bits) in lanes.products.products where bits != 0 {
            let ofLine = searcher.index.documents("line \(line)") { $0.line == line }
            let rest = lanes.terms.indices.filter { bits & 1 << UInt64($0) == 0 }
            whole.formUnion(holding(rest, among: ofLine.intersection(some)))
        }
        return try searcher.gathered(question, lanes.products, in: whole)
    }

    /// The best items in order: by tier, then by text; equals in the order in which they were stored.
    func ranked(atMost limit: Int) throws -> [RankedItem] {
        var ranked = rankedNames().prefix(limit).map { $0 }
        if ranked.count >= limit { return ranked }
        let ranking = BlockRanking(terms, blockCount: index.blockCount)
        for tier in AnswerSets.tiers where ranked.count < limit {
            ranked += self.ranked(tier, ranking, atMost: limit - ranked.count)
        }
        return ranked
    }

    private func ranked(_ tier: Int, _ ranking: BlockRanking, atMost limit: Int) -> [RankedItem] {
        var best = BestDocuments(capacity: limit)
        factors.collect(sets.exact(in: tier), ranking, Self.share(ofExact: tier), into: &best)
        let exact = best.entries.map { RankedItem(document: $0.document, tier: tier, text: Double($0.score)) }
        let set = sets.translated(in: tier)
        guard let translated, !set.isEmpty else { return exact }
        var others = BestDocuments(beside: best)
        let itsRanking = BlockRanking(translated.terms, blockCount: index.blockCount)
        factors.collect(set, itsRanking, Self.share(ofTranslated: tier), into: &others)
        var byDocument = Dictionary(uniqueKeysWithValues: exact.map { ($0.document, $0) })
        for entry in others.entries where Double(entry.score) > byDocument[entry.document]?.text ?? -1 {
            byDocument[entry.document] = RankedItem(
                document: entry.document, tier: tier, text: Double(entry.score), isTranslated: true)
        }
        return Array(byDocument.values.sorted(by: RankedItem.precedes).prefix(limit))
    }

    private static func share(ofExact tier: Int) -> Float { tier == 0 ? aloneFactor : 1 }
    private static func share(ofTranslated tier: Int) -> Float { tier > 0 ? foreignWorth : 1 }

    private func rankedNames() -> [RankedItem] {
        named.map { scoredName($0, $1) }.sorted(by: RankedItem.precedes)
    }

    private func scoredName(_ document: Int, _ item: NamedItem) -> RankedItem {
        var text = Double(terms.score(of: document))
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
        for tier in AnswerSets.tiers {
            var found: RankedItem?
            if sets.isExact(document, in: tier) {
                let text = terms.score(of: document) * (Self.share(ofExact: tier) * factors.factor(document))
                found = RankedItem(document: document, tier: tier, text: Double(text))
            }
            if let translated, sets.isTranslated(document, in: tier) {
                let share = Self.share(ofTranslated: tier)
                let text = Double(translated.terms.score(of: document) * (share * factors.factor(document)))
                if text > found?.text ?? -1 {
                    found = RankedItem(document: document, tier: tier, text: text, isTranslated: true)
                }
            }
            if let found { return found }
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
        if ranked.isTranslated, let translated {
            for term in translated.terms where term.place >= 0 && term.list.level(in: document) > 0 {
                let weight = Double(term.scores[Int(term.list.level(in: document))])
                if !words.contains(term.place) { words.append(term.place) }
                explanation.terms.append((lanes.related[term.place].word.told, weight))
            }
        }
        for term in terms {
            let level = term.list.level(in: document)
            if level == 0 { continue }
            let (place, weight) = (term.place, Double(term.scores[Int(level)]))
            if place < question.terms.count {
                bits |= 1 << UInt64(place)
                if ranked.isTranslated { continue }
                explanation.terms.append((question.terms[place].text, weight))
            } else if !ranked.isTranslated {
                words.append(place - question.terms.count)
                explanation.terms.append((lanes.related[place - question.terms.count].word.told, alone * weight))
            }
        }
        explanation.factors = factors.named(document, isNamedPart: item.part > 0)
        return Candidate(
            item: Int64(document), kind: kind, hasCode: item.hasCode, part: item.part, terms: bits,
            relatedWords: words, isTranslated: ranked.isTranslated, explanation: explanation)
    }

    private static let nameShare = 0.3
    /// In terms: two for a Chinese word of three characters.
    private static let longQuestion = 4
    /// A related word is worth so much of an exact one beside exact ones, and all of one where there are none.
    private static let relatedShare = 0.25
    private static let aloneFactor: Float = 4
    /// One record may hold the best of each term, and in the question's own language more of them are told apart; this
    /// makes up for both.
    private static let foreignWorth: Float = 1.8
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
    /// Product lines whose items have a factor above 1.
    private let liftedLines: [String]
    private let models: DocumentSet
    private let wordings: DocumentSet
    /// The largest factor of a service record, but for those of its model and wording.
    private let mostOfRecords: Float

    init(_ question: Question, _ products: NamedProducts, _ searcher: Searcher) throws {
        index = searcher.index
        self.products = products
        let blocks = searcher.index.blockCount
        models = DocumentSet(products.modelItems.map(Int.init), blocks: blocks)
        wordings = DocumentSet(try searcher.sameWording(question), blocks: blocks)
        liftedLines = Set(searcher.index.facts.signatures.compactMap { $0?.line }).filter {
            products.modelLines.contains($0) || products.products[$0] != nil
        }
        bySignature = searcher.index.facts.signatures.map { signature in
            guard let signature else { return 0 }
            let isNamed = signature.line.map { products.modelLines.contains($0) || products.products[$0] != nil }
            return Self.kindFactor(signature.kind) * (isNamed ?? false ? Self.lineFactor(signature.line, products) : 1)
        }
        mostOfRecords = zip(searcher.index.facts.signatures, bySignature).reduce(0) { most, item in
            item.0?.kind == .service ? max(most, item.1) : most
        }
    }

    /// Adds the best of a set, those first that a factor may lift, so that the bounds of all others stay near; service
    /// records last, since of a million hardly one is worth as much as what is there by then.
    func collect(_ set: DocumentSet, _ ranking: BlockRanking, _ share: Float, into best: inout BestDocuments) {
        if set.isEmpty { return }
        let records = set.intersection(index.records)
        var rest = records.words.isEmpty ? set : set.subtracting(records)
        let most = max(1, bySignature.max() ?? 1) * (models.isEmpty ? 1 : Self.sameModelFactor) * share
        if !wordings.isEmpty {
            ranking.collect(rest.intersection(wordings), largestFactor: most * Self.wordingFactor, into: &best) {
                share * factor($0)
            }
            rest.subtract(wordings)
        }
        if !liftedLines.isEmpty {
            var lifted = DocumentSet.empty
            for line in liftedLines { lifted.formUnion(index.documents("line \(line)") { $0.line == line }) }
            lifted.formIntersection(rest)
            rest.subtract(lifted)
            ranking.collect(lifted, largestFactor: most, into: &best) { share * factor($0) }
        }
        ranking.collect(rest, largestFactor: share, into: &best) { share * factor($0) }
        collect(records: records, ranking, share, into: &best)
    }

    /// Those of the same wording and model by themselves: a bound that holds for them too would have all looked at.
    private func collect(
        records: DocumentSet, _ ranking: BlockRanking, _ share: Float, into best: inout BestDocuments
    ) {
        if records.words.isEmpty { return }
        let lifted = records.intersection(wordings.union(models))
        let most = mostOfRecords * Self.sameModelFactor * Self.wordingFactor * share
        ranking.collect(lifted, largestFactor: most, into: &best) { share * factor($0) }
        ranking.collect(records.subtracting(lifted), largestFactor: mostOfRecords * share, into: &best) {
            share * factor($0)
        }
    }

    func factor(_ document: Int, isNamedPart: Bool = false) -> Float {
        var factor = bySignature[Int(index.facts.numbers[document])]
        if isNamedPart, index.facts[document]?.kind == .part { factor /= Self.kindFactor(.part) }
        if models.contains(document) { factor *= Self.sameModelFactor }
        if wordings.contains(document) { factor *= Self.wordingFactor }
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
    private static func kindFactor(_ kind: Record.Kind) -> Float {
        switch kind {
        case .part, .passage: 0.5
        // So that one that says the whole question comes after the faults that say some part of it.
        case .service: 0.1
        case .fault, .product, .term: 1
        }
    }
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
            if signature.kind == .fault { state[(signature.state ?? .validated).rawValue, default: 0] += count }
            if let line = signature.line { product[line, default: 0] += count }
            if let name = signature.class { `class`[name, default: 0] += count }
            for tag in signature.languages.split(separator: ",") { language[String(tag), default: 0] += count }
        }
    }
}
