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
        var rule = LearningRule()
        rule.model = key
        var learnt: [(fault: LearntPriors, visits: Double)] = []
        for fault in faults {
            let visits = 1 + Double(seen.faults[fault.id.description] ?? 0)
            learnt.append((try await knowledge.learnt(fault, by: rule), visits))
        }
        let catalogue = try await VisitCatalogue(for: faults, in: knowledge)
        let weighed = learnt
        let list = try await Reckoning.run {
            let demands = weighed.flatMap { fault, visits in
                CarryDemand.demands(of: fault.manual, visits: visits, shares: Self.shares(of: fault))
            }
            return try CarryList(line: line, demands, wanted: wanted, budget: budget, from: catalogue)
        }
        return CarryDocument(
            list, product: line, name: product?.name?.string(for: language) ?? line, model: model, faults,
            records: seen.records, language: language)
    }

    /// By cause, given the symptom: by the manual and the records together; where the tree is too hard, all alike.
    private static func shares(of learnt: LearntPriors) -> [String: Double] {
        if !learnt.shares.isEmpty {
            return Dictionary(
                learnt.shares.map { ($0.cause, $0.used ?? 1) }, uniquingKeysWith: { first, _ in first })
        }
        let beliefs = Beliefs(of: learnt.manual)
        return Dictionary(
            learnt.manual.causes.map { ($0.id, beliefs.probability(of: $0.id) ?? 1) },
            uniquingKeysWith: { first, _ in first })
    }
}
