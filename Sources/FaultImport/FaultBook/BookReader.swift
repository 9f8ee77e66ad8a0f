internal import FaultModel

/// Reads values out of a YAML tree and notes what is wrong with them, each with its place. After `hasFailed` is true the
/// record that is being read is not to be used; it goes on reading, so that an author sees every mistake at once.
struct BookReader {
    var findings: Findings
    /// The language of plain strings; nil: the book does not say, and only maps of languages are texts.
    var language: Language?
    /// The id of the record that is being read.
    var record: String?
    private(set) var hasFailed = false

    init(findings: Findings) { self.findings = findings }

    /// Reads one record: what goes wrong in it is its own.
    mutating func reading<Value>(record: String?, _ body: (inout BookReader) -> Value?) -> Value? {
        let outside = (self.record, hasFailed)
        (self.record, hasFailed) = (record, false)
        let value = body(&self)
        let isGood = !hasFailed
        (self.record, hasFailed) = outside
        return isGood ? value : nil
    }

    mutating func fail(_ message: String, at node: YAMLNode) {
        hasFailed = true
        findings.error(message, line: node.line, column: node.column, record: record)
    }

    mutating func warn(_ message: String, at node: YAMLNode) {
        findings.warning(message, line: node.line, column: node.column, record: record)
    }

    // MARK: - Maps and lists

    /// The fields of a map by name. Unknown names and names that are there twice are errors; a field with nothing behind
    /// it is not there.
    mutating func fields(of node: YAMLNode, _ what: String, allowing names: [String]) -> [String: YAMLNode] {
        guard case .mapping(let pairs) = node.content else {
            fail("expected \(what) as a map of \(names.joined(separator: ", ")); found \(node.words)", at: node)
            return [:]
        }
        var fields: [String: YAMLNode] = [:]
        var seen: Set<String> = []
        for (key, value) in pairs {
            guard case .scalar(let name, _) = key.content else {
                fail("expected a key of \(what), found \(key.words)", at: key)
                continue
            }
            guard names.contains(name) else {
                let nearest = name.nearest(among: names).map { "; did you mean '\($0)'?" } ?? ""
                fail("'\(name)' is no key of \(what)\(nearest) Its keys are \(names.joined(separator: ", "))", at: key)
                continue
            }
            guard seen.insert(name).inserted else {
                fail("'\(name)' is there twice in \(what); keep one", at: key)
                continue
            }
            if !value.isNull { fields[name] = value }
        }
        return fields
    }

    /// The entries of a map whose names the author chooses, in order.
    mutating func entries(of node: YAMLNode, _ what: String) -> [(name: String, key: YAMLNode, value: YAMLNode)] {
        guard case .mapping(let pairs) = node.content else {
            fail("expected \(what) as a map; found \(node.words)", at: node)
            return []
        }
        var seen: Set<String> = []
        return pairs.compactMap { key, value in
            guard case .scalar(let name, _) = key.content else {
                fail("expected a name in \(what), found \(key.words)", at: key)
                return nil
            }
            if !seen.insert(name).inserted { fail("'\(name)' is there twice in \(what); keep one", at: key) }
            return (name, key, value)
        }
    }

    mutating func items(of node: YAMLNode?, _ what: String) -> [YAMLNode] {
        guard let node else { return [] }
        guard case .sequence(let items) = node.content else {
            fail("expected \(what) as a list; found \(node.words)", at: node)
            return []
        }
        return items
    }

    // MARK: - Single values

    /// The string that was written, whatever YAML would take it for.
    mutating func string(_ node: YAMLNode?, _ what: String) -> String? {
        guard let node else { return nil }
        guard case .scalar(let text, _) = node.content, text.trimmed() != nil else {
            fail("expected \(what), found \(node.words)", at: node)
            return nil
        }
        return text
    }

    mutating func required(_ node: YAMLNode?, _ what: String, in parent: YAMLNode) -> YAMLNode? {
        if node == nil { fail("\(what) is missing", at: parent) }
        return node
    }

    /// A text in one or more languages.
    mutating func text(_ node: YAMLNode?, _ what: String) -> LocalizedText? {
        guard let node else { return nil }
        switch node.content {
        case .scalar(let text, _) where text.trimmed() != nil:
            guard let language else {
                fail("\(what) does not say its language, and the book names none; write {zh: …, en: …}", at: node)
                return nil
            }
            return LocalizedText(text, in: language)
        case .mapping(let pairs) where !pairs.isEmpty:
            return translations(pairs, what)
        default:
            fail("expected \(what) as a text or a map from language to text, found \(node.words)", at: node)
            return nil
        }
    }

    static let languageLimit = 100

    private mutating func translations(_ pairs: [(key: YAMLNode, value: YAMLNode)], _ what: String) -> LocalizedText? {
        if pairs.count > Self.languageLimit {
            fail("\(what) has \(pairs.count) languages; at most \(Self.languageLimit) are read", at: pairs[0].key)
            return nil
        }
        var texts: [(Language, String)] = []
        for (key, value) in pairs {
            guard case .scalar(let tag, _) = key.content, let language = Language(tag) else {
                let hint = value.isNull ? "; a comma parts entries, so put a text that has one in quotes" : ""
                fail("expected a language such as zh or en as a key of \(what), found \(key.words)\(hint)", at: key)
                continue
            }
            if texts.contains(where: { $0.0 == language }) {
                fail("\(what) says '\(language)' twice; keep one", at: key)
            } else if let text = string(value, "the text of \(what) in '\(language)'") {
                texts.append((language, text))
            }
        }
        return LocalizedText(texts)
    }

    mutating func texts(_ node: YAMLNode?, _ what: String) -> [LocalizedText] {
        items(of: node, what).compactMap { text($0, "an entry of \(what)") }
    }

    mutating func strings(_ node: YAMLNode?, _ what: String) -> [String] {
        items(of: node, what).compactMap { string($0, "an entry of \(what)") }
    }

    mutating func number(_ node: YAMLNode?, _ what: String) -> Double? {
        guard let node else { return nil }
        guard case .scalar(let text, _) = node.content, Self.isDecimal(text), let number = Double(text), number.isFinite
        else {
            fail("expected \(what) as a number, found \(node.words)", at: node)
            return nil
        }
        return number
    }

    mutating func integer(_ node: YAMLNode?, _ what: String) -> Int? {
        guard let node else { return nil }
        guard case .scalar(let text, _) = node.content, let number = Int(text) else {
            fail("expected \(what) as a whole number, found \(node.words)", at: node)
            return nil
        }
        return number
    }

    /// Digits with sign, point and exponent: no `nan`, `inf` or hexadecimal.
    private static func isDecimal(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0.isASCIIDigit || [0x2B, 0x2D, 0x2E, 0x65, 0x45].contains($0) }
    }

    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ node: YAMLNode?, _ what: String, as type: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let node else { return nil }
        let words = type.allCases.map(\.rawValue)
        guard case .scalar(let text, _) = node.content, let word = Word(rawValue: text) else {
            var nearest = ""
            if case .scalar(let text, _) = node.content, let near = text.nearest(among: words) {
                nearest = "; did you mean '\(near)'?"
            }
            fail("expected \(what) as one of \(words.joined(separator: ", ")); found \(node.words)\(nearest)", at: node)
            return nil
        }
        return word
    }
}
