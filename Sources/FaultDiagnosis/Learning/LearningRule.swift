/// Whose word counts for how likely the causes of a fault are.
package enum PriorChoice: String, Hashable, Sendable, CaseIterable {
    /// The priors that the manual gives, alone.
    case manufacturer
    /// What service records confirmed, alone: the manufacturer's word counts as one record, so that what was never seen
    /// stays possible. Without records it is the manufacturer's.
    case field
    /// The manufacturer's word as `LearningRule.strength` records, and the records that there are.
    case both
}

/// How records change what is believed.
package struct LearningRule: Hashable, Sendable {
    package var choice: PriorChoice
    /// How many confirmed records the manufacturer's word is worth, for `PriorChoice.both`.
    package var strength: Double
    /// The most that the line counts for a model of it, in records: the manufacturer's word and the records of other
    /// models together.
    package var pooling: Double
    /// After so many days a record counts half; nil: records do not age. Age is counted from the newest month in which a
    /// record confirmed a cause of the fault, not from today, so that the same records always say the same.
    package var halfLifeDays: Double?
    /// The model that is asked about, as it is looked up; nil: any of the line.
    package var model: String?

    package init(
        _ choice: PriorChoice = .both, strength: Double = usualStrength, pooling: Double = usualPooling,
        halfLifeDays: Double? = nil, model: String? = nil
    ) {
        self.choice = choice
        self.strength = strength
        self.pooling = pooling
        self.halfLifeDays = halfLifeDays
        self.model = model
    }

    /// With so many, ten records that happen to be unlike the rest move a share by no more than a third of the way, and
    /// sixty outweigh the manual three to one. `walkbench learning` prints what other strengths cost.
    package static let usualStrength = 20.0
    package static let strengths = 1.0...10_000.0
    package static let usualPooling = 50.0
    package static let halfLives = 1.0...36_525.0

    /// The manufacturer's word, as a number of records.
    var manufacturersRecords: Double { choice == .field ? 1 : strength }
}
