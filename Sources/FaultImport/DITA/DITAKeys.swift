/// The keys that the maps among the files define (DITA 1.3, 2.3.4). Of two definitions the first stands, in the order of
/// the files' names.
struct DITAKeys: Sendable {
    struct Target: Sendable {
        /// What stands where the key is referred to; nil: the definition gives no text.
        var text: String?
        /// The file's name among the siblings, and behind a `#` an id in it.
        var file: String?
        var fragment: String?
        /// An address outside of the files.
        var address: String?
    }

    private var targets: [String: Target] = [:]

    static let none = DITAKeys()

    subscript(key: String) -> Target? { targets[key] }

    private static let mapLimit = 1000

    /// Read once for all files of the call.
    static func of(_ siblings: SiblingFiles) -> DITAKeys {
        if siblings.isEmpty { return .none }
        return siblings.card("dita keys") {
            var keys = DITAKeys()
            for name in siblings.names(endingIn: ".ditamap").prefix(mapLimit) { keys.add(name, siblings) }
            return keys
        }
    }

    private mutating func add(_ name: String, _ siblings: SiblingFiles) {
        guard let document = DITAReading.document(named: name, siblings: siblings) else { return }
        for element in document.root.keyDefinitions {
            let target = Target(element, map: name, siblings: siblings)
            for key in (element["keys"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
            where targets[key] == nil { targets[key] = target }
        }
    }
}

extension DITAKeys.Target {
    fileprivate init(_ element: MarkupElement, map: String, siblings: SiblingFiles) {
        let meta = element.first("topicmeta")
        text =
            meta?.first("keytext")?.peekedWords ?? meta?.first(at: "keywords", "keyword")?.peekedWords
            ?? meta?.first("linktext")?.peekedWords ?? meta?.first("navtitle")?.peekedWords ?? element["navtitle"]
        guard let href = element["href"] else { return }
        let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        file = siblings.name(of: parts[0], from: map)
        fragment = parts.count > 1 ? parts[1] : nil
        if file == nil { address = href }
    }
}

extension MarkupElement {
    /// Elements that define keys, anywhere below.
    fileprivate var keyDefinitions: [MarkupElement] {
        let tape = document.tape
        var found: [MarkupElement] = []
        var element = index
        for item in tape.items.indices {
            if tape.items[item].kind == .element { element = item }
            if tape.items[item].kind == .attribute, tape.names[Int(tape.items[item].name)] == "keys" {
                found.append(MarkupElement(document: document, index: element))
            }
        }
        return found
    }
}
