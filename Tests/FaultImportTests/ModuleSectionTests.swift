import FaultImport
import FaultModel
import Testing

@Suite("S1000D: everything else is passages")
struct ModuleSectionTests {
    @Test("Each paragraph with a title is a passage; figures, tables and lists are lines of it")
    func description() throws {
        let text = Modules.module(
            """
            <description><para>General text.</para>
            <levelledPara id="par-1"><title>Tank</title><para>It holds <emphasis>40</emphasis> l (see
            <internalRef internalRefId="fig1"/>):<randomList><listItem><para>oil</para></listItem><listItem><para>air</para>
            </listItem></randomList></para><figure id="fig1"><title>The tank</title><graphic/></figure>
            <levelledPara><title>Cap</title><para>Turn left.</para></levelledPara></levelledPara>
            <levelledPara><title>Limits</title><table><title>Pressures</title><tgroup cols="2"><thead><row><entry>State</entry>
            <entry>bar</entry></row></thead><tbody><row><entry><para>cold</para></entry><entry><para>4</para></entry></row>
            </tbody></tgroup></table></levelledPara></description>
            """, code: "PUMP-A-10-00-00-00A-041A-A")
        let result = try imported(text, name: "d.xml", ImportOptions())
        #expect(
            result.passages.map(\.id.description) == [
                "pump/dmc-pump-a-10-00-00-00a-041a-a/0", "pump/dmc-pump-a-10-00-00-00a-041a-a/par-1",
                "pump/dmc-pump-a-10-00-00-00a-041a-a/2",
            ])
        #expect(result.passages.map { $0.title.strings[0] } == ["Pump - Fault", "Tank", "Limits"])
        #expect(
            result.passages[1].text.strings == [
                "It holds 40 l (see Figure 1: The tank):\n- oil\n- air\n\nFigure: The tank\n\nCap\n\nTurn left."
            ])
        #expect(result.passages[2].text.strings == ["Table: Pressures\n\nState | bar\n\ncold | 4"])
        #expect(result.passages[1].citations[0].line == Modules.line(of: "par-1", in: text))
    }

    @Test(
        "A long section is split where the sections in it begin, under its title; nothing is longer than a page or two")
    func long() throws {
        let paragraphs = String(repeating: "<para>\(String(repeating: "words of oil ", count: 40))</para>", count: 80)
        let result = try imported(
            Modules.module(
                "<description><levelledPara><title>A</title>\(paragraphs)<levelledPara><title>B</title><para>End.</para>"
                    + "</levelledPara></levelledPara></description>"), name: "d.xml", ImportOptions())
        #expect(result.passages.count == 3)
        #expect(result.passages.last?.title.strings == ["B"])
        #expect(result.passages.last?.headings.map { $0.strings[0] } == ["A"])
        #expect(result.passages.allSatisfy { $0.text.strings[0].utf8.count < 64 << 10 })
    }

    @Test("Models come from the applicability; what is for some machines only says so in its text")
    func applicability() throws {
        let status = """
            <applic><displayText><simplePara>A1 or B2 Mk3</simplePara></displayText><evaluate andOr="or">
            <assert applicPropertyIdent="model" applicPropertyValues="A1"/><evaluate andOr="and">
            <assert applicPropertyIdent="model" applicPropertyValues="B2"/>
            <assert applicPropertyIdent="version" applicPropertyValues="Mk3"/></evaluate></evaluate></applic>
            """
        let result = try imported(
            Modules.module(
                """
                <referencedApplicGroup><applic id="ap1"><displayText><simplePara>Only A1</simplePara></displayText>
                <assert applicPropertyIdent="model" applicPropertyValues="A1"/></applic></referencedApplicGroup>
                <procedure><mainProcedure><proceduralStep applicRefId="ap1"><para>Open &amp; shut.</para></proceduralStep>
                <proceduralStep><para>Wait.</para><proceduralStep><para>Longer.</para></proceduralStep></proceduralStep>
                </mainProcedure></procedure>
                """, status: status), name: "d.xml", ImportOptions())
        let passage = try #require(result.passages.first)
        #expect(passage.models == ["A1", "B2 Mk3"])
        #expect(passage.text.strings == ["1 (Only A1) Open & shut.\n2 Wait.\n2.1 Longer."])
        #expect(result.products.first?.models == ["A1", "B2 Mk3"])
    }

    @Test("A parts catalogue: parts with names and numbers, and a passage that lists them")
    func parts() throws {
        let result = try imported(
            Modules.module(
                """
                <illustratedPartsCatalog><figure><title>Pump</title></figure><catalogSeqNumber item="001">
                <itemSeqNumber itemSeqNumberValue="00A"><quantityPerNextHigherAssy>2</quantityPerNextHigherAssy>
                <partRef manufacturerCodeValue="M1" partNumberValue="S-44"/><partSegment><itemIdentData>
                <descrForPart>Seal ring</descrForPart></itemIdentData></partSegment></itemSeqNumber></catalogSeqNumber>
                </illustratedPartsCatalog>
                """, code: "PUMP-A-10-00-00-00A-941A-A"), name: "d.xml", ImportOptions())
        #expect(result.parts.map(\.number.printed) == ["S-44"])
        #expect(result.parts[0].name?.strings == ["Seal ring"])
        #expect(result.passages[0].parts.map(\.quantity) == [2])
        #expect(result.passages[0].text.strings[0].contains("2, M1 S-44, Seal ring"))
    }

    @Test("References at the head of a module are a passage only where its text does not name them")
    func references() throws {
        func reference(_ information: String) -> String {
            "<dmRef><dmRefIdent><dmCode modelIdentCode=\"PUMP\" systemDiffCode=\"A\" systemCode=\"10\" subSystemCode=\"0\""
                + " subSubSystemCode=\"0\" assyCode=\"00\" disassyCode=\"00\" disassyCodeVariant=\"A\""
                + " infoCode=\"\(information)\" infoCodeVariant=\"A\" itemLocationCode=\"A\"/></dmRefIdent>"
                + "<dmRefAddressItems><dmTitle><techName>Seal \(information)</techName></dmTitle></dmRefAddressItems></dmRef>"
        }
        func passages(_ references: String) throws -> [String] {
            let text = "<procedure><mainProcedure><proceduralStep><para>See \(reference("520"))</para></proceduralStep>"
            return try imported(
                Modules.module("<refs>\(references)</refs>\(text)</mainProcedure></procedure>"), name: "d.xml",
                ImportOptions()
            ).passages.map { $0.text.strings[0] }
        }
        let step = "1 See Seal 520 (DMC-PUMP-A-10-00-00-00A-520A-A)"
        #expect(try passages(reference("520")) == [step])
        #expect(
            try passages(reference("520") + reference("720")) == [
                step, "Seal 520 (DMC-PUMP-A-10-00-00-00A-520A-A)\nSeal 720 (DMC-PUMP-A-10-00-00-00A-720A-A)",
            ])
    }

    @Test("Elements that nobody foresaw are read too")
    func unknown() throws {
        let result = try imported(
            Modules.module("<newKind><oddThing>Odd words</oddThing><odder kindOfCode=\"\">More</odder></newKind>"),
            name: "d.xml", ImportOptions())
        #expect(result.passages.map { $0.text.strings[0] } == ["Odd words\nMore"])
    }

    @Test("Chinese modules: no spaces where lines break, Chinese words for figures")
    func chinese() throws {
        let text = Modules.module(
            "<description><levelledPara><title>油箱</title><para>油箱容积\n为四十升（见<internalRef internalRefId=\"f\"/>）。</para>"
                + "<figure id=\"f\"><title>油箱</title></figure></levelledPara></description>"
        ).replacing(
            "languageIsoCode=\"en\" countryIsoCode=\"US\"", with: "languageIsoCode=\"zh\" countryIsoCode=\"CN\"")
        let result = try imported(text, name: "d.xml", ImportOptions())
        #expect(result.passages[0].text == .init("油箱容积为四十升（见图 1: 油箱）。\n\n图: 油箱", in: .chinese))
    }
}

