/// What is certain of the probability of a top event when the exact value is out of reach.
package struct TreeBounds: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    /// Minimal cut sets that the bounds rest on.
    package var setsFound: BigCount
}

extension FaultTree {
    func boundedReport(_ question: TreeQuestion, _ report: inout TreeReport) throws(TreeError) {}
}
