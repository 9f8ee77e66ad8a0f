import FaultImport
import FaultModel
import FaultTesting
import Foundation
import Synchronization
import Testing

@testable import FaultKnowledge

@Suite("Files that are read while they are written")
struct StreamedImportTests {
    /// Forty small manuals: tables that share a part and a product, some with a fault that another one has too.
    private static let manuals = (0..<40).map { number in
        SourceFile(
            name: "manual-\(number).csv",
            text: """
                code,symptom,cause,remedy,part number,part name
                E-\(number),Pump \(number) stops,Relay stuck,Change the relay,V-7,Relay
                E-\(number + 100),Pump \(number) leaks,Seal worn,Change the seal,S-\(number),Seal \(number)
                X-\(number % 7),Valve \(number) sticks,Dirt \(number),Clean it,,
                """)
    }

    /// Imports the manuals with so many threads, and tells everything that came of it.
    private static func imported(width: Int) throws -> (
        records: [String], findings: [[Finding]], counts: [RecordCounts]
    ) {
        let knowledge = try KnowledgeBase()
        let options = ImportOptions(product: "pump", language: .english)
        let reading = OrderedReading<ImportedFile>(count: manuals.count, width: width) { index, hand in
            var findings = Findings()
            let drafts = try? Importers.drafts(from: manuals[index], options: options, findings: &findings).1
            _ = hand(
                ImportedFile(path: manuals[index].name, format: "csv", drafts: drafts ?? [], findings: findings))
        }
        defer { reading.stop() }
        let files = try knowledge.apply(at: Date(timeIntervalSince1970: 0)) { reading.next() }.files
        #expect(try knowledge.verify() == [])
        return (try knowledge.dump("record"), files.map(\.findings.all), files.map(\.counts))
    }

    @Test("as many threads as one likes make the same knowledge base") func anyNumberOfThreads() throws {
        let one = try Self.imported(width: 1)
        #expect(one.records.count > 100)
        #expect(one.counts.reduce(0) { $0 + $1.new } == 40 * 2 + 7 + 41)
        // What the files say differently of E-codes that several of them use is told.
        #expect(one.findings.contains { $0.contains { $0.message.contains("another source") } })
        for width in [2, 3, 8] {
            let many = try Self.imported(width: width)
            #expect(many.records == one.records)
            #expect(many.findings == one.findings)
            #expect(many.counts == one.counts)
        }
    }

    @Test("files one by one, or all at once, come to the same items and findings") func sameAsWhole() throws {
        let options = ImportOptions(product: "pump", language: .english)
        var files = try Self.manuals.map { manual in
            var findings = Findings()
            let drafts = try Importers.drafts(from: manual, options: options, findings: &findings).1
            return ImportedFile(path: manual.name, format: "csv", drafts: drafts, findings: findings)
        }
        let knowledge = try KnowledgeBase()
        _ = try knowledge.apply(&files)
        let streamed = try Self.imported(width: 2)
        #expect(files.map(\.findings.all) == streamed.findings)
        #expect(files.map(\.counts) == streamed.counts)
        #expect(try knowledge.dump("record") == streamed.records)
    }

