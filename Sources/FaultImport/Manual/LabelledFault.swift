internal import FaultModel

/// What a section calls its fault.
struct SectionName {
    /// Nil: nothing, or only what is said above any section.
    var symptom: String?
    var code: String?
    /// What of the heading is in neither.
    var rest: String?

    /// - Parameter isShared: true when the heading stands above several faults.
    init(_ heading: String?, isShared: Bool) {
        guard let heading else { return }
        guard !isShared, !SectionLabel.isGeneral(heading) else {
            rest = heading
            return
        }
        var text = heading
        if let number = SectionNumber(heading) {
            text = number.rest
            rest = String(heading.dropLast(text.count)).trimmed()
        }
        (code, symptom) = Self.cut(text)
    }

    /// `E-07 No pressure`, `P0143: Sensor`, `SPN 110 FMI 0 Too hot`, `Fault code 12 – No pressure`: the code before the words.
    private static func cut(_ text: String) -> (code: String?, symptom: String) {
        let words = text.split(separator: " ").prefix(6).map(String.init)
        let bare = words.map { $0.trimming(":：,，;；") }
        for count in 1..<max(1, min(3, words.count)) where Heading.label(bare[..<count].joined(separator: " ")) == .code
        {
            return after(count + 1, code: bare[count], of: text)
        }
        if bare.count >= 2, bare[0].uppercased() == "SPN", Int(bare[1]) != nil {
            let isWhole = bare.count >= 4 && bare[2].uppercased() == "FMI" && Int(bare[3]) != nil
            return after(isWhole ? 4 : 2, code: bare[..<(isWhole ? 4 : 2)].joined(separator: " "), of: text)
        }
        if let first = bare.first, isCode(first) { return after(1, code: first, of: text) }
        return (nil, text)
    }

    private static func after(_ count: Int, code: String, of text: String) -> (code: String?, symptom: String) {
        let pieces = text.split(separator: " ", maxSplits: count)
        let rest = pieces.count > count ? String(pieces[count]).trimming("-–—:： ") : ""
        return (code, rest.isEmpty ? text : rest)
    }

    /// Letters and then at least two digits, with a hyphen between them or three digits: `E-07`, `F301`, `P0143`.
    private static func isCode(_ word: String) -> Bool {
        let letters = word.utf8.prefix { (0x41...0x5A).contains($0) }
        let rest = word.utf8.dropFirst(letters.count)
        let digits = rest.first == 0x2D ? rest.dropFirst() : rest
        return (1...3).contains(letters.count) && (2...6).contains(digits.count) && digits.allSatisfy(\.isASCIIDigit)
            && (rest.first == 0x2D || digits.count >= 3)
    }
}

/// The text under the labels of one fault.
struct LabelledFault {
    let place: ManualDocument.Place
    var safety: [String] = []
    private var entries: [Entry] = []

    private struct Entry {
        var column: TableColumn
        var lines: [(text: String, isItem: Bool)] = []

        var items: [String] { lines.filter(\.isItem).map(\.text) }

        /// Two items or more are numbered anew, however they were marked.
        var text: String {
            if items.count < 2 { return lines.map(\.text).joined(separator: "\n") }
            var number = 0
            return lines.map { line in
                if !line.isItem { return line.text }
                number += 1
                return "\(number). \(line.text.onOneLine())"
            }.joined(separator: "\n")
        }
    }

    init(place: ManualDocument.Place) { self.place = place }

    /// True when what comes of the fault has begun: the next symptom is that of another.
    private(set) var hasCourse = false

    mutating func open(_ column: TableColumn) {
        entries.append(Entry(column: column))
        hasCourse = hasCourse || [.cause, .check, .remedy].contains(column)
    }

    mutating func add(_ text: String, isItem: Bool) {
        guard let last = entries.indices.last, let text = text.trimmed() else { return }
        entries[last].lines.append((text, isItem))
    }

    // MARK: - As a table

