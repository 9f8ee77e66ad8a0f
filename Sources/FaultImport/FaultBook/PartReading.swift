internal import FaultModel

extension FaultBookTranslation {
    /// The parts that are sound. A number that is there twice leaves the second part out; parts that supersede one
    /// another in a circle are left out all.
    mutating func readParts(_ node: YAMLNode?) -> [Part] {
        var parts: [Part] = []
        var nodes: [PartNumber: YAMLNode] = [:]
        for item in reader.items(of: node, "the parts") {
            let record = item["number"].flatMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
            if let number = record.flatMap({ PartNumber($0) }) {
                partNumbers.insert(number)
                if let first = nodes[number] {
                    reader.fail(
                        "the part number '\(number)' is on line \(first.line) already; this part was left out", at: item
                    )
                    continue
                }
                nodes[number] = item
            }
            if let part = reader.reading(record: record, { Self.part(item, &$0) }) { parts.append(part) }
        }
        return withoutCircles(parts, nodes: nodes)
    }

    private static func part(_ node: YAMLNode, _ reader: inout BookReader) -> Part? {
        let fields = reader.fields(
            of: node, "a part",
            allowing: ["number", "name", "grade", "price", "lead_days", "life_hours", "supersedes"])
        guard let printed = reader.required(fields["number"], "the part's number", in: node),
            let number = partNumber(printed, &reader)
        else { return nil }
        var part = Part(number: number)
        part.name = reader.text(fields["name"], "the part's name")
        part.grade = reader.word(fields["grade"], "the grade", as: Part.Grade.self)
        part.price = price(fields["price"], &reader)
        part.leadDays = amount(fields["lead_days"], "the lead time in days", &reader)
        part.lifeHours = amount(fields["life_hours"], "the service life in hours", &reader)
        for item in reader.items(of: fields["supersedes"], "the superseded numbers") {
            if let old = partNumber(item, &reader) { part.supersedes.append(old) }
        }
        return part
    }

    static func partNumber(_ node: YAMLNode, _ reader: inout BookReader) -> PartNumber? {
        guard let text = reader.string(node, "a part number") else { return nil }
        if let number = PartNumber(text) { return number }
        reader.fail("'\(text)' is no part number; expected at least one letter or digit", at: node)
        return nil
    }

    private static func amount(_ node: YAMLNode?, _ what: String, _ reader: inout BookReader) -> Double? {
        guard let node, let amount = reader.number(node, what) else { return nil }
        if amount < 0 {
            reader.fail("\(what) is \(amount); expected 0 or more", at: node)
            return nil
        }
        return amount
    }

    private static func price(_ node: YAMLNode?, _ reader: inout BookReader) -> Price? {
        guard let node else { return nil }
        let fields = reader.fields(of: node, "the price", allowing: ["amount", "currency"])
        guard let amount = reader.required(fields["amount"], "the price's amount", in: node),
            let currency = reader.required(fields["currency"], "the price's currency", in: node),
            let value = Self.amount(amount, "the price's amount", &reader),
            let code = reader.string(currency, "the price's currency")
        else { return nil }
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            reader.fail("'\(code)' is no currency; expected three capital letters such as CNY or EUR", at: currency)
            return nil
        }
        return Price(amount: value, currency: code)
    }

    private mutating func withoutCircles(_ parts: [Part], nodes: [PartNumber: YAMLNode]) -> [Part] {
        let circles = Self.circles(among: parts)
        guard !circles.isEmpty else { return parts }
        return parts.filter { part in
            guard circles.contains(part.number) else { return true }
            if let node = nodes[part.number] {
                reader.fail(
                    "the part '\(part.number)' supersedes itself through a circle of numbers; it was left out",
                    at: node["supersedes"] ?? node)
            }
            return false
        }
    }

    /// The numbers that supersede themselves, through others or at once: those that stay when numbers that lead nowhere
    /// and numbers that nothing leads to are taken away, as often as there are any. Costs numbers and references.
    private static func circles(among parts: [Part]) -> Set<PartNumber> {
        let known = Set(parts.map(\.number))
        var olds: [PartNumber: Set<PartNumber>] = [:]
        var news: [PartNumber: Set<PartNumber>] = [:]
        for part in parts {
            for old in part.supersedes where known.contains(old) {
                olds[part.number, default: []].insert(old)
                news[old, default: []].insert(part.number)
            }
        }
        var left = known
        peel(&left, next: olds, previous: news)
        peel(&left, next: news, previous: olds)
        return left
    }

    /// Takes away every number without a next one that is left.
    private static func peel(
        _ left: inout Set<PartNumber>, next: [PartNumber: Set<PartNumber>], previous: [PartNumber: Set<PartNumber>]
    ) {
        var open = next.mapValues { $0.intersection(left).count }
        var pending = left.filter { (open[$0] ?? 0) == 0 }.map { $0 }
        while let number = pending.popLast() {
            guard left.remove(number) != nil else { continue }
            for before in previous[number] ?? [] {
                open[before, default: 1] -= 1
                if open[before] == 0 { pending.append(before) }
            }
        }
    }
}
