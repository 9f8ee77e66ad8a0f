import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import Testing
import Yams

/// A question as a caller puts it, and the faults that a master accepts as the answer.
private struct JudgedQuestion: Decodable {
    var ask: String
    var expect: [String]
    var style: String

    struct File: Decodable {
        var questions: [JudgedQuestion]
    }

    static func all() throws -> [JudgedQuestion] {
        let url = Places.project.appendingPathComponent("corpus/queries/questions.yaml")
        return try YAMLDecoder().decode(File.self, from: String(contentsOf: url, encoding: .utf8)).questions
    }
}

@Suite("Judged questions")
struct JudgedQuestionTests {
    @Test("at least 95 of 100 find their fault among the first three, and each style at least 8 of 10")
    func firstThree() async throws {
        let corpus = try await Corpus.shared.value
        let questions = try JudgedQuestion.all()
        #expect(questions.count >= 120)
        var found: [String: Int] = [:]
        var asked: [String: Int] = [:]
        var missed: [String] = []
        for question in questions {
            asked[question.style, default: 0] += 1
            let hits = try await corpus.hits(question.ask)
            if hits.contains(where: question.expect.contains) {
                found[question.style, default: 0] += 1
            } else {
                missed.append("\(question.ask) → \(hits)")
            }
        }
        let share = Double(found.values.reduce(0, +)) / Double(questions.count)
        #expect(share >= 0.95, "missed:\n\(missed.joined(separator: "\n"))")
        for (style, count) in asked {
            #expect(Double(found[style] ?? 0) >= 0.8 * Double(count), "\(style): \(found[style] ?? 0) of \(count)")
        }
    }

    /// For each fault a section that says the same in the same words, and a chapter of everything about each line.
    private func manuals(of faults: [Fault]) throws -> [Record] {
        var records: [Record] = []
        for (line, faults) in Dictionary(grouping: faults, by: \.id.line) {
            var chapter: [Language: [String]] = [:]
            for fault in faults {
                let remedies = fault.causes.compactMap(\.remedy)
                let texts = fault.also + fault.causes.map(\.title) + remedies.map(\.title) + fault.checks.map(\.ask)
                for language in [Language.chinese, .english] {
                    chapter[language, default: []] += ([fault.symptom] + texts).map { $0.string(for: language) }
                }
                func said(in language: Language) -> String {
                    texts.map { $0.string(for: language) }.joined(separator: "\n")
                }
                records.append(
                    .passage(
                        try Passage.make(
                            "\(line)/manual/\(fault.id.name)", fault.symptom,
                            .both(said(in: .chinese), said(in: .english)))))
            }
            let text = LocalizedText(chapter.map { ($0, $1.joined(separator: "\n\n")) })
            records.append(.passage(try Passage.make("\(line)/manual/chapter", .en("Faults"), try #require(text))))
        }
        return records
    }

    /// For each fault forty records that say it in the customers' words, with the cause and what was done.
    private func serviceRecords(of faults: [Fault]) -> [Record] {
        faults.flatMap { fault -> [Record] in
            let words = ([fault.symptom] + fault.also).flatMap(\.strings)
            return (0..<40).map { number in
                var record = ServiceRecord(
                    id: "\(fault.id.line)-\(fault.id.name.prefix(60))-\(number)", symptom: words[number % words.count])
                record.machine.product = fault.id.line
                record.codes = fault.codes
                let cause = fault.causes.isEmpty ? nil : fault.causes[number % fault.causes.count]
                record.cause = cause?.title.strings.first
                record.remedy = cause?.remedy?.title.strings.first
                record.language = fault.symptom.languages.first
                return .service(record)
            }
        }
    }

    @Test("a manual with the same words beside the books pushes no fault out of the first three") func besideManuals()
        async throws
    {
        let corpus = try await Corpus.shared.value
        try await expectNothingLost(beside: try manuals(of: corpus.faults))
    }

    @Test("service records with the same words beside the books push no fault out of the first three")
    func besideRecords() async throws {
        let corpus = try await Corpus.shared.value
        try await expectNothingLost(beside: serviceRecords(of: corpus.faults))
    }

    private func expectNothingLost(beside others: [Record]) async throws {
        let corpus = try await Corpus.shared.value
        let knowledge = try KnowledgeBase()
        var files: [ImportedFile] = []
        try corpus.knowledge.forEachSource { draft in
            files.append(ImportedFile(path: draft.source.file, format: nil, drafts: [draft], findings: Findings()))
        }
        let other = Draft(source: Source(document: "Other", file: "other"), records: others)
        files.append(ImportedFile(path: "other", format: nil, drafts: [other], findings: Findings()))
        _ = try knowledge.apply(&files)
        var (first, firstBeside, three, threeBeside) = (0, 0, 0, 0)
        var lost: [String] = []
        for question in try JudgedQuestion.all() {
            let alone = try await corpus.hits(question.ask)
            var request = SearchRequest(question.ask)
            request.limit = 3
            let beside = try await knowledge.search(request).hits.map(\.item.id)
            first += alone.prefix(1).contains(where: question.expect.contains) ? 1 : 0
            firstBeside += beside.prefix(1).contains(where: question.expect.contains) ? 1 : 0
            three += alone.contains(where: question.expect.contains) ? 1 : 0
            threeBeside += beside.contains(where: question.expect.contains) ? 1 : 0
            if alone.contains(where: question.expect.contains), !beside.contains(where: question.expect.contains) {
                lost.append("\(question.ask) → \(beside)")
            }
        }
        let figures = "first \(firstBeside) of \(first), first three \(threeBeside) of \(three)"
        #expect(firstBeside >= first, "\(figures); lost:\n\(lost.joined(separator: "\n"))")
        #expect(threeBeside >= three, "\(figures); lost:\n\(lost.joined(separator: "\n"))")
    }

    @Test("every judged fault is in the corpus") func faultsExist() async throws {
        let ids = Set(try await Corpus.shared.value.faults.map(\.id.description))
        for question in try JudgedQuestion.all() {
            #expect(ids.isSuperset(of: question.expect), "\(question.ask) expects \(question.expect)")
        }
    }

    @Test("what a newcomer tries first", arguments: ["打不出料", "pump will not stroke", "HBT80报E07不泵送", "e07", "泵不动"])
    func firstSteps(question: String) async throws {
        #expect(try await Corpus.shared.value.hits(question).first == "trailer-pump/main-cylinder-no-stroke")
    }
}
