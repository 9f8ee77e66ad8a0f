internal import FaultModel

/// From a document to records: its troubleshooting tables become faults by the translation that all tables share, and
/// everything else passages. No text is lost.
struct DocumentTranslation {
    let format: ManualFormat
    let file: SourceFile
    let options: ImportOptions
    var siblings = SiblingFiles.none

    /// - Throws: `noRecords` when there is no text in the document.
    func draft(of document: ManualDocument, findings: inout Findings) throws(ImportFailure) -> Draft {
        let lines = ProductLines(file: file, options: options)
        let title = options.source ?? file.baseName
        var tables = FaultTables(columns: options.columns)
        let citation = Citation(document: title, file: file.baseName)
        let shelf = FigureShelf(file: file.name, siblings: siblings, citation: citation)
        var sections = Sections(
            line: lines.fallback.line, document: Self.documentName(file.stem), title: document.title,
            citation: citation, language: options.language, shelf: shelf)
        var figures = CellFigures()
        // Whoever names the columns of tables says that there are no headings to go by.
        let pieces = options.columns == nil ? HeadedFaults.pieces(of: document) : document.blocks.map { .block($0) }
        for piece in pieces { add(piece, to: &sections, tables: &tables, figures: &figures) }
        for (figure, place) in figures.leave() { sections.add(figure, at: place) }
        sections.finish()
        if document.omitted > 0 {
            findings.error("\(document.omitted) blocks beyond \(ManualDocument.limit) were left out; split the file")
        }
        var draft = Draft(source: Source(document: title, file: file.baseName, language: options.language))
        if !tables.isEmpty {
            draft = try faults(of: tables, findings: &findings)
            figures.attach(to: &draft, language: options.language, shelf: shelf)
        } else if sections.passages.isEmpty {
            throw .noRecords(format, detail: "there is no text in it", line: 1)
        } else if let columns = options.columns {
            findings.warning("no table has \(columns.count) columns, as --columns says; all text was kept as passages")
        }
        add(sections, of: lines, to: &draft, findings: &findings)
        draft.media = shelf.media
        shelf.report(&findings)
        return draft
    }

    private func add(
        _ piece: HeadedFaults.Piece, to sections: inout Sections, tables: inout FaultTables, figures: inout CellFigures
    ) {
        switch piece {
        case .block(let block):
            if case .figure(let figure) = block.content, figure.isInTable {
                figures.wait(figure, at: block.place)
            } else {
                add(block, to: &sections, tables: &tables, figures: &figures)
            }
        case .told(let level, let text, let place):
            sections.add(heading: text, level: level, isTold: true, at: place)
        case .fault(let table): _ = tables.take(table)
        case .figure(let figure, let place): figures.take(figure, at: place)
        }
    }

    private func add(
        _ block: ManualDocument.Block, to sections: inout Sections, tables: inout FaultTables,
        figures: inout CellFigures
    ) {
        if case .table(let table) = block.content {
            let left = tables.take(table) ?? Array(table.rows.indices)
            for (figure, place) in figures.leave(taking: table, without: Set(left)) { sections.add(figure, at: place) }
            return add(left, of: table, to: &sections)
        }
        for (figure, place) in figures.leave() { sections.add(figure, at: place) }
        switch block.content {
        case .heading(let level, let text): sections.add(heading: text, level: level, at: block.place)
        case .paragraph(let text):
            if let level = SectionNumber.headingLevel(of: text) {
                sections.add(heading: text, level: level, at: block.place)
            } else {
                sections.add(paragraph: text, at: block.place)
            }
        case .item(let text): sections.add(line: text, at: block.place)
        case .figure(let figure): sections.add(figure, at: block.place)
        case .table: break
        }
    }

    /// Rows that are about no fault: a line each.
    private func add(_ rows: [Int], of table: ManualTable, to sections: inout Sections) {
        for row in rows {
            let cells = table.rows[row].cells.filter { !$0.isRepeated }.compactMap { $0.text.trimmed() }
            if !cells.isEmpty { sections.add(line: cells.joined(separator: " | "), at: table.rows[row].place) }
        }
    }

