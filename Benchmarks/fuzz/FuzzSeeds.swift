import FaultImport
import FaultModel
import Foundation

/// Whole files to begin with: small ones of each format, what our own writers make of the corpus, and the user's.
enum FuzzSeeds {
    /// Of a longer seed only the beginning is used, or a second would see few inputs.
    private static let sizeLimit = 16 << 10
    /// Of formats whose beginning alone is nothing.
    private static let wholeLimit = 200 << 10

    static func mutator(for reader: FuzzReader, options: FuzzOptions) -> Mutator {
        let seeds = seeds(for: reader, options: options)
        return Mutator(seeds: seeds, tokens: tokens.map { Array($0.utf8) } + wild, seed: options.seed)
    }

    /// - Returns: whether everything was written; what was not is told.
    static func write(_ readers: [FuzzReader], options: FuzzOptions, into folder: String) -> Bool {
        do {
            for reader in readers { try write(reader, options: options, into: folder) }
            return !readers.isEmpty
        } catch {
            FileHandle.standardError.write(Data("The seeds cannot be written: \(error.localizedDescription)\n".utf8))
            return false
        }
    }

    /// The seeds as files of a folder named after the reader, and the tokens beside it in libFuzzer's form.
    private static func write(_ reader: FuzzReader, options: FuzzOptions, into folder: String) throws {
        let own = URL(fileURLWithPath: folder).appendingPathComponent(reader.name)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        for (number, seed) in seeds(for: reader, options: options).enumerated() {
            try Data(seed).write(to: own.appendingPathComponent("seed-\(number)"))
        }
        let entries = (tokens.map { Array($0.utf8) } + wild).map { token in
            "\"" + token.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\"\n"
        }
        try Data(entries.joined().utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent("tokens.dict"))
    }

    private static func seeds(for reader: FuzzReader, options: FuzzOptions) -> [[UInt8]] {
        guard case .manual(let format) = reader else { return drawings.map { Array($0.utf8) } }
        return seeds(for: format, options: options)
    }

    private static func seeds(for reader: ManualFormat, options: FuzzOptions) -> [[UInt8]] {
        var seeds = (small[reader] ?? []).map { Array($0.utf8) } + written(for: reader)
        for file in options.files {
            guard let data = FileManager.default.contents(atPath: file) else { continue }
            let isWhole = [.pdf, .docx, .xlsx, .archive].contains(reader) && data.count <= wholeLimit
            let source = SourceFile(name: file, bytes: Array(data.prefix(isWhole ? wholeLimit : sizeLimit)))
            let isOwn = Importers.all.first { $0.recognizes(source) }?.format == reader
            if isOwn { seeds.append(source.bytes) }
        }
        seeds = seeds.map { Array($0.prefix(wholeLimit)) }
        return seeds.isEmpty ? [[]] : seeds
    }

    // MARK: - From the corpus

    private static func written(for reader: ManualFormat) -> [[UInt8]] {
        let corpus = URL(fileURLWithPath: "corpus")
        let lines = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()) ?? []
        var seeds: [[UInt8]] = []
        for line in lines {
            let folder = corpus.appendingPathComponent(line)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] {
                guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) else {
                    continue
                }
                let file = SourceFile(name: name, bytes: Array(data))
                if reader == .faultbook || reader == .vocabulary {
                    if Importers.all.first(where: { $0.recognizes(file) })?.format == reader {
                        seeds.append(file.bytes)
                    }
                } else if reader == .s1000d || reader == .csv {
                    seeds += exported(file, as: reader)
                }
            }
        }
        return seeds
    }

    private static func exported(_ file: SourceFile, as reader: ManualFormat) -> [[UInt8]] {
        var findings = Findings()
        guard FaultBookImporter().recognizes(file),
            let draft = try? FaultBookImporter().draft(from: file, options: ImportOptions(), findings: &findings)
        else { return [] }
        let faults = draft.records.compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
        if reader == .csv {
            return [Array(TableWriter.csv(of: Array(faults.prefix(4)), parts: [], language: .chinese).utf8)]
        }
        return faults.prefix(6).flatMap { IsolationWriter.modules(of: $0) }.map { Array($0.text.utf8) }
    }

    // MARK: - Tokens

    private static let tokens = [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&amp;",
        "&#0;",
        "&#x10FFFF;", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "xmlns=\"", "id=\"a\"", "\"", "'", "\n", "\r\n",
        "\t",
        ",", ";", "|", ":", ": ", "- ", "[", "]", "{", "}", "\\", "\\u0000", "\\uD800", "null", "true", "1e309", "-1",
        "0",
        "99999999999999999999", "0.5", "NaN", "inf", "&a", "*a", "<<: *a", "!!binary", "---\n", "...\n", "%YAML 1.2\n",
        "#",
        "faultbook: 1\n", "faults:\n", "  - id: a\n", "symptom: a\n", "causes:\n", "tree: {or: [a, b]}\n", "gates:\n",
        "procedure:\n", "start: s1\n", "next: s1\n", "{cause: a}", "{end: a}", "故障代码", "原因", "主溢流阀", "code", "symptom",
        "cause", "SPN 100 FMI 1", "P0171", "toplevel", "and", "or", "2of3", "vot", "lambda=", "prob=", ";\n",
        "<define-gate name=\"a\">", "<gate name=\"a\"/>", "<atleast min=\"2\">", "<isolationStep id=\"a\">",
        "<isolationMainProcedure>", "nextActionRefId=\"a\"", "applicRefId=\"a\"", "<dmRef>", "conref=\"#a/b\"",
        "conkeyref=\"a\"",
        "keyref=\"a\"", "<troubleSolution>", "<cause>", "<remedy>", "<termEntry>", "<langSet xml:lang=\"zh\">",
        "<context>", "<table>", "<tr>", "<td rowspan=\"2\" colspan=\"2\">", "<th>", "<h2>", "<ul><li>", "<br>", "<pre>",
        "<meta charset=gbk>", "&nbsp;", "# ", "| ", "|---|\n", "```\n", "> ", "1. ", "Symptom: ", "Possible causes:\n",
        "Remedy: ", "故障现象：", "处理方法：", "<w:p>", "<w:r><w:t>", "<w:tbl><w:tr><w:tc>", "<w:vMerge/>",
        "<w:gridSpan w:val=\"2\"/>", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "<w:pStyle w:val=\"A\"/>",
        "<c r=\"B2\" t=\"s\"><v>0</v></c>", "<row r=\"1048576\">", "<mergeCell ref=\"A1:XFD1048576\"/>", "<si><t>",
        "\n%%% a.csv\n", "\n%%% xl/sharedStrings.xml\n", "\n%%% word/numbering.xml\n", "\n%%% ../a.csv\n",
        "<tuv xml:lang=\"zh\">", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "<g id=\"a\">", "<use href=\"#a\"/>",
        "style=\"fill:url(#a)\"", "<style>.a{fill:red}</style>", "<script>", "onload=\"a\"", "@import url(a);",
        "href=\"javascript:a\"", "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>", "<foreignObject>",
        "xlink:href=\"#a\"", "width=\"1e9mm\"", "viewBox=\"0 0 1 1\"", "/*", "*/", "\\75 rl(",
        "<set attributeName=\"href\"/>",
    ]

    /// Bytes that are no text, and byte order marks.
    private static let wild: [[UInt8]] = [
        [0], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0x81, 0x30, 0x81, 0x30], [0xA1, 0xA1], [0x0D], [0x1A], [0x7F], [0xE2, 0x80, 0xA8], [0xF0, 0x9F],
    ]
}
