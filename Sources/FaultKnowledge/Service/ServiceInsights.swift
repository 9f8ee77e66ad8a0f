package import FaultModel

/// What service records say, in counts; what these are worth is for others to reckon.
package struct ServiceInsights: Sendable {
    /// Records that pass the filter.
    package var records = 0
    /// Of the oldest and the newest that has a day, to the month; nil: none has.
    package var firstMonth: CalendarMonth?
    package var lastMonth: CalendarMonth?
    /// By `ServiceRecord.Outcome`; empty: not said.
    package var outcomes: [String: Int] = [:]
    /// First records of a story, where machine, symptom and day are known, without those where nothing was wrong.
    package var stories = 0
    /// Of these, those that were not left unsolved, and after which the machine did not come back with the symptom.
    package var fixedAtFirst = 0
    /// Records whose machine, symptom and day are known.
    package var traceable = 0
    /// Of these, those that follow one of the same machine and symptom.
    package var repeats = 0
    package var minutes: [Time] = []
    /// The most frequent first.
    package var causes: [CauseCount] = []
    /// Records that are linked to a fault, whatever the limit of the list.
    package var linked = 0
    /// The most frequent first, superseded numbers under the current one.
    package var parts: [PartCount] = []
    /// Uses of any part.
    package var partUses = 0
    package var products: [(line: String, records: Int)] = []
    package var models: [(model: String, records: Int)] = []
    package var bands: [(band: HoursBand, records: Int)] = []
    /// In order, those without a day left out.
    package var months: [(month: CalendarMonth, records: Int)] = []
    package var costs: [Cost] = []

    /// How long the work took where the cause was found by a guided walk, where not, and where that is not known.
    package struct Time: Sendable, Hashable {
        package var wasGuided: Bool?
        package var records: Int
        /// Of all of them together.
        package var minutes: Double
    }

    package struct CauseCount: Sendable, Hashable {
        package var fault: Fault.ID
        /// Nil: the fault is known, its cause is not.
        package var cause: String?
        package var records: Int
    }

    package struct PartCount: Sendable, Hashable {
        /// The number to order today.
        package var number: PartNumber
        package var records: Int
        package var pieces: Double
        /// Nil: of no record that uses it the day is known.
        package var last: CalendarDay?
    }

    package struct Cost: Sendable, Hashable {
        package var currency: String
        package var records: Int
        package var sum: Double
    }
}

/// How often a symptom came up in two periods.
package struct SymptomCount: Sendable, Hashable {
    /// Nil: the records are linked to no fault; they have the words in common.
    package var fault: Fault.ID?
    /// One of the records.
    package var record: String
    /// In its words.
    package var text: String
    package var before: Int
    package var now: Int
}

/// Symptoms in a period and in one of the same length before it.
package struct SymptomPeriods: Sendable {
    package var before: ClosedRange<CalendarDay>
    package var now: ClosedRange<CalendarDay>
    /// Those that came up often enough, in both periods together, to tell anything.
    package var symptoms: [SymptomCount]
}
