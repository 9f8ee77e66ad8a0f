import FaultDiagnosis
import FaultKnowledge
package import FaultModel

extension Answers {
    /// What to have aboard so that the first visit fixes a wanted share of what machines of a line need.
    ///
    /// Visits fall to faults as their confirmed records do, each fault beginning with one: with no records all faults count
    /// alike. Within a fault they fall to its causes as these are believed given the symptom, and seen.
    /// - Throws: `KnowledgeError.notFound` for a line that nothing is known of; `CarryError`.
    package func carry(
        product line: String, model: String?, wanted: Double, budget: Double?, language: Language
    ) async throws -> CarryDocument {
        let (product, all) = try await known(of: line)
        let key = model.map { Identifier.key($0) }
        let faults = all.filter { fault in
            fault.state == .validated
                && (key == nil || fault.models.isEmpty || fault.models.contains { Identifier.key($0) == key })
        }
        let seen = try await knowledge.confirmedCauses(of: line, model: model)
        let catalogue = try await VisitCatalogue(for: faults, in: knowledge)
        let list = try await Reckoning.run {
            let demands = faults.flatMap { fault in
                CarryDemand.demands(
                    of: fault, visits: 1 + Double(seen.faults[fault.id.description] ?? 0),
                    shares: Self.shares(of: fault, seen: seen.causes[fault.id.description] ?? [:]))
            }
            return try CarryList(line: line, demands, wanted: wanted, budget: budget, from: catalogue)
        }
        return CarryDocument(
            list, product: line, name: product?.name?.string(for: language) ?? line, model: model, faults,
            records: seen.records, language: language)
    }

    /// By cause, given the symptom.
    private static func shares(of fault: Fault, seen: [String: Int]) -> [String: Double] {
        let beliefs = Beliefs(of: fault)
        let believed = fault.causes.map { (cause: $0.id, share: beliefs.probability(of: $0.id) ?? 1) }
        let sum = believed.reduce(0) { $0 + $1.share }
        let total = fault.causes.reduce(0) { $0 + (seen[$1.id] ?? 0) }
        return believed.reduce(into: [:]) { shares, cause in
            let prior = sum > 0 ? cause.share / sum : 1 / Double(believed.count)
            shares[cause.cause] =
                (strength * prior + Double(seen[cause.cause] ?? 0)) / (strength + Double(total))
        }
    }

    /// The manufacturer's word counts as so many records.
    private static let strength = 20.0
}
