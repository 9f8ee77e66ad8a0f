package import FaultModel

/// Topics of DITA 1.2 to 2.0; see docs/formats/dita.md.
package struct DITAImporter: Importer {
    package let format = ManualFormat.dita
    package init() {}
    package func recognizes(_ file: SourceFile) -> Bool { false }
    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        throw .unknownFormat
    }
}
