import FaultImport
import FaultModel
import Testing

@Suite("HTML")
struct HTMLTests {
    private func page(_ body: String) -> String { "<html><body>\(body)</body></html>" }

    @Test("Sections become passages with the headings above them, steps keep their numbers")
    func sections() throws {
        let result = try imported(
            """
            <!DOCTYPE html><html><head><title>HBT80 manual</title></head><body>
            <p>For trained staff.</p>
            <h1>3 Hydraulics</h1><h2>3.1 Relief valve</h2>
            <p>The valve limits the
            pressure.</p><ol><li>Stop the motor<li>Remove the valve</ol>
            <p>WARNING: oil under pressure</p>
            <h2>3.2 Cooler</h2><ul><li>Blow it <b>out</b></li></ul></body></html>
            """, name: "hbt80.html")
        #expect(result.passages.map(\.id.description) == ["p/hbt80/start", "p/hbt80/3-1", "p/hbt80/3-2"])
        let valve = result.passages[1]
        #expect(valve.title.strings == ["3.1 Relief valve"])
        #expect(valve.headings.map { $0.strings[0] } == ["HBT80 manual", "3 Hydraulics"])
        #expect(valve.text.strings == ["The valve limits the pressure.\n1. Stop the motor\n2. Remove the valve"])
        #expect(valve.safety.map { $0.strings[0] } == ["WARNING: oil under pressure"])
        #expect(valve.citations.map(\.line) == [3])
        #expect(result.passages[2].text.strings == ["• Blow it out"])
        #expect(result.products.map(\.line) == ["p"])
    }

    @Test("What is left open, closed twice or nested wrongly is read all the same")
    func brokenMarkup() throws {
        let result = try imported(
            page(
                "<h2>Valve<h2>Pump</b></td></tr><p>one<p>two</div></div><li>three<table><tr><td>a<td>b<p>c<tr><td>d</body>"
            ))
        #expect(result.passages.map { $0.title.strings[0] } == ["Valve", "Pump"])
        #expect(result.passages[1].text.strings == ["one\n\ntwo\n• three\na | b\nc\nd"])
    }

    @Test("Word's HTML: marks in symbol fonts, hidden islands, headings by class or by number")
    func word() throws {
        let result = try imported(
            page(
                """
                <!--[if gte mso 9]><xml><o:Zoom>90</o:Zoom></xml><![endif]--><style>p.x {color: red}</style>
                <p class=Heading1>Brakes</p>
                <p><span style='font-family:Wingdings'>n<span style='font:7pt "Times"'>&nbsp; </span></span>Check the&nbsp;hose</p>
                <p class=unnamed>1.2.1. Outline</p><p>Short text&#160;&#36724;&hellip;</p>
                """))
        #expect(result.passages.map { $0.title.strings[0] } == ["Brakes", "1.2.1. Outline"])
        #expect(result.passages.map { $0.text.strings[0] } == ["• Check the hose", "Short text 轴…"])
    }

    @Test("A heading over two columns, and headings in two rows")
    func spannedHeadings() throws {
        let result = try imported(
            page(
                """
                <table><tr><th colspan=2>故障代码<th rowspan=2>故障现象<th rowspan=2>原因
                <tr><th>SPN<th>FMI
                <tr><td>100<td>1<td rowspan=2>机油压力低<td>油位低
                <tr><td>100<td>1<td>油泵磨损</table>
                """), ImportOptions(product: "p", language: .chinese))
        #expect(result.ids == ["p/spn-100-fmi-1"])
        #expect(result.faults[0].causes.map { $0.title.strings[0] } == ["油位低", "油泵磨损"])
    }

    @Test("One remedy for two causes, merged: both have it")
    func mergedRemedy() throws {
        let result = try imported(
            page(
                """
                <table><tr><th>Symptom<th>Cause<th>Remedy
                <tr><td rowspan=2>Hot<td>Fan off<td rowspan=2>Call the maker
                <tr><td>Fan slow</table>
                """))
        #expect(
            result.faults.map { $0.causes.map { $0.remedy?.title.strings[0] } } == [
                ["Call the maker", "Call the maker"]
            ])
    }

    @Test("A card of one fault: headings at the left")
    func card() throws {
        let result = try imported(
            page("<table><tr><td>故障现象<td>泵不动<tr><td>故障原因<td>溢流阀卡滞<tr><td>排除方法<td>清洗</table>"),
            ImportOptions(product: "p", language: .chinese))
        #expect(result.faults.map { $0.symptom.strings[0] } == ["泵不动"])
        #expect(result.faults.first?.causes.map { $0.remedy?.title.strings[0] } == ["清洗"])
    }

    @Test("Two tables: a fault told of in both is one, and a blank cell repeats nothing of the other table")
    func twoTables() throws {
        let result = try imported(
            page(
                """
                <table><tr><th>Code<th>Symptom<th>Cause<tr><td>E1<td>Hot<td>Fan</table>
                <table><tr><th>Symptom<th>Remedy<th>Code<tr><td>Hot<td>Wait<td>E1<tr><td>Loud<td>Oil it<td></table>
                <table><tr><th>Code<th>Cause<tr><td><td>Nobody's</table>
                """))
        #expect(result.ids == ["p/e1", "p/loud"])
        #expect(result.faults[0].causes.map { $0.title.strings[0] } == ["Fan", "Hot"])
        #expect(result.messages(.error).count == 1)
    }

    @Test("Tables that are not about faults are lines of the passage; titles inside of tables are kept too")
    func otherTables() throws {
        let result = try imported(
            page(
                """
                <h1>Parts</h1><table><tr><th>Name<th>Quantity<tr><td>Seal<td>2</table>
                <h1>Faults</h1><table><tr><td colspan=2>Hydraulic system<tr><th>Symptom<th>Cause<tr><td>Hot<td>Fan
                <tr><td colspan=2>Electrical system<tr><td>Dark<td>Fuse</table>
                """))
        #expect(result.ids == ["p/hot", "p/dark"])
        #expect(
            result.passages.map { $0.text.strings[0] } == [
                "Name | Quantity\nSeal | 2", "Hydraulic system\nElectrical system",
            ])
    }

    @Test("A table inside of a table: one of faults is one of faults, another is lines of the cell")
    func nested() throws {
        let inner = "<table><tr><th>Code<th>Symptom<tr><td>E1<td>Hot</table>"
        let result = try imported(
            page("<table><tr><td>Menu<td>\(inner)</td></tr><tr><td>x<td><table><tr><td>y<td>z</table></table>"))
        #expect(result.ids == ["p/e1"])
        #expect(result.passages.map { $0.text.strings[0] } == ["Menu\nx | y | z"])
    }

    @Test("A list in XML whose root is called table is still XML")
    func stillXML() throws {
        #expect(try imported("<table><err><code>1</code><msg>Hot</msg></err></table>").format == .xml)
        #expect(
            try imported("<?xml version='1.0'?><list><a code='1' msg='Hot'/><a code='2' msg='Cold'/></list>").format
                == .xml)
        #expect(try imported("<?xml version='1.0'?><html><body><p>Hot</p></body></html>").format == .html)
    }

    @Test("A page without text is a failure that says so")
    func empty() {
        #expect(
            failure("<html><body><img src=x></body></html>")?.description
                == "there is no list of records in the HTML: there is no text in it")
    }
}
