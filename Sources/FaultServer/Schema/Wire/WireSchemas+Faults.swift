import FaultModel

extension WireSchemas {
    static let ofFaults: [String: JSONSchema] = [
        "FaultDocument": .object(
            [
                .field("id", faultID), .field("kind", .choice(["fault"])), .field("title", .string("The symptom.")),
                .field("language", language.about("The language of the title.")),
                .field("languages", .list(language)), .field("product", .reference("ProductReference")),
                .field("assembly", .reference("Named").orNull), .field("class", .choice(of: FaultClass.self).orNull),
                .field("severity", .integer("1 minor … 4 dangerous.", in: 1...4).orNull),
                .field(
                    "codes",
                    .list(
                        .object([
                            .field("system", .choice(of: FaultCode.System.self)), .field("display", .string()),
                            .field("meaning", .string("By the standard; null: a maker's code.").orNull),
                        ]))),
                .field("also", .list(.string(), "What customers say.")),
                .field("safety", .list(.string(), "To be read before anything is touched.")),
                .field("causes", .list(.reference("Cause"), "The likeliest first.")),
                .optional("learning", .reference("Learning")),
                .field("state", .choice(of: KnowledgeState.self)),
                .field("standing", JSONSchema.reference("Standing").orNull),
                .optional(
                    "proposed_causes",
                    .list(.reference("ProposedCause"), "That records name and the manual does not know.")),
                .field("checks", .list(.reference("Check"))),
                .field("tree", .reference("TreeExpression").orNull),
                .field("gates", .list(.reference("Named"), "The named gates of the tree.")),
                .field("procedure", .reference("Procedure").orNull),
                .field("notes", .list(.reference("Note"))),
                .field("figures", .list(.reference("Figure"))), .field("citations", .list(.reference("Citation"))),
                .field("edition", edition),
            ], "A fault whole, in one language."),
        "Cause": .object(
            [
                .field("id", .string()), .field("title", .string()),
                .field("class", .choice(of: FaultClass.self).orNull),
                .field("kind", .choice(of: Cause.Kind.self).orNull),
                .field("prior", probability.about("That it is present on a machine in service.")),
                .field("probability", probability.about("Given only that the symptom is there.").orNull),
                .optional("field", .reference("CauseShare")),
                .field("standing", JSONSchema.reference("Standing").orNull),
                .field("remedy", .reference("Remedy").orNull),
            ], "What can bring the symptom about."),
        "Remedy": .object(
            [
                .field("title", .string()), .field("kind", .choice(of: Remedy.Kind.self).orNull),
                .field("minutes", minutes.orNull), .field("steps", strings),
                .field("parts", .list(.reference("UsedPart"))),
            ], "What puts a cause right."),
        "Check": .object(
            [
                .field("id", .string()), .field("ask", .string()),
                .field("observes", .string("The id of a cause or named gate.").orNull),
                .field("observes_title", .string().orNull), .field("reading", .reference("Reading").orNull),
                .field("minutes", minutes.orNull), .field("tools", strings),
                .field("sensitivity", probability.about("P(faulty shown | it is there).")),
                .field("specificity", probability.about("P(ok shown | it is not there).")),
            ], "How causes are told apart."),
        "Procedure": .object(
            [
                .field("start", .string("The id of the first step.")),
                .field("safety_relevant", .boolean("It is only ever walked as written.")),
                .field("steps", .list(.reference("ProcedureStep"))),
            ], "The manufacturer's own isolation procedure."),
        "ProcedureStep": .object([
            .field("id", .string()), .field("do", .string().orNull), .field("ask", .string().orNull),
            .field("figures", .list(.reference("Figure"))),
            .field(
                "outcomes",
                .list(
                    .object([
                        .field("value", .string("yes, no, next, or the number of a choice.")),
                        .field("label", .string()), .field("next", .reference("Destination")),
                    ]))),
        ]),
        "Note": .object(
            [.field("label", .string()), .field("text", .string())], "What the source says and no other field holds."),
        "Destination": .object(
            ["step", "cause", "fault", "end"].map { .optional($0, .string()) },
            "Where a procedure goes on: exactly one of these is given."),
        "TreeExpression": .oneOf(
            [
                .string("The id of a cause or of a named gate."),
                .object([
                    .optional("gate", .string()), .optional("title", .map(.string(), "By language.")),
                    .optional("or", .list(.reference("TreeExpression"))),
                    .optional("and", .list(.reference("TreeExpression"))),
                    .optional("not", .reference("TreeExpression")),
                    .optional("atleast", .integer(in: 1...Int.max)),
                    .optional("of", .list(.reference("TreeExpression"))),
                ]),
            ], "A Boolean expression over the causes: how they bring the symptom about."),
    ]

    static let ofTrees: [String: JSONSchema] = [
        "TreeDocument": .object(
            [
                .field("name", .string()), .field("top", .string()), .field("basic_events", .integer(in: 0...Int.max)),
                .field("gates", .integer(in: 0...Int.max)), .field("coherent", .boolean()),
                .field(
                    "probability",
                    probability.about("Of the top event; null: it is too hard, see bounds.").orNull),
                .optional(
                    "bounds",
                    .object([
                        .field("lower", probability), .field("upper", probability),
                        .field("cut_sets_found", .integer(in: 0...Int.max)),
                    ])),
                .optional(
                    "cut_sets",
                    .object([
                        .field("kind", .choice(["minimal cut sets", "prime implicants"])),
                        .field("count", .integer("Exact; of any number of digits.")),
                        .field("by_order", .map(.integer())), .field("truncated", .boolean()),
                        .field("max_order", .integer().orNull),
                        .field("sets", .list(.list(.string()), "By order, then by name.")),
                        .optional("set_probabilities", .list(probability)),
                        .optional(
                            "cut_off",
                            .object([
                                .field("probability", probability.orNull), .field("max_order", .integer().orNull),
                                .field("kept", .integer()), .field("neglected", .number()),
                                .field("complete", .boolean()),
                            ])),
                        .optional("rare_event", .number()), .optional("min_cut_upper_bound", .number()),
                        .optional("complete", .boolean()),
                    ])),
                .optional("importance", .list(.reference("Importance"))),
                .optional("fussell_vesely_method", .string()), .optional("remarks", strings),
            ], "The analysis of a fault's tree."),
        "Importance": .object(
            [.field("event", .string()), .field("probability", probability), .optional("occurrences", .integer())]
                + ["birnbaum", "criticality", "fussell_vesely", "diagnostic", "raw", "rrw"].map {
                    .field($0, .reference("ExtendedNumber"))
                }, "How much a cause matters."),
        "ExtendedNumber": .oneOf(
            [.number(), .choice(["inf", "-inf", "nan"])], "A number, or what JSON has no number for."),
    ]
}
