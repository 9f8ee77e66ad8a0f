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
                .optional("id", .string("A number of the service department, or an id.")),
                .optional("date", .string("A day.").example("2024-03-01")), .optional("machine", .reference("Machine")),
                .optional("before", .string()), .field("symptom", .string("In the customer's words.").example("泵不动")),
                .optional("codes", strings), .optional("rounds", .list(.reference("Round"))),
                .optional("cause", .string()), .optional("remedy", .string()),
                .optional(
                    "confirms", .object([.field("fault", faultID), .optional("cause", .string())])),
                .optional("outcome", .choice(of: ServiceRecord.Outcome.self)),
                .optional(
                    "parts", .list(.object([.field("number", .string()), .optional("quantity", .number())]))),
                .optional("minutes", .number(in: 0...1e9)), .optional("cost", .reference("Price")),
                .optional("guided", .boolean()), .optional("engineer", strings), .optional("helper", strings),
                .optional("customer", strings), .optional("customer_word", .string()), .optional("language", language),
                .optional("revision", .integer("That the sender knows, to change it.")),
            ], "A service record to hand in."),
    ]
}
