/// The schemas of documents in which every fact carries where it is said: those of the API, and a citation with the very
/// words at each fact.
enum CitedSchemas {
    static let all: [String: JSONSchema] = {
        var all = WireSchemas.all.mapValues(withCitedWarnings)
        for name in Citing.facts.keys { all[name]?.add(.field("citation", .reference("Citation").orNull)) }
        all["Citation"]?.add(
            .field(
                "quote", .string("The very words, in the language that was asked for where the source has it.").orNull))
        all["SafetyWarning"] = .object(
            [.field("text", .string()), .field("citation", .reference("Citation").orNull)],
            "To be read before anything is touched; never left out.")
        all["Hit"]?.add(.field("uri", .string("For get_item and resources/read.")))
        all["PartDocument"]?.add(.field("citations", .list(.reference("Citation"))))
        all["NextCall"] = .object(
            [.field("tool", .string()), .field("arguments", JSONSchema(.map(JSONSchema(.any))))],
            "The very call that gets the rest.")
        return all
    }()

    private static func withCitedWarnings(_ schema: JSONSchema) -> JSONSchema {
        guard case .object(let fields) = schema.shape else { return schema }
        var cited = schema
        cited.shape = .object(
            fields.map { field in
                guard field.name == "safety" else { return field }
                return .field("safety", .list(.reference("SafetyWarning"), field.schema.about))
            })
        return cited
    }

    static func standalone(_ schema: JSONSchema) -> JSONValue { schema.standalone(in: all) }

    /// The members of a document.
    static func fields(_ name: String) -> [JSONSchema.Field] { all[name]?.fields ?? [] }

    /// What a reference stands for.
    static func resolved(_ schema: JSONSchema) -> JSONSchema {
        guard case .reference(let name) = schema.shape else { return schema }
        return all[name] ?? schema
    }

    /// Of several forms the one that a value has, by its `kind`.
    static func resolved(_ schema: JSONSchema, for value: JSONValue) -> JSONSchema {
        let named = resolved(schema)
        guard case .oneOf(let options) = named.shape else { return named }
        let forms = options.map(resolved)
        return forms.first { form in
            form.fields.contains { $0.name == "kind" && $0.schema.problems(in: value["kind"] ?? .null).isEmpty }
        } ?? named
    }

    /// What every answer of a tool ends with.
    static let ending: [JSONSchema.Field] = [
        .field("notice", .string("What was left out, and why; null: nothing was.").orNull),
        .field("more", .reference("NextCall").orNull),
    ]
    static let statement = JSONSchema.Field.field(
        "statement", .string("What the support means for the answer that you give."))
}

extension JSONSchema {
    /// Adds a member to an object; one of that name that is there already stays.
    fileprivate mutating func add(_ field: Field) {
        guard case .object(let fields) = shape, !fields.contains(where: { $0.name == field.name }) else { return }
        shape = .object(fields + [field])
    }
}
