import FaultDiagnosis
import FaultModel
import FaultTesting
import Testing

@Suite("Questions for training")
struct QuizTests {
    private static func cause(_ id: String, _ title: String, _ prior: Double, part: String? = nil) throws -> Cause {
        let uses = try part.map { [PartUse(number: try PartNumber.make($0))] } ?? []
        return Cause(
            id: id, title: .en(title), prior: prior,
            remedy: Remedy(title: .en("Renew it"), minutes: 30, parts: uses))
    }

    private static func check(_ id: String, _ ask: String, _ observes: String) -> Check {
        Check(id: id, ask: .en(ask), observes: observes, minutes: 5)
    }

    /// Three faults of one assembly; each has codes that count on.
    private static func line() throws -> [Fault] {
        let pump = try Fault.make(
            "digger/no-pressure", .en("No pressure"),
            causes: [
                cause("pump", "Pump worn", 0.2, part: "P-1"), cause("valve", "Relief valve stuck", 0.05, part: "V-1"),
                cause("filter", "Suction filter clogged", 0.02, part: "F-1"),
            ]
        ) {
            $0.codes = [.maker("E-07")]
            $0.class = .hydraulic
            $0.checks = [
                check("c1", "Measure the pump flow", "pump"), check("c2", "Press the relief valve by hand", "valve"),
                check("c3", "Look at the suction filter", "filter"),
            ]
            $0.citations = [Citation(document: "Digger manual", page: "12")]
        }
        let slow = try Fault.make(
            "digger/slow", .en("Boom is slow"),
            causes: [
                cause("oil", "Oil cold", 0.1), cause("seal", "Cylinder seal leaks", 0.3, part: "S-1"),
                cause("valve", "Control valve dirty", 0.02, part: "V-2"),
            ]
        ) {
            $0.codes = [.maker("E-08")]
            $0.class = .hydraulic
            $0.checks = [check("c4", "Measure the oil temperature", "oil"), check("c5", "Look at the rod", "seal")]
        }
        let dark = try Fault.make(
            "digger/dark", .en("Lamp is dark"),
            causes: [
                cause("bulb", "Bulb burnt out", 0.4, part: "B-1"), cause("fuse", "Fuse blown", 0.1, part: "FU-1"),
            ]
        ) {
            $0.codes = [.maker("E-09"), .maker("E-10")]
            $0.class = .electrical
        }
        return [pump, slow, dark]
    }

    private static func quiz(_ faults: [Fault], count: Int = 100, seed: UInt64 = 1) -> Quiz {
        QuizMaker(faults, VisitCatalogue(), language: .english, seed: seed).quiz(count: count)
    }

