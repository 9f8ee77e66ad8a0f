/// Words, numbers and identifiers: runs of letters and digits, with single joiners between them.
extension TextAnalysis {
    /// A stretch of letters or of digits within a run.
    private struct Stretch {
        var bytes: Range<Int>
        var range: Range<Int>
        var isNumeric: Bool
        /// The joiner before it; nil: none.
        var joiner: UInt32?
    }

    func scanWord(_ reader: inout ScalarReader, _ emit: (ArraySlice<UInt8>, Range<Int>, Kind) -> Void) {
        buffer.removeAll(keepingCapacity: true)
        if let range = reader.plainWord(atMost: Self.longestRun, into: &buffer) {
            stemmer.stem(lastOf: &buffer, count: buffer.count)
            emit(buffer[...], range, .word)
            return
        }
        let stretches = readStretches(&reader)
        guard let first = stretches.first, let last = stretches.last else { return }
        let range = first.range.lowerBound..<last.range.upperBound
        if stretches.count == 1 {
            emitStretch(first, .word, emit)
        } else if isDecimal(stretches) {
            let decimal = Array(buffer[first.bytes]) + Self.decimalPoint + Array(buffer[last.bytes])
            emit(decimal[...], range, .word)
        } else if stretches.contains(where: \.isNumeric) {
            emit(buffer[first.bytes.lowerBound..<last.bytes.upperBound], range, .whole)
            emitPieces(of: stretches, emit)
        } else {
            emitCompound(stretches, range, emit)
        }
    }

    /// Reads the run at the reader into `buffer`, folded, without joiners.
    private func readStretches(_ reader: inout ScalarReader) -> [Stretch] {
        var stretches: [Stretch] = []
        var joiner: UInt32?
        var length = 0
        while let scalar = reader.current {
            let kind = CharacterClass(scalar)
            if kind == .joiner {
                guard let next = reader.peek(), CharacterClass(next) == .letter || CharacterClass(next) == .digit
                else { break }
                joiner = Folding.width(scalar)
                reader.advance()
                continue
            }
            guard kind == .letter || kind == .digit, length < Self.longestRun else { break }
            let start = buffer.count
            Folding.append(scalar, to: &buffer)
            length += 1
            let isNumeric = kind == .digit
            if joiner == nil, let last = stretches.last, last.isNumeric == isNumeric {
                stretches[stretches.count - 1].bytes = last.bytes.lowerBound..<buffer.count
                stretches[stretches.count - 1].range = last.range.lowerBound..<reader.next
            } else {
                stretches.append(
                    Stretch(
                        bytes: start..<buffer.count, range: reader.offset..<reader.next, isNumeric: isNumeric,
                        joiner: joiner))
            }
            joiner = nil
            reader.advance()
        }
        return stretches
    }

    /// Letters: stemmed; digits: as they are.
    private func emitStretch(
        _ stretch: Stretch, _ kind: Kind, _ emit: (ArraySlice<UInt8>, Range<Int>, Kind) -> Void
    ) {
        var word = Array(buffer[stretch.bytes])
        if !stretch.isNumeric, word.allSatisfy({ $0 < 0x80 }) { stemmer.stem(lastOf: &word, count: word.count) }
        emit(word[...], stretch.range, kind)
    }

    /// The pieces between separators, and where such a piece mixes letters and digits, those by themselves too.
    private func emitPieces(of stretches: [Stretch], _ emit: (ArraySlice<UInt8>, Range<Int>, Kind) -> Void) {
        var index = 0
        while index < stretches.count {
            var end = index + 1
            while end < stretches.count, stretches[end].joiner == nil { end += 1 }
            let group = stretches[index..<end]
            if group.count > 1, group.count < stretches.count {
                let bytes = stretches[index].bytes.lowerBound..<stretches[end - 1].bytes.upperBound
                let range = stretches[index].range.lowerBound..<stretches[end - 1].range.upperBound
                emit(buffer[bytes], range, .piece)
            }
            for stretch in group { emitStretch(stretch, .piece, emit) }
            index = end
        }
    }

    /// Words joined without digits: `won't` is one word, `valve's` is its first; of `over-heat` and `on/off` each part
    /// is a word, and joined by a hyphen the whole is one too.
    private func emitCompound(
        _ stretches: [Stretch], _ range: Range<Int>, _ emit: (ArraySlice<UInt8>, Range<Int>, Kind) -> Void
    ) {
        let isApostrophe = stretches.dropFirst().allSatisfy { $0.joiner == 0x27 || $0.joiner == 0x2019 }
        if isApostrophe {
            let ending = stretches[stretches.count - 1]
            let isGenitive = buffer[ending.bytes].elementsEqual("s".utf8)
            let bytes = stretches[0].bytes.lowerBound..<(isGenitive ? ending.bytes.lowerBound : ending.bytes.upperBound)
            emitStretch(Stretch(bytes: bytes, range: range, isNumeric: false, joiner: nil), .word, emit)
            return
        }
        if stretches.dropFirst().allSatisfy({ $0.joiner == 0x2D || $0.joiner == 0x2010 || $0.joiner == 0x2011 }) {
            let bytes = stretches[0].bytes.lowerBound..<stretches[stretches.count - 1].bytes.upperBound
            emitStretch(Stretch(bytes: bytes, range: range, isNumeric: false, joiner: nil), .whole, emit)
            for stretch in stretches { emitStretch(stretch, .piece, emit) }
        } else {
            for stretch in stretches { emitStretch(stretch, .word, emit) }
        }
    }

    private func isDecimal(_ stretches: [Stretch]) -> Bool {
        stretches.count == 2 && stretches[0].isNumeric && stretches[1].isNumeric && stretches[1].joiner == 0x2E
    }

    /// A dot that the index takes for a letter: 2.5 is not 25.
    private static let decimalPoint = Array("·".utf8)
    /// Characters; a longer run is cut into tokens of this length.
    private static let longestRun = 64
}
