import FaultModel

extension HitPresenter {
    /// The texts of an item in the reader's language first, then in the others: a match in another language is shown
    /// too, when it is the only one.
    static func texts(of item: Item, _ language: Language) -> [(field: SearchField, text: String)] {
        var texts = ItemTexts(language: language)
        switch item {
        case .part(let part):
            texts.add(.symptom, part.name)
            texts.found.append((.other, part.number.printed))
        case .passage(let passage): texts.add(passage)
        case .fault(let fault): texts.add(fault)
        case .service(let record): texts.add(record)
        }
        return texts.found
    }
}

private struct ItemTexts {
    let language: Language
    var found: [(field: SearchField, text: String)] = []

    mutating func add(_ field: SearchField, _ text: LocalizedText?) {
        guard let text else { return }
        for string in strings(of: text) { found.append((field, string)) }
    }

    /// The reader's language first.
    private func strings(of text: LocalizedText) -> [String] {
        let own = text.best(for: language)
        return [own.string] + text.languages.filter { $0 != own.language }.map { text.string(for: $0) }
    }

    mutating func add(_ fault: Fault) {
        add(.symptom, fault.symptom)
        for text in fault.also { add(.also, text) }
        for cause in fault.causes { add(.cause, cause.title) }
        for cause in fault.causes {
            add(.remedy, cause.remedy?.title)
            for step in cause.remedy?.steps ?? [] { add(.remedy, step) }
        }
        for check in fault.checks { add(.remedy, check.ask) }
        for note in fault.notes { add(.other, note.text) }
        for text in fault.safety { add(.other, text) }
        for gate in fault.fields.namedGates { add(.other, gate.title) }
        for step in fault.procedure?.steps ?? [] {
            add(.other, step.do)
            add(.other, step.ask)
        }
    }

    /// So much of a passage's text is looked through for what matched, in Unicode scalars; what matches further down
    /// finds the passage and is not marked.
    private static let longestBody = 64 << 10

    /// Line by line, so that a snippet is a paragraph, an item or a row.
    mutating func add(_ passage: Passage) {
        add(.title, passage.title)
        for text in passage.headings + passage.safety { add(.body, text) }
        var rest = Self.longestBody
        for text in strings(of: passage.text) {
            for line in text.split(separator: "\n") where rest > 0 {
                let line = String(line.unicodeScalars.prefix(rest))
                rest -= line.unicodeScalars.count
                found.append((.body, line))
            }
        }
        if passage.parts.isEmpty { return }
        found.append((.body, passage.parts.prefix(ShownItem.mostParts).map(\.number.printed).joined(separator: ", ")))
    }

    mutating func add(_ record: ServiceRecord) {
        found.append((.symptom, record.symptom))
        for (field, text) in [(SearchField.cause, record.cause), (.remedy, record.remedy), (.other, record.before)] {
            if let text { found.append((field, text)) }
        }
        for round in record.rounds {
            for text in [round.judgement, round.handling, round.result] {
                if let text { found.append((.other, text)) }
            }
        }
        if let text = record.customerWord { found.append((.other, text)) }
        let names = record.codes.map(\.display) + [record.machine.model, record.machine.serial].compactMap { $0 }
        if !names.isEmpty { found.append((.other, names.joined(separator: ", "))) }
    }
}