@Suite("S1000D: hostile modules")
struct HostileModuleTests {
    @Test("Cut short anywhere: one clear error or a module, never a crash")
    func truncated() {
        let whole = Array(FaultReportTests.report.utf8)
        for length in stride(from: 40, to: whole.count - 1, by: 37) {
            guard case .notWellFormed(.s1000d, _, let line, _)? = failure(bytes: Array(whole[..<length])) else {
                Issue.record("a module of \(length) bytes was read")
                continue
            }
            #expect(line >= 1)
        }
    }

    @Test("Entities that the file declares, inside or outside of it")
    func entities() {
        for declaration in ["<!ENTITY x \"boom\">", "<!ENTITY x SYSTEM \"file:///etc/passwd\">"] {
            let text = Modules.module("<description><para>&x;</para></description>")
                .replacing("<dmodule>", with: "<!DOCTYPE dmodule [\(declaration)]><dmodule>")
            guard case .entity("x", _)? = failure(text, ImportOptions()) else {
                Issue.record("\(declaration) was read")
                continue
            }
        }
    }

    @Test("A drawing that is declared and not used is none of our concern")
    func notation() throws {
        let text = Modules.module("<description><para>Text</para></description>").replacing(
            "<dmodule>",
            with: "<!DOCTYPE dmodule [<!NOTATION cgm SYSTEM \"c\"><!ENTITY ICN1 SYSTEM \"i.cgm\" NDATA cgm>]><dmodule>")
        #expect(try imported(text, ImportOptions()).passages.count == 1)
    }

