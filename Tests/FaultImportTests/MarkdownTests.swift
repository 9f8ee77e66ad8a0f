import FaultImport
import FaultModel
import Testing

@Suite("Markdown")
struct MarkdownTests {
    private func texts(_ markdown: String) throws -> [String] {
        try imported(markdown, name: "manual.md").passages.map { $0.text.strings[0] }
    }

    @Test("Headings of both kinds, lists, quotes, code and rules")
    func blocks() throws {
        let result = try imported(
            """
            ---
            title: Pump manual
            ---
            # Care

            Every day
            ---------
            Look at
            the *level*.

            1. Stop
            2) Wait
               a minute
            - [ ] Look

            ***
            > Quoted

            ```
            *not* emphasis
            ```
            ## Every year ##
            Renew the oil.
            """, name: "pump.md")
        #expect(result.passages.map(\.id.description) == ["p/pump/every-day", "p/pump/every-year"])
        #expect(result.passages[0].headings.map { $0.strings[0] } == ["Pump manual", "Care"])
        #expect(
            result.passages[0].text.strings
                == ["Look at the level.\n1. Stop\n2) Wait a minute\n• [ ] Look\n\nQuoted\n*not* emphasis"])
        #expect(result.passages[1].text.strings == ["Renew the oil."])
    }

    @Test(
        "Marks inside of lines are dropped, and what only looks like one is not",
        arguments: [
            ("**Stop** the _motor_ and `wait`", "Stop the motor and wait"),
            ("see [the *table*](t.md \"T\") and ![fig](f.png)", "see the table and fig"),
            ("3 * 4, 24*7, part_number_1, 5 < 6, a\\*b", "3 * 4, 24*7, part_number_1, 5 < 6, a*b"),
            ("<b>bold</b> &amp; <https://maker.example/x> &#36724;", "bold & https://maker.example/x 轴"),
            ("~~old~~ [1] ``a ` b`` `open", "old [1] a ` b `open"),
        ])
    func inline(markdown: String, plain: String) throws {
        #expect(try texts("# H\n" + markdown) == [plain])
    }

    @Test("A table's cells: escaped bars, line breaks that part causes, and no outer bars")
    func table() throws {
        let result = try imported(
            "Code | Symptom | Cause | Remedy\n--- | --- | --- | ---\nA\\|B | `Hot` | 1. Fan<br>2. Oil | 1. Clean<br>2. Refill\n",
            name: "t.md")
        #expect(result.faults.map { $0.codes.map(\.display) } == [["A|B"]])
        #expect(result.faults.first?.causes.map { $0.title.strings[0] } == ["Fan", "Oil"])
        #expect(result.faults.first?.causes.map { $0.remedy?.title.strings[0] } == ["Clean", "Refill"])
    }

    @Test("HTML inside: its table gives faults with the right lines")
    func html() throws {
        let result = try imported(
            "# Faults\n\n<table>\n<tr><th>Code<th>Symptom\n\n<tr><td>E1<td>Hot\n</table>\n\nMore *text*.\n",
            name: "t.md")
        #expect(result.faults.map { $0.citations.map(\.line) } == [[6]])
        #expect(result.passages.map { $0.text.strings[0] } == ["More text."])
    }

    @Test("It is told by its content: a table of dashes, or headings of two levels; other text is not Markdown")
    func recognition() throws {
        #expect(try imported("Code|Symptom\n---|---\nE1|Hot\n", name: "x").format == .markdown)
        #expect(try imported("# A\n\ntext\n\n## B\n\ntext\n", name: "x").format == .markdown)
        #expect(failure("# a comment\nkey: value\n") == .unknownFormat)
    }
}
