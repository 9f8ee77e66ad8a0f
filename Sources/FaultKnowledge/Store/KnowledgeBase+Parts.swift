package import FaultModel
import GRDB

/// A part with everything that is asked about it.
package struct PartReport: Sendable {
    /// Nil: no source describes the number; it is only mentioned.
    package var part: Part?
    package var number: PartNumber
    /// The whole supersession chain, the current number first.
    package var chain: [ChainLink]
    /// Faults whose remedies use the part under any number of its chain, in order of id.
    package var uses: [Use]
    /// Passages that name the part under any number of its chain, in order of id.
    package var mentions: [Mention]
    /// In service records, under any number of its chain; nil: it was never used.
    package var fieldUse: ServiceInsights.PartCount?

    package struct ChainLink: Sendable, Hashable {
        package var number: PartNumber
        package var part: Part?
        /// No other number replaces it.
        package var isCurrent: Bool
    }

    package struct Use: Sendable, Hashable {
        package var fault: Fault.ID
        package var symptom: LocalizedText
        package var cause: Cause
        /// The number that the remedy names.
        package var number: PartNumber
        package var quantity: Double
    }

    package struct Mention: Sendable, Hashable {
        package var passage: Passage.ID
        package var title: LocalizedText
        /// The number that the passage names.
        package var number: PartNumber
        package var quantity: Double
    }

    /// The numbers to order today; more than one when a number was replaced by several.
    package var current: [ChainLink] { chain.filter(\.isCurrent) }
    package var isSuperseded: Bool { !current.contains { $0.number == number } }
}

extension KnowledgeBase {
    /// Everything that a number says: the part, its chain and its uses.
    /// - Throws: `KnowledgeError.notFound` when no part has the number and no remedy or passage names it.
    package func part(_ number: PartNumber) async throws -> PartReport {
        try await read { db in
            let json = CanonicalJSON()
            let chain = PartChain(db: db)
            let keys = try chain.numbers(of: number.key)
            var report = PartReport(part: nil, number: number, chain: [], uses: [], mentions: [])
            for key in keys {
                let part = try Self.json(of: .part, key, db).map { try json.decode(Part.self, from: $0) }
                if key == number.key { report.part = part }
                guard let printed = try part?.number ?? Self.mentionedNumber(key, db) ?? PartNumber(key) else {
                    continue
                }
                let isCurrent = try chain.newer(than: key).isEmpty
                report.chain.append(.init(number: printed, part: part, isCurrent: isCurrent))
            }
            report.uses = try Self.uses(of: Set(keys), db)
            report.mentions = try Self.mentions(of: Set(keys), db)
            report.fieldUse = try PartCounts(db).use(of: number)
            if let printed = report.chain.first(where: { $0.number == number })?.number { report.number = printed }
            let isNamed = !report.uses.isEmpty || !report.mentions.isEmpty || report.fieldUse != nil
            guard report.part != nil || isNamed || report.chain.count > 1 else {
                throw KnowledgeError.notFound(
                    kind: "part", id: number.printed, nearest: try Self.nearestParts(to: number.key, db))
            }
            return report
        }
    }

    /// How a part that replaces `key` prints the old number.
    private static func mentionedNumber(_ key: String, _ db: Database) throws -> PartNumber? {
        guard let newer = try PartChain(db: db).newer(than: key).first, let text = try json(of: .part, newer, db) else {
            return nil
        }
        return try CanonicalJSON().decode(Part.self, from: text).supersedes.first { $0.key == key }
    }

    private static func uses(of keys: Set<String>, _ db: Database) throws -> [PartReport.Use] {
        var uses: [PartReport.Use] = []
        let json = CanonicalJSON()
        for key in keys {
            for text in try texts(of: .fault, naming: key, db) {
                let fault = try json.decode(Fault.self, from: text)
                for cause in fault.causes {
                    for use in cause.remedy?.parts ?? [] where use.number.key == key {
                        uses.append(
                            .init(
                                fault: fault.id, symptom: fault.symptom, cause: cause, number: use.number,
                                quantity: use.quantity))
                    }
                }
            }
        }
        return uses.sorted { ($0.fault, $0.cause.id) < ($1.fault, $1.cause.id) }
    }

    private static func mentions(of keys: Set<String>, _ db: Database) throws -> [PartReport.Mention] {
        let json = CanonicalJSON()
        var mentions: [PartReport.Mention] = []
        for key in keys {
            for text in try texts(of: .passage, naming: key, db) {
                let passage = try json.decode(Passage.self, from: text)
                for use in passage.parts where use.number.key == key {
                    mentions.append(
                        .init(passage: passage.id, title: passage.title, number: use.number, quantity: use.quantity))
                }
            }
        }
        return mentions.sorted { ($0.passage, $0.number.key) < ($1.passage, $1.number.key) }
    }

    private static func texts(of kind: Record.Kind, naming part: String, _ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT item.json FROM partUse JOIN item ON item.rowid = partUse.item WHERE part = ? AND item.kind = ?
                """)
        return try String.fetchAll(statement, arguments: [part, kind.rawValue])
    }

    private static func nearestParts(to key: String, _ db: Database) throws -> [String] {
        let first = String(key.prefix(3))
        let names = try String.fetchAll(
            db, sql: "SELECT id FROM item WHERE kind = 'part' AND id >= ? AND id < ? LIMIT 5000",
            arguments: [first, first + "\u{10FFFF}"])
        return key.nearest(among: names).map { [$0] } ?? []
    }

    /// The parts of these numbers that some source describes, by key.
    package func parts(_ numbers: [PartNumber]) async throws -> [String: Part] {
        try await read { db in
            let json = CanonicalJSON()
            var parts: [String: Part] = [:]
            for number in numbers where parts[number.key] == nil {
                guard let text = try Self.json(of: .part, number.key, db) else { continue }
                parts[number.key] = try json.decode(Part.self, from: text)
            }
            return parts
        }
    }

    /// The number to order instead, for each of these that was replaced, by key.
    package func replacements(of numbers: [PartNumber]) async throws -> [String: PartNumber] {
        try await read { db in
            var replacements: [String: PartNumber] = [:]
            let chain = PartChain(db: db)
            for number in numbers where replacements[number.key] == nil {
                replacements[number.key] = try chain.replacement(of: number.key)
            }
            return replacements
        }
    }
}
