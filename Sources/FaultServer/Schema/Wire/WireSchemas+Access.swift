import FaultKnowledge

extension WireSchemas {
    static let ofAccess: [String: JSONSchema] = [
        "TokensDocument": .object([.field("tokens", .list(.reference("TokenDocument")))], "All tokens."),
        "TokenDocument": .object(
            [
                .field("name", .string()), .field("role", .choice(of: Role.self)),
                .field("products", .list(.string(), "The lines that it sees; null: all.").orNull),
                .field("created", time), .field("expires", time.about("Null: never.").orNull),
                .field("revoked", time.orNull),
                .field("status", .choice(["active", "expired", "revoked"])),
                .optional("token", .string("The secret: told once, when it is made.")),
            ], "A token."),
        "NewToken": .oneOf(
            [
                .object(newToken + [.field("role", .choice(["agent", "engineer", "author"])), products]),
                .object(newToken + [.field("role", .choice(["admin"]))]),
            ], "What a new token may do; an admin sees all lines."),
        "AuditLogDocument": .object(
            [
                .field(
                    "entries",
                    .list(
                        .object([
                            .field("time", time), .field("action", .choice(of: AuditAction.self)),
                            .field("actor", .string()),
                            .field("origin", .string()), .field("subject", .string()), .field("detail", .string()),
                        ])))
            ], "Who changed what."),
        "RPCMessage": .anyOf(
            [
                JSONSchema.object([
                    version, .field("id", .reference("RPCID")), .field("method", method), .optional("params", params),
                ]).open,
                JSONSchema.object([version, .field("method", method), .optional("params", params)]).open,
                JSONSchema.object([
                    version, .field("id", .reference("RPCID")), .field("result", JSONSchema(.any)),
                ]).open,
                JSONSchema.object([version, .field("error", JSONSchema(.map(JSONSchema(.any))))]).open,
            ], "A message of JSON-RPC 2.0: a request, a notification or a response."),
        "RPCAnswer": .object(
            [
                .field("jsonrpc", .choice(["2.0"])), .optional("id", .reference("RPCID")),
                .optional("result", JSONSchema(.map(JSONSchema(.any)))),
                .optional(
                    "error",
                    .object([
                        .field("code", .integer()), .field("message", .string()), .optional("data", JSONSchema(.any)),
                    ])),
            ], "An answer of JSON-RPC 2.0: a result or an error."),
        "RPCID": .oneOf(
            [.string(), .integer(in: -(1 << 53)...(1 << 53))], "What a request is known by."),
    ]

    private static let newToken: [JSONSchema.Field] = [
        .field(
            "name",
            .string(
                "Letters, digits and - _ . @; the first a letter or digit.",
                pattern: "^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$"
            )
            .example("desk")),
        .optional(
            "expires",
            JSONSchema.string(
                "After how long, in days or hours: 90d, 12h; left out: never.", pattern: "^[1-9][0-9]{0,2}[dh]$"
            )
            .orNull.example("90d")),
    ]

    private static let products = JSONSchema.Field.optional(
        "products", JSONSchema.list(APIParameter.slug("The id of a line."), "Only these lines.").orNull)

    private static let version = JSONSchema.Field.field("jsonrpc", .choice(["2.0"]))
    private static let method = JSONSchema.string(length: 1...MCPMessage.longestMethod).example("ping")
    private static let params = JSONSchema(.map(JSONSchema(.any)))

    private static let time = JSONSchema.string("ISO 8601, UTC.").example("2026-11-22T09:40:00Z")
}
