import FaultModel
import FaultTesting
import Testing

@testable import FaultImport

/// Files that are made to hurt: each ends in a finding or a failure that names the limit, in linear time.
@Suite("Hostile manuals")
struct HostileManualTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(
        "Thousands of anything, open or closed, costs a moment",
        arguments: [
            "<div>", "<b><i>", "</b>", "<table>", "<table><tr><td>", "<ul><li>", "<span style='font:symbol'>", "<a b='",
            "<a b=\"c", "<!--", "<!-",
            "<![if x]>", "&", "&#", "&#x10FFFF;", "<td colspan=99999 rowspan=99999>x", "<tr><td rowspan=0>x", "<h1>",
            "<pre>\n", "<script>", "<",
            "</", "<p class=heading1>1.1 X",
        ])
    func html(pattern: String) throws {
        let text = "<html><body><p>Start " + repeated(pattern, 20_000) + " end"
        let result = try imported(text, name: "page.html")
        #expect(result.passages.first?.text.strings[0].hasPrefix("Start") == true)
    }

    @Test("Tables nested beyond the limit keep their text, and it is told")
    func nestedTables() throws {
        let result = try imported("<html><body>" + repeated("<table><tr><td>x", 20_000) + repeated("</table>", 20_000))
        #expect(result.messages(.warning) == ["19970 tables are nested more than 30 deep; their text is kept"])
        #expect(result.passages.map { $0.text.strings[0].count { $0 == "x" } }.reduce(0, +) == 20_000)
    }

    @Test("A cell over all rows is not said again without end")
    func spans() throws {
        let cell = repeated("溢", 4000)
        let text =
            "<html><table><tr><th>Symptom<th>Cause<tr><td rowspan=65000>\(cell)<td>a" + repeated("<tr><td>b", 20_000)
            + "</table>"
        let result = try imported(text)
        #expect(result.faults.count == 1 && result.faults[0].causes.count == 2)
    }

    @Test("A row of endless cells is cut at the limit, with an error that names it", arguments: [true, false])
    func wideRows(isSheet: Bool) throws {
        if isSheet {
            let row = (0..<20_000).map { SheetFixture.Cell.number("\($0)") }
            let result = try imported(bytes: SheetFixture.bytes([("A", [row])]), name: "a.xlsx")
            #expect(result.messages(.error)[0].contains("beyond column 1000"))
        } else {
            let result = try imported("<html><table><tr>" + repeated("<td>x", 200_000) + "</table>")
            #expect(result.messages(.error)[0].contains("more than 1000 columns"))
        }
    }

    @Test(
        "Markdown that repeats what could begin something",
        arguments: [
            "[", "![", "](", "`", "*", "_a", "<", "<b", "\\", "|", "> ", "- ", "# ", "```\n", "<div>\n",
            "| a |\n|---|\n", "    ", "a\n===\n",
        ])
    func markdown(pattern: String) throws {
        _ = try? imported("# Start\n\ntext\n\n" + repeated(pattern, 50_000), name: "a.md")
    }

    @Test("A passage is bounded: what is longer goes on in the next, and nothing is lost")
    func longSections() throws {
        let words = (0..<40_000).map { "word\($0)" }
        let result = try imported("# One\n\n" + words.joined(separator: " "), name: "a.md")
        #expect(result.passages.count > 10)
        #expect(result.passages.allSatisfy { $0.text.strings[0].utf8.count <= Sections.textLimit })
        #expect(result.passages.flatMap { $0.text.strings[0].split(separator: " ").map(String.init) } == words)
        #expect(result.passages.prefix(3).map(\.id.section) == ["one", "one-2", "one-3"])
    }

    @Test("Merged ranges by the thousand over all rows of a sheet")
    func merges() throws {
        let rows = (0..<2000).map { [SheetFixture.Cell.number("\($0)")] }
        let merges = (0..<5000).map { _ in "A1:A1048576" }
        let result = try imported(bytes: SheetFixture.bytes([("A", rows)], merges: [merges]), name: "a.xlsx")
        #expect(result.passages.first != nil)
    }

    // MARK: - Mutations

    /// Thousands were run; these few keep watch.
    static let mutations = 300

    static let samples: [(name: String, bytes: [UInt8])] = {
        let table = SameTableTests.rows
        let cells = table.map { $0.map { SheetFixture.Cell.shared($0) } }
        var zip = ZipFixture()
        zip.add("a/list.csv", SameTableTests.csv)
        zip.add("page.html", "<html><table><tr><td>x</table>")
        var tar = TarFixture()
        tar.add("a/list.csv", SameTableTests.csv)
        let html =
            "<html><meta charset=gbk><h1 class='x'>A &amp; B</h1><!-- c --><table>"
            + table.map { "<tr>" + $0.map { "<td colspan=1 rowspan=1>\($0)" }.joined() }.joined()
            + "</table><ol><li>溢流阀</ol>"
        let markdown =
            "---\ntitle: x\n---\n# A\n\n"
            + table.map { "|" + $0.joined(separator: "|") + "|" }.joined(separator: "\n")
            .replacing("Part number|\n", with: "Part number|\n|---|---|---|---|---|---|\n")
            + "\n\n```\ncode\n```\n[a](b) *c* <b>\n"
        return [
            ("page.html", Array(html.utf8)), ("page.md", Array(markdown.utf8)),
            (
                "a.docx",
                WordFixture.bytes(
                    body: WordFixture.paragraph("A") + WordFixture.table(table), styles: "<w:style w:styleId='A'/>")
            ),
            ("a.xlsx", SheetFixture.bytes([("A", cells)], merges: [["A2:A3"]], formats: ["yyyy"])),
            ("a.zip", zip.finished), ("a.tar", tar.finished), ("a.tgz", tar.gzipped),
        ]
    }()

    @Test("Cut short anywhere, each ends in records, findings or a failure", arguments: samples.indices)
    func truncated(index: Int) {
        let (name, bytes) = Self.samples[index]
        let step = max(1, bytes.count / 400)
        for length in stride(from: 0, to: bytes.count, by: step) { Self.read(Array(bytes.prefix(length)), name: name) }
    }

    @Test("Bytes flipped, left out and repeated at random: no crash, no hang", arguments: samples.indices)
    func mutated(index: Int) {
        let (name, original) = Self.samples[index]
        var random = SplitMix64(seed: UInt64(index) + 1)
        for _ in 0..<Self.mutations {
            var bytes = original
            for _ in 0..<random.draw(1...6) where !bytes.isEmpty {
                let place = random.draw(0...(bytes.count - 1))
                switch random.draw(0...3) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.draw(0...255))
                case 1: bytes[place] ^= 1 << UInt8(random.draw(0...7))
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.draw(1...8)))
                default:
                    bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.draw(1...40))], at: place)
                }
            }
            Self.read(bytes, name: name)
        }
    }

    @Test("Words of a PDF that no program would print", arguments: 0..<200)
    func pdfWords(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let numbers = ["0", "1", "50", "100.5", "-7", "1e300", "nan", "inf", "-1e9", "x", ""]
        let words = ["Code", "Symptom", "Cause", "故障现象", "原因", "1.", "text", "###PAGE###", "-", ""]
        var tsv = "head\n1\t1\t0\t0\t0\t0\t0\t0\t1\t1\t-1\t###PAGE###\n"
        for _ in 0..<300 {
            let place = (0..<4).map { _ in random.chance(0.8) ? "\(random.draw(1...500))" : random.pick(numbers) }
            tsv +=
                "\(random.pick(["1", "3", "5", "5", "5", "5", "9"]))\t1\t0\t0\t0\t0\t\(place.joined(separator: "\t"))\t100\t\(random.pick(words))\n"
        }
        var reader = PDFReader(PDFWords.pages(Array(tsv.utf8)))
        reader.read()
        #expect(reader.document.omitted == 0)
    }

    private static func read(_ bytes: [UInt8], name: String) {
        var findings = Findings()
        _ = try? Importers.drafts(
            from: SourceFile(name: name, bytes: bytes), options: ImportOptions(product: "p"), findings: &findings)
    }
}
