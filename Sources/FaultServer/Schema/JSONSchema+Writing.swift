extension JSONSchema {
    /// As JSON Schema 2020-12.
    /// - Parameter prefix: what stands before the name in a reference: `#/components/schemas/`, `#/$defs/`.
    func json(references prefix: String) -> JSONValue {
        var members = shapeMembers(prefix)
        if let about { members["description"] = .string(about) }
        if let example { members["examples"] = [example] }
        if let usual { members["default"] = usual }
        guard isNullable else { return .object(members) }
        switch members["type"] {
        case .string(let type)? where members["enum"] == nil: members["type"] = [.string(type), "null"]
        default:
            // A choice of words, or a reference: null beside it.
            var notes: [String: JSONValue] = [:]
            for name in ["description", "examples", "default"] { notes[name] = members.removeValue(forKey: name) }
            notes["anyOf"] = [.object(members), ["type": "null"]]
            return .object(notes)
        }
        return .object(members)
    }

    private func shapeMembers(_ prefix: String) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        switch shape {
        case .any: break
        case .string(let rule):
            members["type"] = "string"
            if let length = rule.length {
                if length.lowerBound > 0 { members["minLength"] = .integer(length.lowerBound) }
                if length.upperBound < .max { members["maxLength"] = .integer(length.upperBound) }
            }
            if let pattern = rule.pattern { members["pattern"] = .string(pattern) }
            if let format = rule.format { members["format"] = .string(format) }
        case .choice(let words):
            members["type"] = "string"
            members["enum"] = .array(words.map(JSONValue.string))
        case .integer(let range):
            members["type"] = "integer"
            if let range {
                if range.lowerBound > .min { members["minimum"] = .integer(range.lowerBound) }
                if range.upperBound < .max { members["maximum"] = .integer(range.upperBound) }
            }
        case .number(let range):
            members["type"] = "number"
            if let range {
                if range.lowerBound > -.infinity { members["minimum"] = .number(range.lowerBound) }
                if range.upperBound < .infinity { members["maximum"] = .number(range.upperBound) }
            }
        case .boolean: members["type"] = "boolean"
        case .list(let element, let count):
            members["type"] = "array"
            members["items"] = element.json(references: prefix)
            if let count {
                if count.lowerBound > 0 { members["minItems"] = .integer(count.lowerBound) }
                if count.upperBound < .max { members["maxItems"] = .integer(count.upperBound) }
            }
        case .map(let value):
            members["type"] = "object"
            members["additionalProperties"] = value.json(references: prefix)
        case .object(let fields):
            members["type"] = "object"
            if !isOpen { members["additionalProperties"] = false }
            members["properties"] = .object(
                Dictionary(fields.map { ($0.name, $0.schema.json(references: prefix)) }) { _, last in last })
            let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
            if !required.isEmpty { members["required"] = .array(required) }
        case .oneOf(let options):
            members["oneOf"] = .array(options.map { $0.json(references: prefix) })
        case .anyOf(let options):
            members["anyOf"] = .array(options.map { $0.json(references: prefix) })
        case .reference(let name): members["$ref"] = .string(prefix + name)
        }
        return members
    }

    /// As a JSON Schema that stands alone: what it refers to is within it.
    var standalone: JSONValue { standalone(in: WireSchemas.all) }

    /// - Parameter table: what references stand for.
    func standalone(in table: [String: JSONSchema]) -> JSONValue {
        var schema = json(references: "#/$defs/")
        var definitions: [String: JSONValue] = [:]
        var pending = Array(references)
        while let name = pending.popLast() {
            guard definitions[name] == nil, let named = table[name] else { continue }
            definitions[name] = named.json(references: "#/$defs/")
            pending += named.references
        }
        if !definitions.isEmpty { schema["$defs"] = .object(definitions) }
        return schema
    }
}
