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
            self.init(path: file.name, failing: error, findings, isNamed: isNamed)
        }
    }

    /// The same in parts, for whoever writes one while the next is made.
    ///
    /// - Parameter hand: takes the parts in order, at least one; false: no more are wanted.
    package static func read(
        _ file: SourceFile, _ options: ImportOptions, siblings: SiblingFiles, isNamed: Bool,
        _ hand: (ImportedFile) -> Bool
    ) {
        var findings = Findings()
        // One part is held back: only the last one is known to be the last, and bears the findings.
        var held: ImportedFile?
        do throws(ImportFailure) {
            let format = try Importers.read(file, options: options, siblings: siblings, findings: &findings) { part in
                if var ready = held {
                    held = nil
                    ready.isContinued = true
                    guard hand(ready) else { return false }
                }
                var next = ImportedFile(path: file.name, format: nil, drafts: [part.draft], findings: Findings())
                next.comesFirst = part.comesFirst
                held = next
                return true
            }
            guard var last = held else { return }
            last.format = format.rawValue
            last.findings = findings
            _ = hand(last)
        } catch {
            _ = hand(ImportedFile(path: file.name, failing: error, findings, isNamed: isNamed))
        }
    }

    /// A file that cannot be read.
    private init(path: String, failing error: ImportFailure, _ findings: Findings, isNamed: Bool) {
        var findings = findings
        if case .binary(.image) = error {
            findings.note("a picture; it is kept where a manual of this import shows it")
            self.init(path: path, format: nil, drafts: [], findings: findings)
            isPicture = true
            return
        }
        if !isNamed, error.isAnotherKindOfFile {
            findings.note("left out: \(error.description)")
        } else {
            findings.error(error.description, line: error.line, column: error.column)
        }
        self.init(path: path, format: nil, drafts: [], findings: findings)
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
