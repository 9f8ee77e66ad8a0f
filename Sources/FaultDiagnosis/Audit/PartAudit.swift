package import FaultModel

/// Looks through a parts list for what its author should mend.
package enum PartAudit {
    /// Parts without a name or without one in a language that most names have, and numbers that replace one another in a
    /// circle (one circle for each set of numbers that hang together). In the order of the parts; costs their number.
    package static func findings(_ parts: [Part]) -> [AuditFinding] {
        let names = parts.compactMap(\.name).filter { !$0.isSameInEveryLanguage }
        var counts: [Language: Int] = [:]
        for name in names { for language in name.languages { counts[language, default: 0] += 1 } }
        let expected = counts.filter { $0.value * 2 > names.count }.keys.sorted()
        var found: [AuditFinding] = []
        for part in parts {
            func add(_ reason: AuditFinding.Reason, _ path: [String]) {
                found.append(.init(subject: .part(part.number), path: path, reason: reason, citation: nil))
            }
            guard let name = part.name else {
                add(.unnamedPart, ["name"])
                continue
            }
            if name.isSameInEveryLanguage { continue }
            for language in expected where name[language] == nil { add(.missingTranslation(language), ["name"]) }
        }
        return found + cycles(parts)
    }

    private static func cycles(_ parts: [Part]) -> [AuditFinding] {
        let byKey = Dictionary(parts.map { ($0.number.key, $0) }, uniquingKeysWith: { first, _ in first })
        var open = Set(byKey.keys)
        var found: [AuditFinding] = []
        while let cycle = Graph.cycle(
            among: open.sorted(),
            references: { key in byKey[key]?.supersedes.map(\.key).filter(open.contains) ?? [] })
        {
            open.subtract(cycle)
            guard let part = byKey[cycle[0]] else { continue }
            let printed = cycle.map { byKey[$0]?.number.printed ?? $0 }
            found.append(
                .init(subject: .part(part.number), path: ["supersedes"], reason: .supersessionCycle(printed)))
        }
        return found
    }
}