    @Test("the right answers are right, worked by hand") func right() throws {
        let quiz = Self.quiz(try Self.line())
        let causes = quiz.questions.filter { $0.kind == .cause }
        #expect(
            Dictionary(uniqueKeysWithValues: causes.map { ($0.symptom, $0.choices[$0.answer]) })
                == [
                    "No pressure": "Pump worn", "Boom is slow": "Cylinder seal leaks",
                    "Lamp is dark": "Bulb burnt out",
                ])
        let codes = quiz.questions.filter { $0.kind == .code }
        #expect(
            Dictionary(uniqueKeysWithValues: codes.map { ($0.code ?? "", $0.choices[$0.answer]) })
                == ["E-07": "No pressure", "E-08": "Boom is slow", "E-09": "Lamp is dark", "E-10": "Lamp is dark"])
        let parts = quiz.questions.filter { $0.kind == .part }
        #expect(parts.first { $0.cause == "Bulb burnt out" }.map { $0.choices[$0.answer] } == "B-1")
        let first = quiz.questions.first { $0.kind == .cause && $0.symptom == "No pressure" }
        #expect(first?.citation == Citation(document: "Digger manual", page: "12"))
    }

    /// The best first check by the walk itself.
    @Test("the next check is the one that the walk asks for") func nextCheck() throws {
        let faults = try Self.line()
        let quiz = Self.quiz(faults)
        let checks = quiz.questions.filter { $0.kind == .check && $0.seen.isEmpty }
        #expect(!checks.isEmpty)
        for question in checks {
            let fault = try #require(faults.first { $0.id == question.fault })
            let state = try Walk(fault).state(after: [], mode: .guided)
            guard case .check(let best)? = state.next?.subject else {
                Issue.record("the walk of \(fault.id) does not begin with a check")
                continue
            }
            #expect(question.choices[question.answer] == best.ask.string(for: .english))
        }
    }

    @Test("every choice is there once, and two or three are wrong") func choices() throws {
        for question in Self.quiz(try Self.line()).questions {
            #expect(Set(question.choices).count == question.choices.count)
            #expect((3...4).contains(question.choices.count) && question.choices.indices.contains(question.answer))
        }
    }

    @Test("what another source says of the same symptom is no wrong answer") func rightElsewhere() throws {
        var fields = try Self.line()[1].fields
        fields.id = try #require(Fault.ID("digger/no-pressure-2"))
        fields.symptom = .en("no pressure!")
        fields.codes = [.maker("E07")]
        let faults = try Self.line() + [try Fault(fields)]
        for seed in UInt64(1)...20 {
            let quiz = Self.quiz(faults, seed: seed)
            for question in quiz.questions where question.kind == .cause && question.symptom == "No pressure" {
                #expect(!question.choices.contains("Cylinder seal leaks"))
            }
            for question in quiz.questions where question.kind == .code && question.code == "E-07" {
                #expect(!question.choices.contains("no pressure!"))
            }
        }
    }

    @Test("a text that holds the right one is no wrong answer") func overlapping() throws {
        var fault = try Self.line()[0].fields
        fault.causes[1].title = .en("Pump worn or broken")
        let faults = [try Fault(fault)] + (try Self.line().dropFirst())
        for seed in UInt64(1)...10 {
            for question in Self.quiz(faults, seed: seed).questions where question.kind == .cause {
                #expect(!question.choices.contains("Pump worn or broken"))
            }
        }
    }

    @Test("no question where two causes are as likely") func noClearCause() throws {
        let even = try Fault.make(
            "digger/even", .en("Even"),
            causes: [Self.cause("a", "Aerial", 0.1), Self.cause("b", "Battery", 0.1), Self.cause("c", "Cable", 0.1)])
        #expect(
            Self.quiz([even] + (try Self.line())).questions.allSatisfy { $0.kind != .cause || $0.symptom != "Even" })
    }

    @Test("the same seed gives the same questions, another seed others") func reproducible() throws {
        let faults = try Self.line()
        #expect(Self.quiz(faults, count: 8, seed: 5) == Self.quiz(faults.reversed(), count: 8, seed: 5))
        let different = (1...10).map { Self.quiz(faults, count: 8, seed: UInt64($0)).questions }
        #expect(Set(different).count > 5)
    }

    @Test("where there is too little to ask, there are fewer questions") func tooFew() throws {
        let quiz = Self.quiz(try Self.line(), count: 500)
        #expect(quiz.wanted == 500 && quiz.questions.count < 40)
        #expect(Self.quiz([], count: 5).questions.isEmpty)
    }

    @Test("what nobody validated is not asked") func unvalidated() throws {
        var fields = try Self.line()[0].fields
        fields.standing = Standing(.notValidated)
        let quiz = Self.quiz([try Fault(fields)] + (try Self.line().dropFirst()))
        #expect(quiz.questions.allSatisfy { $0.fault != fields.id })
        var cause = try Self.line()[0].fields
        cause.causes[0].standing = Standing(.workInProgress)
        let other = Self.quiz([try Fault(cause)] + (try Self.line().dropFirst()))
        #expect(other.questions.allSatisfy { !$0.choices.contains("Pump worn") })
    }

    @Test("a replaced number is asked under the one to order today") func superseded() throws {
        let current = try PartNumber.make("B-2")
        let catalogue = VisitCatalogue(current: { $0.printed == "B-1" ? current : $0 })
        let quiz = QuizMaker(try Self.line(), catalogue, language: .english, seed: 1).quiz(count: 100)
        let question = try #require(quiz.questions.first { $0.kind == .part && $0.cause == "Bulb burnt out" })
        #expect(question.choices[question.answer] == "B-2" && !question.choices.contains("B-1"))
    }

    @Test("all texts of a question are in one language") func oneLanguage() throws {
        var fields = try Self.line()[0].fields
        fields.causes[0].title = .both("泵磨损", "Pump worn")
        let faults = [try Fault(fields)] + (try Self.line().dropFirst())
        let quiz = QuizMaker(faults, VisitCatalogue(), language: .chinese, seed: 1).quiz(count: 100)
        for question in quiz.questions {
            #expect(question.choices.allSatisfy { $0.allSatisfy(\.isASCII) == (question.language == .english) })
        }
    }
}
