import FaultImport
import FaultModel
import FaultTrees
import Foundation
import Testing

/// Published trees, and answers from other programs, which lie beside the project and are not part of it.
enum Shared {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data")
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "aralia").path) }
    static let comment: Comment = "needs the reference trees beside the project (../shared/data)"

    static func tree(_ path: String) throws -> FaultTree {
        var findings = Findings()
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
        return try OpenPSAReader().tree(from: bytes, file: path, findings: &findings)
    }

    /// Rows of a table, comments and headings left out.
    static func rows(_ path: String, heading: String) throws -> [[String]] {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix(heading) }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Where a tree of the tables lies.
    static func path(of name: String) -> String {
        ["lift", "two_train"].contains(name) ? "openpsa-models/\(name).xml" : "aralia/\(name).xml"
    }
}

@Suite("Known trees", .enabled(if: Shared.isThere, Shared.comment))
struct KnownAnswerTests {
    private func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
        a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
    }

    /// The hard ones are left to the benchmark.
    @Test(
        "counts, counts by order and probability of the Aralia trees",
        arguments: [
            "baobab1", "baobab3", "chinese", "das9202", "das9204", "das9206", "das9208", "edf9201", "edf9205",
            "elf9601",
            "isp9601", "isp9603", "isp9605", "isp9607",
        ])
    func aralia(name: String) throws {
        let rows = try Shared.rows("aralia/expected.tsv", heading: "tree\t")
        let row = try #require(rows.first { $0[0] == name })
        let compiled = try Shared.tree("aralia/\(name).xml").compiled()
        #expect(isClose(try compiled.probability, try #require(Double(row[4])), 1e-12))
        let sets = try compiled.minimalCutSets()
        #expect(sets.count.description == row[3])
        #expect(sets.byOrder.map { "\($0.order):\($0.count)" }.joined(separator: " ") == row[5])
    }

    @Test("importance factors of other programs", arguments: ["das9601", "elf9601", "lift", "two_train"])
    func importance(name: String) throws {
        let compiled = try Shared.tree(Shared.path(of: name)).compiled()
        let table = try compiled.importance(with: try compiled.minimalCutSets()).events
        let factors = Dictionary(uniqueKeysWithValues: table.map { ($0.event, $0) })
        for row in try Shared.rows("tree-importance/\(name).tsv", heading: "event\t") {
            let factor = try #require(factors[row[0]], "\(row[0])")
            let expected = row.dropFirst(3).map { Double($0) ?? .nan }
            #expect(factor.occurrences?.description == row[2], "\(row[0])")
            for (own, other) in zip(
                [factor.birnbaum, factor.criticality, factor.diagnostic, factor.raw, factor.rrw], expected)
            {
                #expect(isClose(own, other, 1e-9) || abs(own - other) < 1e-15, "\(row[0]) \(own) \(other)")
            }
        }
    }

    @Test("posteriors of a junction tree", arguments: ["elf9601", "isp9603", "two_train"])
    func posteriors(name: String) throws {
        let compiled = try Shared.tree(Shared.path(of: name)).compiled()
        var known: [String: Posteriors] = [:]
        for row in try Shared.rows("tree-posteriors/\(name).tsv", heading: "scenario\t") {
            if known[row[1]] == nil {
                let observations = row[1].split(separator: " ").map { part in
                    let sides = part.split(separator: "=").map(String.init)
                    return sides[1] == "1" ? Observation.present(sides[0]) : .absent(sides[0])
                }
                known[row[1]] = try compiled.posteriors(given: observations)
            }
            let beliefs = try #require(known[row[1]])
            #expect(isClose(beliefs.evidence, try #require(Double(row[2])), 1e-9))
            let posterior = try #require(beliefs[row[3]])
            let expected = try #require(Double(row[5]))
            #expect(isClose(posterior, expected, 1e-9) || abs(posterior - expected) < 1e-15, "\(row)")
        }
    }
}
