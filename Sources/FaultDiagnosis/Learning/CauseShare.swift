/// How likely a cause is when only the symptom is known: by whose word, and what is reckoned with.
///
///     manufacturer 12 %, seen 31 of 84 (37 %), used 34 %
package struct CauseShare: Hashable, Sendable {
    package var cause: String
    /// By the manual's priors, 0…1; nil: the tree is too hard to reckon it at once.
    package var manufacturer: Double?
    /// Records that confirm it.
    package var seen: Int
    /// Records that confirm any cause of the fault.
    package var of: Int
    /// The same on machines of the model that was asked about; nil: none was.
    package var onModel: Seen?
    /// What the walk reckons with, 0…1; nil as for `manufacturer`.
    package var used: Double?

    package struct Seen: Hashable, Sendable {
        package var seen: Int
        package var of: Int
    }
}
