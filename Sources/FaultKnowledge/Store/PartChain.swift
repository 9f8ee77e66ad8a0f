import FaultModel
import GRDB

/// Which part numbers replace which.
struct PartChain {
    let db: Database

    /// A chain longer than this is cut: supersession lists may hold cycles.
    private static let longest = 100

    /// Every number of the chain that `key` belongs to, as keys: the current ones first, each before those it replaces.
    /// Numbers of a branch (two old numbers with one new one) stand beside each other in order. Always holds `key`.
    func numbers(of key: String) throws -> [String] {
        var current: [String] = []
        var seen: Set<String> = [key]
        var pending = [key]
        while let number = pending.popLast(), seen.count < Self.longest {
            let newer = try newer(than: number)
            if newer.isEmpty, !current.contains(number) { current.append(number) }
            for number in newer where seen.insert(number).inserted { pending.append(number) }
        }
        if current.isEmpty { current = [key] }
        var chain: [String] = []
        var next = current.sorted()
        while !next.isEmpty, chain.count < Self.longest {
            let level = next.filter { !chain.contains($0) }
            chain += level
            next = try Set(level.flatMap { try older(than: $0) }).subtracting(chain).sorted()
        }
        return chain
    }

    /// The number to order instead of `key`, as printed; nil: it was not replaced.
    func replacement(of key: String) throws -> PartNumber? {
        guard try !newer(than: key).isEmpty, let current = try numbers(of: key).first, current != key else {
            return nil
        }
        let statement = try db.cachedStatement(sql: "SELECT json FROM item WHERE kind = 'part' AND id = ?")
        let part = try String.fetchOne(statement, arguments: [current]).map {
            try CanonicalJSON().decode(Part.self, from: $0)
        }
        return part?.number ?? PartNumber(current)
    }

    /// The numbers that replace `key` directly.
    func newer(than key: String) throws -> [String] {
        let statement = try db.cachedStatement(sql: "SELECT new FROM supersession WHERE old = ? ORDER BY new")
        return try String.fetchAll(statement, arguments: [key])
    }

    func older(than key: String) throws -> [String] {
        let statement = try db.cachedStatement(sql: "SELECT old FROM supersession WHERE new = ? ORDER BY old")
        return try String.fetchAll(statement, arguments: [key])
    }
}
