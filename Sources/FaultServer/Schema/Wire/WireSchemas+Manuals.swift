import FaultModel

extension WireSchemas {
    static let ofManuals: [String: JSONSchema] = [
        "PassageDocument": .object(
            [
                .field("id", .string("Product line, document and section.").example("bicycle/brake-manual/2-1")),
                .field("kind", .choice(["passage"])), .field("title", .string()), .field("language", language),
                .field("languages", .list(language)), .field("product", .reference("ProductReference")),
                .field("headings", .list(.string(), "Above the section, the outermost first.")),
                .field("safety", .list(.string(), "Warnings and cautions.")),
                .field("text", .string("Paragraphs parted by an empty line.")),
                .field("parts", .list(.reference("UsedPart"))), .field("figures", .list(.reference("Figure"))),
                .field("citations", .list(.reference("Citation"))),
                .field("document", .string("For GET /api/documents/{id}.")),
                .field("previous", .reference("Neighbour").orNull), .field("next", .reference("Neighbour").orNull),
                .field("edition", edition),
            ], "A section of a manual that is no fault."),
        "Neighbour": .object([.field("id", .string()), .field("title", .string())], "A section of the same document."),
        "DocumentDocument": .object(
            [
                .field("id", .string("As it was asked for.")),
                .field(
                    "sources",
                    .list(
                        .object([
                            .field("document", .string()), .field("revision", .string().orNull),
                            .field("file", .string()), .field("language", language.orNull),
                        ]))),
                .field("total", .integer("Entries in all.", in: 0...Int.max)),
                .field(
                    "entries",
                    .list(
                        .object([
                            .field("id", .string()), .field("kind", .choice(["fault", "passage"])),
                            .field("title", .string()), .field("headings", strings),
                            .field("citation", .reference("Citation").orNull),
                        ]), "In the order of the document.")),
                .field("edition", edition),
            ], "What a document states."),
        "ProductsDocument": .object(
            [
                .field(
                    "products",
                    .list(
                        .object([
                            .field("line", .string()), .field("name", .string()), .field("models", strings),
                            .field("assemblies", .list(.reference("Named"))),
                            .field("faults", .integer(in: 0...Int.max)), .field("passages", .integer(in: 0...Int.max)),
                        ])))
            ], "The product lines."),
        "CodeDocument": .object(
            [
                .field("code", .string("As it was asked for.")),
                .field("readings", .list(.reference("CodeReading"), "What it can be read as.")),
                .field("faults", .list(.reference("CodeFault"), "The faults that carry it.")),
                .field("edition", edition),
            ], "What a fault code says."),
        "CodeReading": .object([
            .field("system", .choice(of: FaultCode.System.self)), .field("display", .string()),
            .field("spn", .integer().orNull), .field("fmi", .integer().orNull), .field("spn_name", .string().orNull),
            .field("fmi_name", .string().orNull),
            .field(
                "trouble",
                JSONSchema.object([
                    .field("system", .string()), .field("generic", .boolean("False: the maker defines it.")),
                    .field("subsystem", .string().orNull), .field("failure_type", .string().orNull),
                    .field("description", .string().orNull),
                ]).orNull),
            .field("meaning", .string("In one sentence; null: no standard gives it a meaning.").orNull),
        ]),
        "CodeFault": .object([
            .field("id", faultID), .field("title", .string()), .field("product", .string()), .field("codes", strings),
        ]),
    ]

    static let ofParts: [String: JSONSchema] = [
        "PartDocument": .object(
            [
                .field("number", .string("As printed.").example("1030200147")), .field("kind", .choice(["part"])),
                .field("name", .string().orNull),
                .field("grade", .choice(of: Part.Grade.self, "Value × supply time.").orNull),
                .field("price", .reference("Price").orNull), .field("lead_days", .number().orNull),
                .field("life_hours", .number().orNull),
                .field("current", .list(.string(), "The numbers to order today.")),
                .field("superseded", .boolean()), .field("supersedes", strings), .field("superseded_by", strings),
                .field(
                    "chain",
                    .list(
                        .object([
                            .field("number", .string()), .field("name", .string().orNull),
                            .field("current", .boolean()),
                        ]), "The whole chain, the current number first.")),
                .field(
                    "field_use",
                    JSONSchema.object([
                        .field("records", .integer(in: 0...Int.max)), .field("pieces", .number()),
                        .field("last", .string("A day.").orNull),
                    ]).orNull),
                .field("uses", .list(.reference("PartUse"))), .field("passages", .list(.reference("PartMention"))),
            ], "A part with its chain and its uses."),
        "PartUse": .object(
            [
                .field("fault", faultID), .field("title", .string()), .field("cause", .string()),
                .field("cause_title", .string()), .field("remedy", .string().orNull),
                .field("number", .string("That the remedy names.")), .field("quantity", .number()),
            ], "A cause whose remedy takes the part."),
        "PartMention": .object(
            [
                .field("passage", .string()), .field("title", .string()), .field("number", .string()),
                .field("quantity", .number()),
            ], "A section that names the part."),
    ]
}
