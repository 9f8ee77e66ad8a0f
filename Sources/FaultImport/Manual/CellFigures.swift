internal import FaultModel

/// Figures of faults, in rows of tables or below headings; those in rows about something else belong to the section.
struct CellFigures {
    private var waiting: [(figure: ManualFigure, place: ManualDocument.Place)] = []
    private var ofFaults: [(figure: ManualFigure, place: ManualDocument.Place)] = []

    /// The figure stands in the table that comes next.
    mutating func wait(_ figure: ManualFigure, at place: ManualDocument.Place) { waiting.append((figure, place)) }

    /// The figure stands in a section that is a fault.
    mutating func take(_ figure: ManualFigure, at place: ManualDocument.Place) { ofFaults.append((figure, place)) }

    /// Those that belong to the section, now that something else than their table came.
    mutating func leave() -> [(ManualFigure, ManualDocument.Place)] {
        defer { waiting = [] }
        return waiting
    }

    /// Those that belong to the section, now that their table came; the others wait for the faults.
    /// - Parameter rest: the rows that are about no fault.
    mutating func leave(
        taking table: ManualTable, without rest: Set<Int>
    ) -> [(ManualFigure, ManualDocument.Place)] {
        var left: [(ManualFigure, ManualDocument.Place)] = []
        for (figure, place) in leave() {
            let row = table.rows.lastIndex { row in
                if let line = row.place.line, let own = place.line { line <= own } else { false }
            }
            if let row, !rest.contains(row) { ofFaults.append((figure, place)) } else { left.append((figure, place)) }
        }
        return left
    }

    /// Gives each figure to the fault whose row begins last before it.
    func attach(to draft: inout Draft, language: Language?, shelf: FigureShelf) {
        if ofFaults.isEmpty { return }
        let rows = draft.records.enumerated().flatMap { index, record -> [(line: Int, record: Int)] in
            guard case .fault(let fault) = record else { return [] }
            return fault.citations.compactMap(\.line).map { ($0, index) }
        }
        .sorted { $0 < $1 }
        for (figure, place) in ofFaults {
            guard let line = place.line, let row = rows.last(where: { $0.line <= line }) ?? rows.first,
                case .fault(let fault) = draft.records[row.record], let own = language ?? fault.symptom.languages.first
            else { continue }
            let caption = figure.caption?.onOneLine().trimmed().map { LocalizedText($0, in: own) }
            guard let made = shelf.figure(figure, .init(caption: caption, line: line, page: place.page)) else {
                continue
            }
            var fields = fault.fields
            fields.figures = (fields.figures + [made]).each()
            draft.records[row.record] = .fault(Fault(known: fields))
        }
    }
}
