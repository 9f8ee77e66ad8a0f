import FaultModel

extension WireSchemas {
    static let ofRecords: [String: JSONSchema] = [
        "ServiceDocument": .object(
            [
                .field("id", .string().example("wo-2024-0031")), .field("kind", .choice(["record"])),
                .field("voice", .choice(["engineer"], "Who says all this: not the manufacturer.")),
                .field("draft", .boolean("There is no cause yet.")),
                .field("date", .string("A day.").orNull.example("2024-03-01")),
                .field(
                    "machine",
                    .object([
                        .field("product", .string().orNull), .field("name", .string().orNull),
                        .field("model", .string().orNull), .field("serial", .string().orNull),
                        .field("hours", .number("Of operation.").orNull),
                    ])),
                .field("before", .string("What the operator did before.").orNull),
                .field("symptom", .string("In the customer's words.")), .field("codes", strings),
                .field("rounds", .list(.reference("Round"), "As many as it took.")), .field("cause", .string().orNull),
                .field("remedy", .string().orNull),
                .field(
                    "confirms",
                    JSONSchema.object([
                        .field("fault", faultID), .field("title", .string().orNull), .field("cause", .string().orNull),
                        .field("cause_title", .string().orNull),
                    ]).orNull),
                .field("link", JSONSchema.reference("Link").orNull),
                .field("outcome", .choice(of: ServiceRecord.Outcome.self).orNull),
                .field("parts", .list(.reference("UsedPart"))), .field("minutes", .number("Of work.").orNull),
                .field("cost", .reference("Price").orNull), .field("guided", .boolean().orNull),
                .field("engineer", strings), .field("helper", strings), .field("customer", strings),
                .field("customer_word", .string().orNull), .field("language", language.orNull),
                .field("citations", .list(.reference("Citation"))), .field("revision", .integer(in: 1...Int.max)),
                .field("edition", edition),
            ], "A service record: what an engineer found at one machine."),
        "Round": .object(
            ["judgement", "handling", "result"].map { .optional($0, .string()) },
            "One judgement, what was done about it, and what came of it."),
        "ServiceListDocument": .object(
            [
                .field("total", .integer("How many pass the filter.", in: 0...Int.max)),
                .field(
                    "records",
                    .list(
                        .object([
                            .field("id", .string()), .field("date", .string().orNull),
                            .field("machine", .reference("Machine")), .field("symptom", .string()),
                            .field("codes", strings), .field("cause", .string().orNull),
                            .field("outcome", .choice(of: ServiceRecord.Outcome.self).orNull),
                            .field("fault", faultID.orNull), .field("draft", .boolean()),
                        ]), "The newest first.")), .field("edition", edition),
            ], "Service records that pass a filter."),
        "Machine": .object([
            .optional("product", .string()), .optional("model", .string()), .optional("serial", .string()),
            .optional("hours", .number()),
        ]),
        "NewRecord": .object(
            [
                .optional("id", text.about("A number of the service department, or an id.")),
                .optional("date", .string("A day.", pattern: APIParameter.certainDayPattern).example("2024-03-01")),
                .optional(
                    "machine",
                    .object([
                        .optional("product", APIParameter.slug("The product line.")), .optional("model", text),
                        .optional("serial", text), .optional("hours", .number(in: 0...1e9)),
                    ])), .optional("before", text),
                .field("symptom", text.about("In the customer's words.").example("泵不动")),
                .optional("codes", .list(text)),
                .optional("rounds", .list(.object(["judgement", "handling", "result"].map { .optional($0, text) }))),
                .optional("cause", text), .optional("remedy", text),
                .optional(
                    "confirms",
                    .object([
                        .field("fault", .string("The id of a fault.", pattern: faultIDPattern)),
                        .optional("cause", APIParameter.slug("The id of one of its causes.")),
                    ])), .optional("outcome", .choice(of: ServiceRecord.Outcome.self)),
                .optional(
                    "parts",
                    .list(
                        .anyOf([
                            partNumber,
                            .object([.field("number", partNumber), .optional("quantity", .number(in: 0.001...1e6))]),
                        ]))), .optional("minutes", .number("Of work.", in: 0...1e9)),
                .optional(
                    "cost",
                    .object([
                        .field("amount", .number(in: 0...1e12)),
                        .optional("currency", .string("ISO 4217.", pattern: "^[A-Z]{3}$").example("CNY")),
                    ])), .optional("guided", .boolean("Found by a guided walk.")), .optional("engineer", people),
                .optional("helper", people), .optional("customer", people), .optional("customer_word", text),
                .optional("language", .string("Of the texts.", pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}$")),
                .optional("revision", .integer("That the sender knows, to change it.", in: 1...1_000_000).orNull),
            ], "A service record to hand in."),
    ]

    /// Something that is not blank.
    private static let text = JSONSchema.string(length: 1...10_000, pattern: holding("[^\\s\(control)]"))
    private static let partNumber = JSONSchema.string(
        "As printed.", length: 1...100, pattern: holding("[A-Za-z0-9]"))
    private static let name = JSONSchema.string("A name.", length: 1...100, pattern: holding("\\p{L}"))

    /// Texts of one character at least that is wanted, and without control characters but for tabs and ends of lines.
    private static func holding(_ wanted: String) -> String { "^[^\(control)]*\(wanted)[^\(control)]*$" }

    private static let control =
        "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\uFFFE\\uFFFF"
    private static let people = JSONSchema.anyOf([name, .list(name)], "Kept apart from the texts.")
}
