import FaultModel

/// What service records say, section by section: a plot where a picture tells more, its table, and the same as CSV.
struct RecordInsights {
    let words: Words
    let records: RecordInsightDocument
    let products: ProductsDocument
    /// The filters as parameters, for links.
    let parameters: [(String, String)]

    private static let languages: [Language] = [.chinese, .english]

    var html: HTML {
        if records.count == 0 { return "<p class=\"empty\">\(words[.recordsNone])</p>\(withoutCause)" }
        let span = records.from.flatMap { from in records.to.map { words.sentence(.recordsSpan, from, $0) } }
        return """
            <p class="count">\(words.sentence(.recordsCounted, words.count(records.count)))\(words.language == .chinese ? "，" : ", ")\(span ?? words[.recordsNoDay])</p>
            \(rates)
            \(months)
            \(causes)
            \(parts)
            \(rising)
            \(minutes)
            \(groups)
            \(cost)
            \(withoutCause)
            """
    }

    private func csv(_ table: String) -> String { SitePath.insightTable(table, parameters) }

    private func section(_ id: String, _ title: Words.Key, _ content: HTML) -> HTML {
        "<div class=\"insight\">\(PageSection(id: id, title: words[title], content: content).html)</div>"
    }

    private func said(_ text: String) -> HTML { words.said(text, among: Self.languages) }

    private func number(_ value: Int) -> HTML { "\(words.count(value))" }

    // MARK: - Rates

    private var rates: HTML {
        let notSaid: HTML? =
            records.outcomes.notSaid > 0
            ? "<p class=\"hint\">\(words.sentence(.outcomesNotSaid, words.count(records.outcomes.notSaid)))</p>" : nil
        return """
            <dl class="rates">\(rate(words[.rateFirstFix], records.firstTimeFix, .rateFirstFixLead))\
            \(rate(words.sentence(.rateRepeat, "\(records.filter.repeatDays)"), records.repeats, .rateRepeatLead))\
            \(rate(words[.rateNoFault], records.noFaultFound, .rateNoFaultLead))</dl>
            \(notSaid)
            """
    }

    private func rate(_ title: String, _ rate: RecordInsightDocument.Rate, _ lead: Words.Key) -> HTML {
        guard let share = rate.rate, let low = rate.low, let high = rate.high else {
            return
                "<div><dt>\(title)</dt><dd class=\"value\">–</dd><dd>\(words[.rateUnknown]). \(words[lead])</dd></div>"
        }
        let of = words.sentence(.rateOf, words.count(rate.count), words.count(rate.of))
        let between = words.sentence(.rateBetween, words.percent(low), words.percent(high))
        return """
            <div><dt>\(title)</dt><dd class="value">\(words.percent(share))</dd><dd>\(of)\(words.language == .chinese ? "；" : "; ")\(between)</dd><dd>\(words[lead])</dd></div>
            """
    }

    // MARK: - Months

    private var months: HTML? {
        guard records.months.count > 1 else { return nil }
        let plot = TimePlot(
            words: words, id: "plot-months", title: words[isByYear ? .recordYears : .recordMonths],
            description: words[isByYear ? .plotOfYears : .plotOfMonths], isByYear: isByYear, bars: bars)
        let rows: [[HTML]] = records.months.suffix(TimePlot.most).reversed().map { ["\($0.name)", number($0.records)] }
        let table = InsightTable(
            title: "months-title", headings: [words[.month], words[.recordsOf]], rows: rows, csv: csv("months"),
            words: words)
        return section(
            "months", isByYear ? .recordYears : .recordMonths, "<div class=\"plotted\">\(plot.html)\(table.html)</div>")
    }

    private static func number(ofMonth name: String) -> Int {
        (Int(name.prefix(4)) ?? 0) * 12 + (Int(name.suffix(2)) ?? 1) - 1
    }

    /// So many months that each would be too thin a bar.
    private var isByYear: Bool {
        guard let first = records.months.first, let last = records.months.last else { return false }
        return Self.number(ofMonth: last.name) - Self.number(ofMonth: first.name) >= TimePlot.most
    }

