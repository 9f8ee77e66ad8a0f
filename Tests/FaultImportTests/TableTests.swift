import FaultImport
import FaultModel
import Testing

@Suite("The table form")
struct TableTests {
    @Test("Blank cells repeat the cell above, and a new code starts a new fault")
    func mergedCells() throws {
        let table = """
            产品,机型,故障代码,故障现象,故障原因,排除方法
            trailer-pump,HBT80,E-07,无泵送压力,溢流阀卡滞,清洗溢流阀
            ,,,,补油泵磨损,更换补油泵
            ,,E-08,油温过高,散热器堵塞,清洗散热器
            road-roller,YZ18,E-07,不振动,,
            """
        let result = try imported(table, ImportOptions())
        #expect(result.format == .csv)
        #expect(result.ids == ["trailer-pump/e-07", "trailer-pump/e-08", "road-roller/e-07"])
        let first = try #require(result.fault("trailer-pump/e-07"))
        #expect(first.symptom == LocalizedText("无泵送压力", in: .chinese))
        #expect(first.models == ["HBT80"])
        #expect(first.codes == [.maker("E-07")])
        #expect(first.causes.map(\.id) == ["cause-1", "cause-2"])
        #expect(first.causes.map(\.title.strings) == [["溢流阀卡滞"], ["补油泵磨损"]])
        #expect(first.causes.map { $0.remedy?.title.strings } == [["清洗溢流阀"], ["更换补油泵"]])
        #expect(first.citations == [Citation(document: "list.csv", file: "list.csv", line: 2)])
        #expect(result.fault("road-roller/e-07")?.causes.isEmpty == true)
        #expect(result.products.map(\.line) == ["trailer-pump", "road-roller"])
        #expect(result.products.map(\.models) == [["HBT80"], ["YZ18"]])
        #expect(result.messages(.error) == [] && result.messages(.warning) == [])
    }

