import FaultImport
import FaultModel
import FaultTrees
import Testing

@Suite("Fault-tree files")
struct ReaderTests {
    private func openPSA(_ text: String, files: [String: String] = [:], top: String? = nil) throws -> FaultTree {
        var findings = Findings()
        return try OpenPSAReader { files[$0].map { Array($0.utf8) } }
            .tree(from: Array(text.utf8), file: "f.xml", top: top, findings: &findings)
    }

    private func galileo(_ text: String, time: Double = 1) throws -> FaultTree {
        var findings = Findings()
        return try GalileoReader(missionTime: time).tree(from: Array(text.utf8), file: "f.dft", findings: &findings)
    }

    private func probability(_ event: String, _ expression: String, at time: Double = 100) throws -> Double {
        let tree = try openPSA(
            """
            <opsa-mef><define-fault-tree name="t"><define-gate name="g"><event name="\(event)"/></define-gate>
            </define-fault-tree><model-data><define-basic-event name="\(event)">\(expression)</define-basic-event>
            <define-parameter name="rate"><float value="0.001"/></define-parameter></model-data></opsa-mef>
            """)
        return try tree.at(missionTime: time).compiled().probability
    }

    @Test("private names belong to their component, public ones to all") func scopes() throws {
        let tree = try openPSA(
            """
            <opsa-mef><define-fault-tree name="t"><define-gate name="top"><and><gate name="c.g"/><event name="a"/></and></define-gate>
            <define-component name="c" role="private"><define-gate name="g"><or><event name="a"/></or></define-gate>
            <define-basic-event name="a"><float value="0.5"/></define-basic-event></define-component>
            <define-basic-event name="a"><float value="0.1"/></define-basic-event></define-fault-tree></opsa-mef>
            """)
        #expect(Set(tree.events.map(\.name)) == ["a", "t.c.a"])
        #expect(try tree.compiled().probability == 0.05)
    }

    @Test("included files are read from the same folder; labels become titles") func inclusion() throws {
        let tree = try openPSA(
            "<opsa-mef><include file=\"data/events.xml\"/><define-fault-tree name=\"t\"><define-gate name=\"g\"><label> No\n flow &amp; heat </label><event name=\"a\"/></define-gate></define-fault-tree></opsa-mef>",
            files: [
                "data/events.xml":
                    "<opsa-mef><model-data><define-basic-event name=\"a\"><float value=\"0.25\"/></define-basic-event></model-data></opsa-mef>"
            ])
        #expect(tree.gates[0].title == "No flow & heat")
        #expect(try tree.compiled().probability == 0.25)
    }