    /// The rows that the translation of tables makes the fault of; nil: too little is labelled for a fault.
    func table(named name: SectionName, place: ManualDocument.Place) -> ManualTable? {
        let filled = entries.filter { !$0.lines.isEmpty }
        let columns = Set(filled.map(\.column))
        let isFault =
            columns.contains(.cause) && !columns.isDisjoint(with: [.symptom, .check, .remedy])
            || columns.contains(.symptom) && columns.contains(.remedy)
        guard isFault else { return nil }
        var rows = LabelledRows()
        let symptom = all(.symptom, of: filled)
        guard let title = name.symptom ?? symptom ?? all(.code, of: filled) ?? name.code else { return nil }
        rows.put(title.onOneLine(), under: .symptom)
        if let symptom, symptom.onOneLine() != title.onOneLine() { rows.put(symptom, under: "note:symptom") }
        if let code = all(.code, of: filled) ?? name.code { rows.put(code, under: .code) }
        if let rest = name.rest { rows.put(rest, under: "note:section") }
        if !safety.isEmpty { rows.put(safety.map { $0.onOneLine() }.joined(separator: "\n"), under: .safety) }
        for column in TableColumn.allCases where ![.symptom, .code, .cause, .check, .remedy].contains(column) {
            if let text = all(column, of: filled) { rows.put(text, under: column) }
        }
        for course in courses(of: filled) { add(course, to: &rows) }
        return rows.table(at: place)
    }

    private func all(_ column: TableColumn, of entries: [Entry]) -> String? {
        let texts = entries.filter { $0.column == column }.map(\.text)
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// Causes, checks and remedies in turn: a new cause behind a remedy or a check begins another turn.
    private func courses(of entries: [Entry]) -> [[TableColumn: Entry]] {
        var courses: [[TableColumn: Entry]] = []
        for entry in entries where [.cause, .check, .remedy].contains(entry.column) {
            let isNext = courses.last.map { entry.column == .cause && $0[.cause] != nil && $0.count > 1 } ?? true
            if isNext { courses.append([:]) }
            courses[courses.count - 1][entry.column, default: Entry(column: entry.column)].lines += entry.lines
        }
        return courses
    }

    /// So many remedies are said for each of several causes, in all.
    private static let repeatLimit = 400

    private func add(_ course: [TableColumn: Entry], to rows: inout LabelledRows) {
        let (causes, remedies) = (course[.cause]?.items ?? [], course[.remedy]?.items ?? [])
        let isUnpaired =
            causes.count > 1 && remedies.count > 1 && causes.count != remedies.count
            && causes.count * remedies.count <= Self.repeatLimit
        if !isUnpaired {
            rows.beginRow()
            for (column, entry) in course { rows.put(entry.text, under: column) }
            return
        }
        // Which remedy is for which cause is not said: all are for each. A check stands in a row before, for none of them.
        if let check = course[.check] {
            rows.beginRow()
            rows.put(check.text, under: .check)
        }
        let said = course[.cause]?.lines.filter { !$0.isItem }.map(\.text) ?? []
        for (index, cause) in causes.enumerated() {
            rows.beginRow()
            if index == 0, !said.isEmpty { rows.put(said.joined(separator: "\n"), under: "note:cause") }
            rows.put(cause, under: .cause)
            rows.put(course[.remedy]?.text ?? "", under: .remedy)
        }
    }
}

/// Rows under headings that are found as they are needed.
private struct LabelledRows {
    private var headings: [String] = []
    private var rows: [[String: String]] = [[:]]

    private static let names = Dictionary(
        HeadingNames.all.map { ($0.0, $0.1[0]) }, uniquingKeysWith: { first, _ in first })

    /// The first row has the fault's name and its first cause.
    mutating func beginRow() {
        let isNew = rows[rows.count - 1].keys.contains { [Self.names[.cause], Self.names[.check]].contains($0) }
        if isNew { rows.append([:]) }
    }

    mutating func put(_ text: String, under column: TableColumn) { put(text, under: Self.names[column] ?? "") }

    mutating func put(_ text: String, under heading: String) {
        if !headings.contains(heading) { headings.append(heading) }
        rows[rows.count - 1][heading] = text
    }

    func table(at place: ManualDocument.Place) -> ManualTable {
        var table = ManualTable()
        table.append(.init(cells: headings.map { .init(text: $0) }, place: place))
        for row in rows { table.append(.init(cells: headings.map { .init(text: row[$0] ?? "") }, place: place)) }
        return table
    }
}

extension String {
    fileprivate func trimming(_ marks: String) -> String {
        var scalars = unicodeScalars[...]
        while let first = scalars.first, marks.unicodeScalars.contains(first) { scalars.removeFirst() }
        while let last = scalars.last, marks.unicodeScalars.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
