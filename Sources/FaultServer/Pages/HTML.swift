/// A piece of HTML. What is put into it by interpolation is escaped, unless it is HTML itself; so no text of a manual
/// or a question can become markup.
///
///     let row: HTML = "<td title=\"\(title)\">\(text)</td>"
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var string: String

    init(stringLiteral value: String) { string = value }
    init(stringInterpolation: Interpolation) { string = stringInterpolation.html }

    /// - Parameter markup: escaped already, by someone who knows (a snippet).
    init(trusted markup: String) { string = markup }

    static let empty = HTML(trusted: "")

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { html += literal }
        mutating func appendInterpolation(_ piece: HTML) { html += piece.string }
        mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { html += piece.string } }
        mutating func appendInterpolation(_ text: String) { html += HTML.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { html += String(number) }

        /// Nothing when nil.
        mutating func appendInterpolation(_ piece: HTML?) { if let piece { html += piece.string } }
    }

    static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.string + right.string) }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
