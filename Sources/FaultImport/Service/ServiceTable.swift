internal import FaultModel

/// From a table to service records: each row is one, but for rows that bear the same number, which are one together.
struct ServiceTable {
    private let table: Table
    private let layout: ServiceLayout
    private let options: ImportOptions
    private let document: String
    private let file: String
    private var days = DayReader()
    private var seen = SeenRecords()
    private var repeats = 0
    private var firstRepeat = 0
    private var withoutProduct = 0

    /// Records of one part of a long table.
    private static let partSize = 1024

    /// - Parameter hand: takes the records in parts; false: no more are wanted.
    static func read(
        _ table: Table, _ layout: ServiceLayout, firstRow: Int, from file: SourceFile, options: ImportOptions,
        findings: inout Findings, hand: (DraftPart) -> Bool
    ) {
        var reading = ServiceTable(table, layout, file, options)
        reading.tellColumns(above: firstRow, findings: &findings)
        let rows = firstRow..<max(firstRow, table.rowCount)
        for index in rows {
            if let text = reading.value(.date, of: table[row: index]) { reading.days.see(text) }
        }
        let source = Source(
            document: reading.document, file: file.baseName, revision: nil, language: options.language)
        var records: [Record] = []
        var isEmpty = true
        for index in rows {
            if let record = reading.record(of: table[row: index], findings: &findings) {
                records.append(.service(record))
            }
            if records.count == partSize {
                isEmpty = false
                guard hand(DraftPart(draft: Draft(source: source, records: records))) else { return }
                records.removeAll(keepingCapacity: true)
            }
        }
        reading.finish(findings: &findings)
        if isEmpty, records.isEmpty { findings.warning("no service record came of this file: no row has a symptom") }
        _ = hand(DraftPart(draft: Draft(source: source, records: records)))
    }

    private init(_ table: Table, _ layout: ServiceLayout, _ file: SourceFile, _ options: ImportOptions) {
        self.table = table
        self.layout = layout
        self.options = options
        document = options.source ?? file.baseName
        self.file = file.baseName
    }

    private func tellColumns(above firstRow: Int, findings: inout Findings) {
        let line = firstRow > 0 ? table[row: firstRow - 1].line : nil
        for heading in layout.unused {
            findings.warning(
                "the column '\(heading)' is none of a service record and was left out; expected headings such as date, "
                    + "serial, symptom, cause, remedy, part number, cost", line: line)
        }
    }

    private mutating func finish(findings: inout Findings) {
        if repeats > 0 {
            findings.note(
                "\(repeats) rows say the same as a row above them, the first on this line; each was taken once",
                line: firstRepeat)
        }
        if withoutProduct > 0 {
            findings.note(
                "\(withoutProduct) records do not say which product line they are about; say it with --product LINE")
        }
    }

    /// A cell that says something: `-`, `NA` and `无` say nothing.
    private func value(_ column: ServiceColumn, of row: Table.Row) -> String? {
        guard let place = layout.places[column], let cell = table.cell(place, of: row), !CodeReader.isNone(cell) else {
            return nil
        }
        return cell
    }

    // MARK: - One row

    private mutating func record(of row: Table.Row, findings: inout Findings) -> ServiceRecord? {
        guard let symptom = value(.symptom, of: row) else {
            if (0..<row.count).contains(where: { table.cell($0, of: row) != nil }) {
                findings.error("this row has no symptom; it was left out", line: row.line)
            }
            return nil
        }
        if (layout.width..<max(layout.width, row.count)).contains(where: { table.cell($0, of: row) != nil }) {
            findings.warning(
                "the row has \(row.count) cells and there are \(layout.width) headings; what is too much was left out, and the "
                    + "rest may stand under the wrong heading. Is a delimiter in the text without quotes?",
                line: row.line)
        }
        let machine = machine(of: row, findings: &findings)
        let day = day(of: row, findings: &findings)
        guard let id = takeID(of: row, machine, day, symptom) else { return nil }
        var record = ServiceRecord(id: id, symptom: symptom, machine: machine)
        record.day = day
        record.before = value(.before, of: row)
        record.codes = value(.code, of: row).map { CodeReader.codes(in: $0, heading: layout.codeHeading) } ?? []
        record.rounds = rounds(of: row)
        record.cause = value(.cause, of: row)
        record.remedy = value(.remedy, of: row)
        record.customerWord = value(.customerWord, of: row)
        readNumbers(of: row, into: &record, findings: &findings)
        readWords(of: row, into: &record, findings: &findings)
        record.people = people(of: row, findings: &findings)
        record.citations = [Citation(document: document, file: file, line: row.line)]
        return record
    }

