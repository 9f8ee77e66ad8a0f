import FaultImport
import FaultModel
import Foundation
import Testing

/// 164 pages of a robot maker: Word's HTML, all declared as EUC-KR; the English ones are UTF-8, the Chinese ones are EUC-KR
/// with character references for what Korean has not.
@Suite("Pages of others", .enabled(if: SharedData.isThere, SharedData.comment))
struct SharedPagesTests {
    private static func pages(_ folder: String) throws -> [String] {
        let root = try #require(SharedData.root).appendingPathComponent("robot-alarms/hi5-html/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".html") }.sorted()
    }

    private static func read(_ folder: String, _ name: String) throws -> Imported {
        try imported(
            bytes: SharedData.bytes("robot-alarms/hi5-html/\(folder)/\(name)"), name: name,
            ImportOptions(product: "hi5"))
    }

    private static func words(of result: Imported) -> String {
        var text = result.passages.flatMap { $0.headings + [$0.title, $0.text] + $0.safety }.flatMap(\.strings)
        for fault in result.faults {
            text += fault.symptom.strings + fault.codes.map(\.display)
            text += fault.causes.flatMap {
                $0.title.strings + ($0.remedy?.title.strings ?? []) + ($0.remedy?.steps ?? []).flatMap(\.strings)
            }
            text += fault.checks.flatMap(\.ask.strings) + fault.notes.flatMap { [$0.label] + $0.text.strings }
        }
        return text.joined(separator: "\n")
    }

    /// The words of three Latin letters and more.
    private static func letterRuns(of text: String) -> Set<String> {
        let runs = text.unicodeScalars.split { !($0.isASCII && $0.properties.isAlphabetic) }
        return Set(runs.filter { $0.count >= 3 }.map { String($0) })
    }

    @Test("Every Chinese page is read as Chinese, without a sign that is lost or Korean")
    func chinese() throws {
        let pages = try Self.pages("zh")
        #expect(pages.count == 82)
        for page in pages {
            let result = try Self.read("zh", page)
            let text = Self.words(of: result)
            #expect(!text.contains("\u{FFFD}"), "\(page)")
            #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(page)")
            #expect(
                !text.unicodeScalars.contains {
                    (0xAC00...0xD7A3).contains($0.value) || (0xF900...0xFAFF).contains($0.value)
                }, "\(page)")
            #expect(result.messages(.error) == [] && result.messages(.warning) == [], "\(page)")
        }
    }

    @Test("Every word of the English pages is in a record: counted against their text without tags")
    func english() throws {
        let pages = try Self.pages("en")
        #expect(pages.count == 82)
        for page in pages {
            let source = String(decoding: try SharedData.bytes("robot-alarms/hi5-html/en/\(page)"), as: UTF8.self)
            let body = source.split(separator: "<BODY", maxSplits: 1).last.map(String.init) ?? source
            let plain = body.replacing(#/<[^>]*>/#, with: "").replacing(#/&\w+;?|&#\d+;/#, with: " ")
            let text = Self.words(of: try Self.read("en", page))
            #expect(!text.contains("\u{FFFD}"), "\(page)")
            let lost = Self.letterRuns(of: plain).subtracting(Self.letterRuns(of: text))
            #expect(lost.isEmpty, "\(page)")
        }
    }
}
