package import Foundation

/// Holds JSON against a JSON Schema: the part of draft 2020-12 that protocol schemas and ours use. Written on its own, for
/// tests alone, so that what the product says of itself is judged by something else.
///
/// Known: `$ref` within the document, `type`, `enum`, `const`, `properties`, `required`, `additionalProperties`, `items`,
/// `minItems`, `maxItems`, `minLength`, `maxLength`, `pattern`, `minimum`, `maximum`, `allOf`, `anyOf`, `oneOf`. A keyword
/// that would need judging and is not known is a finding, so that nothing passes unseen.
package struct SchemaValidator {
    private let root: Any

    /// - Parameter root: the document that references lead into.
    package init(_ root: Any) { self.root = root }

    package init(contentsOf url: URL) throws {
        root = try JSONSerialization.jsonObject(with: try Data(contentsOf: url))
    }

    private static let annotations: Set<String> = [
        "$schema", "$id", "$defs", "definitions", "title", "description", "examples", "example", "default", "format",
        "deprecated", "$comment", "components",
    ]
    private static let judged: Set<String> = [
        "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems",
        "maxItems",
        "minLength", "maxLength", "pattern", "minimum", "maximum", "allOf", "anyOf", "oneOf",
    ]

    /// What is wrong with a value, each with its place; empty: it fits.
    /// - Parameter name: of a definition, under `$defs`.
    package func problems(in value: Any, as name: String) -> [String] {
        problems(in: value, ["$ref": "#/$defs/\(name)"], "", 0)
    }

    /// Whether there is a definition of this name.
    package func defines(_ name: String) -> Bool { resolved("#/$defs/\(name)") != nil }

    package func problems(in value: Any, schema: Any) -> [String] { problems(in: value, schema, "", 0) }

    private func problems(in value: Any, _ schema: Any, _ place: String, _ depth: Int) -> [String] {
        if depth > 200 { return ["\(place): the schema refers to itself without end"] }
        if let flag = Self.flag(schema) { return flag ? [] : ["\(place): nothing is allowed here"] }
        guard let schema = schema as? [String: Any] else { return ["\(place): the schema is no object"] }
        var found = schema.keys.filter { !Self.annotations.contains($0) && !Self.judged.contains($0) }.map {
            "\(place): the schema's keyword '\($0)' is not known to this validator"
        }
        if let reference = schema["$ref"] as? String {
            if let target = resolved(reference) {
                found += problems(in: value, target, place, depth + 1)
            } else {
                found.append("\(place): '\(reference)' leads nowhere")
            }
        }
        found += ofKind(value, schema, place)
        if let object = value as? [String: Any] { found += members(object, schema, place, depth) }
        if let array = value as? [Any] { found += elements(array, schema, place, depth) }
        return found + combinations(value, schema, place, depth)
    }

    private func resolved(_ reference: String) -> Any? {
        guard reference.hasPrefix("#/") else { return reference == "#" ? root : nil }
        return reference.dropFirst(2).split(separator: "/").reduce(Optional(root)) { value, name in
            let key = String(name).replacing("~1", with: "/").replacing("~0", with: "~")
            return (value as? [String: Any])?[key]
        }
    }

    private func ofKind(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        var found: [String] = []
        if let type = schema["type"] {
            let types = type as? [String] ?? [type as? String ?? ""]
            if !types.contains(where: { Self.isOf($0, value) }) {
                found.append("\(place): \(Self.shown(value)) is not of type \(types.joined(separator: " or "))")
            }
        }
        if let allowed = schema["enum"] as? [Any], !allowed.contains(where: { Self.equal($0, value) }) {
            found.append("\(place): \(Self.shown(value)) is not one of \(allowed)")
        }
        if let constant = schema["const"], !Self.equal(constant, value) {
            found.append("\(place): \(Self.shown(value)) is not \(constant)")
        }
        if let text = value as? String {
            let count = text.unicodeScalars.count
            if let least = schema["minLength"] as? Int, count < least {
                found.append("\(place): shorter than \(least)")
            }
            if let most = schema["maxLength"] as? Int, count > most { found.append("\(place): longer than \(most)") }
            if let pattern = schema["pattern"] as? String, !Self.matches(text, pattern) {
                found.append("\(place): \(Self.shown(value)) does not match \(pattern)")
            }
        }
        if let number = Self.number(value) {
            if let least = Self.number(schema["minimum"] ?? ""), number < least {
                found.append("\(place): \(number) is below \(least)")
            }
            if let most = Self.number(schema["maximum"] ?? ""), number > most {
                found.append("\(place): \(number) is above \(most)")
            }
        }
        return found
    }

    private func members(_ object: [String: Any], _ schema: [String: Any], _ place: String, _ depth: Int) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
            "\(place): '\($0)' is missing"
        }
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            if let member = properties[name] {
                found += problems(in: value, member, "\(place)/\(name)", depth + 1)
            } else if let others = schema["additionalProperties"] {
                if Self.flag(others) == false {
                    found.append("\(place): '\(name)' is not described")
                } else {
                    found += problems(in: value, others, "\(place)/\(name)", depth + 1)
                }
            }
        }
        return found
    }

    private func elements(_ array: [Any], _ schema: [String: Any], _ place: String, _ depth: Int) -> [String] {
        var found: [String] = []
        if let least = schema["minItems"] as? Int, array.count < least { found.append("\(place): fewer than \(least)") }
        if let most = schema["maxItems"] as? Int, array.count > most { found.append("\(place): more than \(most)") }
        if let element = schema["items"] {
            for (index, value) in array.enumerated() {
                found += problems(in: value, element, "\(place)/\(index)", depth + 1)
            }
        }
        return found
    }

    private func combinations(_ value: Any, _ schema: [String: Any], _ place: String, _ depth: Int) -> [String] {
        var found: [String] = []
        for each in schema["allOf"] as? [Any] ?? [] { found += problems(in: value, each, place, depth + 1) }
        if let options = schema["anyOf"] as? [Any] {
            let reasons = options.map { problems(in: value, $0, place, depth + 1) }
            if !reasons.contains(where: \.isEmpty) {
                found += ["\(place): fits no form of anyOf"] + Self.nearest(reasons)
            }
        }
        if let options = schema["oneOf"] as? [Any] {
            let reasons = options.map { problems(in: value, $0, place, depth + 1) }
            let count = reasons.count(where: \.isEmpty)
            if count != 1 { found += ["\(place): fits \(count) forms of oneOf"] + Self.nearest(reasons) }
        }
        return found
    }

    /// Of the form that fits best, why it does not.
    private static func nearest(_ reasons: [[String]]) -> [String] { reasons.min { $0.count < $1.count } ?? [] }

    // MARK: - Values

    private static func flag(_ value: Any) -> Bool? {
        guard let number = value as? NSNumber, isBoolean(number) else { return nil }
        return number.boolValue
    }

    private static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

    private static func number(_ value: Any) -> Double? {
        guard let number = value as? NSNumber, !isBoolean(number) else { return nil }
        return number.doubleValue
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "null": value is NSNull
        case "boolean": flag(value) != nil
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "number": number(value) != nil
        case "integer": number(value).map { $0 == $0.rounded() } ?? false
        default: false
        }
    }

    private static func equal(_ left: Any, _ right: Any) -> Bool {
        guard let left = left as? NSObject, let right = right as? NSObject else { return false }
        return left == right && flag(left) == flag(right)
    }

    private static func matches(_ text: String, _ pattern: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }

    private static func shown(_ value: Any) -> String { String("\(value)".prefix(60)) }
}