    @Test("A blank symptom beside a new code does not repeat the symptom of another code")
    func blankSymptom() throws {
        let result = try imported("code,symptom,cause\nE1,No pressure,Valve\nE2,,Pump\n")
        #expect(result.fault("p/e2")?.symptom == LocalizedText("E2", in: .english))
        #expect(
            result.messages(.warning) == ["3: the code E2 has no symptom beside it; the code stands as the symptom"])
    }

    @Test("A new symptom under a merged code is a fault of its own that keeps the code")
    func newSymptomUnderCode() throws {
        let result = try imported("code,symptom,cause\nE1,No pressure,Valve\n,Pressure swings,Air\n")
        #expect(result.ids == ["p/e1", "p/pressure-swings"])
        #expect(result.faults.map(\.codes) == [[.maker("E1")], [.maker("E1")]])
    }

    @Test("A code cell that says 'none' ends the code above")
    func noCode() throws {
        let result = try imported("code,symptom,cause\nE1,No pressure,Valve\n-,Noise,Bearing\n,,Coupling\n")
        #expect(result.ids == ["p/e1", "p/noise"])
        #expect(result.faults[1].codes == [])
        #expect(result.faults[1].causes.count == 2)
    }

    @Test("The same code with another symptom is one fault, which keeps both")
    func sameCodeTwice() throws {
        let result = try imported("code,symptom,cause\nE-07,No pressure,Valve\nE1,Hot,Fan\ne07,Pressure gone,Pump\n")
        #expect(result.ids == ["p/e-07", "p/e1"])
        #expect(result.faults[0].also == [LocalizedText("Pressure gone", in: .english)])
        #expect(result.faults[0].causes.count == 2)
        #expect(result.messages(.note).contains { $0.hasPrefix("4: the code E-07 is used above for 'No pressure'") })
    }

    @Test("Without a code, rows that agree in model and symptom are one fault")
    func withoutCode() throws {
        let result = try imported(
            "model,symptom,cause\nA1,Pump will not start,Fuse\nA1,Pump  will not START,Relay\nB2,Pump will not start,Fuse\n"
        )
        #expect(result.ids.count == 2)
        #expect(result.ids[0] == "p/pump-will-not-start")
        #expect(result.ids[1].hasPrefix("p/pump-will-not-start-"))
        #expect(result.faults.map(\.models) == [["A1"], ["B2"]])
        #expect(result.faults[0].causes.count == 2)
    }

    @Test("A symptom that makes no slug has a name that stays the same")
    func hashedNames() throws {
        let once = try imported("故障现象,原因\n泵不动,阀卡\n不转向,泵坏\n")
        let again = try imported("故障现象,原因\n不转向,泵坏\n泵不动,阀卡\n")
        #expect(Set(once.ids) == Set(again.ids))
        #expect(once.ids.allSatisfy { $0.hasPrefix("p/s-") && $0.utf8.count == 16 })
    }

    @Test("Numbered lines in one cell are several causes, paired by number with remedies and checks")
    func numberedCells() throws {
        let result = try imported(
            """
            code,symptom,cause,check,remedy
            E1,No pressure,"1. Valve stuck
            2. Pump worn","1、Measure pressure
            2、Measure flow","① Clean it ② Replace it"
            """)
        let fault = try #require(result.faults.first)
        #expect(fault.causes.map(\.title.strings) == [["Valve stuck"], ["Pump worn"]])
        #expect(fault.causes.map { $0.remedy?.title.strings } == [["Clean it"], ["Replace it"]])
        #expect(fault.checks.map(\.observes) == ["cause-1", "cause-2"])
        #expect(fault.checks.map(\.ask.strings) == [["Measure pressure"], ["Measure flow"]])
    }

    @Test("A numbered remedy for one cause is a remedy with steps")
    func numberedRemedy() throws {
        let result = try imported(
            "code,symptom,cause,remedy\nE1,Hot,Fan dead,\"Do this:\n1) Check the fuse\n2) Change the fan\"\nE2,Cold,Heater,\"1) Look\n2) Change\"\n"
        )
        let first = try #require(result.faults[0].causes.first?.remedy)
        #expect(first.title.strings == ["Do this:"])
        #expect(first.steps.map(\.strings) == [["Check the fuse"], ["Change the fan"]])
        let second = try #require(result.faults[1].causes.first?.remedy)
        #expect(second.title.strings == ["Look"])
        #expect(second.steps.map(\.strings) == [["Look"], ["Change"]])
    }

    @Test(
        "What is not numbered 1, 2, 3… is no list",
        arguments: [
            "1.5 MPa is missing\n2.5 MPa is there", "2. second\n3. third", "1. one\n3. three", "first\nsecond",
            "1. alone",
        ])
    func noList(cell: String) throws {
        let result = try imported("code,symptom,cause\nE1,Hot,\"\(cell)\"\n")
        #expect(result.faults[0].causes.map(\.title.strings) == [[cell]])
    }

    @Test("A remedy without a number in it is for each of the causes")
    func sharedRemedy() throws {
        let result = try imported("code,symptom,cause,remedy\nE1,Hot,\"1. Fan\n2. Belt\",Replace\n")
        #expect(result.faults[0].causes.map { $0.remedy?.title.strings } == [["Replace"], ["Replace"]])
    }

    @Test("More remedies than causes: the rest is a note and a warning")
    func tooManyRemedies() throws {
        let result = try imported("code,symptom,cause,remedy\nE1,Hot,\"1. Fan\n2. Belt\",\"1. a\n2. b\n3. c\"\n")
        #expect(result.faults[0].notes == [Fault.Note(label: "remedy", text: LocalizedText("c", in: .english))])
        #expect(result.messages(.warning).count == 1)
    }

    @Test("A remedy without a cause stands under the symptom, and a second remedy under the same cause is a step")
    func remedyWithoutCause() throws {
        let result = try imported("symptom,cause,remedy\nHot,,Replace fan\n,,Clean radiator\nCold,Heater,Replace\n")
        let cause = try #require(result.faults[0].causes.first)
        #expect(result.faults[0].causes.count == 1)
        #expect(cause.title.strings == ["Hot"])
        #expect(cause.remedy?.steps.map(\.strings) == [["Replace fan"], ["Clean radiator"]])
        #expect(result.messages(.note).contains { $0.hasPrefix("2: 1 rows give a remedy and no cause") })
    }

    @Test("Parts become records and are used by the remedy")
    func parts() throws {
        let result = try imported(
            """
            code,symptom,cause,remedy,part number,part name,quantity,minutes,page,class
            E1,Hot,Fan dead,Replace the fan,204-10,Fan,2,30 min,5-12,electrical
            ,,,,204-11,Belt,1,,,
            E2,Noise,Bearing worn,,1030,Bearing,x,,,液压
            """)
        #expect(result.parts.map(\.number.printed) == ["204-10", "204-11", "1030"])
        #expect(result.parts.map(\.name?.strings) == [["Fan"], ["Belt"], ["Bearing"]])
        let remedy = try #require(result.faults[0].causes.first?.remedy)
        #expect(remedy.parts.map(\.number.printed) == ["204-10", "204-11"])
        #expect(remedy.parts.map(\.quantity) == [2, 1])
        #expect(remedy.minutes == 30)
        #expect(result.faults[0].class == .electrical && result.faults[0].causes[0].class == .electrical)
        #expect(result.faults[0].citations[0].page == "5-12")
        #expect(result.faults[1].causes[0].remedy?.title.strings == ["Bearing"])
        #expect(result.faults[1].class == .hydraulic)
        #expect(result.faults[1].notes == [Fault.Note(label: "quantity", text: LocalizedText("x", in: .english))])
    }

    @Test("A heading that is not known is a warning, and its column a note on the fault")
    func unknownHeading() throws {
        let result = try imported("code,symptom,Färbung\nE1,Hot,rot\n")
        #expect(result.faults[0].notes == [Fault.Note(label: "Färbung", text: LocalizedText("rot", in: .english))])
        #expect(result.messages(.warning).map { $0.prefix(36) } == ["1: the heading 'Färbung' is not know"])
    }

    @Test("Of two columns for the symptom the surer one is it; the other is a note")
    func twoSymptoms() throws {
        let result = try imported("code,description,fault\nE1,long words,Hot\n")
        #expect(result.faults[0].symptom.strings == ["Hot"])
        #expect(result.faults[0].notes.map(\.label) == ["description"])
    }

    @Test("Title lines above the headings are notes in the findings")
    func titleLines() throws {
        let result = try imported("Pump faults 2024,,\n,,\ncode,symptom,cause\nE1,Hot,Fan\n")
        #expect(result.ids == ["p/e1"])
        #expect(
            result.messages(.note) == [
                "1: this line is above the headings and was taken as a title: 'Pump faults 2024'"
            ])
    }

    @Test("Without headings, --columns names them; '-' leaves a column out")
    func givenColumns() throws {
        let text = "P0100,Mass air flow,x\nP0101,Range,y\n"
        #expect(failure(text) == .noHeadings(firstRow: ["P0100", "Mass air flow", "x"], line: 1))
        let result = try imported(
            text, ImportOptions(product: "obd", language: .english, columns: ["code", "symptom", "-"]))
        #expect(
            result.faults.map(\.codes) == [
                [.obd(try #require(TroubleCode("P0100")))], [.obd(try #require(TroubleCode("P0101")))],
            ])
        #expect(result.faults.allSatisfy { $0.notes.isEmpty })
        #expect(
            failure(text, ImportOptions(columns: ["code", "symptm"])) == .unknownColumn("symptm", nearest: "symptom"))
    }

    @Test("Rows with too few cells are padded, with too many reported; nothing is lost")
    func raggedRows() throws {
        let result = try imported("code,symptom,cause\nE1,Hot\nE2,Cold,Heater,extra,\nE3,Wet,Leak,,\n")
        #expect(result.ids == ["p/e1", "p/e2", "p/e3"])
        #expect(result.faults[1].notes.map(\.text.strings) == [["extra"]])
        #expect(result.messages(.error).map { $0.prefix(25) } == ["3: the row has 5 cells an"])
        #expect(result.messages(.note).contains { $0.hasPrefix("2: 1 rows have fewer cells") })
    }

    @Test("A row that nothing can be made of is an error with its line")
    func uselessRow() throws {
        let result = try imported("code,symptom,cause\n,,Valve\nE1,Hot,Fan\n")
        #expect(
            result.messages(.error) == [
                "2: this row has neither a code nor a symptom, and none stands above it; it was left out: 'Valve'"
            ])
    }

    @Test("The product line is the user's, else the file's name with a warning")
    func productLine() throws {
        let text = "code,symptom\nE1,Hot\n"
        #expect(try imported(text, name: "a/HI6 errors.csv", ImportOptions()).ids == ["hi6-errors/e1"])
        #expect(try imported(text, name: "报警.csv", ImportOptions()).ids == ["unsorted/e1"])
        #expect(
            try imported(text, name: "报警.csv", ImportOptions()).messages(.warning).contains {
                $0.contains("--product LINE")
            })
        #expect(try imported(text, ImportOptions(product: "hi6")).messages(.warning) == [])
    }

    @Test("Languages are told by the script, with one note")
    func languages() throws {
        let result = try imported(
            "code,symptom\nE1,Hot\nE2,过热\nE3,オーバーヒート\nE4,과열\nE5,Перегрев\n", ImportOptions(product: "p"))
        #expect(result.faults.map { $0.symptom.languages.map(\.tag) } == [["en"], ["zh"], ["ja"], ["ko"], ["ru"]])
        #expect(result.messages(.note).count == 1)
    }

    @Test("A second language of the same list has the same ids")
    func secondLanguage() throws {
        let chinese = try imported("代码,故障现象\nE1,过热\n", ImportOptions(product: "p", language: .chinese))
        let english = try imported("code,symptom\nE1,Hot\n")
        #expect(chinese.ids == english.ids)
    }
}

