import FaultModel

/// Splits text into the tokens that are indexed and searched. The index and the question go through this one function,
/// which is why they cannot disagree.
///
///     tokens of "S阀不换向"       s 阀不 不换 换向 向
///     tokens of "leaking pumps"   leak pump
///     tokens of "HBT80C-2118"     hbt80c2118 hbt80c hbt 80 c 2118
///     tokens of "28.5 MPa"        28·5 mpa
///
/// - Scripts written without spaces (Han, kana, Hangul, Thai…) become overlapping pairs of characters; the last
///   character of a run stands alone, so that every character begins a token and can be found by itself as a prefix.
/// - Words of letters are folded (case, width, accents, traditional to simplified) and, in ASCII, stemmed.
/// - What holds a digit survives whole without its separators, followed by its pieces, so either finds it.
///
/// Not thread-safe: one instance for one thread. Costs linear time.
package final class TextAnalysis {
    /// Changes whenever the tokens of some text change: an index made by another version is rebuilt.
    package static let version = 2

    /// One token. `range` are the UTF-8 offsets in the original text that it was made from.
    package struct Token: Hashable, Sendable {
        package var text: String
        package var range: Range<Int>
        package var kind: Kind
    }

    package enum Kind: Hashable, Sendable {
        /// A word or number, stemmed where it is English.
        case word
        /// An identifier whole, without its separators; its pieces follow.
        case whole
        /// A piece of the `whole` before it.
        case piece
        /// Two neighbouring characters.
        case pair
        /// The last character of a run of pairs, or the only one.
        case single
    }

    let stemmer = Stemmer()
    /// The bytes of the token being made.
    var buffer: [UInt8] = []

    package init() {}

    package func tokens(in text: String) -> [Token] {
        var found: [Token] = []
        scan(text) { bytes, range, kind in
            found.append(Token(text: String(decoding: bytes, as: UTF8.self), range: range, kind: kind))
        }
        return found
    }

    /// Appends the tokens of `text` to `line`, each with a space after it: the form that is given to the index.
    package func append(_ text: String, to line: inout [UInt8]) {
        scan(text) { bytes, _, _ in
            line.append(contentsOf: bytes)
            line.append(0x20)
        }
    }

    /// Calls `emit` for every token in order of position with its bytes, its place in `text`, and its kind.
    package func scan(_ text: String, emit: (ArraySlice<UInt8>, Range<Int>, Kind) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var reader = ScalarReader(bytes: bytes)
            while let scalar = reader.current {
                switch CharacterClass(scalar) {
                case .paired: scanPairs(&reader, emit)
                case .letter, .digit: scanWord(&reader, emit)
                case .joiner, .other: reader.advance()
                }
            }
        }
    }

    private func scanPairs(_ reader: inout ScalarReader, _ emit: (ArraySlice<UInt8>, Range<Int>, Kind) -> Void) {
        var previous: (scalar: UInt32, start: Int)?
        while let scalar = reader.current, CharacterClass(scalar) == .paired {
            let folded = HanFolding.simplified(Folding.width(scalar))
            if let previous {
                buffer.removeAll(keepingCapacity: true)
                buffer.append(utf8Of: previous.scalar)
                buffer.append(utf8Of: folded)
                emit(buffer[...], previous.start..<reader.next, .pair)
            }
            previous = (folded, reader.offset)
            reader.advance()
        }
        if let previous {
            buffer.removeAll(keepingCapacity: true)
            buffer.append(utf8Of: previous.scalar)
            emit(buffer[...], previous.start..<reader.offset, .single)
        }
    }
}

extension [UInt8] {
    mutating func append(utf8Of scalar: UInt32) {
        if scalar < 0x80 {
            append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        } else if scalar < 0x10000 {
            append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F))
            append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        } else {
            append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
            append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 12) & 0x3F))
            append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F))
            append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        }
    }
}
