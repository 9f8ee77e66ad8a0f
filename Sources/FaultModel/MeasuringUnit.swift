/// What is measured. A fault book may call the quantity of a reading what it likes: its unit decides; the name decides
/// only where a unit measures several (`°C` a temperature or a difference of two, `1/s` a rotation or a frequency).
package enum Quantity: String, Hashable, Sendable, CaseIterable {
    case pressure, temperature, voltage, current, resistance, power, frequency, rotation, flow, displacement, length
    case force, torque, mass, volume, density, time, angle, ratio, speed, viscosity
    /// How far two temperatures are apart: 18 °F are 10 °C here, and −7.8 °C as a temperature.
    case temperatureDifference = "temperature difference"

    /// The quantity that a fault book names: `temperature-difference` and `Temperature difference` alike; nil: a name of
    /// the book's own.
    package init?(named name: String) {
        self.init(rawValue: name.lowercased().replacing("-", with: " ").replacing("_", with: " "))
    }

    /// `a pressure`, `an angle`.
    package var phrase: String { (self == .angle ? "an " : "a ") + rawValue }
}

/// A unit of measurement as people in a workshop write it.
///
/// Factors and names are those of the SI Brochure (BIPM, 9th edition, tables 4, 7 and 8), ISO 80000-3 to -5, and for units
/// outside the SI of NIST Special Publication 811 (2008), appendix B.
package struct MeasuringUnit: Hashable, Sendable {
    package let quantity: Quantity
    /// As it is shown: `MPa`.
    package let symbol: String
    /// Other spellings; which of two units a spelling means can be left open (`K` is a kelvin and a kilo-ohm).
    let spellings: [String]
    /// How many of the family's smallest unit it is. Kept so large that between decimal multiples the ratio is a whole
    /// number, and a conversion rounds once.
    let factor: Double
    /// What stands on this scale where 0 stands on the Celsius scale; 0 for all units but those of temperature.
    let zero: Double
    /// Only its exact spelling means it: `mpa` is never a millipascal, and `mN` never a meganewton.
    let isRare: Bool
    /// Its values are never written to the thousandth, so that a comma before three digits parts thousands.
    let isReadInWholes: Bool

    init(
        _ quantity: Quantity, _ symbol: String, _ factor: Double, _ spellings: [String], zero: Double = 0,
        isRare: Bool = false, isReadInWholes: Bool = false
    ) {
        self.quantity = quantity
        self.symbol = symbol
        self.spellings = spellings
        self.factor = factor
        self.zero = zero
        self.isRare = isRare
        self.isReadInWholes = isReadInWholes
    }

    /// A value in this unit as one in another of the same quantity.
    func convert(_ value: Double, to other: MeasuringUnit) -> Double {
        if self == other { return value }
        let scaled =
            factor >= other.factor
            ? (value - zero) * (factor / other.factor) : (value - zero) / (other.factor / factor)
        return scaled + other.zero
    }
}

// MARK: - Finding a unit

extension MeasuringUnit {
    /// Every unit, the usual ones of a quantity first.
    package static let all: [MeasuringUnit] = fluids + heat + electrics + motion + mechanics + amounts

    /// The units that are written so, the usual ones first; empty: none that is known.
    ///
    ///     MeasuringUnit.named("kgf/cm²").map(\.quantity)   // [.pressure]
    ///     MeasuringUnit.named("ＭＰＡ").map(\.symbol)       // ["MPa"]
    ///     MeasuringUnit.named("K").map(\.quantity)         // [.temperature, .temperatureDifference, .resistance]
    ///
    /// Small and capital letters tell `mV` from `MV`; where they tell nothing apart they are forgiven.
    /// - Parameter quantity: units of it are preferred, also to one of another quantity that fits more exactly.
    package static func named(_ text: String, of quantity: Quantity? = nil) -> [MeasuringUnit] {
        let key = UnitSpelling.key(text)
        let exact = (bySpelling[key] ?? []).map { all[$0] }
        let forgiven = (byForgivingSpelling[UnitSpelling.forgiving(key)] ?? []).map { all[$0] }
        let wanted = [exact, forgiven].map { units in units.filter { $0.quantity == quantity } }
        return (wanted + [exact, forgiven]).first { !$0.isEmpty } ?? []
    }

    /// Unit symbols of a quantity as a message lists them: `own` first, then the usual ones.
    static func symbols(of quantity: Quantity, first own: String, limit: Int = 6) -> [String] {
        let others = all.filter { $0.quantity == quantity && !$0.isRare && $0.symbol != own }.map(\.symbol)
        return [own] + others.prefix(limit - 1)
    }

    /// The known spelling that a mistyped one is nearest to; nil when none is close. A single letter is near to
    /// everything and gets no answer.
    static func nearest(to text: String, of quantity: Quantity?) -> String? {
        guard text.unicodeScalars.count > 1 else { return nil }
        let family = quantity.map { quantity in all.filter { $0.quantity == quantity } } ?? all
        return text.nearest(among: family.flatMap { [$0.symbol] + $0.spellings })
    }

    private static let bySpelling = index(UnitSpelling.key, of: all)
    private static let byForgivingSpelling = index(
        { UnitSpelling.forgiving(UnitSpelling.key($0)) }, of: all.map { $0.isRare ? nil : $0 })

    /// Places in `all` by spelling, in order.
    private static func index(_ key: (String) -> String, of units: [MeasuringUnit?]) -> [String: [Int]] {
        var index: [String: [Int]] = [:]
        for (place, unit) in units.enumerated() {
            guard let unit else { continue }
            for spelling in [unit.symbol] + unit.spellings {
                let key = key(spelling)
                if index[key]?.last != place { index[key, default: []].append(place) }
            }
        }
        return index
    }
}
