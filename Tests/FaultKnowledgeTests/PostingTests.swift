import FaultModel
import FaultTesting
import GRDB
import Testing

@testable import FaultKnowledge

@Suite("Postings") struct PostingTests {
    @Test("a level is a twentieth of an octave from the next, and level 141 is one whole occurrence") func levels() {
        #expect(Impact.level(of: 0) == 0)
        #expect(Impact.level(of: 1) == 141)
        #expect(Impact.level(of: 2) == 161)
        #expect(Impact.level(of: 0.5) == 121)
        #expect(Impact.level(of: 1e-9) == 1)
        #expect(Impact.level(of: 1e9) == 255)
        for frequency in [0.02, 0.3, 0.9, 1.7, 8, 40] {
            let ratio = Impact.frequencies[Int(Impact.level(of: frequency))] / frequency
            #expect((0.982...1.018).contains(ratio))
        }
    }

    /// k = 2, rarity ln 3: an occurrence that counts 1 gives 3/3 of it, one that counts 4 gives 4 × 3/6.
    @Test("what a term gives is BM25's") func scores() {
        let scores = Impact.scores(weight: 1.0986123, saturation: 2)
        #expect(abs(scores[141] - Float(1.0986123)) < 1e-6)
        #expect(abs(scores[181] - Float(2.1972246)) < 1e-6)
        #expect(abs(Impact.rarity(documents: 1, of: 4) - 1.2039728) < 1e-6)
    }

    @Test("a text of 300 words told as the symptom counts no less than told as the cause") func longStory() {
        let scale = ImpactScale(.faults, .usual, usualLengths: [.symptom: 5, .also: 5, .cause: 200, .remedy: 20])
        #expect(scale.factor(0, length: 300) == scale.factor(2, length: 300))
        #expect(scale.factor(0, length: 5) == 8)
        #expect(scale.factor(2, length: 200) == 3)
    }

    @Test("postings survive being stored") func blobs() {
        var random = SplitMix64(seed: 7)
        for count in [1, 2, 100, 5_000] {
            let rows = Set((0..<count).map { _ in random.draw(0...PostingBlob.chunkSize - 1) }).sorted()
            let postings = rows.map {
                PostingBlob.Posting(document: 3 << 16 | $0, level: UInt8(random.draw(1...255)))
            }
            var read: [PostingBlob.Posting] = []
            PostingBlob.encode(postings).withUnsafeBytes { bytes in
                PostingBlob.decode(bytes, chunk: 3) { read.append(.init(document: $0, level: $1)) }
            }
            #expect(read == postings)
        }
    }

    @Test("of damaged bytes what is whole is read, and nothing beyond the chunk") func damage() {
        var random = SplitMix64(seed: 11)
        let whole = PostingBlob.encode([.init(document: 5, level: 9), .init(document: 900, level: 1)])
        for length in 0..<whole.count {
            var read: [Int] = []
            whole.prefix(length).withUnsafeBytes { PostingBlob.decode($0, chunk: 0) { row, _ in read.append(row) } }
            #expect(read == (length < 2 ? [] : [5]))
        }
        for _ in 0..<500 {
            let bytes = (0..<random.draw(0...60)).map { _ in UInt8(random.draw(0...255)) }
            bytes.withUnsafeBytes { bytes in
                PostingBlob.decode(bytes, chunk: 2) { row, level in
                    #expect((2 << 16..<3 << 16).contains(row) && level > 0)
                }
            }
        }
    }

