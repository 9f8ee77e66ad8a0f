import FaultImport
import FaultModel
import FaultTrees
import Testing

/// Common-cause groups, each model by the formula of Open-PSA 2.0d, 3.4.2 (and NUREG/CR-5485), reckoned by hand.
@Suite("Common-cause groups")
struct CommonCauseTests {
    private func tree(_ model: String, _ members: Int, _ factors: [Double], _ q: String = "<float value=\"0.1\"/>")
        throws -> FaultTree
    {
        let names = (0..<members).map { "m\($0 + 1)" }
        let first = model == "beta-factor" ? members : model == "MGL" ? 2 : 1
        let levels = factors.enumerated().map {
            "<factor level=\"\(first + $0.offset)\"><float value=\"\($0.element)\"/></factor>"
        }
        let events = names.map { "<basic-event name=\"\($0)\"/>" }.joined()
        let text = """
            <opsa-mef><define-fault-tree name="t"><define-gate name="g"><and>\(events)</and></define-gate>
            <define-CCF-group name="c" model="\(model)"><members>\(events)</members><distribution>\(q)</distribution>
            <factors>\(levels.joined())</factors></define-CCF-group></define-fault-tree></opsa-mef>
            """
        var findings = Findings()
        return try OpenPSAReader().tree(from: Array(text.utf8), file: "f.xml", findings: &findings)
    }

    /// By how many members it takes, the probability of each way to fail; nil: there is none of that size.
    private func ways(_ tree: FaultTree) throws -> [Int: Double] {
        var found: [Int: Double] = [:]
        for event in tree.events {
            let size = event.name.split(separator: " ").count
            let probability = try tree.asking(for: event.name).compiled().probability
            if let other = found[size] { #expect(abs(other - probability) < 1e-16) }
            found[size] = probability
        }
        return found
    }

    private func check(_ found: [Int: Double], _ expected: [Int: Double]) {
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (size, probability) in expected { #expect(abs((found[size] ?? -1) - probability) < 1e-15, "\(size)") }
    }

    @Test("beta-factor: alone (1 − β)·Q, all together β·Q, nothing between") func beta() throws {
        let tree = try tree("beta-factor", 3, [0.2])
        check(try ways(tree), [1: 0.08, 3: 0.02])
        #expect(tree.events.count == 4)
        #expect(abs(try tree.compiled().probability - (1 - (1 - 0.08 * 0.08 * 0.08) * 0.98)) < 1e-15)
    }

    @Test("multiple Greek letters: the four formulas that the standard prints for a group of four") func greek() throws
    {
        let (r2, r3, r4, q) = (0.1, 0.2, 0.3, 0.1)
        let tree = try tree("MGL", 4, [r2, r3, r4])
        check(
            try ways(tree),
            [
                1: (1 - r2) * q, 2: r2 * (1 - r3) * q / 3, 3: r2 * r3 * (1 - r4) * q / 3, 4: r2 * r3 * r4 * q,
            ])
        #expect(tree.events.count == 15)
    }

    @Test("alpha-factor: k·α over (n−1 choose k−1) and over Σ i·α") func alpha() throws {
        let (a1, a2, a3, a4) = (0.9, 0.06, 0.03, 0.01)
        let sum = a1 + 2 * a2 + 3 * a3 + 4 * a4
        check(
            try ways(try tree("alpha-factor", 4, [a1, a2, a3, a4])),
            [1: 0.1 * a1 / sum, 2: 0.1 * 2 * a2 / sum / 3, 3: 0.1 * 3 * a3 / sum / 3, 4: 0.1 * 4 * a4 / sum])
        // What scram prints for three members: 0.0105263 for all of them together.
        let three = try ways(try tree("alpha-factor", 3, [0.9, 0.06, 0.04]))
        #expect(abs((three[3] ?? 0) - 0.0105263) < 5e-8)
    }

    @Test("phi-factor: each level its own share") func phi() throws {
        check(try ways(try tree("phi-factor", 3, [0.7, 0.2, 0.1])), [1: 0.07, 2: 0.02, 3: 0.01])
    }

    @Test(
        "in every model a member fails with the probability of the distribution, to first order",
        arguments: [("beta-factor", [0.3]), ("MGL", [0.1, 0.4, 0.2]), ("alpha-factor", [0.8, 0.1, 0.06, 0.04])])
    func total(model: String, factors: [Double]) throws {
        let tree = try tree(model, 4, factors, "<float value=\"1e-6\"/>")
        let found = try ways(tree)
        // Of the ways of k members, a member is in (3 choose k − 1).
        let sum = [1: 1.0, 2: 3, 3: 3, 4: 1].reduce(0) { $0 + $1.value * (found[$1.key] ?? 0) }
        #expect(abs(sum - 1e-6) < 1e-20)
        let member = try tree.asking(for: "m1").compiled()
        #expect(abs(try member.probability - 1e-6) < 1e-12)
    }

    @Test("the probability of the group against going through all states") func enumeration() throws {
        let tree = try tree("MGL", 3, [0.3, 0.4])
        let values = try tree.events.map { try tree.asking(for: $0.name).compiled().probability }
        let plain = try FaultTree(
            "t", top: "g", gates: tree.gates, events: zip(tree.events, values).map { .init($0.name, .constant($1)) })
        let all = Enumeration(plain)
        #expect(abs(try tree.compiled().probability - all.probability { all.top[$0] }) < 1e-15)
    }

    @Test("an uncertain distribution is one number for the whole group") func uncertain() throws {
        let q = "<uniform-deviate><float value=\"0\"/><float value=\"0.2\"/></uniform-deviate>"
        let tree = try tree("phi-factor", 2, [0.5, 0.5], q)
        // With q drawn once: 1 − (1 − q²/4)·(1 − q/2), and E[q] = 0.1, E[q²] = 0.04/3, E[q³] = 0.002.
        let expected = 0.05 + 0.04 / 3 / 4 - 0.002 / 8
        let found = try tree.compiled().uncertainty(trials: 8192, seed: 1, sampling: .quasiMonteCarlo)
        #expect(abs(found.mean - expected) < 2e-5)
        // And what is written says the same.
        var findings = Findings()
        let again = try OpenPSAReader().tree(
            from: Array(OpenPSAWriter().document(tree).utf8), file: "f.xml", findings: &findings)
        #expect(again.parameters == tree.parameters && again.events == tree.events)
    }

    @Test("a group's members may be private to its component, and keep their titles") func privateMembers() throws {
        let text = """
            <opsa-mef><define-fault-tree name="t"><define-gate name="g"><gate name="c.both"/></define-gate>
            <define-component name="c" role="private">
            <define-gate name="both"><and><basic-event name="a"/><basic-event name="b"/></and></define-gate>
            <define-basic-event name="a"><label>Pump A</label><float value="0.5"/></define-basic-event>
            <define-basic-event name="b"><float value="0.5"/></define-basic-event>
            <define-CCF-group name="x" model="beta-factor"><members><basic-event name="a"/><basic-event name="b"/></members>
            <distribution><float value="0.1"/></distribution><factor level="2"><float value="0.2"/></factor>
            </define-CCF-group></define-component></define-fault-tree></opsa-mef>
            """
        var findings = Findings()
        let tree = try OpenPSAReader().tree(from: Array(text.utf8), file: "f.xml", findings: &findings)
        // Alone 0.08, together 0.02; the members' own 0.5 is the group's affair.
        #expect(abs(try tree.compiled().probability - (1 - (1 - 0.0064) * 0.98)) < 1e-15)
        #expect(tree.gates.first { $0.name == "t.c.a" }?.title == "Pump A")
    }
}
