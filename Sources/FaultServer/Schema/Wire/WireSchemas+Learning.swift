import FaultDiagnosis
import FaultKnowledge
import FaultModel

extension WireSchemas {
    static let ofLearning: [String: JSONSchema] = [
        "Learning": .object(
            [
                .field("priors", .choice(of: PriorChoice.self, "Whose word counts.")),
                .field("records", count("Records that confirm a cause.")),
                .field("other_causes", count("Records that name a cause which the fault does not know.")),
                .field("from", .string("A month.").orNull.example("2024-03")), .field("to", .string("A month.").orNull),
                .field("strength", .number("How many records the manufacturer's word is worth.")),
                .field("half_life_days", .number().orNull), .field("model", .string().orNull),
                .field("learnt", .boolean("False: the tree is too hard, and the shares are the manufacturer's.")),
            ], "Whose word the shares of the causes are."),
        "CauseShare": .object(
            [
                .field("manufacturer", probability.orNull), .field("seen", count("Records that confirm it.")),
                .field("of", count("Records that confirm any cause.")),
                .optional("on_model", .object([.field("seen", count(nil)), .field("of", count(nil))])),
                .field("used", probability.about("What is reckoned with.").orNull),
            ], "How likely a cause is, by whose word."),
        "ProposedCause": .object([
            .field("title", .string()), .field("count", count(nil)),
            .field("records", .list(.string(), "Ids of some.")),
        ]),
        "Link": .object(
            [
                .field("fault", faultID), .field("title", .string().orNull), .field("cause", .string().orNull),
                .field("cause_title", .string().orNull), .field("confidence", probability),
                .field("sure", .boolean("Whether it counts, or waits for a reviewer.")),
                .field(
                    "evidence",
                    .object([
                        .field("lane", .choice(["stated", "reviewed", "code", "wording", "text"])),
                        .optional("codes", strings), .optional("words", strings), .optional("coverage", .number()),
                        .optional("margin", .number()), .optional("rival", .string()), .optional("causeWords", strings),
                        .optional("causeParts", strings), .optional("otherCause", .boolean()),
                    ])), .field("causes", .list(.reference("Named"))),
            ], "The fault that a service record is about, how sure that is, and why."),
        "ReviewDocument": .object(
            [
                .field("total", count(nil)), .field("records", .list(.reference("ReviewedDocument"))),
                .field("edition", edition),
            ], "Service records that wait for a reviewer."),
        "ReviewedDocument": .object(
            [
                .field("record", .string()), .field("date", .string().orNull), .field("product", .string().orNull),
                .field("model", .string().orNull), .field("serial", .string().orNull), .field("symptom", .string()),
                .field("cause", .string().orNull), .field("remedy", .string().orNull), .field("codes", strings),
                .field("language", language.orNull),
                .field("decision", .choice(["fault", "new", "none"]).orNull),
                .field("links", .list(.reference("Link"))),
            ], "A service record with the faults that it may be about."),
        "Decision": .object(
            [
                .field("decision", .choice(of: ReviewAnswer.self)), .optional("fault", faultID.orNull),
                .optional("cause", .string("The id of the cause.").orNull),
            ], "What a reviewer says of a record."),
        "HistoryDocument": .object(
            [
                .field("kind", .choice(of: Record.Kind.self)), .field("id", .string()),
                .field(
                    "sources",
                    .list(
                        .object([
                            .field("number", count(nil)), .field("document", .string()), .field("file", .string()),
                            .field("revisions", .list(.reference("Revision"), "The newest first.")),
                        ]))), .field("edition", edition),
            ], "What sources stated about one thing, revision by revision."),
        "Revision": .object([
            .field("revision", count(nil)), .field("edition", edition), .field("at", .string("ISO 8601, UTC.")),
            .field("stated", .boolean("False: the source stated nothing then.")),
            .field(
                "changes",
                .list(
                    .object([
                        .field("field", .string()), .field("before", .string().orNull),
                        .field("after", .string().orNull),
                    ]))), .field("more", count("Changes that are not listed.")),
        ]),
    ]

