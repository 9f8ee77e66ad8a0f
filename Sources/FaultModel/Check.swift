/// A look, test or measurement that tells causes apart.
package struct Check: Hashable, Sendable, Identifiable {
    /// Unique among the checks and causes of the fault: `[a-z0-9-]+`.
    package var id: String
    package var ask: LocalizedText
    /// A cause or a named gate of the fault. Nil: the source does not say what the check is about (a table that
    /// prints checks beside a symptom with several causes).
    package var observes: String?
    /// Nil: the outcome is seen, not measured.
    package var reading: Reading?
    /// Nil: the source does not say, and `usualMinutes` are reckoned with.
    package var minutes: Double?
    package var tools: [LocalizedText]
    /// P(faulty shown | the observed thing is present), 0…1; nil: 1.
    package var sensitivity: Double?
    /// P(ok shown | the observed thing is absent), 0…1; nil: 1.
    package var specificity: Double?

    package init(
        id: String, ask: LocalizedText, observes: String? = nil, reading: Reading? = nil, minutes: Double? = nil,
        tools: [LocalizedText] = [], sensitivity: Double? = nil, specificity: Double? = nil
    ) {
        self.id = id
        self.ask = ask
        self.observes = observes
        self.reading = reading
        self.minutes = minutes
        self.tools = tools
        self.sensitivity = sensitivity
        self.specificity = specificity
    }

    package static let usualMinutes = 5.0
}

/// A measured quantity and the range in which it is right: inside is ok (a yes on a step of a procedure), outside is
/// faulty (a no). Bounds belong to the range.
package struct Reading: Hashable, Sendable, Codable {
    /// `pressure`, `voltage`, `temperature`…
    package var quantity: String
    /// As printed on the gauge: `MPa`, `V`, `°C`.
    package var unit: String
    /// Nil: no lower bound. At least one bound is given.
    package var min: Double?
    package var max: Double?

    package init(quantity: String, unit: String, min: Double? = nil, max: Double? = nil) {
        self.quantity = quantity
        self.unit = unit
        self.min = min
        self.max = max
    }
}

extension Check: Codable {
    private enum Key: String, CodingKey { case id, ask, observes, reading, minutes, tools, sensitivity, specificity }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        ask = try container.decode(LocalizedText.self, forKey: .ask)
        observes = try container.decodeIfPresent(String.self, forKey: .observes)
        reading = try container.decodeIfPresent(Reading.self, forKey: .reading)
        minutes = try container.decodeIfPresent(Double.self, forKey: .minutes)
        tools = try container.decodeList(forKey: .tools)
        sensitivity = try container.decodeIfPresent(Double.self, forKey: .sensitivity)
        specificity = try container.decodeIfPresent(Double.self, forKey: .specificity)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(ask, forKey: .ask)
        try container.encodeIfPresent(observes, forKey: .observes)
        try container.encodeIfPresent(reading, forKey: .reading)
        try container.encodeIfPresent(minutes, forKey: .minutes)
        try container.encodeUnlessEmpty(tools, forKey: .tools)
        try container.encodeIfPresent(sensitivity, forKey: .sensitivity)
        try container.encodeIfPresent(specificity, forKey: .specificity)
    }
}
