import FaultModel
import GRDB

/// Reads the counted service records for one filter, in one snapshot.
struct InsightReader {
    let db: Database
    let filter: InsightFilter
    /// Records of a machine and symptom so many days apart at most are one story.
    let repeatDays: Int

    private static let noPeriod = "0"

    /// What a table has counted for the months of the period, with the days at its ends counted now.
    ///
    /// - Parameters:
    ///   - table: one of `InsightTables.counts`.
    ///   - period: nil: that of the filter.
    func rows(_ table: String, _ period: InsightPeriod? = nil) -> (sql: String, arguments: StatementArguments) {
        let period = period ?? InsightPeriod(filter)
        let months = period.months.map { "month BETWEEN \($0.lowerBound) AND \($0.upperBound)" } ?? Self.noPeriod
        var sql = "SELECT * FROM \(table) WHERE \(months) AND \(dimensions)"
        var arguments = values
        if !period.days.isEmpty, let count = InsightTables.counts.first(where: { $0.table == table })?.sql {
            let days = period.days.map { "day BETWEEN \($0.lowerBound) AND \($0.upperBound)" }.joined(separator: " OR ")
            sql += " UNION ALL " + count.replacing("{rows}", with: "(\(days)) AND \(dimensions)")
            arguments += values
        }
        return ("(\(sql))", arguments)
    }

    private var dimensions: String {
        var conditions = ["1"]
        if filter.product != nil { conditions.append("line = ?") }
        if filter.model != nil { conditions.append("model = ?") }
        if let band = filter.hours { conditions.append("band = \(band.rawValue)") }
        return conditions.joined(separator: " AND ")
    }

    private var values: StatementArguments {
        StatementArguments([filter.product, filter.model.map { Identifier.key($0) }].compactMap(\.self))
    }

    /// Records by outcome, guidance and story, from the table that is joined furthest.
    private func visits() -> (sql: String, arguments: StatementArguments) {
        let period = InsightPeriod(filter)
        let isUsual = repeatDays == KnowledgeBase.usualRepeatDays
        guard isUsual, period.days.isEmpty else {
            let (source, arguments) = rows("insightVisit")
            return ("(SELECT *, \(InsightTables.story(within: repeatDays)) FROM \(source))", arguments)
        }
        return rows("insightTotal")
    }

    /// Of all months together where no period is asked for.
    func sums(_ table: String) -> (sql: String, arguments: StatementArguments) {
        filter.hasPeriod ? rows(table) : ("(SELECT * FROM \(table)All WHERE \(dimensions))", values)
    }

    private func fetch(
        _ select: String, _ source: (sql: String, arguments: StatementArguments), _ rest: String
    ) throws -> [Row] {
        try Row.fetchAll(db, sql: "SELECT \(select) FROM \(source.sql) \(rest)", arguments: source.arguments)
    }

    // MARK: - All

    func insights(limit: Int) throws -> ServiceInsights {
        var found = ServiceInsights()
        let visits = try countedVisits()
        readVisits(visits[.story] ?? [], &found)
        try readGroups(visits, &found)
        try readCauses(&found, limit)
        try readParts(&found, limit)
        for row in try fetch("currency, sum(records), sum(cost)", rows("insightCost"), "GROUP BY 1 ORDER BY 2 DESC, 1")
        {
            found.costs.append(.init(currency: row[0], records: row[1], sum: row[2]))
        }
        return found
    }

    /// How the visits are counted: each grouping with its columns; of those it has not there are numbers that say nothing.
    private enum Grouping: String, CaseIterable {
        case story, line, model, band, month

        var columns: String {
            switch self {
            case .story: "outcome, guided, follows, followed, known"
            case .line, .model, .band, .month: "\(rawValue), 0, 0, 0, 0"
            }
        }

        /// By which columns of the statement below.
        var grouped: String { self == .story ? "2, 3, 4, 5, 6" : "2" }
    }

