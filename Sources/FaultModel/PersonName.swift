/// The name of a person, as it is looked for in texts: whatever its case, the space between its words, and whether the
/// family name comes first (`Meier, Hans`).
///
/// Only whole words are the name: `Li` does not stand in `Limit`. In scripts that put no space between words a name of two
/// characters or more is found anywhere.
package struct PersonName: Hashable, Sendable {
    /// Without space around it, one space between words.
    package let text: String
    private let words: [[Unicode.Scalar]]
    /// A text in which this does not stand, in its own case or any other, does not hold the name; nil: texts have to be
    /// looked through.
    private let sign: [UInt8]?

    /// Characters of a name.
    package static let longest = 200

    /// Nil when there is no letter in it, or more than `longest` characters.
    package init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard text.unicodeScalars.count <= Self.longest,
            text.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
        else { return nil }
        self.text = parts.joined(separator: " ")
        let pieces = self.text.unicodeScalars.split(whereSeparator: Self.isSeparator)
        words = pieces.map { $0.map(Self.folded) }
        let longest = pieces.max { $0.count < $1.count }.map(String.init) ?? self.text
        let isCased = longest.unicodeScalars.contains { !$0.isASCII && $0.properties.isCased }
        sign = isCased ? nil : longest.utf8.map(Self.folded)
    }

    package func stands(in text: String) -> Bool {
        guard maybeStands(in: text) else { return false }
        return !places(in: Array(text.unicodeScalars)).isEmpty
    }

    /// The text with `placeholder` for each place where the name stands.
    package func masked(in text: String, by placeholder: (_ text: String) -> String) -> String {
        guard maybeStands(in: text) else { return text }
        let scalars = Array(text.unicodeScalars)
        let places = places(in: scalars)
        if places.isEmpty { return text }
        let sign = placeholder(text).unicodeScalars
        var masked = String.UnicodeScalarView()
        var end = 0
        for place in places {
            masked.append(contentsOf: scalars[end..<place.lowerBound])
            masked.append(contentsOf: sign)
            end = place.upperBound
        }
        masked.append(contentsOf: scalars[end...])
        return String(masked)
    }

    /// Costs a look at each byte. Most texts hold no name.
    private func maybeStands(in text: String) -> Bool {
        guard let sign, let first = sign.first else { return true }
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= sign.count else { return false }
            for start in 0...(bytes.count - sign.count) where Self.folded(bytes[start]) == first {
                var length = 1
                while length < sign.count, Self.folded(bytes[start + length]) == sign[length] { length += 1 }
                if length == sign.count { return true }
            }
            return false
        }
    }

    private func places(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            if let end = end(of: words, in: scalars, from: index) ?? end(of: familyFirst, in: scalars, from: index) {
                places.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return places
    }

    private var familyFirst: [[Unicode.Scalar]] {
        words.count > 1 ? [words[words.count - 1]] + words.dropLast() : words
    }

    /// Where the words end that begin here, between separators; nil: they do not stand here.
    private func end(of words: [[Unicode.Scalar]], in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var index = start
        for (place, word) in words.enumerated() {
            if place > 0 {
                let gap = index
                while index < scalars.count, Self.isSeparator(scalars[index]) { index += 1 }
                if index == gap { return nil }
            }
            for wanted in word {
                guard index < scalars.count, Self.folded(scalars[index]) == wanted else { return nil }
                index += 1
            }
        }
        let before = start > 0 ? scalars[start - 1] : nil
        let after = index < scalars.count ? scalars[index] : nil
        let isAlone = !joins(before, scalars[start]) && !joins(scalars[index - 1], after)
        return isAlone ? index : nil
    }

    /// Whether two neighbours are of one word. A name of one character must stand between other things than letters.
    private func joins(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?) -> Bool {
        guard let left, let right, Self.isWritten(left), Self.isWritten(right) else { return false }
        if words.count == 1, words[0].count == 1 { return true }
        return Self.partsWords(left) && Self.partsWords(right)
    }

    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// True for the scripts that part words by space.
    private static func partsWords(_ scalar: Unicode.Scalar) -> Bool { !(0x2E80...0xD7A3).contains(scalar.value) }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || [",", ".", "-", "_", "·", "・", "，"].contains(scalar)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return Unicode.Scalar(folded(UInt8(scalar.value))) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
    }

    private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

    package static func == (left: PersonName, right: PersonName) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension ServiceRecord {
    /// What stands in a text in place of a name.
    package static func placeholder(_ role: Participant.Role?, in text: String) -> String {
        let isChinese = text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
        return switch role {
        case .engineer: isChinese ? "[工程师]" : "[engineer]"
        case .helper: isChinese ? "[协助人]" : "[helper]"
        case .customer: isChinese ? "[客户]" : "[customer]"
        case nil: isChinese ? "[某人]" : "[person]"
        }
    }

    /// The names of a draft, each once.
    package var names: [String] {
        var seen: Set<String> = []
        return people.compactMap { PersonName($0.person)?.text }.filter { seen.insert($0).inserted }
    }

    /// The draft as it is kept: keys in place of names, and no name of its people in its texts.
    /// - Parameter keys: by name; a person whose name has none is left out.
    package func keepingNamesApart(_ keys: [String: Int]) -> ServiceRecord {
        if people.isEmpty { return self }
        var record = self
        record.people = []
        for participant in people {
            guard let name = PersonName(participant.person), let key = keys[name.text] else { continue }
            let known = Participant(role: participant.role, person: String(key))
            if !record.people.contains(known) { record.people.append(known) }
            record = record.masking(name, as: participant.role)
        }
        return record
    }

    /// The same with a placeholder for each place where the name stands in a text.
    package func masking(_ name: PersonName, as role: Participant.Role?) -> ServiceRecord {
        guard texts.contains(where: name.stands) else { return self }
        return changingTexts { name.masked(in: $0) { Self.placeholder(role, in: $0) } }
    }
}
