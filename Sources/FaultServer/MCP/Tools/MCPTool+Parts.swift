import FaultKnowledge
import FaultModel

extension MCPTool {
    static let findPart = MCPTool(
        name: "find_part", title: "Find a part",
        description: """
            Finds a spare part by its number in any writing, or by its name: the number to order today (parts are replaced by \
            newer ones), price and delivery where known, and every fault and section that needs it. Use it before naming a part \
            to order. An unknown number is said to be so: never make up a part number.
            """,
        input: .object([
            .field(
                "part", .string("The number as printed, or words of the name.", length: 1...300).example("1030200147")),
            ToolArguments.product, ToolArguments.language, ToolArguments.offset, ToolArguments.maxTokens,
        ]),
        output: .object(
            [
                .field("support", .reference("Support")), CitedSchemas.statement,
                .field("part", .reference("PartDocument", "The part of that number.").orNull),
                .field(
                    "others",
                    .list(
                        .object([
                            .field("number", .string()), .field("name", .string().orNull), .field("uri", .string()),
                            .field("citation", .reference("Citation").orNull),
                        ]), "Parts whose names answer; open one by its number.")),
                .field("did_you_mean", .list(.string(), "Numbers near one that is not known.")),
            ] + CitedSchemas.ending)
    ) { desk in
        let text = try desk.arguments.required("part")
        var document: JSONValue = ["part": .null, "others": [], "did_you_mean": []]
        if let number = PartNumber(text) {
            do {
                document["part"] = try await desk.part(number, try desk.arguments.language(like: text))
                document["support"] = "exact"
            } catch KnowledgeError.notFound(_, _, let nearest) {
                document["did_you_mean"] = .array(nearest.map(JSONValue.string))
            }
        }
        if document["support"] == nil { try await desk.addOthers(named: text, to: &document) }
        document["statement"] = .string(Support.statement(document["support"]?.string))
        return try desk.answer(
            document, of: "find_part",
            cutting: [["part", "uses"], ["part", "passages"], ["part", "chain"], ["others"]],
            "entries")
    }
}

extension ToolDesk {
    fileprivate func addOthers(named text: String, to document: inout JSONValue) async throws {
        var plain = self
        plain.arguments = ToolArguments(arguments.changed(["offset": 0]))
        let found = try await plain.found(text, limit: 20, kind: .part)
        document["support"] = found["support"] ?? "none"
        document["others"] = .array(
            (found["hits"]?.array ?? []).map { hit in
                [
                    "number": hit["parts"]?.array?.first?["number"] ?? hit["id"] ?? "", "name": hit["title"] ?? .null,
                    "uri": hit["uri"] ?? "", "citation": hit["citation"] ?? .null,
                ]
            })
    }
}