    /// Everything that is counted of visits in one statement. The records of days outside whole months are gathered once;
    /// how far apart records of one story may be is asked for the stories alone.
    private func countedVisits() throws -> [Grouping: [Row]] {
        let visits = visits()
        let hasDays = !InsightPeriod(filter).days.isEmpty
        var sql = hasDays ? "WITH visit AS MATERIALIZED (SELECT * FROM \(visits.sql)) " : ""
        var arguments = hasDays ? visits.arguments : []
        sql += Grouping.allCases.map { grouping in
            var source = "visit"
            if !hasDays {
                let counted = grouping == .story ? visits : rows("insightTotal")
                source = counted.sql
                arguments += counted.arguments
            }
            return """
                SELECT * FROM (SELECT '\(grouping.rawValue)', \(grouping.columns), sum(records), sum(timed), sum(minutes)
                    FROM \(source) GROUP BY \(grouping.grouped))
                """
        }.joined(separator: " UNION ALL ")
        return try Row.fetchAll(db, sql: sql, arguments: arguments).reduce(into: [:]) { found, row in
            guard let grouping = Grouping(rawValue: row[0]) else { return }
            found[grouping, default: []].append(row)
        }
    }

    /// What is told apart by outcome, by guidance and by the neighbours in time.
    private func readVisits(_ rows: [Row], _ found: inout ServiceInsights) {
        var times: [Int: ServiceInsights.Time] = [:]
        for row in rows {
            let (outcome, guided, count): (String, Int, Int) = (row[1], row[2], row[6])
            let (follows, isFollowed, isTraceable): (Bool, Bool, Bool) = (row[3], row[4], row[5])
            found.records += count
            found.outcomes[outcome, default: 0] += count
            if isTraceable {
                found.traceable += count
                if follows { found.repeats += count }
                if !follows, outcome != ServiceRecord.Outcome.noFaultFound.rawValue {
                    found.stories += count
                    if !isFollowed, outcome != ServiceRecord.Outcome.unsolved.rawValue { found.fixedAtFirst += count }
                }
            }
            let isFixed = outcome.isEmpty || outcome == ServiceRecord.Outcome.solved.rawValue
            guard isFixed, (row[7] as Int) > 0 else { continue }
            times[guided, default: .init(wasGuided: guided < 0 ? nil : guided == 1, records: 0, minutes: 0)].records +=
                row[7]
            times[guided]?.minutes += row[8]
        }
        found.minutes = [1, 0, -1].compactMap { times[$0] }
    }

    private func readGroups(_ rows: [Grouping: [Row]], _ found: inout ServiceInsights) throws {
        func named(_ grouping: Grouping) -> [(name: String, records: Int)] {
            (rows[grouping] ?? []).map { ($0[1], $0[6]) }.sorted { ($1.records, $0.name) < ($0.records, $1.name) }
        }
        func numbered(_ grouping: Grouping) -> [(number: Int, records: Int)] {
            (rows[grouping] ?? []).map { ($0[1], $0[6]) }.sorted { $0.number < $1.number }
        }
        found.products = named(.line).map { ($0.name, $0.records) }
        let printed = try db.cachedStatement(sql: "SELECT model FROM service WHERE modelKey = ? LIMIT 1")
        found.models = try named(.model).prefix(50).map { key, records in
            (key.isEmpty ? "" : try String.fetchOne(printed, arguments: [key]) ?? key, records)
        }
        found.bands = numbered(.band).compactMap { number, records in HoursBand(rawValue: number).map { ($0, records) }
        }
        found.months = numbered(.month).filter { $0.number >= 0 }.map { (CalendarMonth(number: $0.number), $0.records) }
        (found.firstMonth, found.lastMonth) = (found.months.first?.month, found.months.last?.month)
    }

    private func readCauses(_ found: inout ServiceInsights, _ limit: Int) throws {
        let rows = try fetch(
            "fault, cause, sum(records)", sums("insightCause"), "WHERE fault <> '' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2")
        for row in rows {
            found.linked += row[2] as Int
            guard found.causes.count < limit, let fault = Fault.ID(row[0] as String) else { continue }
            let cause: String = row[1]
            found.causes.append(.init(fault: fault, cause: cause.isEmpty ? nil : cause, records: row[2]))
        }
    }

    private func readParts(_ found: inout ServiceInsights, _ limit: Int) throws {
        let rows = try fetch(
            "part, sum(records), sum(quantity), max(lastDay)", sums("insightPart"), "GROUP BY 1 ORDER BY 2 DESC, 1")
        let folded = try PartCounts(db).folded(rows)
        found.partUses = folded.reduce(0) { $0 + $1.records }
        found.parts = Array(folded.prefix(limit))
    }

