/// A node of a YAML document with its place. Scalars are the text that was written: `no`, `0001` and `1E5` stay what they
/// are.
struct YAMLNode: Sendable {
    var content: Content
    /// From 1.
    var line: Int
    var column: Int
    /// The number of nodes in it, itself included and aliases expanded.
    var weight: Int

    enum Content: Sendable {
        /// Plain: written without quotes or `|` and `>`.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    /// Nothing was written, or YAML's words for nothing.
    var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content { return ["", "~", "null", "Null", "NULL"].contains(text) }
        return false
    }

    /// What it is, as a message says it.
    var words: String {
        switch content {
        case .scalar("", isPlain: true): "nothing"
        case .scalar(let text, _): "'\(text.prefix(60))'"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }

    /// The value of the first key with this name; nil when it is no mapping or has no such key.
    subscript(key: String) -> YAMLNode? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs.first { if case .scalar(key, _) = $0.key.content { true } else { false } }?.value
    }

    subscript(index: Int) -> YAMLNode? {
        guard case .sequence(let items) = content, items.indices.contains(index) else { return nil }
        return items[index]
    }

    /// The node that a path of keys and indexes leads to, or the last one on the way that is there.
    func nearest(to path: [String]) -> YAMLNode {
        var node = self
        for step in path {
            guard let next = node[step] ?? Int(step).flatMap({ node[$0] }) else { break }
            node = next
        }
        return node
    }
}
