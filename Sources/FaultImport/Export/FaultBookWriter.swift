package import FaultModel

/// Writes records back as a fault book. Importing what it writes gives equal records, save for the place of their
/// citations, which is then a line of the book itself.
package enum FaultBookWriter {
    /// A book of the faults and passages of one source and one line.
    /// - Parameter faults: of the line `product.line`; each is written with the page that its citation of `source` names,
    ///   and so are the passages.
    /// - Parameter files: where the files of figures stand, relative to the book; of those that are not among them the
    ///   book names the hash, and only a knowledge base that holds it can show them.
    package static func yaml(
        source: Source, product: Product, parts: [Part], faults: [Fault], passages: [Passage] = [],
        files: [MediaHash: String] = [:]
    ) -> String {
        var lines = BookLines(language: source.language)
        lines.files = files
        writeHead(source: source, product: product, to: &lines)
        if !parts.isEmpty {
            lines.blank()
            lines.line(0, "parts:")
            for part in parts { lines.line(2, "- " + Self.part(part, lines)) }
        }
        if !faults.isEmpty {
            lines.blank()
            lines.line(0, "faults:")
            for fault in faults { write(fault, of: source, to: &lines) }
        }
        if !passages.isEmpty {
            lines.blank()
            lines.line(0, "passages:")
            for passage in passages { write(passage, of: source, to: &lines) }
        }
        return lines.text
    }

    /// A vocabulary file of the terms.
    /// - Parameter source: nil: the file that it is written to is its own source.
    package static func vocabulary(_ terms: [Term], source: Source? = nil) -> String {
        var lines = BookLines(language: nil)
        lines.line(0, "vocabulary: 1")
        if let source { lines.field(0, "source", BookLines.flow(fields(of: source))) }
        if terms.isEmpty { return lines.text }
        lines.line(0, "terms:")
        for term in terms {
            var fields = Self.fields(of: term.words)
            if let not = term.not { fields.append(("not", BookLines.flow(Self.fields(of: not)))) }
            lines.line(2, "- " + BookLines.flow(fields))
        }
        return lines.text
    }

    /// By language, in the order in which the languages first come.
    private static func fields(of words: [Term.Word]) -> [(String, String?)] {
        var order: [Language] = []
        var texts: [Language: [String]] = [:]
        for word in words {
            if texts[word.language] == nil { order.append(word.language) }
            texts[word.language, default: []].append(YAMLText.scalar(word.text))
        }
        return order.map { language in
            let own = texts[language] ?? []
            return (YAMLText.scalar(language.tag), own.count == 1 ? own[0] : BookLines.flow(own))
        }
    }

    private static func fields(of source: Source) -> [(String, String?)] {
        [
            ("document", YAMLText.scalar(source.document)), ("revision", source.revision.map(YAMLText.scalar)),
            ("file", YAMLText.scalar(source.file)),
        ]
    }

    private static func writeHead(source: Source, product: Product, to lines: inout BookLines) {
        lines.line(0, "faultbook: 1")
        lines.field(0, "language", YAMLText.scalar(source.language?.tag ?? "und"))
        lines.field(0, "source", BookLines.flow(fields(of: source)))
        lines.line(0, "product:")
        lines.field(2, "line", YAMLText.scalar(product.line))
        lines.field(2, "name", product.name.map(lines.localized))
        lines.field(2, "models", lines.list(product.models))
        if product.assemblies.isEmpty { return }
        lines.line(0, "assemblies:")
        for assembly in product.assemblies {
            lines.field(2, YAMLText.scalar(assembly.id), lines.localized(assembly.name))
        }
    }

    private static func part(_ part: Part, _ lines: BookLines) -> String {
        let price = part.price.map {
            BookLines.flow([("amount", YAMLText.number($0.amount)), ("currency", YAMLText.scalar($0.currency))])
        }
        return BookLines.flow([
            ("number", YAMLText.quoted(part.number.printed)), ("name", part.name.map(lines.localized)),
            ("grade", part.grade?.rawValue), ("price", price), ("lead_days", part.leadDays.map(YAMLText.number)),
            ("life_hours", part.lifeHours.map(YAMLText.number)),
            (
                "supersedes",
                part.supersedes.isEmpty ? nil : BookLines.flow(part.supersedes.map { YAMLText.quoted($0.printed) })
            ),
        ])
    }

    /// Nil: there is none.
    private static func parts(_ uses: [PartUse]) -> String? {
        if uses.isEmpty { return nil }
        return BookLines.flow(
            uses.map {
                BookLines.flow([
                    ("number", YAMLText.quoted($0.number.printed)), ("quantity", YAMLText.number($0.quantity)),
                ])
            })
    }

    private static func page(_ citations: [Citation], of source: Source) -> String? {
        let citation = citations.first { $0.document == source.document } ?? citations.first
        return citation?.page.map(YAMLText.quoted)
    }

    // MARK: - Faults and passages

    private static func write(_ passage: Passage, of source: Source, to lines: inout BookLines) {
        lines.line(2, "- id: \(passage.id.document)/\(passage.id.section)")
        lines.field(4, "title", lines.localized(passage.title))
        lines.field(4, "headings", lines.list(passage.headings))
        lines.field(4, "safety", lines.list(passage.safety))
        lines.field(4, "text", lines.localized(passage.text))
        lines.field(4, "models", lines.list(passage.models))
        lines.field(4, "parts", parts(passage.parts))
        lines.field(4, "page", page(passage.citations, of: source))
        write(passage.figures, beside: page(passage.citations, of: source), to: &lines)
    }

    private static func write(_ fault: Fault, of source: Source, to lines: inout BookLines) {
        lines.line(2, "- id: " + YAMLText.scalar(fault.id.name))
        lines.field(4, "symptom", lines.localized(fault.symptom))
        lines.field(4, "also", lines.list(fault.also))
        lines.field(4, "models", lines.list(fault.models))
        lines.field(4, "assembly", fault.assembly.map(YAMLText.scalar))
        lines.field(4, "class", fault.class?.rawValue)
        lines.field(4, "severity", fault.severity.map { String($0.rawValue) })
        if !fault.codes.isEmpty {
            lines.line(4, "codes:")
            for code in fault.codes { lines.line(6, "- " + Self.code(code)) }
        }
        lines.field(4, "safety", lines.list(fault.safety))
        lines.field(4, "state", fault.standing.map(Self.standing))
        lines.field(4, "page", page(fault.citations, of: source))
        lines.field(4, "tree", fault.tree.map { expression($0, lines) })
        if !fault.gates.isEmpty {
            lines.line(4, "gates:")
            for gate in fault.gates {
                lines.field(6, YAMLText.scalar(gate.name ?? ""), Self.gate(gate, named: false, lines))
            }
        }
        writeCauses(fault.causes, to: &lines)
        writeChecks(fault.checks, to: &lines)
        if let procedure = fault.procedure {
            write(procedure, page: page(fault.citations, of: source), to: &lines)
        }
        write(fault.fields.figures, beside: page(fault.citations, of: source), to: &lines)
        if fault.notes.isEmpty { return }
        lines.line(4, "notes:")
        for note in fault.notes {
            lines.line(
                6,
                "- " + BookLines.flow([("label", YAMLText.scalar(note.label)), ("text", lines.localized(note.text))]))
        }
    }

    private static func write(_ figures: [Figure], beside page: String?, to lines: inout BookLines) {
        if figures.isEmpty { return }
        lines.line(4, "figures:")
        for figure in figures { lines.line(6, "- " + Self.figure(figure, beside: page, lines)) }
    }

    /// Nil: there is none.
    private static func figures(_ figures: [Figure], beside page: String?, _ lines: BookLines) -> String? {
        figures.isEmpty ? nil : BookLines.flow(figures.map { figure($0, beside: page, lines) })
    }

    /// - Parameter page: of the record, which is the figure's too unless it names its own.
    private static func figure(_ figure: Figure, beside page: String?, _ lines: BookLines) -> String {
        let own = figure.citation?.page.map(YAMLText.quoted)
        var fields: [(String, String?)] = [
            ("name", YAMLText.scalar(figure.name)), ("caption", figure.caption.map(lines.localized)),
            ("page", own == page ? nil : own),
        ]
        if let file = lines.files[figure.media] {
            fields.insert(("file", YAMLText.scalar(file)), at: 0)
        } else {
            fields.insert(("media", YAMLText.scalar(figure.media.description)), at: 0)
            fields.append(("type", YAMLText.scalar(figure.type.rawValue)))
            fields += [
                ("width", figure.size.map { String($0.width) }), ("height", figure.size.map { String($0.height) }),
            ]
        }
        return BookLines.flow(fields)
    }

    static func code(_ code: FaultCode) -> String {
        switch code {
        case .maker(let text): BookLines.flow([("system", "maker"), ("code", YAMLText.quoted(text))])
        case .j1939(let spn, let fmi):
            BookLines.flow([("system", "j1939"), ("spn", String(spn)), ("fmi", fmi.map(String.init))])
        case .obd(let code): BookLines.flow([("system", "obd"), ("code", YAMLText.quoted(code.display))])
        }
    }

    private static func writeCauses(_ causes: [Cause], to lines: inout BookLines) {
        if causes.isEmpty { return }
        lines.line(4, "causes:")
        for cause in causes {
            lines.line(6, "- id: " + YAMLText.scalar(cause.id))
            lines.field(8, "title", lines.localized(cause.title))
            lines.field(8, "class", cause.class?.rawValue)
            lines.field(8, "kind", cause.kind?.rawValue)
            lines.field(8, "prior", cause.prior.map(YAMLText.number))
            lines.field(8, "state", cause.standing.map(standing))
            guard let remedy = cause.remedy else { continue }
            lines.line(8, "remedy:")
            lines.field(10, "kind", remedy.kind?.rawValue)
            lines.field(10, "title", lines.localized(remedy.title))
            lines.field(10, "minutes", remedy.minutes.map(YAMLText.number))
            lines.field(10, "steps", lines.list(remedy.steps))
            lines.field(10, "parts", Self.parts(remedy.parts))
        }
    }

    private static func standing(_ standing: Standing) -> String {
        BookLines.flow([
            ("is", standing.state.rawValue), ("by", standing.by.map(YAMLText.scalar)),
            ("on", standing.day.map { YAMLText.quoted($0.description) }),
            ("record", standing.record.map(YAMLText.scalar)),
        ])
    }

    private static func writeChecks(_ checks: [Check], to lines: inout BookLines) {
        if checks.isEmpty { return }
        lines.line(4, "checks:")
        for check in checks {
            lines.line(6, "- id: " + YAMLText.scalar(check.id))
            lines.field(8, "ask", lines.localized(check.ask))
            lines.field(8, "observes", check.observes.map(YAMLText.scalar))
            lines.field(8, "reading", check.reading.map(Self.reading))
            lines.field(8, "minutes", check.minutes.map(YAMLText.number))
            lines.field(8, "tools", lines.list(check.tools))
            lines.field(8, "sensitivity", check.sensitivity.map(YAMLText.number))
            lines.field(8, "specificity", check.specificity.map(YAMLText.number))
        }
    }

    private static func reading(_ reading: Reading) -> String {
        BookLines.flow([
            ("quantity", YAMLText.scalar(reading.quantity)), ("unit", YAMLText.scalar(reading.unit)),
            ("min", reading.min.map(YAMLText.number)), ("max", reading.max.map(YAMLText.number)),
        ])
    }

    // MARK: - Trees and procedures

    private static func expression(_ expression: TreeExpression, _ lines: BookLines) -> String {
        switch expression {
        case .name(let name): YAMLText.scalar(name)
        case .gate(let gate): Self.gate(gate, named: true, lines)
        }
    }

    private static func gate(_ gate: TreeExpression.Gate, named: Bool, _ lines: BookLines) -> String {
        let inputs = BookLines.flow(gate.inputs.map { expression($0, lines) })
        var fields: [(String, String?)] = [
            ("gate", named ? gate.name.map(YAMLText.scalar) : nil), ("title", gate.title.map(lines.localized)),
        ]
        switch gate.operation {
        case .or: fields.append(("or", inputs))
        case .and: fields.append(("and", inputs))
        case .not: fields.append(("not", gate.inputs.first.map { expression($0, lines) }))
        case .atLeast(let count): fields += [("atleast", String(count)), ("of", inputs)]
        }
        return BookLines.flow(fields)
    }

    private static func write(_ procedure: Procedure, page: String?, to lines: inout BookLines) {
        lines.line(4, "procedure:")
        lines.field(6, "start", YAMLText.scalar(procedure.start))
        if procedure.isSafetyRelevant { lines.field(6, "safety", "true") }
        lines.line(6, "steps:")
        for step in procedure.steps {
            var fields: [(String, String?)] = [
                ("do", step.do.map(lines.localized)), ("ask", step.ask.map(lines.localized)),
                ("reading", step.reading.map(Self.reading)), ("figures", figures(step.figures, beside: page, lines)),
            ]
            switch step.course {
            case .yesNo(_, let yes, let no):
                fields += [("if_yes", destination(yes, lines)), ("if_no", destination(no, lines))]
            case .choices(_, let choices):
                let list = choices.map {
                    BookLines.flow([("answer", lines.localized($0.answer)), ("next", destination($0.next, lines))])
                }
                fields.append(("choices", BookLines.flow(list)))
            case .go(.end(let text)): fields.append(("end", lines.localized(text)))
            case .go(let next): fields.append(("next", destination(next, lines)))
            }
            lines.field(8, YAMLText.scalar(step.id), BookLines.flow(fields))
        }
    }

    private static func destination(_ destination: Destination, _ lines: BookLines) -> String {
        switch destination {
        case .step(let id): YAMLText.scalar(id)
        case .cause(let id): BookLines.flow([("cause", YAMLText.scalar(id))])
        case .fault(let id): BookLines.flow([("fault", YAMLText.scalar(id))])
        case .end(let text): BookLines.flow([("end", lines.localized(text))])
        }
    }
}
