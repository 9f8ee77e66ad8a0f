import FaultModel

/// The full-text tables. Passages have one of their own: their sections are long and many, and would otherwise change how
/// long a field of a fault usually is and how rare a word, so that faults would rank differently beside a manual. Service
/// records have one for the same reason: a million of them say in customers' words what a hundred faults say.
enum TextTable: String, Hashable, Sendable, CaseIterable {
    /// Faults and parts.
    case faults = "textIndex"
    case passages = "passageIndex"
    case records = "serviceIndex"

    /// Those that hold what makers say: only their words are known to be spelt as they should be, and common or rare.
    static let ofManuals: [TextTable] = [.faults, .passages]

    /// What its rows are.
    var kinds: [Record.Kind] {
        switch self {
        case .faults: [.fault, .part]
        case .passages: [.passage]
        case .records: [.service]
        }
    }

    /// Under this number the postings of its terms are kept.
    var number: Int {
        switch self {
        case .faults: 0
        case .passages: 1
        case .records: 2
        }
    }

    /// In the order of the table's columns.
    var fields: [SearchField] {
        switch self {
        case .faults: [.symptom, .also, .cause, .remedy, .other]
        case .passages: [.title, .body]
        case .records: [.symptom, .cause, .remedy, .other]
        }
    }

    /// The names of the columns as SQL lists them.
    var columns: String { fields.map(\.rawValue).joined(separator: ", ") }

    /// Every token of the table: `term`, `doc`, `col`.
    var instances: String {
        switch self {
        case .faults: "textInstance"
        case .passages: "passageInstance"
        case .records: "serviceInstance"
        }
    }

    /// Every term of the table with the number of its rows: `term`, `doc`, `cnt`.
    var vocabulary: String {
        switch self {
        case .faults: "textVocabulary"
        case .passages: "passageVocabulary"
        case .records: "serviceVocabulary"
        }
    }
}

/// Token lines for the columns of a text table.
struct IndexedText: Hashable, Sendable {
    let table: TextTable
    /// In the order of the table's columns.
    let columns: [String]

    /// - Parameter lines: fields that are not there are empty.
    init(of table: TextTable, _ lines: [SearchField: String]) {
        self.table = table
        columns = table.fields.map { lines[$0] ?? "" }
    }
}
