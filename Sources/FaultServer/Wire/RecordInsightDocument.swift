import FaultDiagnosis
import FaultKnowledge
import FaultModel

/// What service records say: `records` of `insights`.
package struct RecordInsightDocument: Encodable, Sendable {
    package var filter: Filter
    package var count: Int
    /// The first and the last month that has a record with a day.
    @Nullable package var from: String?
    @Nullable package var to: String?
    package var outcomes: Outcomes
    package var firstTimeFix: Rate
    package var repeats: Rate
    package var noFaultFound: Rate
    package var minutes: [Minutes]
    package var causes: CauseList
    package var parts: PartList
    package var products: [Count]
    package var models: [Count]
    package var hours: [Count]
    package var months: [Count]
    package var cost: [Cost]
    @Nullable package var rising: Rising?
    package var withoutCause: WithoutCause

    private enum CodingKeys: String, CodingKey {
        case filter, count, from, to, outcomes, repeats, minutes, causes, parts, products, models, hours, months, cost
        case rising
        case firstTimeFix = "first_time_fix"
        case noFaultFound = "no_fault_found"
        case withoutCause = "without_cause"
    }

    package struct Filter: Encodable, Sendable {
        @Nullable package var product: String?
        @Nullable package var model: String?
        @Nullable package var hours: String?
        @Nullable package var from: String?
        @Nullable package var to: String?
        /// Days within which a record of the same machine and symptom is a repeat.
        package var repeatDays: Int

        private enum CodingKeys: String, CodingKey {
            case product, model, hours, from, to
            case repeatDays = "repeat_days"
        }
    }

    package struct Outcomes: Encodable, Sendable {
        package var solved: Int
        package var unsolved: Int
        package var noFaultFound: Int
        package var notSaid: Int

        private enum CodingKeys: String, CodingKey {
            case solved, unsolved
            case noFaultFound = "no_fault_found"
            case notSaid = "not_said"
        }
    }

    /// A share with the interval in which the true one lies nineteen times of twenty (Wilson).
    package struct Rate: Encodable, Sendable {
        package var count: Int
        package var of: Int
        @Nullable package var rate: Double?
        @Nullable package var low: Double?
        @Nullable package var high: Double?

        init(_ proportion: Proportion) {
            count = proportion.count
            of = proportion.total
            rate = proportion.share
            low = proportion.interval?.lowerBound
            high = proportion.interval?.upperBound
        }
    }

    package struct Minutes: Encodable, Sendable {
        /// Nil: not known.
        @Nullable package var guided: Bool?
        package var records: Int
        package var mean: Double
    }

    package struct CauseList: Encodable, Sendable {
        /// Records that are linked to a fault.
        package var linked: Int
        package var unlinked: Int
        package var causes: [CauseCount]
    }

    package struct CauseCount: Encodable, Sendable {
        package var fault: String
        package var title: String
        /// Nil: the fault is known, its cause is not.
        @Nullable package var cause: String?
        @Nullable package var causeTitle: String?
        package var records: Int
        /// Of the linked ones.
        package var share: Double
        package var cumulative: Double

        private enum CodingKeys: String, CodingKey {
            case fault, title, cause, records, share, cumulative
            case causeTitle = "cause_title"
        }
    }

    package struct PartList: Encodable, Sendable {
        package var uses: Int
        package var parts: [PartCount]
    }

    package struct PartCount: Encodable, Sendable {
        /// The number to order today.
        package var number: String
        @Nullable package var name: String?
        package var records: Int
        package var pieces: Double
        package var share: Double
        package var cumulative: Double
        @Nullable package var last: String?
    }

    package struct Count: Encodable, Sendable {
        /// Empty: not known.
        package var name: String
        package var records: Int
    }

    package struct Cost: Encodable, Sendable {
        package var currency: String
        package var records: Int
        package var sum: Double
        package var mean: Double
    }

    /// Symptoms that come up more often than before.
    package struct Rising: Encodable, Sendable {
        package var from: String
        package var to: String
        package var beforeFrom: String
        package var beforeTo: String
        /// Symptoms that were tested: all that came up often enough in both periods together.
        package var tests: Int
        package var method = "exact conditional Poisson test, one-sided; adjusted: Benjamini-Hochberg over all tests"
        package var symptoms: [Symptom]

        private enum CodingKeys: String, CodingKey {
            case from, to, tests, method, symptoms
            case beforeFrom = "before_from"
            case beforeTo = "before_to"
        }
    }

    package struct Symptom: Encodable, Sendable {
        package var title: String
        /// Nil: the records are linked to no fault.
        @Nullable package var fault: String?
        /// One of the records.
        package var record: String
        package var before: Int
        package var now: Int
        /// How much more often, by day; nil: it never came before.
        @Nullable package var ratio: Double?
        package var pValue: Double
        package var adjusted: Double

        private enum CodingKeys: String, CodingKey {
            case title, fault, record, before, now, ratio, adjusted
            case pValue = "p_value"
        }
    }

    package struct WithoutCause: Encodable, Sendable {
        package var count: Int
        package var faults: [Reference]
    }

    package struct Reference: Encodable, Sendable {
        package var id: String
        package var title: String
    }
}

