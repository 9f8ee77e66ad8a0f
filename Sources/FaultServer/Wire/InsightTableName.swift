/// The tables of insights as CSV, one for each list of the document.
enum InsightTableName: String, CaseIterable {
    case rates, causes, parts, products, models, hours, months, minutes, cost, rising, unanswered
    case withoutCause = "without-cause"
    case notOpened = "not-opened"

    func csv(_ document: InsightDocument) -> String {
        let records = document.records
        switch self {
        case .rates: return Self.rates(records)
        case .causes:
            return Self.table(
                ["fault", "title", "cause", "cause_title", "records", "share", "cumulative"],
                records.causes.causes.map {
                    [
                        .text($0.fault), .text($0.title), .text($0.cause ?? ""), .text($0.causeTitle ?? ""),
                        .whole($0.records), .number($0.share), .number($0.cumulative),
                    ]
                })
        case .parts:
            return Self.table(
                ["number", "name", "records", "pieces", "share", "cumulative", "last"],
                records.parts.parts.map {
                    [
                        .text($0.number), .text($0.name ?? ""), .whole($0.records), .number($0.pieces),
                        .number($0.share), .number($0.cumulative), .text($0.last ?? ""),
                    ]
                })
        case .products: return Self.counts("product", records.products)
        case .models: return Self.counts("model", records.models)
        case .hours: return Self.counts("hours", records.hours)
        case .months: return Self.counts("month", records.months)
        case .minutes:
            return Self.table(
                ["guided", "records", "mean_minutes"],
                records.minutes.map {
                    [.text($0.guided.map { $0 ? "yes" : "no" } ?? ""), .whole($0.records), .number($0.mean)]
                })
        case .cost:
            return Self.table(
                ["currency", "records", "sum", "mean"],
                records.cost.map { [.text($0.currency), .whole($0.records), .number($0.sum), .number($0.mean)] })
        case .rising: return Self.rising(records)
        case .withoutCause:
            return Self.table(
                ["fault", "title"], records.withoutCause.faults.map { [.text($0.id), .text($0.title)] })
        case .unanswered: return Self.questions(document.questions.unanswered)
        case .notOpened: return Self.questions(document.questions.notOpened)
        }
    }

    private static func table(_ headings: [String], _ rows: [[CSVText.Cell]]) -> String {
        var table = CSVText(headings: headings)
        for row in rows { table.add(row) }
        return table.text
    }

    private static func counts(_ name: String, _ counts: [RecordInsightDocument.Count]) -> String {
        table([name, "records"], counts.map { [.text($0.name), .whole($0.records)] })
    }

    private static func rates(_ records: RecordInsightDocument) -> String {
        let rates = [
            ("first_time_fix", records.firstTimeFix), ("repeats", records.repeats),
            ("no_fault_found", records.noFaultFound),
        ]
        return table(
            ["rate", "count", "of", "share", "low", "high"],
            rates.map { name, rate in
                [.text(name), .whole(rate.count), .whole(rate.of)]
                    + [rate.rate, rate.low, rate.high].map { $0.map { .number($0) } ?? .empty }
            })
    }

    private static func rising(_ records: RecordInsightDocument) -> String {
        table(
            ["symptom", "fault", "record", "before", "now", "ratio", "p_value", "adjusted"],
            (records.rising?.symptoms ?? []).map { symptom in
                [
                    .text(symptom.title), .text(symptom.fault ?? ""), .text(symptom.record), .whole(symptom.before),
                    .whole(symptom.now), symptom.ratio.map { .number($0) } ?? .empty, .number(symptom.pValue),
                    .number(symptom.adjusted),
                ]
            })
    }

    private static func questions(_ questions: [InsightDocument.Question]) -> String {
        table(
            ["question", "language", "product", "asked", "without_hits", "weak", "opened", "first", "last"],
            questions.map {
                [
                    .text($0.text), .text($0.language), .text($0.product ?? ""), .whole($0.asked),
                    .whole($0.withoutHits),
                    .whole($0.weak), .whole($0.opened), .text($0.first), .text($0.last),
                ]
            })
    }
}
