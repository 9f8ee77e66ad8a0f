import Foundation
import Testing

@Suite("The command line: fault trees")
struct TreeCommandTests {
    /// Two of three pumps, each failing with 0.1: P = 3 × 0.1² × 0.9 + 0.1³ = 0.028, by hand.
    private static let pumps = """
        <opsa-mef><define-fault-tree name="pumps">
        <define-gate name="top"><atleast min="2">
        <basic-event name="a"/><basic-event name="b"/><basic-event name="c"/></atleast></define-gate>
        <define-basic-event name="a"><float value="0.1"/></define-basic-event>
        <define-basic-event name="b"><float value="0.1"/></define-basic-event>
        <define-basic-event name="c"><float value="0.1"/></define-basic-event>
        </define-fault-tree></opsa-mef>
        """

    @Test("a tree in a file: cut sets, probability, importance, and what an observation changes") func treeFile() throws
    {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.pumps, to: "pumps.xml")
            let answer = try program.run("tree", "pumps.xml", "--json", "--limit", "2")
            #expect(answer.value("cut_sets.count") as? Int == 3)
            #expect(answer.value("cut_sets.by_order.2") as? Int == 3)
            #expect(answer.value("cut_sets.sets") as? [[String]] == [["a", "b"], ["a", "c"]])
            #expect(abs((answer.value("probability") as? Double ?? 0) - 0.028) < 1e-12)
            #expect(answer.value("importance.0.event") as? String == "a")
            let seen = try program.run("tree", "pumps.xml", "--json", "--probability", "--evidence", "a=1,b=0")
            #expect(abs((seen.value("evidence.top") as? Double ?? 0) - 0.1) < 1e-12)
            #expect(try program.run("tree", "pumps.xml", "--format", "svg").output.contains("<svg"))
            #expect(try program.run("tree", "pumps.xml", "--format", "dot").output.contains("digraph"))
        }
    }

    /// A pump that fails at an uncertain rate, or a valve that sticks when there is no power: P = p + (1 − p)·0.02·0.01,
    /// and p at a rate between 0 and 0.02, with 0.01 in the mean.
    private static let plant = """
        <opsa-mef><define-fault-tree name="plant">
        <define-gate name="top"><or><basic-event name="pump"/><and><basic-event name="valve"/><basic-event name="power"/>
        </and></or></define-gate></define-fault-tree><model-data>
        <define-basic-event name="pump"><exponential><parameter name="rate"/><system-mission-time/></exponential>
        </define-basic-event>
        <define-basic-event name="valve"><float value="0.02"/></define-basic-event>
        <define-basic-event name="power"><float value="0.01"/></define-basic-event>
        <define-parameter name="rate"><uniform-deviate><float value="0"/><float value="0.02"/></uniform-deviate>
        </define-parameter></model-data></opsa-mef>
        """

    private func withPlant(_ body: (Program) throws -> Void) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.plant, to: "plant.xml")
            try body(program)
        }
    }

    private func number(_ outcome: Program.Outcome, _ path: String) -> Double {
        outcome.value(path) as? Double ?? .nan
    }

    @Test("--cut-off lists what is above it and bounds what is below it") func cutOff() throws {
        try withPlant { (program) throws in
            let answer = try program.run("tree", "plant.xml", "--time", "10", "--cut-off", "0.001", "--json")
            #expect(answer.value("cut_sets.sets") as? [[String]] == [["pump"]])
            #expect(answer.value("cut_sets.count") as? Int == 2)
            #expect(answer.value("cut_sets.cut_off.kept") as? Int == 1)
            #expect(abs(number(answer, "cut_sets.cut_off.neglected") - 0.0002) < 1e-12)
            #expect(answer.value("probability") == nil)
            let limited = try program.run(
                "tree", "plant.xml", "--time", "10", "--cut-sets", "--max-order", "1", "--json")
            #expect(limited.value("cut_sets.truncated") as? Bool == true)
            #expect(abs(number(limited, "cut_sets.cut_off.neglected") - 0.0002) < 1e-12)
            let text = try program.run("tree", "plant.xml", "--time", "10", "--cut-off", "0.001").output
            #expect(text.contains("2 minimal cut sets") && text.contains("1 at 0.001 or above"))
            #expect(text.contains("what is left out adds 2.000e-04 at most"))
        }
    }

    @Test("--approximate gives a number by the name of its approximation") func approximate() throws {
        try withPlant { (program) throws in
            let answer = try program.run(
                "tree", "plant.xml", "--time", "10", "--approximate", "rare-event", "--approximate",
                "min-cut-upper-bound", "--json")
            let pump = 1 - exp(-0.1)
            #expect(abs(number(answer, "approximations.rare_event") - (pump + 0.0002)) < 1e-12)
            #expect(
                abs(number(answer, "approximations.min_cut_upper_bound") - (1 - (1 - pump) * (1 - 0.0002))) < 1e-12)
            #expect(answer.value("probability") == nil && answer.value("cut_sets") == nil)
            let text = try program.run("tree", "plant.xml", "--time", "10", "--approximate", "rare-event").output
            #expect(text.contains("by rare-event"))
        }
    }

    @Test("--times is the probability at each of them") func times() throws {
        try withPlant { (program) throws in
            let answer = try program.run("tree", "plant.xml", "--times", "0:100:50,1000", "--json")
            let points = try #require(answer.value("over_time") as? [[String: Any]])
            #expect(points.compactMap { $0["time"] as? Double } == [0, 50, 100, 1000])
            for point in points {
                let (time, found) = (point["time"] as? Double ?? .nan, point["probability"] as? Double ?? .nan)
                #expect(abs(found - (1 - exp(-0.01 * time) * (1 - 0.0002))) < 1e-12)
            }
            let text = try program.run("tree", "plant.xml", "--times", "0,8760").output
            #expect(text.contains("P(top) over time") && text.contains("8760"))
        }
    }

    @Test("--uncertainty draws parameters from a seed") func uncertainty() throws {
        try withPlant { (program) throws in
            let arguments = ["tree", "plant.xml", "--time", "100", "--uncertainty", "--trials", "4000", "--json"]
            let answer = try program.run(arguments + ["--seed", "7", "--sampling", "quasi-monte-carlo"])
            // The mean of 1 − exp(−100 λ) for λ from 0 to 0.02, and of the valve besides.
            let mean = 1 - (1 - exp(-2)) / 2 * (1 - 0.0002)
            #expect(abs(number(answer, "uncertainty.mean") - mean) < 1e-3)
            #expect(abs(number(answer, "uncertainty.percentiles.50") - (1 - exp(-1) * (1 - 0.0002))) < 2e-3)
            #expect(answer.value("uncertainty.seed") as? Int == 7 && answer.value("uncertainty.trials") as? Int == 4000)
            #expect(answer.value("uncertainty.sampling") as? String == "quasi-monte-carlo")
            let (first, again) = (try program.run(arguments), try program.run(arguments))
            #expect(first.status == 0 && first.output == again.output)
            #expect(try program.run(arguments + ["--seed", "2"]).output != first.output)
            let text = try program.run("tree", "plant.xml", "--time", "100", "--uncertainty").output
            #expect(text.contains("10000 trials by Monte Carlo, seed 1"))
        }
    }

    @Test("a tree without probabilities still tells its cut sets, and says what is missing") func noProbabilities()
        throws
    {
        try withPlant { (program) throws in
            let answer = try program.run("tree", "plant.xml")
            #expect(answer.status == 0 && answer.output.contains("2 minimal cut sets"))
            #expect(answer.output.contains("depends on the mission time; give one (for example '--time 8760')"))
            #expect(try program.run("tree", "plant.xml", "--probability").status == 2)
        }
    }

    @Test(
        "a number that cannot be is refused in one sentence",
        arguments: [
            ["--cut-off", "1.5"], ["--cut-off", "-0.1"], ["--cut-off", "nan"], ["--time", "-1"], ["--trials", "1"],
            ["--seed", "-1"], ["--times", "a"], ["--times", "0:10"], ["--times", "0:10:0"], ["--times", "0:1e9:1"],
            ["--approximate", "nearly"], ["--sampling", "dice"], ["--limit", "-1"],
        ])
    func wrongNumbers(arguments: [String]) throws {
        try withPlant { (program) throws in
            let outcome = try program.run(["tree", "plant.xml", "--uncertainty"] + arguments)
            #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty, "\(outcome)")
        }
    }

    @Test("files are included from the folder and below it, not from elsewhere, not through a link either")
    func includes() throws {
        try Program.inNewFolder { (program) throws in
            let model = { (file: String) in
                """
                <opsa-mef><include file="\(file)"/><define-fault-tree name="t"><define-gate name="g">
                <basic-event name="a"/></define-gate></define-fault-tree></opsa-mef>
                """
            }
            let data = """
                <opsa-mef><model-data><define-basic-event name="a"><float value="0.25"/></define-basic-event>
                </model-data></opsa-mef>
                """
            try program.write(data, to: "inside/data/events.xml")
            let secret = try program.write(data, to: "secret.xml")
            try program.write(model("data/events.xml"), to: "inside/good.xml")
            try program.write(model("../secret.xml"), to: "inside/above.xml")
            try program.write(model("link.xml"), to: "inside/linked.xml")
            let link = program.folder.appendingPathComponent("inside/link.xml").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: secret)
            #expect(
                try program.run("tree", "inside/good.xml", "--probability", "--json").value("probability") as? Double
                    == 0.25)
            let above = try program.run("tree", "inside/above.xml")
            #expect(above.status == 2 && above.errors.contains("only files in the same folder or below it"))
            let linked = try program.run("tree", "inside/linked.xml")
            #expect(linked.status == 2 && linked.errors.contains("'link.xml' cannot be read"))
        }
    }

    @Test("Galileo's rates over times, without a mission time of their own") func galileoTimes() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(
                "toplevel \"S\";\n\"S\" and \"A\" \"B\";\n\"A\" lambda=0.01;\n\"B\" prob=0.5;\n", to: "s.dft")
            let answer = try program.run("tree", "s.dft", "--times", "0,10,100", "--json")
            for (index, time) in [0.0, 10, 100].enumerated() {
                #expect(abs(number(answer, "over_time.\(index).probability") - 0.5 * (1 - exp(-0.01 * time))) < 1e-15)
            }
        }
    }
}
