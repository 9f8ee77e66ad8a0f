/// What a controller shows when it notices a fault.
package enum FaultCode: Hashable, Sendable {
    /// A code of the machine's maker, as printed: `E-07`, `M-305`, `E50200`.
    case maker(String)
    /// A suspect parameter number (0…524287) and failure mode (0…31) of SAE J1939-73. Nil: the manual gives the SPN
    /// alone, whatever the failure mode.
    case j1939(spn: Int, fmi: Int?)
    /// A diagnostic trouble code of ISO 15031-6 / SAE J2012, with the failure type byte of ISO 14229 where given.
    case obd(TroubleCode)

    /// As a service manual writes it: `E-07`, `SPN 100 FMI 1`, `P0143-1C`.
    package var display: String {
        switch self {
        case .maker(let code): code
        case .j1939(let spn, let fmi): fmi.map { "SPN \(spn) FMI \($0)" } ?? "SPN \(spn)"
        case .obd(let code): code.display
        }
    }

    /// What two writings of one code have in common: `E-07`, `e07` and `E 07` are all `E07`.
    /// `E-07` and `E-7` stay two codes: makers use both.
    package var key: String { Identifier.key(display) }

    package var system: System {
        switch self {
        case .maker: .maker
        case .j1939: .j1939
        case .obd: .obd
        }
    }

    package enum System: String, Hashable, Sendable, Codable, CaseIterable { case maker, j1939, obd }

    package static let spnRange = 0...524_287
    package static let fmiRange = 0...31
}

/// A diagnostic trouble code: a letter for the system, four hexadecimal digits (the first 0…3), and perhaps a failure
/// type byte. ISO 15031-6 §5, SAE J2012; failure type: ISO 14229-1 annex D.
package struct TroubleCode: Hashable, Sendable {
    package let system: System
    /// 0x0000…0x3FFF: the four digits.
    package let number: Int
    /// The failure type byte, 0…255; nil when the code is given without.
    package let failureType: Int?

    package enum System: Character, Hashable, Sendable, CaseIterable {
        case powertrain = "P"
        case chassis = "C"
        case body = "B"
        case network = "U"
    }

    /// Reads `P0143`, `p0143-1C`, `P01431C`, `P0143:1C`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let key = Array(Identifier.key(text))
        guard key.count == 5 || key.count == 7, let system = System(rawValue: key[0]),
            let number = Int(String(key[1...4]), radix: 16), number <= 0x3FFF
        else { return nil }
        self.system = system
        self.number = number
        if key.count == 7 {
            guard let type = Int(String(key[5...6]), radix: 16) else { return nil }
            failureType = type
        } else {
            failureType = nil
        }
    }

    package var display: String {
        let base = String(system.rawValue) + Self.hexadecimal(number, digits: 4)
        return failureType.map { base + "-" + Self.hexadecimal($0, digits: 2) } ?? base
    }

    /// The same code without its failure type.
    package var base: String { String(system.rawValue) + Self.hexadecimal(number, digits: 4) }

    private static func hexadecimal(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

/// Identifiers that people write in many ways: codes, part numbers, models.
package enum Identifier {
    /// Upper-case letters and digits only: case, spaces and separators (`-`, `/`, `.`, `_`, `:`) say nothing.
    /// Full-width letters and digits are their half-width ones; letters of other scripts stay.
    ///
    ///     Identifier.key("abc/12-3 4.5")   // "ABC12345"
    package static func key(_ text: some StringProtocol) -> String {
        var key = ""
        for scalar in text.unicodeScalars {
            let value = scalar.value
            switch value {
            case 0x30...0x39, 0x41...0x5A: key.unicodeScalars.append(scalar)
            case 0x61...0x7A: key.append(Character(Unicode.Scalar(UInt8(value - 0x20))))
            case 0xFF10...0xFF19, 0xFF21...0xFF3A: key.append(Character(Unicode.Scalar(UInt8(value - 0xFEE0))))
            case 0xFF41...0xFF5A: key.append(Character(Unicode.Scalar(UInt8(value - 0xFEE0 - 0x20))))
            case 0..<0x80: break
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    key += scalar.properties.uppercaseMapping
                }
            }
        }
        return key
    }

    /// A name for use in an id: lower-case ASCII letters and digits, other runs as one `-`. Empty when nothing is left.
    ///
    ///     Identifier.slug("SPN 100 FMI 1")   // "spn-100-fmi-1"
    package static func slug(_ text: some StringProtocol) -> String {
        var slug = ""
        var pending = false
        for byte in text.utf8 {
            if byte == 0x27 { continue }  // an apostrophe joins: won't → wont
            if byte.isASCIIAlphanumeric {
                if pending, !slug.isEmpty { slug += "-" }
                pending = false
                slug.append(Character(Unicode.Scalar(byte)).lowercased())
            } else {
                pending = true
            }
        }
        return slug
    }

    /// True for what the fault book allows as an id: `[a-z0-9-]+`, at most 100 characters.
    package static func isSlug(_ text: some StringProtocol) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIIDigit || (0x61...0x7A).contains($0) || $0 == 0x2D }
    }
}
