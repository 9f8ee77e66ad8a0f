/// The schemas of everything that has a name of its own, by that name: what documents refer to.
package enum WireSchemas {
    package static let all: [String: JSONSchema] = {
        let tables = [
            common, ofSearch, ofFaults, ofTrees, ofManuals, ofParts, ofWalks, ofVisits, ofImports, ofQuestions,
            ofAccess, ofRecords, ofLearning, ofInsights,
        ]
        return tables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }()

    static let language = JSONSchema.string("A language as BCP 47 names it.").example("zh")
    static let edition = JSONSchema.integer(
        "The edition that answered: one more with each import that changed something.", in: 0...Int.max
    ).example(7)
    static let probability = JSONSchema.number("A probability.", in: 0...1)
    static let faultID = JSONSchema.string("The id of a fault: product line and name.", pattern: faultIDPattern)
        .example(
            "trailer-pump/main-cylinder-no-stroke")
    static let faultIDPattern = "^[a-z0-9-]+/[a-z0-9-]+$"
    static let strings = JSONSchema.list(.string())
    static let minutes = JSONSchema.number("Minutes; null: the source does not say.", in: 0...Double.infinity)

    static let common: [String: JSONSchema] = [
        "Citation": .object(
            [
                .field("document", .string("The title of the manual.").example("HBT80 拖泵维修手册")),
                .field("revision", .string("As the document bears it.").orNull.example("2024-03")),
                .field("page", .string("As it is printed.").orNull.example("5-12")),
                .field("file", .string("The file that was imported.").orNull),
                .field("line", .integer("In that file, from 1.", in: 1...Int.max).orNull),
            ], "Where something is said."),
        "ProductReference": .object(
            [
                .field("line", .string("The id of the product line.").example("trailer-pump")),
                .field("name", .string().orNull),
                .field(
                    "models", .list(.string(), "The models that it is about; those of the line where it names none.")),
            ], "A product line and models of it."),
        "CauseSummary": .object(
            [
                .field("id", .string()), .field("title", .string()),
                .field(
                    "probability", probability.about("Its share given only that the symptom is there.").orNull),
            ], "A cause in a list."),
        "PartSummary": .object(
            [
                .field("number", .string("As printed.")), .field("name", .string().orNull),
                .field("replaced_by", .string("The number to order instead; null: this one is current.").orNull),
            ], "A part in a list."),
        "UsedPart": .object(
            [
                .field("number", .string("As printed.")), .field("quantity", .number()),
                .field("name", .string().orNull),
                .field("replaced_by", .string("The number to order instead; null: this one is current.").orNull),
            ], "A part that a remedy or a section uses."),
        "Named": .object([.field("id", .string()), .field("name", .string())], "An id with its name."),
        "Reading": .object(
            [
                .field("quantity", .string().example("pressure")), .field("unit", .string().example("MPa")),
                .optional("min", .number()), .optional("max", .number()),
            ], "What is measured, and the range in which it is right."),
        "Figure": .object(
            [
                .field("address", .string("The path of the file on this server.")),
                .field("type", .string("Its media type.").example("image/png")),
                .field("shown", .boolean("Whether pages show it; else it is there for download.")),
                .field("name", .string()), .field("caption", .string().orNull),
                .field("width", .integer("In pixels.").orNull), .field("height", .integer("In pixels.").orNull),
                .field("citation", .reference("Citation").orNull),
            ], "A picture or an attachment."),
        "Price": .object(
            [.field("amount", .number()), .field("currency", .string("ISO 4217.").example("CNY"))],
            "An amount of money."),
        "Problem": .object(
            [
                .field("type", .string("The stable name of the problem: a page that explains it.")),
                .field("title", .string()), .field("status", .integer("The HTTP status.", in: 400...599)),
                .field("detail", .string("What was given, what was expected, what to do.")),
                .field(
                    "errors",
                    .list(
                        .object([
                            .field("field", .string("The parameter or member.")), .field("message", .string()),
                        ]), "What is wrong where; empty: it concerns the whole request.")),
            ], "An error as RFC 9457 has it."),
    ]
}
