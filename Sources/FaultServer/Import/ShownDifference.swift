import FaultKnowledge
import FaultModel
import Foundation

/// What would change of one thing, field by field.
struct ShownDifference: Hashable, Sendable {
    enum Change: Hashable, Sendable { case new, changed, removed }

    let kind: Record.Kind
    let id: String
    let change: Change
    /// What differs, or all of what is new or removed, in the order of the fields' names.
    let fields: [Field]
    /// Fields that are not shown.
    let left: Int

    /// A field by its way through the record: `causes.relief-valve-stuck.title.en`.
    struct Field: Hashable, Sendable {
        let name: String
        /// Nil: there was nothing.
        let before: String?
        /// Nil: there is nothing any more.
        let after: String?
    }

    private static let mostFields = 60
    /// Characters of one value.
    static let longestValue = 600

    init(_ difference: ImportDifferences.Difference) {
        kind = difference.kind
        id = difference.id
        change = difference.before == nil ? .new : difference.after == nil ? .removed : .changed
        let before = RecordFields(difference.before).values
        let after = RecordFields(difference.after).values
        let names = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
        fields = names.prefix(Self.mostFields).map {
            Field(name: $0, before: before[$0].map(Self.cut), after: after[$0].map(Self.cut))
        }
        left = names.count - fields.count
    }

    private static func cut(_ text: String) -> String {
        text.count <= longestValue ? text : text.prefix(longestValue) + "…"
    }
}

/// A record's JSON as a list of fields, each with its way through the record.
struct RecordFields {
    private(set) var values: [String: String] = [:]

    /// JSON of our own making, so no deeper than a record is. Lines are left out: a text that moves in its file is the same.
    init(_ json: String?) {
        guard let json, let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else { return }
        add(object, "")
    }

    private mutating func add(_ value: Any, _ name: String) {
        switch value {
        case let object as [String: Any]:
            for (key, value) in object where !(key == "line" && name.hasPrefix("citations")) {
                add(value, name.isEmpty ? key : "\(name).\(key)")
            }
        case let list as [Any]:
            if let texts = list as? [String] {
                values[name] = texts.joined(separator: "\n")
                return
            }
            var seen: [String: Int] = [:]
            for (place, element) in list.enumerated() {
                // A thing with a name of its own keeps its fields when its place changes.
                let own = (element as? [String: Any]).flatMap { ($0["id"] ?? $0["number"]) as? String }
                var key = own ?? "\(place + 1)"
                let count = seen[key, default: 0] + 1
                seen[key] = count
                if count > 1 { key += " (\(count))" }
                add(element, "\(name).\(key)")
            }
        case let number as NSNumber: values[name] = "\(number)"
        case let text as String: values[name] = text
        default: values[name] = "\(value)"
        }
    }
}
