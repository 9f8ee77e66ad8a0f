import FaultImport
import FaultModel
import Testing

/// Small modules, one story each.
enum Modules {
    static func head(_ code: String = "PUMP-A-10-00-00-00A-411A-A", title: String = "Pump", status: String = "")
        -> String
    {
        let groups = code.split(separator: "-").map(String.init)
        let information = groups[6]
        return """
            <identAndStatusSection><dmAddress><dmIdent><dmCode modelIdentCode="\(groups[0])" systemDiffCode="\(groups[1])" \
            systemCode="\(groups[2])" subSystemCode="\(groups[3].prefix(1))" subSubSystemCode="\(groups[3].suffix(1))" \
            assyCode="\(groups[4])" disassyCode="\(groups[5].prefix(2))" disassyCodeVariant="\(groups[5].dropFirst(2))" \
            infoCode="\(information.prefix(3))" infoCodeVariant="\(information.suffix(1))" itemLocationCode="\(groups[7])"/>
            <language languageIsoCode="en" countryIsoCode="US"/><issueInfo issueNumber="003" inWork="02"/></dmIdent>
            <dmAddressItems><dmTitle><techName>\(title)</techName><infoName>Fault</infoName></dmTitle></dmAddressItems>
            </dmAddress><dmStatus>\(status)</dmStatus></identAndStatusSection>
            """
    }

    static func module(_ content: String, code: String = "PUMP-A-10-00-00-00A-411A-A", status: String = "") -> String {
        "<?xml version=\"1.0\"?>\n<dmodule>\n\(head(code, status: status))\n<content>\n\(content)\n</content></dmodule>"
    }

    /// The line that `mark` is on.
    static func line(of mark: String, in text: String) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(mark) }.map { $0 + 1 }
            ?? 0
    }

    static func isolation(_ steps: String, before: String = "") -> String {
        module(
            "<faultIsolation><faultIsolationProcedure><fault faultCode=\"F1\"/><faultDescr><descr>No pressure</descr>"
                + "</faultDescr><isolationProcedure>\(before)<isolationMainProcedure>\n\(steps)\n</isolationMainProcedure>"
                + "</isolationProcedure></faultIsolationProcedure></faultIsolation>",
            code: "PUMP-A-10-00-00-00A-420A-A")
    }

    static func step(_ id: String, _ question: String, yes: String, no: String, action: String = "") -> String {
        let done = action.isEmpty ? "" : "<action>\(action)</action>"
        return "<isolationStep id=\"\(id)\">\(done)<isolationStepQuestion>\(question)</isolationStepQuestion>"
            + "<isolationStepAnswer><yesNoAnswer><yesAnswer nextActionRefId=\"\(yes)\"/><noAnswer nextActionRefId=\"\(no)\"/>"
            + "</yesNoAnswer></isolationStepAnswer></isolationStep>\n"
    }

    static func end(_ id: String, _ action: String) -> String {
        "<isolationProcedureEnd id=\"\(id)\"><action>\(action)</action></isolationProcedureEnd>\n"
    }
}

@Suite("S1000D: fault reports")
struct FaultReportTests {
    static let report = Modules.module(
        """
        <faultReporting><isolatedFault id="f1" faultCode="P-17">
        <faultDescr><descr>Pump fails</descr><detailedFaultDescr><systemName>Hydraulics</systemName></detailedFaultDescr></faultDescr>
        <detectionInfo detectionType="bit"/>
        <locateAndRepair>
        <locateAndRepairLruItem faultProbability="0.7"><lru><name>Pump unit</name><identNumber><manufacturerCode>M12</manufacturerCode>
          <partAndSerialNumber><partNumber>PU-1</partNumber></partAndSerialNumber></identNumber></lru>
          <repair><refs><dmRef><dmRefIdent><dmCode modelIdentCode="PUMP" systemDiffCode="A" systemCode="10" subSystemCode="0"
          subSubSystemCode="0" assyCode="00" disassyCode="00" disassyCodeVariant="A" infoCode="921" infoCodeVariant="A"
          itemLocationCode="A"/></dmRefIdent></dmRef></refs></repair></locateAndRepairLruItem>
        <locateAndRepairLruItem><lru><name>Controller</name></lru>
          <locateAndRepairSruItem faultProbability="30%"><sru><name>Output stage</name></sru></locateAndRepairSruItem>
          </locateAndRepairLruItem>
        </locateAndRepair><remarks><simplePara>Seen in winter.</simplePara></remarks></isolatedFault></faultReporting>
        """)

