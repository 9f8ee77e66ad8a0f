internal import FaultModel

/// Styles of a drawing with nothing in them that loads: known properties with plain values.
enum SafeStyle {
    /// Bytes of all styles of a drawing.
    static let sizeLimit = 256 << 10

    private static let functions: Set<String> = [
        "url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey", "scale", "scalex",
        "scaley", "rotate", "skewx", "skewy", "blur", "opacity", "brightness", "contrast", "grayscale", "saturate",
        "calc", "",
    ]

    /// True when nothing in a value can lead out of the drawing: only known functions, `url` only of an id in it, no
    /// escapes, comments, rules or addresses.
    static func isPlain(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        var start = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x5C, 0x3A, 0x40, 0x3C, 0x7B, 0x7D, 0x3B: return false
            case 0x2A where index > 0 && bytes[index - 1] == 0x2F: return false
            case 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte): return false
            case 0x28:
                let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
                guard functions.contains(name) else { return false }
                if name == "url", !namesFragment(bytes[(index + 1)...]) { return false }
                start = index + 1
            default:
                let isName = byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x5F || byte >= 0x80
                if !isName { start = index + 1 }
            }
        }
        return true
    }

    /// What stands behind `url(`: `#id)`, in quotes or not.
    private static func namesFragment(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = bytes.drop { $0 == 0x20 }
        if let quote = rest.first, quote == 0x22 || quote == 0x27 { return rest.dropFirst().first == 0x23 }
        return rest.first == 0x23
    }

    /// The ids that a value names: `#id` of an address, `url(#id)` elsewhere.
    static func targets(in value: String, isAddress: Bool) -> [String] {
        if isAddress {
            guard let address = value.trimmed(), address.hasPrefix("#") else { return [] }
            return [String(address.dropFirst())]
        }
        guard value.utf8.contains(0x23), value.utf8.contains(0x28) else { return [] }
        return value.split(separator: "#").dropFirst().map { rest in
            String(rest.prefix { !")'\" ".contains($0) })
        }
    }

    /// `fill:red;stroke:#000`: the declarations that are known and plain; nil: none is.
    static func declarations(_ text: String, targets: Set<String>? = nil) -> String? {
        var found: [String] = []
        for declaration in text.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = String(parts[0]).trimmed()?.lowercased(),
                let value = String(parts[1]).trimmed(), SVGNames.properties.contains(name), isPlain(value)
            else { continue }
            if let targets, !self.targets(in: value, isAddress: false).allSatisfy(targets.contains) { continue }
            found.append("\(name):\(value.onOneLine())")
        }
        return found.isEmpty ? nil : found.joined(separator: ";")
    }

    /// The rules of a style sheet whose selectors and declarations are plain, a line each; nil: none is.
    /// - Parameter targets: the ids that they may name.
    static func sheet(_ text: String, targets: Set<String>) -> String? {
        guard text.utf8.count <= sizeLimit else { return nil }
        var rest = Substring(withoutComments(text))
        var rules: [String] = []
        while let next = rest.first {
            if next.isWhitespace {
                rest = rest.dropFirst()
            } else if next == "@" {
                rest = behindRule(rest)
            } else {
                guard let open = rest.firstIndex(of: "{") else { break }
                let selector = String(rest[..<open]).trimmed()
                let body = rest[open...].dropFirst()
                guard let close = body.firstIndex(where: { $0 == "}" || $0 == "{" }) else { break }
                if body[close] == "{" {
                    rest = behindRule(rest)
                    continue
                }
                rest = body[close...].dropFirst()
                if let selector, isSelector(selector),
                    let declarations = declarations(String(body[..<close]), targets: targets)
                {
                    rules.append("\(selector.onOneLine()){\(declarations)}")
                }
            }
        }
        return rules.isEmpty ? nil : rules.joined(separator: "\n")
    }

    private static func isSelector(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x80 || scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
                || " \n\t.#,*>+~-_".unicodeScalars.contains(scalar)
        }
    }

    /// Behind an `@` rule, with its block where it has one.
    private static func behindRule(_ text: Substring) -> Substring {
        guard let end = text.firstIndex(where: { $0 == ";" || $0 == "{" }) else { return "" }
        if text[end] == ";" { return text[end...].dropFirst() }
        var depth = 0
        for index in text[end...].indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return text[index...].dropFirst() }
        }
        return ""
    }

    private static func withoutComments(_ text: String) -> String {
        var kept = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "/*") {
            kept += rest[..<start.lowerBound]
            kept += " "
            guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return kept }
            rest = rest[end.upperBound...]
        }
        return kept + rest
    }
}
