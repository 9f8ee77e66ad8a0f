import FaultModel
import FaultTrees

/// From declarations to a fault tree: names resolved, common-cause groups expanded, the top chosen.
struct OpenPSATranslation {
    private var model: OpenPSAModel
    private let file: String
    private var problems: [UnreadableTree.Problem] = []
    private var gates: [FaultTree.Gate] = []
    private var events: [FaultTree.Event] = []
    /// Of common-cause groups: what all their events must agree on.
    private var shared: [FaultTree.Parameter] = []
    private let variables: Set<String>
    private let parameterNames: Set<String>

    init(_ model: OpenPSAModel, file: String) {
        self.model = model
        self.file = file
        // A member of a common-cause group need not be declared a second time.
        var variables = Set(model.gates.map(\.name) + model.events.map(\.name) + model.houseEvents.map(\.name))
        for (place, group) in model.groups.enumerated() {
            self.model.groups[place].members = group.members.map {
                Self.lookUp($0, in: group.path, among: variables) ?? $0
            }
        }
        for group in self.model.groups { variables.formUnion(group.members) }
        self.variables = variables
        parameterNames = Set(model.parameters.map(\.name))
    }

    consuming func tree(top: String?, _ findings: inout Findings) throws(UnreadableTree) -> FaultTree {
        let members = Set(model.groups.flatMap(\.members))
        for event in model.events where !members.contains(event.name) {
            events.append(
                .init(event.name, event.content.map { resolved($0, event.path, event.place) }, title: event.title))
        }
        for group in model.groups { expand(group) }
        gates =
            model.gates.map { gate in .init(gate.name, resolved(gate.content, gate.path, gate.place), title: gate.title)
            } + gates
        let parameters = model.parameters.map {
            FaultTree.Parameter($0.name, resolved($0.content, $0.path, $0.place), title: $0.title)
        }
        let all = parameters + shared
        guard problems.isEmpty else { throw UnreadableTree(problems: problems) }
        guard let chosen = try chosenTop(top, &findings) else {
            throw UnreadableTree(problems: [.init(.noGates, in: file)])
        }
        do {
            return try FaultTree(
                model.name ?? file, top: chosen, gates: gates, events: events,
                houseEvents: model.houseEvents.map { .init($0.name, $0.content, title: $0.title) },
                parameters: all)
        } catch {
            throw UnreadableTree(problems: error.problems.map { placed($0) })
        }
    }

    /// The given top, else the first gate that no gate contains, else (all are in cycles) the first gate.
    private func chosenTop(_ top: String?, _ findings: inout Findings) throws(UnreadableTree) -> String? {
        if let top {
            if variables.contains(top) { return top }
            let nearest = top.nearest(among: variables.sorted())
            throw UnreadableTree(problems: [.init(.noSuchTop(top, nearest: nearest), in: file)])
        }
        var contained = Set<String>()
        for gate in gates { contained.formUnion(gate.formula.names) }
        let declared = model.gates.map(\.name)
        let tops = declared.filter { !contained.contains($0) }
        if tops.count > 1 {
            let others = tops.dropFirst().prefix(5).map { "'\($0)'" }.joined(separator: ", ")
            findings.note(
                "the tree has \(tops.count) tops; '\(tops[0])' is taken, not \(others)\(tops.count > 6 ? ", …" : "")")
        }
        return tops.first ?? declared.first
    }

    private func placed(_ problem: InvalidFaultTree.Problem) -> UnreadableTree.Problem {
        let declarations =
            model.gates.map { ($0.name, $0.place) } + model.events.map { ($0.name, $0.place) }
            + model.houseEvents.map { ($0.name, $0.place) } + model.parameters.map { ($0.name, $0.place) }
        let places = declarations.filter { $0.0 == problem.element }.map(\.1)
        // Of two definitions the second one is the surprise.
        let place = problem.reason == .duplicateName ? places.last : places.first
        return .init(.tree(problem), in: place?.file ?? file, line: place?.line)
    }
}

// MARK: - Names

extension OpenPSATranslation {
    /// The full name that `name` means in `path`: innermost container first, then the whole model.
    private static func lookUp(_ name: String, in path: [String], among known: Set<String>) -> String? {
        for count in stride(from: path.count, through: 0, by: -1) {
            let full = (path.prefix(count) + [name]).joined(separator: ".")
            if known.contains(full) { return full }
        }
        // A path to something public names it all the same.
        return name.split(separator: ".").last.map(String.init).flatMap { known.contains($0) ? $0 : nil }
    }

    /// Recurses as deep as the parser lets elements be nested.
    private mutating func resolved(_ formula: Formula, _ path: [String], _ place: OpenPSAModel.Place) -> Formula {
        switch formula {
        case .constant: return formula
        case .name(let name):
            guard let full = Self.lookUp(name, in: path, among: variables) else {
                let nearest = name.nearest(among: variables.sorted())
                let reason = UnreadableTree.Reason.unresolved(kind: "gate or event", name: name, nearest: nearest)
                problems.append(.init(reason, in: place.file, line: place.line))
                return formula
            }
            return .name(full)
        case .gate(let connective, let inputs):
            var list: [Formula] = []
            for input in inputs { list.append(resolved(input, path, place)) }
            return .gate(connective, list)
        }
    }

