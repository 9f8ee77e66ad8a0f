package import Foundation

/// Where tests find what is not theirs.
package enum Places {
    /// The folder of the package.
    package static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Real data beside the package; nil: it is not there, and tests that need it are skipped.
    package static func shared(_ path: String) -> URL? {
        let url = project.deletingLastPathComponent().appendingPathComponent("shared/data").appendingPathComponent(path)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// A new empty folder; the caller removes it.
    package static func newFolder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("faultbase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }
}