    @Test("Units are causes with their probabilities, parts and repairs; units within one stand for it")
    func isolated() throws {
        let result = try imported(Self.report, name: "DMC-PUMP.XML", ImportOptions())
        #expect(result.format == .s1000d)
        let fault = try #require(result.fault("pump/p-17"))
        #expect(fault.symptom.strings == ["Pump fails"])
        #expect(fault.codes == [.maker("P-17")])
        #expect(fault.causes.map(\.id) == ["unit-pu-1", "unit-output-stage"])
        #expect(fault.causes.map { $0.title.strings[0] } == ["Pump unit", "Output stage (Controller)"])
        #expect(fault.causes.map(\.prior) == [0.7, 0.3])
        #expect(fault.causes[0].remedy?.kind == .replace)
        #expect(fault.causes[0].remedy?.title.strings == ["DMC-PUMP-A-10-00-00-00A-921A-A"])
        #expect(fault.causes[0].remedy?.parts == [PartUse(number: try #require(PartNumber("PU-1")))])
        #expect(fault.notes.map(\.label) == ["details", "detection", "Pump unit", "remarks"])
        #expect(fault.citations[0].revision == "003-02")
        #expect(fault.citations[0].document == "Pump - Fault (DMC-PUMP-A-10-00-00-00A-411A-A)")
        #expect(result.draft.source.revision == "003-02")
    }

    @Test("The module that a repair names is called by its title when it is among the files, and its code else")
    func siblings() throws {
        let removal = Modules.module(
            "<procedure><mainProcedure><proceduralStep><para>Open it.</para></proceduralStep></mainProcedure></procedure>",
            code: "PUMP-A-10-00-00-00A-921A-A")
        let alone = try imported(Self.report, name: "a/DMC-1.XML", ImportOptions())
        #expect(alone.messages(.note).contains { $0.contains("1 modules are referred to by code only") })
        let together = try importedTogether([
            SourceFile(name: "a/DMC-PUMP-A-10-00-00-00A-411A-A.XML", text: Self.report),
            SourceFile(name: "a/DMC-PUMP-A-10-00-00-00A-921A-A_001-00_EN-US.XML", text: removal),
        ])
        let fault = try #require(together["a/DMC-PUMP-A-10-00-00-00A-411A-A.XML"]?.faults.first)
        #expect(fault.causes[0].remedy?.title.strings == ["Pump - Fault (DMC-PUMP-A-10-00-00-00A-921A-A)"])
    }

    @Test(
        "A test's parameters are a range",
        arguments: [
            ("from=\"24\" to=\"28\" unitOfMeasure=\"V\"", Reading(quantity: "voltage", unit: "V", min: 24, max: 28)),
            ("from=\"3\" unitOfMeasure=\"MPa\"", Reading(quantity: "pressure", unit: "MPa", min: 3, max: nil)),
            ("from=\"low\" to=\"high\"", nil),
        ])
    func readings(parameters: String, expected: Reading?) throws {
        let result = try imported(
            Modules.module(
                """
                <faultReporting><observedFault faultCode="X1"><faultDescr><descr>Dark</descr></faultDescr>
                <contextAndIsolationInfo><isolationInfo><lruItem><lru><name>Lamp</name></lru>
                <faultIsolationTest testCode="T1"><testDescr><testName>Measure it</testName></testDescr>
                <testParameters \(parameters)/></faultIsolationTest></lruItem></isolationInfo></contextAndIsolationInfo>
                </observedFault></faultReporting>
                """), name: "x.xml", ImportOptions())
        let check = try #require(result.faults.first?.checks.first)
        #expect(check.reading == expected)
        #expect(check.observes == "unit-lamp")
        #expect(check.ask.strings == [expected == nil ? "Measure it: (low high)" : "Measure it"])
    }