    @Test("what changes last holds, and a removal takes out") func changes() {
        let first = PostingBlob.merging([], with: [.init(document: 1, level: 5), .init(document: 4, level: 6)])
        let changes = PendingPostings.settled([
            .init(document: 4, level: 0), .init(document: 2, level: 7), .init(document: 4, level: 8),
            .init(document: 1, level: 0),
        ])
        #expect(
            PostingBlob.merging(first, with: changes) == [.init(document: 2, level: 7), .init(document: 4, level: 8)])
    }

    @Test("the best by blocks are the best by scoring every item", arguments: 1...40) func ranking(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let rows = random.draw(1...2_000)
        let blockCount = (rows + 63) / 64
        let terms = (0..<random.draw(1...6)).map { place in
            var builder = PostingList.Builder()
            let share = [0.01, 0.2, 0.9][random.draw(0...2)]
            for row in 0..<rows where random.chance(share) {
                builder.append(row, UInt8(random.draw(1...(random.chance(0.3) ? 255 : 12))))
            }
            let scores = Impact.scores(weight: Double(random.draw(1...9)), saturation: 2)
            return BlockRanking.Term(place: place, list: PostingList(builder), scores: scores)
        }
        var set = DocumentSet(blocks: blockCount)
        for row in 0..<rows where random.chance(0.7) { set.insert(row) }
        let limit = random.draw(1...30)
        let factor = { (row: Int) -> Float in row % 7 == 0 ? 0.5 : 1 }

        let ranking = BlockRanking(terms, blockCount: blockCount)
        var best = BestDocuments(capacity: limit)
        ranking.collect(set, largestFactor: 1, into: &best, factor: factor)

        let scored = (0..<rows).filter(set.contains).map { row in
            let sum = terms.reduce(Float(0)) { $0 + $1.scores[Int($1.list.level(in: row))] }
            return BestDocuments.Entry(document: row, score: sum * factor(row))
        }
        let expected = scored.sorted { ($1.score, $0.document) < ($0.score, $1.document) }.prefix(limit)
        #expect(best.entries == Array(expected))
    }
}

@Suite("Postings in a knowledge base") struct StoredPostingTests {
    private static let words = "pump valve motor hose filter sensor noisy leaks hot stuck slow weak".split(
        separator: " ")

    private static func fault(_ number: Int, _ random: inout SplitMix64) throws -> FaultModel.Record {
        func some(_ count: ClosedRange<Int>) -> LocalizedText {
            .en((0..<random.draw(count)).map { _ in String(random.pick(words)) }.joined(separator: " "))
        }
        let line = ["roller", "paver"][random.draw(0...1)]
        return try .fault("\(line)/f-\(number)", some(1...5), causes: (0..<random.draw(0...3)).map { _ in some(1...9) })
    }

