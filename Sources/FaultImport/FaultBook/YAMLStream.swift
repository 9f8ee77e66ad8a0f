import FaultModel

/// A YAML stream of several fault books and vocabularies, parted by `---` lines: what `export` writes to stdout.
enum YAMLStream {
    /// Documents in one file.
    static let limit = 10_000

    /// The documents of the file with the number of lines before each; nil: the file holds one document only.
    ///
    /// A line of `---` alone at its very beginning is always a marker: neither block nor quoted text may hold one
    /// (YAML 1.2.2 §9.1.2).
    static func documents(of file: SourceFile) throws(ImportFailure) -> [(file: SourceFile, linesBefore: Int)]? {
        var starts: [(byte: Int, line: Int)] = [(0, 0)]
        var ends: [Int] = []
        var line = 0
        var lineStart = 0
        for (index, byte) in file.bytes.enumerated() where byte == 0x0A {
            if isMarker(file.bytes[lineStart..<index]) {
                ends.append(lineStart)
                starts.append((index + 1, line + 1))
                if starts.count > limit { throw .tooManyNodes(.faultbook, limit: limit, line: line + 1) }
            }
            line += 1
            lineStart = index + 1
        }
        if starts.count == 1 { return nil }
        ends.append(file.bytes.count)
        let documents = zip(starts, ends).map { start, end in
            (SourceFile(name: file.name, bytes: Array(file.bytes[start.byte..<max(start.byte, end)])), start.line)
        }
        let filled = documents.filter { !TextDecoder.isBlank($0.0.bytes) }
        return filled.count > 1 ? filled : nil
    }

    private static func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
        var line = line
        while let last = line.last, last == 0x0D || last == 0x20 { line = line.dropLast() }
        return line.elementsEqual([0x2D, 0x2D, 0x2D])
    }
}

extension Draft {
    /// The same with every line counted from `count` lines further up.
    func movedDown(by count: Int) -> Draft {
        var draft = self
        draft.records = records.map { $0.citing { $0.line? += count } }
        return draft
    }
}

extension Findings {
    func movedDown(by count: Int) -> Findings {
        var moved = Findings()
        for var finding in all {
            finding.line? += count
            moved.add(finding)
        }
        return moved
    }
}
