/// What a piece of JSON looks like: written once beside the type that it describes, read by programs (OpenAPI 3.1 and
/// MCP, both in JSON Schema 2020-12), by people (`/docs`) and by the check of what comes in.
package struct JSONSchema: Sendable, Hashable {
    package indirect enum Shape: Sendable, Hashable {
        case any
        case string(StringRule)
        /// One of these words.
        case choice([String])
        case integer(ClosedRange<Int>?)
        case number(ClosedRange<Double>?)
        case boolean
        case list(JSONSchema, count: ClosedRange<Int>?)
        /// An object whose names are data.
        case map(JSONSchema)
        /// An object with these members and no others.
        case object([Field])
        case oneOf([JSONSchema])
        case anyOf([JSONSchema])
        /// The schema of this name in `WireSchemas`.
        case reference(String)
    }

    package struct StringRule: Sendable, Hashable {
        /// In Unicode scalars.
        package var length: ClosedRange<Int>?
        /// A regular expression of ECMA-262.
        package var pattern: String?
        package var format: String?
    }

    package struct Field: Sendable, Hashable {
        package var name: String
        package var schema: JSONSchema
        package var isRequired: Bool
    }

    package var shape: Shape
    /// A sentence for whoever reads the schema.
    package var about: String?
    package var isNullable = false
    /// Of an object: other members may stand beside those that are named.
    package var isOpen = false
    package var example: JSONValue?
    /// What stands where nothing is given.
    package var usual: JSONValue?

    package init(_ shape: Shape, _ about: String? = nil) {
        self.shape = shape
        self.about = about
    }
}

extension JSONSchema {
    static func string(_ about: String? = nil, length: ClosedRange<Int>? = nil, pattern: String? = nil) -> JSONSchema {
        JSONSchema(.string(StringRule(length: length, pattern: pattern)), about)
    }
    static func choice(_ words: [String], _ about: String? = nil) -> JSONSchema { JSONSchema(.choice(words), about) }
    static func choice<Value: RawRepresentable & CaseIterable>(
        of type: Value.Type, _ about: String? = nil
    ) -> JSONSchema where Value.RawValue == String { .choice(Value.allCases.map(\.rawValue), about) }
    static func integer(_ about: String? = nil, in range: ClosedRange<Int>? = nil) -> JSONSchema {
        JSONSchema(.integer(range), about)
    }
    static func number(_ about: String? = nil, in range: ClosedRange<Double>? = nil) -> JSONSchema {
        JSONSchema(.number(range), about)
    }
    static func boolean(_ about: String? = nil) -> JSONSchema { JSONSchema(.boolean, about) }
    static func list(_ element: JSONSchema, _ about: String? = nil, count: ClosedRange<Int>? = nil) -> JSONSchema {
        JSONSchema(.list(element, count: count), about)
    }
    static func map(_ value: JSONSchema, _ about: String? = nil) -> JSONSchema { JSONSchema(.map(value), about) }
    static func object(_ fields: [Field], _ about: String? = nil) -> JSONSchema { JSONSchema(.object(fields), about) }
    static func reference(_ name: String, _ about: String? = nil) -> JSONSchema { JSONSchema(.reference(name), about) }
    static func oneOf(_ options: [JSONSchema], _ about: String? = nil) -> JSONSchema {
        JSONSchema(.oneOf(options), about)
    }

    static func anyOf(_ options: [JSONSchema], _ about: String? = nil) -> JSONSchema {
        JSONSchema(.anyOf(options), about)
    }

    /// The same, or null.
    var orNull: JSONSchema { with { $0.isNullable = true } }
    var open: JSONSchema { with { $0.isOpen = true } }
    func example(_ value: JSONValue) -> JSONSchema { with { $0.example = value } }
    func usual(_ value: JSONValue) -> JSONSchema { with { $0.usual = value } }
    func about(_ text: String) -> JSONSchema { with { $0.about = text } }

    private func with(_ change: (inout JSONSchema) -> Void) -> JSONSchema {
        var copy = self
        change(&copy)
        return copy
    }

    /// The members of an object; of anything else none.
    var fields: [Field] {
        if case .object(let fields) = shape { fields } else { [] }
    }

    /// The names of all schemas that this one refers to itself.
    var references: Set<String> {
        switch shape {
        case .reference(let name): [name]
        case .list(let element, _), .map(let element): element.references
        case .object(let fields): fields.reduce(into: []) { $0.formUnion($1.schema.references) }
        case .oneOf(let options), .anyOf(let options): options.reduce(into: []) { $0.formUnion($1.references) }
        case .any, .string, .choice, .integer, .number, .boolean: []
        }
    }
}

extension JSONSchema.Field {
    /// A member that is always there.
    static func field(_ name: String, _ schema: JSONSchema) -> Self {
        Self(name: name, schema: schema, isRequired: true)
    }
    /// A member that may be missing.
    static func optional(_ name: String, _ schema: JSONSchema) -> Self {
        Self(name: name, schema: schema, isRequired: false)
    }
}
