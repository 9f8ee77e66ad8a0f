import FaultImport
import FaultModel
import FaultTesting
import Foundation
import Testing

extension Imported {
    var records: [ServiceRecord] {
        draft.records.compactMap { if case .service(let record) = $0 { record } else { nil } }
    }
}

@Suite("Lists of service records")
struct ServiceTableTests {
    @Test("a list with a day, a machine and a symptom is one of service records, in English and Chinese") func both()
        throws
    {
        let english = try imported(
            """
            Work order,Date,Serial number,Problem,Diagnosis,Cause,Action,Part number,Qty,Cost,Technician
            WO/7,2024-03-01,80-1,Pump whines,Filter?,Filter clogged,Filter renewed,103-02,2,"€ 1,250.50",Hans Meier
            """)
        let record = try #require(english.records.first)
        #expect(record.id == "wo-7" && record.day?.description == "2024-03-01" && record.machine.serial == "80-1")
        #expect(
            record.symptom == "Pump whines" && record.cause == "Filter clogged" && record.remedy == "Filter renewed")
        #expect(record.rounds == [.init(judgement: "Filter?")])
        #expect(record.parts == [PartUse(number: try .make("103-02"), quantity: 2)])
        #expect(record.cost == Price(amount: 1250.5, currency: "EUR"))
        #expect(record.people == [.init(role: .engineer, person: "Hans Meier")])
        #expect(record.machine.product == "p" && record.language == .english)
        #expect(record.citations == [Citation(document: "list.csv", file: "list.csv", line: 2)])

