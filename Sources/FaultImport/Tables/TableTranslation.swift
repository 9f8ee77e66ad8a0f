package import FaultModel

/// From a table to records: the one translation that every format of rows shares.
///
/// It goes over the table twice: rows are first grouped, then each group becomes a fault.
package enum TableTranslation {
    /// - Throws: `noHeadings` when neither the table nor the options say what its columns are.
    package static func draft(
        of table: Table, from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        var whole: Draft?
        try read(table, from: file, options: options, findings: &findings) { part in
            if whole == nil || !part.comesFirst {
                whole = whole ?? Draft(source: part.draft.source)
                whole?.records += part.draft.records
            } else {
                whole?.records.insert(contentsOf: part.draft.records, at: 0)
            }
            whole?.source = part.draft.source
            return true
        }
        return whole ?? Draft(source: Source(document: options.source ?? file.baseName, file: file.baseName))
    }

    /// Faults of one part of a long table.
    private static let partSize = 1024

    /// The same in parts: the faults in order, then the products and parts, which come first. A short table is one part.
    /// - Throws: before the first part only.
    static func read(
        _ table: Table, from file: SourceFile, options: ImportOptions, findings: inout Findings,
        hand: (DraftPart) -> Bool
    ) throws(ImportFailure) {
        if let (layout, firstRow) = serviceLayout(of: table, options: options) {
            return ServiceTable.read(
                table, layout, firstRow: firstRow, from: file, options: options, findings: &findings, hand: hand)
        }
        let (layout, firstRow) = try layout(of: table, options: options, findings: &findings)
        let lines = ProductLines(file: file, options: options)
        var grouping = RowGrouping(table: table, layout: layout, lines: lines)
        for index in firstRow..<max(firstRow, table.rowCount) { grouping.add(row: index, findings: &findings) }
        grouping.finish(findings: &findings)
        var assembly = FaultAssembly(
            table: table, layout: layout, language: options.language, document: options.source ?? file.baseName,
            file: file.baseName)
        var source = Source(
            document: options.source ?? file.baseName, file: file.baseName, revision: nil, language: options.language)
        var faults: [Record] = []
        var isWhole = true
        for group in grouping.groups {
            if faults.count == partSize {
                isWhole = false
                guard hand(DraftPart(draft: Draft(source: source, records: faults))) else { return }
                faults.removeAll(keepingCapacity: true)
            }
            let (symptom, rows) = (grouping.symptom(of: group), grouping.rows(of: group))
            if let fault = assembly.fault(of: group, called: symptom, rows: rows, findings: &findings) {
                faults.append(.fault(fault))
            }
        }
        assembly.finish(findings: &findings)
        if isWhole, faults.isEmpty {
            findings.warning("no fault came of this file: no row below the headings has a code or a symptom")
        }
        source.language = options.language ?? assembly.onlyLanguage
        let others = grouping.products.map(Record.product) + assembly.parts.map(Record.part)
        if isWhole {
            _ = hand(DraftPart(draft: Draft(source: source, records: others + faults)))
        } else if hand(DraftPart(draft: Draft(source: source, records: faults))) {
            _ = hand(DraftPart(draft: Draft(source: source, records: others), comesFirst: true))
        }
    }

    /// Nil: the table is not one of service records.
    private static func serviceLayout(of table: Table, options: ImportOptions) -> (ServiceLayout, firstRow: Int)? {
        if let columns = options.columns { return ServiceLayout(columns: columns).map { ($0, 0) } }
        if let headings = table.headings { return ServiceLayout(headings: headings).map { ($0, 0) } }
        return ServiceLayout.found(in: table).map { ($0.layout, $0.row + 1) }
    }

    private static func layout(
        of table: Table, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> (TableLayout, firstRow: Int) {
        if let columns = options.columns {
            let layout = try TableLayout(columns: columns)
            if !layout.isUsable { throw .noHeadings(firstRow: columns, line: 1) }
            return (layout, 0)
        }
        if let headings = table.headings {
            let layout = TableLayout(headings: headings, line: nil, findings: &findings)
            if !TableLayout.isAboutFaults(headings) {
                throw .unknownFields(Array(headings.prefix(20)), line: table.rowCount > 0 ? table[row: 0].line : 1)
            }
            return (layout, 0)
        }
        guard let index = TableLayout.headingRow(of: table) else {
            let row = table.rowCount == 0 ? nil : table[row: 0]
            let cells = row.map { table.cells(of: $0).prefix(20).map { String($0.prefix(60)) } } ?? []
            throw .noHeadings(firstRow: cells, line: row?.line ?? 1)
        }
        for above in 0..<index {
            let cells = table.cells(of: table[row: above]).filter { !$0.isEmpty }
            if cells.isEmpty { continue }
            findings.note(
                "this line is above the headings and was taken as a title: '\(cells.joined(separator: " ").prefix(200))'",
                line: table[row: above].line)
        }
        let row = table[row: index]
        let layout = TableLayout(headings: table.cells(of: row), line: row.line, findings: &findings)
        return (layout, index + 1)
    }
}

/// What product line a row belongs to.
struct ProductLines {
    /// The line of rows that name no product.
    let fallback: Product
    /// True when nobody said what the line is.
    let isGuessed: Bool

    init(file: SourceFile, options: ImportOptions) {
        if let product = options.product?.trimmed() {
            fallback = Self.product(named: product)
            isGuessed = false
        } else {
            let slug = StableName.cut(Identifier.slug(file.stem))
            fallback = Product(line: slug.isEmpty ? "unsorted" : slug)
            isGuessed = true
        }
    }

    /// The line that a cell names: its slug, or a stable name where it has none.
    static func product(named name: String) -> Product {
        if Identifier.isSlug(name) { return Product(line: name) }
        let slug = StableName.slug(name) ?? "p-" + StableName.digits(StableName.fold(name))
        return Product(line: slug, name: LocalizedText(name, in: TextGuess.language(of: name)))
    }
}
