/// What a measured value says of a reading.
package struct Judgement: Hashable, Sendable {
    /// In the reading's unit.
    package var value: Double
    package var verdict: Verdict

    package enum Verdict: Hashable, Sendable { case below, inside, above }

    package init(value: Double, verdict: Verdict) {
        self.value = value
        self.verdict = verdict
    }

    /// Bounds belong to the range.
    package var isInside: Bool { verdict == .inside }
}

extension Reading {
    /// Judges a value as it was read off, in any usual unit of the quantity; a number alone is in the reading's unit.
    ///
    ///     let relief = Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32)
    ///     try relief.judge("31.2")        // inside
    ///     try relief.judge("312 bar")     // inside, 31.2
    ///     try relief.judge("4,525 psi")   // inside, 31.1988
    ///     try relief.judge("24 V")        // throws: a voltage
    ///
    /// A value that differs from a bound by no more than a conversion rounds (one part in 10⁹) is on the bound. A unit of
    /// the reading that is not known is understood where the very same one is given.
    /// - Parameter text: at most `Reading.textLimit` Unicode scalars; full-width characters and Chinese unit names are
    ///   understood.
    package func judge(_ text: String) throws(ReadingError) -> Judgement {
        guard text.unicodeScalars.prefix(Self.textLimit + 1).count <= Self.textLimit else {
            throw .tooLong(limit: Self.textLimit)
        }
        let own = MeasuringUnit.named(unit, of: Quantity(named: quantity)).first
        let number = try measured(text, own)
        if number.rest.isEmpty || UnitSpelling.key(number.rest) == UnitSpelling.key(unit) {
            return judgement(number.value, scale: 0)
        }
        let given = try givenUnit(number.rest, in: text, own)
        guard let own else { throw .notConvertible(unit: given.symbol, to: unit) }
        // Near the zero of a temperature scale a conversion rounds as far as the other scale's zero is away.
        let scale = given == own ? 0 : given.convert(0, to: own).magnitude + own.zero
        return judgement(given.convert(number.value, to: own), scale: scale)
    }

    package static let textLimit = 64

    private static let tolerance = 1e-9

    private func judgement(_ value: Double, scale: Double) -> Judgement {
        func reach(_ bound: Double) -> Double { Self.tolerance * Swift.max(value.magnitude, bound.magnitude, scale) }
        if let min, value < min - reach(min) { return Judgement(value: value, verdict: .below) }
        if let max, value > max + reach(max) { return Judgement(value: value, verdict: .above) }
        return Judgement(value: value, verdict: .inside)
    }

    private func measured(_ text: String, _ own: MeasuringUnit?) throws(ReadingError) -> MeasuredNumber {
        var narrowed = UnitSpelling.narrowed(text)[...]
        while narrowed.first == " " { narrowed.removeFirst() }
        while narrowed.last == " " { narrowed.removeLast() }
        do {
            return try MeasuredNumber(String(narrowed)) { rest in
                let unit = rest.isEmpty ? own : MeasuringUnit.named(rest, of: own?.quantity).first
                return unit?.isReadInWholes ?? false
            }
        } catch {
            switch error {
            case .unreadable: throw .unreadableNumber(text: text, unit: unit)
            case .ambiguous: throw .ambiguousNumber(text: text)
            }
        }
    }

    private func givenUnit(_ name: String, in text: String, _ own: MeasuringUnit?) throws(ReadingError) -> MeasuringUnit
    {
        let units = MeasuringUnit.named(name, of: own?.quantity)
        let expected = own.map { MeasuringUnit.symbols(first: $0) } ?? [unit]
        guard let first = units.first else {
            // "30-32", "3 1/2": what follows the number is no name at all.
            if let scalar = name.unicodeScalars.first, "0123456789+-.,'/:~(<>=".unicodeScalars.contains(scalar) {
                throw .unreadableNumber(text: text, unit: unit)
            }
            throw .unknownUnit(
                name, quantity: own?.quantity, expected: expected,
                nearest: MeasuringUnit.nearest(to: name, of: own?.quantity))
        }
        guard let own else { return first }
        if units.contains(own) { return own }
        guard first.quantity == own.quantity else {
            throw .otherQuantity(text: text, is: first.quantity, not: own.quantity, expected: expected)
        }
        guard units.count == 1 else { throw .ambiguousUnit(name, meanings: units.map(\.symbol)) }
        return first
    }
}
