import FaultDiagnosis
import FaultModel

extension CauseSummary {
    /// The causes of a fault, the likeliest first; of equally likely ones the source's order of judging stands.
    static func likeliest(of fault: Fault, language: Language, limit: Int = 5) -> [CauseSummary] {
        let beliefs = Beliefs(of: fault)
        let summaries = fault.causes.map { cause in
            CauseSummary(
                id: cause.id, title: cause.title.string(for: language), probability: beliefs.probability(of: cause.id),
                standing: StandingDocument(cause.standing))
        }
        let ranked = summaries.enumerated().sorted { left, right in
            let (mine, other) = (left.element.probability ?? 0, right.element.probability ?? 0)
            return mine == other ? left.offset < right.offset : mine > other
        }
        return ranked.prefix(limit).map(\.element)
    }
}
