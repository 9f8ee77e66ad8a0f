/// What this program says of itself.
package enum FaultbaseVersion {
    /// By semantic versioning.
    package static let current = "0.1.0"
}
