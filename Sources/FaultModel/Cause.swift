/// The kind of trade that a fault or cause belongs to.
package enum FaultClass: String, Hashable, Sendable, Codable, CaseIterable {
    case electrical, mechanical, hydraulic, other
}

/// What can bring a symptom about.
package struct Cause: Hashable, Sendable, Identifiable, Codable {
    /// Unique in the fault: `[a-z0-9-]+`.
    package var id: String
    package var title: LocalizedText
    /// Nil: the source does not say.
    package var `class`: FaultClass?
    package var kind: Kind?
    /// The probability, 0…1, that it is present on a machine in service; nil: the source does not say, and
    /// `usualPrior` is reckoned with.
    package var prior: Double?
    /// Nil: the source knows no remedy.
    package var remedy: Remedy?
    /// Of what was made from service records; nil: a manual states it.
    package var standing: Standing?

    package init(
        id: String, title: LocalizedText, class: FaultClass? = nil, kind: Kind? = nil, prior: Double? = nil,
        remedy: Remedy? = nil, standing: Standing? = nil
    ) {
        self.id = id
        self.title = title
        self.class = `class`
        self.kind = kind
        self.prior = prior
        self.remedy = remedy
        self.standing = standing
    }

    private enum CodingKeys: String, CodingKey {
        case id, title, `class`, kind, prior, remedy
        case standing = "state"
    }

    package static let usualPrior = 0.01

    /// How the cause came about; it decides between repair (operated wrongly) and replacement (damaged).
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case damaged, misoperation, adjustment, wear, software, external
    }
}

/// What is done about a cause.
package struct Remedy: Hashable, Sendable {
    /// Nil: the source does not say.
    package var kind: Kind?
    package var title: LocalizedText
    /// Working time; nil: the source does not say, and `usualMinutes` are reckoned with.
    package var minutes: Double?
    package var steps: [LocalizedText]
    package var parts: [PartUse]

    package init(
        kind: Kind? = nil, title: LocalizedText, minutes: Double? = nil, steps: [LocalizedText] = [],
        parts: [PartUse] = []
    ) {
        self.kind = kind
        self.title = title
        self.minutes = minutes
        self.steps = steps
        self.parts = parts
    }

    package static let usualMinutes = 30.0

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case replace, repair, adjust, operate }
}

/// So many pieces of a part.
package struct PartUse: Hashable, Sendable, Codable {
    package var number: PartNumber
    /// Pieces; above 0.
    package var quantity: Double

    package init(number: PartNumber, quantity: Double = 1) {
        self.number = number
        self.quantity = quantity
    }
}

extension Remedy: Codable {
    private enum Key: String, CodingKey { case kind, title, minutes, steps, parts }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        kind = try container.decodeIfPresent(Kind.self, forKey: .kind)
        title = try container.decode(LocalizedText.self, forKey: .title)
        minutes = try container.decodeIfPresent(Double.self, forKey: .minutes)
        steps = try container.decodeList(forKey: .steps)
        parts = try container.decodeList(forKey: .parts)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(kind, forKey: .kind)
        try container.encode(title, forKey: .title)
        try container.encodeIfPresent(minutes, forKey: .minutes)
        try container.encodeUnlessEmpty(steps, forKey: .steps)
        try container.encodeUnlessEmpty(parts, forKey: .parts)
    }
}
