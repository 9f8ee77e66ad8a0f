package import FaultModel
package struct Beliefs: Sendable {
    package init(of fault: Fault) {}
    package func probability(of cause: String) -> Double? { nil }
}
