/// A product line with its models: a trailer pump, a road roller.
package struct Product: Hashable, Sendable, Codable {
    /// The id of the line: `[a-z0-9-]+`.
    package var line: String
    /// Nil: the source names the line by its id only.
    package var name: LocalizedText?
    /// Designations as printed on the machine, in the source's order.
    package var models: [String]
    /// What faults point to, by its id in the line; in the source's order.
    package var assemblies: [Assembly]

    package init(line: String, name: LocalizedText? = nil, models: [String] = [], assemblies: [Assembly] = []) {
        self.line = line
        self.name = name
        self.models = models
        self.assemblies = assemblies
    }
}

/// A part of the machine that faults are sorted by: the main hydraulics, the boom.
package struct Assembly: Hashable, Sendable, Codable {
    package var id: String
    package var name: LocalizedText

    package init(id: String, name: LocalizedText) {
        self.id = id
        self.name = name
    }
}