    /// Each month, also those without a record; of many years, each year.
    private var bars: [TimePlot.Bar] {
        guard let first = records.months.first.map({ Self.number(ofMonth: $0.name) }),
            let last = records.months.last.map({ Self.number(ofMonth: $0.name) })
        else { return [] }
        let counts = Dictionary(
            records.months.map { (Self.number(ofMonth: $0.name), $0.records) }, uniquingKeysWith: { first, _ in first })
        if isByYear {
            return (first / 12...last / 12).map { year in
                let sum = (0..<12).reduce(0) { $0 + (counts[year * 12 + $1] ?? 0) }
                return .init(name: "\(year)-01", count: sum, part: .other)
            }
        }
        let rising = records.rising
        return (first...last).map { month in
            let digits = month % 12 + 1
            let name = "\(month / 12)-\(digits < 10 ? "0" : "")\(digits)"
            func lies(_ from: String?, _ to: String?) -> Bool {
                guard let from, let to else { return false }
                return name >= from.prefix(7) && name <= to.prefix(7)
            }
            let part: TimePlot.Part =
                lies(rising?.from, rising?.to) ? .now : lies(rising?.beforeFrom, rising?.beforeTo) ? .before : .other
            return .init(name: name, count: counts[month] ?? 0, part: part)
        }
    }

    // MARK: - Causes and parts

    private func name(of cause: RecordInsightDocument.CauseCount) -> String {
        "\(cause.title): \(cause.causeTitle ?? words[.causeUnknown])"
    }

    private var causes: HTML {
        let list = records.causes
        if list.causes.isEmpty {
            return section("causes", .causesOfRecords, "<p class=\"hint\">\(words[.causesOfRecordsNone])</p>")
        }
        let plot = ParetoPlot(
            words: words, id: "plot-causes", title: words[.causesOfRecords], description: words[.plotOfCauses],
            bars: list.causes.map {
                .init(
                    name: $0.causeTitle ?? "\($0.title) (\(words[.causeUnknown]))", count: $0.records, share: $0.share,
                    cumulative: $0.cumulative)
            })
        let rows: [[HTML]] = list.causes.map { cause in
            let link: HTML = """
                <a href="\(SitePath.fault(cause.fault))\(cause.cause.map { "#cause-" + $0 } ?? "")">\(said(cause.causeTitle ?? words[.causeUnknown]))</a> \
                <span class="quiet">\(said(cause.title))</span>
                """
            return [link, number(cause.records), "\(words.percent(cause.share))", "\(words.percent(cause.cumulative))"]
        }
        let table = InsightTable(
            title: "causes-title",
            headings: [words[.cause], words[.recordsOf], words[.shareOfAll], words[.shareSoFar]], rows: rows,
            csv: csv("causes"), words: words)
        let lead = words.sentence(.causesOfRecordsLead, words.count(list.linked), words.count(list.unlinked))
        return section(
            "causes", .causesOfRecords,
            "<p class=\"hint\">\(lead)</p><div class=\"plotted\">\(plot.html)\(table.html)</div>")
    }

    private var parts: HTML? {
        let list = records.parts
        if list.parts.isEmpty {
            return section("parts", .partsOfRecords, "<p class=\"hint\">\(words[.partsOfRecordsNone])</p>")
        }
        let plot = ParetoPlot(
            words: words, id: "plot-parts", title: words[.partsOfRecords], description: words[.plotOfParts],
            bars: list.parts.map {
                .init(
                    name: [$0.number, $0.name].compactMap(\.self).joined(separator: "  "), count: $0.records,
                    share: $0.share, cumulative: $0.cumulative)
            })
        let rows: [[HTML]] = list.parts.map { part in
            [
                "\(Code.link(part.number, to: SitePath.part(part.number))) \(part.name.map(said))",
                number(part.records),
                "\(words.number(part.pieces))", "\(words.percent(part.share))", "\(words.percent(part.cumulative))",
                "\(part.last ?? "–")",
            ]
        }
        let table = InsightTable(
            title: "parts-title",
            headings: [
                words[.partNumber], words[.recordsOf], words[.pieces], words[.shareOfAll], words[.shareSoFar],
                words[.lastUsed],
            ], rows: rows, csv: csv("parts"), words: words)
        return section("parts", .partsOfRecords, "<div class=\"plotted\">\(plot.html)\(table.html)</div>")
    }

    // MARK: - On the rise

    private var rising: HTML? {
        guard let rising = records.rising else { return nil }
        let lead = words.sentence(
            .risingLead, rising.from, rising.to, rising.beforeFrom, rising.beforeTo, words.count(rising.tests))
        if rising.symptoms.isEmpty {
            return section("rising", .risingSymptoms, "<p class=\"hint\">\(lead)</p><p>\(words[.risingNone])</p>")
        }
        let rows: [[HTML]] = rising.symptoms.map { symptom in
            let address = symptom.fault.map(SitePath.fault) ?? SitePath.record(symptom.record)
            return [
                "<a href=\"\(address)\">\(said(symptom.title))</a>", number(symptom.before), number(symptom.now),
                "\(symptom.ratio.map { "× " + words.short($0) } ?? words[.newSymptom])",
                "\(words.probability(symptom.pValue))",
                "\(words.probability(symptom.adjusted))",
            ]
        }
        let table = InsightTable(
            title: "rising-title",
            headings: [
                words[.questionSymptom], words[.timesBefore], words[.timesNow], words[.risenBy], words[.pValue],
                words[.pAdjusted],
            ], rows: rows, csv: csv("rising"), words: words)
        return section("rising", .risingSymptoms, "<p class=\"hint\">\(lead)</p>\(table.html)")
    }

