package import FaultModel
import GRDB

/// What a code can be read as, and who carries it.
package struct CodeReport: Sendable {
    package var text: String
    /// The standard codes that the text is a writing of, then the maker's codes that faults carry.
    package var readings: [FaultCode]
    /// In order of id.
    package var faults: [Fault]
    package var edition: Int
}

extension KnowledgeBase {
    /// Reads a code in any usual writing and finds the faults that carry it.
    /// - Throws: `KnowledgeError.notFound` when it is no code of a standard and no fault carries it.
    package func code(_ text: String) async throws -> CodeReport {
        guard text.utf8.count <= 200, let code = CodeReader.code(text) else {
            throw KnowledgeError.notFound(kind: "fault code", id: String(text.prefix(60)), nearest: [])
        }
        // Two bare numbers are an SPN and FMI, but a maker may write its codes so too.
        let maker = FaultCode.maker(text)
        var faults = try await self.faults(withCode: code)
        if code.key != maker.key {
            let others = try await self.faults(withCode: maker)
            faults = (faults + others.filter { !faults.contains($0) }).sorted { $0.id < $1.id }
        }
        var readings = code.system == .maker ? [] : [code]
        for carried in faults.flatMap(\.codes) where carried.key == code.key || carried.key == maker.key {
            if !readings.contains(carried) { readings.append(carried) }
        }
        if readings.isEmpty {
            let nearest = try await nearestCodes(to: code.key)
            throw KnowledgeError.notFound(kind: "fault code", id: text, nearest: nearest)
        }
        return CodeReport(text: text, readings: readings, faults: faults, edition: try await edition())
    }

    private func nearestCodes(to key: String) async throws -> [String] {
        try await read { db in
            let first = String(key.prefix(1))
            let keys = try String.fetchAll(
                db, sql: "SELECT DISTINCT key FROM code WHERE key >= ? AND key < ? LIMIT 5000",
                arguments: [first, first + "\u{10FFFF}"])
            return key.nearest(among: keys).map { [$0] } ?? []
        }
    }
}
