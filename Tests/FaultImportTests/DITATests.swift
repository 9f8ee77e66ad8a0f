import FaultImport
import FaultModel
import Testing

@Suite("DITA topics")
struct DITATests {
    static let head =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE topic PUBLIC \"-//OASIS//DTD DITA Topic//EN\" \"topic.dtd\">\n"

    static let jam = """
        <troubleshooting id="jam" xml:lang="en-US"><title>Paper jams</title>
        <shortdesc>In the tray.</shortdesc>
        <prolog><critdates><created date="2019-01-01"/><revised modified="2020-02-03"/></critdates></prolog>
        <troublebody><condition><title>Condition</title><p>Sheets stop halfway.</p></condition>
        <troubleSolution><cause id="worn"><p>The roller is worn. It lasts a year.</p></cause>
        <remedy><title>Renew it</title><responsibleParty>Technician</responsibleParty><steps>
        <step><cmd>Open the lid.</cmd></step>
        <step><note type="warning">It is hot.</note><cmd>Replace the roller.</cmd><info>Part 7.</info>
        <substeps><substep><cmd>Pull.</cmd></substep></substeps></step></steps></remedy>
        <remedy><title>Turn it</title><steps-informal><p>Then:<ul><li>turn</li><li>close</li></ul></p></steps-informal></remedy>
        </troubleSolution>
        <troubleSolution><remedy><steps-informal><p>Dry the paper.</p></steps-informal></remedy></troubleSolution>
        <troubleSolution><cause id="damp"><title>Damp paper</title><p>After rain.</p></cause></troubleSolution>
        </troublebody></troubleshooting>
        """

