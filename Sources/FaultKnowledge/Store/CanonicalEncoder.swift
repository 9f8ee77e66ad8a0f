/// Writes a value as JSON: keys in order, no space between things, no `/` escaped.
///
/// These are the bytes that Foundation's encoder writes with `.sortedKeys` and `.withoutEscapingSlashes`, several times as
/// fast: each record of an import is encoded twice, which was a third of the whole work.
package enum CanonicalEncoder {
    /// The JSON as UTF-8.
    /// - Throws: `EncodingError` for a number that JSON has not.
    package static func bytes(_ value: some Encodable) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8192)
        try node(of: value).write(to: &bytes)
        return bytes
    }

    /// - Throws: `EncodingError` for a number that JSON has not.
    static func json(_ value: some Encodable) throws -> String { try node(of: value).text }

    /// The whole, and the same without a member of each element of a list: of `{"list":[{"member":1}]}` `{"list":[{}]}`.
    static func json(
        _ value: some Encodable, without member: String, inEachOf list: String
    ) throws -> (whole: String, without: String) {
        let root = try node(of: value)
        let whole = root.text
        return (whole, root.remove(member, inEachOf: list) ? root.text : whole)
    }

    private static func node(of value: some Encodable) throws -> JSONNode {
        let root = JSONNode()
        try value.encode(to: NodeEncoder(node: root, codingPath: []))
        return root
    }
}

/// A value on its way: what it holds is known before in which order it is written.
private final class JSONNode {
    enum Content {
        /// Nothing was encoded: an empty object.
        case nothing
        /// `null`, `true`, `false` or a number.
        case literal(String)
        case string(String)
        case list([Content])
        case members([(key: String, value: Content)])
        case node(JSONNode)
    }

    var content = Content.nothing

    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Returns: whether there was any.
    func remove(_ member: String, inEachOf list: String) -> Bool {
        guard case .members(var members) = content, let place = members.firstIndex(where: { $0.key == list }),
            case .list(var elements) = members[place].value
        else { return false }
        var isAny = false
        for index in elements.indices {
            guard case .members(var own) = elements[index] else { continue }
            let count = own.count
            own.removeAll { $0.key == member }
            isAny = isAny || own.count < count
            elements[index] = .members(own)
        }
        members[place].value = .list(elements)
        content = .members(members)
        return isAny
    }

    func write(to bytes: inout [UInt8]) { Self.write(content, to: &bytes) }

