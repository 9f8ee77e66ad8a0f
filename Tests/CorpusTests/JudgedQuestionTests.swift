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
