import FaultImport
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite struct TermTests {
    private func draft(
        _ text: String, name: String = "words", options: ImportOptions = ImportOptions(), _ findings: inout Findings
    ) throws -> (ManualFormat, [[String]]) {
        let (format, draft) = try Importers.draft(
            from: SourceFile(name: name, text: text), options: options, findings: &findings)
        let terms = draft.records.compactMap { record -> [String]? in
            if case .term(let term) = record { term.words.map { "\($0.language):\($0.text)" } } else { nil }
        }
        return (format, terms)
    }

    @Test("TBX of 2008: an entry's languages and synonyms are one term") func tbx2008() throws {
        var findings = Findings()
        let (format, terms) = try draft(
            """
            <?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
            <martif type="TBX" xml:lang="en"><text><body>
              <termEntry id="c1">
                <langSet xml:lang="en"><tig><term>relief valve</term></tig><ntig><termGrp><term>safety valve</term></termGrp></ntig></langSet>
                <langSet xml:lang="zh-CN"><tig><term>溢流阀</term></tig></langSet>
              </termEntry>
              <termEntry id="c2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry>
            </body></text></martif>
            """, &findings)
        #expect(format == .terms)
        #expect(terms == [["en:relief valve", "en:safety valve", "zh-CN:溢流阀"]])
        #expect(findings.all.map(\.message) == ["1 entries have no translation and were left out; this is the first"])
        #expect(findings.all.first?.line == 7)
    }

    @Test("TBX of 2019 has other names for the same") func tbx2019() throws {
        var findings = Findings()
        let (_, terms) = try draft(
            """
            <tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
              <conceptEntry id="c1">
                <langSec xml:lang="de"><termSec><term>Druckbegrenzungsventil</term></termSec></langSec>
                <langSec xml:lang="en"><termSec><term>relief valve</term></termSec></langSec>
              </conceptEntry></body></text></tbx>
            """, &findings)
        #expect(terms == [["de:Druckbegrenzungsventil", "en:relief valve"]])
        #expect(findings.isEmpty)
    }

    @Test("Qt: marks of the user interface are not part of a word, and what is obsolete or no word stays out")
    func qt() throws {
        var findings = Findings()
        let (format, terms) = try draft(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE TS>
            <TS version="2.1" language="en_US">
            <context><name>Menu</name>
                <message><source>燃油过滤泵</source><translation type="unfinished">Fuel filter pump</translation></message>
                <message><source>文件(&amp;F)</source><translation>&amp;File</translation></message>
                <message><source>旧</source><translation type="obsolete">Old</translation></message>
                <message><source>第 %1 页</source><translation>Page %1</translation></message>
                <message><source>空</source><translation></translation></message>
            </context></TS>
            """, &findings)
        #expect(format == .terms)
        #expect(terms == [["zh:燃油过滤泵", "en-US:Fuel filter pump"], ["zh:文件(F)", "en-US:File"]])
        #expect(findings.all.map(\.severity) == [.note, .note])
    }

    @Test(
        "a table whose columns are languages is a vocabulary, several words for one thing parted by ;",
        arguments: [
            "中文,English\n溢流阀,relief valve; safety valve\n滤芯,filter element\n",
            "zh\ten\n溢流阀\trelief valve; safety valve\n滤芯\tfilter element\n",
            "﻿Chinese;English\n溢流阀;relief valve\n",
        ])
    func table(text: String) throws {
        var findings = Findings()
        let (format, terms) = try draft(text, name: "words.csv", &findings)
        #expect(format == .termtable)
        #expect(terms.first?.prefix(2) == ["zh:溢流阀", "en:relief valve"])
    }

    @Test("a table of faults is still a table of faults") func faults() throws {
        var findings = Findings()
        let (format, _) = try draft("code,symptom\nE1,No stroke\n", name: "faults.csv", &findings)
        #expect(format == .csv)
    }

    @Test("a term base that is cut off says where") func truncated() throws {
        var findings = Findings()
        let error = #expect(throws: ImportFailure.self) {
            try draft("<martif type=\"TBX\"><text><body><termEntry>", &findings)
        }
        #expect(error?.line == 1)
    }

    @Test("a translation that does not say its language is refused") func noLanguage() throws {
        var findings = Findings()
        #expect(throws: ImportFailure.self) { try draft("<TS version=\"2.1\"></TS>", &findings) }
    }

    @Test(
        "the display of an excavator: most of its texts become words in both languages",
        .enabled(if: Places.shared("zh-en-excavator-hmi/TestXMLRead/tr_en.ts") != nil, "shared data is not there"))
    func excavator() throws {
        let url = try #require(Places.shared("zh-en-excavator-hmi/TestXMLRead/tr_en.ts"))
        let bytes = [UInt8](try Data(contentsOf: url))
        var findings = Findings()
        let (format, draft) = try Importers.draft(
            from: SourceFile(name: "tr_en.ts", bytes: bytes), options: ImportOptions(), findings: &findings)
        #expect(format == .terms)
        let terms = draft.records.compactMap { if case .term(let term) = $0 { term } else { nil } }
        #expect(terms.contains { Set($0.words.map(\.text)) == ["空滤清洁泵", "Air filter cleaning pump"] })
        // Every message is a term or is counted among those left out.
        let text = String(decoding: bytes, as: UTF8.self)
        let messages = text.components(separatedBy: "<message>").count - 1
        let obsolete = ["obsolete", "vanished"].reduce(0) {
            $0 + text.components(separatedBy: "type=\"\($1)\"").count - 1
        }
        let left = findings.all.compactMap { Int($0.message.prefix { $0.isNumber }) }.reduce(0, +)
        #expect(terms.count + left + obsolete == messages)
        #expect(terms.count > messages / 3)
    }
}