    @Test("Causes, remedies and steps of a troubleshooting topic")
    func troubleshooting() throws {
        let result = try imported(Self.head + Self.jam, name: "printer/jam.dita", ImportOptions())
        #expect(result.format == .dita)
        #expect(result.draft.source.revision == "2020-02-03")
        let fault = try #require(result.fault("printer/jam"))
        #expect(fault.symptom == .init("Paper jams", in: .english))
        #expect(
            fault.causes.map { $0.title.strings[0] } == [
                "The roller is worn.", "The roller is worn. (Turn it)", "Paper jams", "Damp paper",
            ])
        #expect(fault.causes.map(\.id) == ["worn", "cause", "cause-2", "damp"])
        #expect(
            fault.causes[0].remedy?.steps.map { $0.strings[0] } == [
                "Open the lid.", "Replace the roller.\nPart 7.\n1 Pull.",
            ])
        #expect(fault.causes[1].remedy?.steps.map { $0.strings[0] } == ["Then:", "turn", "close"])
        #expect(fault.causes[2].remedy?.title.strings == ["Dry the paper."])
        #expect(fault.causes[3].remedy == nil)
        #expect(fault.safety.flatMap(\.strings) == ["It is hot."])
        #expect(
            fault.notes.map { "\($0.label): \($0.text.strings[0])" } == [
                "summary: In the tray.", "condition: Sheets stop halfway.",
                "cause: The roller is worn. It lasts a year.", "responsible party: Technician",
                "cause: Damp paper\n\nAfter rain.",
            ])
    }

    @Test("Keys of a map, content references and titles of other topics, looked up among the files of the call")
    func references() throws {
        let map = """
            <map><title>Guide</title><keydef keys="product brand"><topicmeta><keywords><keyword>Press 9</keyword></keywords>
            </topicmeta></keydef><keydef keys="parts" href="shared/parts.dita"/><topicref href="use.dita" navtitle="Use"/></map>
            """
        let shared =
            Self.head + """
                <topic id="t"><title>Shared parts</title><body><p id="open">Open the <ph keyref="product"/> lid.</p></body></topic>
                """
        let use =
            Self.head + """
                <task id="use"><title>Use</title><taskbody><context><p conref="shared/parts.dita#t/open"/>
                <p conkeyref="parts/open"/><p>See <xref href="shared/parts.dita"/> and <xref keyref="parts"/>.</p></context>
                <steps><step><cmd>Start the <keyword keyref="brand"/>.</cmd></step></steps></taskbody></task>
                """
        let results = try importedTogether([
            SourceFile(name: "m/guide.ditamap", text: map), SourceFile(name: "m/shared/parts.dita", text: shared),
            SourceFile(name: "m/use.dita", text: use),
        ])
        let result = try #require(results["m/use.dita"])
        #expect(
            result.passages.map { $0.text.strings[0] } == [
                "Open the Press 9 lid.\n\nOpen the Press 9 lid.\n\nSee Shared parts and Shared parts.\n\n1 Start the Press 9."
            ])
        #expect(result.messages(.warning) == [])
        #expect(
            results["m/guide.ditamap"]?.passages.map { $0.text.strings[0] } == [
                "- product brand\n- shared/parts.dita\n- Use"
            ])
    }

    @Test("What leads to nothing is a finding with its line, once")
    func missing() throws {
        let result = try imported(
            Self.head + """
                <topic id="t"><title>T</title><body><p>A <ph keyref="x"/> and <ph keyref="x"/></p>
                <p conref="away.dita#a/b"/><p><xref href="away.dita"/></p></body></topic>
                """, name: "m/t.dita", ImportOptions())
        #expect(result.messages(.warning).map { $0.prefix(2) } == ["3:", "4:", "4:"])
        #expect(result.passages[0].text.strings == ["A [x] and [x]\n\naway.dita"])
    }

    @Test("Content references that go round come to an end")
    func round() throws {
        let result = try imported(
            Self.head + """
                <topic id="t"><title>T</title><body><p id="a" conref="#t/b"/><p id="b" conref="#t/a">B</p>
                <ul id="l"><li id="i">x<ul conref="#t/l"/><ul conref="#t/l"/></li></ul></body></topic>
                """, name: "m/t.dita", ImportOptions())
        #expect(result.passages.isEmpty == false)
        #expect(result.messages(.warning).contains { $0.contains("goes round") || $0.contains("content references") })
    }

    @Test("Topics in topics, sections with titles, listings, tables and menus")
    func topics() throws {
        let result = try imported(
            Self.head + """
                <concept id="c"><title>Oil</title><conbody><p>First. <menucascade><uicontrol>A</uicontrol><uicontrol>B</uicontrol>
                </menucascade></p><section id="s"><title>Kinds</title><simpletable><strow><stentry>W</stentry><stentry>10</stentry>
                </strow></simpletable><codeblock>a  b
                c</codeblock></section></conbody>
                <reference id="r"><title>Data</title><refbody><p>4 bar</p></refbody></reference></concept>
                """, name: "m/oil.dita", ImportOptions(product: "pump"))
        #expect(
            result.passages.map { "\($0.id.section): \($0.headings.map { $0.strings[0] }) \($0.title.strings[0])" } == [
                "r: [\"Oil\"] Data", "c: [] Oil", "s: [\"Oil\"] Kinds",
            ])
        #expect(result.passages.map { $0.text.strings[0] } == ["4 bar", "First. A > B", "W | 10\n\na  b\nc"])
    }

    @Test("DITA is told by its marks, not by common names")
    func recognition() throws {
        #expect(failure("<task id=\"t\"><title>x</title></task>", ImportOptions()) != nil)
        let bare =
            "<troubleshooting id=\"t\"><title>T</title><troublebody><condition><p>C</p></condition></troublebody></troubleshooting>"
        #expect(try imported(bare, name: "m/t.xml", ImportOptions()).format == .dita)
    }

    @Test("Cut short, with an entity, nested without end: one error")
    func hostile() {
        let text = Self.head + Self.jam
        guard case .notWellFormed(.dita, _, _, _)? = failure(String(text.prefix(900)), ImportOptions()) else {
            Issue.record("a topic that is cut short was read")
            return
        }
        let bomb =
            "<!DOCTYPE topic PUBLIC \"-//OASIS//DTD DITA Topic//EN\" \"t\" [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
            + "<topic id=\"t\"><title>&b;</title><body/></topic>"
        guard case .entity? = failure(bomb, ImportOptions()) else {
            Issue.record("a topic with entities was read")
            return
        }
        let deep = Self.head + "<topic id=\"t\"><title>T</title><body>" + String(repeating: "<ul><li>", count: 50_000)
        guard case .tooDeep? = failure(deep, ImportOptions()) else {
            Issue.record("a topic of 100,000 levels was read")
            return
        }
    }
}
