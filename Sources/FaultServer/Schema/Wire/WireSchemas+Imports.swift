import FaultModel

extension WireSchemas {
    private static func counts(_ names: [String]) -> JSONSchema {
        .object(names.map { .field($0, .integer(in: 0...Int.max)) })
    }

    static let ofImports: [String: JSONSchema] = [
        "ImportDocument": .object(
            [
                .field(
                    "files",
                    .list(
                        .object([
                            .field("path", .string()), .optional("format", .string()),
                            .field("contents", .reference("ImportContents")),
                            .field("records", .reference("RecordCounts")),
                            .field("findings", .list(.reference("Finding"))),
                        ]))),
                .field(
                    "totals",
                    .object([
                        .field("contents", .reference("ImportContents")),
                        .field("records", .reference("RecordCounts")),
                        .field("findings", counts(["error", "warning", "note"])),
                    ])),
                .field("edition", edition), .field("took_ms", .number(in: 0...Double.infinity)),
            ], "What an import did."),
        "ImportContents": counts(["faults", "causes", "procedures", "parts", "passages", "terms", "records"]),
        "RecordCounts": counts(["new", "changed", "unchanged", "removed"]),
        "Finding": .object([
            .field("severity", .choice(of: Finding.Severity.self)), .optional("line", .integer(in: 1...Int.max)),
            .optional("column", .integer(in: 1...Int.max)), .field("message", .string()),
            .optional("record", .string()),
        ]),
    ]

    static let ofQuestions: [String: JSONSchema] = [
        "InsightDocument": .object(
            [
                .field(
                    "questions",
                    .object([
                        .field("distinct", .integer(in: 0...Int.max)), .field("asked", .integer(in: 0...Int.max)),
                        .field("since", .string("The day of the first one.").orNull),
                        .field("unanswered", .list(.reference("CountedQuestion"))),
                        .field("not_opened", .list(.reference("CountedQuestion"))),
                    ])), .field("records", .reference("RecordInsights")),
            ], "What readers asked and did not find."),
        "CountedQuestion": .object([
            .field("text", .string()), .field("language", .string()), .field("product", .string().orNull),
            .field("asked", .integer(in: 0...Int.max)), .field("without_hits", .integer(in: 0...Int.max)),
            .field("weak", .integer(in: 0...Int.max)), .field("opened", .integer(in: 0...Int.max)),
            .field("first", .string("A day.").example("2026-11-22")), .field("last", .string("A day.")),
        ]),
    ]
}