    private mutating func resolved(_ expression: Expression, _ path: [String], _ place: OpenPSAModel.Place)
        -> Expression
    {
        switch expression {
        case .constant, .missionTime: return expression
        case .parameter(let name):
            guard let full = Self.lookUp(name, in: path, among: parameterNames) else {
                let nearest = name.nearest(among: parameterNames.sorted())
                let reason = UnreadableTree.Reason.unresolved(kind: "parameter", name: name, nearest: nearest)
                problems.append(.init(reason, in: place.file, line: place.line))
                return expression
            }
            return .parameter(full)
        case .function(let function, let arguments):
            var list: [Expression] = []
            for argument in arguments { list.append(resolved(argument, path, place)) }
            return .function(function, list)
        }
    }
}

// MARK: - Common-cause groups

extension OpenPSATranslation {
    /// So many members at most: a group of n has 2ⁿ − 1 ways to fail.
    private static let mostMembers = 12

    /// Each member becomes an `or` of every failure, alone or with others, in which it takes part. A failure is named by
    /// its members in brackets: `[PumpOne PumpTwo]`.
    private mutating func expand(_ group: OpenPSAModel.CommonCauseGroup) {
        let fault = { (detail: String) in
            UnreadableTree.Problem(
                .badGroup(name: group.name, detail: detail), in: group.place.file, line: group.place.line)
        }
        let members = group.members
        guard (2...Self.mostMembers).contains(members.count), Set(members).count == members.count else {
            problems.append(fault("has \(members.count) members; expected 2 to \(Self.mostMembers) different ones"))
            return
        }
        guard let given = group.distribution.map({ resolved($0, group.path, group.place) }) else {
            problems.append(fault("has no distribution"))
            return
        }
        var factors: [Int: Expression] = [:]
        for (level, factor) in group.factors { factors[level] = resolved(factor, group.path, group.place) }
        let distribution = agreed(given, "\(group.name) distribution")
        for (level, factor) in factors.sorted(by: { $0.key < $1.key }) {
            factors[level] = agreed(factor, "\(group.name) factor \(level)")
        }
        guard let shares = CommonCauseShares(group.model, members: members.count, factors: factors) else {
            problems.append(
                fault("lacks a factor, or has one too many, for '\(group.model.rawValue)' and \(members.count) members")
            )
            return
        }
        var ways = [[Formula]](repeating: [], count: members.count)
        for together in 1..<(1 << members.count) {
            let taking = members.indices.filter { together >> $0 & 1 == 1 }
            guard let share = shares.byOrder[taking.count] else { continue }
            let name = "[" + taking.map { members[$0] }.joined(separator: " ") + "]"
            events.append(.init(name, .function(.mul, [share, distribution])))
            for member in taking { ways[member].append(.name(name)) }
        }
        for (member, formulas) in zip(members, ways) {
            let title = model.events.first { $0.name == member }?.title
            gates.append(.init(member, .gate(.or, formulas), title: title))
        }
    }
}

extension OpenPSATranslation {
    /// An expression that many events share. With random deviates in it, it becomes a parameter, so that in an
    /// uncertainty analysis all of them get the same draw.
    private mutating func agreed(_ expression: Expression, _ name: String) -> Expression {
        guard expression.drawsDeviates else { return expression }
        var name = name
        while parameterNames.contains(name) || shared.contains(where: { $0.name == name }) { name += "'" }
        shared.append(.init(name, expression))
        return .parameter(name)
    }
}

/// By how many of a group fail together, the share of a member's probability that one such failure has
/// (NUREG/CR-5485; Open-PSA 2.0d, 3.4.2).
struct CommonCauseShares {
    private(set) var byOrder: [Int: Expression] = [:]

    /// Nil when the factors do not fit.
    init?(_ model: OpenPSAModel.CommonCauseGroup.Model, members n: Int, factors: [Int: Expression]) {
        let complement = { (x: Expression) in Expression.function(.sub, [.constant(1), x]) }
        switch model {
        case .betaFactor:
            guard factors.count == 1, let beta = factors[n] else { return nil }
            byOrder = [1: complement(beta), n: beta]
        case .mgl:
            guard Set(factors.keys) == Set(2...n) else { return nil }
            for order in 1...n {
                var product = (2...n).filter { $0 <= order }.compactMap { factors[$0] }
                if let next = factors[order + 1] { product.append(complement(next)) }
                byOrder[order] = .function(.div, [.function(.mul, product), .constant(Self.choose(n - 1, order - 1))])
            }
        case .alphaFactor:
            guard Set(factors.keys) == Set(1...n) else { return nil }
            let total = Expression.function(
                .add, factors.sorted { $0.key < $1.key }.map { .function(.mul, [.constant(Double($0.key)), $0.value]) })
            for (order, alpha) in factors {
                let scale = Expression.constant(Double(order) / Self.choose(n - 1, order - 1))
                byOrder[order] = .function(.div, [.function(.mul, [scale, alpha]), total])
            }
        case .phiFactor:
            guard Set(factors.keys) == Set(1...n) else { return nil }
            byOrder = factors
        }
    }

    private static func choose(_ n: Int, _ k: Int) -> Double {
        (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }
}
