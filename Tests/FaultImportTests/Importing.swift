import FaultImport
import FaultModel
import Foundation
import Testing

/// What came of one file, as tests look at it.
struct Imported {
    var format: ManualFormat
    var draft: Draft
    var findings: Findings

    var faults: [Fault] { draft.records.compactMap { if case .fault(let fault) = $0 { fault } else { nil } } }
    var parts: [Part] { draft.records.compactMap { if case .part(let part) = $0 { part } else { nil } } }
    var passages: [Passage] {
        draft.records.compactMap { if case .passage(let passage) = $0 { passage } else { nil } }
    }
    var terms: [Term] { draft.records.compactMap { if case .term(let term) = $0 { term } else { nil } } }
    var products: [Product] { draft.records.compactMap { if case .product(let product) = $0 { product } else { nil } } }
    var ids: [String] { faults.map(\.id.description) }

    func fault(_ id: String) -> Fault? { faults.first { $0.id.description == id } }

    /// `error 3: message` of each finding that is at least so grave.
    func messages(_ severity: Finding.Severity) -> [String] {
        findings.all.filter { $0.severity == severity }.map { "\($0.line.map { "\($0): " } ?? "")\($0.message)" }
    }
}

func imported(
    _ text: String, name: String = "list.csv",
    _ options: ImportOptions = ImportOptions(product: "p", language: .english)
) throws -> Imported {
    try imported(bytes: Array(text.utf8), name: name, options)
}

func imported(
    bytes: [UInt8], name: String = "list.csv",
    _ options: ImportOptions = ImportOptions(product: "p", language: .english)
) throws -> Imported {
    var findings = Findings()
    let (format, draft) = try Importers.draft(
        from: SourceFile(name: name, bytes: bytes), options: options, findings: &findings)
    return Imported(format: format, draft: draft, findings: findings)
}

/// What came of a file that may hold several.
struct ImportedAll {
    var format: ManualFormat
    var drafts: [Draft]
    var findings: Findings

    var faults: [Fault] {
        drafts.flatMap(\.records).compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
    }
    func messages(_ severity: Finding.Severity) -> [String] {
        findings.all.filter { $0.severity == severity }.map(\.message)
    }
}

func importedAll(
    bytes: [UInt8], name: String, _ options: ImportOptions = ImportOptions(product: "p", language: .english)
) throws -> ImportedAll {
    var findings = Findings()
    let (format, drafts) = try Importers.drafts(
        from: SourceFile(name: name, bytes: bytes), options: options, findings: &findings)
    return ImportedAll(format: format, drafts: drafts, findings: findings)
}

/// The failure that a file ends in; nil when it does not.
func failure(_ text: String, _ options: ImportOptions = ImportOptions(product: "p", language: .english))
    -> ImportFailure?
{
    failure(bytes: Array(text.utf8), options)
}

func failure(bytes: [UInt8], _ options: ImportOptions = ImportOptions(product: "p", language: .english))
    -> ImportFailure?
{
    do {
        _ = try imported(bytes: bytes, options)
        return nil
    } catch {
        return error as? ImportFailure
    }
}

extension String {
    var utf16LittleEndian: [UInt8] {
        utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
    var utf16BigEndian: [UInt8] {
        utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }
}

/// Manuals of others beside the project, which is where they may be read and never copied from.
enum SharedData {
    static let root: URL? = {
        let environment = ProcessInfo.processInfo.environment["FAULTBASE_SHARED"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
        return [environment, beside].compactMap { $0?.appendingPathComponent("data") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static var isThere: Bool { root != nil }
    static let comment: Comment = "the folder ../shared with the manuals of others is not here"

    static func bytes(_ path: String) throws -> [UInt8] {
        let url = try #require(root).appendingPathComponent(path)
        return [UInt8](try Data(contentsOf: url))
    }
}
