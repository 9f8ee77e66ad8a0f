internal import FaultModel

/// The names that an exported isolation module carries in its `id` attributes, so that it is read back to the same fault:
/// a word for the kind, then our own names, parted by dots, which none of these has.
///
///     step.s1                     a step that asks
///     act.s2                      a step that asks nothing: its one choice says where it goes on
///     possible.valve-stuck        a possible cause
///     cause.valve-stuck           the end that names that cause
///     spare.valve-stuck.1         a part of that cause's remedy
///     go.no-pressure              the end that goes on with another fault, of this line
///     go.crane.no-pressure        the same with the line
///     reading.s1                  the range that the step's question asks for
///     fault.crane.no-pressure     the fault
enum ModuleName: Hashable {
    case step(String)
    case act(String)
    case possible(String)
    case cause(String)
    case spare(cause: String, number: Int)
    case go(String)
    case reading(String)
    case fault(Fault.ID)
    case end(Int)

    /// Nil: no name of ours.
    init?(_ id: String?) {
        guard let id, let dot = id.firstIndex(of: ".") else { return nil }
        let names = id[id.index(after: dot)...].split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(names.count), names.allSatisfy({ Identifier.isSlug($0) }) else { return nil }
        let first = String(names[0])
        switch (id[..<dot], names.count) {
        case ("step", 1): self = .step(first)
        case ("act", 1): self = .act(first)
        case ("possible", 1): self = .possible(first)
        case ("cause", 1): self = .cause(first)
        case ("reading", 1): self = .reading(first)
        case ("go", 1): self = .go(first)
        case ("go", 2): self = .go("\(first)/\(names[1])")
        case ("spare", 2):
            guard let number = Int(names[1]) else { return nil }
            self = .spare(cause: first, number: number)
        case ("fault", 2):
            guard let id = Fault.ID(line: first, name: names[1]) else { return nil }
            self = .fault(id)
        case ("end", 1):
            guard let number = Int(first) else { return nil }
            self = .end(number)
        default: return nil
        }
    }

    var id: String {
        switch self {
        case .step(let name): "step.\(name)"
        case .act(let name): "act.\(name)"
        case .possible(let name): "possible.\(name)"
        case .cause(let name): "cause.\(name)"
        case .spare(let cause, let number): "spare.\(cause).\(number)"
        case .go(let fault): "go.\(fault.replacing("/", with: "."))"
        case .reading(let step): "reading.\(step)"
        case .fault(let fault): "fault.\(fault.line).\(fault.name)"
        case .end(let number): "end.\(number)"
        }
    }
}

/// A range in words that are read back: `pressure: min 2.5 max 3 MPa`.
enum RangeText {
    static func text(_ reading: Reading) -> String {
        let bounds = [
            reading.min.map { "min \(YAMLText.number($0))" }, reading.max.map { "max \(YAMLText.number($0))" },
        ]
        let words = bounds.compactMap { $0 } + [reading.unit]
        return "\(reading.quantity): \(words.joined(separator: " "))"
    }

    /// Nil: no colon of the text parts a quantity from bounds.
    static func reading(_ text: String) -> Reading? {
        // Longer than any range is said; each colon is tried.
        if text.utf8.count > 1000 { return nil }
        return text.indices.lazy.filter { text[$0] == ":" }.compactMap { reading(text, partedAt: $0) }.first
    }

    private static func reading(_ text: String, partedAt colon: String.Index) -> Reading? {
        var words = text[text.index(after: colon)...].split(separator: " ")
        func bound(_ name: String) -> Double? {
            guard words.count > 1, words[0] == name, let value = Double(words[1]), value.isFinite else { return nil }
            words.removeFirst(2)
            return value
        }
        let min = bound("min")
        let max = bound("max")
        guard min != nil || max != nil, (min ?? -.infinity) <= (max ?? .infinity) else { return nil }
        return Reading(quantity: String(text[..<colon]), unit: words.joined(separator: " "), min: min, max: max)
    }
}

extension ModuleName {
    /// The fault that a procedure was exported from; nil: it is another's.
    static func fault(of procedure: MarkupElement) -> Fault.ID? {
        if case .fault(let fault)? = ModuleName(procedure["id"]) { fault } else { nil }
    }
}
