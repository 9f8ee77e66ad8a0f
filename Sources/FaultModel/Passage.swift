/// A section of a manual that is no fault: how a system works, how a part is renewed, what the tables at the end say.
/// Nothing of a manual is lost because it does not fit a fault; it is searched and cited like one.
package struct Passage: Hashable, Sendable, Identifiable {
    package let id: ID
    /// The section's heading.
    package var title: LocalizedText
    /// The headings above it, the outermost first; the document's title is not among them.
    package var headings: [LocalizedText] = []
    /// Plain text: paragraphs parted by an empty line, an item of a list or a row of a table on a line of its own.
    package var text: LocalizedText
    /// Warnings and cautions of the section; they are shown before the text and never cut.
    package var safety: [LocalizedText] = []
    /// Only these models of the line; empty: all of them.
    package var models: [String] = []
    /// Parts that the section names.
    package var parts: [PartUse] = []
    /// Pictures and attachments, in the order in which the section shows them.
    package var figures: [Figure] = []
    /// Where it was taken from: one for each source, the first source first.
    package var citations: [Citation] = []

    package init(id: ID, title: LocalizedText, text: LocalizedText) {
        self.id = id
        self.title = title
        self.text = text
    }

    /// Every language that the passage is there in.
    package var languages: [Language] { Set(title.languages + text.languages).sorted() }

    /// The whole id: `bicycle/dmc-brake-aaa-d00/2-1`: product line, document, section. Made from the document's and the
    /// section's own keys, so that it is the same when the document is imported again.
    package struct ID: Hashable, Sendable, Comparable, CustomStringConvertible {
        package let line: String
        package let document: String
        package let section: String

        /// Nil when a part of it is not `[a-z0-9-]+`.
        package init?(line: some StringProtocol, document: some StringProtocol, section: some StringProtocol) {
            guard Identifier.isSlug(line), Identifier.isSlug(document), Identifier.isSlug(section) else { return nil }
            self.line = String(line)
            self.document = String(document)
            self.section = String(section)
        }

        /// Reads `line/document/section`.
        package init?(_ text: some StringProtocol) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            self.init(line: parts[0], document: parts[1], section: parts[2])
        }

        package var description: String { "\(line)/\(document)/\(section)" }

        package static func < (left: ID, right: ID) -> Bool {
            (left.line, left.document, left.section) < (right.line, right.document, right.section)
        }
    }
}

extension Passage: Codable {
    private enum Key: String, CodingKey { case id, title, headings, text, safety, models, parts, figures, citations }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let text = try container.decode(String.self, forKey: .id)
        guard let id = ID(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .id, in: container,
                debugDescription: "'\(text)' is not a passage id such as line/document/section")
        }
        self.id = id
        title = try container.decode(LocalizedText.self, forKey: .title)
        headings = try container.decodeList(forKey: .headings)
        self.text = try container.decode(LocalizedText.self, forKey: .text)
        safety = try container.decodeList(forKey: .safety)
        models = try container.decodeList(forKey: .models)
        parts = try container.decodeList(forKey: .parts)
        figures = try container.decodeList(forKey: .figures)
        citations = try container.decodeList(forKey: .citations)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id.description, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encodeUnlessEmpty(headings, forKey: .headings)
        try container.encode(text, forKey: .text)
        try container.encodeUnlessEmpty(safety, forKey: .safety)
        try container.encodeUnlessEmpty(models, forKey: .models)
        try container.encodeUnlessEmpty(parts, forKey: .parts)
        try container.encodeUnlessEmpty(figures, forKey: .figures)
        try container.encodeUnlessEmpty(citations, forKey: .citations)
    }
}