        let chinese = try imported(
            """
            日期,机型,整机编号,工作小时,故障现象,故障代码,故障原因,处理方法,配件编号,工时,费用,工程师,客户
            2024年3月1日,HBT80,80-1,3120,泵不动,E-07,阀卡滞,清洗,103-02=2；103-03,90,350元,王强、李明,某公司
            """)
        let sheet = try #require(chinese.records.first)
        #expect(sheet.day?.description == "2024-03-01" && sheet.machine.hours == 3120 && sheet.minutes == 90)
        #expect(sheet.codes == [.maker("E-07")] && sheet.cost == Price(amount: 350, currency: "CNY"))
        #expect(sheet.parts.map(\.quantity) == [2, 1])
        #expect(sheet.people.map(\.person) == ["王强", "李明", "某公司"])
        #expect(sheet.id.hasPrefix("2024-03-01-"))
    }

    @Test("a table of faults stays one, though it has a date") func faults() throws {
        let result = try imported("code,symptom,cause,date\nE1,Leaks,Seal,2024-01-01\n")
        #expect(result.records.isEmpty && result.faults.count == 1)
    }

    @Test("the order of day and month is decided over the whole column") func order() throws {
        func days(_ dates: String...) throws -> ([String?], Int) {
            let rows = dates.enumerated().map { "\($1),m\($0),leaks" }.joined(separator: "\n")
            let result = try imported("date,asset,symptom\n" + rows)
            return (result.records.map { $0.day?.description }, result.messages(.warning).count)
        }
        #expect(try days("03/04/2024", "25/04/2024") == (["2024-04-03", "2024-04-25"], 0))
        #expect(try days("03/04/2024", "04/25/2024") == (["2024-03-04", "2024-04-25"], 0))
        #expect(try days("03/04/2024") == ([nil], 1))
        #expect(try days("03/04/2024", "25/04/2024", "04/25/2024") == ([nil, "2024-04-25", "2024-04-25"], 1))
        #expect(try days("05/05/2024", "31/02/2024") == (["2024-05-05", nil], 1))
    }

    @Test(
        "days are read in any usual writing",
        arguments: [
            ("2004/7/1", "2004-07-01"), ("01.07.2004", "2004-07-01"), ("2004年7月1日", "2004-07-01"),
            ("38169", "2004-07-01"), ("38169.5", "2004-07-01"), ("20040701", "2004-07-01"),
            ("1 Jul 2004", "2004-07-01"),
            ("July 1, 2004", "2004-07-01"), ("2004-07-01T08:30:00Z", "2004-07-01"), ("2004/7/1 8:30", "2004-07-01"),
            ("2004-7-1", "2004-07-01"), ("01.07.2004 08:30", "2004-07-01"),
        ])
    func days(text: String, day: String) throws { #expect(try DayReader().day(text).description == day) }

    @Test(
        "what is no day is refused", arguments: ["soon", "2004", "1.7.04", "32.01.2004", "123", "2004-13-01", "99999"])
    func noDay(text: String) { #expect(throws: DayReader.Failure.noDay(text)) { try DayReader().day(text) } }

    @Test("a row that says the same is taken once, another of the same day and words stands beside it") func repeats()
        throws
    {
        let result = try imported(
            """
            date,asset,symptom,cost
            2024-01-01,A,Tooth lost,10
            2024-01-01,A,tooth lost,20
            2024-01-01,A,Tooth lost,10
            2024-01-02,A,Tooth lost,NA
            """)
        #expect(result.records.map(\.cost?.amount) == [10, 20, nil])
        #expect(result.records[1].id == result.records[0].id + "-2")
        #expect(
            result.messages(.note).contains {
                $0.hasSuffix("1 rows say the same as a row above them, the first on this line; each was taken once")
            })
    }

    @Test("bad cells and rows are findings with their lines, and no name is repeated") func findings() throws {
        let result = try imported(
            """
            date,asset,symptom,hours,cost,part number,status,engineer,Shoe size
            2024-01-01,A,,1,1,x,solved,Meier,44
            soon,A,Leaks,many,dear,--,perhaps,12345,44
            """)
        #expect(result.records.count == 1)
        #expect(result.findings.all.filter { $0.severity == .error }.map(\.line) == [2])
        #expect(
            result.findings.all.filter { $0.severity == .warning }.map(\.line) == [1, 3, 3, 3, 3, 3])
        #expect(!result.findings.all.contains { $0.message.contains("Meier") || $0.message.contains("12345") })
    }

    @Test("columns may be named by the user") func named() throws {
        let result = try imported(
            "2024-01-01,A,Leaks,5\n", ImportOptions(product: "p", columns: ["date", "serial", "symptom", "-"]))
        #expect(result.records.map(\.machine.serial) == ["A"])
    }

    @Test("records of a JSON list are service records too") func json() throws {
        let result = try imported(
            #"[{"date": "2024-01-01", "asset": "A", "symptom": "Leaks", "cost": 12.5}]"#, name: "list.json")
        #expect(result.records.map(\.cost) == [Price(amount: 12.5, currency: "XXX")])
    }

    @Test("numbered lines of judgement, handling and result are as many rounds") func rounds() throws {
        let result = try imported(
            "date,asset,symptom,judgement,handling,result\n2024-01-01,A,Leaks,\"1. Hose\n2. Seal\",\"1. Renewed\n2. Renewed\",\"1. Still leaks\n2. Dry\"\n"
        )
        #expect(
            result.records[0].rounds == [
                .init(judgement: "Hose", handling: "Renewed", result: "Still leaks"),
                .init(judgement: "Seal", handling: "Renewed", result: "Dry"),
            ])
    }
}

@Suite("Sheets of service records")
struct ServiceSheetTests {
    private static let sheet = """
        servicerecords: 1
        language: zh
        source: {document: 维修单, revision: "2024"}
        product: pump
        records:
          - id: WO/7
            date: 2024-03-01
            machine: {model: HBT80, serial: 80-1, hours: 3120}
            before: 换油
            symptom: 泵不动
            codes: [E-07, "SPN 100 FMI 1", {system: obd, code: P0521}]
            rounds: [{judgement: 阀, handling: 洗, result: 好}]
            cause: 阀卡滞
            remedy: 清洗
            confirms: {fault: pump/no-stroke, cause: valve}
            outcome: solved
            parts: [{number: "103-02", quantity: 2}, 103-03=3]
            minutes: 90
            cost: {amount: 350, currency: CNY}
            guided: true
            engineer: 王强
            customer: [某公司]
            customer_word: 满意
        """

