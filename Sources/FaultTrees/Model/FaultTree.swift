/// A fault tree by name: how basic events bring the top event about.
///
///     let tree = try FaultTree(
///         "pump", top: "no-flow",
///         gates: [.init("no-flow", .any("motor-dead", "both-valves")), .init("both-valves", .all("v1", "v2"))],
///         events: [.init("motor-dead", 0.01), .init("v1", 0.1), .init("v2", 0.1)])
///     try tree.compiled().probability          // 0.0199
///
/// A value of this type is sound: names are unique, every name means something, no gate contains itself, every gate has
/// the inputs that it needs and every constant probability is one. The engine's own form, of integers, is private to it.
package struct FaultTree: Hashable, Sendable {
    package let name: String
    /// The gate (or event) that is asked about.
    package let top: String
    /// In the source's order.
    package let gates: [Gate]
    /// Every declared basic event, in the source's order, also those that the top does not depend on.
    package let events: [Event]
    package let houseEvents: [HouseEvent]
    package let parameters: [Parameter]
    /// Hours, or whatever unit the rates are per; nil: the source does not say.
    package let missionTime: Double?

    package struct Gate: Hashable, Sendable {
        package var name: String
        package var title: String?
        package var formula: Formula

        package init(_ name: String, _ formula: Formula, title: String? = nil) {
            self.name = name
            self.title = title
            self.formula = formula
        }
    }

    /// A basic event; events are independent of one another.
    package struct Event: Hashable, Sendable {
        package var name: String
        package var title: String?
        /// Nil: the source gives none. Cut sets can be told, probabilities not.
        package var probability: Expression?

        package init(_ name: String, _ probability: Expression? = nil, title: String? = nil) {
            self.name = name
            self.title = title
            self.probability = probability
        }
    }

    /// A switch in the model, known to be on or off.
    package struct HouseEvent: Hashable, Sendable {
        package var name: String
        package var title: String?
        package var state: Bool

        package init(_ name: String, _ state: Bool, title: String? = nil) {
            self.name = name
            self.title = title
            self.state = state
        }
    }

    /// A number with a name that expressions refer to.
    package struct Parameter: Hashable, Sendable {
        package var name: String
        package var title: String?
        package var value: Expression

        package init(_ name: String, _ value: Expression, title: String? = nil) {
            self.name = name
            self.title = title
            self.value = value
        }
    }

    /// - Throws: `InvalidFaultTree` with every problem that there is.
    package init(
        _ name: String, top: String, gates: [Gate], events: [Event], houseEvents: [HouseEvent] = [],
        parameters: [Parameter] = [], missionTime: Double? = nil
    ) throws(InvalidFaultTree) {
        self.name = name
        self.top = top
        self.gates = gates
        self.events = events
        self.houseEvents = houseEvents
        self.parameters = parameters
        self.missionTime = missionTime
        let problems = self.problems
        guard problems.isEmpty else { throw InvalidFaultTree(name: name, problems: problems) }
    }

    /// For what is sound by construction.
    init(
        sound name: String, top: String, gates: [Gate], events: [Event], houseEvents: [HouseEvent] = [],
        parameters: [Parameter] = [], missionTime: Double? = nil
    ) {
        self.name = name
        self.top = top
        self.gates = gates
        self.events = events
        self.houseEvents = houseEvents
        self.parameters = parameters
        self.missionTime = missionTime
    }

    /// The same tree with another top, which must be a gate or event of it.
    package func asking(for top: String) throws(InvalidFaultTree) -> FaultTree {
        try FaultTree(
            name, top: top, gates: gates, events: events, houseEvents: houseEvents, parameters: parameters,
            missionTime: missionTime)
    }
}
