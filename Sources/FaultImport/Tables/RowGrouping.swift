internal import FaultModel

/// Rows of a table that tell of one fault.
struct RowGroup {
    var id: Fault.ID
    var models: [String]
    var codes: [FaultCode]
    /// The row whose cell gives the symptom; nil: the source gives a code only.
    var symptomRow: UInt32?
    /// What else rows with the same code call it.
    var otherSymptoms: [String] = []
    fileprivate var firstRow = UInt32.max
    fileprivate var lastRow = UInt32.max
}

/// Sorts the rows of a table into faults: fills in what merged cells leave blank, and joins rows that agree in product
/// and code, or in product, model and symptom where there is no code.
struct RowGrouping {
    let table: Table
    let layout: TableLayout
    let lines: ProductLines

    private(set) var groups: [RowGroup] = []
    /// The products met, with their models, in order.
    private(set) var products: [Product] = []
    private var productIndex: [String: Int] = [:]
    private var modelsSeen: [Set<String>] = []
    private var groupIndex: [WideHash: Int32] = [:]
    /// For each row the next one of its group: a table of a million faults has no list for each of them.
    private var nextRows: [UInt32] = []
    /// The models of groups that have been given more than the first row's.
    private var modelsOfGroup: [Int: Set<String>] = [:]
    private var lastModels: (product: Int, models: [String])?
    /// The folded symptoms of groups whose rows call them different names.
    private var symptomsOfGroup: [Int: Set<String>] = [:]
    private var takenIDs: Set<WideHash> = []

    private var above = Above()
    private var shortRows = 0
    private var firstShortRow = 0
    private var usedFallback = false
    private var isFallbackReported = false

    /// What stands in the rows above, for blank cells to repeat.
    private struct Above {
        var product: String?
        var line: String?
        var models: [String] = []
        /// What tells these models and codes from others, short: it is part of a key for each row.
        var modelKey = ""
        var codes: [FaultCode] = []
        var codeKey = ""
        var symptom: String?
        /// Reckoned when it is first asked for.
        var foldedSymptom: String?
        var group: Int?
    }

    init(table: Table, layout: TableLayout, lines: ProductLines) {
        self.table = table
        self.layout = layout
        self.lines = lines
    }

    mutating func add(row index: Int, findings: inout Findings) {
        let row = table[row: index]
        if isBlank(row) { return }
        if row.count < layout.width, !table.isRecordList {
            if shortRows == 0 { firstShortRow = row.line }
            shortRows += 1
        }
        if table.isRecordList || table.newBeginnings.contains(index) { above = Above() }
        let line = takeProduct(of: row)
        if let models = cell(.model, of: row) { takeModels(models, line: row.line, findings: &findings) }
        guard let group = group(of: row, line: line, findings: &findings) else {
            let text = table.cells(of: row).filter { !$0.isEmpty }.joined(separator: " | ")
            findings.error(
                (table.isRecordList
                    ? "this record has neither a code nor a symptom"
                    : "this row has neither a code nor a symptom, and none stands above it")
                    + "; it was left out: '\(text.prefix(200))'",
                line: row.line)
            return
        }
        above.group = group
        append(index, to: group)
        if groups[group].symptomRow == nil, symptom(of: row) != nil {
            groups[group].symptomRow = UInt32(truncatingIfNeeded: index)
        }
        note(models: above.models, ofLine: line, group: group)
    }

    mutating func finish(findings: inout Findings) {
        if shortRows > 0 {
            findings.note(
                "\(shortRows) rows have fewer cells than there are headings (\(layout.width)), the first on this line; "
                    + "the missing cells were taken as blank", line: firstShortRow)
        }
        if usedFallback, lines.isGuessed {
            findings.warning(
                "the file does not say which product line it is for; '\(lines.fallback.line)' was taken from its name. "
                    + "Say it with --product LINE")
        }
        groupIndex = [:]
        takenIDs = []
        modelsOfGroup = [:]
        symptomsOfGroup = [:]
    }

    private mutating func append(_ row: Int, to group: Int) {
        let row = UInt32(truncatingIfNeeded: row)
        while nextRows.count <= row { nextRows.append(.max) }
        if groups[group].firstRow == .max {
            groups[group].firstRow = row
        } else {
            nextRows[Int(groups[group].lastRow)] = row
        }
        groups[group].lastRow = row
    }

