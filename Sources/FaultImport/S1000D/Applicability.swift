internal import FaultModel

/// What machines a module or a part of it is for.
struct Applicability: Sendable, Hashable {
    /// As the module words it; nil: it words nothing.
    var text: String?
    /// Designations of the models that it is for; empty: all, or it cannot be told.
    var models: [String]

    static let everything = Applicability(text: nil, models: [])

    /// Combinations of properties that are looked at; an expression with more is for all models as far as we can tell.
    private static let limit = 256

    /// - Parameter applic: the element; its display text and its expression.
    init(_ applic: MarkupElement) {
        text = applic.first("displayText")?.words
        let cases = applic.elements.compactMap { ["evaluate", "assert"].contains($0.name) ? Self.cases(of: $0) : nil }
        models = Self.models(of: cases.flatMap { $0 })
        if models.isEmpty { models = Self.listed(in: applic) }
    }

    private init(text: String?, models: [String]) {
        self.text = text
        self.models = models
    }

    /// Issue 2.x: `<model model="A1">` without an expression.
    private static func listed(in applic: MarkupElement) -> [String] {
        var seen = Set<String>()
        return applic.descendants("model").compactMap { $0["model"] }.filter { seen.insert($0).inserted }
    }

    private typealias Case = [String: [String]]

    /// The cases of which one must hold, each the values of properties that must hold together.
    private static func cases(of element: MarkupElement) -> [Case] {
        if element.name == "assert" {
            guard let property = element["applicPropertyIdent"], let values = element["applicPropertyValues"] else {
                return [[:]]
            }
            return [[property: values.split(separator: "|").map(String.init)]]
        }
        let inner = element.elements.filter { ["evaluate", "assert"].contains($0.name) }.map { cases(of: $0) }
        if element["andOr"]?.lowercased() == "or" { return Array(inner.joined().prefix(limit)) }
        return inner.reduce([[:]]) { left, right in
            var both: [Case] = []
            for one in left {
                for other in right where both.count < limit { both.append(one.merging(other) { $0 + $1 }) }
            }
            return both
        }
    }

    /// Model and version of each case; empty when a case leaves the model open.
    private static func models(of cases: [Case]) -> [String] {
        guard cases.count < limit else { return [] }
        var found: [String] = []
        for one in cases {
            guard let models = value(of: one, where: isModel) else { return [] }
            let versions = value(of: one, where: isVersion) ?? [""]
            for model in models {
                for version in versions where found.count < limit {
                    let name = version.isEmpty || model.contains(version) ? model : "\(model) \(version)"
                    if !found.contains(name) { found.append(name) }
                }
            }
        }
        return found
    }

    private static func value(of one: Case, where matches: (String) -> Bool) -> [String]? {
        one.sorted { $0.key < $1.key }.first { matches($0.key.lowercased()) }?.value
    }

    private static func isModel(_ property: String) -> Bool {
        property == "model" || property.hasPrefix("model") && !property.contains("year") || property == "type.model"
            || property.hasSuffix("-model") || property == "productmodel"
    }

    private static func isVersion(_ property: String) -> Bool { property == "version" || property == "mark" }
}
