import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation

@testable import FaultServer

/// Two product lines in one file that share words, a code, a part and a vocabulary. What only the crane's books say holds
/// `zeta`, `吊臂` or a 9 9 9: whoever may see the pump alone must find none of it anywhere.
struct TwoLines {
    let folder: URL
    let knowledge: KnowledgeBase

    /// - Parameter isAlone: without the crane: what who sees the pump alone should find.
    init(isAlone: Bool = false) throws {
        folder = try Places.newFolder()
        knowledge = try KnowledgeBase(opening: folder.appendingPathComponent("kb.sqlite").path, for: .writing)
        var drafts = [try Self.pump, try Self.crane, try Self.catalogue, Self.vocabulary]
        if isAlone {
            drafts.remove(at: 1)
            drafts[1].records.removeLast()
        }
        var files = drafts.map {
            ImportedFile(path: $0.source.file, format: nil, drafts: [$0], findings: Findings())
        }
        _ = try knowledge.apply(&files)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Of the crane alone.
    static let secrets = ["zeta", "吊臂", "E-999", "QTZ999", "99-900", "tower-crane", "塔机"]

    static let picture = Media(
        type: .png, name: "zeta.png", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [9, 9, 9])

    private static var pump: Draft {
        get throws {
            let fault = try Fault.make(
                "trailer-pump/no-stroke", .both("主油缸不动作", "Main cylinders do not stroke"),
                causes: [
                    try Cause.make(
                        "valve-stuck", .both("溢流阀卡滞", "Relief valve stuck"), prior: 0.03,
                        remedy: .both("更换阀", "Replace the valve"), parts: ["10-0001", "20-0001"])
                ]
            ) {
                $0.codes = [.maker("E-07"), .j1939(spn: 100, fmi: 1)]
                $0.models = ["HBT80"]
                $0.citations = [Citation(document: "Pump book", revision: "1", page: "5", file: "pump.yaml", line: 3)]
            }
            return Draft(
                source: Source(document: "Pump book", file: "pump.yaml"),
                records: [
                    .product(Product(line: "trailer-pump", name: .both("拖泵", "Trailer pump"), models: ["HBT80"])),
                    .part(Part(number: try .make("10-0001"), name: .both("溢流阀", "Relief valve"))),
                    .part(Part(number: try .make("20-0001"), name: .en("Seal kit"))), .fault(fault),
                ])
        }
    }

    private static var crane: Draft {
        get throws {
            let fault = try Fault.make(
                "tower-crane/zeta-slips", .both("吊臂主油缸不动作", "Zeta cylinders do not stroke"),
                causes: [
                    try Cause.make(
                        "zeta-stuck", .both("吊臂溢流阀卡滞", "Zeta relief valve stuck"), prior: 0.03,
                        remedy: .both("更换吊臂阀", "Replace the zetavalve"), parts: ["10-0001", "99-9001"])
                ]
            ) {
                $0.codes = [.maker("E-07"), .maker("E-999"), .j1939(spn: 100, fmi: 1)]
                $0.models = ["QTZ999"]
                $0.figures = [Figure(media: picture.hash, type: .png, name: picture.name, caption: .en("Zeta drawing"))]
                $0.citations = [Citation(document: "Zeta book", revision: "1", page: "9", file: "zeta.yaml", line: 3)]
            }
            let pin = try PartNumber.make("99-9001")
            let passage = try Passage.make(
                "tower-crane/zeta-book/1", .both("吊臂阀", "Zeta valve"), .both("吊臂阀卡滞", "The zeta valve sticks"))
            let sheet = ServiceRecord.make("sheet-1", "The zeta stands still, 吊臂不动") {
                $0.machine = ServiceRecord.Machine(product: "tower-crane", model: "QTZ999", serial: "zeta-1")
                $0.codes = [.maker("E-07")]
                $0.cause = "Zeta pin broken"
                $0.parts = [PartUse(number: pin)]
            }
            return Draft(
                source: Source(document: "Zeta book", file: "zeta.yaml"),
                records: [
                    .product(Product(line: "tower-crane", name: .both("塔机吊臂", "Zeta crane"), models: ["QTZ999"])),
                    // The same part under another name, and the number that replaces it there.
                    .part(Part(number: try .make("10-0001"), name: .both("吊臂阀", "Zetavalve"))),
                    .part(
                        Part(number: try .make("99-9002"), name: .en("Zeta new"), supersedes: [try .make("10-0001")])),
                    .part(Part(number: try .make("99-9001"), name: .both("吊臂销", "Zeta pin"))),
                    .fault(fault), .passage(passage), .service(sheet), words("w2", "主油缸", "zetaram"),
                ], media: [picture])
        }
    }

    /// A parts list of no line; one of its parts only the crane uses.
    private static var catalogue: Draft {
        get throws {
            Draft(
                source: Source(document: "Parts list", file: "parts.csv"),
                records: [
                    .part(Part(number: try .make("30-0001"), name: .en("Grease"))),
                    .part(Part(number: try .make("99-9001"), name: .en("Zeta pin of the list"))),
                ])
        }
    }

    private static var vocabulary: Draft {
        Draft(
            source: Source(document: "Words", file: "words.csv"),
            records: [
                words("w1", "溢流阀", "overflow valve")
            ])
    }

    private static func words(_ id: String, _ chinese: String, _ english: String) -> Record {
        .term(
            Term(
                id: id,
                words: [.init(language: .chinese, text: chinese), .init(language: .english, text: english)]))
    }
}
