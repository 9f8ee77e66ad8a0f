extension ServiceRecord {
    /// Characters of an id.
    package static let longestID = 100

    /// True for what may be an id: `[a-z0-9-]+` of at most `longestID` characters.
    package static func isID(_ text: some StringProtocol) -> Bool {
        text.utf8.count <= longestID && Identifier.isSlug(text)
    }

    /// The id of the record that a service department numbers so: `WO 2024/0031` is `wo-2024-0031`. A number that is not
    /// letters, digits and separators of ASCII alone bears its hash, so that no two numbers become one id.
    package static func id(numbered number: String) -> String {
        let slug = Identifier.slug(number)
        let isPlain = number.utf8.allSatisfy { $0 < 0x80 }
        if isPlain, isID(slug) { return slug }
        return (slug.isEmpty ? "n" : String(slug.prefix(60))) + "-" + Self.digits(number)
    }

    /// The id of a record that has no number: made from its day, its machine and the symptom, in which case, spaces and
    /// punctuation say nothing.
    /// - Parameter occurrence: from 1; of records that agree in all that, and differ otherwise.
    package static func id(
        of machine: Machine, on day: CalendarDay?, symptom: String, occurrence: Int = 1
    ) -> String {
        let words = symptom.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        let key = [
            day?.description ?? "", machine.product ?? "", machine.model ?? "", machine.serial ?? "",
            String(String.UnicodeScalarView(words)).lowercased(),
        ]
        let id = "\(day?.description ?? "r")-\(digits(key.joined(separator: "\u{1F}")))"
        return occurrence > 1 ? "\(id)-\(occurrence)" : id
    }

    /// The same under another id.
    package func renamed(_ id: String) -> ServiceRecord {
        var record = self
        record.id = id
        return record
    }

    private static func digits(_ text: String) -> String {
        let digits = String(Hash64.of(text) >> 16, radix: 16)
        return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }

    /// All its texts, in the order of the sheet.
    package var texts: [String] {
        var texts = [before, symptom].compactMap { $0 }
        for round in rounds { texts += [round.judgement, round.handling, round.result].compactMap { $0 } }
        return texts + [cause, remedy, customerWord].compactMap { $0 }
    }

    /// The same with each of its texts changed by `change`; a text that nothing is left of is not there any more, but for
    /// the symptom.
    package func changingTexts(_ change: (String) -> String) -> ServiceRecord {
        func changed(_ text: String?) -> String? {
            guard let text else { return nil }
            let changed = change(text)
            return changed.isEmpty ? nil : changed
        }
        var record = self
        record.before = changed(before)
        record.symptom = change(symptom)
        record.rounds = rounds.map {
            Round(judgement: changed($0.judgement), handling: changed($0.handling), result: changed($0.result))
        }
        record.cause = changed(cause)
        record.remedy = changed(remedy)
        record.customerWord = changed(customerWord)
        return record
    }
}

extension Source {
    /// Service records that are handed in one by one belong to this source: none replaces another.
    package static let addedRecords = Source(document: "Service records", file: "records")
}
