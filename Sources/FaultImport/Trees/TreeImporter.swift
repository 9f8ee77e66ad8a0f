package import FaultModel
import FaultTrees

/// Fault trees as knowledge: the top event is the symptom, the events are the causes with their probabilities, the named
/// gates stay. Open-PSA model exchange format and Galileo; see docs/formats/openpsa.md and galileo.md.
package struct TreeImporter: Importer {
    package let format: ManualFormat

    /// - Parameter format: `openpsa` or `galileo`.
    package init(_ format: ManualFormat) { self.format = format }

    package func recognizes(_ file: SourceFile) -> Bool {
        format == .galileo ? GalileoReader.recognizes(file.bytes) : OpenPSAReader.recognizes(file.bytes)
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        let tree: FaultTree
        do throws(UnreadableTree) {
            tree =
                format == .galileo
                ? try GalileoReader().tree(from: file.bytes, file: file.baseName, findings: &findings)
                : try OpenPSAReader().tree(from: file.bytes, file: file.baseName, findings: &findings)
        } catch {
            for problem in error.problems.dropFirst() { findings.error(problem.reason.sentence, line: problem.line) }
            let first = error.problems.first
            throw .unusable(format, detail: first?.reason.sentence ?? "no tree", line: first?.line ?? 1, column: nil)
        }
        let lines = ProductLines(file: file, options: options)
        if lines.isGuessed {
            findings.warning(
                "the file names no product; the product line was taken from the file's name: '\(lines.fallback.line)'. "
                    + "Name it with --product")
        }
        var fields = TreeTranslation(tree, language: options.language).fields(
            line: lines.fallback.line, stem: file.stem, &findings)
        let source = Source(document: options.source ?? file.baseName, file: file.baseName, language: options.language)
        fields?.citations = [Citation(document: source.document, file: source.file)]
        guard let fields else { return Draft(source: source) }
        do throws(InvalidFault) {
            return Draft(source: source, records: [.product(lines.fallback), .fault(try Fault(fields))])
        } catch {
            for problem in error.problems { findings.error(problem.description, record: fields.id.description) }
            return Draft(source: source)
        }
    }
}
