/// The many ways to type the same unit, brought to one.
enum UnitSpelling {
    /// Full-width characters made narrow, every kind of space a space, every kind of minus a `-`; characters without
    /// width left out.
    ///
    ///     UnitSpelling.narrowed("－３１．２　ＭＰａ")   // "-31.2 MPa"
    static func narrowed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { result.append($0) }
            case 0x09...0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.append(" ")
            case 0x2010...0x2013, 0x2212, 0xFE63: result.append("-")
            case 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF: break
            case 0x2019, 0x02BC: result.append("'")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// What identifies a spelling, case kept: `N·m`, `N m` and `N.m` are `Nm`, `min⁻¹` is `min1`, `㎏/㎝²` is `kg/cm2`.
    static func key(_ text: String) -> String {
        var key = ""
        for scalar in narrowed(text).unicodeScalars {
            switch scalar {
            case " ", ".", "-", "*", "^", "·", "•", "∙", "⋅", "×", "・", "⁻": break
            case "º", "˚", "ᵒ": key += "°"
            case "µ": key += "μ"
            case "∕", "⁄": key += "/"
            case "⁰", "¹", "²", "³", "⁴"..."⁹": key += digit(scalar)
            case "\u{201C}", "\u{201D}", "″": key += "\""
            case "′": key += "'"
            default: key += squared[scalar] ?? String(scalar)
            }
        }
        return key
    }

    /// The key without regard to small and capital letters.
    static func forgiving(_ key: String) -> String { key.lowercased() }

    private static func digit(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.numericValue.map { String(Int($0)) } ?? ""
    }

    /// Units that East Asian character sets hold as one character (Unicode block CJK Compatibility and others).
    private static let squared: [Unicode.Scalar: String] = [
        "℃": "°C", "℉": "°F", "㎜": "mm", "㎝": "cm", "㎞": "km", "㎛": "μm", "㎎": "mg", "㎏": "kg", "㎩": "Pa", "㎪": "kPa",
        "㎫": "MPa", "㎐": "Hz", "㎑": "kHz", "㎒": "MHz", "㎶": "μV", "㎷": "mV", "㎸": "kV", "㎂": "μA", "㎃": "mA", "㎄": "kA",
        "㎽": "mW", "㎾": "kW", "㏀": "kΩ", "㏁": "MΩ", "㎟": "mm2", "㎠": "cm2", "㎡": "m2", "㎤": "cm3", "㎥": "m3", "㎖": "ml",
        "㏄": "cc", "㎧": "m/s", "㎳": "ms",
        "㎲": "μs", "㏙": "ppm", "㍴": "bar", "㏋": "hp", "ℓ": "l",
    ]
}
