import FaultModel
import Foundation

/// Finds values with a unit in a question and says them in other units: `28 MPa` also finds `280 bar` and `28 兆帕`.
struct QuantityReader {
    let analysis: TextAnalysis

    /// Each value in other spellings of its unit first, then in other units; the converted number in as many digits as
    /// the value has, and in more, as a manual may have rounded it.
    func alternatives(in text: String) -> [RelatedWord] {
        var related: [RelatedWord] = []
        for value in values(in: text).prefix(Self.mostValues) {
            var seen: Set<[String]> = [analysis.sequence(of: value.text)]
            for said in value.said.prefix(Self.mostWays * 2) {
                let sequence = analysis.sequence(of: said)
                guard sequence.count > 1, seen.insert(sequence).inserted, seen.count <= Self.mostWays + 1
                else { continue }
                related.append(
                    RelatedWord(origin: value.text, sequence: sequence, text: said, isCorrection: false))
            }
        }
        return related
    }

    /// Where a text names values, in UTF-8: a number and its unit are one thing.
    func places(in text: String) -> [Range<Int>] { values(in: text).map(\.range) }

    private static let mostValues = 3
    private static let mostWays = 12
    private static let longestUnit = 8

    private struct Value {
        /// As the question says it.
        var text: String
        /// In the question, in UTF-8.
        var range: Range<Int>
        /// The same in other words, the likeliest first.
        var said: [String]
    }

    private func values(in text: String) -> [Value] {
        let scalars = Array(text.unicodeScalars)
        var values: [Value] = []
        var index = 0
        while index < scalars.count {
            let start = index
            guard Self.isDigit(scalars[index]), start == 0 || !Self.isInName(scalars[start - 1]) else {
                index += 1
                continue
            }
            while index < scalars.count, Self.isDigit(scalars[index]) || isPoint(scalars, index) {
                index += 1
            }
            let number = String(String.UnicodeScalarView(scalars[start..<index]))
            var unitStart = index
            if unitStart < scalars.count, scalars[unitStart].properties.isWhitespace { unitStart += 1 }
            guard index - start <= 9, let (unit, end) = Self.unit(scalars, at: unitStart) else {
                continue
            }
            let said = String(String.UnicodeScalarView(scalars[start..<end]))
            let narrow = String(
                String.UnicodeScalarView(
                    number.unicodeScalars.compactMap { Unicode.Scalar(Folding.width($0.value)) }))
            let before = scalars[..<start].reduce(0) { $0 + UTF8.width($1) }
            values.append(
                Value(text: said, range: before..<before + said.utf8.count, said: Self.said(narrow, unit)))
            index = end
        }
        return values
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
    }

    /// A letter, digit or joiner before a number says that it belongs to a name: the 28 of `E-28`.
    private static func isInName(_ scalar: Unicode.Scalar) -> Bool {
        let kind = CharacterClass(scalar.value)
        return kind == .letter || kind == .digit || kind == .joiner
    }

    private func isPoint(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars[index] == "." && index + 1 < scalars.count && Self.isDigit(scalars[index + 1])
    }

    /// The longest unit that begins at a place and ends where a word does.
    private static func unit(_ scalars: [Unicode.Scalar], at start: Int) -> (
        unit: MeasuringUnit, end: Int
    )? {
        for count in stride(from: min(longestUnit, scalars.count - start), through: 1, by: -1) {
            let end = start + count
            let isLatin = CharacterClass(scalars[end - 1].value) == .letter
            if end < scalars.count, isLatin, isInName(scalars[end]), scalars[end] != "." { continue }
            guard !scalars[end - 1].properties.isWhitespace else { continue }
            let spelling = String(String.UnicodeScalarView(scalars[start..<end]))
            if let unit = MeasuringUnit.named(spelling).first(where: { usual[$0.quantity] != nil }) {
                return (unit, end)
            }
        }
        return nil
    }

    /// What manuals of machines write, by quantity. A unit that is not among them is read, and said in these.
    private static let usual: [Quantity: [String]] = [
        .pressure: ["MPa", "bar", "psi", "kPa", "kgf/cm²"], .temperature: ["°C", "°F"],
        .voltage: ["V", "mV"],
        .current: ["A", "mA"], .torque: ["Nm", "kgf·m", "lbf·ft"], .flow: ["l/min", "gpm", "m³/h"],
        .rotation: ["r/min"], .power: ["kW", "hp", "PS"], .length: ["mm", "cm", "m", "in"],
        .force: ["kN", "N", "tf"],
        .mass: ["kg", "t"], .volume: ["l", "ml", "gal"], .resistance: ["Ω", "kΩ"],
        .frequency: ["Hz", "kHz"],
        .time: ["h", "min", "s", "ms"], .displacement: ["ml/r"],
    ]

    /// - Parameter number: digits with at most one point.
    private static func said(_ number: String, _ unit: MeasuringUnit) -> [String] {
        guard let value = Double(number) else { return [] }
        var said = unit.names.map { "\(number) \($0)" }
        let digits = number.filter { $0 != "." }.drop { $0 == "0" }.count
        for symbol in usual[unit.quantity] ?? [] {
            guard let other = MeasuringUnit.named(symbol, of: unit.quantity).first, other != unit else {
                continue
            }
            let converted = unit.convert(value, to: other)
            for text in roundings(converted, digits: digits) {
                said += other.names.prefix(3).map { "\(text) \($0)" }
            }
        }
        return said
    }

    /// The number as a manual may print it: all of it where that is short, else rounded to as many digits as were given
    /// and up to four.
    private static func roundings(_ value: Double, digits: Int) -> [String] {
        guard value.isFinite, abs(value) < 1e9, value == 0 || abs(value) >= 1e-3 else { return [] }
        var texts: [String] = []
        for count in [6] + Array(max(2, min(digits, 4))...4) {
            let places = count - 1 - (value == 0 ? 0 : Int(floor(log10(abs(value)))))
            let scale = pow(10, Double(places))
            let rounded = (value * scale).rounded() / scale
            if count == 6, abs(rounded - value) > abs(value) * 1e-9 { continue }
            let text = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
            if !texts.contains(text) { texts.append(text) }
            if count == 6 { break }
        }
        return texts
    }
}
