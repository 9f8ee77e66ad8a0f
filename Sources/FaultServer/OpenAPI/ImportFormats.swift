import FaultImport

/// The formats that can be named to the import.
enum ImportFormats {
    static let all = ManualFormat.allCases.map(\.rawValue)
}
