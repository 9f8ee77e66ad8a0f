import FaultKnowledge
import FaultModel

extension WireSchemas {
    static let ofSearch: [String: JSONSchema] = [
        "SearchDocument": .object(
            [
                .field("query", .reference("Query")),
                .field("support", .reference("Support")),
                .field("total", .integer("How many items answer, whatever the limit.", in: 0...Int.max)),
                .field("took_ms", .number("Milliseconds.", in: 0...Double.infinity)),
                .field("hits", .list(.reference("Hit"), "The best first.")),
                .field("facets", .reference("Facets")), .field("edition", edition),
                .field(
                    "did_you_mean",
                    .list(
                        .reference("NearMiss"),
                        "Codes, part numbers and models near one that does not exist; offered, never searched for.")),
            ], "The answer to a search."),
        "Support": .choice(
            of: Support.self,
            "How well the best hit answers: exact (a code or part number matched), strong (every term), partial, related "
                + "(only by synonym, translation or correction), none (no hits)."),
        "Query": .object(
            [
                .field("text", .string("As it was asked.")), .field("language", language),
                .field("codes", .list(.string(), "Fault codes that were recognized.")),
                .field("parts", .list(.string(), "Part numbers that were recognized.")),
                .field("models", .list(.string(), "Models that were recognized.")),
                .field("terms", strings),
                .field("corrected", .string("The question with misspelt words mended; null: nothing was.").orNull),
            ], "The question as it was understood."),
        "Hit": .object(hitFields, "One fault, part, section or record that answers."),
        "Facets": .object(
            ["product", "class", "kind", "language", "state"].map { .field($0, .map(.integer(in: 0...Int.max))) },
            "How many of the answers have which value."),
        "NearMiss": .object(
            [.field("text", .string()), .field("kind", .choice(of: CompletionKind.self))],
            "A name near one that does not exist."),
        "Reason": .object(
            [
                .field(
                    "kind",
                    .choice(["exactCode", "exactPart", "model", "product", "text", "synonym", "corrected"])),
                .optional("value", .string("The code, part, model, line or word.")),
                .optional("field", .choice(of: SearchField.self, "Where the terms were found.")),
                .optional("terms", strings),
            ], "Why a hit is there."),
        "Explanation": .object(
            [
                .field("tier", .integer("4 code, 3 part, 2 every term, 1 some terms, 0 related words.", in: 0...4)),
                .field("text", .number()), .field("terms", .list(.reference("Weight"))),
                .field("factors", .list(.reference("Weight"))),
            ], "How a score came about: 100 × tier + 100 × text / (text + 25)."),
        "Weight": .object([.field("name", .string()), .field("weight", .number())]),
        "SuggestDocument": .object(
            [
                .field(
                    "suggestions",
                    .list(
                        .object([
                            .field("text", .string()), .field("kind", .choice(of: CompletionKind.self)),
                            .field("language", language.orNull),
                            .field("count", .integer("The items that bear it.", in: 0...Int.max)),
                            .field("marked", .string("HTML, escaped, with <mark> around what was typed.")),
                        ]), "The most asked first.")),
                .field("edition", edition), .field("took_ms", .number("Milliseconds.", in: 0...Double.infinity)),
            ], "Ways to go on typing."),
        "TermsDocument": .object(
            [
                .field("word", .string()), .field("language", language),
                .field(
                    "vocabulary",
                    .list(
                        .object([
                            .field("id", .string()), .field("words", .list(.reference("Word"))),
                            .field("not", .list(.reference("Word"), "What none of the words means.")),
                        ]), "The entries of the vocabulary that have the word.")),
                .field(
                    "learnt",
                    .list(
                        .object([.field("token", .string()), .field("targets", .list(.reference("LearntWord")))]),
                        "What was learnt from texts in two languages, by token of the word.")),
            ], "What a word means."),
        "Word": .object([.field("language", language), .field("text", .string())]),
        "LearntWord": .object([
            .field("language", language), .field("text", .string()), .field("weight", .number(in: 0...1)),
            .field("pairs", .number("In how many texts.", in: 0...Double.infinity)),
            .field("set_aside", .choice(["vocabulary", "not"], "Why a question does not use it.").orNull),
        ]),
    ]

    static let hitFields: [JSONSchema.Field] = [
        .field("id", .string("For a fault line/name, for a section line/document/section, for a part its number.")),
        .field("kind", .choice(of: ItemKind.self)), .field("title", .string()), .field("language", language),
        .field("score", .number("Comparable within one answer only.")),
        .field("lane", .choice(of: Lane.self, "The way it was found.")),
        .field("product", .reference("ProductReference").orNull),
        .field("class", .choice(of: FaultClass.self).orNull),
        .field("severity", .integer("1 minor … 4 dangerous.", in: 1...4).orNull), .field("codes", strings),
        .field("causes", .list(.reference("CauseSummary"), "The likeliest five.")),
        .field("parts", .list(.reference("PartSummary"))),
        .field("snippet", .string("HTML, escaped, with <mark> around what matched.").orNull),
        .field("reasons", .list(.reference("Reason"))), .field("citation", .reference("Citation").orNull),
        .optional("explanation", .reference("Explanation")),
        .field("standing", JSONSchema.reference("Standing").orNull),
    ]
}
