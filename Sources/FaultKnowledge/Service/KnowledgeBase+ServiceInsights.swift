package import FaultModel
import GRDB

extension KnowledgeBase {
    /// Days within which a record of the same machine and symptom is a repeat.
    package static let repeatDays = 1...365
    package static let usualRepeatDays = 30

    /// What service records say. Costs a look at each counted month, model and band of hours, and for a period that begins or
    /// ends within a month, at that month's records.
    /// - Parameters:
    ///   - limit: of causes and parts.
    /// - Throws: `KnowledgeError.outOfRange`.
    package func serviceInsights(
        _ filter: InsightFilter = InsightFilter(), repeatWithin days: Int = usualRepeatDays, limit: Int = 20
    ) async throws -> ServiceInsights {
        try Self.check(days, limit)
        return try await read { db in
            try InsightReader(db: db, filter: filter, repeatDays: days).insights(limit: limit)
        }
    }

    private static func check(_ days: Int, _ limit: Int) throws {
        guard repeatDays.contains(days) else {
            throw KnowledgeError.outOfRange(name: "repeat days", value: days, expected: repeatDays)
        }
        guard insightLimits.contains(limit) else {
            throw KnowledgeError.outOfRange(name: "limit", value: limit, expected: insightLimits)
        }
    }

    /// Months that are compared with those before them where no period is asked for.
    private static let usualMonths = 3
    /// Symptoms that came up less often in both periods together tell nothing.
    private static let leastOften = 5
    private static let mostSymptoms = 2000

    /// Symptoms in a period and in the one before it, of the same length. Without a period: the last months that have
    /// records, up to the last record.
    /// - Returns: nil where no record has a day.
    package func symptomPeriods(_ filter: InsightFilter = InsightFilter()) async throws -> SymptomPeriods? {
        try await read { db in
            guard let now = try Self.period(filter, db) else { return nil }
            let length = now.upperBound - now.lowerBound + 1
            let before = (now.lowerBound - length)...(now.lowerBound - 1)
            guard let first = CalendarDay(number: before.lowerBound), let last = CalendarDay(number: before.upperBound),
                let start = CalendarDay(number: now.lowerBound), let end = CalendarDay(number: now.upperBound)
            else { return nil }
            var plain = filter
            (plain.from, plain.to) = (nil, nil)
            let reader = InsightReader(db: db, filter: plain, repeatDays: Self.usualRepeatDays)
            return SymptomPeriods(
                before: first...last, now: start...end,
                symptoms: try reader.symptoms(now, before: before, least: Self.leastOften, limit: Self.mostSymptoms))
        }
    }

    private static func period(_ filter: InsightFilter, _ db: Database) throws -> ClosedRange<Int>? {
        let row = try Row.fetchOne(db, sql: "SELECT min(day), max(day) FROM service")
        guard let oldest: Int = row?[0], let newest: Int = row?[1] else { return nil }
        let last = filter.to?.number ?? newest
        if let from = filter.from?.number { return from <= last ? from...last : nil }
        if filter.to != nil { return oldest <= last ? oldest...last : nil }
        guard let day = CalendarDay(number: newest),
            let first = CalendarMonth(number: CalendarMonth(of: day).number - usualMonths + 1).span?.lowerBound
        else { return nil }
        return first...newest
    }

    /// Faults of which no cause may be relied on: none is known, or none was validated.
    /// - Returns: how many, and the first in order of id.
    package func faultsWithoutCause(
        product: String? = nil, limit: Int = 20
    ) async throws -> (count: Int, faults: [Fault]) {
        try await read { db in
            let condition = product == nil ? "1" : "item.line = ?"
            let arguments = StatementArguments([product].compactMap(\.self))
            let from = "FROM faultWithoutCause f JOIN item ON item.rowid = f.item WHERE \(condition)"
            let texts = try String.fetchAll(
                db, sql: "SELECT item.json \(from) ORDER BY item.id LIMIT \(limit)", arguments: arguments)
            return (
                try Int.fetchOne(db, sql: "SELECT count(*) \(from)", arguments: arguments) ?? 0,
                try texts.map { try CanonicalJSON().decode(Fault.self, from: $0) }
            )
        }
    }

    /// How often each of some parts was used in service records, under any number of its chain, by key of the number asked
    /// for; what was never used is not among them.
    package func partUse(of numbers: [PartNumber]) async throws -> [String: ServiceInsights.PartCount] {
        try await read { db in
            let parts = PartCounts(db)
            var counts: [String: ServiceInsights.PartCount] = [:]
            for number in numbers where counts[number.key] == nil { counts[number.key] = try parts.use(of: number) }
            return counts
        }
    }

    /// Records that are linked to each fault of a line, and to each of its causes.
    package func confirmedCauses(
        of line: String, model: String? = nil
    ) async throws -> (faults: [String: Int], causes: [String: [String: Int]], records: Int) {
        try await read { db in
            var filter = InsightFilter()
            (filter.product, filter.model) = (line, model)
            let (source, arguments) = InsightReader(db: db, filter: filter, repeatDays: Self.usualRepeatDays).sums(
                "insightCause")
            let rows = try Row.fetchAll(
                db, sql: "SELECT fault, cause, sum(records) FROM \(source) WHERE fault <> '' GROUP BY 1, 2",
                arguments: arguments)
            var (faults, causes, records): ([String: Int], [String: [String: Int]], Int) = ([:], [:], 0)
            for row in rows {
                let (fault, cause, count): (String, String, Int) = (row[0], row[1], row[2])
                faults[fault, default: 0] += count
                if !cause.isEmpty { causes[fault, default: [:]][cause, default: 0] += count }
                records += count
            }
            return (faults, causes, records)
        }
    }
}
