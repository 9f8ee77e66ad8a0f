import FaultDiagnosis
import FaultModel

extension WireSchemas {
    static let ofWalks: [String: JSONSchema] = [
        "WalkDocument": .object(
            [
                .field("fault", faultID), .field("title", .string("Of the current fault.")),
                .field("language", language), .field("languages", .list(language)),
                .field("product", .reference("ProductReference")), .field("mode", .choice(of: WalkState.Mode.self)),
                .field("modes", .list(.choice(of: WalkState.Mode.self))),
                .field(
                    "status",
                    .choice(
                        ["checking", "repairing", "solved", "exhausted", "contradiction"],
                        "checking and repairing go on with next; the others are ends.")),
                .field("answers", .list(.reference("WalkAnswer"))),
                .field("beliefs", .list(.reference("Belief"), "The likeliest cause first.")),
                .optional("beliefs_exact", .boolean("False: the shares are estimates; absent: they are exact.")),
                .field("next", .reference("WalkAction").orNull),
                .field("alternatives", .list(.reference("WalkAction"), "The next best.")),
                .field("expected_minutes", .number("To the end of the symptom, on average.").orNull),
                .optional("learning", .reference("Learning")),
                .field("minutes_spent", .number()),
                .field("optimal", .boolean("Whether no other next step is better on average.").orNull),
                .field("contradiction", .list(.reference("WalkAnswer"), "Answers that cannot be true together.")),
                .field(
                    "turn",
                    JSONSchema.object([
                        .field(
                            "code",
                            .choice([
                                "could-not", "did-not-help", "other-fault", "missing-fault", "no-procedure",
                                "as-written", "cannot-go-on",
                            ])),
                        .field("text", .string()),
                    ]).orNull),
                .field("ending", .string("The last word of a procedure without a cause.").orNull),
                .field("found", .reference("FoundCause").orNull),
                .optional("current_fault", faultID.about("Where the walk is now, if elsewhere.")),
                .field("conclusion", .string().orNull),
                .field("safety", .list(.string(), "To be read before anything is touched.")),
                .field("citations", .list(.reference("Citation"))), .field("edition", edition),
            ], "Where a walk is after its answers."),
        "FoundCause": .object([
            .field("cause", .string()), .field("title", .string()), .field("remedy", .reference("Remedy").orNull),
        ]),
        "WalkAnswer": .object([
            .field("action", .string()), .field("outcome", .string()), .optional("value", .number()),
            .optional("unit", .string()), .field("title", .string()), .field("label", .string()),
            .field("minutes", minutes.orNull), .field("number", .integer(in: 1...Int.max)),
        ]),
        "Belief": .object([
            .field("cause", .string()), .field("title", .string()), .field("probability", probability),
            .optional("put_right", .boolean("Its remedy was tried.")),
            .optional("field", .reference("CauseShare")),
        ]),
        "WalkAction": .object(
            [
                .field("action", .choice(["check", "remedy", "step"])), .field("id", .string()),
                .field("ask", .string()), .field("do", .string("What to do before the question.").orNull),
                .field("minutes", minutes.orNull), .field("reading", .reference("Reading").orNull),
                .field("outcomes", .list(.object([.field("value", .string()), .field("label", .string())]))),
                .field("why", .string()), .field("expected_minutes", .number().orNull), .field("safety", strings),
                .field("tools", strings), .field("about", .string().orNull), .field("steps", strings),
                .field("parts", .list(.reference("UsedPart"))), .field("figures", .list(.reference("Figure"))),
            ], "Something to do, and why."),
    ]

    static let ofVisits: [String: JSONSchema] = [
        "VisitDocument": .object(
            [
                .field("fault", faultID), .field("title", .string()),
                .field("answers", .list(.object([.field("action", .string()), .field("outcome", .string())]))),
                .field("confidence", probability.about("The wanted probability that the first visit fixes it.")),
                .field("probability", probability.about("With this list.")), .field("reached", .boolean()),
                .field("reachable", probability.about("With every part that any remedy names.")),
                .field("exact", .boolean()),
                .field(
                    "parts",
                    .list(
                        .object([
                            .field("number", .string()), .field("name", .string().orNull),
                            .field("quantity", .number()), .field("price", .reference("Price").orNull),
                            .field("replaces", strings), .field("causes", .list(.reference("CauseNamed"))),
                        ]))),
                .field("tools", .list(.object([.field("name", .string()), .field("checks", strings)]))),
                .field("cost", .list(.reference("Price"), "By currency.")),
                .field(
                    "weighed",
                    .object([
                        .field("cost", .number()), .field("least_cost", .number()), .field("cheapest", .boolean()),
                        .field("unpriced_as", .reference("Price").orNull),
                    ])),
                .field("without_remedy", .list(.reference("CauseNamed"))),
            ], "What to bring to the first visit."),
        "CauseNamed": .object([.field("cause", .string()), .field("title", .string())]),
    ]
}
