package import FaultKnowledge
package import FaultModel

/// What an import did: `import --json` and `POST /api/import`.
package struct ImportDocument: Encodable, Sendable {
    package var files: [File]
    package var totals: Totals
    /// The last one, when nothing was changed.
    package var edition: Int
    package var tookMilliseconds: Double

    private enum CodingKeys: String, CodingKey {
        case files, totals, edition
        case tookMilliseconds = "took_ms"
    }

    package struct File: Encodable, Sendable {
        package var path: String
        package var format: String?
        package var contents: ImportContents
        package var records: RecordCounts
        package var findings: [Finding]
    }

    package struct Totals: Encodable, Sendable {
        package var contents: ImportContents
        package var records: RecordCounts
        package var findings: FindingCounts
    }

    package struct FindingCounts: Encodable, Sendable {
        package var error: Int
        package var warning: Int
        package var note: Int

        package init(error: Int, warning: Int, note: Int) {
            self.error = error
            self.warning = warning
            self.note = note
        }
    }

    package init(_ imported: [ImportedFile], edition: Int, tookMilliseconds: Double) {
        files = imported.map {
            File(
                path: $0.path, format: $0.format, contents: $0.contents, records: $0.counts, findings: $0.findings.all)
        }
        var contents = ImportContents()
        var records = RecordCounts()
        for file in imported {
            contents += file.contents
            records += file.counts
        }
        func count(_ severity: Finding.Severity) -> Int { imported.reduce(0) { $0 + $1.findings.count(severity) } }
        totals = Totals(
            contents: contents, records: records,
            findings: FindingCounts(error: count(.error), warning: count(.warning), note: count(.note)))
        self.edition = edition
        self.tookMilliseconds = (tookMilliseconds * 10).rounded() / 10
    }
}

extension ImportDocument {
    /// Which files came, for the audit log.
    package var auditSubject: String { files.map(\.path).joined(separator: ", ") }

    /// What became of them.
    package var auditDetail: String {
        let records = totals.records
        return "edition \(edition): \(records.new) new, \(records.changed) changed, \(records.removed) removed"
    }
}
