internal import FaultModel

/// From an XML document to a table: finds the elements that are records and makes each a row.
struct XMLRecords {
    private var records = RecordList()

    static func table(of utf8: [UInt8], findings: inout Findings) throws(ImportFailure) -> Table {
        switch try XMLReader.read(utf8) {
        case .document(let tape):
            var reader = XMLRecords()
            try reader.readDocument(tape, findings: &findings)
            return reader.records.finished()
        case .notWellFormed(let line, let column, let detail):
            let whole = ImportFailure.notWellFormed(.xml, detail: detail, line: line, column: column)
            return try XMLSalvage(utf8).table(instead: whole, findings: &findings)
        }
    }

    private mutating func readDocument(_ tape: XMLTape, findings: inout Findings) throws(ImportFailure) {
        guard !tape.items.isEmpty else { throw .empty }
        let list = Self.list(in: tape)
        for attribute in tape.children(of: list) where tape.items[attribute].kind == .attribute {
            findings.note(
                "'\(tape.name(attribute))' of the list was not read: '\(tape.value(attribute).prefix(200))'",
                line: tape.line(list))
        }
        for element in tape.elements(of: list) {
            if Self.isRecord(element, of: tape) {
                try readRecord(element, of: tape, line: tape.line(element))
            } else {
                findings.note(
                    "<\(tape.name(element))> beside the records was not read: '\(tape.fullText(of: element).prefix(200))'",
                    line: tape.line(element))
            }
        }
        for text in tape.ownTexts(list) {
            let string = tape.value(text)
            let above = string.prefix { $0.isWhitespace }.count(where: \.isNewline)
            findings.error(
                "there is text outside of the records; it was left out: '\(string.trimmed()?.prefix(200) ?? "")'",
                line: tape.line(text) + above)
        }
        if records.table.isEmpty {
            throw .noRecords(
                .xml, detail: "expected an element for each record, with its fields as elements or attributes",
                line: tape.line(list))
        }
    }

    /// The element whose children are the records: the root, or what it wraps.
    private static func list(in tape: XMLTape) -> Int {
        var list = 0
        while true {
            let children = tape.elements(of: list)
            guard children.count == 1 else {
                let inner = children.filter { isList($0, of: tape) }
                guard inner.count == 1, children.allSatisfy({ $0 == inner[0] || !isRecord($0, of: tape) }) else {
                    return list
                }
                list = inner[0]
                continue
            }
            guard isList(children[0], of: tape) else { return list }
            list = children[0]
        }
    }

    /// True when the children of an element may be records: some have fields of their own, and all bear one name or
    /// have fields.
    private static func isList(_ element: Int, of tape: XMLTape) -> Bool {
        let children = tape.elements(of: element)
        if children.contains(where: { !tape.elements(of: $0).isEmpty && !tape.hasOwnText($0) }) { return true }
        return children.count > 1 && Set(children.map { tape.items[$0].name }).count == 1
            && children.allSatisfy { child in tape.children(of: child).contains { tape.items[$0].kind == .attribute } }
    }

    /// True when the element has fields: elements or attributes.
    private static func isRecord(_ element: Int, of tape: XMLTape) -> Bool {
        tape.children(of: element).contains { tape.items[$0].kind != .text }
    }

    // MARK: - Fields

    /// Adds the element as a row. Also used for records that stand alone.
    mutating func readRecord(_ record: Int, of tape: XMLTape, line: Int) throws(ImportFailure) {
        try readAttributes(of: record, of: tape, prefix: "", line: line)
        if tape.hasOwnText(record) {
            let own = tape.children(of: record).filter { tape.items[$0].kind == .text }.map { tape.value($0) }.joined()
            try records.add("text", own, line: line)
        }
        try readFields(of: record, of: tape, prefix: "", line: line)
        records.endRecord(line: line)
    }

    func finished() -> Table { records.finished() }
    var isEmpty: Bool { records.table.isEmpty }

    private mutating func readAttributes(
        of element: Int, of tape: XMLTape, prefix: String, line: Int
    ) throws(ImportFailure) {
        for attribute in tape.children(of: element) where tape.items[attribute].kind == .attribute {
            try records.add(prefix + tape.name(attribute), tape.value(attribute), line: line)
        }
    }

    private mutating func readFields(
        of element: Int, of tape: XMLTape, prefix: String, line: Int
    ) throws(ImportFailure) {
        let fields = tape.elements(of: element)
        let numbered = Self.numberedNames(among: fields, of: tape)
        var count: [UInt32: Int] = [:]
        for field in fields {
            let name = prefix + tape.name(field)
            if numbered.contains(tape.items[field].name) {
                let number = count[tape.items[field].name, default: 0] + 1
                count[tape.items[field].name] = number
                let text = tape.fullText(of: field).trimmed() ?? ""
                try records.add(name, Self.beginsWith(number, text) ? text : "\(number)) \(text)", line: line)
                continue
            }
            try readAttributes(of: field, of: tape, prefix: name + ".", line: line)
            if !tape.elements(of: field).isEmpty, !tape.hasOwnText(field) {
                try readFields(of: field, of: tape, prefix: name + ".", line: line)
            } else {
                try records.add(name, tape.fullText(of: field), line: line)
            }
        }
    }

    /// The names of fields that are there several times with a number 1, 2, 3… as their only attribute:
    /// `<remedy num="1">`. They are one numbered list.
    private static func numberedNames(among fields: [Int], of tape: XMLTape) -> Set<UInt32> {
        var numbers: [UInt32: [String?]] = [:]
        for field in fields {
            let attributes = tape.children(of: field).filter { tape.items[$0].kind == .attribute }
            let isPlain = tape.elements(of: field).isEmpty && attributes.count == 1
            let number =
                isPlain && ["num", "no", "number", "n", "index", "seq"].contains(tape.name(attributes[0]).lowercased())
                ? tape.value(attributes[0]) : nil
            numbers[tape.items[field].name, default: []].append(number)
        }
        return Set(
            numbers.filter { _, numbers in
                numbers.count > 1 && numbers.enumerated().allSatisfy { $0.element == "\($0.offset + 1)" }
            }.keys)
    }

    private static func beginsWith(_ number: Int, _ text: String) -> Bool {
        let rest = text.drop { $0 == "(" || $0 == "（" }
        return rest.hasPrefix("\(number)")
            && rest.dropFirst("\(number)".count).first.map { ".)、）".contains($0) } == true
    }
}
