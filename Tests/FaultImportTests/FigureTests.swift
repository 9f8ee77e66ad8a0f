import FaultModel
import FaultTesting
import Testing

@testable import FaultImport

/// Pictures of manuals: found beside the manual or in it, told by content, kept once.
@Suite struct FigureTests {
    private let pump = Pictures.png(40, 30)
    private let valve = Pictures.jpeg(64, 48)

    private func imported(
        _ text: String, name: String, beside files: [String: [UInt8]] = [:],
        _ options: ImportOptions = ImportOptions(product: "p", language: .english)
    ) throws -> Imported {
        try imported(Array(text.utf8), name: name, beside: files, options)
    }

    private func imported(
        _ bytes: [UInt8], name: String, beside files: [String: [UInt8]] = [:],
        _ options: ImportOptions = ImportOptions(product: "p", language: .english)
    ) throws -> Imported {
        let file = SourceFile(name: name, bytes: bytes)
        let siblings = SiblingFiles([file] + files.map { SourceFile(name: $0.key, bytes: $0.value) })
        var findings = Findings()
        let (format, drafts) = try Importers.drafts(
            from: file, options: options, siblings: siblings, findings: &findings)
        return Imported(format: format, draft: try #require(drafts.first), findings: findings)
    }

    // MARK: - HTML and Markdown

    @Test("a page's pictures belong to the section that shows them, with their captions") func html() throws {
        let read = try imported(
            """
            <!doctype html><h1>1 Pump</h1><p>Sucks oil.</p>
            <figure><img src="img/pump.png" alt="pump"><figcaption>The <b>pump</b>, cut</figcaption></figure>
            <h1>2 Valve</h1><p>Holds pressure. <img src='../shared/my%20valve.jpg#x' alt="Valve seat"></p>
            """, name: "manual/de/page.html",
            beside: ["manual/de/img/pump.png": pump, "manual/shared/my valve.jpg": valve])
        #expect(read.passages.map { $0.figures.map(\.name) } == [["pump.png"], ["my valve.jpg"]])
        let figure = try #require(read.passages[0].figures.first)
        #expect(figure.caption == LocalizedText("The pump, cut", in: .english))
        #expect(figure.size == PixelSize(width: 40, height: 30))
        #expect(figure.type == .png)
        #expect(figure.media == MediaHash(of: pump))
        #expect(figure.citation == Citation(document: "page.html", file: "page.html"))
        #expect(read.passages[1].figures.first?.caption == LocalizedText("Valve seat", in: .english))
        #expect(read.draft.media.map(\.bytes) == [pump, valve])
        #expect(read.passages[0].text.strings == ["Sucks oil.\n\nThe pump, cut"])
    }

    @Test("one file that is shown twice is kept once") func once() throws {
        let read = try imported(
            "# A\n![one](a.png)\n\n# B\n![two](./a.png \"title\") and ![three](<b.png>)\n", name: "m.md",
            beside: ["a.png": pump, "b.png": pump])
        #expect(read.draft.media.count == 1)
        #expect(read.passages.map { $0.figures.map { $0.caption?.strings.first } } == [["one"], ["two", "three"]])
    }

    @Test("a picture in the address itself is read") func dataAddress() throws {
        let data =
            "data:image/png;base64," + Base64.encoded(Pictures.png(300, 200) + [UInt8](repeating: 7, count: 5000))
        let html = try imported("<!doctype html><p>Text</p><img alt='Cut' src='\(data)'>", name: "p.html")
        #expect(html.passages.first?.figures.map(\.name) == ["figure.png"])
        #expect(html.passages.first?.figures.first?.size == PixelSize(width: 300, height: 200))
        let markdown = try imported("# A\n\nText\n\n![Cut](\(data))\n", name: "p.md")
        #expect(markdown.passages.first?.figures.count == 1)
        #expect(markdown.passages.first?.text.strings == ["Text\n\nCut"])
    }

    @Test("a picture in a troubleshooting table belongs to the fault of its row") func inTable() throws {
        let read = try imported(
            """
            <!doctype html><h1>Faults</h1><p>Find it here.</p>
            <table>
            <tr><th>Code<th>Symptom<th>Cause<th>Remedy
            <tr><td>E1<td>No stroke<td>Valve stuck<td>Clean it
            <tr><td>E2<td>Noise<td>Air <img src="a.png" alt="Bubbles"><td>Bleed
            <tr><td><td><td>Pump worn <img src="b.jpg"><td>Renew
            </table>
            """, name: "t.html", beside: ["a.png": pump, "b.jpg": valve])
        #expect(read.faults.map { $0.figures.map(\.name) } == [[], ["a.png", "b.jpg"]])
        #expect(read.passages.flatMap(\.figures).isEmpty)
    }

    @Test("a picture among the labels of a fault under a heading belongs to the fault") func underHeading() throws {
        let read = try imported(
            "# 3.1 No pressure\n\nCauses:\n\n1. Valve stuck\n2. Pump worn\n\n![Seat](a.png)\n\nRemedy:\n\n1. Clean\n2. Renew\n\n"
                + "# 3.2 Noise\n\nCause: Air\n\nRemedy: Bleed\n\n![Port](b.jpg)\n", name: "h.md",
            beside: ["a.png": pump, "b.jpg": valve])
        #expect(read.faults.map { $0.figures.map(\.name) } == [["a.png"], ["b.jpg"]])
    }

    // MARK: - What is left out

    @Test("pictures that are missing are one finding, and their words stay")
    func missing() throws {
        let text = """
            <!doctype html><h1>1 Pump</h1>
            <figure><img src="gone.png"><figcaption>What it was</figcaption></figure>
            <p>Text <img src="https://example.org/a.png"> <img src="../../etc/passwd" alt="A seal"> <img src="/etc/passwd"></p>
            """
        let read = try imported(text, name: "m/page.html", beside: ["m/other.png": pump])
        #expect(read.passages.first?.text.strings.first?.contains("What it was") == true)
        #expect(read.draft.media.isEmpty)
        #expect(
            read.messages(.warning) == [
                "2: 4 pictures are not among the files of the import; their words were kept: 'gone.png', "
                    + "'https://example.org/a.png', '../../etc/passwd', '/etc/passwd'. Import the folder or archive that holds them too"
            ])
    }

