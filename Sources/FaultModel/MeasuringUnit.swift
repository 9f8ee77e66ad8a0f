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
    /// How many of a small unit of the quantity it is: a whole number wherever it can be.
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
    package func convert(_ value: Double, to other: MeasuringUnit) -> Double {
        if self == other { return value }
        // One rounding where one unit is a whole multiple of the other, as decimal multiples are.
        let (up, down) = (factor / other.factor, other.factor / factor)
        let own = value - zero
        if up == up.rounded() { return own * up + other.zero }
        if down == down.rounded() { return own / down + other.zero }
        return own * factor / other.factor + other.zero
    }
}

// MARK: - Finding a unit

extension MeasuringUnit {
    /// The ways in which it is written, the symbol first.
    package var names: [String] { [symbol] + spellings }
}

extension MeasuringUnit {
    /// Every unit, the usual ones of a quantity first. Of quantities that share a spelling the one comes first that it
    /// means when nothing else is known: 公斤 is a mass before it is a pressure.
    package static let all: [MeasuringUnit] = motion + mechanics + fluids + heat + electrics + amounts

    /// The units that are written so, those with the symbol first; empty: none that is known.
    ///
    ///     MeasuringUnit.named("kgf/cm²").map(\.quantity)   // [.pressure]
    ///     MeasuringUnit.named("ＭＰＡ").map(\.symbol)       // ["MPa"]
    ///     MeasuringUnit.named("K").map(\.quantity)         // [.temperature, .temperatureDifference]
    ///     MeasuringUnit.named("K", of: .resistance)        // the kilo-ohm
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

    /// Symbols of the units that `own` can be converted to, as a message lists them: its own first, then the usual ones.
    static func symbols(first own: MeasuringUnit, limit: Int = 6) -> [String] {
        let others = all.filter { $0.quantity == own.quantity && !$0.isRare && $0 != own }
        return ([own] + others).prefix(limit).map(\.symbol)
    }

    /// The known spelling that a mistyped one is nearest to; nil when none is close. A single letter is near to
    /// everything and gets no answer.
    package static func nearest(to text: String, of quantity: Quantity?) -> String? {
        guard text.unicodeScalars.count > 1 else { return nil }
        let family = quantity.map { quantity in all.filter { $0.quantity == quantity } } ?? all
        return text.nearest(among: family.flatMap { [$0.symbol] + $0.spellings })
    }

    private static let bySpelling = index(UnitSpelling.key, of: all)
    private static let byForgivingSpelling = index(
        { UnitSpelling.forgiving(UnitSpelling.key($0)) }, of: all.map { $0.isRare ? nil : $0 })

    /// Places in `all` by spelling: units with the symbol, then those with the spelling, in order.
    private static func index(_ key: (String) -> String, of units: [MeasuringUnit?]) -> [String: [Int]] {
        var index: [String: [Int]] = [:]
        func add(_ spelling: String, _ place: Int) {
            let key = key(spelling)
            if index[key]?.contains(place) != true { index[key, default: []].append(place) }
        }
        for (place, unit) in units.enumerated() { unit.map { add($0.symbol, place) } }
        for (place, unit) in units.enumerated() { unit?.spellings.forEach { add($0, place) } }
        return index
    }
}

/// Definitions that the factors of other units follow from (NIST SP 811, appendix B; all exact).
enum Defined {
    /// Standard acceleration of free fall, m/s².
    static let gravity = 9.80665
    /// The avoirdupois pound, kg.
    static let pound = 0.453_592_37
    /// The inch, m.
    static let inch = 0.0254
    static let foot = 0.3048
    /// The US liquid gallon, ml: 231 cubic inches.
    static let gallon = 3785.411_784
}