    /// For each frequent term, the postings in the file and those that FTS5 and its lengths give.
    private func compare(_ knowledge: KnowledgeBase) async throws -> Int {
        try await knowledge.read { db in
            let index = try SearchIndex(db)
            let terms = try Row.fetchAll(db, sql: "SELECT source, term FROM postingTerm")
            for row in terms {
                let term: String = row["term"]
                let table = try #require(TextTable.allCases.first { $0.number == row["source"] })
                let stored = try #require(try index.stored(term, table, db))
                let matching = try index.matching(PostingWriter.expression(term), table, db)
                #expect(
                    stored.levels == matching.levels && stored.words == matching.words
                        && stored.blocks == matching.blocks, "\(term)")
            }
            return terms.count
        }
    }

    @Test("follow what is new, changed and withdrawn") func follow() async throws {
        var random = SplitMix64(seed: 3)
        let knowledge = try KnowledgeBase()
        let first = try (0..<700).map { try Self.fault($0, &random) }
        try knowledge.bring(first)
        #expect(try await compare(knowledge) >= 6)
        var second = Array(first.dropFirst(40))
        for number in 0..<60 { second[number] = try Self.fault(40 + number, &random) }
        second += try (700..<900).map { try Self.fault($0, &random) }
        try knowledge.bring(second)
        #expect(try await compare(knowledge) >= 6)
        try knowledge.rebuildIndex()
        #expect(try await compare(knowledge) >= 6)
    }

    @Test("a word that becomes frequent by many small imports is kept from then on") func growing() async throws {
        let knowledge = try KnowledgeBase()
        for batch in 0..<10 {
            let faults = try (0..<30).map {
                try FaultModel.Record.fault("a/f-\(batch)-\($0)", .en("Gearbox \(batch) \($0)"))
            }
            try knowledge.bring(faults, document: "part \(batch)")
        }
        let terms = try await knowledge.read { try String.fetchAll($0, sql: "SELECT term FROM postingTerm") }
        #expect(terms == ["gearbox"])
        #expect(try await compare(knowledge) == 1)
        #expect(try await knowledge.ask("gearbox").total == 300)
    }

    @Test("a character that begins many words is kept like a word") func characters() async throws {
        let words = ["油泵", "油缸", "油管", "油温", "油箱"]
        let faults = try (0..<300).map { number in
            try FaultModel.Record.fault("a/f-\(number)", .zh("\(words[number % 5])漏\(words[(number + 1) % 5])"))
        }
        let knowledge = try KnowledgeBase.holding(faults)
        let terms = try await knowledge.read { try String.fetchAll($0, sql: "SELECT term FROM postingTerm") }
        #expect(terms.contains("油*") && terms.contains("漏*"))
        #expect(try await compare(knowledge) >= 2)
        #expect(try await knowledge.ask("油").total == 300)
        #expect(try await knowledge.ask("缸").total == 120)
    }

    @Test("one pass over the text index gives what asking it for each term gives") func scan() async throws {
        var random = SplitMix64(seed: 11)
        var records = try (0..<300).map { try Self.fault($0, &random) }
        let parts = ["油泵", "油缸", "油管", "主阀", "阀"]
        records += try (0..<200).map { number in
            let text = (0..<random.draw(1...6)).map { _ in String(random.pick(parts)) }.joined(separator: "漏 ")
            return try .fault("paver/zh-\(number)", .zh(text), causes: [.zh(text + "坏")])
        }
        let story = Array(repeating: "pump", count: 3000).joined(separator: " ")
        records.append(try .fault("paver/long", .en("Hot"), causes: [.en(story)]))
        let knowledge = try KnowledgeBase.holding(records)
        try await knowledge.read { db in
            let index = try SearchIndex(db)
            let totals = try #require(index.totals[.faults])
            let scale = try #require(totals.scale(.faults, FieldWeights(db)))
            let scan = try PostingScan(db, .faults, scale, least: 1)
            #expect(scan.factors == totals.factors)
            var scanned: Set<String> = []
            try scan.each { term, postings in
                scanned.insert(term)
                let matching = try index.matching(PostingWriter.expression(term), .faults, db)
                #expect(postings.map(\.level) == matching.levels, "\(term)")
                #expect(postings.first?.document == matching.first && postings.count == matching.count, "\(term)")
            }
            let known = try String.fetchSet(db, sql: "SELECT term FROM textVocabulary")
            #expect(known.subtracting(["¶"]).isSubset(of: scanned) && scanned.contains("油*"))
        }
    }

    @Test("texts that become much longer than the first ones are weighed anew") func longer() async throws {
        let knowledge = try KnowledgeBase.holding(try (0..<60).map { try .fault("a/short-\($0)", .en("Pump hot")) })
        let story = Array(repeating: "the pump was hot and we looked at it", count: 20).joined(separator: " ")
        try knowledge.bring(try (0..<400).map { try .fault("a/long-\($0)", .en(story)) }, document: "stories")
        let totals = try await knowledge.read { try TextTotals($0, of: .faults) }
        #expect(totals.usualLengths == totals.meanLengths(of: .faults))
        #expect(totals.documents == 460)
        #expect(try await compare(knowledge) >= 2)
    }

    @Test("the order of an answer is that of scoring every item, whatever is asked", arguments: 1...4)
    func exact(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var records: [FaultModel.Record] = try (0..<800).map { try Self.fault($0, &random) }
        records += try (0..<80).map { number in
            let title = (0..<3).map { _ in String(random.pick(Self.words)) }.joined(separator: " ")
            return try .passage("paver/manual/\(number)", .en(title), .en(title + " and more of it"))
        }
        records += try (0..<40).map { try .part("77\($0)", .en("\(random.pick(Self.words)) kit")) }
        records.append(.product(Product(line: "paver", name: .en("Paver"))))
        let knowledge = try KnowledgeBase.holding(records)
        for _ in 0..<60 {
            var words = (0..<random.draw(1...5)).map { _ in String(random.pick(Self.words)) }
            if random.chance(0.2) { words.append("paver") }
            if random.chance(0.1) { words.append("77\(random.draw(0...39))") }
            if random.chance(0.1) { words.append("-stuck") }
            var request = SearchRequest(words.joined(separator: " "))
            if random.chance(0.3) { request.filter.kind = random.pick([.fault, .part, .passage]) }
            request.limit = random.draw(1...50)
            let (found, scored) = try await knowledge.rankedBothWays(request)
            #expect(found == scored, "\(request.text)")
        }
    }
}
