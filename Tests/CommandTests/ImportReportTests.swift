import FaultKnowledge
import FaultModel
import FaultServer
import Testing

@testable import faultbase

@Suite("The table of an import")
struct ImportReportTests {
    private func lines(width: Int, path: String) -> [String] {
        var findings = Findings()
        findings.note("a note")
        findings.warning("a warning")
        let files = [ImportedFile(path: path, format: "vocabulary", drafts: [], findings: findings)]
        let document = ImportDocument(files, edition: 1, tookMilliseconds: 1)
        return ImportReport(document: document, isTrial: true, width: width).text.split(separator: "\n").map(
            String.init)
    }

    @Test("on a narrow terminal the words are short and a path loses its beginning", arguments: [80, 100, 120])
    func narrow(width: Int) {
        let path = String(repeating: "a-long-folder/", count: 8) + "手册.yaml"
        let lines = lines(width: width, path: path)
        #expect(lines.allSatisfy { $0.terminalColumns <= width })
        #expect(lines[1].contains("手册.yaml "))
        #expect(lines[1].hasSuffix(" 2"))
    }

    @Test("a file takes paths whole") func wide() {
        let path = String(repeating: "a-long-folder/", count: 8) + "a.yaml"
        let lines = lines(width: .max, path: path)
        #expect(lines[1].hasPrefix(path + " "))
        #expect(lines[1].hasSuffix("1 warning, 1 note"))
    }
}