    // MARK: - The rest

    private var minutes: HTML? {
        if records.minutes.isEmpty { return nil }
        let rows: [[HTML]] = records.minutes.map { time in
            let name = time.guided.map { words[$0 ? .timeGuided : .timeUnguided] } ?? words[.timeNotSaid]
            return ["\(name)", "\(words.short(time.mean))", number(time.records)]
        }
        let table = InsightTable(
            title: "minutes-title", headings: [words[.timeToFix], words[.meanMinutes], words[.recordsOf]], rows: rows,
            csv: csv("minutes"), words: words)
        return section("minutes", .timeToFix, table.html)
    }

    private var groups: HTML {
        func table(
            _ id: String, _ title: Words.Key, _ heading: Words.Key, _ counts: [RecordInsightDocument.Count],
            _ name: (String) -> HTML
        ) -> HTML? {
            guard counts.contains(where: { !$0.name.isEmpty }) else { return nil }
            let rows: [[HTML]] = counts.prefix(20).map { count in
                [count.name.isEmpty ? "\(words[.unknownValue])" : name(count.name), number(count.records)]
            }
            let content = InsightTable(
                title: "\(id)-title", headings: [words[heading], words[.recordsOf]], rows: rows, csv: csv(id),
                words: words)
            return section(id, title, content.html)
        }
        func filtered(_ name: String, _ value: String, _ text: String) -> HTML {
            let others = parameters.filter { $0.0 != name }
            return "<a href=\"\(SitePath.insights(others + [(name, value)]))\">\(text)</a>"
        }
        return """
            \(table("products", .byProduct, .product, records.products) { line in
                filtered("product", line, products.products.first { $0.line == line }?.name ?? line)
            })
            \(table("models", .byModel, .model, records.models) { filtered("model", $0, $0) })
            \(table("hours", .byHours, .hoursBand, records.hours) { filtered("hours", $0, words.band($0)) })
            """
    }

    private var cost: HTML? {
        if records.cost.isEmpty { return nil }
        let rows: [[HTML]] = records.cost.map { cost in
            [
                "\(words.currency(cost.currency))", number(cost.records), "\(words.count(Int(cost.sum.rounded())))",
                "\(words.count(Int(cost.mean.rounded())))",
            ]
        }
        let table = InsightTable(
            title: "cost-title",
            headings: [words[.currency], words[.recordsOf], words[.costSum], words[.costMean]], rows: rows,
            csv: csv("cost"), words: words)
        return section("cost", .costOfRecords, table.html)
    }

    private var withoutCause: HTML {
        let lacking = records.withoutCause
        if lacking.count == 0 {
            return section(
                "without-cause", .withoutCauseFaults, "<p class=\"hint\">\(words[.withoutCauseAllKnown])</p>")
        }
        let items: [HTML] = lacking.faults.map { "<li><a href=\"\(SitePath.fault($0.id))\">\(said($0.title))</a></li>" }
        let more: HTML? =
            lacking.count > lacking.faults.count
            ? "<p class=\"hint\">+\(words.count(lacking.count - lacking.faults.count)) \(words[.moreCodes])</p>" : nil
        return section(
            "without-cause", .withoutCauseFaults,
            """
            <p class="hint">\(words.sentence(.withoutCauseLead, words.count(lacking.count)))</p>
            <details class="more"><summary>\(words[.faultCount])</summary><ul class="cards">\(items)</ul>\(more)</details>
            <p><a class="csv" href="\(csv("without-cause"))" download>\(words[.asCSV])</a></p>
            """)
    }
}

extension Words {
    /// A probability of a test: to three places, `< 0.001` below.
    func probability(_ value: Double) -> String {
        if value < 0.001 { return "<\u{A0}0.001" }
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// A number to one place.
    func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? count(tenths / 10) : "\(count(tenths / 10)).\(abs(tenths % 10))"
    }

    /// A band of operating hours: `500–2000 h`.
    func band(_ name: String) -> String {
        name.hasSuffix("-") ? "≥ \(name.dropLast()) h" : name.replacing("-", with: "–") + " h"
    }
}
