package import FaultModel

/// What of a service record tells which fault it was. Records that say the same here are linked alike, so each such
/// subject is searched for once, however many records say it.
package struct LinkSubject: Hashable, Sendable {
    /// The product line; nil: the record does not say.
    package var line: String?
    /// As it is looked up; nil: the record names none.
    package var model: String?
    package var symptom: String
    /// The cause in the end and what was done about it, in the engineer's words; empty: the record is a draft.
    package var findings: [String]
    /// Keys of the codes that the machine showed, in order.
    package var codes: [String]
    /// Keys of the parts used, in order.
    package var parts: [String]
    /// What the engineer says it was.
    package var confirms: ServiceRecord.Confirmation?

    package init(_ record: ServiceRecord) {
        line = record.machine.product
        model = record.machine.model.map { Identifier.key($0) }
        symptom = String(record.symptom.prefix(Self.longestText))
        findings = [record.cause, record.remedy].compactMap { $0.map { String($0.prefix(Self.longestText)) } }
        codes = record.codes.map(\.key).sorted()
        parts = record.parts.map(\.number.key).sorted()
        confirms = record.confirms
    }

    /// Characters of a text that are looked at: the rest of a long story says little of which fault it was.
    static let longestText = 400
}
