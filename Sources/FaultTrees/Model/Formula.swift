/// A Boolean formula over the names of a fault tree.
///
///     .any("relief-valve-stuck", .all("filter-clogged", "bypass-stuck"))
///
/// A formula is nested by hand or by a reader and therefore shallow (`maximumDepth`); what is deep is the chain of
/// named gates, and nothing recurses on that.
package indirect enum Formula: Hashable, Sendable {
    /// A gate, a basic event or a house event.
    case name(String)
    case constant(Bool)
    case gate(Connective, [Formula])

    /// How deep formulas may be nested inside one named gate.
    package static let maximumDepth = 200

    /// Levels of gates, a name alone being 0. Stops counting beyond `maximumDepth`.
    var depth: Int {
        var deepest = 0
        var pending = [(self, 0)]
        while let (formula, depth) = pending.popLast() {
            guard case .gate(_, let inputs) = formula else { continue }
            deepest = max(deepest, depth + 1)
            if deepest > Self.maximumDepth { return deepest }
            for input in inputs { pending.append((input, depth + 1)) }
        }
        return deepest
    }

    /// Every name that a leaf mentions, in order of appearance, repeated names included.
    package var names: [String] {
        var found: [String] = []
        visit { if case .name(let name) = $0 { found.append(name) } }
        return found
    }

    /// Every formula inside and including this one, outermost first.
    func visit(_ body: (Formula) -> Void) {
        var pending = [self]
        while let formula = pending.popLast() {
            body(formula)
            if case .gate(_, let inputs) = formula { pending.append(contentsOf: inputs.reversed()) }
        }
    }
}

/// What a gate makes of its inputs.
package enum Connective: Hashable, Sendable {
    case or, and, nor, nand, not
    /// True when an odd number of inputs is.
    case xor
    /// True when at least so many inputs are (0…number of inputs).
    case atLeast(Int)
    /// True when so many inputs are (both bounds included).
    case cardinality(Int, Int)
    /// False only when the first input is true and the second is not.
    case imply
    /// True when both inputs are equal.
    case iff

    /// As the Open-PSA model exchange format calls it.
    package var name: String {
        switch self {
        case .or: "or"
        case .and: "and"
        case .nor: "nor"
        case .nand: "nand"
        case .not: "not"
        case .xor: "xor"
        case .atLeast: "atleast"
        case .cardinality: "cardinality"
        case .imply: "imply"
        case .iff: "iff"
        }
    }

    /// What is wrong with so many inputs, as what was expected; nil: nothing.
    func expectation(forInputs count: Int) -> String? {
        switch self {
        case .or, .and, .nor, .nand: count >= 1 ? nil : "at least one input"
        case .xor: count >= 2 ? nil : "at least two inputs"
        case .not: count == 1 ? nil : "one input"
        case .imply, .iff: count == 2 ? nil : "two inputs"
        case .atLeast(let least):
            count >= 1 && (0...count).contains(least) ? nil : "a number from 0 to the number of inputs, not \(least)"
        case .cardinality(let least, let most):
            count >= 1 && least >= 0 && least <= most && most <= count
                ? nil : "0 ≤ min ≤ max ≤ number of inputs, not \(least) and \(most)"
        }
    }
}

/// Formulas as one writes them down.
extension Formula: ExpressibleByStringLiteral {
    package init(stringLiteral name: String) { self = .name(name) }

    package static func any(_ inputs: Formula...) -> Formula { .gate(.or, inputs) }
    package static func all(_ inputs: Formula...) -> Formula { .gate(.and, inputs) }
    package static func not(_ input: Formula) -> Formula { .gate(.not, [input]) }
    package static func atLeast(_ count: Int, of inputs: Formula...) -> Formula { .gate(.atLeast(count), inputs) }
}
