import FaultModel

/// Writes to each fact of a document where it is said, with the very words.
struct Citing {
    /// Without the quote, by the id of a cause, check, fault or whatever else a fact names itself by.
    var sources: [String: Citation] = [:]
    /// Of what names itself by nothing in `sources`; nil: not known.
    var usual: Citation?

    /// The members that a fact names itself by (nil: it belongs to the fact around it) and that hold its words, the first
    /// that is there.
    static let facts: [String: (key: String?, words: [String])] = [
        "Cause": ("id", ["title"]), "Remedy": (nil, ["title"]), "Check": ("id", ["ask"]),
        "WalkAction": ("id", ["do", "ask"]), "ProcedureStep": (nil, ["do", "ask"]), "Note": (nil, ["text"]),
        "FoundCause": ("cause", ["title"]), "Belief": ("cause", ["title"]), "CodeReading": ("system", ["meaning"]),
        "CodeFault": ("id", ["title"]), "PartUse": ("fault", ["title"]), "PartMention": ("passage", ["title"]),
    ]

    /// The words that what bears citations of its own is quoted by, the first that is there.
    private static let wordsOfOthers: [String: [String]] = [
        "Hit": ["snippet", "title"], "Figure": ["caption"], "ServiceDocument": ["symptom"],
    ]

    /// - Parameter name: the schema of the document.
    func cited(_ document: JSONValue, as name: String) -> JSONValue {
        cited(document, .reference(name), around: usual, words: nil)
    }

    /// - Parameters:
    ///   - source: of the fact around the value.
    ///   - words: what a citation within is quoted by.
    private func cited(
        _ value: JSONValue, _ schema: JSONSchema, around source: Citation?, words: String?
    ) -> JSONValue {
        switch schema.shape {
        case .reference("Citation"):
            guard value.object != nil else { return value }
            var value = value
            value["quote"] = words.map(JSONValue.string) ?? .null
            return value
        case .reference(let name):
            guard let named = WireSchemas.all[name] else { return value }
            return object(value, named, name, around: source, words: words)
        case .object: return object(value, schema, nil, around: source, words: words)
        case .list(let element, _):
            guard let elements = value.array else { return value }
            return .array(elements.map { cited($0, element, around: source, words: words) })
        default: return value
        }
    }

    private func object(
        _ value: JSONValue, _ schema: JSONSchema, _ name: String?, around source: Citation?, words: String?
    ) -> JSONValue {
        guard value.object != nil, !schema.fields.isEmpty else { return value }
        let fact = name.flatMap { Self.facts[$0] }
        let own = fact?.key.flatMap { value[$0]?.string }.flatMap { sources[$0] } ?? source
        let spoken =
            Self.words(in: value, fact?.words ?? name.flatMap { Self.wordsOfOthers[$0] } ?? ["title"]) ?? words
        var result = value
        for field in schema.fields {
            guard let member = value[field.name] else { continue }
            if field.name == "safety" {
                result[field.name] = .array((member.array ?? []).map { warning($0, own) })
            } else {
                result[field.name] = cited(member, field.schema, around: own, words: spoken)
            }
        }
        if fact != nil { result["citation"] = Self.value(own, quoting: spoken) }
        return result
    }

    private func warning(_ text: JSONValue, _ source: Citation?) -> JSONValue {
        ["text": text, "citation": Self.value(source, quoting: text.string)]
    }

    private static func words(in value: JSONValue, _ names: [String]) -> String? {
        for name in names {
            if let text = value[name]?.string, !text.isEmpty { return plain(text) }
        }
        return nil
    }

    /// A snippet as its source has it.
    private static func plain(_ text: String) -> String {
        guard text.contains("<mark>") else { return text }
        let pairs = [
            ("<mark>", ""), ("</mark>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
            ("&amp;", "&"),
        ]
        return pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    static func value(_ citation: Citation?, quoting words: String?) -> JSONValue {
        guard let citation else { return .null }
        return [
            "document": .string(citation.document), "revision": citation.revision.map(JSONValue.string) ?? .null,
            "page": citation.page.map(JSONValue.string) ?? .null, "file": citation.file.map(JSONValue.string) ?? .null,
            "line": citation.line.map(JSONValue.integer) ?? .null, "quote": words.map(JSONValue.string) ?? .null,
        ]
    }
}
