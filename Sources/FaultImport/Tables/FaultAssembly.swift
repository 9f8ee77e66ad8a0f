internal import FaultModel

/// Makes a fault of the rows that tell of it.
struct FaultAssembly {
    let table: Table
    let layout: TableLayout
    /// Nil: guessed for each text.
    let language: Language?
    let document: String
    let file: String

    private(set) var parts: [Part] = []
    private var partIndex: [PartNumber: Int] = [:]
    private var guessed: [Language: Int] = [:]
    private var remediesWithoutCause = 0
    private var firstRemedyWithoutCause = 0

    init(table: Table, layout: TableLayout, language: Language?, document: String, file: String) {
        self.table = table
        self.layout = layout
        self.language = language
        self.document = document
        self.file = file
    }

    /// The language of all texts when it was guessed and is one; nil otherwise.
    var onlyLanguage: Language? { guessed.count == 1 ? guessed.keys.first : nil }

    /// - Parameters:
    ///   - called: the symptom; nil: the source gives a code only.
    ///   - rows: those that tell of it, in order.
    mutating func fault(of group: RowGroup, called: String?, rows: [Int], findings: inout Findings) -> Fault? {
        guard let first = rows.first else { return nil }
        let symptom = called ?? group.codes.first?.display ?? group.id.name
        var draft = FaultInProgress(FaultFields(id: group.id, symptom: text(symptom)))
        draft.fields.models = group.models
        draft.fields.codes = group.codes
        for other in group.otherSymptoms { draft.addAlso(text(other)) }
        draft.fields.citations = [
            Citation(
                document: document, page: cell(.page, of: table[row: first]), file: file, line: table[row: first].line)
        ]
        for index in rows {
            add(row: table[row: index], isFirst: index == first, to: &draft, findings: &findings)
        }
        draft.fields.class = draft.commonClass
        do {
            return try Fault(draft.fields)
        } catch {
            for problem in error.problems {
                findings.error(
                    "\(problem.description); the fault was left out", line: table[row: first].line,
                    record: group.id.description)
            }
            return nil
        }
    }

