package import FaultDiagnosis
import FaultModel

/// Whose word the shares of a fault's causes are: what was counted, and how it was reckoned with.
package struct LearningDocument: Encodable, Sendable {
    package var priors: PriorChoice
    /// Records that confirm a cause.
    package var records: Int
    /// Records of the fault that name a cause which it does not know.
    package var otherCauses: Int
    /// The first and the last month of these records, as `2024-03`; null: none gives a day.
    @Nullable package var from: String?
    @Nullable package var to: String?
    /// How many records the manufacturer's word is worth.
    package var strength: Double
    /// After so many days a record counts half; null: records do not age.
    @Nullable package var halfLifeDays: Double?
    /// The model that was asked about; null: any.
    @Nullable package var model: String?
    /// False: the fault's tree is too hard to learn about, and the shares are the manufacturer's.
    package var learnt: Bool

    private enum CodingKeys: String, CodingKey {
        case priors, records, from, to, strength, model, learnt
        case otherCauses = "other_causes"
        case halfLifeDays = "half_life_days"
    }

    /// Nil: no record is about a cause of the fault, and all is the manufacturer's word.
    package init?(_ learnt: LearntPriors?) {
        guard let learnt, !learnt.shares.isEmpty || learnt.tally.withOtherCause > 0 else { return nil }
        priors = learnt.rule.choice
        records = learnt.tally.confirmed
        otherCauses = learnt.tally.withOtherCause
        from = learnt.tally.period?.lowerBound.description
        to = learnt.tally.period?.upperBound.description
        strength = learnt.rule.strength
        halfLifeDays = learnt.rule.halfLifeDays
        model = learnt.rule.model
        self.learnt = learnt.couldLearn
    }
}

/// How likely a cause is when only the symptom is known, by whose word.
package struct CauseShareDocument: Encodable, Sendable {
    /// By the manual, 0…1; null: its tree is too hard.
    @Nullable package var manufacturer: Double?
    /// So many records confirm it …
    package var seen: Int
    /// … of so many that confirm any cause of the fault.
    package var of: Int
    /// The same of the model that was asked about; only when one was.
    package var onModel: OnModel?
    /// What is reckoned with, 0…1.
    @Nullable package var used: Double?

    package struct OnModel: Encodable, Sendable {
        package var seen: Int
        package var of: Int
    }

    private enum CodingKeys: String, CodingKey {
        case manufacturer, seen, of, used
        case onModel = "on_model"
    }

    init(_ share: CauseShare) {
        manufacturer = share.manufacturer
        seen = share.seen
        of = share.of
        onModel = share.onModel.map { OnModel(seen: $0.seen, of: $0.of) }
        used = share.used
    }
}

extension PriorChoice: Encodable {}

extension LearntPriors {
    /// Nil: no record confirms any cause.
    func share(of cause: String) -> CauseShareDocument? {
        shares.first { $0.cause == cause }.map(CauseShareDocument.init)
    }
}
