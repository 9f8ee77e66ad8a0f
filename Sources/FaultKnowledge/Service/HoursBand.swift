/// Operating hours when a machine stopped, in the bands that insights count by.
package enum HoursBand: Int, Hashable, Sendable, CaseIterable {
    case unknown, under500, under2000, under5000, under10000, above

    /// As it is asked for and shown: `500-2000`.
    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .under500: "0-500"
        case .under2000: "500-2000"
        case .under5000: "2000-5000"
        case .under10000: "5000-10000"
        case .above: "10000-"
        }
    }

    package init?(name: String) {
        guard let band = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = band
    }
}
