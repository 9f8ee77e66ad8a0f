import FaultDiagnosis
package import FaultKnowledge
package import FaultModel

/// What insights are asked for.
package struct InsightRequest: Hashable, Sendable {
    package var filter = InsightFilter()
    /// Days within which a record of the same machine and symptom is a repeat.
    package var repeatDays = KnowledgeBase.usualRepeatDays
    /// Of each list; see `KnowledgeBase.insightLimits`.
    package var limit = 20

    package init() {}
}

extension Answers {
    /// What readers asked and did not find, and what service records say.
    ///
    /// - Throws: `KnowledgeError.outOfRange`.
    package func insights(_ request: InsightRequest, language: Language) async throws -> InsightDocument {
        let questions = try await knowledge.questionInsights(limit: request.limit)
        return InsightDocument(questions, records: try await recordInsights(request, language: language))
    }

    /// What service records say.
    package func recordInsights(
        _ request: InsightRequest, language: Language
    ) async throws -> RecordInsightDocument {
        let insights = try await knowledge.serviceInsights(
            request.filter, repeatWithin: request.repeatDays, limit: request.limit)
        let periods = try await knowledge.symptomPeriods(request.filter)
        let lacking = try await knowledge.faultsWithoutCause(product: request.filter.product, limit: request.limit)
        var names = RecordInsightDocument.Names(language: language)
        let faults = insights.causes.map(\.fault) + (periods?.symptoms.compactMap(\.fault) ?? [])
        for id in Set(faults) {
            do { names.faults[id.description] = try await knowledge.fault(id) } catch KnowledgeError.notFound {
                // A record may name a fault that is no longer known; its id says which.
            }
        }
        names.parts = try await knowledge.parts(insights.parts.map(\.number))
        let known = names
        return try await Reckoning.run {
            RecordInsightDocument(insights, request, known, periods, withoutCause: lacking)
        }
    }
}
