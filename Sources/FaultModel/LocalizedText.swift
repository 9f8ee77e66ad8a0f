/// One text in one or more languages. Never empty: a text that says nothing is no text (use an optional).
///
///     LocalizedText("主溢流阀", in: .chinese)
///     LocalizedText([(.chinese, "主溢流阀"), (.english, "Main relief valve")])
///
/// Languages are kept in the order of their tags, so that equal texts are equal however they were written.
package struct LocalizedText: Hashable, Sendable {
    private var entries: [Entry]

    private struct Entry: Hashable, Sendable {
        var language: Language
        var string: String
    }

    package init(_ string: String, in language: Language) {
        entries = [Entry(language: language, string: string)]
    }

    /// Nil when there is no language. Of two texts in the same language the later one stands.
    package init?(_ texts: some Sequence<(Language, String)>) {
        entries = []
        for (language, string) in texts { self[language] = string }
        if entries.isEmpty { return nil }
    }

    package var languages: [Language] { entries.map(\.language) }
    package var strings: [String] { entries.map(\.string) }

    /// The exact language only; see `best(for:)` for a reader's choice. Setting nil leaves the text unchanged: there
    /// is always at least one language.
    package subscript(language: Language) -> String? {
        get { entries.first { $0.language == language }?.string }
        set {
            guard let newValue else { return }
            if let index = entries.firstIndex(where: { $0.language >= language }) {
                if entries[index].language == language {
                    entries[index].string = newValue
                } else {
                    entries.insert(Entry(language: language, string: newValue), at: index)
                }
            } else {
                entries.append(Entry(language: language, string: newValue))
            }
        }
    }

    /// What a reader of `language` is shown: that language, else one with the same primary language, else English,
    /// else the first.
    package func best(for language: Language) -> (string: String, language: Language) {
        let entry =
            entries.first { $0.language == language }
            ?? entries.first { $0.language.primary == language.primary }
            ?? entries.first { $0.language == .english }
            ?? entries[0]
        return (entry.string, entry.language)
    }

    package func string(for language: Language) -> String { best(for: language).string }

    /// Adds the languages of `other` that are missing here; what is already said stays.
    /// - Returns: the texts of `other` that say something else in a language that both have.
    @discardableResult
    package mutating func add(_ other: LocalizedText) -> [(Language, String)] {
        var contradicted: [(Language, String)] = []
        for entry in other.entries {
            if let mine = self[entry.language] {
                if mine != entry.string { contradicted.append((entry.language, entry.string)) }
            } else {
                self[entry.language] = entry.string
            }
        }
        return contradicted
    }

    /// True when both have a language in common and say the same in each such language.
    package func agrees(with other: LocalizedText) -> Bool {
        var common = false
        for entry in other.entries {
            guard let mine = self[entry.language] else { continue }
            guard mine == entry.string else { return false }
            common = true
        }
        return common
    }

    package func shares(languageWith other: LocalizedText) -> Bool {
        other.entries.contains { self[$0.language] != nil }
    }
}

extension LocalizedText: Codable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        entries = []
        for key in container.allKeys {
            guard let language = Language(key.stringValue) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "'\(key.stringValue)' is not a language tag")
            }
            self[language] = try container.decode(String.self, forKey: key)
        }
        if entries.isEmpty {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a text needs at least one language"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for entry in entries { try container.encode(entry.string, forKey: Key(stringValue: entry.language.tag)) }
    }
}
