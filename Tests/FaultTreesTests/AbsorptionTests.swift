import Testing

@testable import FaultTrees

@Suite("Trees before they are built")
struct AbsorptionTests {
    private func value(_ tree: IndexedTree, _ root: IndexedTree.Literal, _ state: Int) -> Bool {
        var values = [true] + (0..<tree.eventCount).map { state >> $0 & 1 == 1 }
        func read(_ literal: IndexedTree.Literal) -> Bool { values[Int(literal >> 1)] != (literal & 1 == 1) }
        for gate in tree.gates {
            let yes = gate.inputs.count { read($0) }
            switch gate.kind {
            case .or: values.append(yes > 0)
            case .and: values.append(yes == gate.inputs.count)
            case .xor: values.append(yes % 2 == 1)
            case .atLeast(let count): values.append(yes >= count)
            }
        }
        return read(root)
    }

    @Test("an event that decides a gate is redundant below it") func below() throws {
        // x or (y and (x or z)) is x or (y and z).
        let tree = try FaultTree(
            "t", top: "top",
            gates: [
                .init("top", .any("x", "upper")), .init("upper", .all("y", "lower")), .init("lower", .any("x", "z")),
            ], events: [.init("x", 0.1), .init("y", 0.2), .init("z", 0.3)])
        let indexed = IndexedTree(tree)
        let simple = indexed.simplified(roots: [indexed.top])
        #expect(simple.tree.gates.map(\.inputs.count) == [2, 2])
        for state in 0..<8 { #expect(value(simple.tree, simple.roots[0], state) == value(indexed, indexed.top, state)) }
    }

    @Test("what decides gates far apart is said once above them") func above() throws {
        // Each train fails with the power; the plant fails when both trains do.
        let tree = try FaultTree(
            "t", top: "top",
            gates: [
                .init("top", .all("a", "b")), .init("a", .any("power", "pumps A")),
                .init("b", .any("power", "pumps B")),
                .init("pumps A", .all("a1", "a2")), .init("pumps B", .all("b1", "b2")),
            ], events: ["power", "a1", "a2", "b1", "b2"].map { .init($0, 0.1) })
        let indexed = IndexedTree(tree)
        let simple = indexed.simplified(roots: [indexed.top])
        let uses = simple.tree.gates.flatMap(\.inputs).count { $0 >> 1 == 1 }
        #expect(uses == 1)
        #expect(abs(try tree.compiled().probability - (0.1 + 0.9 * 0.0001)) < 1e-15)
    }

    @Test("1,000 trees with every kind of gate mean the same afterwards", arguments: 0..<10)
    func sameMeaning(batch: Int) throws {
        var smaller = 0
        for seed in 0..<100 {
            var random = RandomTrees(seed: UInt64(batch * 100 + seed + 1))
            random.size = 10
            random.isCoherent = seed % 2 == 0
            let indexed = IndexedTree(try random.tree())
            let coalesced = indexed.coalesced(roots: [indexed.top])
            let simple = indexed.simplified(roots: [indexed.top])
            if simple.tree.gates != coalesced.tree.gates { smaller += 1 }
            for state in 0..<1 << indexed.eventCount {
                #expect(
                    value(simple.tree, simple.roots[0], state) == value(indexed, indexed.top, state), "seed \(seed)")
            }
        }
        #expect(smaller > 10)
    }
}
