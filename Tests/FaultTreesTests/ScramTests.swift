import FaultImport
import FaultTesting
import FaultTrees
import Foundation
import Testing

/// Another program's answers: SCRAM (Debian package `scram`), where it is installed.
@Suite(
    "Random trees beside scram",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/scram"), "scram is not installed"))
struct ScramTests {
    private struct Answer {
        var count: String
        var probability: Double
        /// Counts from order 1 on.
        var distribution: [String]
    }

    /// Nil: scram refuses the tree (it allows no gate of one input).
    private func scram(_ tree: FaultTree, in folder: URL) throws -> Answer? {
        let (model, report) = (folder.appendingPathComponent("tree.xml"), folder.appendingPathComponent("report.xml"))
        try Data(OpenPSAWriter().document(tree).utf8).write(to: model)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/scram")
        process.arguments = ["--bdd", "--probability", "1", "--limit-order", "100", "-o", report.path, model.path]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        let text = try String(contentsOf: report, encoding: .utf8)
        guard
            let line = text.split(separator: "\n").first(where: {
                // Gates that nothing refers to are tops of their own to scram.
                $0.contains("<sum-of-products name=\"\(tree.top)\"")
            })
        else { return nil }
        func attribute(_ name: String) -> String {
            guard let start = line.firstRange(of: " \(name)=\"") else { return "" }
            return String(line[start.upperBound...].prefix { $0 != "\"" })
        }
        return Answer(
            count: attribute("products"), probability: Double(attribute("probability")) ?? 0,
            distribution: attribute("distribution").split(separator: " ").map(String.init))
    }

    @Test("trees of 30 to 60 events: as many cut sets, the same by order, the same probability")
    func randomTrees() throws {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var compared = 0
        var seed: UInt64 = 1
        while compared < 60, seed < 400 {
            var random = RandomTrees(seed: seed)
            seed += 1
            random.isCoherent = true
            random.inputsDiffer = true
            random.size = 60
            let tree = try random.tree()
            guard (30...60).contains(tree.events.count) else { continue }
            let compiled = try tree.compiled()
            let sets = try compiled.minimalCutSets()
            guard (Int(sets.count.description) ?? .max) < 50_000, let other = try scram(tree, in: folder) else {
                continue
            }
            compared += 1
            #expect(sets.count.description == other.count, "seed \(seed - 1)")
            for (order, count) in sets.byOrder {
                let theirs = other.distribution.indices.contains(order - 1) ? other.distribution[order - 1] : "0"
                #expect(count.description == theirs, "seed \(seed - 1), order \(order)")
            }
            // scram prints six significant digits.
            let probability = try compiled.probability
            #expect(abs(probability - other.probability) <= 1e-5 * max(probability, 1e-300), "seed \(seed - 1)")
        }
        #expect(compared == 60)
    }
}
