import FaultModel
import GRDB

extension WordReport {
    /// Leaves out what was learnt from texts that may not be seen: a word of which no other text says both sides.
    mutating func keepWhatIsSeen(_ scope: LineScope, _ db: Database) throws {
        if scope == .all { return }
        let analysis = TextAnalysis()
        func isSeen(_ text: String) throws -> Bool {
            let tokens = analysis.sequence(of: text)
            if tokens.isEmpty { return false }
            let phrase = "\"\(tokens.joined(separator: " "))\""
            return try TextTable.allCases.contains { try $0.hasMatch(phrase, db, scope) }
        }
        learnt = try learnt.compactMap { token in
            var token = token
            guard try isSeen(token.token) else { return nil }
            token.targets = try token.targets.filter { try isSeen($0.text) }
            return token.targets.isEmpty ? nil : token
        }
    }
}
