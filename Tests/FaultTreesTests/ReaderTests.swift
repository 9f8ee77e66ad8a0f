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

/// What stands in the stochastic layer, by the tables of Open-PSA 2.0d, 3.3.
@Suite("Expressions of the model exchange format")
struct ExpressionTests {
    private func value(_ expression: String, parameters: String = "") throws -> Double {
        var findings = Findings()
        let text = """
            <opsa-mef><define-fault-tree name="t"><define-gate name="g"><event name="e"/></define-gate></define-fault-tree>
            <model-data><define-basic-event name="e">\(expression)</define-basic-event>\(parameters)</model-data></opsa-mef>
            """
        return try OpenPSAReader().tree(from: Array(text.utf8), file: "f.xml", findings: &findings)
            .at(missionTime: 8).compiled().probability
    }

    private static func f(_ values: Double...) -> String { values.map { "<float value=\"\($0)\"/>" }.joined() }

    static let operations: [(String, Double)] = [
        ("<neg>\(f(-0.25))</neg>", 0.25), ("<add>\(f(0.1, 0.2, 0.3))</add>", 0.6),
        ("<sub>\(f(0.9, 0.2, 0.3))</sub>", 0.4), ("<mul>\(f(0.5, 0.5, 0.5))</mul>", 0.125),
        ("<div>\(f(0.8, 2, 4))</div>", 0.1), ("<abs>\(f(-0.3))</abs>", 0.3), ("<pow>\(f(0.5, 3))</pow>", 0.125),
        ("<exp>\(f(-1))</exp>", 0.36787944117144233), ("<log>\(f(2))</log>", 0.6931471805599453),
        ("<log10>\(f(2))</log10>", 0.3010299956639812), ("<sqrt>\(f(0.25))</sqrt>", 0.5),
        ("<div><mod><int value=\"17\"/><int value=\"5\"/></mod>\(f(4))</div>", 0.5),
        ("<ceil>\(f(0.2))</ceil>", 1), ("<floor>\(f(0.8))</floor>", 0), ("<min>\(f(0.3, 0.2, 0.4))</min>", 0.2),
        ("<max>\(f(0.3, 0.2, 0.4))</max>", 0.4), ("<mean>\(f(0.3, 0.2, 0.4))</mean>", 0.3),
        ("<sin>\(f(0.5))</sin>", 0.479425538604203), ("<cos>\(f(0.5))</cos>", 0.8775825618903728),
        ("<tan>\(f(0.5))</tan>", 0.5463024898437905), ("<asin>\(f(0.5))</asin>", 0.5235987755982989),
        ("<div><acos>\(f(0.5))</acos>\(f(2))</div>", 0.5235987755982989),
        ("<atan>\(f(0.5))</atan>", 0.4636476090008061), ("<sinh>\(f(0.5))</sinh>", 0.5210953054937474),
        ("<div><cosh>\(f(0.5))</cosh>\(f(2))</div>", 0.5638129826031903),
        ("<tanh>\(f(0.5))</tanh>", 0.46211715726000973), ("<div><pi/>\(f(4))</div>", 0.7853981633974483),
        ("<div>\(f(1))<system-mission-time/></div>", 0.125),
        ("<ite><lt>\(f(1, 2))</lt>\(f(0.1, 0.2))</ite>", 0.1), ("<ite><geq>\(f(1, 2))</geq>\(f(0.1, 0.2))</ite>", 0.2),
        (
            "<switch><case><eq>\(f(1, 2))</eq>\(f(0.1))</case><case><df>\(f(1, 2))</df>\(f(0.2))</case>\(f(0.3))</switch>",
            0.2
        ),
        ("<switch>\(f(0.3))</switch>", 0.3),
        ("<and><bool value=\"true\"/><leq>\(f(2, 2))</leq><not><gt>\(f(1, 2))</gt></not></and>", 1),
        ("<or><bool value=\"false\"/><gt>\(f(1, 2))</gt></or>", 0),
    ]

    @Test("every operation by its meaning", arguments: operations) func operation(text: String, expected: Double) throws
    {
        #expect(abs(try value(text) - expected) < 1e-15)
    }

    @Test("parameters refer to parameters, however long the chain and in whatever order") func chain() throws {
        let links = (0..<5000).reversed().map {
            "<define-parameter name=\"p\($0)\"><add><parameter name=\"p\($0 + 1)\"/>\(Self.f(0.0001))</add></define-parameter>"
        }
        let last = "<define-parameter name=\"p5000\">\(Self.f(0.25))</define-parameter>"
        #expect(abs(try value("<parameter name=\"p0\"/>", parameters: links.joined() + last) - 0.75) < 1e-9)
    }

    @Test("house events switch parts of the tree on and off") func houses() throws {
        func probability(_ state: Bool) throws -> Double {
            var findings = Findings()
            let text = """
                <opsa-mef><define-fault-tree name="t"><define-gate name="g"><or><basic-event name="a"/><and>
                <basic-event name="b"/><house-event name="h"/></and></or></define-gate>
                <define-house-event name="h"><constant value="\(state)"/></define-house-event></define-fault-tree>
                <model-data><define-basic-event name="a"><float value="0.1"/></define-basic-event>
                <define-basic-event name="b"><float value="0.2"/></define-basic-event></model-data></opsa-mef>
                """
            return try OpenPSAReader().tree(from: Array(text.utf8), file: "f.xml", findings: &findings).compiled()
                .probability
        }
        #expect(try probability(false) == 0.1)
        #expect(abs(try probability(true) - 0.28) < 1e-15)
    }

    @Test("every function is written so that it is read back the same", arguments: Expression.Function.allCases)
    func writing(function: Expression.Function) throws {
        let counts: [Int] =
            switch function {
            case .periodicTest: [4, 5, 11]
            case .lognormalDeviate: [2, 3]
            case .histogram: [3, 7]
            case .switch: [1, 3, 7]
            case .glm, .weibull: [4]
            case .ite: [3]
            case .pow, .mod, .eq, .df, .lt, .gt, .leq, .geq, .exponential, .uniformDeviate, .normalDeviate,
                .gammaDeviate,
                .betaDeviate:
                [2]
            case .add, .sub, .mul, .div, .min, .max, .mean, .and, .or: [1, 2, 5]
            default: [1]
            }
        for count in counts {
            let parts: [Expression] = [.parameter("p"), .missionTime, .constant(1e-300), .constant(0.1)]
            let expression = Expression.function(function, (0..<count).map { parts[$0 % 4] })
            let tree = try FaultTree(
                "t", top: "g", gates: [.init("g", "e")], events: [.init("e", expression)],
                parameters: [.init("p", 0.30000000000000004)])
            var findings = Findings()
            let again = try OpenPSAReader().tree(
                from: Array(OpenPSAWriter().document(tree).utf8), file: "f.xml", findings: &findings)
            #expect(again.events == tree.events && again.parameters == tree.parameters)
        }
    }
}
