/// How far knowledge has come that was made from service records, and who says so.
///
/// What a manufacturer's manual states has none: it is valid because the manufacturer says it. What has one is never shown
/// as the manufacturer's word, whatever its state.
package struct Standing: Hashable, Sendable {
    package var state: KnowledgeState
    /// Who set the state; nil: not said.
    package var by: String?
    /// When; nil: not said.
    package var day: CalendarDay?
    /// The id of the service record that the knowledge was made from; nil: from none.
    package var record: String?

    package init(_ state: KnowledgeState, by: String? = nil, on day: CalendarDay? = nil, record: String? = nil) {
        self.state = state
        self.by = by
        self.day = day
        self.record = record
    }

    /// What two sources make of it together. A manual's word (nil) stands against a draft of the same, but not against
    /// somebody who took it out of use; of two standings the later one holds.
    package static func join(_ first: Standing?, _ second: Standing?) -> Standing? {
        switch (first, second) {
        case (nil, nil): nil
        case (nil, let other?), (let other?, nil): other.state == .archived ? other : nil
        case (let first?, let second?): (second.day?.number ?? .min) >= (first.day?.number ?? .min) ? second : first
        }
    }
}

/// The states of an article in Knowledge-Centered Service (KCS v6 Practices Guide, "Article State"), in their order.
package enum KnowledgeState: String, Hashable, Sendable, Codable, CaseIterable {
    /// A draft that its author still works on.
    case workInProgress = "work-in-progress"
    /// Whole, but nobody has confirmed it.
    case notValidated = "not-validated"
    case validated
    /// Out of use; kept, and not found unless it is asked for.
    case archived
}

extension Standing: Codable {
    private enum Key: String, CodingKey { case state = "is", by, day = "on", record }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        state = try container.decode(KnowledgeState.self, forKey: .state)
        by = try container.decodeIfPresent(String.self, forKey: .by)
        day = try container.decodeIfPresent(CalendarDay.self, forKey: .day)
        record = try container.decodeIfPresent(String.self, forKey: .record)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(state, forKey: .state)
        try container.encodeIfPresent(by, forKey: .by)
        try container.encodeIfPresent(day, forKey: .day)
        try container.encodeIfPresent(record, forKey: .record)
    }
}

extension FaultFields {
    /// The state that a reader sees: of a manual's fault `validated`.
    package var state: KnowledgeState { standing?.state ?? .validated }

    /// Whether some cause may be relied on: a manual's, or one that was validated.
    package var hasValidatedCause: Bool {
        state == .validated && causes.contains { ($0.standing?.state ?? .validated) == .validated }
    }
}