    @Test("a file is told by its content, never by its name") func byContent() throws {
        let read = try imported(
            "# A\nText ![x](a.png) ![y](b.png) ![z](c.png) ![s](d.png)\n", name: "m.md",
            beside: [
                "a.png": Array("<html><script>alert(1)</script></html>".utf8), "b.png": Pictures.gif(20, 20),
                "c.png": Array(pump.prefix(20)), "d.png": Pictures.svg,
            ])
        #expect(read.passages.first?.figures.map(\.type) == [.gif, .svg])
        #expect(read.messages(.warning).count == 2)
        #expect(read.messages(.warning)[0].contains("'a.png' was left out: its content is no picture that is known"))
        #expect(read.messages(.warning)[1].contains("'c.png' was left out: it begins as image/png"))
    }

    @Test("limits: pixels that are declared, bytes, marks of the layout") func limits() throws {
        let read = try imported(
            "# A\nText ![x](huge.png) ![y](long.png) ![z](dot.png)\n", name: "m.md",
            beside: [
                "huge.png": Pictures.png(50_000, 1000), "dot.png": Pictures.png(1, 1),
                "long.png": pump + [UInt8](repeating: 0, count: MediaReading.sizeLimit),
            ])
        #expect(read.passages.first?.figures == [])
        #expect(read.messages(.warning).count == 2)
        #expect(read.messages(.warning)[0].contains("it declares 50000 × 1000 pixels; at most 40 million are shown"))
        #expect(read.messages(.warning)[1].contains("more than 20 MB"))
    }

    @Test("a drawing is kept as it is made safe") func drawing() throws {
        let evil = Array(
            "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><script>alert(1)</script></svg>".utf8)
        let read = try imported("# A\nText ![x](a.svg)\n", name: "m.md", beside: ["a.svg": evil])
        let media = try #require(read.draft.media.first)
        #expect(!String(decoding: media.bytes, as: UTF8.self).contains("script"))
        #expect(media.hash == MediaHash(of: media.bytes))
        #expect(read.passages.first?.figures.first?.size == PixelSize(width: 30, height: 20))
        #expect(read.messages(.note).contains { $0.contains("taken out of the drawing 'a.svg': script") })
    }

