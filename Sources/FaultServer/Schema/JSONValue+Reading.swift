import FaultImport

/// Why a text is no JSON that we take.
package enum UnreadableJSON: Error, Hashable {
    case notUTF8
    /// In words of the parser: what was found where.
    case malformed(String)
    case tooDeep(limit: Int)
    /// A name stands twice in one object: programs disagree on which of the two counts.
    case repeatedName(String)
    /// No number of 64 bits comes near it.
    case hugeNumber(String)
}

extension UnreadableJSON: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notUTF8: "The JSON is not UTF-8. Send it in UTF-8."
        case .malformed(let reason): "The text is not JSON: \(reason)"
        case .tooDeep(let limit): "The JSON is nested deeper than \(limit) levels. Send it flatter."
        case .repeatedName(let name): "The name '\(name.prefix(60))' stands twice in one object. Give it once."
        case .hugeNumber(let number): "The number \(number.prefix(40)) is too large. Send one that a double can hold."
        }
    }
}

extension JSONValue {
    /// Levels of arrays and objects; far more than any message of ours has.
    package static let depthLimit = 40

    /// - Throws: `UnreadableJSON`.
    package init(reading bytes: [UInt8]) throws {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw UnreadableJSON.notUTF8 }
        let document: JSONDocument
        do {
            document = try JSONDocument(bytes)
        } catch {
            throw UnreadableJSON.malformed("\(error)")
        }
        self = try JSONValue(document, at: 0, depth: 0)
    }

    private init(_ document: JSONDocument, at index: Int, depth: Int) throws {
        guard depth <= Self.depthLimit else { throw UnreadableJSON.tooDeep(limit: Self.depthLimit) }
        switch document.values[index].kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .string: self = .string(document.string(index))
        case .number: self = try JSONValue(number: document.string(index))
        case .array:
            self = .array(try document.children(of: index).map { try JSONValue(document, at: $0, depth: depth + 1) })
        case .object:
            var members: [String: JSONValue] = [:]
            for name in document.children(of: index) {
                let key = document.string(name)
                let value = try JSONValue(document, at: name + 1, depth: depth + 1)
                if members.updateValue(value, forKey: key) != nil { throw UnreadableJSON.repeatedName(key) }
            }
            self = .object(members)
        }
    }

    private init(number text: String) throws {
        if let whole = Int(text) {
            self = .integer(whole)
            return
        }
        guard let number = Double(text), number.isFinite else { throw UnreadableJSON.hugeNumber(text) }
        // 1.0 and 1e3 are whole numbers in JSON Schema, and so they are here.
        self = Int(exactly: number).map { abs($0) <= 1 << 53 ? .integer($0) : .number(number) } ?? .number(number)
    }
}
