package import FaultModel

/// Record lists from JSON: an array of objects, an object of objects (its names are the codes), or an object with one
/// such member; see docs/formats/records.md.
package struct JSONImporter: Importer {
    package let format = ManualFormat.json
    static let sizeLimit = 64 << 20

    package init() {}

    /// Braces may begin other things too: what follows must be a name or a value of JSON.
    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(1 << 14))) else { return false }
        let visible = text.utf8.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }.prefix(2)
        let head = Array(visible)
        guard let first = head.first else { return false }
        let second = head.count > 1 ? head[1] : nil
        if first == 0x7B { return second == nil || second == 0x22 || second == 0x7D }
        return first == 0x5B
            && (second == nil || [0x7B, 0x5B, 0x5D, 0x22, 0x2D].contains(second ?? 0) || (second ?? 0).isASCIIDigit)
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let text = try TextDecoder.decode(file.bytes)
        if let trouble = text.trouble { findings.warning(trouble.message, line: trouble.line) }
        let document = try JSONDocument(text.utf8)
        let table = try JSONRecords(document).table(findings: &findings)
        return try TableTranslation.draft(of: table, from: file, options: options, findings: &findings)
    }
}

/// From a JSON document to a table: finds the list of records and makes each a row.
struct JSONRecords {
    private let document: JSONDocument
    private var records = RecordList()
    private var lines = JSONLines()

    init(_ document: JSONDocument) { self.document = document }

    func table(findings: inout Findings) throws(ImportFailure) -> Table {
        var copy = self
        return try copy.read(findings: &findings)
    }

    private mutating func read(findings: inout Findings) throws(ImportFailure) -> Table {
        guard let list = list(findings: &findings) else {
            throw .noRecords(
                .json, detail: "expected an array of objects, an object of objects, or an object with one such member",
                line: document.line(0))
        }
        let isDictionary = document.values[list].kind == .object
        var names: Set<String> = []
        for child in document.children(of: list) {
            let value = isDictionary ? child + 1 : child
            let line = lines.line(at: Int(document.values[child].start), in: document.utf8)
            guard document.values[value].kind == .object else {
                let given = document.string(value).prefix(100)
                findings.error("expected a record (an object), found '\(given)'; it was left out", line: line)
                continue
            }
            if isDictionary {
                let name = document.string(child)
                if !names.insert(name).inserted {
                    findings.warning(
                        "'\(name)' is there twice; both are kept as one fault", line: line)
                }
            }
            try readRecord(value, key: isDictionary ? document.string(child) : nil, line: line, findings: &findings)
        }
        if isDictionary, !records.table.isEmpty, !TableLayout.isAboutFaults(records.fieldNames) {
            throw .unknownFields(Array(records.fieldNames.prefix(20)), line: document.line(list))
        }
        if records.table.isEmpty {
            throw .noRecords(.json, detail: "the list is empty", line: document.line(list))
        }
        return records.finished()
    }

    /// The array or object whose members are the records.
    private func list(findings: inout Findings) -> Int? {
        let root = document.values[0]
        if root.kind == .array { return 0 }
        guard root.kind == .object else { return nil }
        let members = document.children(of: 0)
        let objects = members.filter { document.values[$0 + 1].kind == .object }
        let lists = members.filter {
            document.values[$0 + 1].kind == .array
                && document.children(of: $0 + 1).contains { document.values[$0].kind == .object }
        }
        let inner: Int
        if lists.count == 1, objects.count <= 1 {
            inner = lists[0] + 1
        } else if objects.count == 1, lists.isEmpty, holdsRecords(objects[0] + 1) {
            inner = objects[0] + 1
        } else {
            return objects.isEmpty ? nil : 0
        }
        for member in members where member + 1 != inner {
            findings.note(
                "'\(document.string(member))' beside the list of records was not read: '\(flat(member + 1).prefix(200))'",
                line: document.line(member))
        }
        return inner
    }

    private func holdsRecords(_ index: Int) -> Bool {
        let children = document.children(of: index)
        return !children.isEmpty && children.allSatisfy { document.values[$0 + 1].kind == .object }
    }

    private func flat(_ index: Int) -> String {
        let value = document.values[index]
        return String(decoding: document.utf8[Int(value.start)..<Int(value.end)].prefix(400), as: UTF8.self)
    }

    /// The key of the dictionary is the code, unless the record has a field for it.
    private mutating func readRecord(
        _ index: Int, key: String?, line: Int, findings: inout Findings
    ) throws(ImportFailure) {
        let before = records.filled
        if let key { try addKey(key, ofRecord: index, line: line) }
        var seen: Set<String> = []
        try readMembers(of: index, prefix: "", line: line, seen: &seen, findings: &findings)
        if records.filled == before { findings.error("the record is empty; it was left out", line: line) }
        records.endRecord(line: line)
    }

    private mutating func addKey(_ key: String, ofRecord index: Int, line: Int) throws(ImportFailure) {
        let codes = document.children(of: index).filter {
            [.code, .spn].contains(Heading.column(document.string($0))?.column)
        }
        if codes.isEmpty { return _ = try records.add("code", key, line: line, isKey: true) }
        if codes.contains(where: { document.string($0 + 1) == key }) { return }
        try records.add("key", key, line: line, isKey: true)
    }

    private mutating func readMembers(
        of index: Int, prefix: String, line: Int, seen: inout Set<String>, findings: inout Findings
    ) throws(ImportFailure) {
        for member in document.children(of: index) {
            let name = prefix + document.string(member)
            if !seen.insert(name).inserted {
                findings.warning("the field '\(name)' is there twice in one record; both texts are kept", line: line)
            }
            try readValue(member + 1, name: name, line: line, seen: &seen, findings: &findings)
        }
    }

    private mutating func readValue(
        _ index: Int, name: String, line: Int, seen: inout Set<String>, findings: inout Findings
    ) throws(ImportFailure) {
        switch document.values[index].kind {
        case .string, .number, .true, .false: try records.add(name, document.string(index), line: line)
        case .null: try records.add(name, "", line: line)
        case .object: try readMembers(of: index, prefix: name + ".", line: line, seen: &seen, findings: &findings)
        case .array:
            for element in document.children(of: index) {
                var seen: Set<String> = []
                try readValue(element, name: name, line: line, seen: &seen, findings: &findings)
            }
        }
    }
}