    /// Nil: the row says the same as one above it.
    private mutating func takeID(
        of row: Table.Row, _ machine: ServiceRecord.Machine, _ day: CalendarDay?, _ symptom: String
    ) -> String? {
        let number = value(.number, of: row)
        let id = number.map(ServiceRecord.id(numbered:)) ?? ServiceRecord.id(of: machine, on: day, symptom: symptom)
        let content = (0..<row.count).map { table.cell($0, of: row) ?? "" }.joined(separator: "\u{1F}")
        guard let occurrence = seen.occurrence(of: id, saying: content) else {
            if repeats == 0 { firstRepeat = row.line }
            repeats += 1
            return nil
        }
        if number != nil || occurrence == 1 { return id }
        return ServiceRecord.id(of: machine, on: day, symptom: symptom, occurrence: occurrence)
    }

    private mutating func machine(of row: Table.Row, findings: inout Findings) -> ServiceRecord.Machine {
        var machine = ServiceRecord.Machine(
            product: options.product, model: value(.model, of: row), serial: value(.serial, of: row))
        if let name = value(.product, of: row) { machine.product = ProductLines.product(named: name).line }
        if machine.product == nil { withoutProduct += 1 }
        machine.hours = number(.hours, of: row, units: ["h", "hours", "hrs", "小时"], findings: &findings)
        return machine
    }

    private func day(of row: Table.Row, findings: inout Findings) -> CalendarDay? {
        guard let text = value(.date, of: row) else { return nil }
        do {
            return try days.day(text)
        } catch {
            switch error {
            case .noDay:
                findings.warning(
                    "'\(text.prefix(40))' is no day; expected one such as 2024-03-01. The record is kept without it",
                    line: row.line)
            case .twoReadings(_, let isMixed):
                findings.warning(
                    "'\(text.prefix(40))' may be two days, and "
                        + (isMixed ? "this column has both orders" : "nothing in this column tells the order")
                        + "; write it as 2024-03-01. The record is kept without it", line: row.line)
            }
            return nil
        }
    }

    private func number(
        _ column: ServiceColumn, of row: Table.Row, units: Set<String>, findings: inout Findings
    ) -> Double? {
        guard let text = value(column, of: row) else { return nil }
        if let number = TextGuess.number(text.replacing(",", with: ""), units: units), number >= 0 { return number }
        findings.warning(
            "'\(text.prefix(40))' is no number for the column \(column.rawValue); it was left out", line: row.line)
        return nil
    }

    private func readNumbers(of row: Table.Row, into record: inout ServiceRecord, findings: inout Findings) {
        record.minutes =
            number(.minutes, of: row, units: ["min", "min.", "minutes", "分钟", "分"], findings: &findings)
            ?? number(.labourHours, of: row, units: ["h", "hours", "小时"], findings: &findings).map { $0 * 60 }
        record.parts = parts(of: row, findings: &findings)
        guard let text = value(.cost, of: row) else { return }
        if let (amount, currency) = MoneyReader.amount(text) {
            let said = currency ?? value(.currency, of: row).flatMap(MoneyReader.currency) ?? layout.currency
            record.cost = Price(amount: amount, currency: said ?? Price.unknownCurrency)
        } else {
            findings.warning("'\(text.prefix(40))' is no amount of money; it was left out", line: row.line)
        }
    }

    private func readWords(of row: Table.Row, into record: inout ServiceRecord, findings: inout Findings) {
        if let text = value(.fault, of: row) {
            if let fault = Fault.ID(text) {
                record.confirms = .init(fault: fault, cause: value(.causeID, of: row))
            } else {
                findings.warning(
                    "'\(text.prefix(80))' is not a fault id such as line/name; it was left out", line: row.line)
            }
        }
        if let text = value(.outcome, of: row) {
            record.outcome = ServiceWords.outcome(text)
            if record.outcome == nil {
                findings.warning(
                    "'\(text.prefix(40))' is no outcome; expected solved, unsolved or no-fault-found. It was left out",
                    line: row.line)
            }
        }
        if let text = value(.guided, of: row) { record.wasGuided = ServiceWords.flag(text) }
        record.language =
            value(.language, of: row).flatMap { Language($0) } ?? options.language
            ?? TextGuess.language(of: record.symptom)
    }

