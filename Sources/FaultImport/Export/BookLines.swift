internal import FaultModel

/// The lines of a fault book that is being written: blocks for structure, one line for each short thing.
struct BookLines {
    private(set) var text = ""
    /// The language of plain strings: a text in it alone is written without a map.
    let language: Language?
    /// Where the files of figures stand, relative to the book.
    var files: [MediaHash: String] = [:]

    init(language: Language?) { self.language = language }

    mutating func line(_ indent: Int, _ content: String) {
        text += String(repeating: " ", count: indent)
        text += content
        text += "\n"
    }

    mutating func blank() { text += "\n" }

    /// Begins an entry of a list: its first field stands behind the dash.
    mutating func field(_ indent: Int, _ key: String, _ value: String?) {
        if let value { line(indent, "\(key): \(value)") }
    }

    func scalar(_ text: String) -> String { YAMLText.scalar(text) }

    func localized(_ text: LocalizedText) -> String {
        if text.languages.count == 1, text.languages.first == language, let string = text.strings.first {
            return YAMLText.scalar(string)
        }
        return Self.flow(zip(text.languages, text.strings).map { (YAMLText.scalar($0.tag), YAMLText.scalar($1)) })
    }

    func list(_ texts: [LocalizedText]) -> String? {
        texts.isEmpty ? nil : Self.flow(texts.map(localized))
    }

    func list(_ strings: [String]) -> String? {
        strings.isEmpty ? nil : Self.flow(strings.map(YAMLText.scalar))
    }

    static func flow(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    static func flow(_ fields: [(String, String?)]) -> String {
        "{" + fields.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
    }
}
