extension FaultTree {
    /// The same tree with copies of its gates for later stages, in each of which some events are gone: what a gate
    /// would be if those causes had been put right.
    ///
    ///     let tree = tree.staged([["filter-clogged"], ["filter-clogged", "pump-worn"]])
    ///     compiled.posteriors(given: [.present("no-flow"), .present(FaultTree.name("no-flow", atStage: 1))])
    ///
    /// Stage 0 is the tree itself; stage 1 is that of the first set. Only gates are copied; the events stay one and the
    /// same, since what is learnt at one stage tells of all. Costs the size of the tree for each stage.
    package func staged(_ gone: [Set<String>]) -> FaultTree {
        guard !gone.isEmpty else { return self }
        let gateNames = Set(gates.map(\.name))
        var all = gates
        for (index, events) in gone.enumerated() {
            for gate in gates {
                let formula = gate.formula.replacing { name in
                    if events.contains(name) { return .constant(false) }
                    return gateNames.contains(name) ? .name(Self.name(name, atStage: index + 1)) : nil
                }
                all.append(Gate(Self.name(gate.name, atStage: index + 1), formula))
            }
        }
        return FaultTree(
            sound: name, top: top, gates: all, events: events, houseEvents: houseEvents, parameters: parameters,
            missionTime: missionTime)
    }

    /// What a gate is called at a stage of `staged(_:)`. No name of a fault has a space in it.
    package static func name(_ gate: String, atStage stage: Int) -> String {
        stage == 0 ? gate : "\(gate) at \(stage)"
    }
}

extension Formula {
    /// - Parameter replacement: of a name; nil: it stays.
    func replacing(_ replacement: (String) -> Formula?) -> Formula {
        switch self {
        case .name(let name): replacement(name) ?? self
        case .constant: self
        // A formula is shallow (`maximumDepth`).
        case .gate(let connective, let inputs): .gate(connective, inputs.map { $0.replacing(replacement) })
        }
    }
}