    static let ofInsights: [String: JSONSchema] = [
        "Standing": .object(
            [
                .field("state", .choice(of: KnowledgeState.self)), .field("by", .string().orNull),
                .field("on", .string("A day.").orNull), .field("record", .string("The id of a service record.").orNull),
            ], "Of what was made from service records: how far it has come, and who says so."),
        "RecordInsights": .object(
            [
                .field(
                    "filter",
                    .object(
                        ["product", "model", "hours", "from", "to"].map { .field($0, .string().orNull) }
                            + [.field("repeat_days", count(nil))])), .field("count", count("Service records.")),
                .field("from", .string("A month.").orNull), .field("to", .string("A month.").orNull),
                .field(
                    "outcomes",
                    .object(["solved", "unsolved", "no_fault_found", "not_said"].map { .field($0, count(nil)) })),
                .field("first_time_fix", .reference("Rate")), .field("repeats", .reference("Rate")),
                .field("no_fault_found", .reference("Rate")),
                .field(
                    "minutes",
                    .list(
                        .object([
                            .field("guided", .boolean().orNull), .field("records", count(nil)),
                            .field("mean", .number()),
                        ]))),
                .field(
                    "causes",
                    .object([
                        .field("linked", count(nil)), .field("unlinked", count(nil)),
                        .field(
                            "causes",
                            .list(
                                .object([
                                    .field("fault", faultID), .field("title", .string()),
                                    .field("cause", .string().orNull),
                                    .field("cause_title", .string().orNull), .field("records", count(nil)),
                                    .field("share", .number()), .field("cumulative", .number()),
                                ]))),
                    ])),
                .field(
                    "parts",
                    .object([
                        .field("uses", count(nil)),
                        .field(
                            "parts",
                            .list(
                                .object([
                                    .field("number", .string()), .field("name", .string().orNull),
                                    .field("records", count(nil)), .field("pieces", .number()),
                                    .field("share", .number()),
                                    .field("cumulative", .number()), .field("last", .string("A day.").orNull),
                                ]))),
                    ])),
            ] + ["products", "models", "hours", "months"].map { .field($0, .list(.reference("RecordCount"))) } + [
                .field(
                    "cost",
                    .list(
                        .object([
                            .field("currency", .string()), .field("records", count(nil)), .field("sum", .number()),
                            .field("mean", .number()),
                        ]))), .field("rising", JSONSchema.reference("Rising").orNull),
                .field(
                    "without_cause",
                    .object([
                        .field("count", count(nil)),
                        .field("faults", .list(.object([.field("id", faultID), .field("title", .string())]))),
                    ])),
            ], "What service records say."),
        "Rate": .object(
            [.field("count", count(nil)), .field("of", count(nil))]
                + ["rate", "low", "high"].map { .field($0, .number().orNull) },
            "A share with the interval in which the true one lies nineteen times of twenty."),
        "RecordCount": .object([.field("name", .string("Empty: not known.")), .field("records", count(nil))]),
        "Rising": .object(
            ["from", "to", "before_from", "before_to"].map { .field($0, .string("A day.")) } + [
                .field("tests", count(nil)), .field("method", .string()),
                .field(
                    "symptoms",
                    .list(
                        .object([
                            .field("title", .string()), .field("fault", faultID.orNull), .field("record", .string()),
                            .field("before", count(nil)), .field("now", count(nil)), .field("ratio", .number().orNull),
                            .field("p_value", .number()), .field("adjusted", .number()),
                        ]))),
            ], "Symptoms that come up more often than before."),
        "CarryDocument": .object(
            [
                .field("product", .string()), .field("name", .string()), .field("model", .string().orNull),
                .field("wanted", .number("The wanted share of visits that are fixed at once.")),
                .field("rate", .number()),
                .field("reached", .boolean()), .field("reachable", .number()), .field("without_parts", .number()),
                .field("without_remedy", .number()), .field("budget", .number().orNull),
                .field(
                    "parts",
                    .list(
                        .object([
                            .field("number", .string()), .field("name", .string().orNull),
                            .field("quantity", .number()),
                            .field("price", .reference("Price").orNull),
                            .field("grade", .choice(of: Part.Grade.self).orNull),
                            .field("lead_days", .number().orNull), .field("replaces", strings),
                            .field("use", .number()),
                            .field(
                                "causes",
                                .list(
                                    .object([
                                        .field("fault", faultID), .field("cause", .string()),
                                        .field("title", .string()),
                                        .field("share", .number()),
                                    ]))),
                        ]))), .field("cost", .list(.reference("Price"))),
                .field(
                    "weighed",
                    .object([
                        .field("cost", .number()), .field("least_cost", .number()), .field("cheapest", .boolean()),
                        .field("gap", .number()),
                        .field(
                            "unpriced",
                            .list(
                                .object([
                                    .field("grade", .choice(of: Part.Grade.self).orNull),
                                    .field("price", .reference("Price")),
                                    .field("parts", count(nil)),
                                ]))),
                    ])),
                .field("basis", .object([.field("records", count(nil)), .field("faults", count(nil))])),
            ], "What to have in a van or a depot."),
    ]

    private static func count(_ about: String?) -> JSONSchema { .integer(about, in: 0...Int.max) }
}
