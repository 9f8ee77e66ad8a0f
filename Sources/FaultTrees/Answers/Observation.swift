/// Something that was seen of an event or a gate: how likely it is to be seen when the thing is there, and when not.
///
///     [.present("no-flow"), .absent("fuse-blown"), .likelihood(of: "filter-clogged", ifPresent: 0.98, ifAbsent: 0.05)]
package struct Observation: Hashable, Sendable {
    /// A basic event or a gate of the tree.
    package var name: String
    /// P(seen | the thing is there), 0…1.
    package var ifPresent: Double
    /// P(seen | the thing is not there), 0…1.
    package var ifAbsent: Double

    package static func present(_ name: String) -> Observation { .init(name: name, ifPresent: 1, ifAbsent: 0) }
    package static func absent(_ name: String) -> Observation { .init(name: name, ifPresent: 0, ifAbsent: 1) }
    /// What an imperfect check shows; only the ratio of the two numbers matters.
    package static func likelihood(of name: String, ifPresent: Double, ifAbsent: Double) -> Observation {
        .init(name: name, ifPresent: ifPresent, ifAbsent: ifAbsent)
    }
}