    @Test("Nested deeper than any manual, and tags with thousands of attributes")
    func overload() {
        let deep = String(repeating: "<levelledPara>", count: 100_000)
        guard case .tooDeep? = failure(Modules.module("<description>\(deep)"), ImportOptions()) else {
            Issue.record("a module of 100,000 levels was read")
            return
        }
        let attributes = (0..<5000).map { "a\($0)=\"\"" }.joined(separator: " ")
        guard case .tooManyAttributes? = failure(Modules.module("<para \(attributes)/>"), ImportOptions()) else {
            Issue.record("a tag with 5,000 attributes was read")
            return
        }
    }

    @Test("Many of everything takes no time that grows with its square")
    func many() throws {
        let count = 20_000
        let references = (0..<count).map { "<para>See <internalRef internalRefId=\"f\($0)\"/></para>" }.joined()
        let figures = (0..<count).map { "<figure id=\"f\($0)\"><title>T\($0)</title></figure>" }.joined()
        let sections = try imported(
            Modules.module(
                "<description><levelledPara><title>A</title>\(references)\(figures)</levelledPara></description>"),
            ImportOptions())
        #expect(sections.passages.count > 10)
        let steps = (0..<count).map { number in
            Modules.step("s\(number)", "Q\(number)?", yes: "s\(number + 1)", no: "e\(number)")
                + Modules.end("e\(number)", "Replace part \(number)")
        }.joined()
        let isolation = try imported(Modules.isolation(steps + Modules.end("s\(count)", "Fine")), ImportOptions())
        #expect(isolation.faults.first?.procedure?.steps.count == count)
        #expect(isolation.faults.first?.causes.count == count)
    }

    @Test("Bytes changed at random: a draft or an error")
    func mutations() {
        var random = Dice(state: 7)
        let original = Array(
            Modules.isolation(
                Modules.step("s1", "Hot?", yes: "s2", no: "e1") + Modules.step("s2", "Loud?", yes: "s1", no: "e1")
                    + Modules.end("e1", "Fine")
            ).utf8)
        for _ in 0..<1500 {
            var bytes = original
            for _ in 0..<(1 + Int(random.next() % 4)) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            _ = failure(bytes: bytes, ImportOptions())
        }
    }
}