    @Test("pictures are no manuals") func noManuals() {
        for (name, bytes) in [("a.png", pump), ("a.svg", Pictures.svg), ("a.txt", Pictures.gif(9, 9))] {
            var findings = Findings()
            #expect(throws: ImportFailure.binary(.image)) {
                try Importers.drafts(
                    from: SourceFile(name: name, bytes: bytes), options: ImportOptions(), findings: &findings)
            }
        }
    }

    @Test(
        "what a header declares",
        arguments: [
            (Pictures.png(640, 480), MediaType.png, PixelSize(width: 640, height: 480)),
            (Pictures.jpeg(640, 480), .jpeg, PixelSize(width: 640, height: 480)),
            (Pictures.jpeg(17, 5, progressive: true), .jpeg, PixelSize(width: 17, height: 5)),
            (Pictures.gif(300, 2), .gif, PixelSize(width: 300, height: 2)),
        ])
    func headers(bytes: [UInt8], type: MediaType, size: PixelSize) {
        #expect(MediaType(of: bytes) == type)
        #expect(PixelSize(of: bytes, type: type) == size)
        for length in 0..<bytes.count { _ = PixelSize(of: Array(bytes.prefix(length)), type: type) }
    }

    @Test(
        "kinds that are kept for download",
        arguments: [
            (Array("RIFF????WEBPVP8 ".utf8), MediaType.webp), ([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], .tiff),
            ([0x00, 0x25, 4] + Array("ABCD".utf8) + [0, 0x10, 0x22], .cgm), (Array("BEGMF 'pic';".utf8), .cgm),
            (Array("%PDF-1.7\n".utf8), .pdf), ([0xD7, 0xCD, 0xC6, 0x9A, 0, 0], .wmf),
        ])
    func attachments(bytes: [UInt8], type: MediaType) { #expect(MediaType(of: bytes) == type) }

    @Test("base 64 of RFC 4648, section 10")
    func base64() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            #expect(Base64.encoded(Array(plain.utf8)) == coded)
            #expect(Base64.decoded(coded.utf8) == Array(plain.utf8))
        }
        #expect(Base64.decoded("Zm9v!".utf8) == nil)
        #expect(Base64.decoded("Z".utf8) == nil)
    }

    // MARK: - S1000D

    @Test("graphics of S1000D belong to their step, fault or section; declared or by their control number")
    func s1000d() throws {
        let read = try imported(
            """
            <!DOCTYPE dmodule [
            <!NOTATION png SYSTEM "png">
            <!ENTITY ICN-P-00001 SYSTEM "art/one.png" NDATA png>
            ]>
            <dmodule><identAndStatusSection><dmAddress><dmIdent>
            <dmCode modelIdentCode="PUMP" systemDiffCode="A" systemCode="00" subSystemCode="0" subSubSystemCode="0" assyCode="00" disassyCode="00" disassyCodeVariant="A" infoCode="420" infoCodeVariant="A" itemLocationCode="A"/>
            </dmIdent><dmAddressItems><dmTitle><techName>Pump</techName></dmTitle></dmAddressItems></dmAddress></identAndStatusSection>
            <content><faultIsolation><faultIsolationProcedure><fault faultCode="P-1"/>
            <faultDescr><descr>No pressure</descr></faultDescr>
            <isolationProcedure><isolationMainProcedure>
            <isolationStep id="s1"><action>See the figure</action>
            <figure><title>Gauge port</title><graphic infoEntityIdent="ICN-P-00001"/></figure>
            <isolationStepQuestion>Is it dry?</isolationStepQuestion>
            <isolationStepAnswer><yesNoAnswer><yesAnswer nextActionRefId="e1"/><noAnswer nextActionRefId="e2"/></yesNoAnswer></isolationStepAnswer></isolationStep>
            <isolationProcedureEnd id="e1"><action>Replace the pump</action><figure><title>Pump</title><graphic infoEntityIdent="ICN-P-00002"/></figure></isolationProcedureEnd>
            <isolationProcedureEnd id="e2"><action>Call us</action><figure><graphic infoEntityIdent="ICN-P-00009"/></figure></isolationProcedureEnd>
            </isolationMainProcedure></isolationProcedure></faultIsolationProcedure></faultIsolation></content></dmodule>
            """, name: "csdb/DMC-PUMP.XML",
            beside: [
                "csdb/art/one.png": pump,
                "csdb/icn/icn-p-00002_001.cgm": [0x00, 0x25, 4] + Array("ABCD".utf8) + [0, 0],
                "csdb/icn/icn-p-00002_001.jpg": valve,
            ])
        let fault = try #require(read.faults.first)
        #expect(fault.procedure?.steps.map { $0.figures.map(\.name) } == [["one.png"]])
        #expect(fault.procedure?.steps.first?.figures.first?.caption == LocalizedText("Gauge port", in: .english))
        #expect(fault.figures.map(\.name) == ["icn-p-00002_001.jpg"])
        #expect(
            read.messages(.warning).count {
                $0.contains("1 picture is not among the files") && $0.contains("ICN-P-00009")
            } == 1)
    }

    @Test("a description of S1000D and of an older issue") func s1000dSections() throws {
        let read = try imported(
            """
            <dmodule><idstatus><dmaddres><dmc><avee><modelic>PUMP</modelic><sdc>A</sdc><chapnum>00</chapnum><section>0</section><subsect>0</subsect><subject>00</subject><discode>00</discode><discodev>A</discodev><incode>040</incode><incodev>A</incodev><itemloc>A</itemloc></avee></dmc><dmtitle><techname>Pump</techname></dmtitle></dmaddres></idstatus>
            <content><descript><para0><title>Parts</title><para>They are:</para><figure><title>All of it</title><graphic boardno="ICN-7"/></figure></para0></descript></content></dmodule>
            """, name: "DMC-X.XML", beside: ["ICN-7.svg": Pictures.svg])
        #expect(read.passages.map { $0.figures.map { $0.caption?.strings.first } } == [["All of it"]])
    }

    // MARK: - DITA

    @Test("images of DITA belong to their section or fault") func dita() throws {
        let topic = try imported(
            """
            <!DOCTYPE concept PUBLIC "-//OASIS//DTD DITA Concept//EN" "concept.dtd">
            <concept id="c"><title>Pump</title><conbody><p>Text <image href="a.png"><alt>Small</alt></image></p>
            <section id="s"><title>Valve</title><fig><title>Seat</title><image href="img/b.jpg"/></fig></section></conbody></concept>
            """, name: "d/c.dita", beside: ["d/a.png": pump, "d/img/b.jpg": valve])
        #expect(topic.passages.map { $0.figures.map { $0.caption?.strings.first } } == [["Small"], ["Seat"]])
        let trouble = try imported(
            """
            <!DOCTYPE troubleshooting PUBLIC "-//OASIS//DTD DITA Troubleshooting//EN" "troubleshooting.dtd">
            <troubleshooting id="t"><title>Noise</title><troublebody><condition><p>It whines.</p><image href="a.png"/></condition>
            <troubleSolution><cause><p>Air</p></cause><remedy><steps><step><cmd>Bleed</cmd></step></steps></remedy></troubleSolution></troublebody></troubleshooting>
            """, name: "d/t.dita", beside: ["d/a.png": pump])
        #expect(trouble.faults.first?.figures.map(\.name) == ["a.png"])
    }

    // MARK: - Word, archives

    @Test("pictures of a Word document, with the caption below them or what stands for them") func word() throws {
        func drawing(_ id: String, _ words: String) -> String {
            """
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="\(words)"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="\(id)"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """
        }
        var zip = ZipFixture()
        zip.add(
            "word/document.xml",
            """
            <w:document xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp" xmlns:pic="pic"><w:body>
            <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Pump</w:t></w:r></w:p>
            <w:p><w:r><w:t>It pumps.</w:t></w:r></w:p>\(drawing("rId1", "alt"))
            <w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>Figure 1: The pump</w:t></w:r></w:p>
            \(drawing("rId2", "The valve"))<w:p><w:r><w:t>More.</w:t></w:r></w:p>\(drawing("rId3", "x"))
            </w:body></w:document>
            """)
        zip.add(
            "word/styles.xml",
            "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Caption\"><w:name w:val=\"caption\"/></w:style></w:styles>")
        zip.add(
            "word/_rels/document.xml.rels",
            """
            <Relationships><Relationship Id="rId1" Target="media/image1.png"/><Relationship Id="rId2" Target="media/image2.jpeg"/>
            <Relationship Id="rId3" Target="https://example.org/a.png" TargetMode="External"/></Relationships>
            """)
        zip.add("word/media/image1.png", pump)
        zip.add("word/media/image2.jpeg", valve)
        let read = try imported(zip.finished, name: "m.docx")
        #expect(read.passages.count == 1)
        #expect(
            read.passages.first?.figures.map { $0.caption?.strings.first } == ["Figure 1: The pump", "The valve"])
        #expect(read.passages.first?.text.strings == ["It pumps.\n\nFigure 1: The pump\n\nMore."])
    }

    @Test("files of an archive show each other's pictures, wherever they stand in it") func archive() throws {
        var zip = ZipFixture()
        zip.add("m/a.md", "# A\nText ![Pump](img/p.png) ![out](../../p.png)\n")
        zip.add("m/img/p.png", pump)
        zip.add("p.png", valve)
        let read = try imported(zip.finished, name: "m.zip")
        #expect(read.passages.first?.figures.map { $0.caption?.strings.first } == ["Pump"])
        #expect(read.draft.media.map(\.bytes) == [pump])
        #expect(read.messages(.warning).contains { $0.contains("'../../p.png'") })
    }

    // MARK: - Fault books

    private let book = """
        faultbook: 1
        language: en
        source: {document: Manual, revision: "3"}
        product: {line: p}
        faults:
          - id: noise
            symptom: Noise
            page: "4"
            causes: [{id: air, title: Air}]
            figures: [{file: pics/pump.png, caption: {en: The pump, zh: 泵}}]
            procedure:
              start: s1
              steps:
                s1: {ask: "Noisy?", if_yes: {cause: air}, if_no: {end: Fine}, figures: [{file: pics/valve.jpg, name: v.jpg, page: "5"}]}
        passages:
          - id: m/s
            title: Parts
            text: All parts
            figures: [{file: pics/pump.png}]
        """

    @Test("a fault book names its pictures") func faultBook() throws {
        let read = try imported(
            book, name: "b/book.yaml", beside: ["b/pics/pump.png": pump, "b/pics/valve.jpg": valve], ImportOptions())
        let fault = try #require(read.faults.first)
        #expect(fault.figures.first?.caption?.languages.count == 2)
        #expect(
            fault.figures.first?.citation == Citation(document: "Manual", revision: "3", page: "4", file: "book.yaml"))
        #expect(fault.procedure?.steps.first?.figures.map(\.name) == ["v.jpg"])
        #expect(fault.procedure?.steps.first?.figures.first?.citation?.page == "5")
        #expect(read.passages.first?.figures.map(\.name) == ["pump.png"])
        #expect(read.draft.media.count == 2)
        #expect(read.findings.isEmpty)
    }

    @Test("what stands under a picture of a fault book that is missing is kept") func missingInBook() throws {
        let read = try imported(book, name: "b/book.yaml", beside: ["b/other.png": pump], ImportOptions())
        #expect(read.faults.first?.notes.map(\.text.languages.count) == [2])
        #expect(read.faults.first?.figures == [])
        #expect(read.messages(.warning).count == 1)
    }

    @Test("a fault book that is written is read again to the same figures", arguments: [true, false])
    func bookAgain(withFiles: Bool) throws {
        let files = ["b/pics/pump.png": pump, "b/pics/valve.jpg": valve]
        let read = try imported(book, name: "b/book.yaml", beside: files, ImportOptions())
        let names = Dictionary(
            uniqueKeysWithValues: read.draft.media.map { ($0.hash, "media/\($0.hash).\($0.type.ending)") })
        let written = FaultBookWriter.yaml(
            source: read.draft.source, product: read.products[0], parts: read.parts, faults: read.faults,
            passages: read.passages, files: withFiles ? names : [:])
        let beside = Dictionary(
            uniqueKeysWithValues: read.draft.media.map { ("x/" + (names[$0.hash] ?? ""), $0.bytes) })
        let again = try imported(written, name: "x/book.yaml", beside: withFiles ? beside : [:], ImportOptions())
        let withoutLines: (Record) -> Record = { $0.citing { $0.line = nil } }
        #expect(again.draft.records.map(withoutLines) == read.draft.records.map(withoutLines))
        #expect(Set(again.draft.media.map(\.hash)) == (withFiles ? Set(names.keys) : []))
    }

    @Test(
        "a figure that cannot be one leaves its record out",
        arguments: [
            ("{media: abc, type: image/png}", "'abc' is not the SHA-256 of a file"),
            ("{caption: x}", "the figure's file is missing"),
            ("{media: \(MediaHash(of: [])), type: image/xyz}", "expected the figure's type as one of image/png"),
            ("{media: \(MediaHash(of: [])), type: image/png, width: 4}", "expected width and height together"),
            ("{file: a.png, media: \(MediaHash(of: []))}", "a figure has a file or 'media', not both"),
        ])
    func badFigure(figure: String, message: String) throws {
        let text = """
            faultbook: 1
            language: en
            source: {document: M}
            product: {line: p}
            faults: [{id: a, symptom: A, figures: [\(figure)]}, {id: b, symptom: B}]
            """
        let read = try imported(text, name: "b.yaml", beside: ["a.png": pump], ImportOptions())
        #expect(read.ids == ["p/b"])
        #expect(read.messages(.error).contains { $0.contains(message) }, "\(read.messages(.error))")
    }
}
