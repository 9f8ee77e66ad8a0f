import FaultModel
import Foundation

extension JSONSchema {
    /// What is wrong with a value that someone sent; empty: it fits. At most some twenty findings are told.
    func problems(in value: JSONValue, at place: String = "") -> [Problem.Field] {
        var check = SchemaCheck()
        check.check(value, self, place)
        return check.problems
    }
}

/// Holds a value against a schema, and says each difference in a sentence.
private struct SchemaCheck {
    private(set) var problems: [Problem.Field] = []
    private static let most = 20

    mutating func check(_ value: JSONValue, _ schema: JSONSchema, _ place: String) {
        if problems.count >= Self.most || (schema.isNullable && value == .null) { return }
        switch (schema.shape, value) {
        case (.any, _), (.boolean, .bool): break
        case (.reference(let name), _):
            if let named = WireSchemas.all[name] { check(value, named, place) }
        case (.string(let rule), .string(let text)): check(text, rule, place)
        case (.choice(let words), .string(let text)):
            if !words.contains(text) { note(place, "is '\(text.shortened)'; expected one of \(words.listed).") }
        case (.integer(let range), .integer(let number)):
            if let range, !range.contains(number) { note(place, "is \(number); expected \(Self.words(range)).") }
        case (.number(let range), .integer(let number)): check(Double(number), range, place)
        case (.number(let range), .number(let number)): check(number, range, place)
        case (.list(let element, let count), .array(let elements)):
            if let count, !count.contains(elements.count) {
                note(place, "has \(elements.count) elements; expected \(Self.words(count)).")
            }
            for (index, each) in elements.prefix(1000).enumerated() { check(each, element, "\(place)[\(index)]") }
        case (.map(let element), .object(let members)):
            for (name, each) in members.sorted(by: { $0.key < $1.key }) { check(each, element, place.member(name)) }
        case (.object(let fields), .object(let members)):
            check(members, fields, place, isOpen: schema.isOpen)
        case (.oneOf(let options), _), (.anyOf(let options), _):
            // Of several forms the nearest one is meant.
            let found = options.map { $0.problems(in: value, at: place) }
            problems += found.min { $0.count < $1.count } ?? []
        default: note(place, "is \(value.kindInWords); expected \(schema.kindInWords).")
        }
    }

    private mutating func check(_ text: String, _ rule: JSONSchema.StringRule, _ place: String) {
        let count = text.unicodeScalars.count
        if let length = rule.length, !length.contains(count) {
            note(place, "has \(count) characters; expected \(Self.words(length)).")
        } else if let pattern = rule.pattern, text.range(of: pattern, options: .regularExpression) == nil {
            note(place, "is '\(text.shortened)'; expected what fits \(pattern).")
        }
    }

    private mutating func check(_ number: Double, _ range: ClosedRange<Double>?, _ place: String) {
        guard let range, !range.contains(number) else { return }
        note(place, "is \(number); expected a number from \(range.lowerBound) to \(range.upperBound).")
    }

    private mutating func check(
        _ members: [String: JSONValue], _ fields: [JSONSchema.Field], _ place: String, isOpen: Bool
    ) {
        let names = fields.map(\.name)
        for name in members.keys.sorted() where !isOpen && !names.contains(name) {
            let hint = name.nearest(among: names).map { " Did you mean '\($0)'?" } ?? ""
            note(place.member(name), "is not known here; expected \(names.listed).\(hint)")
        }
        for field in fields {
            if let value = members[field.name] {
                check(value, field.schema, place.member(field.name))
            } else if field.isRequired {
                note(place.member(field.name), "is missing; expected \(field.schema.kindInWords).")
            }
        }
    }

    private mutating func note(_ place: String, _ what: String) {
        let field = place.isEmpty ? "body" : place
        problems.append(Problem.Field(field: field, message: "\(field) \(what)"))
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        if range.upperBound == .max { return "at least \(range.lowerBound)" }
        return range.lowerBound == range.upperBound
            ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
}

extension JSONSchema {
    /// What it is, for a sentence.
    fileprivate var kindInWords: String {
        switch shape {
        case .any: "a value"
        case .string: "a text"
        case .choice(let words): "one of \(words.listed)"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .list: "an array"
        case .map, .object: "an object"
        case .oneOf, .anyOf: "one of several forms"
        case .reference(let name): WireSchemas.all[name]?.kindInWords ?? "a value"
        }
    }
}

extension JSONValue {
    fileprivate var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .string(let text): "'\(text.shortened)'"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension String {
    fileprivate var shortened: String { count <= 60 ? self : prefix(60) + "…" }
    fileprivate func member(_ name: String) -> String { isEmpty ? name.shortened : "\(self).\(name.shortened)" }
}

extension [String] {
    fileprivate var listed: String { joined(separator: ", ") }
}
