/// A document as text that a model reads with few tokens: the members in the order of the schema, without those that say
/// nothing, one line for what is short.
struct CompactText {
    private var lines: [String] = []

    static func text(of document: JSONValue, as schema: JSONSchema) -> String {
        var writer = CompactText()
        writer.write(document, schema, indent: "")
        return writer.lines.joined(separator: "\n")
    }

    private mutating func write(_ value: JSONValue, _ schema: JSONSchema, indent: String) {
        for (name, member, its) in Self.members(of: value, schema) {
            if let short = Self.short(member, its) {
                lines.append("\(indent)\(name): \(short)")
            } else if let elements = member.array {
                lines.append("\(indent)\(name):")
                for element in elements { writeElement(element, Self.element(of: its), indent: indent) }
            } else {
                lines.append("\(indent)\(name):")
                write(member, its, indent: indent + " ")
            }
        }
    }

    private mutating func writeElement(_ element: JSONValue, _ schema: JSONSchema, indent: String) {
        if let short = Self.short(element, schema) {
            lines.append("\(indent)- \(short)")
            return
        }
        let first = lines.count
        write(element, schema, indent: indent + "  ")
        if first < lines.count { lines[first] = indent + "- " + lines[first].dropFirst(indent.count + 2) }
    }

    /// In one line; nil: it takes more than one.
    private static func short(_ value: JSONValue, _ schema: JSONSchema) -> String? {
        switch value {
        case .null: return ""
        case .bool(let flag): return "\(flag)"
        case .integer(let number): return "\(number)"
        case .number(let number): return "\((number * 1000).rounded() / 1000)"
        case .string(let text):
            return text.replacing("<mark>", with: "").replacing("</mark>", with: "").replacing("\n", with: " / ")
        case .array(let elements):
            guard elements.allSatisfy({ $0.object == nil && $0.array == nil }) else { return nil }
            return elements.compactMap { short($0, element(of: schema)) }.joined(separator: "; ")
        case .object:
            let members = members(of: value, schema)
            guard members.count <= 8, members.allSatisfy({ $0.value.object == nil && $0.value.array == nil }) else {
                return nil
            }
            return members.map { "\($0.name) \(short($0.value, $0.schema) ?? "")" }.joined(separator: ", ")
        }
    }

    private static func members(
        of value: JSONValue, _ schema: JSONSchema
    ) -> [(name: String, value: JSONValue, schema: JSONSchema)] {
        guard let members = value.object else { return [] }
        let resolved = CitedSchemas.resolved(schema, for: value)
        let fields = resolved.fields
        let known = fields.compactMap { field in members[field.name].map { (field.name, $0, field.schema) } }
        let others = members.keys.filter { name in !fields.contains { $0.name == name } }.sorted()
        let values = known + others.map { ($0, members[$0] ?? .null, JSONSchema(.any)) }
        return values.filter { !$0.1.saysNothing }
    }

    private static func element(of schema: JSONSchema) -> JSONSchema {
        if case .list(let element, _) = CitedSchemas.resolved(schema).shape { element } else { JSONSchema(.any) }
    }
}

extension JSONValue {
    fileprivate var saysNothing: Bool {
        switch self {
        case .null, .string(""), .array([]), .object([:]): true
        default: false
        }
    }
}