    @Test("distributions over time, by their formulas")
    func distributions() throws {
        let close = { (a: Double, b: Double) in abs(a - b) < 1e-14 }
        let time = "<system-mission-time/>"
        let rate = "<parameter name=\"rate\"/>"
        // 1 − exp(−0.1)
        #expect(close(try probability("e", "<exponential>\(rate)\(time)</exponential>"), 0.09516258196404043))
        // Scale 200, shape 2, from 0: 1 − exp(−(100/200)²)
        let weibull = "<Weibull><float value=\"200\"/><float value=\"2\"/><float value=\"0\"/>\(time)</Weibull>"
        #expect(close(try probability("e", weibull), 0.22119921692859512))
        // γ = 0.01, λ = 0.001, μ = 0.1: λ/(λ+μ) − (λ/(λ+μ) − γ)·exp(−10.1)
        let glm = "<GLM><float value=\"0.01\"/>\(rate)<float value=\"0.1\"/>\(time)</GLM>"
        let share = 0.001 / 0.101
        #expect(close(try probability("e", glm), share - (share - 0.01) * 4.107955225300707e-05))
        // Tested every 30 from 20 on: at 100 the last test was 20 ago. 1 − exp(−0.02)
        let test = "<periodic-test>\(rate)<float value=\"30\"/><float value=\"20\"/>\(time)</periodic-test>"
        #expect(close(try probability("e", test), 0.01980132669324470))
        #expect(
            close(
                try probability(
                    "e", "<div><float value=\"1\"/><add><int value=\"3\"/><float value=\"5\"/></add></div>"), 0.125))
    }

    @Test("with repair at once and perfect tests the long form of a periodic test is the short one") func longTest()
        throws
    {
        let f = { (x: Double) in "<float value=\"\(x)\"/>" }
        for time in [10.0, 20, 25, 50, 99, 110] {
            let short = "<periodic-test>\(f(0.002))\(f(30))\(f(20))<system-mission-time/></periodic-test>"
            let long =
                "<periodic-test>\(f(0.002))\(f(0.002))\(f(1e9))\(f(30))\(f(20))\(f(0))\(f(0))\(f(1))\(f(1))\(f(0))<system-mission-time/></periodic-test>"
            let (a, b) = (try probability("e", short, at: time), try probability("e", long, at: time))
            // Just after a test the long form still repairs what it found: with a rate of 1e9, for no time.
            if time != 20, time != 50, time != 110 { #expect(abs(a - b) < 1e-9) }
        }
    }

    /// Members 0.1 each, as one would reckon by hand.
    @Test("common-cause groups share out the probability of their members") func commonCause() throws {
        let group = { (model: String, factors: String) in
            """
            <opsa-mef><define-fault-tree name="t"><define-gate name="g"><and><event name="a"/><event name="b"/></and></define-gate>
            </define-fault-tree><define-CCF-group name="c" model="\(model)"><members><basic-event name="a"/><basic-event name="b"/>
            </members><distribution><float value="0.1"/></distribution>\(factors)</define-CCF-group></opsa-mef>
            """
        }
        let close = { (a: Double, b: Double) in abs(a - b) < 1e-15 }
        // Alone 0.08, together 0.02: both by themselves, or together.
        let beta = try openPSA(group("beta-factor", "<factor level=\"2\"><float value=\"0.2\"/></factor>"))
        #expect(close(try beta.compiled().probability, 1 - (1 - 0.0064) * 0.98))
        #expect(Set(beta.events.map(\.name)) == ["[a]", "[b]", "[a b]"])
        let mgl = try openPSA(group("MGL", "<factor level=\"2\"><float value=\"0.2\"/></factor>"))
        #expect(close(try mgl.compiled().probability, try beta.compiled().probability))
        // α₁ = 0.9, α₂ = 0.1: αₜ = 1.1; alone 0.9/1.1·0.1, together 2·0.1/1.1·0.1.
        let alpha = try openPSA(
            group(
                "alpha-factor",
                "<factors><factor level=\"1\"><float value=\"0.9\"/></factor><factor level=\"2\"><float value=\"0.1\"/></factor></factors>"
            ))
        let (alone, together) = (0.09 / 1.1, 0.02 / 1.1)
        #expect(close(try alpha.compiled().probability, 1 - (1 - alone * alone) * (1 - together)))
        let phi = try openPSA(
            group(
                "phi-factor",
                "<factors><factor level=\"1\"><float value=\"0.7\"/></factor><factor level=\"2\"><float value=\"0.3\"/></factor></factors>"
            ))
        #expect(close(try phi.compiled().probability, 1 - (1 - 0.0049) * (1 - 0.03)))
    }

    @Test("what is written is read back the same", arguments: 1...40) func roundTrip(seed: Int) throws {
        var random = RandomTrees(seed: UInt64(seed))
        let tree = try random.tree()
        let again = try openPSA(OpenPSAWriter().document(tree), top: tree.top)
        #expect(Set(again.gates) == Set(tree.gates))
        #expect(again.events == tree.events && again.houseEvents == tree.houseEvents && again.top == tree.top)
    }

    @Test("names and titles may hold any character") func escaping() throws {
        let name = "a \"<&>' ü 阀\n1"
        let tree = try FaultTree(
            "t & t", top: "g", gates: [.init("g", .all(.name(name)), title: "x < y")], events: [.init(name, 0.5)])
        let again = try openPSA(OpenPSAWriter().document(tree))
        #expect(again.events[0].name == name && again.gates[0].title == "x < y" && again.name == "t & t")
    }

    @Test("Galileo's static gates at a mission time") func galileoGates() throws {
        let tree = try galileo(
            """
            toplevel "S"; // the system
            "S" or "V" "B";
            "V" 2of3 "X" "Y" Z; /* two of
            three */
            "X" prob=0.1; "Y" prob=0.2; "Z" prob=0.5;
            "B" lambda=0.001 dorm=0.3;
            """, time: 100)
        let vote = 0.1 * 0.2 + 0.1 * 0.5 + 0.2 * 0.5 - 2 * 0.1 * 0.2 * 0.5
        #expect(abs(try tree.compiled().probability - (1 - (1 - vote) * 0.9048374180359595)) < 1e-14)
    }

    @Test("a failure that is not covered brings the system down") func coverage() throws {
        let tree = try galileo("toplevel \"S\"; \"S\" and \"A\" \"B\"; \"A\" prob=0.2 cov=0.9; \"B\" prob=0.5;")
        // Not covered 0.02; covered 0.18, and then B too.
        #expect(abs(try tree.compiled().probability - (0.02 + 0.18 * 0.5)) < 1e-15)
        let restored = try galileo("toplevel \"A\"; \"A\" prob=0.2 cov=0.6 res=0.4;")
        #expect(abs(try restored.compiled().probability - 0.12) < 1e-15)
    }
}
