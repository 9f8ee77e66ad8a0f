package import FaultDiagnosis
import FaultKnowledge
package import FaultModel

extension Answers {
    /// What to bring so that the first visit fixes the fault with the wanted probability.
    ///
    /// - Throws: `KnowledgeError.notFound`; `VisitError`.
    package func visit(
        _ id: Fault.ID, after answers: [WalkAnswer], wanted: Double, by rule: LearningRule = LearningRule(),
        language: Language
    ) async throws -> VisitDocument {
        let manual = try await knowledge.fault(id)
        let fault = try await knowledge.learnt(manual, by: rule).fault
        let linked = try await knowledge.faults(linkedTo: manual)
        let catalogue = try await VisitCatalogue(for: [fault] + linked.values, in: knowledge)
        let list = try await Reckoning.run {
            try VisitList(for: fault, after: answers, wanted: wanted, from: catalogue, linked: linked)
        }
        let title = (linked[list.fault] ?? fault).symptom.string(for: language)
        return VisitDocument(list, title: title, answers: answers, language: language)
    }
}

extension VisitCatalogue {
    /// The parts that the remedies of some faults name, and those that replaced them.
    init(for faults: [Fault], in knowledge: KnowledgeBase) async throws {
        let named = faults.flatMap { $0.causes.flatMap { $0.remedy?.parts.map(\.number) ?? [] } }
        let replacements = try await knowledge.replacements(of: named)
        let parts = try await knowledge.parts(named + replacements.values)
        self.init(current: { replacements[$0.key] ?? $0 }, part: { parts[$0.key] })
    }
}
