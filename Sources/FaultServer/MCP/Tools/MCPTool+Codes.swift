import FaultKnowledge
import FaultModel

extension MCPTool {
    static let decodeCode = MCPTool(
        name: "decode_code", title: "Say what a fault code means",
        description: """
            Reads a fault code as a machine shows it (SAE J1939 SPN/FMI, OBD-II such as P0087, or a maker's own such as E-07, in \
            any usual writing), says what the standards say it means, and lists the faults of the manuals that carry it. Use it \
            whenever a reader names a code. A code that is not known is said to be so, with near ones that may be meant; never \
            guess what an unknown code means.
            """,
        input: .object([
            .field("code", .string("As the display shows it.", length: 1...200).example("SPN 100 FMI 1")),
            ToolArguments.language, ToolArguments.offset, ToolArguments.maxTokens,
        ]),
        output: .object(
            [
                .field("support", .choice(["exact", "none"], "Whether the code is known.")), CitedSchemas.statement,
            ] + CitedSchemas.fields("CodeDocument")
                + [.field("did_you_mean", .list(.string(), "Codes near one that is not known."))] + CitedSchemas.ending)
    ) { desk in
        let code = try desk.arguments.required("code")
        let document: JSONValue
        do {
            document = try await desk.decoded(code)
        } catch KnowledgeError.notFound(_, _, let nearest) {
            document = [
                "support": "none", "statement": .string(Support.statement("none")), "code": .string(code),
                "readings": [],
                "faults": [], "edition": .integer(try await desk.answers.knowledge.edition()),
                "did_you_mean": .array(nearest.map(JSONValue.string)),
            ]
        }
        return try desk.answer(document, of: "decode_code", cutting: [["faults"]], "faults")
    }
}

extension ToolDesk {
    fileprivate func decoded(_ code: String) async throws -> JSONValue {
        let language = try arguments.language(like: nil)
        let report = try await answers.knowledge.code(code)
        var citing = Citing(sources: CodeStandard.sources)
        for fault in report.faults { citing.sources[fault.id.description] = fault.citations.first }
        var document = citing.cited(try JSONValue(of: CodeDocument(report, language: language)), as: "CodeDocument")
        document["support"] = "exact"
        document["statement"] = .string(
            report.faults.isEmpty
                ? "The standard defines the code, and no manual here describes a fault with it: give the meaning, and say so."
                : Support.statement("exact"))
        document["did_you_mean"] = []
        return document
    }
}

/// The standards that the meanings of codes come from.
enum CodeStandard {
    /// By `FaultCode.System`; a maker's code has its meaning from the faults that carry it.
    static let sources: [String: Citation] = [
        "j1939": Citation(
            document: "SAE J1939 (suspect parameter numbers) and SAE J1939-73 (failure mode identifiers)"),
        "obd": Citation(document: "SAE J2012 / ISO 15031-6 (diagnostic trouble codes)"),
    ]
}
