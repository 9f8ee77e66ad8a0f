/// The canonical form: the keys of docs/formats/service-records.md; what is empty is left out.
extension ServiceRecord: Codable {
    private enum Key: String, CodingKey {
        case id, date, machine, before, symptom, codes, rounds, cause, remedy, confirms, outcome, parts, minutes, cost
        case guided, people, language, citations
        case customerWord = "customer_word"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(String.self, forKey: .id)
        guard Self.isID(id) else {
            throw DecodingError.dataCorruptedError(
                forKey: .id, in: container,
                debugDescription: "'\(id)' is not the id of a service record; expected small letters, digits and '-'")
        }
        symptom = try container.decode(String.self, forKey: .symptom)
        machine = try container.decodeIfPresent(Machine.self, forKey: .machine) ?? Machine()
        day = try container.decodeIfPresent(CalendarDay.self, forKey: .date)
        before = try container.decodeIfPresent(String.self, forKey: .before)
        codes = try container.decodeList(forKey: .codes)
        rounds = try container.decodeList(forKey: .rounds)
        cause = try container.decodeIfPresent(String.self, forKey: .cause)
        remedy = try container.decodeIfPresent(String.self, forKey: .remedy)
        confirms = try container.decodeIfPresent(Confirmation.self, forKey: .confirms)
        outcome = try container.decodeIfPresent(Outcome.self, forKey: .outcome)
        parts = try container.decodeList(forKey: .parts)
        minutes = try container.decodeIfPresent(Double.self, forKey: .minutes)
        cost = try container.decodeIfPresent(Price.self, forKey: .cost)
        wasGuided = try container.decodeIfPresent(Bool.self, forKey: .guided)
        customerWord = try container.decodeIfPresent(String.self, forKey: .customerWord)
        people = try container.decodeList(forKey: .people)
        language = try container.decodeIfPresent(Language.self, forKey: .language)
        citations = try container.decodeList(forKey: .citations)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(day, forKey: .date)
        if machine != Machine() { try container.encode(machine, forKey: .machine) }
        try container.encodeIfPresent(before, forKey: .before)
        try container.encode(symptom, forKey: .symptom)
        try container.encodeUnlessEmpty(codes, forKey: .codes)
        try container.encodeUnlessEmpty(rounds, forKey: .rounds)
        try container.encodeIfPresent(cause, forKey: .cause)
        try container.encodeIfPresent(remedy, forKey: .remedy)
        try container.encodeIfPresent(confirms, forKey: .confirms)
        try container.encodeIfPresent(outcome, forKey: .outcome)
        try container.encodeUnlessEmpty(parts, forKey: .parts)
        try container.encodeIfPresent(minutes, forKey: .minutes)
        try container.encodeIfPresent(cost, forKey: .cost)
        try container.encodeIfPresent(wasGuided, forKey: .guided)
        try container.encodeIfPresent(customerWord, forKey: .customerWord)
        try container.encodeUnlessEmpty(people, forKey: .people)
        try container.encodeIfPresent(language, forKey: .language)
        try container.encodeUnlessEmpty(citations, forKey: .citations)
    }
}
