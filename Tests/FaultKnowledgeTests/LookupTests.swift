import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Parts and their chains")
struct PartTests {
    /// 1 ← 2 ← 3: three is the number to order. A fault still names one.
    private func chain() throws -> KnowledgeBase {
        try .holding([
            try .part("10-0001", .en("Valve, first")),
            try .part("10-0002", .en("Valve, second"), supersedes: ["10-0001"]),
            try .part("10.0003", .en("Valve, third"), supersedes: ["10-0002"]), try .part("99", .en("Other")),
            .fault(
                try Fault.make(
                    "a/one", .en("Stuck"),
                    causes: [try Cause.make("valve", .en("Valve"), remedy: .en("Replace"), parts: ["100001"])])),
        ])
    }

    @Test(
        "the whole chain, the current number first, whichever number is asked for",
        arguments: ["10-0001", "10 0002", "100003"])
    func wholeChain(number: String) async throws {
        let report = try await chain().part(try PartNumber.make(number))
        #expect(report.chain.map(\.number.printed) == ["10.0003", "10-0002", "10-0001"])
        #expect(report.current.map(\.number.printed) == ["10.0003"])
        #expect(report.isSuperseded == (number != "100003"))
        #expect(report.uses.map(\.fault.description) == ["a/one"])
    }

    @Test("a chain that bites its tail ends") func cycle() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .part("1", .en("A"), supersedes: ["2"]), try .part("2", .en("B"), supersedes: ["1"]),
        ])
        #expect(Set(try await knowledge.part(try PartNumber.make("1")).chain.map(\.number.printed)) == ["1", "2"])
    }

    @Test("a fault tells the number to order instead of the one it names") func replacements() async throws {
        let old = try PartNumber.make("10-0001")
        #expect(try await chain().replacements(of: [old])["100001"]?.printed == "10.0003")
    }

    @Test("a part number in a question finds the part, then the faults that use it under any of its numbers")
    func searched() async throws {
        let result = try await chain().ask("need 10-0003 urgently")
        #expect(result.hits.map(\.item.id) == ["100003", "a/one"])
        #expect(result.hits.map(\.lane) == [.part, .part])
        #expect(result.question.parts == ["10.0003"])
        #expect(result.support == .exact)
    }

    @Test("an unknown number offers the nearest") func unknown() async throws {
        let knowledge = try chain()
        await #expect(throws: KnowledgeError.notFound(kind: "part", id: "10-0009", nearest: ["100001"])) {
            _ = try await knowledge.part(try PartNumber.make("10-0009"))
        }
    }
}

@Suite("Fault codes")
struct CodeTests {
    private func carried() throws -> KnowledgeBase {
        try .holding([
            try .fault("roller/oil", .en("Low oil pressure")) {
                $0.codes = [.j1939(spn: 100, fmi: 1), .maker("F-12")]
            },
            try .fault("roller/any", .en("Oil pressure signal")) { $0.codes = [.j1939(spn: 110, fmi: nil)] },
        ])
    }

    @Test(
        "SAE J1939 in every usual writing",
        arguments: [
            "SPN 100 FMI 1", "spn100 fmi01", "SPN100FMI1", "100-1", "100/1", "SPN 100/1", "SPN:100, FMI:1",
            "SPN=100 FMI=1",
        ])
    func suspectParameters(text: String) async throws {
        let report = try await carried().code(text)
        #expect(report.readings.first == .j1939(spn: 100, fmi: 1))
        #expect(report.faults.map(\.id.description) == ["roller/oil"])
    }

    @Test("an SPN alone finds all its failure modes") func withoutFailureMode() async throws {
        #expect(try await carried().code("SPN 100").faults.map(\.id.description) == ["roller/oil"])
    }

    @Test("a trouble code with its failure type", arguments: ["P0143-1C", "p0143:1c", "P0143 - 1C", "P01431C"])
    func troubleCodes(text: String) async throws {
        #expect(try await carried().code(text).readings.first?.display == "P0143-1C")
    }

    @Test("a maker's code is looked up exactly, and a near one only offered") func maker() async throws {
        #expect(try await carried().code("f12").faults.count == 1)
        let knowledge = try carried()
        await #expect(throws: KnowledgeError.notFound(kind: "fault code", id: "F-13", nearest: ["F12"])) {
            _ = try await knowledge.code("F-13")
        }
    }

    @Test(
        "an SPN or FMI beyond the standard's range is no J1939 code",
        arguments: ["SPN 524288 FMI 1", "SPN 100 FMI 32", "524288-1"])
    func outOfRange(text: String) async throws {
        let knowledge = try carried()
        let report = try? await knowledge.code(text)
        #expect(report?.readings.contains { if case .j1939(_, .some) = $0 { true } else { false } } != true)
    }
}