    /// The rows of a group, in order.
    func rows(of group: RowGroup) -> [Int] {
        var rows: [Int] = []
        var row = group.firstRow
        while row != .max {
            rows.append(Int(row))
            row = nextRows[Int(row)]
        }
        return rows
    }

    /// What the group is called first.
    func symptom(of group: RowGroup) -> String? { group.symptomRow.flatMap { symptom(of: table[row: Int($0)]) } }

    private func symptom(of row: Table.Row) -> String? {
        cell(.symptom, of: row).flatMap { CodeReader.isNone($0) ? nil : $0 }
    }

    private func cell(_ column: TableColumn, of row: Table.Row) -> String? {
        layout.places[column].flatMap { table.cell($0, of: row) }
    }

    private func isBlank(_ row: Table.Row) -> Bool {
        (0..<row.count).allSatisfy { layout.ignored.contains($0) || table.cell($0, of: row) == nil }
    }

    private mutating func takeProduct(of row: Table.Row) -> String {
        let given = cell(.product, of: row).flatMap { CodeReader.isNone($0) ? nil : $0 }
        if let given, given != above.product {
            above = Above()
            above.product = given
            above.line = nil
        }
        if let line = above.line { return line }
        let product = above.product.map(ProductLines.product(named:)) ?? lines.fallback
        if above.product == nil { usedFallback = true }
        if productIndex[product.line] == nil {
            productIndex[product.line] = products.count
            products.append(product)
            modelsSeen.append([])
        }
        above.line = product.line
        return product.line
    }

    /// So many bytes may name models, or codes, in one cell: what blank cells repeat is bounded with it.
    private static let nameLimit = 4000

    private mutating func takeModels(_ cell: String, line: Int, findings: inout Findings) {
        above.models = []
        if cell.utf8.count > Self.nameLimit {
            findings.error(
                "the models take more than \(Self.nameLimit) bytes; they were left out: '\(cell.prefix(80))…'",
                line: line)
        } else if !CodeReader.isNone(cell) {
            var seen: Set<String> = []
            above.models = cell.listItems().filter { seen.insert($0).inserted }
        }
        above.modelKey = Self.short(above.models.joined(separator: ","))
    }

    private static func short(_ key: String) -> String { key.utf8.count > 40 ? StableName.digits(key) : key }

    private mutating func note(models: [String], ofLine line: String, group: Int) {
        guard !models.isEmpty, let product = productIndex[line] else { return }
        if groups[group].models.isEmpty {
            groups[group].models = models
        } else if groups[group].models != models {
            var known = modelsOfGroup.removeValue(forKey: group) ?? Set(groups[group].models)
            for model in models where known.insert(model).inserted { groups[group].models.append(model) }
            modelsOfGroup[group] = known
        }
        if lastModels?.product == product, lastModels?.models == models { return }
        lastModels = (product, models)
        for model in models where modelsSeen[product].insert(model).inserted { products[product].models.append(model) }
    }

    // MARK: - Which fault a row is about

    private mutating func group(of row: Table.Row, line: String, findings: inout Findings) -> Int? {
        let symptom = self.symptom(of: row)
        if let codes = codes(of: row, findings: &findings) {
            if codes.isEmpty { return groupWithoutCode(symptom, row: row, line: line, isSaid: true) }
            return group(codes: codes, symptom: symptom, row: row, line: line, findings: &findings)
        }
        return groupWithoutCode(symptom, row: row, line: line, isSaid: false)
    }

    /// Nil: the cell is blank and repeats the one above. Empty: it says that there is no code.
    private func codes(of row: Table.Row, findings: inout Findings) -> [FaultCode]? {
        if let spn = cell(.spn, of: row) {
            let fmi = cell(.fmi, of: row).flatMap { CodeReader.isNone($0) ? nil : $0 }
            let text = fmi.map { "SPN \(spn) FMI \($0)" } ?? "SPN \(spn)"
            if let code = CodeReader.suspectParameter(text, isHeaded: true) { return [code] }
            return CodeReader.isNone(spn) ? [] : CodeReader.codes(in: text, heading: "")
        }
        guard let cell = cell(.code, of: row) else { return nil }
        if cell.utf8.count > Self.nameLimit {
            findings.error(
                "the code takes more than \(Self.nameLimit) bytes; it was left out: '\(cell.prefix(80))…'",
                line: row.line)
            return []
        }
        return CodeReader.codes(in: cell, heading: layout.codeHeading)
    }

