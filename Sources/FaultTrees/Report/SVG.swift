/// Pieces of an SVG picture.
enum SVG {
    static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where character.value < 0x20: result += " "
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// An id for any name: letters and digits as they are, the rest by their codes.
    static func identifier(_ name: String) -> String {
        "g-"
            + name.unicodeScalars.map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    ? String(scalar) : "_" + String(scalar.value, radix: 16) + "_"
            }.joined()
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        path("M\(number(x1)) \(number(y1))L\(number(x2)) \(number(y2))", "w")
    }

    static func path(_ data: String, _ style: String) -> String { "<path class=\"\(style)\" d=\"\(data)\"/>" }

    static func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) -> String {
        "<circle class=\"\(style)\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\"/>"
    }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String) -> String {
        "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
            + "height=\"\(number(height))\"/>"
    }

    static func text(_ x: Double, _ y: Double, _ content: String, _ style: String = "") -> String {
        let styled = style.isEmpty ? "" : " class=\"\(style)\""
        return "<text\(styled) x=\"\(number(x))\" y=\"\(number(y))\">\(escaped(content))</text>"
    }

    static func link(_ name: String, _ content: String) -> String { "<a href=\"#\(identifier(name))\">\(content)</a>" }

    /// A piece of the picture with what a walk makes of it: its classes, its whole title, its link.
    static func marked(_ node: Drawing.Node, _ content: String) -> String {
        let whole = [node.title ?? node.name, node.mark?.figure, node.mark?.seen].compactMap(\.self)
        let title = node.title == nil ? "" : "<title>\(escaped(whole.joined(separator: ", ")))</title>"
        guard let mark = node.mark else { return title.isEmpty ? content : "<g>\(title)\(content)</g>" }
        var classes = mark.isSettled ? ["settled"] : []
        if !mark.isSettled, let step = mark.step { classes.append("likely-\(step)") }
        if mark.seen != nil { classes.append("seen") }
        let style = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
        let sheet = node.symbol == .transfer ? node.name.map { "#" + identifier($0) } : nil
        guard let address = sheet ?? mark.address else { return "<g\(style)>\(title)\(content)</g>" }
        return "<a\(style) href=\"\(escaped(address))\">\(title)\(content)</a>"
    }

    /// A small flag on the upper edge of a box.
    static func flag(_ label: String, right x: Double, middle y: Double) -> String {
        let width = Double(columns(of: label)) * 6.2 + 12
        return rectangle(x - width + 6, y - 9, width, 18, "s") + text(x - width / 2 + 6, y + 4, label, "s")
    }

    /// Wide characters take two.
    static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    /// Lines of about so many columns (wide characters take two); what does not fit ends in an ellipsis.
    static func wrapped(_ text: String, columns: Int, lines limit: Int) -> [String] {
        var lines: [String] = [""]
        var used = 0
        for character in text {
            let width = character.unicodeScalars.first.map { $0.value >= 0x2E80 ? 2 : 1 } ?? 1
            if used + width > columns {
                if lines.count == limit {
                    lines[lines.count - 1] = String(lines[lines.count - 1].dropLast()) + "…"
                    return lines
                }
                // Break at the last space of the line where there is one, else after its last hyphen.
                let last = lines.removeLast()
                let hyphen = last.dropFirst(columns / 2).lastIndex(of: "-")
                if !last.contains(" "), let hyphen {
                    lines.append(String(last[...hyphen]))
                    lines.append(String(last[last.index(after: hyphen)...]))
                } else if let space = last.lastIndex(of: " "), character != " " {
                    lines.append(String(last[..<space]))
                    lines.append(String(last[last.index(after: space)...]))
                } else {
                    lines += [last, ""]
                }
                used = Self.columns(of: lines[lines.count - 1])
                if character == " ", lines.last == "" { continue }
            }
            lines[lines.count - 1].append(character)
            used += width
        }
        return lines
    }

    /// The symbol of a gate or event, 44 high, with its top in the middle at (`center`, `top`).
    static func symbol(_ node: Drawing.Node, center x: Double, top y: Double) -> String {
        let at = { (dx: Double, dy: Double) in "\(number(x + dx)) \(number(y + dy))" }
        switch node.symbol {
        case .gate(let connective): return gate(connective, inputs: node.children, center: x, top: y)
        case .event:
            let isMarked = node.mark != nil
            return circle(x, y + 17, 17, "e")
                + (node.note.map { text(x, y + (isMarked ? 50 : 48), $0, isMarked ? "p" : "n") } ?? "")
                + (isMarked ? "" : innerName(node, x, y))
        case .house:
            return path("M\(at(-16, 34))V\(number(y + 12))L\(at(0, 0))L\(at(16, 12))V\(number(y + 34))Z", "h")
                + text(x, y + 26, node.note ?? "", "n") + innerName(node, x, y)
        case .constant(let value):
            return path("M\(at(-14, 34))V\(number(y + 10))L\(at(0, 0))L\(at(14, 10))V\(number(y + 34))Z", "h")
                + text(x, y + 26, value ? "1" : "0")
        case .transfer:
            let triangle = path("M\(at(0, 0))L\(at(20, 32))H\(number(x - 20))Z", "t")
            guard node.mark == nil else { return triangle }
            return link(node.name ?? "", triangle + text(x, y + 46, node.name ?? ""))
        case .list: return ""
        }
    }

    /// Where a title fills the box, the name stands beside the symbol.
    private static func innerName(_ node: Drawing.Node, _ x: Double, _ y: Double) -> String {
        node.title == nil ? "" : text(x, y + 60, wrapped(node.name ?? "", columns: 22, lines: 1).first ?? "", "n")
    }

    private static func gate(_ connective: Connective, inputs: [Drawing.Node], center x: Double, top y: Double)
        -> String
    {
        let at = { (dx: Double, dy: Double) in "\(number(x + dx)) \(number(y + dy))" }
        let count = inputs.reduce(0) { $0 + ($1.symbol == .list ? $1.children.count : 1) }
        let and = path("M\(at(-20, 40))V\(number(y + 20))A20 20 0 0 1 \(at(20, 20))V\(number(y + 40))Z", "g")
        let or = path(
            "M\(at(-20, 42))C\(at(-20, 16)) \(at(-8, 6)) \(at(0, 0))C\(at(8, 6)) \(at(20, 16)) \(at(20, 42))"
                + "C\(at(8, 34)) \(at(-8, 34)) \(at(-20, 42))Z", "g")
        let box = { (label: String) in
            path("M\(at(-22, 2))H\(number(x + 22))V\(number(y + 40))H\(number(x - 22))Z", "g")
                + text(x, y + 25, label, "k")
        }
        let bubble = circle(x, y - 4, 4, "b")
        return switch connective {
        case .and: and + text(x, y + 31, "&")
        case .or: or + text(x, y + 29, "≥1")
        case .nand: and + bubble
        case .nor: or + bubble
        case .xor: or + text(x, y + 29, "=1", "k")
        case .atLeast(let least): box("\(least)/\(count)")
        case .cardinality(let least, let most): box("\(least)…\(most)/\(count)")
        case .imply: box("⇒")
        case .iff: box("⇔")
        case .not: box("1") + bubble
        }
    }

    static func smallSymbol(_ node: Drawing.Node, _ x: Double, _ y: Double) -> String {
        let at = { (dx: Double, dy: Double) in "\(number(x + dx)) \(number(y + dy))" }
        return switch node.symbol {
        case .transfer: path("M\(at(0, -7))L\(at(7, 6))H\(number(x - 7))Z", "t")
        case .house: path("M\(at(-6, 6))V\(number(y - 2))L\(at(0, -7))L\(at(6, -2))V\(number(y + 6))Z", "h")
        default: circle(x, y, 7, "e")
        }
    }
}