    /// Numbered lines in the cells are as many rounds.
    private func rounds(of row: Table.Row) -> [ServiceRecord.Round] {
        func items(_ column: ServiceColumn) -> [String] {
            guard let text = value(column, of: row) else { return [] }
            return NumberedList(text).map { list in [list.preamble].compactMap { $0 } + list.items } ?? [text]
        }
        let columns = [items(.judgement), items(.handling), items(.result)]
        return (0..<(columns.map(\.count).max() ?? 0)).map { index in
            func item(_ column: Int) -> String? { index < columns[column].count ? columns[column][index] : nil }
            return .init(judgement: item(0), handling: item(1), result: item(2))
        }
    }

    private func parts(of row: Table.Row, findings: inout Findings) -> [PartUse] {
        guard let text = value(.part, of: row) else { return [] }
        let items = text.listItems()
        let quantities = value(.quantity, of: row).map { $0.listItems() } ?? []
        return items.enumerated().compactMap { index, item in
            var (printed, quantity) = ServiceWords.partUse(item)
            if quantities.count == items.count || quantities.count == 1 {
                quantity = TextGuess.number(quantities[min(index, quantities.count - 1)]) ?? quantity
            }
            if let number = PartNumber(printed), quantity > 0 { return PartUse(number: number, quantity: quantity) }
            findings.warning("'\(item.prefix(40))' is no part number; it was left out", line: row.line)
            return nil
        }
    }

    /// A finding never repeats a name.
    private func people(of row: Table.Row, findings: inout Findings) -> [ServiceRecord.Participant] {
        let columns: [(ServiceColumn, ServiceRecord.Participant.Role)] = [
            (.engineer, .engineer), (.helper, .helper), (.customer, .customer),
        ]
        return columns.flatMap { column, role -> [ServiceRecord.Participant] in
            guard let text = value(column, of: row) else { return [] }
            return text.split { ";；、/&\n".contains($0) }.compactMap { piece in
                guard let name = PersonName(String(piece)) else {
                    findings.warning("the \(role.rawValue) has no name that can be read; left out", line: row.line)
                    return nil
                }
                return .init(role: role, person: name.text)
            }
        }
    }
}

/// What a list has said so far: sixteen bytes for each record and row.
private struct SeenRecords {
    private var contents: Set<WideHash> = []
    private var counts: [WideHash: Int32] = [:]

    /// The number of the row among those of the id, from 1; nil: one of them said the same.
    mutating func occurrence(of id: String, saying content: String) -> Int? {
        guard contents.insert(WideHash(id + "\u{1E}" + content)).inserted else { return nil }
        let count = (counts[WideHash(id)] ?? 0) + 1
        counts[WideHash(id)] = count
        return Int(count)
    }
}

/// Words that people write into the cells of service records.
enum ServiceWords {
    static func outcome(_ text: String) -> ServiceRecord.Outcome? {
        switch StableName.fold(text) {
        case "solved", "yes", "fixed", "closed", "done", "completed", "ok", "已解决", "解决", "是", "完成", "已完成", "已修复":
            .solved
        case "unsolved", "not solved", "no", "open", "pending", "未解决", "否", "未完成", "处理中": .unsolved
        case "no-fault-found", "no fault found", "nff", "ntf", "no trouble found", "未发现故障", "无故障", "未见异常":
            .noFaultFound
        default: nil
        }
    }

    static func flag(_ text: String) -> Bool? {
        switch StableName.fold(text) {
        case "yes", "true", "1", "y", "是": true
        case "no", "false", "0", "n", "否": false
        default: nil
        }
    }

    /// `1030200147 x2`, `1030200147×2`, `1030200147=2`, `1030200147`.
    static func partUse(_ text: String) -> (number: String, quantity: Double) {
        let signs: [Character] = ["×", "=", "*", "x", "X"]
        for sign in signs {
            guard let place = text.lastIndex(of: sign),
                let quantity = Double(text[text.index(after: place)...].trimmingSpace),
                quantity > 0
            else { continue }
            let number = String(text[..<place]).trimmed() ?? ""
            // An x within a number is a letter of it: '12x2' is no two pieces of 12.
            if sign == "x" || sign == "X", !text[..<place].hasSuffix(" ") { continue }
            if !number.isEmpty { return (number, quantity) }
        }
        return (text, 1)
    }
}

extension Substring {
    fileprivate var trimmingSpace: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
