import FaultImport
import FaultModel
import Foundation
import Testing

/// A vendor's troubleshooting topics, without the maps and reusable files that they refer to.
@Suite("DITA troubleshooting topics of others", .enabled(if: SharedData.isThere, SharedData.comment))
struct DITASharedTests {
    static let files = try? SharedData.files(in: "dita-troubleshooting", endingIn: ".dita")
    static let results = try? importedTogether(files ?? [])

    /// Elements of that name, counted without a parser.
    static func count(_ name: String, in file: SourceFile) -> Int {
        String(decoding: file.bytes, as: UTF8.self).split(separator: "<").count {
            $0.hasPrefix("\(name)>") || $0.hasPrefix("\(name) ")
        }
    }

    @Test("A topic is a fault with its condition; each remedy is one, and each cause without a remedy a cause")
    func counts() throws {
        let results = try #require(Self.results)
        #expect(results.count == 58)
        var remedies = 0
        for file in try #require(Self.files) {
            let result = try #require(results[file.name])
            #expect(result.format == .dita)
            #expect(result.faults.count == 1, "\(file.name)")
            #expect(result.messages(.error) == [])
            let fault = try #require(result.faults.first)
            let condition = fault.notes.filter { $0.label == "condition" }
            #expect(condition.count == Self.count("condition", in: file), "\(file.name)")
            #expect(
                fault.causes.count { $0.remedy != nil } == Self.count("remedy", in: file), "\(file.name)")
            #expect(fault.causes.count >= Self.count("cause", in: file), "\(file.name)")
            remedies += fault.causes.count { $0.remedy != nil }
        }
        #expect(remedies == 67)
    }

    @Test("No word of a topic is lost")
    func words() throws {
        let results = try #require(Self.results)
        for file in try #require(Self.files) {
            let result = try #require(results[file.name])
            let expected = MarkupWordCheck.words(
                inMarkup: String(decoding: file.bytes, as: UTF8.self), without: ["prolog"])
            // A title that only says that a cause is one is no content.
            let missing = expected.subtracting(try MarkupWordCheck.words(in: result))
                .subtracting(["problem", "cause", "causes", "possible", "solution", "solutions", "remedy"]).sorted()
            #expect(missing == [], "\(file.name)")
        }
    }

    @Test("A key that no map defines is a finding, and its name stands in its place")
    func keys() throws {
        let results = try #require(Self.results)
        let result = try #require(results["dita-troubleshooting/mac-touch-bar.dita"])
        #expect(result.messages(.warning).contains { $0.contains("the key 'product'") })
        #expect(result.faults[0].also.flatMap(\.strings) == ["Mac Touch Bar", "Touch Bar on Mac", "Mac Function Keys"])
        let cause = result.faults[0].causes[0]
        #expect(
            cause.title.strings == ["By default, the Touch Bar function keys are not enabled for [product]."])
        #expect(cause.remedy?.steps.count == 5)
        #expect(cause.remedy?.steps[1].strings == ["Go to System Preferences and select Keyboard."])
    }
}
