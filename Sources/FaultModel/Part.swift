/// A spare part as a parts list gives it.
package struct Part: Hashable, Sendable {
    package var number: PartNumber
    package var name: LocalizedText?
    package var grade: Grade?
    package var price: Price?
    /// Days from order to arrival; nil: not known.
    package var leadDays: Double?
    /// Expected service life in operating hours; nil: not known or not a wearing part.
    package var lifeHours: Double?
    /// The old numbers that this one replaces, as printed.
    package var supersedes: [PartNumber]

    package init(
        number: PartNumber, name: LocalizedText? = nil, grade: Grade? = nil, price: Price? = nil,
        leadDays: Double? = nil, lifeHours: Double? = nil, supersedes: [PartNumber] = []
    ) {
        self.number = number
        self.name = name
        self.grade = grade
        self.price = price
        self.leadDays = leadDays
        self.lifeHours = lifeHours
        self.supersedes = supersedes
    }

    /// Value × supply time, as a spare-parts department sorts its stock: A is dear or slow to come.
    package enum Grade: String, Hashable, Sendable, Codable, CaseIterable { case a = "A", b = "B", c = "C" }
}

/// A number as printed, that is the same number whatever its case, spaces and separators.
package struct PartNumber: Hashable, Sendable, CustomStringConvertible {
    package let printed: String
    /// What identifies it: `ABC12345` of `abc/123-45`.
    package let key: String

    /// Nil when there is no letter or digit in it.
    package init?(_ printed: some StringProtocol) {
        let key = Identifier.key(printed)
        guard !key.isEmpty else { return nil }
        self.printed = String(printed)
        self.key = key
    }

    package var description: String { printed }
    package static func == (left: PartNumber, right: PartNumber) -> Bool { left.key == right.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// An amount of money.
package struct Price: Hashable, Sendable, Codable {
    package var amount: Double
    /// ISO 4217: `CNY`, `EUR`; `unknownCurrency`: nobody says which.
    package var currency: String

    /// The code that ISO 4217 itself gives to "no currency": nothing is left to be filled in here.
    package static let unknownCurrency = "XXX"

    package init(amount: Double, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}

extension PartNumber: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = PartNumber(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a part number"))
        }
        self = number
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(printed)
    }
}

extension Part: Codable {
    private enum Key: String, CodingKey {
        case number, name, grade, price
        case leadDays = "lead_days"
        case lifeHours = "life_hours"
        case supersedes
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        number = try container.decode(PartNumber.self, forKey: .number)
        name = try container.decodeIfPresent(LocalizedText.self, forKey: .name)
        grade = try container.decodeIfPresent(Grade.self, forKey: .grade)
        price = try container.decodeIfPresent(Price.self, forKey: .price)
        leadDays = try container.decodeIfPresent(Double.self, forKey: .leadDays)
        lifeHours = try container.decodeIfPresent(Double.self, forKey: .lifeHours)
        supersedes = try container.decodeList(forKey: .supersedes)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(number, forKey: .number)
        try container.encodeIfPresent(name, forKey: .name)
        try container.encodeIfPresent(grade, forKey: .grade)
        try container.encodeIfPresent(price, forKey: .price)
        try container.encodeIfPresent(leadDays, forKey: .leadDays)
        try container.encodeIfPresent(lifeHours, forKey: .lifeHours)
        try container.encodeUnlessEmpty(supersedes, forKey: .supersedes)
    }
}

/// Records are stored by the million: an empty list is not written.
extension KeyedEncodingContainer {
    package mutating func encodeUnlessEmpty<Value: Encodable>(_ list: [Value], forKey key: Key) throws {
        if !list.isEmpty { try encode(list, forKey: key) }
    }
}

extension KeyedDecodingContainer {
    package func decodeList<Value: Decodable>(forKey key: Key) throws -> [Value] {
        try decodeIfPresent([Value].self, forKey: key) ?? []
    }
}