extension RecordInsightDocument {
    /// A rise is listed when it would come by chance less often than this, before the many tests are reckoned with.
    package static let listedBelow = 0.05

    /// What of an answer needs looking up beside the counts.
    struct Names {
        var faults: [String: Fault] = [:]
        var parts: [String: Part] = [:]
        let language: Language

        func title(of fault: Fault.ID) -> String {
            faults[fault.description]?.symptom.string(for: language) ?? fault.description
        }

        func title(of cause: String, in fault: Fault.ID) -> String {
            faults[fault.description]?.fields.cause(cause)?.title.string(for: language) ?? cause
        }
    }

    init(
        _ insights: ServiceInsights, _ request: InsightRequest, _ names: Names, _ periods: SymptomPeriods?,
        withoutCause faults: (count: Int, faults: [Fault])
    ) {
        filter = Filter(
            product: request.filter.product, model: request.filter.model, hours: request.filter.hours?.name,
            from: request.filter.from?.description, to: request.filter.to?.description, repeatDays: request.repeatDays)
        count = insights.records
        from = insights.firstMonth?.description
        to = insights.lastMonth?.description
        func outcome(_ outcome: ServiceRecord.Outcome) -> Int { insights.outcomes[outcome.rawValue] ?? 0 }
        outcomes = Outcomes(
            solved: outcome(.solved), unsolved: outcome(.unsolved), noFaultFound: outcome(.noFaultFound),
            notSaid: insights.outcomes[""] ?? 0)
        firstTimeFix = Rate(Proportion(insights.fixedAtFirst, of: insights.stories))
        repeats = Rate(Proportion(insights.repeats, of: insights.traceable))
        noFaultFound = Rate(Proportion(outcome(.noFaultFound), of: insights.records - outcomes.notSaid))
        minutes = insights.minutes.map {
            Minutes(guided: $0.wasGuided, records: $0.records, mean: $0.minutes / Double($0.records))
        }
        causes = Self.causes(insights, names)
        parts = Self.parts(insights, names)
        products = insights.products.map { Count(name: $0.line, records: $0.records) }
        models = insights.models.map { Count(name: $0.model, records: $0.records) }
        hours = insights.bands.map { Count(name: $0.band == .unknown ? "" : $0.band.name, records: $0.records) }
        months = insights.months.map { Count(name: $0.month.description, records: $0.records) }
        cost = insights.costs.map {
            Cost(currency: $0.currency, records: $0.records, sum: $0.sum, mean: $0.sum / Double($0.records))
        }
        rising = periods.map { Self.rising($0, names, request.limit) }
        withoutCause = WithoutCause(
            count: faults.count,
            faults: faults.faults.map {
                Reference(id: $0.id.description, title: $0.symptom.string(for: names.language))
            })
    }

    private static func causes(_ insights: ServiceInsights, _ names: Names) -> CauseList {
        let pareto = Pareto(insights.causes.map { ($0, $0.records) }, total: insights.linked)
        return CauseList(
            linked: insights.linked, unlinked: insights.records - insights.linked,
            causes: pareto.bars.map { bar in
                let (fault, cause) = (bar.name.fault, bar.name.cause)
                return CauseCount(
                    fault: fault.description, title: names.title(of: fault), cause: cause,
                    causeTitle: cause.map { names.title(of: $0, in: fault) }, records: bar.count, share: bar.share,
                    cumulative: bar.cumulative)
            })
    }

    private static func parts(_ insights: ServiceInsights, _ names: Names) -> PartList {
        let pareto = Pareto(insights.parts.map { ($0, $0.records) }, total: insights.partUses)
        return PartList(
            uses: insights.partUses,
            parts: pareto.bars.map { bar in
                PartCount(
                    number: bar.name.number.printed,
                    name: names.parts[bar.name.number.key]?.name?.string(for: names.language), records: bar.count,
                    pieces: bar.name.pieces, share: bar.share, cumulative: bar.cumulative,
                    last: bar.name.last?.description)
            })
    }

    private static func rising(_ periods: SymptomPeriods, _ names: Names, _ limit: Int) -> Rising {
        func days(_ period: ClosedRange<CalendarDay>) -> Double {
            Double(period.upperBound.number - period.lowerBound.number + 1)
        }
        let rises = periods.symptoms.map {
            RateRise(before: $0.before, over: days(periods.before), now: $0.now, over: days(periods.now))
        }
        let values = rises.map(\.pValue)
        let adjusted = FalseDiscovery.adjusted(values)
        let order = values.indices.filter { values[$0] <= listedBelow }.sorted {
            values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1
        }
        let symptoms = order.prefix(limit).map { index in
            let symptom = periods.symptoms[index]
            return Symptom(
                title: symptom.fault.map(names.title) ?? symptom.text, fault: symptom.fault?.description,
                record: symptom.record, before: symptom.before, now: symptom.now, ratio: rises[index].ratio,
                pValue: values[index], adjusted: adjusted[index])
        }
        return Rising(
            from: periods.now.lowerBound.description, to: periods.now.upperBound.description,
            beforeFrom: periods.before.lowerBound.description, beforeTo: periods.before.upperBound.description,
            tests: values.count, symptoms: symptoms)
    }
}
