package import FaultImport
package import FaultKnowledge
import FaultModel

extension ImportedFile {
    /// Makes drafts of a file whose bytes are at hand.
    ///
    /// - Parameter isNamed: whether the user named this very file; false: it only stands in a folder, and may be no
    ///   manual. Then a file of another kind is noted instead of being an error.
    package init(reading file: SourceFile, _ options: ImportOptions, siblings: SiblingFiles, isNamed: Bool) {
        var findings = Findings()
        do throws(ImportFailure) {
            let (format, drafts) = try Importers.drafts(
                from: file, options: options, siblings: siblings, findings: &findings)
            self.init(path: file.name, format: format.rawValue, drafts: drafts, findings: findings)
        } catch {
            if case .binary(.image) = error {
                findings.note("a picture; it is kept where a manual of this import shows it")
                self.init(path: file.name, format: nil, drafts: [], findings: findings)
                isPicture = true
                return
            }
            if !isNamed, error.isAnotherKindOfFile {
                findings.note("left out: \(error.description)")
            } else {
                findings.error(error.description, line: error.line, column: error.column)
            }
            self.init(path: file.name, format: nil, drafts: [], findings: findings)
        }
    }
}

extension ImportFailure {
    /// True for files that a folder of manuals may hold and that are no concern of ours.
    fileprivate var isAnotherKindOfFile: Bool {
        switch self {
        case .unknownFormat, .binary: true
        default: false
        }
    }
}