    mutating func finish(findings: inout Findings) {
        if language == nil, !guessed.isEmpty {
            let counts = guessed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                "\($0.key) for \($0.value) texts"
            }
            findings.note(
                "the file does not say its language; by the script it was taken to be \(counts.joined(separator: ", ")). "
                    + "Say it with --language")
        }
        if remediesWithoutCause > 0 {
            findings.note(
                "\(remediesWithoutCause) rows give a remedy and no cause, the first on this line; the symptom stands as "
                    + "the cause", line: firstRemedyWithoutCause)
        }
    }

    private mutating func text(_ string: String) -> LocalizedText {
        if let language { return LocalizedText(string, in: language) }
        let guess = TextGuess.language(of: string)
        guessed[guess, default: 0] += 1
        return LocalizedText(string, in: guess)
    }

    private func cell(_ column: TableColumn, of row: Table.Row) -> String? {
        layout.places[column].flatMap { table.cell($0, of: row) }
    }

    /// A cell that names something: `-` and `N/A` name nothing.
    private func value(_ column: TableColumn, of row: Table.Row) -> String? {
        cell(column, of: row).flatMap { CodeReader.isNone($0) ? nil : $0 }
    }

    // MARK: - One row

    private mutating func add(
        row: Table.Row, isFirst: Bool, to draft: inout FaultInProgress, findings: inout Findings
    ) {
        let remedy = RemedyCells(
            text: value(.remedy, of: row), minutes: minutes(of: row, draft: &draft),
            parts: partUses(of: row, draft: &draft))
        let causes = causes(of: row, isFirst: isFirst, needed: !remedy.isEmpty, draft: &draft)
        addRemedies(remedy, to: causes, row: row, draft: &draft, findings: &findings)
        addChecks(of: row, causes: causes, to: &draft)
        addClass(of: row, causes: causes, to: &draft)
        if let words = value(.also, of: row) { for word in words.listItems() { draft.addAlso(text(word)) } }
        addSeverity(of: row, to: &draft)
        for line in (value(.safety, of: row) ?? "").split(separator: "\n") {
            if let line = String(line).trimmed() { draft.addSafety(text(line)) }
        }
        if !isFirst, let page = cell(.page, of: row), page != draft.fields.citations[0].page {
            if draft.fields.citations[0].page == nil {
                draft.fields.citations[0].page = page
            } else {
                addNote(label(.page), page, to: &draft)
            }
        }
        addNotes(of: row, to: &draft, findings: &findings)
    }

    private func label(_ column: TableColumn) -> String { column.rawValue }

    private mutating func addNote(_ label: String, _ string: String, to draft: inout FaultInProgress) {
        draft.addNote(label, string) { text(string) }
    }

    private mutating func addNotes(
        of row: Table.Row, to draft: inout FaultInProgress, findings: inout Findings
    ) {
        for (place, label) in layout.noteColumns {
            if let string = table.cell(place, of: row) { addNote(label, string, to: &draft) }
        }
        guard row.count > layout.width else { return }
        var extra: [String] = []
        for place in layout.width..<row.count {
            guard let string = table.cell(place, of: row) else { continue }
            extra.append(string)
            addNote("column \(place + 1)", string, to: &draft)
        }
        if !extra.isEmpty {
            findings.error(
                "the row has \(row.count) cells and \(layout.width) columns have a heading; what is too much is kept as a note: "
                    + "'\(extra.joined(separator: " | ").prefix(200))'. Is a delimiter in the text without quotes?",
                line: row.line, record: draft.fields.id.description)
        }
    }

    private mutating func addClass(of row: Table.Row, causes: [Int], to draft: inout FaultInProgress) {
        guard let word = value(.class, of: row) else { return }
        guard let found = TextGuess.faultClass(word) else { return addNote(label(.class), word, to: &draft) }
        draft.classes.insert(found)
        for cause in causes where draft.fields.causes[cause].class == nil { draft.fields.causes[cause].class = found }
    }

    private mutating func addSeverity(of row: Table.Row, to draft: inout FaultInProgress) {
        guard let word = value(.severity, of: row) else { return }
        if let severity = TextGuess.severity(word) {
            draft.fields.severity = max(severity, draft.fields.severity ?? .minor)
        } else {
            addNote(label(.severity), word, to: &draft)
        }
    }

    // MARK: - Causes and checks

    /// The causes that the row is about, by their places in the fault.
    private mutating func causes(
        of row: Table.Row, isFirst: Bool, needed: Bool, draft: inout FaultInProgress
    ) -> [Int] {
        if let cell = value(.cause, of: row) {
            guard let list = NumberedList(cell) else { return [draft.cause(titled: cell) { text(cell) }] }
            if let preamble = list.preamble { addNote(label(.cause), preamble, to: &draft) }
            return list.items.map { item in draft.cause(titled: item) { text(item) } }
        }
        let repeatsAbove =
            !table.isRecordList && cell(.code, of: row) == nil && cell(.symptom, of: row) == nil
            && cell(.spn, of: row) == nil
        if !isFirst, repeatsAbove, let last = draft.lastCauses { return last }
        guard needed else { return [] }
        if remediesWithoutCause == 0 { firstRemedyWithoutCause = row.line }
        remediesWithoutCause += 1
        let symptom = draft.fields.symptom
        return [draft.cause(titled: symptom.strings[0]) { symptom }]
    }

    private mutating func addChecks(of row: Table.Row, causes: [Int], to draft: inout FaultInProgress) {
        guard let cell = value(.check, of: row) else { return }
        let ids = causes.map { draft.fields.causes[$0].id }
        guard let list = NumberedList(cell) else {
            return draft.addCheck(cell, observes: ids.count == 1 ? ids[0] : nil) { text(cell) }
        }
        if let preamble = list.preamble { addNote(label(.check), preamble, to: &draft) }
        for (index, item) in list.items.enumerated() {
            let observed = ids.count == 1 ? ids[0] : index < ids.count ? ids[index] : nil
            draft.addCheck(item, observes: observed) { text(item) }
        }
    }

    // MARK: - Remedies and parts

    /// So many parts of a cell are given to each of several causes.
    private static let sharedPartLimit = 50

    /// What a row says of the remedy.
    private struct RemedyCells {
        var text: String?
        var minutes: Double?
        var parts: [(use: PartUse, name: String?)]

        var isEmpty: Bool { text == nil && parts.isEmpty && minutes == nil }
    }

    private mutating func addRemedies(
        _ cells: RemedyCells, to causes: [Int], row: Table.Row, draft: inout FaultInProgress, findings: inout Findings
    ) {
        guard !cells.isEmpty, let first = causes.first else { return }
        let list = cells.text.flatMap(NumberedList.init)
        if causes.count == 1 {
            var remedy = Remedy(title: text(title(of: cells)), minutes: cells.minutes, parts: cells.parts.map(\.use))
            if let list {
                remedy.title = text(list.preamble ?? list.items[0])
                remedy.steps = list.items.map { text($0) }
            }
            return draft.add(remedy, to: first)
        }
        if let preamble = list?.preamble { addNote(label(.remedy), preamble, to: &draft) }
        let shared = list == nil ? text(title(of: cells)) : nil
        for (index, cause) in causes.enumerated() {
            var own = cells
            own.parts =
                cells.parts.count == causes.count
                ? [cells.parts[index]] : Array(cells.parts.prefix(Self.sharedPartLimit))
            if let list { own.text = index < list.items.count ? list.items[index] : nil }
            if own.isEmpty { continue }
            let title = shared ?? text(title(of: own))
            draft.add(Remedy(title: title, minutes: own.minutes, parts: own.parts.map(\.use)), to: cause)
        }
        guard let list, list.items.count > causes.count else { return }
        for item in list.items[causes.count...] { addNote(label(.remedy), item, to: &draft) }
        findings.warning(
            "the cell has \(list.items.count) remedies for \(causes.count) causes; the last ones are kept as notes",
            line: row.line, record: draft.fields.id.description)
    }

    /// What a remedy is called: its text, or the part when only that is given.
    private func title(of cells: RemedyCells) -> String {
        cells.text ?? cells.parts.first.map { $0.name ?? $0.use.number.printed } ?? cells.minutes.map { "\($0) min" }
            ?? ""
    }

    private mutating func minutes(of row: Table.Row, draft: inout FaultInProgress) -> Double? {
        guard let cell = value(.minutes, of: row) else { return nil }
        if let minutes = TextGuess.number(cell, units: ["min", "min.", "minutes", "分钟", "分"]) { return minutes }
        addNote(label(.minutes), cell, to: &draft)
        return nil
    }

    private mutating func partUses(of row: Table.Row, draft: inout FaultInProgress) -> [(use: PartUse, name: String?)] {
        let numbers = value(.partNumber, of: row).map { $0.listItems() } ?? []
        let nameCell = value(.partName, of: row)
        let quantityCell = value(.quantity, of: row)
        let split = nameCell.map { $0.listItems() } ?? []
        let names: [String?] = split.count == numbers.count ? split : numbers.map { _ in nameCell }
        let quantities = quantityCell.map { $0.listItems() } ?? []
        var uses: [(use: PartUse, name: String?)] = []
        var isQuantityUsed = false
        for (index, printed) in numbers.enumerated() {
            guard let number = PartNumber(printed) else {
                addNote(label(.partNumber), printed, to: &draft)
                continue
            }
            var quantity = 1.0
            if let cell = quantities.count == numbers.count ? quantities[index] : quantityCell,
                let value = TextGuess.number(cell, units: ["pcs", "pc", "个", "件", "只", "套", "根", "台"]), value > 0
            {
                quantity = value
                isQuantityUsed = true
            }
            note(number, name: names[index])
            uses.append((PartUse(number: number, quantity: quantity), names[index]))
        }
        if uses.isEmpty, let nameCell { addNote(label(.partName), nameCell, to: &draft) }
        if !isQuantityUsed, let quantityCell { addNote(label(.quantity), quantityCell, to: &draft) }
        return uses
    }

    private mutating func note(_ number: PartNumber, name: String?) {
        if partIndex[number] == nil {
            partIndex[number] = parts.count
            parts.append(Part(number: number))
        }
        guard let name, let index = partIndex[number] else { return }
        let text = text(name)
        if parts[index].name == nil { parts[index].name = text } else { parts[index].name?.add(text) }
    }
}
