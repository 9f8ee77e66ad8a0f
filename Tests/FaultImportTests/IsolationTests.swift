import FaultImport
import FaultModel
import Testing

@Suite("S1000D: fault isolation")
struct IsolationTests {
    /// `s1 yes>s2 no>end: Replace it` for each step.
    func walk(_ fault: Fault) -> [String] {
        func name(_ destination: Destination) -> String {
            switch destination {
            case .step(let id): id
            case .cause(let id): "cause \(id)"
            case .fault(let id): "fault \(id)"
            case .end(let text): "end \(text.strings[0])"
            }
        }
        return (fault.procedure?.steps ?? []).map { step in
            "\(step.id) > " + step.destinations.map(name).joined(separator: " | ")
        }
    }

    func fault(_ steps: String, before: String = "") throws -> (Fault, Imported) {
        let result = try imported(Modules.isolation(steps, before: before), name: "DMC-PUMP.XML", ImportOptions())
        return (try #require(result.fault("pump/f1")), result)
    }

    @Test("Questions, answers and ends: an end that names a repair is a cause, another an end")
    func course() throws {
        let (fault, result) = try fault(
            Modules.step("s1", "Is it hot?", yes: "e1", no: "e2", action: "Touch it")
                + Modules.end("e1", "Replace the pump") + Modules.end("e2", "The pump is serviceable"))
        #expect(walk(fault) == ["s1 > cause e1 | end The pump is serviceable"])
        #expect(fault.procedure?.steps[0].do?.strings == ["Touch it"])
        #expect(fault.procedure?.steps[0].ask?.strings == ["Is it hot?"])
        #expect(fault.causes.map(\.id) == ["e1"])
        #expect(fault.causes[0].remedy?.kind == .replace)
        #expect(result.messages(.error) + result.messages(.warning) == [])
    }

    @Test("Warnings go before everything, tools and close-up are notes, and a tool is called by its name")
    func requirements() throws {
        let before = """
            <preliminaryRqmts><reqCondGroup><noConds/></reqCondGroup><reqSupportEquips><supportEquipDescrGroup>
            <supportEquipDescr id="seq1"><name>Gauge</name><identNumber><manufacturerCode>M1</manufacturerCode>
            <partAndSerialNumber><partNumber>G-7</partNumber></partAndSerialNumber></identNumber>
            <reqQuantity>1</reqQuantity></supportEquipDescr></supportEquipDescrGroup></reqSupportEquips>
            <reqSafety><safetyRqmts><warning><warningAndCautionPara>Hot oil.</warningAndCautionPara></warning></safetyRqmts>
            </reqSafety></preliminaryRqmts>
            """
        let (fault, result) = try fault(
            "<isolationStep id=\"s1\"><caution><warningAndCautionPara>Do not slip.</warningAndCautionPara></caution>"
                + "<action>Fit the <internalRef internalRefId=\"seq1\"/>, see <internalRef internalRefId=\"nil\"/></action>"
                + "</isolationStep>" + Modules.end("e1", "Done"), before: before)
        #expect(fault.safety.flatMap(\.strings) == ["Hot oil.", "Do not slip."])
        #expect(fault.procedure?.steps[0].do?.strings == ["Fit the Gauge, see (nil)"])
        #expect(fault.notes.map(\.label) == ["tools"])
        #expect(fault.notes[0].text.strings == ["Gauge, M1, G-7, 1"])
        #expect(result.parts.map(\.number.printed) == ["G-7"])
        #expect(result.messages(.warning).contains { $0.contains("'nil' leads nowhere") })
        #expect(walk(fault) == ["s1 > end Done"])
    }

    @Test("A step back ends the walk and says where it leads")
    func loop() throws {
        let steps =
            Modules.step("s1", "Hot?", yes: "s2", no: "e1") + Modules.step("s2", "Loud?", yes: "s1", no: "e1")
            + Modules.end("e1", "Fine")
        let (fault, result) = try fault(steps)
        let line = Modules.line(of: "id=\"s2\"", in: Modules.isolation(steps))
        #expect(walk(fault) == ["s1 > s2 | end Fine", "s2 > end Go back to s1: Hot? | end Fine"])
        #expect(
            result.messages(.warning) == ["\(line): the step 's2' leads back to 's1': the walk ends there and says so"])
    }

