import FaultModel
import FaultTesting
import Testing

@testable import FaultImport

@Suite("Archives")
struct ArchiveTests {
    static let list = "code,symptom\nE1,Hot\n"

    @Test("ZIP, tar and tar.gz: every file that can be read, in order; the others are told")
    func kinds() throws {
        var zip = ZipFixture()
        zip.add("a/list.csv", Self.list)
        zip.add("a/photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
        zip.add("__MACOSX/a/._list.csv", Self.list)
        zip.add("手册/阀.md", "# 阀\n\n限制压力。\n")
        var tar = TarFixture()
        tar.add("a/list.csv", Self.list)
        tar.add("a/photo.jpg", "\u{0}\u{1}\u{2}")
        tar.add("手册/阀.md", "# 阀\n\n限制压力。\n")
        for bytes in [zip.finished, tar.finished, tar.gzipped] {
            let result = try importedAll(bytes: bytes, name: "manuals")
            #expect(result.format == .archive)
            #expect(result.drafts.map(\.source.file) == ["list.csv", "阀.md"])
            #expect(
                result.messages(.note) == ["1 files that are no manuals of a known format were left out: a/photo.jpg"])
        }
    }

    @Test("One draft of all, for callers that take one")
    func single() throws {
        var zip = ZipFixture()
        zip.add("list.csv", Self.list)
        zip.add("more.csv", "code,symptom\nE2,Loud\n")
        #expect(try imported(bytes: zip.finished, name: "x.zip").ids == ["p/e1", "p/e2"])
    }

    @Test("DITA topics refer to maps, keys and topics of the same archive, wherever in it those stand")
    func topicsTogether() throws {
        let files = [
            (
                "m/use.dita",
                """
                <task id="use" xml:lang="en"><title>Use</title><taskbody><context><p conref="shared/parts.dita#t/open"/>
                <p conkeyref="parts/open"/><p>See <xref href="shared/parts.dita"/>.</p></context></taskbody></task>
                """
            ),
            (
                "m/shared/parts.dita",
                """
                <topic id="t" xml:lang="en"><title>Shared parts</title><body><p id="open">Open the <ph keyref="lid"/>.</p></body></topic>
                """
            ),
            (
                "m/guide.ditamap",
                """
                <map><keydef keys="lid"><topicmeta><keywords><keyword>left lid</keyword></keywords></topicmeta></keydef>
                <keydef keys="parts" href="shared/parts.dita"/></map>
                """
            ),
        ]
        for bytes in Self.archives(of: files) {
            let result = try importedAll(bytes: bytes, name: "manual")
            let texts = result.drafts[0].records.compactMap { record in
                if case .passage(let passage) = record { passage.text.strings[0] } else { nil }
            }
            #expect(texts == ["Open the left lid.\n\nOpen the left lid.\n\nSee Shared parts."])
            #expect(result.messages(.warning) == [])
        }
    }

    @Test("S1000D modules find the titles of others in the archive")
    func modulesTogether() throws {
        let removal = Modules.module(
            "<procedure><mainProcedure><proceduralStep><para>Open it.</para></proceduralStep></mainProcedure></procedure>",
            code: "PUMP-A-10-00-00-00A-921A-A")
        let files = [
            ("DMC-PUMP-A-10-00-00-00A-411A-A.XML", FaultReportTests.report),
            ("DMC-PUMP-A-10-00-00-00A-921A-A_001-00_EN-US.XML", removal),
        ]
        for bytes in Self.archives(of: files) {
            let fault = try #require(importedAll(bytes: bytes, name: "manual").faults.first)
            #expect(fault.causes[0].remedy?.title.strings == ["Pump - Fault (DMC-PUMP-A-10-00-00-00A-921A-A)"])
        }
    }

    private static func archives(of files: [(name: String, text: String)]) -> [[UInt8]] {
        var zip = ZipFixture()
        var tar = TarFixture()
        for file in files {
            zip.add(file.name, file.text)
            tar.add(file.name, file.text)
        }
        return [zip.finished, tar.gzipped]
    }

