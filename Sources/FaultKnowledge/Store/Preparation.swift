import Dispatch
import FaultModel
import Synchronization

/// A record ready to be written: everything about it that needs no database.
struct PreparedRecord: Sendable {
    let kind: Record.Kind
    let id: String
    /// Without the line it came from.
    let json: String
    let line: Int?
    /// What its figures show.
    let media: [MediaHash]
    /// The item, should this be all that is stated about it; nil: more is stated, or may be.
    let entry: ItemChange.Entry?

    /// - Parameter persons: keys by name.
    init(
        _ record: Record, isAlone: Bool, persons: [String: Int], counted: Set<TextTable>,
        _ canonical: CanonicalJSON, _ analysis: TextAnalysis
    ) throws {
        let record = record.keepingNamesApart(persons)
        kind = record.kind
        id = record.id
        media = record.figures.map(\.media)
        let encoded = try canonical.encode(record)
        (json, line) = (encoded.json, encoded.line)
        entry = isAlone ? ItemChange.Entry(record, json: encoded.whole, with: analysis, counted: counted) : nil
    }
}

/// Prepares records on all cores, a bounded number of them at a time, and gives them back in order.
///
/// The one thread that writes gives stretches of records in and takes them out again: while it writes, the others are
/// being prepared.
final class Preparation {
    /// Records of one stretch.
    static let stretch = 256
    /// Stretches at a time: so much is in memory, whatever the number and the size of the files.
    static let ahead = 8

    private struct Waiting {
        let result: Slot
        let group: Int
        let file: Int
        let position: Int
    }

    /// What one stretch becomes, on whichever thread.
    private final class Slot: Sendable {
        private let result = Mutex<Result<[PreparedRecord], any Error>?>(nil)
        private let isDone = DispatchSemaphore(value: 0)

        func set(_ value: Result<[PreparedRecord], any Error>) {
            result.withLock { $0 = value }
            isDone.signal()
        }

        func get() throws -> [PreparedRecord] {
            isDone.wait()
            return try result.withLock { try $0?.get() ?? [] }
        }
    }

    private var waiting: [Waiting] = []

    var isEmpty: Bool { waiting.isEmpty }
    var isFull: Bool { waiting.count >= Self.ahead }

    /// - Parameters:
    ///   - isAlone: nobody else states these things, as far as can be seen now.
    ///   - persons: the keys of the people that the records name.
    ///   - counted: text tables for which only the lengths of texts are wanted.
    ///   - position: of the first record in what the source states.
    func add(
        _ records: [Record], isAlone: Bool, persons: [String: Int], counted: Set<TextTable>, group: Int, file: Int,
        position: Int
    ) {
        let slot = Slot()
        DispatchQueue.global().async {
            let (json, analysis) = (CanonicalJSON(), TextAnalysis())
            slot.set(
                Result {
                    try records.map {
                        try PreparedRecord(
                            $0, isAlone: isAlone, persons: persons, counted: counted, json, analysis)
                    }
                })
        }
        waiting.append(Waiting(result: slot, group: group, file: file, position: position))
    }

    /// The stretch that was added first; waits until it is ready.
    func next() throws -> (records: [PreparedRecord], group: Int, file: Int, position: Int) {
        let first = waiting.removeFirst()
        return (try first.result.get(), first.group, first.file, first.position)
    }
}
