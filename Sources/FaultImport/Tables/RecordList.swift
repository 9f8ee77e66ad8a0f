internal import FaultModel

/// Flat records whose field names become the columns of a table, in the order in which they are met.
struct RecordList {
    static let columnLimit = CSVReader.columnLimit

    private(set) var names: [String] = []
    private var isField: Set<Int> = []
    private var places: [String: Int] = [:]
    private(set) var table = Table()
    private var cells: [String] = []
    /// How many cells of the row have been filled.
    private(set) var filled = 0

    /// Adds a field to the record that is being written; a second value under the same name goes on a line of its own.
    /// - Returns: false when the name was there before.
    /// - Parameter isKey: it is what the list calls the record, not a field of it.
    @discardableResult
    mutating func add(_ name: String, _ value: String, line: Int, isKey: Bool = false) throws(ImportFailure) -> Bool {
        let place: Int
        if let known = places[name] {
            place = known
        } else {
            place = names.count
            guard place < Self.columnLimit else {
                throw .tooManyColumns(count: place + 1, limit: Self.columnLimit, line: line)
            }
            places[name] = place
            names.append(name)
        }
        if !isKey { isField.insert(place) }
        while cells.count <= place { cells.append("") }
        filled += 1
        if cells[place].isEmpty {
            cells[place] = value
            return true
        }
        if !value.isEmpty { cells[place] += "\n" + value }
        return false
    }

    /// The names of the fields that records have, without what only the list says of them.
    var fieldNames: [String] { names.indices.filter(isField.contains).map { names[$0] } }

    mutating func endRecord(line: Int) {
        while cells.count < names.count { cells.append("") }
        table.appendRow(cells, line: line)
        for place in cells.indices { cells[place] = "" }
        filled = 0
    }

    /// The table, with all columns named. Rows that were written before a column was met are shorter; it is no finding.
    consuming func finished() -> Table {
        var finished = table
        finished.headings = names
        finished.isRecordList = true
        return finished
    }
}
