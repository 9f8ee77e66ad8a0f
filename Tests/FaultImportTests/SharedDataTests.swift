import FaultImport
import FaultModel
import Testing

/// Real manuals. What is expected was counted with grep, not with the importer.
@Suite("Manuals of others", .enabled(if: SharedData.isThere, SharedData.comment))
struct SharedDataTests {
    @Test("Hi6: a dictionary of alarms, in two languages with the same ids")
    func hi6() throws {
        let chinese = try imported(
            bytes: SharedData.bytes("robot-alarms/hi6/help_err_zh.json"), name: "help_err_zh.json",
            ImportOptions(product: "hi6", language: .chinese))
        #expect(chinese.format == .json)
        #expect(chinese.faults.count == 3955)
        let limitSwitch = try #require(chinese.fault("hi6/e2"))
        #expect(limitSwitch.symptom.strings == ["主轴限位开关工作中"])
        #expect(limitSwitch.causes.count == 1 && limitSwitch.causes[0].remedy?.steps.count == 3)
        #expect(limitSwitch.notes.map(\.label) == ["help_idx", "help_title"])
        let english = try imported(
            bytes: SharedData.bytes("robot-alarms/hi6/help_err_en.json"), name: "help_err_en.json",
            ImportOptions(product: "hi6", language: .english))
        #expect(english.faults.count == 3952)
        #expect(Set(english.ids).subtracting(chinese.ids).count < 200)
    }

    @Test(
        "Hi5: UTF-16 XML, every alarm",
        arguments: [
            ("HELP_ERR_en.XML", 769), ("HELP_ERR_zh.XML", 746), ("HELP_WARN_en.XML", 87), ("HELP_WARN_zh.XML", 43),
        ])
    func hi5(file: String, count: Int) throws {
        let result = try imported(bytes: SharedData.bytes("robot-alarms/hi5-xml/\(file)"), name: file)
        #expect(result.format == .xml)
        #expect(result.faults.count == count)
        #expect(result.messages(.error) == [])
    }

    @Test("Hi5 with one alarm broken: all the others are there, and it is an error with its line")
    func brokenHi5() throws {
        var bytes = try SharedData.bytes("robot-alarms/hi5-xml/HELP_ERR_en.XML")
        let needle = "<code>0003</code>".utf16LittleEndian
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: needle) })
        bytes.replaceSubrange(place..<(place + 2), with: "&".utf16LittleEndian)
        let result = try imported(bytes: bytes, name: "HELP_ERR_en.XML")
        #expect(result.faults.count == 768)
        #expect(result.fault("p/0002") != nil && result.fault("p/0003") == nil && result.fault("p/0004") != nil)
        #expect(result.findings.all.filter { $0.severity == .error }.map(\.line) == [17])
    }

    @Test("OBD codes: a table without headings")
    func obd() throws {
        let bytes = try SharedData.bytes("obd-dtc/obd-trouble-codes.csv")
        let result = try imported(
            bytes: bytes, name: "obd.csv",
            ImportOptions(product: "obd", language: .english, columns: ["code", "symptom"]))
        #expect(result.faults.count == 3071)
        #expect(result.faults.allSatisfy { $0.codes.count == 1 && $0.codes[0].system == .obd })
    }

    @Test("Excavator work orders: 5,485 rows, of which 358 say the same as another, are 5,127 service records")
    func excavators() throws {
        let result = try imported(
            bytes: SharedData.bytes("excavator-work-orders/excavators.csv"), name: "excavators.csv")
        #expect(result.faults.isEmpty && result.records.count == 5127)
        #expect(Set(result.records.map(\.id)).count == 5127)
        #expect(result.messages(.error) == [])
        // One row has a comma in its text, without quotes.
        let warnings = result.findings.all.filter { $0.severity == .warning }
        #expect(warnings.map(\.line) == [1, 3454])
        #expect(warnings[0].message.contains("'PMType'") && warnings[1].message.contains("'PM01'"))
        #expect(
            result.messages(.note).contains {
                $0.hasSuffix("358 rows say the same as a row above them, the first on this line; each was taken once")
            })
        let first = try #require(result.records.first)
        #expect(first.symptom == "BUCKET WON'T OPEN" && first.machine.serial == "A" && first.machine.product == "p")
        #expect(first.day?.description == "2004-07-01" && first.cost == Price(amount: 183.05, currency: "XXX"))
        #expect(result.records.allSatisfy { $0.day != nil && $0.isDraft })
        #expect(result.records.count { $0.cost == nil } == 1)
    }
}
