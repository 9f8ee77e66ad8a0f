import FaultModel

extension Words {
    /// ` lang="zh"` for a text of a source that is not in the page's language, so that it is read aloud and set rightly.
    ///
    /// - Parameter languages: those that the record has; the one that is not Chinese names a text without Chinese signs.
    func lang(_ text: String, among languages: [Language]) -> HTML? {
        guard let tag = Self.tag(of: text, among: languages), tag != language.tag else { return nil }
        return " lang=\"\(tag)\""
    }

    /// The text, marked with its language where that is not the page's.
    func said(_ text: String, among languages: [Language]) -> HTML {
        guard let lang = lang(text, among: languages) else { return "\(text)" }
        return "<span\(lang)>\(text)</span>"
    }

    /// Nil: signs and numbers only, or nothing tells.
    private static func tag(of text: String, among languages: [Language]) -> String? {
        var hasHan = false
        var letters = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3040...0x30FF: return "ja"
            case 0xAC00...0xD7AF: return "ko"
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: hasHan = true
            case 0x61...0x7A: letters += 1
            default: break
            }
        }
        if hasHan { return languages.first { $0.primary == "zh" }?.tag ?? "zh" }
        // "DT1" or "24 V" is said alike in every language.
        return letters >= 4 ? languages.first { $0.primary != "zh" }?.tag : nil
    }
}

/// A part of a fault's page.
protocol FaultPiece {
    var words: Words { get }
    var fault: FaultDocument { get }
}

extension FaultPiece {
    /// A text of the fault, marked with its language where that is not the page's.
    func said(_ text: String) -> HTML { words.said(text, among: fault.languages) }
}
