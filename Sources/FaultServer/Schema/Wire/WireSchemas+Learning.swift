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
                .field("decision", .choice(of: ReviewAnswer.self)), .optional("fault", faultID),
                .optional("cause", .string("The id of the cause.")),
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

    private static func count(_ about: String?) -> JSONSchema { .integer(about, in: 0...Int.max) }
}
