import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("What service records say, over HTTP and on pages")
struct RecordInsightTests {
    /// Twelve records of a leak in June, two in March, and one of a lamp.
    private static func knowledge() throws -> KnowledgeBase {
        let knowledge = try smallKnowledge()
        let seal = PartUse(number: try PartNumber.make("10-0001"))
        let fault = try #require(Fault.ID("trailer-pump/no-stroke"))
        func record(_ id: String, _ symptom: String, _ day: String, _ minutes: Double) -> ServiceRecord {
            var record = ServiceRecord(id: id, symptom: symptom)
            record.machine = .init(product: "trailer-pump", model: "HBT80C", serial: id, hours: 2500)
            record.day = CalendarDay(day)
            record.outcome = .solved
            record.minutes = minutes
            return record
        }
        var records = (10..<22).map { record("j\($0)", "=Does not stroke", "2026-06-\($0)", 60) }
        for index in records.indices {
            records[index].parts = [seal]
            records[index].confirms = .init(fault: fault, cause: "valve-stuck")
            records[index].wasGuided = true
        }
        records += [
            record("m1", "=Does not stroke", "2026-03-20", 90), record("m2", "=Does not stroke", "2026-03-21", 90),
        ]
        records.append(record("lamp", "<Lamp> dark", "2026-06-20", 30))
        records[14].cost = Price(amount: 120, currency: "CNY")
        let draft = Draft(
            source: Source(document: "Workshop", file: "w"), records: records.map { .service($0) })
        var files = [ImportedFile(path: "w", format: nil, drafts: [draft], findings: Findings())]
        _ = try knowledge.apply(&files)
        return knowledge
    }

    @Test("the document has rates with intervals, Pareto lists, and rises with their p-value") func document()
        async throws
    {
        let asking = Asking(try Self.knowledge())
        let answer = try await asking.get("/api/insights?lang=en&from=2026-04-01&to=2026-06-30")
        #expect(answer.status == 200 && answer.number("records.count") == 13)
        #expect(answer.number("records.first_time_fix.rate") == 1)
        #expect(try #require(answer.number("records.first_time_fix.low")) > 0.7)
        #expect(answer.text("records.parts.parts.0.number") == "10-0002")
        #expect(answer.number("records.parts.parts.0.records") == 12)
        #expect(answer.text("records.causes.causes.0.cause") == "valve-stuck")
        #expect(answer.number("records.causes.causes.0.cumulative") == 1)
        #expect(answer.number("records.minutes.0.mean") == 60)
        #expect(answer.value("records.minutes.0.guided") as? Bool == true)
        #expect(answer.text("records.rising.symptoms.0.fault") == "trailer-pump/no-stroke")
        // The two of March are linked by their words: 2 before and 12 now, of 14 tosses 12 or more.
        let pValue = try #require(answer.number("records.rising.symptoms.0.p_value"))
        #expect(abs(pValue - 106 / 16384) < 1e-12)
        #expect(answer.text("records.cost.0.currency") == "CNY")
        #expect(answer.number("questions.distinct") == 0)
    }

    @Test("filters narrow, and wrong ones are said") func filters() async throws {
        let asking = Asking(try Self.knowledge())
        #expect(try await asking.get("/api/insights?to=2026-05-01").number("records.count") == 2)
        #expect(try await asking.get("/api/insights?product=nothing").number("records.count") == 0)
        #expect(try await asking.get("/api/insights?hours=2000-5000&model=hbt-80c").number("records.count") == 15)
        #expect(try await asking.get("/api/insights?hours=0-500").number("records.count") == 0)
        for query in ["hours=many", "from=yesterday", "from=2026-02-01&to=2026-01-01", "repeat_days=0"] {
            #expect(try await asking.get("/api/insights?\(query)").status == 400)
        }
    }

    @Test("each list is a CSV that no spreadsheet takes for formulas") func csv() async throws {
        let asking = Asking(try Self.knowledge())
        for table in InsightTableName.allCases {
            let answer = try await asking.get("/api/insights/\(table.rawValue).csv")
            #expect(answer.status == 200 && answer.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(answer.body.hasPrefix("\u{FEFF}") && answer.body.hasSuffix("\r\n"))
        }
        let months = try await asking.get("/api/insights/months.csv").body
        #expect(months == "\u{FEFF}month,records\r\n2026-03,2\r\n2026-06,13\r\n")
        #expect(CSVText.Cell.text("=1+1").isHarmless)
        #expect(try await asking.get("/api/insights/other.csv").status == 404)
    }

    @Test("the page has plots with titles, their tables and CSV, in both languages") func page() async throws {
        let asking = Asking(try Self.knowledge())
        let english = try await asking.get("/insights?ui=en").body
        #expect(english.contains("Fixed at the first visit") && english.contains("<title id=\"plot-causes-t\">"))
        #expect(english.contains("/api/insights/parts.csv") && !english.contains("<Lamp>"))
        let chinese = try await asking.get("/insights?ui=zh&from=2026-06-01").body
        #expect(chinese.contains("一次修复率") && chinese.contains("/api/insights/causes.csv?from=2026-06-01"))
    }

    @Test("a server elsewhere tells insights to nobody but its own machine") func door() async throws {
        let asking = Asking(try Self.knowledge())
        let answer = try await asking.send("/api/insights/causes.csv", method: .get, from: "192.0.2.1")
        #expect(answer.status == 403)
    }

    @Test("what to carry, over HTTP") func carry() async throws {
        let asking = Asking(try Self.knowledge())
        let answer = try await asking.get("/api/carry?product=trailer-pump&fix_rate=0.5&lang=en")
        #expect(answer.status == 200 && answer.text("parts.0.number") == "10-0002")
        #expect(answer.value("parts.0.replaces") as? [String] == ["10-0001"])
        #expect(answer.number("basis.records") == 14)
        #expect(try await asking.get("/api/carry").status == 400)
        #expect(try await asking.get("/api/carry?product=nothing").status == 404)
        #expect(try await asking.get("/api/carry?product=trailer-pump&budget=-1").status == 400)
        let page = try await asking.get("/carry/trailer-pump?ui=zh")
        #expect(page.status == 200 && page.body.contains("应备配件"))
    }

    @Test("a part says how often it was used in records") func part() async throws {
        let asking = Asking(try Self.knowledge())
        let part = try await asking.get("/api/parts/10-0001")
        #expect(part.number("field_use.records") == 12 && part.text("field_use.last") == "2026-06-21")
        #expect(
            try await asking.get("/parts/10-0002?ui=en").body.contains("Used in 12 service records, last on 2026-06-21")
        )
    }
}

extension CSVText.Cell {
    /// As it stands in a table: not as a formula.
    fileprivate var isHarmless: Bool {
        var table = CSVText(headings: ["a"])
        table.add([self])
        return !table.text.split(separator: "\r\n").contains { "=+-@".contains($0.first ?? " ") }
    }
}
