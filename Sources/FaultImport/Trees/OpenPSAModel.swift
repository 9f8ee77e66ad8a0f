import FaultTrees

/// What Open-PSA files declare, before names are resolved.
struct OpenPSAModel {
    var name: String?
    var gates: [Declaration<Formula>] = []
    /// Nil: the event has no expression.
    var events: [Declaration<Expression?>] = []
    var houseEvents: [Declaration<Bool>] = []
    var parameters: [Declaration<Expression>] = []
    var groups: [CommonCauseGroup] = []
    var problems: [UnreadableTree.Problem] = []

    struct Declaration<Content> {
        /// With the path of its fault tree and component when it is private to them.
        var name: String
        var title: String?
        var content: Content
        /// The path in which names inside the content are looked up first.
        var path: [String]
        var place: Place
    }

    struct Place {
        var file: String
        var line: Int
    }

    /// Events that may fail together (2.0d, 3.4).
    struct CommonCauseGroup {
        enum Model: String, CaseIterable {
            case betaFactor = "beta-factor"
            case mgl = "MGL"
            case alphaFactor = "alpha-factor"
            case phiFactor = "phi-factor"
        }

        var name: String
        var model: Model
        var members: [String] = []
        /// The probability of each member in all.
        var distribution: Expression?
        /// By level.
        var factors: [Int: Expression] = [:]
        var path: [String]
        var place: Place
    }
}
