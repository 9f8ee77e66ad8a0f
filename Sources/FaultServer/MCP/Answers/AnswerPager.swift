/// Fits a document into a number of tokens. Its lists lose elements from the end, the least important list first; all
/// else, above all the safety warnings, stays.
///
/// The elements of the lists, one list after the other, are numbered from 0: a page begins at one of them.
struct AnswerPager {
    /// The ways to the lists that may be cut, the most important first. A text at such a way counts as a list of pieces, an
    /// object as a list of one.
    let lists: [[String]]

    struct Page {
        var document: JSONValue
        /// The numbers of the elements that are in it.
        var shown: Range<Int>
        var total: Int
        /// Where the next page begins; nil: this is the last one.
        var next: Int? { shown.upperBound < total ? shown.upperBound : nil }
    }

    /// What the notice and the call that gets the rest take, in tokens.
    static let reserve = 120

    /// - Parameter offset: the number of the first element.
    func page(of document: JSONValue, from offset: Int, within budget: Int) throws -> Page {
        let all = lists.map { Self.elements(of: document.value(at: $0)) }
        let total = all.reduce(0) { $0 + $1.count }
        var bare = document
        for path in lists { bare.setValue(Self.empty(document.value(at: path)), at: path) }
        let start = min(offset, total)
        let costs = try all.joined().dropFirst(start).map { try TokenEstimate.tokens(in: $0) + 1 }
        let head = try TokenEstimate.tokens(in: bare)
        var end = total
        if head + costs.reduce(0, +) > budget || start > 0 {
            var used = head + Self.reserve
            end = start
            for cost in costs {
                // One at least, or a small budget would never come to the end.
                if end > start, used + cost > budget { break }
                used += cost
                end += 1
            }
        }
        var page = bare
        var first = 0
        for (path, elements) in zip(lists, all) {
            let wanted = (start..<end).clamped(to: first..<(first + elements.count))
            let kept = elements[(wanted.lowerBound - first)..<(wanted.upperBound - first)]
            page.setValue(Self.joined(Array(kept), like: document.value(at: path)), at: path)
            first += elements.count
        }
        return Page(document: page, shown: start..<end, total: total)
    }

    private static func elements(of value: JSONValue?) -> [JSONValue] {
        switch value {
        case .array(let elements): elements
        case .string(let text): pieces(of: text).map(JSONValue.string)
        case .object: [value ?? .null]
        default: []
        }
    }

    private static func empty(_ value: JSONValue?) -> JSONValue? {
        switch value {
        case .array: []
        case .string: ""
        case .object: .null
        default: value
        }
    }

    private static func joined(_ elements: [JSONValue], like value: JSONValue?) -> JSONValue? {
        switch value {
        case .array: .array(elements)
        case .string: .string(elements.compactMap(\.string).joined())
        case .object: elements.first ?? .null
        default: value
        }
    }

    /// In characters.
    private static let longestPiece = 300

    /// The text in pieces that are whole lines where these are short: together they are the text again.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var count = 0
        for character in text {
            piece.append(character)
            count += 1
            if character.isNewline || count == longestPiece
                || (count > longestPiece / 2 && "。.;；!！?？".contains(character))
            {
                pieces.append(piece)
                (piece, count) = ("", 0)
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}

extension JSONValue {
    /// The value at the end of a way through objects; nil: the way does not lead there.
    func value(at path: [String]) -> JSONValue? {
        path.reduce(Optional(self)) { $0?[$1] }
    }

    mutating func setValue(_ value: JSONValue?, at path: [String]) {
        guard let name = path.first, var inner = self[name] else { return }
        if path.count == 1 {
            if let value { self[name] = value }
        } else {
            inner.setValue(value, at: Array(path.dropFirst()))
            self[name] = inner
        }
    }
}
