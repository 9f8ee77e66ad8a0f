/// Finds the sections of a document that tell of a fault under labels instead of in a table: `Symptom`, `Possible causes`,
/// `Remedy`, as headings of their own or at the beginning of a paragraph. Each becomes a small table, so that lists are
/// numbered, paired and named as in every other table.
struct HeadedFaults {
    enum Piece {
        case block(ManualDocument.Block)
        /// A heading whose words are in a fault already; what is below it stands below it.
        case told(level: Int, String, ManualDocument.Place)
        case fault(ManualTable)
        /// A figure of the fault before it.
        case figure(ManualFigure, ManualDocument.Place)
    }

    private let blocks: [ManualDocument.Block]
    /// What is above all headings.
    private let title: String?

    /// All of the document in its order; what no fault comes of is a block as it was.
    static func pieces(of document: ManualDocument) -> [Piece] {
        let finder = HeadedFaults(blocks: document.blocks, title: document.title)
        var pieces: [Piece] = []
        var index = 0
        while index < finder.blocks.count {
            let end = finder.sectionEnd(from: index)
            pieces += finder.pieces(of: index..<end)
            index = end
        }
        return pieces
    }

    /// The level and words of a heading; a numbered paragraph may be one.
    private static func heading(_ block: ManualDocument.Block) -> (level: Int, text: String)? {
        switch block.content {
        case .heading(let level, let text): (level, text.onOneLine())
        case .paragraph(let text): SectionNumber.headingLevel(of: text).map { ($0, text) }
        case .item, .table, .figure: nil
        }
    }

    private static func label(ofHeading text: String) -> TableColumn? {
        if text.utf8.count > 80 || SectionLabel.isGeneral(text) { return nil }
        return SectionLabel(alone: text)?.column
    }

    /// Where the section that begins here ends: at the next heading that is neither a label nor below one.
    private func sectionEnd(from start: Int) -> Int {
        var index = start
        var own: Int?
        if let first = Self.heading(blocks[start]), Self.label(ofHeading: first.text) == nil {
            own = first.level
            index += 1
        }
        var labelLevel: Int?
        while index < blocks.count {
            if let (level, text) = Self.heading(blocks[index]) {
                let isLabel = Self.label(ofHeading: text) != nil
                if isLabel, own.map({ level >= $0 }) ?? true {
                    labelLevel = level
                } else if isLabel || labelLevel.map({ level <= $0 }) ?? true {
                    break
                }
            }
            index += 1
        }
        return max(index, start + 1)
    }

    private func pieces(of section: Range<Int>) -> [Piece] {
        let asTheyAre = { blocks[section].map { Piece.block($0) } }
        var reading = LabelledReading()
        var host: (level: Int, text: String)?
        for block in blocks[section] {
            if let heading = Self.heading(block) {
                if let column = Self.label(ofHeading: heading.text) {
                    reading.open(column, at: block.place)
                } else if host == nil, reading.sketches.isEmpty {
                    host = heading
                } else {
                    reading.add(heading.text, isItem: true, of: block)
                }
                continue
            }
            reading.add(block)
        }
        let name = SectionName(host?.text ?? title, isShared: reading.sketches.count > 1)
        let place = blocks[section.lowerBound].place
        let tables = reading.sketches.enumerated().compactMap { index, sketch in
            sketch.table(named: name, place: index == 0 && host != nil ? place : sketch.place)
        }
        // One that is no fault makes the whole section one that is not about faults.
        guard !tables.isEmpty, tables.count == reading.sketches.count else { return asTheyAre() }
        var pieces = reading.left.map { Piece.block($0) }
        if let host {
            let heading = blocks[section.lowerBound]
            let first: Piece =
                reading.left.isEmpty ? .told(level: host.level, host.text, place) : .block(heading)
            pieces.insert(first, at: 0)
        }
        return pieces + tables.map { Piece.fault($0) } + reading.figures.map { Piece.figure($0.figure, $0.place) }
    }
}

/// Goes through a section and sorts its text under the labels.
private struct LabelledReading {
    private(set) var sketches: [LabelledFault] = []
    /// What stands before the first label, and tables.
    private(set) var left: [ManualDocument.Block] = []
    /// What stands among the labels, where a line says of which fault it is.
    private(set) var figures: [(figure: ManualFigure, place: ManualDocument.Place)] = []
    private var safety: [String] = []

    mutating func open(_ column: TableColumn, at place: ManualDocument.Place) {
        let beginsNext = [.symptom, .code].contains(column) && sketches.last.map(\.hasCourse) ?? true
        if sketches.isEmpty || beginsNext { sketches.append(LabelledFault(place: place)) }
        sketches[sketches.count - 1].open(column)
        sketches[sketches.count - 1].safety += safety
        safety = []
    }

    mutating func add(_ block: ManualDocument.Block) {
        switch block.content {
        case .table: left.append(block)
        case .figure(let figure):
            let isOfFault = !sketches.isEmpty && !figure.isInTable && block.place.line != nil
            if isOfFault { figures.append((figure, block.place)) } else { left.append(block) }
        case .heading(_, let text): add(text, isItem: true, of: block)
        case .item(let text):
            let text = text.withoutItemMark() ?? text
            if !open(text, at: block.place) { add(text, isItem: true, of: block) }
        case .paragraph(let text):
            if Sections.isWarning(text) {
                if sketches.isEmpty { safety.append(text) } else { sketches[sketches.count - 1].safety.append(text) }
            } else if let label = SectionLabel(alone: text) {
                open(label.column, at: block.place)
            } else {
                add(linesOf: text, of: block)
            }
        }
    }

    private mutating func add(linesOf text: String, of block: ManualDocument.Block) {
        var before: [String] = []
        for line in text.split(separator: "\n").map(String.init) {
            if open(line, at: block.place) { continue }
            if sketches.isEmpty {
                before.append(line)
            } else {
                let item = line.withoutItemMark()
                add(item ?? line, isItem: item != nil, of: block)
            }
        }
        if before.isEmpty { return }
        left.append(.init(content: .paragraph(before.joined(separator: "\n")), place: block.place))
    }

    /// Takes a line that begins with a label.
    private mutating func open(_ line: String, at place: ManualDocument.Place) -> Bool {
        guard let label = SectionLabel(in: line) else { return false }
        open(label.column, at: place)
        if !label.rest.isEmpty { sketches[sketches.count - 1].add(label.rest, isItem: false) }
        return true
    }

    mutating func add(_ text: String, isItem: Bool, of block: ManualDocument.Block) {
        if sketches.isEmpty { left.append(block) } else { sketches[sketches.count - 1].add(text, isItem: isItem) }
    }
}
