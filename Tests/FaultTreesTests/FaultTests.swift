import FaultModel
import FaultTrees
import Testing

@Suite("The tree of a fault")
struct FaultTests {
    /// `priors` by cause.
    private func fault(
        _ priors: [(String, Double?)], tree: TreeExpression? = nil, gates: [TreeExpression.Gate] = []
    ) throws -> Fault {
        var fields = FaultFields(
            id: try #require(Fault.ID("trailer-pump/no-stroke")), symptom: LocalizedText("No stroke", in: .english))
        fields.causes = priors.map { Cause(id: $0.0, title: LocalizedText($0.0, in: .english), prior: $0.1) }
        fields.tree = tree
        fields.gates = gates
        return try Fault(fields)
    }

    @Test("without causes there is no tree") func noCauses() throws {
        #expect(FaultTree(of: try fault([])) == nil)
    }

    @Test("one cause is certain once the symptom is there") func oneCause() throws {
        let tree = try #require(FaultTree(of: try fault([("valve-stuck", 0.02)])))
        let compiled = try tree.compiled(within: .interactive)
        #expect(try compiled.probability == 0.02)
        #expect(try compiled.posteriors(given: [.present(tree.top)])?["valve-stuck"] == 1)
    }

    @Test("causes share the symptom by Bayes' rule") func twoCauses() throws {
        let tree = try #require(FaultTree(of: try fault([("a", 0.1), ("b", nil)])))
        let compiled = try tree.compiled(within: .interactive)
        let symptom = 1 - 0.9 * 0.99
        #expect(abs(try compiled.probability - symptom) < 1e-15)
        let beliefs = try #require(try compiled.posteriors(given: [.present(tree.top)]))
        #expect(abs(try #require(beliefs["a"]) - 0.1 / symptom) < 1e-15)
        #expect(abs(try #require(beliefs["b"]) - 0.01 / symptom) < 1e-15)
        #expect(beliefs["c"] == nil)
        #expect(abs(beliefs.evidence - symptom) < 1e-15)
    }

    @Test("an imperfect check of a named gate counts for what it is worth") func gateObserved() throws {
        let low = TreeExpression.Gate(.or, [.name("b"), .name("c")], name: "low-pressure")
        let tree = try #require(
            FaultTree(
                of: try fault(
                    [("a", 0.1), ("b", 0.2), ("c", 0.3)],
                    tree: .gate(.init(.or, [.name("a"), .gate(low)])))))
        let compiled = try tree.compiled(within: .interactive)
        let beliefs = try #require(
            try compiled.posteriors(given: [
                .present(tree.top), .likelihood(of: "low-pressure", ifPresent: 0.9, ifAbsent: 0.2),
            ]))
        // By hand: P(low) = 0.44; the symptom without it is a alone.
        let withGate = 0.44 * 0.9
        let withoutGate = 0.56 * 0.1 * 0.2
        #expect(abs(beliefs.evidence - (withGate + withoutGate)) < 1e-15)
        let a = (0.1 * withGate + withoutGate) / (withGate + withoutGate)
        #expect(abs(try #require(beliefs["a"]) - a) < 1e-15)
        let b = 0.2 * 0.9 / (withGate + withoutGate)
        #expect(abs(try #require(beliefs["b"]) - b) < 1e-15)
        #expect(
            abs(try #require(try compiled.probability(of: "low-pressure", given: [.present(tree.top)])) - 0.44 / 0.496)
                < 1e-14)
    }

    @Test("what cannot be is no belief at all") func contradiction() throws {
        let tree = try #require(FaultTree(of: try fault([("a", 0.1), ("b", 0.2)])))
        let compiled = try tree.compiled(within: .interactive)
        #expect(try compiled.posteriors(given: [.present(tree.top), .absent("a"), .absent("b")]) == nil)
        #expect(throws: TreeError.unknownName("bb", nearest: "b")) {
            try compiled.posteriors(given: [.present("bb")])
        }
    }

    @Test("gates outside the tree can be observed, also when they name other gates") func outsideGate() throws {
        let gates = [
            TreeExpression.Gate(.and, [.name("inner"), .name("b")], name: "outer"),
            TreeExpression.Gate(.atLeast(2), [.name("a"), .name("b"), .name("c")], name: "inner"),
        ]
        let tree = try #require(FaultTree(of: try fault([("a", 0.5), ("b", 0.5), ("c", 0.5)], gates: gates)))
        let compiled = try tree.compiled(within: .interactive)
        let beliefs = try #require(try compiled.posteriors(given: [.present("outer"), .present(tree.top)]))
        // Of the eight states, b with a or c remains: abC aBC… = (1,1,0), (0,1,1), (1,1,1).
        #expect(abs(try #require(beliefs["a"]) - 2.0 / 3) < 1e-15)
        #expect(beliefs["b"] == 1)
    }
}
