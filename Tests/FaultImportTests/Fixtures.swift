import FaultImport
import Foundation

/// Whole files of other programs, each with a SOURCE beside it that says how it was made.
enum Fixtures {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: root.appendingPathComponent(path)))
    }
}