    @Test("a failure in the middle leaves the edition before as it was") func failure() async throws {
        struct Failure: Error {}
        let knowledge = try KnowledgeBase.holding([try .fault("a/one", .en("Valve sticks"))])
        let before = try knowledge.dump("record") + knowledge.dump("item")
        var count = 0
        #expect(throws: Failure.self) {
            try knowledge.apply {
                count += 1
                if count == 30 { throw Failure() }
                return try Self.file("f\(count).yaml", faults: 600, from: count * 1000)
            }
        }
        // The same when everything was read and is refused at the end.
        #expect(throws: Failure.self) {
            var files = [try Self.file("f.yaml", faults: 10, from: 0)].makeIterator()
            return try knowledge.apply(reading: { files.next() }, check: { _ in throw Failure() })
        }
        #expect(try knowledge.dump("record") + knowledge.dump("item") == before)
        #expect(try await knowledge.edition() == 1)
        #expect(try knowledge.verify() == [])
    }

    private static func file(_ name: String, faults: Int, from first: Int) throws -> ImportedFile {
        let draft = Draft(
            source: Source(document: name, file: name),
            records: try (first..<first + faults).map { try .fault("b/f\($0)", .en("Pump \($0) stops")) })
        return ImportedFile(path: name, format: nil, drafts: [draft], findings: Findings())
    }

    @Test("a file in parts is one file, and what comes first stands first") func parts() throws {
        let knowledge = try KnowledgeBase()
        var parts = [
            try Self.file("list", faults: 3, from: 0), try Self.file("list", faults: 2, from: 3),
            try Self.file("list", faults: 1, from: 9),
        ]
        parts[0].isContinued = true
        parts[1].isContinued = true
        parts[2].comesFirst = true
        parts[2].drafts[0].source.language = .english
        parts[2].findings.note("read whole")
        var next = parts.makeIterator()
        let files = try knowledge.apply { next.next() }.files
        #expect(files.count == 1)
        #expect(files[0].counts.new == 6)
        #expect(files[0].contents.faults == 6)
        #expect(files[0].findings.all.map(\.message) == ["read whole"])
        var drafts: [Draft] = []
        try knowledge.forEachSource { drafts.append($0) }
        #expect(drafts.map(\.source.language) == [.english])
        #expect(drafts[0].records.map(\.id) == ["b/f9", "b/f0", "b/f1", "b/f2", "b/f3", "b/f4"])
    }

    @Test("no more files are in memory than threads can work on, however many there are") func bounded() throws {
        let counts = Mutex((made: 0, taken: 0, most: 0))
        let reading = OrderedReading<Int>(count: 2000, width: 3) { index, hand in
            counts.withLock {
                $0.made += 1; $0.most = max($0.most, $0.made - $0.taken)
            }
            _ = hand(index)
        }
        defer { reading.stop() }
        var order: [Int] = []
        while let next = reading.next() {
            order.append(next)
            counts.withLock { $0.taken += 1 }
        }
        #expect(order == Array(0..<2000))
        #expect(counts.withLock { $0.most } <= reading.elementsAhead + 1)
    }

    @Test("a file that makes many parts waits until they are taken") func boundedParts() throws {
        let most = Mutex((made: 0, taken: 0, most: 0))
        let reading = OrderedReading<Int>(count: 2, width: 2) { index, hand in
            for part in 0..<500 {
                most.withLock {
                    $0.made += 1; $0.most = max($0.most, $0.made - $0.taken)
                }
                guard hand(index * 500 + part) else { return }
            }
        }
        defer { reading.stop() }
        var parts: [Int] = []
        while let next = reading.next() {
            parts.append(next)
            most.withLock { $0.taken += 1 }
        }
        #expect(parts == Array(0..<1000))
        // Those that wait to be taken, the one that is in the making, and the one just taken, of each.
        #expect(most.withLock { $0.most } <= 2 * (OrderedReading<Int>.depth + 2))
    }

    @Test("whoever stops early leaves no thread at work") func stopping() {
        let left = Mutex(0)
        let done = DispatchSemaphore(value: 0)
        let reading = OrderedReading<Int>(count: 1, width: 1) { _, hand in
            while hand(1) { left.withLock { $0 += 1 } }
            done.signal()
        }
        #expect(reading.next() == 1)
        reading.stop()
        #expect(done.wait(timeout: .now() + 60) == .success)
    }

    @Test("a long table is handed over in parts, a short one whole")
    func tableParts() throws {
        func parts(rows: Int) throws -> [DraftPart] {
            let lines = (0..<rows).map { "E\($0),Pump \($0) stops,Seal,Change it,S-\($0 % 9)\n" }.joined()
            let file = SourceFile(name: "list.csv", text: "code,symptom,cause,remedy,part number\n" + lines)
            var findings = Findings()
            var parts: [DraftPart] = []
            _ = try Importers.read(file, options: ImportOptions(product: "pump"), findings: &findings) {
                parts.append($0)
                return true
            }
            return parts
        }
        #expect(try parts(rows: 1000).count == 1)
        let many = try parts(rows: 5000)
        #expect(many.count > 4)
        #expect(many.dropLast().allSatisfy { $0.draft.records.count <= 1024 && !$0.comesFirst })
        #expect(many.last?.comesFirst == true)
        #expect(many.last?.draft.records.count == 10)
        #expect(Set(many.map(\.draft.source.key)).count == 1)
        #expect(many.last?.draft.source.language == .english)
    }

    @Test("a source that states a thing twice states it once, and again the next time") func twice() throws {
        let knowledge = try KnowledgeBase()
        let records = [
            try Record.fault("a/one", .en("Valve sticks")), try Record.fault("a/one", .zh("阀卡滞")),
            try Record.fault("a/two", .en("Pump dead")),
        ]
        #expect(try knowledge.bring(records).counts.new == 2)
        let before = try knowledge.dump("record")
        #expect(try knowledge.verify() == [])
        let again = try knowledge.bring(records + [try .fault("a/three", .en("Horn mute"))])
        #expect(again.counts.new == 1)
        #expect(again.counts.unchanged == 2)
        #expect(again.counts.changed == 0)
        // The rows of what did not change keep their revisions.
        #expect(try knowledge.dump("record").prefix(2) == before.prefix(2))
        #expect(try knowledge.verify() == [])
    }
}

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    /// What the encoder of Foundation writes.
    private func expected(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("the same bytes as Foundation writes, for every control character and odd number") func odd() throws {
        struct Odd: Encodable {
            var zebra = String(String.UnicodeScalarView((0..<0x120).compactMap { Unicode.Scalar($0) }))
            var alpha: [Double] = [0, -0.0, 1, 1.5, 1e20, 1e-7, 0.1 + 0.2, 123_456_789.125, -2, .pi]
            var Alpha: [[Int]] = [[], [1, -2], [.max, .min]]
            var middle: [String: Bool] = ["b": true, "a": false, "阀": true, "a-b": true, "aB": true]
            var nothing: Int?
            var small: UInt8 = 255
            var text = "油缸 \"quoted\" \\ / \u{2028} 😀"
        }
        #expect(try CanonicalEncoder.json(Odd()) == expected(Odd()))
        #expect(try CanonicalEncoder.json([Odd(), Odd()]) == expected([Odd(), Odd()]))
        #expect(throws: EncodingError.self) { try CanonicalEncoder.json([Double.nan]) }
    }

    @Test("the same bytes for every kind of record") func records() throws {
        let fault = try Fault.make("a/one", .both("阀卡滞", "Valve \"sticks\""), causes: []) {
            $0.codes = [.maker("E-01"), .j1939(spn: 100, fmi: 1)]
            $0.citations = [Citation(document: "M/1", page: "5-12", line: 3)]
            $0.notes = [Fault.Note(label: "x", text: .en("a\nb"))]
        }
        #expect(try CanonicalEncoder.json(fault) == expected(fault))
        let part = Part(number: try PartNumber.make("10-1"), name: .en("Valve"), supersedes: [])
        #expect(try CanonicalEncoder.json(part) == expected(part))
        let passage = try Passage.make("bicycle/brakes/1", .en("Title"), .en("Text"))
        #expect(try CanonicalEncoder.json(passage) == expected(passage))
        let finding = Finding(.warning, "what", line: 3, record: "a/one")
        #expect(try CanonicalEncoder.json([finding]) == expected([finding]))
    }
}
