import FaultImport
import FaultModel
import Foundation
import Testing

/// The bicycle manual that S1000D publishes with its Issue 4.1. What is expected was read in the files themselves.
@Suite("The S1000D bicycle", .enabled(if: SharedData.isThere, SharedData.comment))
struct S1000DBikeTests {
    static let results = try? importedTogether(SharedData.files(in: "s1000d-bike-4.1", endingIn: ".XML"))

    func result(_ part: String) throws -> Imported {
        let results = try #require(Self.results)
        return try #require(results.first { $0.key.contains(part) }?.value)
    }

    @Test("All 103 files are read, each as S1000D, without an error")
    func all() throws {
        let results = try #require(Self.results)
        #expect(results.count == 103)
        #expect(results.values.allSatisfy { $0.format == .s1000d })
        #expect(results.flatMap { $0.value.messages(.error) } == [])
    }

    @Test("Every record cites its module with title, code and issue")
    func citations() throws {
        for (name, result) in try #require(Self.results) {
            for citation in result.faults.flatMap(\.citations) + result.passages.flatMap(\.citations) {
                let stem = name.split(separator: "/").last?.split(separator: "_").first.map(String.init) ?? name
                let code = stem.replacing("_", with: "")
                #expect(citation.document.contains(code) || !name.contains("DMC-"), "\(name): \(citation)")
                #expect(citation.line != nil)
            }
        }
        let tire = try result("DA0-10-20-00AA-400A-A").faults[0].citations[0]
        #expect(
            tire.document
                == "Front wheel - Fault reports and isolation procedures (DMC-S1000DBIKE-AAA-DA0-10-20-00AA-400A-A)")
        #expect(tire.revision == "007-00")
    }

    @Test("No word of a module's content is lost")
    func words() throws {
        for file in try SharedData.files(in: "s1000d-bike-4.1", endingIn: ".XML") {
            let results = try #require(Self.results)
            let result = try #require(results[file.name])
            let expected = MarkupWordCheck.words(
                inMarkup: String(decoding: file.bytes, as: UTF8.self),
                without: ["identAndStatusSection", "updateIdentAndStatusSection", "rdf:Description"])
            let missing = expected.subtracting(try MarkupWordCheck.words(in: result)).sorted()
            #expect(missing == [], "\(file.name)")
        }
    }

    @Test("Five fault modules, six codes")
    func faults() throws {
        let faults = try #require(Self.results).values.flatMap(\.faults)
        #expect(faults.count == 5)
        #expect(
            faults.flatMap { $0.codes.map(\.display) }.sorted()
                == ["100FC01", "200FC01", "NYCJD00", "NYCJD02", "NYCJD03", "NYCJD04"])
    }

    @Test("The tire is walked by its three choices to all its ends")
    func tire() throws {
        let fault = try #require(result("DA0-10-20-00AA-400A-A").fault("s1000dbike/nycjd04"))
        #expect(fault.symptom.strings == ["Tire does not function correctly"])
        #expect(fault.models == ["Mountain storm Mk1", "Brook trekker Mk9"])
        let procedure = try #require(fault.procedure)
        #expect(procedure.start == "stp-0001")
        #expect(procedure.steps.map(\.id) == ["stp-0001", "stp-0004"])
        let first = procedure.steps[0]
        #expect(
            first.do?.strings == ["Use the tire pressure gauge (Tire pressure gauge) to do a check of the pressure"])
        guard case .choices(let ask, let choices) = first.course else {
            Issue.record("expected choices")
            return
        }
        #expect(ask.strings == ["What is the tire pressure reading?"])
        #expect(choices.map { $0.answer.strings[0] }.count == 3)
        #expect(choices.map(\.next) == [.cause("stp-0002"), .cause("stp-0003"), .step("stp-0004")])
        #expect(procedure.steps[1].destinations == [.cause("stp-0005"), .cause("stp-0006")])
        #expect(fault.fields.cause("stp-0005")?.remedy?.kind == .replace)
        #expect(
            fault.fields.cause("stp-0005")?.title.strings == [
                "Replace the tire (refer to Tire - Remove and install a new item "
                    + "(DMC-S1000DBIKE-AAA-DA0-10-20-00AA-921A-A) )"
            ])
    }

    @Test("The lights: the test with its range, and warnings and applicability that other modules keep")
    func lights() throws {
        let fault = try #require(result("LIGHTING-AAA-D00-00-00-00AA-413A").faults.first)
        #expect(fault.causes.map { $0.title.strings[0] } == ["Bulb"])
        #expect(fault.causes[0].remedy?.parts.map(\.number.printed) == ["LiRUs-L1-11"])
        #expect(fault.causes[0].remedy?.kind == .replace)
        #expect(fault.checks[0].reading == Reading(quantity: "time", unit: "Days", min: 1, max: 1))
        #expect(fault.checks[0].observes == fault.causes[0].id)
        #expect(
            fault.safety.flatMap(\.strings).contains("Make sure that the bulb is cool before you replace it."))
        #expect(fault.safety.count == 3)
    }

    @Test("Parts are records with number and name")
    func parts() throws {
        let parts = try #require(Self.results).values.flatMap(\.parts)
        let frame = try #require(parts.first { $0.number.printed == "BICYCLE-001/1" })
        #expect(frame.name?.strings == ["Frame assembly"])
        let horn = try #require(parts.first { $0.number.printed == "Horn-001" })
        #expect(horn.name?.strings == ["Horn"])
    }

    @Test("A procedure is a passage with numbered steps, its warnings apart, its parts named")
    func procedure() throws {
        let result = try result("DA4-10-00-00AA-241A-A")
        let passage = try #require(result.passages.first)
        #expect(passage.title.strings == ["Chain - Oil"])
        #expect(passage.safety.count == 3)
        let text = passage.text.strings[0]
        #expect(text.contains("\n2 Lubricate the chain.\n2.1 Make sure the chain is clean and dry.\n"))
        #expect(text.contains("2.2 Put the Floor covering on the floor below the chain."))
        #expect(passage.parts.map(\.number.printed).contains("LL-007"))
    }
}