    /// The name of the document in ids; the same whatever folder it lies in.
    static func documentName(_ stem: String) -> String {
        if let slug = StableName.slug(stem) { return slug }
        return "d-" + StableName.digits(StableName.fold(stem))
    }

    // MARK: - Faults

    private func faults(of tables: FaultTables, findings: inout Findings) throws(ImportFailure) -> Draft {
        let (table, places) = tables.joined()
        var own = Findings()
        var draft = try TableTranslation.draft(of: table, from: file, options: options, findings: &own)
        for index in draft.records.indices {
            guard case .fault(let fault) = draft.records[index] else { continue }
            var fields = fault.fields
            for citation in fields.citations.indices {
                let place = Self.place(fields.citations[citation].line, among: places)
                fields.citations[citation].line = place?.line
                fields.citations[citation].page = fields.citations[citation].page ?? place?.page
            }
            draft.records[index] = .fault(Fault(known: fields))
        }
        findings.add(own.movedTo { Self.place($0, among: places) })
        return draft
    }

    /// Of tables of service records that were taken out of a document: the line of a row is the number of its place.
    func draft(
        ofService list: (table: Table, layout: ServiceLayout, places: [ManualDocument.Place]), findings: inout Findings
    ) -> Draft {
        var own = Findings()
        var draft = Draft(source: Source(document: options.source ?? file.baseName, file: file.baseName))
        ServiceTable.read(
            list.table, list.layout, firstRow: 0, from: file, options: options, findings: &own
        ) { part in
            draft.source = part.draft.source
            draft.records += part.draft.records.map { record in
                guard case .service(var record) = record else { return record }
                for citation in record.citations.indices {
                    let place = Self.place(record.citations[citation].line, among: list.places)
                    record.citations[citation].line = place?.line
                    record.citations[citation].page = place?.page
                }
                return .service(record)
            }
            return true
        }
        findings.add(own.movedTo { Self.place($0, among: list.places) })
        return draft
    }

    private static func place(_ number: Int?, among places: [ManualDocument.Place]) -> ManualDocument.Place? {
        guard let number, places.indices.contains(number - 1) else { return nil }
        return places[number - 1]
    }

    // MARK: - Passages

    private func add(_ sections: Sections, of lines: ProductLines, to draft: inout Draft, findings: inout Findings) {
        if sections.passages.isEmpty { return }
        let hasLine = draft.records.contains {
            if case .product(let product) = $0 { product.line == lines.fallback.line } else { false }
        }
        if !hasLine {
            draft.records.insert(.product(lines.fallback), at: 0)
            if lines.isGuessed {
                findings.warning(
                    "the file does not say which product line it is for; '\(lines.fallback.line)' was taken from its name. "
                        + "Say it with --product LINE")
            }
        }
        if options.language == nil {
            if draft.source.language == nil, sections.guessed.count == 1 {
                draft.source.language = sections.guessed.keys.first
            }
            let counts = sections.guessed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                "\($0.key) for \($0.value) passages"
            }
            findings.note(
                "the file does not say its language; by the script it was taken to be \(counts.joined(separator: ", ")). "
                    + "Say it with --language")
        }
        for passage in sections.passages { draft.records.append(.passage(passage)) }
    }
}

extension Findings {
    /// Findings whose lines are numbers of places: each with its place's line, or its page in words.
    fileprivate func movedTo(_ place: (Int?) -> ManualDocument.Place?) -> Findings {
        var moved = Findings()
        for var finding in all {
            let place = place(finding.line)
            finding.line = place?.line
            let words = [place?.page, place?.words].compactMap { $0 }
            if !words.isEmpty { finding.message = words.joined(separator: ", ") + ": " + finding.message }
            moved.add(finding)
        }
        return moved
    }
}
