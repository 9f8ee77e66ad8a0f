/// XML that is being written: elements on lines of their own, text escaped.
struct MarkupText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        line("<\(name)\(Self.attributes(attributes))>")
        depth += 1
    }

    mutating func close(_ name: String) {
        depth -= 1
        line("</\(name)>")
    }

    mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
        line("<\(name)\(Self.attributes(attributes))/>")
    }

    mutating func element(_ name: String, _ content: String) { element(name, [], content) }

    mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String) {
        line("<\(name)\(Self.attributes(attributes))>\(Self.escaped(content))</\(name)>")
    }

    /// Elements within elements down to `content`, each opened and closed.
    mutating func nest(_ names: [String], _ content: (inout MarkupText) -> Void) {
        for name in names { open(name) }
        content(&self)
        for name in names.reversed() { close(name) }
    }

    private mutating func line(_ content: String) {
        text += String(repeating: " ", count: depth)
        text += content
        text += "\n"
    }

    private static func attributes(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    /// What XML 1.0 has no characters for is left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: escaped += "&amp;"
            case 0x3C: escaped += "&lt;"
            case 0x3E: escaped += "&gt;"
            case 0x22: escaped += "&quot;"
            case 0x09, 0x0A, 0x0D: escaped += " "
            case 0..<0x20, 0xFFFE, 0xFFFF: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