    private static func write(_ content: Content, to bytes: inout [UInt8]) {
        switch content {
        case .nothing: bytes.append(contentsOf: [UInt8(ascii: "{"), UInt8(ascii: "}")])
        case .literal(let text): bytes += text.utf8
        case .string(let text): write(text, to: &bytes)
        case .node(let node): node.write(to: &bytes)
        case .list(let list):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in list.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .members(var members):
            members.sort { $0.key < $1.key }
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                write(member.value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices where utf8[index] < 0x20 || utf8[index] == 0x22 || utf8[index] == 0x5C {
                bytes.append(contentsOf: utf8[start..<index])
                escape(utf8[index], to: &bytes)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x22: bytes += "\\\"".utf8
        case 0x5C: bytes += "\\\\".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        default:
            let digits = String(byte, radix: 16)
            bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
            bytes += digits.utf8
        }
    }
}

extension JSONNode.Content {
    /// What needs no container of its own; nil: everything else. Types are compared before they are cast, which is
    /// several times as fast.
    init?<Value: Encodable>(plain value: Value) throws {
        if Value.self == String.self, let text = value as? String {
            self = .string(text)
        } else if Value.self == Int.self, let number = value as? Int {
            self = .literal(String(number))
        } else if Value.self == Double.self, let number = value as? Double {
            self = .literal(try Self.text(of: number))
        } else if Value.self == Bool.self, let flag = value as? Bool {
            self = .literal(flag ? "true" : "false")
        } else {
            return nil
        }
    }

    init(_ value: some Encodable, at path: [any CodingKey]) throws {
        if let plain = try Self(plain: value) {
            self = plain
            return
        }
        let node = JSONNode()
        try value.encode(to: NodeEncoder(node: node, codingPath: path))
        if case .node(let inner) = node.content { self = inner.content } else { self = node.content }
    }

    static func text(of number: Double) throws -> String {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, .init(codingPath: [], debugDescription: "JSON has no number '\(number)'"))
        }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

private struct NodeEncoder: Encoder {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .members = node.content {} else { node.content = .members([]) }
        return KeyedEncodingContainer(NodeMembers<Key>(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .list = node.content {} else { node.content = .list([]) }
        return NodeList(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { NodeValue(node: node, codingPath: codingPath) }
}

private struct NodeMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    let codingPath: [any CodingKey]

    private func add(_ content: JSONNode.Content, _ key: some CodingKey) {
        guard case .members(var members) = node.content else { return }
        // Given back while it is changed: it would be copied otherwise.
        node.content = .nothing
        members.append((key.stringValue, content))
        node.content = .members(members)
    }

    mutating func encodeNil(forKey key: Key) { add(.literal("null"), key) }
    mutating func encode(_ value: String, forKey key: Key) { add(.string(value), key) }
    mutating func encode(_ value: Int, forKey key: Key) { add(.literal(String(value)), key) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws { add(try .init(value, at: codingPath), key) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        NodeEncoder(node: child(key), codingPath: codingPath).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        NodeEncoder(node: child(key), codingPath: codingPath).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { NodeEncoder(node: child(SuperKey()), codingPath: codingPath) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { NodeEncoder(node: child(key), codingPath: codingPath) }

    private func child(_ key: some CodingKey) -> JSONNode {
        let child = JSONNode()
        add(.node(child), key)
        return child
    }
}

private struct SuperKey: CodingKey {
    var stringValue: String { "super" }
    var intValue: Int? { nil }
    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}

private struct NodeList: UnkeyedEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]
    private(set) var count = 0

    init(node: JSONNode, codingPath: [any CodingKey]) {
        self.node = node
        self.codingPath = codingPath
    }

    private mutating func add(_ content: JSONNode.Content) {
        guard case .list(var list) = node.content else { return }
        node.content = .nothing
        list.append(content)
        node.content = .list(list)
        count += 1
    }

    mutating func encodeNil() { add(.literal("null")) }
    mutating func encode(_ value: some Encodable) throws { add(try .init(value, at: codingPath)) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        NodeEncoder(node: child(), codingPath: codingPath).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        NodeEncoder(node: child(), codingPath: codingPath).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { NodeEncoder(node: child(), codingPath: codingPath) }

    private mutating func child() -> JSONNode {
        let child = JSONNode()
        add(.node(child))
        return child
    }
}

private struct NodeValue: SingleValueEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]

    mutating func encodeNil() { node.content = .literal("null") }
    mutating func encode(_ value: String) { node.content = .string(value) }
    mutating func encode(_ value: Int) { node.content = .literal(String(value)) }
    mutating func encode(_ value: Bool) { node.content = .literal(value ? "true" : "false") }
    mutating func encode(_ value: Double) throws { node.content = .literal(try JSONNode.Content.text(of: value)) }
    // Numbers of other widths come to their own text; `String`, `Int` and the like never come here.
    mutating func encode(_ value: Float) throws {
        node.content = .literal(try JSONNode.Content.text(of: Double(value)))
    }
    mutating func encode(_ value: Int8) { node.content = .literal(String(value)) }
    mutating func encode(_ value: Int16) { node.content = .literal(String(value)) }
    mutating func encode(_ value: Int32) { node.content = .literal(String(value)) }
    mutating func encode(_ value: Int64) { node.content = .literal(String(value)) }
    mutating func encode(_ value: UInt) { node.content = .literal(String(value)) }
    mutating func encode(_ value: UInt8) { node.content = .literal(String(value)) }
    mutating func encode(_ value: UInt16) { node.content = .literal(String(value)) }
    mutating func encode(_ value: UInt32) { node.content = .literal(String(value)) }
    mutating func encode(_ value: UInt64) { node.content = .literal(String(value)) }
    mutating func encode(_ value: some Encodable) throws { node.content = try .init(value, at: codingPath) }
}