    @Test("a sheet is read in full, and written back the same") func roundTrip() throws {
        let result = try imported(Self.sheet, name: "sheet.yaml", ImportOptions())
        #expect(result.messages(.error) == [])
        let record = try #require(result.records.first)
        #expect(record.id == "wo-7" && record.machine.product == "pump" && record.codes.count == 3)
        #expect(record.confirms?.fault.description == "pump/no-stroke" && record.parts.map(\.quantity) == [2, 3])
        #expect(record.people.map(\.role) == [.engineer, .customer])
        #expect(record.citations == [Citation(document: "维修单", revision: "2024", file: "sheet.yaml", line: 6)])
        let written = ServiceRecordWriter.yaml(source: result.draft.source, records: result.records)
        let again = try imported(written, name: "sheet.yaml", ImportOptions())
        func lineless(_ record: ServiceRecord) -> ServiceRecord {
            var record = record
            record.citations = []
            return record
        }
        #expect(again.records.map(lineless) == result.records.map(lineless))
        #expect(again.draft.source == result.draft.source)
        let single = try ServiceSheets.read([UInt8](ServiceRecordWriter.yaml(record).utf8))
        #expect(single.map(\.record).map(lineless) == [lineless(record)])
    }

    @Test("a fault book may hold service records of its line") func inBook() throws {
        let result = try imported(
            """
            faultbook: 1
            language: en
            source: {document: Book}
            product: {line: pump}
            records:
              - {symptom: Leaks, date: 2024-03-01}
            """, name: "book.yaml", ImportOptions())
        #expect(result.messages(.error) == [])
        #expect(result.records.map(\.machine.product) == ["pump"])
    }

    @Test("every mistake is told with its field, and no name") func problems() throws {
        let text = """
            {"symptom": " ", "date": "31/31/2024", "machine": {"hours": -1, "colour": "red"}, "minutes": "long",
             "confirms": {"fault": "x"}, "outcome": "maybe", "parts": ["--"], "cost": "dear", "guided": "perhaps",
             "engineer": "12345", "wheels": 4, "language": "??"}
            """
        guard
            case .problems(let problems) = #expect(
                throws: ServiceSheets.Failure.self,
                performing: {
                    try ServiceSheets.read([UInt8](text.utf8))
                })
        else { return #expect(Bool(false)) }
        #expect(
            Set(problems.map(\.field)) == [
                "", "symptom", "date", "machine", "minutes", "confirms", "outcome", "parts", "cost", "guided",
                "engineer",
                "language",
            ])
        #expect(!problems.contains { $0.message.contains("12345") })
    }

    @Test("what is blank is not said; a symptom has to be") func blank() throws {
        let text = """
            {"symptom": "Leaks", "id": "", "before": " ", "machine": {"model": ""}, "confirms": {"fault": "", "cause": ""},
             "rounds": [{"judgement": "", "result": "Dry"}, {"handling": ""}], "engineer": "", "minutes": ""}
            """
        let record = try #require(try ServiceSheets.read([UInt8](text.utf8)).first).record
        var expected = ServiceRecord(id: record.id, symptom: "Leaks")
        expected.rounds = [.init(result: "Dry")]
        expected.language = .english
        #expect(record == expected)
        #expect(throws: ServiceSheets.Failure.self) { try ServiceSheets.read([UInt8]("symptom: ''".utf8)) }
    }

    @Test("a list, a single map and a map of records are read alike") func shapes() throws {
        for text in [
            "symptom: x", "- symptom: x", "records: [{symptom: x}]", "servicerecords: 1\nrecords:\n  - symptom: x",
        ] {
            #expect(try ServiceSheets.read([UInt8](text.utf8)).map(\.record.symptom) == ["x"])
        }
    }
}
