internal import FaultModel

/// Texts in the order they came, each once.
struct UniqueTexts {
    private(set) var all: [String] = []
    private var seen: Set<String> = []

    mutating func add(_ text: String) {
        if seen.insert(text).inserted { all.append(text) }
    }

    mutating func add(_ texts: some Sequence<String>) {
        for text in texts { add(text) }
    }
}

/// Names that may not be there twice: the second `end` is `end-2`.
struct UniqueNames {
    private var taken: Set<String> = []
    private var counts: [String: Int] = [:]

    /// - Parameter name: a slug, or what one is made of; nil or nothing left: `fallback`.
    mutating func take(_ name: String?, fallback: String) -> String {
        let slug = StableName.cut(Identifier.slug(name ?? ""))
        let base = slug.isEmpty ? fallback : slug
        if taken.insert(base).inserted { return base }
        var number = counts[base] ?? 2
        while !taken.insert("\(base)-\(number)").inserted { number += 1 }
        counts[base] = number + 1
        return "\(base)-\(number)"
    }
}
