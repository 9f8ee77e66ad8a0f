import FaultModel
import GRDB

extension Application {
    private static let batch = 512

    private struct Key: Hashable {
        var kind: Record.Kind
        var id: String
    }

    /// A thing to be joined anew, and the file that is to hear of it.
    private struct Pending {
        var touch: Touched
        var key: Key
        /// Nil: another file touched it before, and it is joined already.
        var change: ItemChange?
    }

    /// Joins anew what all sources state about what was touched, and brings the derived tables in line. Each thing is
    /// joined once, however many files touch it: ten thousand files that name one product are ten thousand touches.
    mutating func update(progress: (Int, Int) -> Void) throws {
        let all = touched.enumerated().sorted {
            ($0.element.group, $0.element.place, $0.offset) < ($1.element.group, $1.element.place, $1.offset)
        }.map(\.element)
        touched = []
        /// What sources say differently of things that several of them state.
        var joined: [Key: [String]] = [:]
        for start in stride(from: 0, to: all.count, by: Self.batch) {
            let end = min(start + Self.batch, all.count)
            var keys = Set<Key>()
            var batch: [Pending] = []
            for touch in all[start..<end] {
                guard let key = try key(of: touch) else { continue }
                let isFirst = joined[key] == nil && keys.insert(key).inserted
                batch.append(Pending(touch: touch, key: key, change: isFirst ? try change(of: key) : nil))
            }
            try write(batch, &joined)
            progress(end, all.count)
        }
        progress(all.count, all.count)
    }

    private func key(of touch: Touched) throws -> Key? {
        let statement = try db.cachedStatement(sql: "SELECT kind, id FROM record WHERE rowid = ?")
        return try Row.fetchOne(statement, arguments: [touch.record]).flatMap { row in
            Record.Kind(rawValue: row[0]).map { Key(kind: $0, id: row[1]) }
        }
    }

    /// What all sources state about it, the first source first.
    private func change(of key: Key) throws -> ItemChange {
        let statement = try db.cachedStatement(
            sql: "SELECT json, line FROM record WHERE kind = ? AND id = ? AND json NOT NULL ORDER BY source")
        let rows = try Row.fetchAll(statement, arguments: [key.kind.rawValue, key.id])
        return ItemChange(
            kind: key.kind, id: key.id, former: try writer.item(key.kind, key.id),
            statements: rows.map { ItemChange.Statement(json: $0[0], line: $0[1]) })
    }

    private mutating func write(_ batch: [Pending], _ joined: inout [Key: [String]]) throws {
        var resolved = try ItemChange.resolved(batch.compactMap(\.change)).makeIterator()
        for pending in batch {
            var outcome = ItemChange.Outcome.unchanged
            var conflicts = joined[pending.key] ?? []
            if let change = pending.change, let next = resolved.next() {
                (outcome, conflicts) = next
                if isLooking { note(outcome, of: change) }
                try writer.write(outcome)
                if change.statements.count > 1 { joined[pending.key] = conflicts }
                if case .unchanged = outcome {} else if case .absent = outcome {} else { changedAnything = true }
            }
            for conflict in conflicts {
                files[pending.touch.file].findings.note(conflict, record: pending.key.id)
            }
            if !pending.touch.isCounted { count(outcome, pending.key.kind, pending.touch.file) }
        }
    }

    private mutating func note(_ outcome: ItemChange.Outcome, of change: ItemChange) {
        let after: String? =
            switch outcome {
            case .unchanged, .absent, .moved, .removed: nil
            case .new(let entry), .changed(_, _, let entry): entry.json
            }
        if case .removed = outcome {} else if after == nil { return }
        differences.add(.init(kind: change.kind, id: change.id, before: change.former?.json, after: after))
    }

    private mutating func count(_ outcome: ItemChange.Outcome, _ kind: Record.Kind, _ file: Int) {
        guard kind.isCounted else { return }
        switch outcome {
        case .absent: break
        case .unchanged, .moved: files[file].counts.unchanged += 1
        case .new: files[file].counts.new += 1
        case .changed: files[file].counts.changed += 1
        case .removed: files[file].counts.removed += 1
        }
    }
}
