package import FaultModel

/// Writes service records as a file of their own; importing it gives equal records, save for the place of their citations.
package enum ServiceRecordWriter {
    /// - Parameter records: with the names of their people.
    package static func yaml(source: Source, records: [ServiceRecord]) -> String {
        var lines = BookLines(language: source.language)
        lines.line(0, "servicerecords: 1")
        lines.field(0, "language", source.language.map { YAMLText.scalar($0.tag) })
        lines.field(
            0, "source",
            BookLines.flow([
                ("document", YAMLText.scalar(source.document)), ("revision", source.revision.map(YAMLText.scalar)),
                ("file", YAMLText.scalar(source.file)),
            ]))
        lines.line(0, records.isEmpty ? "records: []" : "records:")
        for record in records { write(record, to: &lines, indent: 2, dash: "- ") }
        return lines.text
    }

    /// One record by itself, as somebody edits it.
    package static func yaml(_ record: ServiceRecord) -> String {
        var lines = BookLines(language: nil)
        write(record, to: &lines, indent: 0, dash: "")
        return lines.text
    }

    private static func write(_ record: ServiceRecord, to lines: inout BookLines, indent: Int, dash: String) {
        let inner = indent + dash.utf8.count
        lines.line(indent, dash + "id: " + YAMLText.quoted(record.id))
        lines.field(inner, "date", record.day.map { YAMLText.quoted($0.description) })
        let machine = record.machine
        if machine != ServiceRecord.Machine() {
            lines.field(
                inner, "machine",
                BookLines.flow([
                    ("product", machine.product.map(YAMLText.scalar)), ("model", machine.model.map(YAMLText.scalar)),
                    ("serial", machine.serial.map(YAMLText.quoted)), ("hours", machine.hours.map(YAMLText.number)),
                ]))
        }
        lines.field(inner, "before", record.before.map(YAMLText.scalar))
        lines.field(inner, "symptom", YAMLText.scalar(record.symptom))
        if !record.codes.isEmpty { lines.field(inner, "codes", BookLines.flow(record.codes.map(FaultBookWriter.code))) }
        if !record.rounds.isEmpty {
            lines.line(inner, "rounds:")
            for round in record.rounds {
                lines.line(
                    inner + 2,
                    "- "
                        + BookLines.flow([
                            ("judgement", round.judgement.map(YAMLText.scalar)),
                            ("handling", round.handling.map(YAMLText.scalar)),
                            ("result", round.result.map(YAMLText.scalar)),
                        ]))
            }
        }
        lines.field(inner, "cause", record.cause.map(YAMLText.scalar))
        lines.field(inner, "remedy", record.remedy.map(YAMLText.scalar))
        lines.field(
            inner, "confirms",
            record.confirms.map {
                BookLines.flow([
                    ("fault", YAMLText.quoted($0.fault.description)), ("cause", $0.cause.map(YAMLText.quoted)),
                ])
            })
        lines.field(inner, "outcome", record.outcome?.rawValue)
        writeWork(of: record, to: &lines, inner)
        writePeople(of: record, to: &lines, inner)
        lines.field(inner, "language", record.language.map { YAMLText.quoted($0.tag) })
    }

    private static func writeWork(of record: ServiceRecord, to lines: inout BookLines, _ indent: Int) {
        if !record.parts.isEmpty {
            let parts = record.parts.map { use in
                BookLines.flow([
                    ("number", YAMLText.quoted(use.number.printed)), ("quantity", YAMLText.number(use.quantity)),
                ])
            }
            lines.field(indent, "parts", BookLines.flow(parts))
        }
        lines.field(indent, "minutes", record.minutes.map(YAMLText.number))
        lines.field(
            indent, "cost",
            record.cost.map {
                BookLines.flow([("amount", YAMLText.number($0.amount)), ("currency", YAMLText.scalar($0.currency))])
            })
        lines.field(indent, "guided", record.wasGuided.map { $0 ? "true" : "false" })
    }

    private static func writePeople(of record: ServiceRecord, to lines: inout BookLines, _ indent: Int) {
        for role in ServiceRecord.Participant.Role.allCases {
            let names = record.people.filter { $0.role == role }.map { YAMLText.scalar($0.person) }
            if names.isEmpty { continue }
            lines.field(indent, role.rawValue, names.count == 1 ? names[0] : BookLines.flow(names))
        }
        lines.field(indent, "customer_word", record.customerWord.map(YAMLText.scalar))
    }
}
