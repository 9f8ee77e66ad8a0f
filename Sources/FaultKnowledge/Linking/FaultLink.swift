package import FaultModel

/// Which fault and cause a service record confirms, how sure that is, and why.
package struct FaultLink: Hashable, Sendable {
    package var fault: Fault.ID
    /// The id of a cause of the fault; nil: the record names none, or one that the fault does not know.
    package var cause: String?
    /// The probability, 0…1, that the record is about this fault: of links with 0.9, nine in ten are right.
    package var confidence: Double
    package var evidence: LinkEvidence

    /// Links as sure as this are made at once; others wait for a reviewer.
    package static let sure = 0.9
    /// What is less likely than this is not worth a reviewer's time: the record is linked to nothing.
    package static let worthReview = 0.3

    package var isSure: Bool { confidence >= Self.sure }
}

/// Why a record is linked to a fault, in values: faces put it into words.
package struct LinkEvidence: Hashable, Sendable, Codable {
    /// The way on which the fault was found.
    package enum Lane: String, Hashable, Sendable, Codable {
        /// The record itself says so.
        case stated
        /// A reviewer says so.
        case reviewed
        /// A fault code that it shows.
        case code
        /// It says word for word what the fault's symptom, or what customers say of it, says.
        case wording
        case text
    }

    package var lane: Lane
    /// The codes of the record that the fault carries.
    package var codes: [String]?
    /// The words of the record that the fault holds, or other words for them.
    package var words: [String]?
    /// The share, 0…1, of what the record's words tell that the fault says too: rare words count for more.
    package var coverage: Double?
    /// How much better it fits than the next best fault, 0…1.
    package var margin: Double?
    /// The next best fault; nil: no other fits at all.
    package var rival: String?
    /// The words by which the cause was told; nil: they tell none.
    package var causeWords: [String]?
    /// The parts used that only the remedy of this cause needs.
    package var causeParts: [String]?
    /// The record names a cause, and it is none that the fault knows.
    package var otherCause: Bool?

    package init(_ lane: Lane) { self.lane = lane }
}
