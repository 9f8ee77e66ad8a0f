import FaultImport

/// What is fed: a reader of manuals, or the one that makes drawings safe, which stands behind every reader of figures.
enum FuzzReader: Hashable, CaseIterable {
    case manual(ManualFormat)
    case drawing

    static let allCases: [FuzzReader] = ManualFormat.allCases.map { .manual($0) } + [.drawing]

    /// The name of the format, or `svg`.
    init?(named name: String) {
        guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = known
    }

    var name: String {
        switch self {
        case .manual(let format): format.rawValue
        case .drawing: "svg"
        }
    }
}
