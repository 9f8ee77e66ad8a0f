import FaultImport
import FaultModel
import Foundation

/// What came of an input; a failure is a result too.
struct FuzzResult: Equatable {
    var records: [Record] = []
    var media: [Media] = []
    var findings: [Finding] = []
    var failure: String?

    init(of input: [UInt8], reader: FuzzReader) {
        switch reader {
        case .manual(let format): read(FuzzFile.file(of: input), as: format, siblings: .none)
        case .drawing:
            read(drawing: input)
            // What was made safe is safe: it is written anew as it stands.
            guard let safe = media.first, safe.type == .svg else { return }
            var again = FuzzResult()
            again.read(drawing: safe.bytes)
            if again.media.first?.bytes != safe.bytes { Self.end(safe.bytes, again) }
        }
    }

    private init() {}

    /// A manual of one figure, whose drawing is the input.
    private mutating func read(drawing: [UInt8]) {
        let drawing = SourceFile(name: "d.svg", bytes: drawing)
        let manual = SourceFile(name: "m.md", text: "# A\n\nText ![x](d.svg)\n")
        read(manual, as: .markdown, siblings: SiblingFiles([manual, drawing]))
    }

    private mutating func read(_ file: SourceFile, as format: ManualFormat, siblings: SiblingFiles) {
        let options = ImportOptions(product: "p", language: .english, format: format)
        var heard = Findings()
        do {
            let (_, drafts) = try Importers.drafts(
                from: file, options: options, siblings: siblings, findings: &heard)
            records = drafts.flatMap(\.records)
            media = drafts.flatMap(\.media)
        } catch {
            failure = error.description
        }
        findings = heard.all
    }

    /// Ends the process, so that the input is saved as one that crashes.
    private static func end(_ first: [UInt8], _ again: FuzzResult) {
        let second = again.media.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "\(again.findings)"
        let message = "A safe drawing became another:\n\(String(decoding: first, as: UTF8.self))\n\(second)\n"
        FileHandle.standardError.write(Data(message.utf8))
        abort()
    }
}