    private mutating func group(
        codes: [FaultCode], symptom: String?, row: Table.Row, line: String, findings: inout Findings
    ) -> Int {
        above.codes = codes
        above.codeKey = Self.short(codes.map(\.key).joined(separator: ","))
        let key = "c\(line)\u{1F}\(above.codeKey)"
        let hash = WideHash(key)
        if let known = groupIndex[hash] {
            let group = Int(known)
            if let symptom { join(symptom, to: group, row: row, findings: &findings) }
            setSymptom(symptom ?? self.symptom(of: groups[group]))
            return group
        }
        setSymptom(symptom)
        if symptom == nil {
            findings.warning(
                "the code \(codes[0].display) has no symptom beside it; the code stands as the symptom", line: row.line)
        }
        return open(
            key: key, hash, line: line, name: StableName.cut(Identifier.slug(codes[0].display)), codes: codes)
    }

    private mutating func join(_ symptom: String, to group: Int, row: Table.Row, findings: inout Findings) {
        guard let first = self.symptom(of: groups[group]), first != symptom else { return }
        var known = symptomsOfGroup.removeValue(forKey: group) ?? [StableName.fold(first)]
        defer { symptomsOfGroup[group] = known }
        guard known.insert(StableName.fold(symptom)).inserted else { return }
        groups[group].otherSymptoms.append(symptom)
        findings.note(
            "the code \(groups[group].codes[0].display) is used above for '\(first.prefix(80))'; both are one fault, and "
                + "'\(symptom.prefix(80))' is kept under 'also'", line: row.line, record: groups[group].id.description)
    }

    private mutating func setSymptom(_ symptom: String?) {
        if above.symptom == symptom { return }
        above.symptom = symptom
        above.foldedSymptom = nil
    }

    /// - Parameter isSaid: the code cell says that there is none, so that the code above is not meant.
    private mutating func groupWithoutCode(_ symptom: String?, row: Table.Row, line: String, isSaid: Bool) -> Int? {
        if isSaid {
            if !above.codes.isEmpty { above.group = nil }
            above.codes = []
            above.codeKey = ""
        }
        guard let symptom else { return above.group }
        let folded = StableName.fold(symptom)
        if above.foldedSymptom == nil { above.foldedSymptom = above.symptom.map(StableName.fold) }
        if let group = above.group, above.symptom != nil, above.foldedSymptom == folded,
            cell(.model, of: row) == nil || !above.codes.isEmpty
        {
            return group
        }
        above.symptom = symptom
        above.foldedSymptom = folded
        let key = "s\(line)\u{1F}\(above.codeKey)\u{1F}\(above.modelKey)\u{1F}\(folded)"
        let hash = WideHash(key)
        if let group = groupIndex[hash] { return Int(group) }
        let name = StableName.slug(symptom) ?? "s-" + StableName.digits("\(folded)\u{1F}\(above.modelKey)")
        return open(key: key, hash, line: line, name: name, codes: above.codes)
    }

    /// A new fault; when its name is taken, its name bears the hash of what makes it another one.
    private mutating func open(key: String, _ hash: WideHash, line: String, name: String, codes: [FaultCode]) -> Int {
        var id = Fault.ID(line: line, name: name)
        var salt = key
        while id.map({ takenIDs.contains(WideHash($0.description)) }) ?? true {
            let digits = StableName.digits(salt)
            id = Fault.ID(line: line, name: name.isEmpty ? "c-" + digits : "\(name)-\(digits)")
            salt += "+"
        }
        if let id {
            takenIDs.insert(WideHash(id.description))
            groups.append(RowGroup(id: id, models: [], codes: codes))
        }
        groupIndex[hash] = Int32(truncatingIfNeeded: groups.count - 1)
        return groups.count - 1
    }
}

/// Tells texts from each other in sixteen bytes. Of two different texts it is the same as rarely as two random numbers
/// are, also of texts that someone chose: it is another one in each run.
struct WideHash: Hashable {
    private let first: Int
    private let second: Int

    init(_ text: String) {
        var hasher = Hasher()
        hasher.combine(text)
        var other = hasher
        first = hasher.finalize()
        other.combine(first)
        other.combine(text)
        second = other.finalize()
    }
}
