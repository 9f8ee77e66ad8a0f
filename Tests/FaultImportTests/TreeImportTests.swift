import FaultImport
import FaultModel
import FaultTesting
import FaultTrees
import Foundation
import Testing

@Suite struct TreeImportTests {
    private func fault(_ text: String, name: String, _ findings: inout Findings) throws -> Fault? {
        var options = ImportOptions()
        options.product = "pump"
        let (_, draft) = try Importers.draft(
            from: SourceFile(name: name, text: text), options: options, findings: &findings)
        return draft.records.compactMap { if case .fault(let fault) = $0 { fault } else { nil } }.first
    }

    private let model = """
        <opsa-mef><define-fault-tree name="NoFlow">
          <define-gate name="TOP"><label>No flow</label><or><gate name="Both"/><basic-event name="Pump"/></or></define-gate>
          <define-gate name="Both"><and><basic-event name="ValveA"/><basic-event name="ValveB"/><house-event name="On"/></and></define-gate>
          <define-house-event name="On"><constant value="true"/></define-house-event>
          <define-basic-event name="Pump"><label>Pump worn</label><float value="0.01"/></define-basic-event>
          <define-basic-event name="ValveA"><float value="0.1"/></define-basic-event>
          <define-basic-event name="ValveB"><float value="0.2"/></define-basic-event>
        </define-fault-tree></opsa-mef>
        """

    @Test("a model of Open-PSA becomes a fault: the top is the symptom, the events are the causes") func openPSA()
        throws
    {
        var findings = Findings()
        let fault = try #require(try fault(model, name: "noflow.xml", &findings))
        #expect(fault.id.description == "pump/noflow")
        #expect(fault.symptom == .en("No flow"))
        #expect(fault.causes.map(\.id) == ["pump", "valvea", "valveb"])
        #expect(fault.causes.map(\.prior) == [0.01, 0.1, 0.2])
        #expect(fault.causes.first?.title == .en("Pump worn"))
        #expect(fault.namedGates.compactMap(\.name) == ["both"])
        // By hand: 1 - 0.99 × (1 - 0.1 × 0.2).
        let tree = try #require(FaultTree(of: fault))
        #expect(abs(try tree.compiled().probability - (1 - 0.99 * 0.98)) < 1e-15)
        #expect(findings.all.allSatisfy { $0.severity == .note })
    }

    @Test("a Galileo tree becomes a fault too") func galileo() throws {
        var findings = Findings()
        let text = "toplevel \"T\";\n\"T\" 2of3 \"A\" \"B\" \"C\";\n\"A\" prob=0.1;\n\"B\" prob=0.1;\n\"C\" prob=0.1;\n"
        let fault = try #require(try fault(text, name: "vote.dft", &findings))
        #expect(fault.causes.map(\.prior) == [0.1, 0.1, 0.1])
        let tree = try #require(FaultTree(of: fault))
        #expect(abs(try tree.compiled().probability - 0.028) < 1e-15)
    }

    @Test(
        "connectives that faults do not have are written out",
        arguments: [
            ("<xor><basic-event name=\"a\"/><basic-event name=\"b\"/></xor>", 0.26),
            ("<nand><basic-event name=\"a\"/><basic-event name=\"b\"/></nand>", 0.98),
            ("<iff><basic-event name=\"a\"/><basic-event name=\"b\"/></iff>", 0.74),
            ("<imply><basic-event name=\"a\"/><basic-event name=\"b\"/></imply>", 0.92),
            (
                "<cardinality min=\"1\" max=\"1\"><basic-event name=\"a\"/><basic-event name=\"b\"/></cardinality>",
                0.26
            ),
            ("<or><basic-event name=\"a\"/><constant value=\"false\"/></or>", 0.1),
        ])
    func connectives(formula: String, probability: Double) throws {
        var findings = Findings()
        let text = """
            <opsa-mef><define-fault-tree name="t"><define-gate name="top">\(formula)</define-gate>
            <define-basic-event name="a"><float value="0.1"/></define-basic-event>
            <define-basic-event name="b"><float value="0.2"/></define-basic-event></define-fault-tree></opsa-mef>
            """
        let fault = try #require(try fault(text, name: "t.xml", &findings))
        let tree = try #require(FaultTree(of: fault))
        #expect(abs(try tree.compiled().probability - probability) < 1e-15)
    }

    @Test("a tree that is settled beforehand is a finding, not a fault") func settled() throws {
        var findings = Findings()
        let text = """
            <opsa-mef><define-fault-tree name="t"><define-gate name="top"><or><basic-event name="a"/>
            <constant value="true"/></or></define-gate>
            <define-basic-event name="a"><float value="0.1"/></define-basic-event></define-fault-tree></opsa-mef>
            """
        #expect(try fault(text, name: "t.xml", &findings) == nil)
        #expect(findings.count(.error) == 1)
    }

    @Test("a dynamic gate is refused by name and line") func dynamic() throws {
        var findings = Findings()
        let text = "toplevel \"T\";\n\"T\" pand \"A\" \"B\";\n\"A\" lambda=1;\n\"B\" lambda=1;\n"
        let error = #expect(throws: ImportFailure.self) { try fault(text, name: "d.dft", &findings) }
        #expect(error?.line == 2)
        #expect(error?.description.contains("pand") == true)
    }

    @Test(
        "the trees of the Aralia set have the same probability as faults",
        .enabled(if: Places.shared("aralia") != nil, "shared data is not there"),
        arguments: ["chinese", "das9204", "das9601", "baobab3", "isp9605"])
    func aralia(name: String) throws {
        let folder = try #require(Places.shared("aralia"))
        var findings = Findings()
        let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent("\(name).xml")), as: UTF8.self)
        let fault = try #require(try fault(text, name: "\(name).xml", &findings))
        let table = try String(contentsOf: folder.appendingPathComponent("expected.tsv"), encoding: .utf8)
        let row = try #require(table.split(separator: "\n").first { $0.hasPrefix("\(name)\t") })
        let expected = try #require(Double(row.split(separator: "\t", omittingEmptySubsequences: false)[4]))
        let tree = try #require(FaultTree(of: fault))
        #expect(abs(try tree.compiled().probability - expected) <= 1e-12 * expected)
    }
}