    @Test("A step that is not there: an error, and an end that names it")
    func missing() throws {
        let steps = Modules.step("s1", "Hot?", yes: "s9", no: "e1") + Modules.end("e1", "Fine")
        let (fault, result) = try fault(steps)
        let line = Modules.line(of: "id=\"s1\"", in: Modules.isolation(steps))
        #expect(walk(fault) == ["s1 > end s9 | end Fine"])
        #expect(
            result.messages(.error) == ["\(line): 's9' is no step of this procedure; the walk ends there and says so"])
    }

    @Test("What nothing leads to is kept as a note")
    func unreached() throws {
        let (fault, result) = try fault(
            Modules.step("s1", "Hot?", yes: "e1", no: "e1") + Modules.step("s2", "Alone?", yes: "e2", no: "e1")
                + Modules.end("e1", "Fine") + Modules.end("e2", "Never"))
        #expect(walk(fault) == ["s1 > end Fine | end Fine"])
        #expect(fault.notes.map { "\($0.label): \($0.text.strings[0])" } == ["s2: Alone?\nNever\nFine", "e2: Never"])
        #expect(result.messages(.warning).count == 2)
    }

    @Test("Without answers it goes on with what stands next")
    func sequence() throws {
        let (fault, _) = try fault(
            "<isolationStep><action>Look</action></isolationStep>"
                + "<isolationStep><action>Listen</action><isolationStepQuestion>Quiet?</isolationStepQuestion></isolationStep>"
                + "<isolationProcedureEnd/>")
        #expect(walk(fault) == ["step > step-2", "step-2 > end End of the procedure"])
        #expect(fault.procedure?.steps[1].do?.strings == ["Listen\nQuiet?"])
    }

    @Test("Procedures within procedures lie flat; alternates are a choice by what they apply to")
    func nested() throws {
        let (fault, _) = try fault(
            Modules.step("s1", "Hot?", yes: "m2", no: "a1")
                + "<isolationMainProcedure id=\"m2\">" + Modules.step("s2", "Loud?", yes: "e1", no: "e1")
                + "</isolationMainProcedure><isolationStepAlts id=\"a1\"><isolationStep applicRefId=\"ap1\"><action>Old</action>"
                + "</isolationStep><isolationStep><action>New</action></isolationStep></isolationStepAlts>"
                + Modules.end("e1", "Adjust the valve"))
        #expect(
            walk(fault) == [
                "s1 > s2 | a1", "s2 > cause e1 | cause e1", "a1 > step | step-2", "step > cause e1",
                "step-2 > cause e1",
            ])
    }

    @Test("A report and a procedure with the same code are one fault, from one module as from two")
    func sameCode() throws {
        let both = Modules.module(
            """
            <faultReporting><isolatedFault faultCode="F1"><faultDescr><descr>No pressure</descr></faultDescr><locateAndRepair>
            <locateAndRepairLruItem><lru><name>Pump</name></lru></locateAndRepairLruItem></locateAndRepair></isolatedFault>
            </faultReporting><faultIsolation><faultIsolationProcedure><fault faultCode="F1"/><isolationProcedure>
            <isolationMainProcedure>\(Modules.step("s1", "Hot?", yes: "e1", no: "e1"))\(Modules.end("e1", "Replace the pump"))
            </isolationMainProcedure></isolationProcedure></faultIsolationProcedure></faultIsolation>
            """)
        let result = try imported(both, name: "both.xml", ImportOptions())
        #expect(result.ids == ["pump/f1"])
        #expect(result.faults[0].causes.map(\.id) == ["unit-pump", "e1"])
        #expect(walk(result.faults[0]) == ["s1 > cause e1 | cause e1"])
    }

    @Test("A list of choices keeps each answer")
    func choices() throws {
        let (fault, _) = try fault(
            "<isolationStep id=\"s1\"><isolationStepQuestion>Which lamp?</isolationStepQuestion><isolationStepAnswer>"
                + "<listOfChoices><choice nextActionRefId=\"e1\">Red</choice><choice nextActionRefId=\"e2\">Green</choice>"
                + "<choice nextActionRefId=\"e1\">None</choice></listOfChoices></isolationStepAnswer></isolationStep>"
                + Modules.end("e1", "Clean the filter") + Modules.end("e2", "Fine"))
        guard case .choices(_, let choices) = try #require(fault.procedure?.steps.first).course else {
            Issue.record("expected choices")
            return
        }
        #expect(choices.map { $0.answer.strings[0] } == ["Red", "Green", "None"])
        #expect(walk(fault) == ["s1 > cause e1 | end Fine | cause e1"])
    }

    @Test("The flow chart of a car that does not start", .enabled(if: SharedData.isThere, SharedData.comment))
    func car() throws {
        let files = try SharedData.files(in: "s1kd-flowchart", endingIn: ".XML")
        let result = try imported(bytes: files[0].bytes, name: files[0].name, ImportOptions())
        let fault = try #require(result.faults.first)
        #expect(fault.symptom.strings == ["Car will not start"])
        #expect(
            walk(fault) == [
                "stp-0001 > end Battery is flat, call mechanic | stp-0003",
                "stp-0003 > end Engine is flooded/other technical issue, call mechanic | end Car is working",
            ])
        #expect(result.messages(.error) == [])
    }
}