    // MARK: - Symptoms

    /// Symptoms of both periods, those that came up at least `least` times in both together. Whether one is looked at depends
    /// on the sum alone, so that a test given the sum stays exact.
    func symptoms(_ now: ClosedRange<Int>, before: ClosedRange<Int>, least: Int, limit: Int) throws -> [SymptomCount] {
        let (later, ofLater) = rows("insightSymptom", InsightPeriod(days: now.lowerBound, now.upperBound))
        let (earlier, ofEarlier) = rows("insightSymptom", InsightPeriod(days: before.lowerBound, before.upperBound))
        let counts = try Row.fetchAll(
            db,
            sql: """
                SELECT fault, wording, sum(before) AS b, sum(now) AS n, max(item) FROM (
                    SELECT fault, wording, 0 AS before, records AS now, item FROM \(later)
                    UNION ALL SELECT fault, wording, records, 0, item FROM \(earlier))
                WHERE fault <> '' OR wording <> 0
                GROUP BY 1, 2 HAVING b + n >= \(least) ORDER BY n DESC, b, 1, 2 LIMIT \(limit)
                """,
            arguments: ofLater + ofEarlier)
        let json = CanonicalJSON()
        let item = try db.cachedStatement(sql: "SELECT id, json FROM item WHERE rowid = ?")
        return try counts.compactMap { row in
            guard let shown = try Row.fetchOne(item, arguments: [row[4] as Int64]) else { return nil }
            let record = try json.decode(ServiceRecord.self, from: shown[1])
            let fault: String = row[0]
            return SymptomCount(
                fault: Fault.ID(fault), record: shown[0], text: record.symptom, before: row[2], now: row[3])
        }
    }
}

/// Counts of parts, with superseded numbers under the one to order today.
struct PartCounts {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// As a record writes it; nil: none does.
    private func printed(_ key: String) throws -> PartNumber? {
        let statement = try db.cachedStatement(
            sql: "SELECT json FROM servicePart p JOIN item ON item.rowid = p.item WHERE p.part = ? LIMIT 1")
        guard let text = try String.fetchOne(statement, arguments: [key]) else { return nil }
        return try CanonicalJSON().decode(ServiceRecord.self, from: text).parts.map(\.number).first { $0.key == key }
    }

    /// Of one number, under any of its chain; nil: it was never used.
    func use(of number: PartNumber) throws -> ServiceInsights.PartCount? {
        let keys = try PartChain(db: db).numbers(of: number.key)
        let marks = keys.map { _ in "?" }.joined(separator: ", ")
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(DISTINCT p.item), sum(p.quantity), max(s.day)
                FROM servicePart p JOIN service s ON s.item = p.item WHERE p.part IN (\(marks))
                """,
            arguments: StatementArguments(keys))
        guard let row, (row[0] as Int) > 0 else { return nil }
        return .init(
            number: number, records: row[0], pieces: row[1], last: (row[2] as Int?).flatMap { CalendarDay(number: $0) })
    }

    /// - Parameter rows: key, records, pieces, last day.
    func folded(_ rows: [Row]) throws -> [ServiceInsights.PartCount] {
        let chain = PartChain(db: db)
        var counts: [String: ServiceInsights.PartCount] = [:]
        for row in rows {
            let key: String = row[0]
            let known = try KnowledgeBase.json(of: .part, key, db).map {
                try CanonicalJSON().decode(Part.self, from: $0).number
            }
            guard let number = try chain.replacement(of: key) ?? known ?? printed(key) ?? PartNumber(key) else {
                continue
            }
            var count = counts[number.key] ?? .init(number: number, records: 0, pieces: 0)
            count.records += row[1]
            count.pieces += row[2]
            let day = (row[3] as Int?).flatMap { CalendarDay(number: $0) }
            count.last = [count.last, day].compactMap(\.self).max()
            counts[number.key] = count
        }
        return counts.values.sorted { left, right in
            left.records != right.records ? left.records > right.records : left.number.key < right.number.key
        }
    }
}
