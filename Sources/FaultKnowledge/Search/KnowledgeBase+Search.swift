import FaultModel
import GRDB

extension KnowledgeBase {
    /// Answers a question.
    ///
    /// Codes and part numbers rank first, then what has every term, then what has some, then what is only related by
    /// the vocabulary or by a mended spelling. Equal scores are in order of id.
    /// - Throws: `KnowledgeError.questionTooLong`, `.outOfRange`, `.unknownValue`.
    /// - Complexity: linear in the number of items that hold each term.
    package func search(_ request: SearchRequest) async throws -> SearchResult {
        try Self.validate(request)
        let cache = cache
        return try await read { db in try Searcher(db: db, cache: cache, request: request).result() }
    }

    private static func validate(_ request: SearchRequest) throws {
        let count = request.text.unicodeScalars.count
        if count > SearchRequest.longestText {
            throw KnowledgeError.questionTooLong(count: count, limit: SearchRequest.longestText)
        }
        if !SearchRequest.limits.contains(request.limit) {
            throw KnowledgeError.outOfRange(name: "limit", value: request.limit, expected: SearchRequest.limits)
        }
        if !SearchRequest.offsets.contains(request.offset) {
            throw KnowledgeError.outOfRange(name: "offset", value: request.offset, expected: SearchRequest.offsets)
        }
    }
}

/// One search in one snapshot.
struct Searcher {
    let db: Database
    let cache: KnowledgeCache
    let request: SearchRequest
    let analysis = TextAnalysis()
    let json = CanonicalJSON()

    func result() throws -> SearchResult {
        let edition = try KnowledgeBase.edition(db)
        var question = try understand(edition: edition)
        var candidates = Candidates()
        try addNamed(question, to: &candidates)
        var named = try named(question, edition: edition)
        let terms = try find(question, named, in: &candidates)
        try gather(question, named, in: &candidates)
        let related = try addRelated(&question, terms, edition: edition, to: &candidates)
        try named.addProducts(by: related, cached(edition: edition))
        try exclude(question, from: &candidates)
        let ranked = try rank(candidates, question, named)
        let page = ranked.items.dropFirst(request.offset).prefix(request.limit)
        let presenter = HitPresenter(
            db: db, cache: cache, edition: edition, analysis: analysis, json: json, question: question,
            related: related,
            language: request.language ?? question.language)
        return SearchResult(
            question: question, support: Self.support(ranked.items.first, isWhole: terms.isWhole),
            total: ranked.items.count, hits: try page.compactMap { try presenter.hit($0) }, facets: ranked.facets,
            edition: edition)
    }

    private func understand(edition: Int) throws -> Question {
        let found = try Recognizer(db: db).recognize(request.text)
        let reader = QuestionReader(analysis: analysis)
        let read = reader.terms(in: request.text, without: found.taken)
        var question = Question(text: request.text, language: LanguageGuess.language(of: request.text))
        question.codes = [String]().union(found.codes.map(\.display))
        question.codeKeys = [String]().union(found.codes.map(\.key))
        question.parts = [String]().union(found.parts.map(\.display))
        question.partKeys = [String]().union(found.parts.map(\.key))
        question.models = [String]().union(found.models.map(\.display))
        question.modelKeys = [String]().union(found.models.map(\.key))
        question.terms = read.terms
        question.excluded = read.excluded
        question.nearMisses = try NearMisses(db: db).all(in: request.text, without: found.taken)
        question.runs = read.runs
        return question
    }

    private static func support(_ best: Candidate?, isWhole: Bool) -> Support {
        guard let best else { return .none }
        return switch best.explanation.tier {
        case 4, 3: .exact
        case 2: .strong
        case 1: .partial
        default: .related
        }
    }
}

/// What was found so far, by item.
struct Candidates {
    var byItem: [Int64: Candidate] = [:]
    /// The passages in which the terms stand together; nil: there is but one term.
    var gathered: Set<Int64>?

    subscript(item: Int64) -> Candidate {
        get { byItem[item] ?? Candidate(item: item) }
        set { byItem[item] = newValue }
    }
}

/// An item that may answer.
struct Candidate {
    let item: Int64
    var hasCode = false
    /// 2: it is the part; 1: it uses the part.
    var part = 0
    /// The terms of the question that it holds, by bit.
    var terms: UInt64 = 0
    /// The question is its symptom or title, or what customers say of it, word for word.
    var isWording = false
    var text = 0.0
    var related = 0.0
    /// The words that stand for a term of the question, by index into the related words.
    var relatedWords: [Int] = []
    var explanation = Explanation(tier: 0, text: 0, terms: [], factors: [])
    var kind = Record.Kind.fault
    var id = ""

    init(item: Int64) { self.item = item }
}
