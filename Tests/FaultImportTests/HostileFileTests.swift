import FaultImport
import FaultModel
import FaultTesting
import Testing

/// What would hurt a careless reader of any format, format by format.
@Suite("Hostile files")
struct HostileFileTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test("An entity used a hundred thousand times is refused at its first use, however long it is")
    func quadraticEntity() {
        let text =
            "<!DOCTYPE t [<!ENTITY a '\(Self.repeated("x", 50_000))'>]><t><err><code>E1</code><msg>\(Self.repeated("&a;", 100_000))</msg></err></t>"
        #expect(failure(text) == .entity(name: "a", line: 1))
    }

    @Test(
        "A hundred thousand levels: an answer, not a crash",
        arguments: [
            ("a.html", "<div>", ""), ("a.html", "<ul><li>", "x"), ("a.html", "<b>", "x"),
            ("a.html", "<blockquote>", "x"),
            ("a.md", "> ", "x"), ("a.md", "- ", "x"), ("a.md", "* 1. ", "x"), ("a.md", "**", "x"), ("a.md", "[", "x"),
            ("a.md", "<div>", "x"), ("a.json", "[", ""), ("a.json", "{\"a\":", "1"), ("a.yaml", "[", ""),
            ("a.xml", "<a>", "x"),
        ])
    func levels(name: String, pattern: String, end: String) {
        let head =
            name == "a.html" ? "<html><body>" : name == "a.md" ? "# A\n\n" : name == "a.yaml" ? "faultbook: 1\na: " : ""
        Self.read(Array((head + Self.repeated(pattern, 100_000) + end).utf8), name: name)
    }

    @Test("A row of ten million columns is one failure that names the limit")
    func columns() {
        guard case .some(let reason) = failure("code,symptom\n" + Self.repeated(",", 10_000_000)) else {
            Issue.record("it was read")
            return
        }
        #expect(reason.description.contains("1000"))
    }

    @Test("A module that has lost its head keeps its text")
    func headless() throws {
        let result = try imported(
            "<dmodule><content><description><para>Drain the oil.</para></description></content></dmodule>",
            name: "a.xml")
        #expect(result.passages.map(\.text.strings) == [["Drain the oil."]])
    }

    /// One small file of each format.
    static let samples: [(name: String, text: String)] = [
        (
            "a.yaml",
            "faultbook: 1\nlanguage: en\nproduct: {line: p}\nfaults:\n  - id: a\n    symptom: Hot\n    causes: [{id: b, title: \"B\"}]\n"
        ),
        ("v.yaml", "vocabulary: 1\nterms:\n  - {zh: [泵, 水泵], en: pump}\n"),
        ("a.csv", "code,symptom,cause\nE1,Hot,\"No oil,\nold\"\n"),
        ("a.json", "[{\"code\":\"E1\",\"symptom\":\"H\\u6cf5\",\"causes\":[\"a\",{\"cause\":\"b\"}],\"n\":-1.5e3}]"),
        ("a.xml", "<?xml version=\"1.0\"?><t><a code=\"E1\"><symptom>Hot &amp; x</symptom></a><a code=\"E2\"/></t>"),
        (
            "a.html",
            "<html><meta charset=utf-8><h1>A</h1><p>Cause: x<p>Remedy: <b>y</b><table><tr><th>Code<th>Cause<tr><td>E1<td>&lt;</table>"
        ),
        ("a.md", "# A\n\nSymptom: x\nCause: *y*\n\n- z\n\n| Code | Cause |\n|---|---|\n| E1 | `a` |\n"),
        (
            "a.tbx",
            "<martif type=\"TBX\"><text><body><termEntry><langSet xml:lang=\"en\"><tig><term>pump</term></tig></langSet><langSet xml:lang=\"zh\"><tig><term>泵</term></tig></langSet></termEntry></body></text></martif>"
        ),
        (
            "a.ts",
            "<!DOCTYPE TS><TS version=\"2.1\" language=\"zh_CN\" sourcelanguage=\"en\"><context><message><source>Pump</source><translation>泵</translation></message></context></TS>"
        ),
        ("a.dft", "toplevel \"s\";\n\"s\" or \"a\" \"b\";\n\"a\" lambda=0.001;\n\"b\" prob=0.1;\n"),
        (
            "o.xml",
            "<opsa-mef><define-fault-tree name=\"t\"><define-gate name=\"g\"><or><basic-event name=\"a\"/></or></define-gate></define-fault-tree><model-data><define-basic-event name=\"a\"><float value=\"0.1\"/></define-basic-event></model-data></opsa-mef>"
        ),
        (
            "d.dita",
            "<troubleshooting id=\"t\"><title>Hot</title><troublebody><troubleSolution><cause><p>No oil</p></cause><remedy><steps><step><cmd>Fill</cmd></step></steps></remedy></troubleSolution></troublebody></troubleshooting>"
        ),
        (
            "s.xml",
            "<dmodule><content><faultReporting><isolatedFault faultCode=\"E1\"><faultDescr><descr>Hot</descr></faultDescr></isolatedFault></faultReporting></content></dmodule>"
        ),
        ("t.csv", "en,zh,de\npump,泵,Pumpe\n"),
    ]

    @Test("Every beginning of a small file of each format: records, findings or a failure", arguments: samples.indices)
    func prefixes(index: Int) {
        let (name, text) = Self.samples[index]
        let bytes = Array(text.utf8)
        let format = try? imported(bytes: bytes, name: name).format
        #expect(format != nil)
        for length in 0...bytes.count {
            Self.read(Array(bytes.prefix(length)), name: name)
            Self.read(Array(bytes.prefix(length)), name: name, as: format)
        }
    }

    @Test("Bits flipped at random in a small file of each format", arguments: samples.indices)
    func flipped(index: Int) {
        let (name, text) = Self.samples[index]
        var random = SplitMix64(seed: UInt64(index) + 77)
        for _ in 0..<100 {
            var bytes = Array(text.utf8)
            for _ in 0..<random.draw(1...8) {
                bytes[random.draw(0...(bytes.count - 1))] ^= 1 << UInt8(random.draw(0...7))
            }
            Self.read(bytes, name: name)
        }
    }

    private static func read(_ bytes: [UInt8], name: String, as format: ManualFormat? = nil) {
        var findings = Findings()
        _ = try? Importers.drafts(
            from: SourceFile(name: name, bytes: bytes), options: ImportOptions(product: "p", format: format),
            findings: &findings)
    }
}
