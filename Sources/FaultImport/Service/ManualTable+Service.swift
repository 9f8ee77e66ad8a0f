internal import FaultModel

extension ManualDocument {
    /// The tables of service records, which leave the document; nil: there are none. All must have the same headings: the
    /// rows of those that follow go on with the first.
    mutating func takeServiceRecords() -> (table: Table, layout: ServiceLayout, places: [Place])? {
        var taken: (table: Table, layout: ServiceLayout, headings: [String], places: [Place])?
        var rest: [Block] = []
        for block in blocks {
            guard case .table(let table) = block.content, let (headings, first, layout) = Self.service(table),
                taken == nil || taken?.headings == headings
            else {
                rest.append(block)
                continue
            }
            var known = taken ?? (Table(), layout, headings, [])
            for row in table.rows[first...] {
                known.places.append(row.place)
                known.table.appendRow(row.cells.map(\.text), line: known.places.count)
            }
            taken = known
        }
        guard let taken else { return nil }
        keep(rest)
        return (taken.table, taken.layout, taken.places)
    }

    private static func service(_ table: ManualTable) -> (headings: [String], first: Int, layout: ServiceLayout)? {
        for index in table.rows.indices.prefix(20) {
            let headings = table.rows[index].cells.map { $0.text.trimmed() ?? "" }
            if let layout = ServiceLayout(headings: headings) { return (headings, index + 1, layout) }
        }
        return nil
    }
}
