import FaultImport
import FaultModel
import FaultTesting
import Testing

/// Faults that a manual tells of in sections under labels, not in a table.
@Suite("Faults under headings")
struct HeadedFaultTests {
    private static let markdown = """
        # Pump

        ## 3.1 E-07 No pumping pressure

        WARNING: Relieve the pressure first.

        ### Symptom

        The gauge stays at zero.

        ### Possible causes

        1. Relief valve stuck
        2. Charge pump worn

        ### Remedy

        1. Clean the valve
        2. Replace the pump

        ## 3.2 Care

        Wash it.
        """

    private func told(_ fault: Fault) -> [String] {
        fault.causes.map { cause in
            "\(cause.title.strings[0]) → \(cause.remedy?.title.strings[0] ?? "–") \(cause.remedy?.steps.map { $0.strings[0] } ?? [])"
        }
    }

    @Test("Markdown: causes and remedies of the same number are paired; the heading is the fault")
    func markdown() throws {
        let result = try imported(Self.markdown, name: "pump.md")
        #expect(result.ids == ["p/e-07"])
        let fault = try #require(result.faults.first)
        #expect(fault.symptom.strings == ["No pumping pressure"])
        #expect(fault.codes.map(\.display) == ["E-07"])
        #expect(told(fault) == ["Relief valve stuck → Clean the valve []", "Charge pump worn → Replace the pump []"])
        #expect(fault.safety.map(\.strings) == [["WARNING: Relieve the pressure first."]])
        #expect(fault.notes.map(\.label) == ["symptom", "section"])
        #expect(fault.notes.map(\.text.strings) == [["The gauge stays at zero."], ["3.1"]])
        #expect(fault.citations.map(\.line) == [3])
        #expect(result.passages.map { $0.title.strings[0] } == ["3.2 Care"])
        #expect(result.passages[0].headings.map { $0.strings[0] } == ["Pump"])
        #expect(result.findings.all.isEmpty)
    }

    @Test("HTML with bold labels at the beginning of lines, in Chinese")
    func html() throws {
        let result = try imported(
            """
            <html><body><h2>动臂无力</h2><p><b>故障现象：</b>铲斗装满时停顿<br><b>故障原因：</b></p>
            <ul><li>溢流阀卡滞<li>油泵磨损</ul><p><strong>处理方法：</strong></p><ul><li>清洗溢流阀<li>更换油泵</ul>
            <h2>回转无力</h2><p>原因：马达内漏</p><p>排除方法：</p><ol><li>拆下马达<li>更换密封<li>装回</ol></body></html>
            """, name: "a.html", ImportOptions(product: "p"))
        #expect(result.faults.map { $0.symptom.strings[0] } == ["动臂无力", "回转无力"])
        #expect(told(result.faults[0]) == ["溢流阀卡滞 → 清洗溢流阀 []", "油泵磨损 → 更换油泵 []"])
        #expect(told(result.faults[1]) == ["马达内漏 → 拆下马达 [\"拆下马达\", \"更换密封\", \"装回\"]"])
        #expect(result.faults[0].notes.map(\.text.strings) == [["铲斗装满时停顿"]])
        #expect(result.passages.isEmpty)
    }

    @Test("Word: the same, by styles and numbered lists")
    func word() throws {
        let styles = "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"
        let lines = [
            ("Screed floats", "H"), ("Symptom: the mat is wavy", nil), ("Possible causes:", nil),
            ("• Cylinder leaks", nil),
            ("• Mix too cold", nil), ("• Rod bent", nil), ("Corrective action:", nil), ("• Renew the seals", nil),
            ("• Replace the rod", nil),
        ]
        let body = lines.map { WordFixture.paragraph($0.0, style: $0.1) }.joined()
        let result = try imported(bytes: WordFixture.bytes(body: body, styles: styles), name: "a.docx")
        #expect(result.ids == ["p/screed-floats"])
        // Three causes and two remedies: which is for which is not said, so that both are for each.
        let both = "Renew the seals [\"Renew the seals\", \"Replace the rod\"]"
        #expect(
            told(result.faults[0]) == ["Cylinder leaks → \(both)", "Mix too cold → \(both)", "Rod bent → \(both)"])
    }

    @Test("Several faults under one heading, each from its symptom on; its words are kept")
    func several() throws {
        let result = try imported(
            """
            # Troubleshooting

            Symptom: Engine does not start
            Cause: Battery flat
            Remedy: Charge the battery

            Symptom: Engine stops
            Cause: No fuel
            Remedy: Fill the tank
            Cause: Filter clogged
            Remedy: Replace the filter
            """, name: "a.md")
        #expect(result.ids == ["p/engine-does-not-start", "p/engine-stops"])
        #expect(told(result.faults[0]) == ["Battery flat → Charge the battery []"])
        #expect(
            told(result.faults[1]) == ["No fuel → Fill the tank []", "Filter clogged → Replace the filter []"])
        #expect(result.faults.flatMap(\.notes).map(\.text.strings) == [["Troubleshooting"], ["Troubleshooting"]])
    }

    @Test("A check beside several causes, a table and an introduction are kept")
    func rest() throws {
        let result = try imported(
            """
            ## Oil hot

            The cooler is at the rear.

            Causes:

            - Fan dead
            - Cooler clogged

            Check:

            - Turn the fan by hand
            - Look through the fins

            | Oil | Litres |
            |---|---|
            | HV 46 | 300 |
            """, name: "a.md")
        #expect(result.faults[0].causes.map { $0.title.strings[0] } == ["Fan dead", "Cooler clogged"])
        #expect(result.faults[0].checks.map(\.observes) == ["cause-1", "cause-2"])
        #expect(result.passages.map { $0.title.strings[0] } == ["Oil hot"])
        #expect(result.passages[0].text.strings[0] == "The cooler is at the rear.\nOil | Litres\nHV 46 | 300")
    }

    @Test(
        "Sections that have such words and tell of no fault stay passages",
        arguments: [
            "## Inspection\n\nLook.\n\n## Repair\n\nRenew it.", "## Valve\n\nCause: unknown.\n\nIt opens at 30 MPa.",
            "## Notes\n\nRemedy: none is needed.", "# Symptom\n\n# Cause\n\n# Remedy",
            "## A\n\nThe cause: wear. The remedy: none.",
        ])
    func passages(text: String) throws {
        let result = try imported(text, name: "a.md")
        #expect(result.faults.isEmpty)
        #expect(!result.passages.isEmpty)
    }

    @Test(
        "Thousands of labels, causes and remedies cost a moment",
        arguments: ["Cause: a\n\nRemedy: b\n\n", "- x\n", "### Cause\n\n"])
    func hostile(pattern: String) throws {
        let many = String(repeating: pattern, count: 5_000)
        let text = "## Dead\n\nSymptom: dead\n\nCauses:\n\n\(many)\n\nRemedies:\n\n- a\n- b\n\(many)"
        let result = try imported(text, name: "a.md")
        #expect(result.faults.count == 1)
    }
}
