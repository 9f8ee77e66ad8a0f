internal import FaultModel

/// Rows of a table that tell of one fault.
struct RowGroup {
    var id: Fault.ID
    var models: [String]
    var codes: [FaultCode]
    /// Nil: the source gives a code only.
    var symptom: String?
    /// What else rows with the same code call it.
    var otherSymptoms: [String] = []
    var rows: [Int] = []
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
    private var groupIndex: [String: Int] = [:]
    private var takenIDs: Set<Fault.ID> = []

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
        var codes: [FaultCode] = []
        var symptom: String?
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
        if row.count < layout.width, table.isRagged {
            if shortRows == 0 { firstShortRow = row.line }
            shortRows += 1
        }
        let line = takeProduct(of: row)
        if let models = cell(.model, of: row) {
            above.models = CodeReader.isNone(models) ? [] : models.listItems()
        }
        guard let group = group(of: row, line: line, findings: &findings) else {
            let text = table.cells(of: row).filter { !$0.isEmpty }.joined(separator: " | ")
            findings.error(
                "this row has neither a code nor a symptom, and none stands above it; it was left out: '\(text.prefix(200))'",
                line: row.line)
            return
        }
        above.group = group
        groups[group].rows.append(index)
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

    private mutating func note(models: [String], ofLine line: String, group: Int) {
        guard !models.isEmpty, let product = productIndex[line] else { return }
        for model in models {
            if modelsSeen[product].insert(model).inserted { products[product].models.append(model) }
            if groups[group].models.last != model, !groups[group].models.contains(model) {
                groups[group].models.append(model)
            }
        }
    }

    // MARK: - Which fault a row is about

    private mutating func group(of row: Table.Row, line: String, findings: inout Findings) -> Int? {
        let symptom = cell(.symptom, of: row).flatMap { CodeReader.isNone($0) ? nil : $0 }
        if let codes = codes(of: row) {
            if codes.isEmpty { return groupWithoutCode(symptom, row: row, line: line, isSaid: true) }
            return group(codes: codes, symptom: symptom, row: row, line: line, findings: &findings)
        }
        return groupWithoutCode(symptom, row: row, line: line, isSaid: false)
    }

    /// Nil: the cell is blank and repeats the one above. Empty: it says that there is no code.
    private func codes(of row: Table.Row) -> [FaultCode]? {
        if let spn = cell(.spn, of: row) {
            let fmi = cell(.fmi, of: row).flatMap { CodeReader.isNone($0) ? nil : $0 }
            let text = fmi.map { "SPN \(spn) FMI \($0)" } ?? "SPN \(spn)"
            if let code = CodeReader.suspectParameter(text, isHeaded: true) { return [code] }
            return CodeReader.isNone(spn) ? [] : CodeReader.codes(in: text, heading: "")
        }
        return cell(.code, of: row).map { CodeReader.codes(in: $0, heading: layout.codeHeading) }
    }

    private mutating func group(
        codes: [FaultCode], symptom: String?, row: Table.Row, line: String, findings: inout Findings
    ) -> Int {
        let key = "c\(line)\u{1F}" + codes.map(\.key).joined(separator: ",")
        above.codes = codes
        if let group = groupIndex[key] {
            if let symptom { join(symptom, to: group, row: row, findings: &findings) }
            above.symptom = symptom ?? groups[group].symptom
            return group
        }
        above.symptom = symptom
        if symptom == nil {
            findings.warning(
                "the code \(codes[0].display) has no symptom beside it; the code stands as the symptom", line: row.line)
        }
        return open(
            key: key, line: line, name: StableName.cut(Identifier.slug(codes[0].display)), codes: codes,
            symptom: symptom)
    }

    private mutating func join(_ symptom: String, to group: Int, row: Table.Row, findings: inout Findings) {
        guard let first = groups[group].symptom else {
            groups[group].symptom = symptom
            return
        }
        if first == symptom || StableName.fold(first) == StableName.fold(symptom) { return }
        if groups[group].otherSymptoms.contains(symptom) { return }
        groups[group].otherSymptoms.append(symptom)
        findings.note(
            "the code \(groups[group].codes[0].display) is used above for '\(first.prefix(80))'; both are one fault, and "
                + "'\(symptom.prefix(80))' is kept under 'also'", line: row.line, record: groups[group].id.description)
    }

    /// - Parameter isSaid: the code cell says that there is none, so that the code above is not meant.
    private mutating func groupWithoutCode(_ symptom: String?, row: Table.Row, line: String, isSaid: Bool) -> Int? {
        if isSaid {
            if !above.codes.isEmpty { above.group = nil }
            above.codes = []
        }
        guard let symptom else { return above.group }
        if let group = above.group, let before = above.symptom, StableName.fold(before) == StableName.fold(symptom),
            cell(.model, of: row) == nil || !above.codes.isEmpty
        {
            return group
        }
        above.symptom = symptom
        let folded = StableName.fold(symptom)
        let models = above.models.joined(separator: ",")
        let codes = above.codes.map(\.key).joined(separator: ",")
        let key = "s\(line)\u{1F}\(codes)\u{1F}\(models)\u{1F}\(folded)"
        if let group = groupIndex[key] { return group }
        let name = StableName.slug(symptom) ?? "s-" + StableName.digits(folded + "\u{1F}" + models)
        return open(key: key, line: line, name: name, codes: above.codes, symptom: symptom)
    }

    /// A new fault; when its name is taken, its name bears the hash of what makes it another one.
    private mutating func open(key: String, line: String, name: String, codes: [FaultCode], symptom: String?) -> Int {
        var id = Fault.ID(line: line, name: name)
        var salt = key
        while id.map({ takenIDs.contains($0) }) ?? true {
            let digits = StableName.digits(salt)
            id = Fault.ID(line: line, name: name.isEmpty ? "c-" + digits : "\(name)-\(digits)")
            salt += "+"
        }
        if let id {
            takenIDs.insert(id)
            groups.append(RowGroup(id: id, models: [], codes: codes, symptom: symptom))
        }
        groupIndex[key] = groups.count - 1
        return groups.count - 1
    }
}
