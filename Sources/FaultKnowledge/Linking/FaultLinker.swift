import FaultModel
import GRDB

/// Finds the fault that a service record is about: by what it states, by its codes, and by its words, through the lanes
/// of the search engine over the faults of its product line.
///
/// A subject costs one search. One instance for one snapshot and one thread.
final class FaultLinker {
    private let db: Database
    private let cache: KnowledgeCache
    private let analysis = TextAnalysis()
    private let json = CanonicalJSON()
    /// By line, whether there are faults of it.
    private var lines: [String: Bool] = [:]
    /// By row; of faults that were proposed.
    private var faults: [Int: (fault: Fault, causes: CauseMatch)?] = [:]

    init(_ db: Database, _ cache: KnowledgeCache) {
        self.db = db
        self.cache = cache
    }

    /// So many faults are looked at more closely.
    private static let mostCandidates = 5
    private static let mostFaultsKept = 2_000

    /// The likeliest fault; nil: none fits, or nothing is known of the product line.
    func link(_ subject: LinkSubject) throws -> FaultLink? {
        try links(subject).first
    }

    /// The faults that it may be, the likeliest first.
    func links(_ subject: LinkSubject) throws -> [FaultLink] {
        if let stated = try stated(subject) { return [stated] }
        if let line = subject.line, try !isKnown(line) { return [] }
        var candidates = try byText(subject)
        try addByCode(subject, to: &candidates)
        return try judged(candidates, subject)
    }

    // MARK: What the record says itself

    private func stated(_ subject: LinkSubject) throws -> FaultLink? {
        guard let confirms = subject.confirms,
            let row = try row(of: confirms.fault), let (fault, causes) = try fault(row)
        else { return nil }
        var link = FaultLink(fault: fault.id, cause: nil, confidence: 1, evidence: LinkEvidence(.stated))
        if let cause = confirms.cause, fault.fields.cause(cause) != nil {
            link.cause = cause
        } else {
            link.tell(causes.find(subject, analysis))
        }
        return link
    }

    /// What a reviewer decided; nil: about no fault, or the fault is no longer there.
    func link(_ subject: LinkSubject, decidedAs decision: LinkDecision) throws -> FaultLink? {
        guard case .fault(let id, let cause) = decision, let row = try row(of: id),
            let (fault, causes) = try fault(row)
        else { return nil }
        var link = FaultLink(fault: id, cause: nil, confidence: 1, evidence: LinkEvidence(.reviewed))
        if let cause, fault.fields.cause(cause) != nil {
            link.cause = cause
        } else {
            link.tell(causes.find(subject, analysis))
        }
        return link
    }

    // MARK: Candidates

    private struct Candidate {
        var row: Int
        var signals = LinkSignals()
        /// What the search gave it.
        var score = 0.0
        var words: [String] = []
        var codes: [String] = []
    }

    private func byText(_ subject: LinkSubject) throws -> [Candidate] {
        var request = SearchRequest(subject.symptom)
        request.filter.kind = .fault
        request.filter.product = subject.line
        let searcher = try Searcher(db: db, cache: cache, request: request)
        let (question, lanes, answer) = try searcher.answer()
        let same = Set(try searcher.sameWording(question))
        let weights = Self.weights(of: question, lanes, among: searcher.index.totals[.faults]?.documents ?? 0)
        var candidates = try answer.ranked(atMost: Self.mostCandidates).map { ranked in
            var candidate = Candidate(row: ranked.document)
            candidate.score = ranked.text
            let details = answer.candidate(ranked)
            var held = details.terms
            for index in details.relatedWords where lanes.related.indices.contains(index) {
                let word = lanes.related[index].word
                for term in word.term..<min(word.term + word.span, question.terms.count) { held |= 1 << UInt64(term) }
            }
            let (told, all) = weights.enumerated().reduce(into: (0.0, 0.0)) { sums, entry in
                sums.1 += entry.element
                if held >> UInt64(entry.offset) & 1 == 1 { sums.0 += entry.element }
            }
            candidate.signals.coverage = all > 0 ? told / all : 0
            candidate.signals.knowsLine = subject.line != nil
            candidate.words = question.terms.enumerated().compactMap { place, term in
                held >> UInt64(place) & 1 == 1 && weights[place] > 0 ? term.text : nil
            }
            candidate.signals.words = candidate.words.count
            return candidate
        }
        let alike = candidates.indices.filter { same.contains(candidates[$0].row) }
        if alike.count == 1, let only = alike.first { candidates[only].signals.isSameWording = true }
        return candidates
    }

