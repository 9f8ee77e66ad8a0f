/// Why a measured value could not be judged.
package enum ReadingError: Error, Hashable {
    case tooLong(limit: Int)
    /// `unit` is the one that the reading is in.
    case unreadableNumber(text: String, unit: String)
    /// `1,800`: 1800 or 1.8.
    case ambiguousNumber(text: String)
    /// `quantity` is nil where the unit of the reading itself is not known; `expected` begins with that unit.
    case unknownUnit(String, quantity: Quantity?, expected: [String], nearest: String?)
    /// `mw`: megawatts or milliwatts.
    case ambiguousUnit(String, meanings: [String])
    case otherQuantity(text: String, is: Quantity, not: Quantity, expected: [String])
    /// The reading's own unit is none that is known.
    case notConvertible(unit: String, to: String)
}

extension ReadingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong(let limit): "the reading is longer than \(limit) characters; give a number and its unit"
        case .unreadableNumber(let text, let unit):
            "'\(text)' does not begin with a number that can be read; expected one such as 31.2 or '31.2 \(unit)'"
        case .ambiguousNumber(let text):
            "the comma in '\(text)' may part thousands or decimals; write the number without it, or with a point"
        case .unknownUnit(let name, let quantity, let expected, let nearest):
            "'\(name)' is no unit that is known; "
                + (nearest.map { "did you mean '\($0)'? Expected" } ?? "expected")
                + " \(quantity?.phrase ?? "a number") in \(expected.joined(separator: ", "))"
        case .ambiguousUnit(let name, let meanings):
            "'\(name)' may be \(meanings.joined(separator: " or ")); write it with its capital letters"
        case .otherQuantity(let text, let found, let wanted, let expected):
            "'\(text)' is \(found.phrase); expected \(wanted.phrase) in \(expected.joined(separator: ", "))"
        case .notConvertible(let unit, let own):
            "'\(unit)' cannot be converted to '\(own)'; give the number in '\(own)'"
        }
    }
}
