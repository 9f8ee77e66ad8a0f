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
        return try await read { db, cache in try Searcher(db: db, cache: cache, request: request).result() }
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

extension KnowledgeBase {
    /// Reads what every search needs, and the words that a misspelt one may mean: at a million faults the first misspelt
    /// question would wait most of a second for them.
    package func prepareForQuestions() async throws {
        try await read { db, cache in
            _ = try Searcher(db: db, cache: cache, request: SearchRequest("")).spellingWords()
        }
    }
}

/// One search in one snapshot.
struct Searcher {
    let db: Database
    let cache: KnowledgeCache
    let request: SearchRequest
    let index: SearchIndex
    let edition: Int
    let stamp: Int
    let analysis = TextAnalysis()
    let json = CanonicalJSON()

    init(db: Database, cache: KnowledgeCache, request: SearchRequest) throws {
        self.db = db
        self.cache = cache
        self.request = request
        edition = try KnowledgeBase.edition(db)
        stamp = try KnowledgeBase.stamp(db, edition: edition)
        index = try cache.index(stamp) { try SearchIndex(db) }
    }

    func result() throws -> SearchResult {
        var times = SearchTimes()
        let (question, lanes, answer) = try answer(&times)
        let start = ContinuousClock.now
        let ranked = try answer.ranked(atMost: request.offset + request.limit)
        let rankedAt = ContinuousClock.now
        times.ranking += rankedAt - start
        let presenter = HitPresenter(
            db: db, cache: cache, stamp: stamp, analysis: analysis, json: json, question: question,
            related: lanes.related.map(\.word), language: request.language ?? question.language)
        let hits = try ranked.dropFirst(request.offset).compactMap { try presenter.hit(answer.candidate($0)) }
        times.presenting = ContinuousClock.now - rankedAt
        return SearchResult(
            question: question, support: Self.support(ranked.first), total: answer.total, hits: hits,
            facets: answer.facets, edition: edition, times: times)
    }

    /// Everything up to the ranks.
    func answer() throws -> (question: Question, lanes: Lanes, answer: Answer) {
        var times = SearchTimes()
        return try answer(&times)
    }

    private func answer(_ times: inout SearchTimes) throws -> (question: Question, lanes: Lanes, answer: Answer) {
        let start = ContinuousClock.now
        var question = try understand()
        let understoodAt = ContinuousClock.now
        times.understanding = understoodAt - start
        var lanes = Lanes(named: try namedItems(question), products: try namedProducts(question))
        lanes.terms = try question.terms.map { try list(of: $0) }
        lanes.related = try related(&question, lanes)
        try lanes.products.addProducts(by: lanes.related.map(\.word), productNames())
        let foundAt = ContinuousClock.now
        times.retrieval = foundAt - understoodAt
        let answer = try Answer(question, lanes, excluding: excluded(question), self)
        times.ranking = ContinuousClock.now - foundAt
        return (question, lanes, answer)
    }

    private func understand() throws -> Question {
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

    private static func support(_ best: RankedItem?) -> Support {
        guard let best else { return .none }
        if best.isTranslated { return .related }
        return switch best.tier {
        case 4, 3: .exact
        case 2: .strong
        case 1: .partial
        default: .related
        }
    }
}

/// What each lane of a search has to offer, before filters and ranks.
struct Lanes {
    /// By row: what the question names outright.
    var named: [Int: NamedItem]
    var products: NamedProducts
    /// By term of the question.
    var terms: [TermPostings] = []
    var related: [(word: RelatedWord, list: TermPostings)] = []
}

/// An item that the question names.
struct NamedItem {
    var hasCode = false
    /// 2: it is the part; 1: it uses the part.
    var part = 0
}

/// An item that answers, for a page of hits.
struct Candidate {
    var item: Int64
    var kind: Record.Kind
    var hasCode: Bool
    /// 2: it is the part; 1: it uses the part.
    var part: Int
    /// The terms of the question that it holds, by bit.
    var terms: UInt64
    /// The words that stand for a term of the question, by index into the related words.
    var relatedWords: [Int]
    /// It stands where it does for what it says in another language.
    var isTranslated: Bool
    var explanation: Explanation
}