    /// How much each word of the question tells: what is rare tells more; the number of a machine or an order, which no
    /// fault says, nothing; any other word that no fault says tells that something else is meant.
    private static func weights(of question: Question, _ lanes: Lanes, among documents: Int) -> [Double] {
        var weights = question.terms.enumerated().map { place, term -> Double in
            if PlainWords.contain(term) { return 0 }
            let holders = lanes.terms[place].faults.count
            if holders == 0 { return term.text.utf8.contains { (0x30...0x39).contains($0) } ? 0 : 1.5 }
            return LinkSignals.telling(holders, of: documents)
        }
        for (word, list) in lanes.related where !word.isLearnt {
            for place in word.term..<min(word.term + word.span, weights.count) where list.faults.count > 0 {
                guard lanes.terms[place].faults.count == 0, !PlainWords.contain(question.terms[place]) else { continue }
                weights[place] = LinkSignals.telling(list.faults.count, of: documents)
            }
        }
        return weights
    }

    private func addByCode(_ subject: LinkSubject, to candidates: inout [Candidate]) throws {
        for key in subject.codes {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT item FROM code JOIN item ON item.rowid = code.item
                    WHERE key = ? AND kind = 'fault' AND (? IS NULL OR line = ?) LIMIT \(Self.mostSharers)
                    """)
            let rows = try Int.fetchAll(statement, arguments: [key, subject.line, subject.line])
            for row in rows {
                let place =
                    candidates.firstIndex { $0.row == row }
                    ?? {
                        candidates.append(Candidate(row: row))
                        candidates[candidates.count - 1].signals.knowsLine = subject.line != nil
                        return candidates.count - 1
                    }()
                candidates[place].codes.append(key)
                let sharers = rows.count - 1
                candidates[place].signals.codeSharers = min(candidates[place].signals.codeSharers ?? sharers, sharers)
            }
        }
    }

    /// A code that more faults carry tells none apart.
    private static let mostSharers = 20

    // MARK: Judging

    private func judged(_ candidates: [Candidate], _ subject: LinkSubject) throws -> [FaultLink] {
        var judged: [(link: FaultLink, score: Double)] = []
        for (place, candidate) in candidates.enumerated() {
            guard let (fault, causes) = try fault(candidate.row) else { continue }
            let best = candidates.enumerated().filter { $0.offset != place }.map(\.element.score).max() ?? 0
            var signals = candidate.signals
            signals.margin = candidate.score > 0 ? max(0, 1 - best / candidate.score) : 0
            let found = causes.find(subject, analysis)
            signals.cause = found.fit
            var evidence = LinkEvidence(
                signals.codeSharers != nil ? .code : signals.isSameWording ? .wording : .text)
            evidence.codes = candidate.codes.isEmpty ? nil : candidate.codes
            evidence.words = candidate.words.isEmpty ? nil : candidate.words
            evidence.coverage = (signals.coverage * 1000).rounded() / 1000
            evidence.margin = (signals.margin * 1000).rounded() / 1000
            var link = FaultLink(fault: fault.id, cause: nil, confidence: signals.confidence, evidence: evidence)
            link.tell(found)
            judged.append((link, candidate.score))
        }
        judged.sort {
            ($1.link.confidence, $1.score, $0.link.fault) < ($0.link.confidence, $0.score, $1.link.fault)
        }
        var links = judged.map(\.link)
        if links.count > 1 {
            links[0].evidence.rival = links[1].fault.description
            for place in 1..<links.count { links[place].evidence.rival = links[0].fault.description }
        }
        return links
    }

    // MARK: What is there

    private func isKnown(_ line: String) throws -> Bool {
        if let known = lines[line] { return known }
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM item WHERE line = ? AND kind = 'fault' LIMIT 1")
        let isKnown = try Int.fetchOne(statement, arguments: [line]) != nil
        lines[line] = isKnown
        return isKnown
    }

    private func row(of fault: Fault.ID) throws -> Int? {
        let statement = try db.cachedStatement(sql: "SELECT rowid FROM item WHERE kind = 'fault' AND id = ?")
        return try Int.fetchOne(statement, arguments: [fault.description])
    }

    private func fault(_ row: Int) throws -> (fault: Fault, causes: CauseMatch)? {
        if let known = faults[row] { return known }
        if faults.count >= Self.mostFaultsKept { faults.removeAll() }
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE rowid = ? AND kind = 'fault'")
        let fault = try String.fetchOne(statement, arguments: [row]).map { try json.decode(Fault.self, from: $0) }
        let entry = fault.map { ($0, CauseMatch($0, analysis)) }
        faults[row] = .some(entry)
        return entry
    }
}

extension FaultLink {
    /// Takes over what the record says of the cause.
    fileprivate mutating func tell(_ found: CauseMatch.Found) {
        cause = found.cause
        evidence.causeWords = found.words.isEmpty ? nil : found.words
        evidence.causeParts = found.parts.isEmpty ? nil : found.parts
        evidence.otherCause = found.isOther ? true : nil
    }
}
