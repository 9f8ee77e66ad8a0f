import ArgumentParser
import FaultDiagnosis
import FaultModel

/// Whose word counts for how likely the causes of a fault are.
struct PriorOptions: ParsableArguments {
    @Option(
        help: """
            How likely causes are: by the manufacturer's manual, by what service records from the field confirmed, or by \
            both. Without records all three are the manual's.
            """)
    var priors = PriorChoice.both

    @Option(help: "Count records of this model first, and those of its line for less.")
    var model: String?

    @Option(
        parsing: .unconditional,
        help: "Days after which a record counts half, from the newest one on. (default: records do not age)")
    var halfLife: Double?

    @Option(parsing: .unconditional, help: "How many records the manufacturer's word is worth, for --priors both.")
    var strength = LearningRule.usualStrength

    /// - Throws: `CommandFailure` for a number out of range.
    func rule() throws -> LearningRule {
        try Self.check(strength, "--strength", in: LearningRule.strengths)
        if let halfLife { try Self.check(halfLife, "--half-life", in: LearningRule.halfLives) }
        return LearningRule(
            priors, strength: strength, halfLifeDays: halfLife, model: model.map { Identifier.key($0) })
    }

    private static func check(_ value: Double, _ name: String, in range: ClosedRange<Double>) throws {
        guard range.contains(value) else {
            throw CommandFailure(
                "\(name) is \(FaultReport.number(value)); expected a number from \(FaultReport.number(range.lowerBound)) to "
                    + "\(FaultReport.number(range.upperBound)).")
        }
    }

    /// As they were given, so that a command can be repeated.
    var given: [String] {
        var given: [String] = []
        if priors != .both { given.append("--priors \(priors.rawValue)") }
        if let model { given.append("--model \(WalkLine.quoted(model))") }
        if let halfLife { given.append("--half-life \(FaultReport.number(halfLife))") }
        if strength != LearningRule.usualStrength { given.append("--strength \(FaultReport.number(strength))") }
        return given
    }
}

extension PriorChoice: ExpressibleByArgument {}