    @Test("Correlated faults are one fault with all its codes; a wrong probability is a warning with its line")
    func correlated() throws {
        let result = try imported(
            Modules.module(
                """
                <faultReporting><correlatedFaultAlts><correlatedFault><basicCorrelatedFaults>
                <bitMessage><fault faultCode="A1"/><faultDescr><descr>First</descr></faultDescr></bitMessage>
                <warningMalfunction><fault faultCode="A2"/><faultDescr><descr>Second</descr></faultDescr></warningMalfunction>
                </basicCorrelatedFaults><isolateDetectedFault>
                <lruItem faultProbability="often"><lru><name>Bus</name></lru></lruItem></isolateDetectedFault>
                </correlatedFault></correlatedFaultAlts></faultReporting>
                """), name: "x.xml", ImportOptions(product: "crane"))
        let fault = try #require(result.fault("crane/a1-a2"))
        #expect(fault.codes.map(\.display) == ["A1", "A2"])
        #expect(fault.symptom.strings == ["First; Second"])
        #expect(result.messages(.warning).count == 1)
    }

    @Test("Names of Issue 3.0 and before mean the same")
    func oldNames() throws {
        let result = try imported(
            """
            <dmodule><idstatus><dmaddres><dmc><avee><modelic>TANK</modelic><sdc>A</sdc><chapnum>20</chapnum>
            <section>1</section><subsect>0</subsect><subject>00</subject><discode>00</discode><discodev>A</discodev>
            <incode>411</incode><incodev>A</incodev><itemloc>A</itemloc></avee></dmc>
            <dmtitle><techname>Turret</techname><infoname>Faults</infoname></dmtitle><issno issno="002" inwork="01"/>
            <language language="en" country="US"/></dmaddres><status/></idstatus><content><refs><norefs/></refs>
            <afr><ifault id="f1" fcode="T9"><describe><fdesc>Turret stuck</fdesc></describe><locandrep>
            <lrlruitem probfac="0.4"><lru><nomen>Motor</nomen><identno><mfc>K1</mfc><pnr>MO-4</pnr></identno></lru>
            <repair><refs><refdm><avee><modelic>TANK</modelic><sdc>A</sdc><chapnum>20</chapnum><section>1</section>
            <subsect>0</subsect><subject>00</subject><discode>00</discode><discodev>A</discodev><incode>520</incode>
            <incodev>A</incodev><itemloc>A</itemloc></avee></refdm></refs></repair></lrlruitem></locandrep></ifault></afr>
            <afi><afi-proc><fault fcode="T10"/><describe><fdesc>Turret slow</fdesc></describe><isoproc><isolatep>
            <isostep id="i1"><action>Turn it</action><question>Does it turn?</question><answer><yesno><yes refid="e1"/>
            <no refid="e2"/></yesno></answer></isostep><isoend id="e1"><action>Done</action></isoend>
            <isoend id="e2"><action>Replace the motor</action></isoend></isolatep></isoproc></afi-proc></afi>
            </content></dmodule>
            """, name: "old.xml", ImportOptions())
        #expect(result.ids == ["tank/t9", "tank/t10"])
        #expect(result.draft.source.revision == "002-01")
        #expect(result.faults[0].causes.map(\.prior) == [0.4])
        #expect(result.faults[0].citations[0].document == "Turret - Faults (DMC-TANK-A-20-10-00-00A-411A-A)")
        #expect(result.faults[0].causes[0].remedy?.title.strings == ["DMC-TANK-A-20-10-00-00A-520A-A"])
        #expect(result.faults[1].procedure?.steps[0].destinations == [.end(.init("Done", in: .english)), .cause("e2")])
        #expect(result.parts.map(\.number.printed) == ["MO-4"])
    }
}
