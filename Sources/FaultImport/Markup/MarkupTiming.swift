internal import FaultModel

/// For benchmarks: what reading a file's markup costs without making anything of it.
package enum MarkupTiming {
    /// Elements, attributes and texts of the file; nil when it is not well-formed.
    package static func items(of file: SourceFile) -> Int? {
        var ignored = Findings()
        return try? MarkupDocument.read(file, as: .xml, limit: 1 << 30, findings: &ignored).items.count
    }
}