    @Test("A file that cannot be read is a finding with its name, and the rest is kept")
    func brokenFile() throws {
        var zip = ZipFixture()
        zip.add("broken.json", "[{\"code\": \"E1\", ")
        zip.add("list.csv", Self.list)
        let result = try importedAll(bytes: zip.finished, name: "x.zip")
        #expect(result.faults.count == 1)
        #expect(result.messages(.error).count == 1 && result.messages(.error)[0].hasPrefix("broken.json: "))
    }

    @Test("Names that lead out of the archive, and links, are left out and told")
    func paths() throws {
        var tar = TarFixture()
        for name in ["../up.csv", "/etc/list.csv", "a/../../b.csv"] { tar.add(name, Self.list) }
        tar.add("link.csv", "", type: "2", link: "/etc/passwd")
        tar.add("hard.csv", "", type: "1", link: "list.csv")
        tar.add("list.csv", Self.list)
        let result = try importedAll(bytes: tar.finished, name: "x.tar")
        #expect(result.drafts.count == 1)
        #expect(result.messages(.error).count == 5)
        #expect(result.messages(.error)[0] == "'../up.csv' leads out of the archive; it was left out")
    }

    @Test("An archive in an archive is read, one more level is told")
    func nested() throws {
        var inner = ZipFixture()
        inner.add("list.csv", Self.list)
        var middle = ZipFixture()
        middle.add("inner.zip", inner.finished)
        middle.add("second.csv", "code,symptom\nE2,Loud\n")
        var outer = ZipFixture()
        outer.add("middle.zip", middle.finished)
        let result = try importedAll(bytes: outer.finished, name: "x.zip")
        #expect(result.faults.map(\.id.description) == ["p/e2"])
        #expect(
            result.messages(.error).count == 1
                && result.messages(.error)[0].hasPrefix("'inner.zip' is an archive in an archive in an archive"))
    }

    @Test("A bomb is stopped at the limit, by size, by ratio and by number")
    func bombs() throws {
        let packed = ZipFixture.deflatedSpaces(8_000)
        let content = [UInt8](repeating: 0x20, count: 8_000 * 258 + 1)
        var zip = ZipFixture()
        for index in 0..<4 { zip.add("\(index).csv", content, packed: packed) }
        func failure(_ change: (inout ArchiveReader.Limits) -> Void) -> ImportFailure? {
            var reader = ArchiveReader()
            change(&reader.limits)
            do throws(ImportFailure) {
                try reader.read(zip.finished) { (_, content) throws(ImportFailure) in _ = try content() }
                return nil
            } catch {
                return error
            }
        }
        #expect(failure { _ in } == nil)
        #expect(failure { $0.entryBytes = 1 << 20 } == .archiveTooLarge(limit: "1 MB in one file"))
        #expect(failure { $0.totalBytes = 4 << 20 } == .archiveTooLarge(limit: "4 MB in all"))
        #expect(failure { $0.entries = 3 } == .archiveTooLarge(limit: "3 files"))
        #expect(
            failure { ($0.freeBytes, $0.ratio) = (1 << 20, 100) }
                == .archiveTooLarge(limit: "100 times the size of the archive"))
    }

    @Test("A file of 300 MB of nothing in 2 MB")
    func realBomb() {
        let count = (300 << 20) / 258
        var zip = ZipFixture()
        zip.add("a.csv", [], packed: ZipFixture.deflatedSpaces(count))
        #expect(failure(bytes: zip.finished) == .archiveTooLarge(limit: "256 MB in one file"))
    }

    @Test("A truncated archive keeps what was read before the end")
    func truncated() throws {
        var tar = TarFixture()
        tar.add("list.csv", Self.list)
        tar.add("more.csv", String(repeating: "code,symptom\n", count: 1000))
        let result = try importedAll(bytes: Array(tar.finished.prefix(4000)), name: "x.tar")
        #expect(result.faults.count == 1)
        #expect(
            result.messages(.error).count == 1
                && result.messages(.error)[0].hasSuffix("What was read before that was kept"))
        #expect(failure(bytes: Array(tar.finished.prefix(300)), ImportOptions(format: .archive)) != nil)
    }
}