@Suite("Codes in a cell")
struct CodeTests {
    @Test(
        "Each writing is the code that it means",
        arguments: [
            ("code", "E-07", ["E-07"]), ("code", "E01/E02", ["E01", "E02"]), ("code", "110/3", ["110/3"]),
            ("code", "E1, E2；E3", ["E1", "E2", "E3"]), ("code", "E 07", ["E 07"]),
            ("code", "SPN 110 FMI 3", ["SPN 110 FMI 3"]),
            ("SPN/FMI", "110/3", ["SPN 110 FMI 3"]), ("SPN-FMI", "110-3; 190", ["SPN 110 FMI 3", "SPN 190"]),
            ("code", "spn524287/fmi31", ["SPN 524287 FMI 31"]), ("code", "SPN 524288 FMI 3", ["SPN 524288 FMI 3"]),
            ("dtc", "P0143", ["P0143"]), ("dtc", "P0143-1C", ["P0143-1C"]), ("dtc", "P4143", ["P4143"]),
            ("code", "0001", ["0001"]),
            ("code", "1E5", ["1E5"]), ("code", "M-305, M-305", ["M-305"]),
        ])
    func writings(heading: String, cell: String, codes: [String]) throws {
        let result = try imported("\(heading),symptom\n\"\(cell)\",Hot\n")
        #expect(result.faults.first?.codes.map(\.display) == codes)
    }

    @Test("Systems are told apart")
    func systems() throws {
        let result = try imported("code,symptom\nP0143,a\nP4143,b\nSPN 100 FMI 1,c\n")
        #expect(result.faults.map { $0.codes.map(\.system) } == [[.obd], [.maker], [.j1939]])
        #expect(result.ids == ["p/p0143", "p/p4143", "p/spn-100-fmi-1"])
    }

    @Test("SPN and FMI in columns of their own are one code")
    func columns() throws {
        let result = try imported("SPN,FMI,symptom\n100,1,Low oil pressure\n100,4,Voltage low\n")
        #expect(result.faults.map(\.codes) == [[.j1939(spn: 100, fmi: 1)], [.j1939(spn: 100, fmi: 4)]])
    }

    @Test("A code without letters or digits of ASCII still has a fault of its own")
    func chineseCodes() throws {
        let result = try imported("代码,故障现象\n报警甲,过热\n报警乙,过冷\n")
        #expect(Set(result.ids).count == 2)
        #expect(result.faults.map { $0.codes.map(\.display) } == [["报警甲"], ["报警乙"]])
    }
}
