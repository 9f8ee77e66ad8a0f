import FaultModel

extension Merging {
    /// The first source's word stands; a later one fills in what it leaves open. What they say differently is told: a
    /// record is one person's testimony, and is not made of two.
    static func join(_ first: ServiceRecord, _ second: ServiceRecord, _ conflicts: inout [String]) -> ServiceRecord {
        var joining = RecordJoining(record: first)
        joining.machine(second.machine)
        joining.fill(\.day, second, "date")
        joining.fill(\.before, second, "what was done before")
        joining.fill(\.cause, second, "cause")
        joining.fill(\.remedy, second, "remedy")
        joining.fill(\.confirms, second, "confirmed fault")
        joining.fill(\.outcome, second, "outcome")
        joining.fill(\.minutes, second, "minutes")
        joining.fill(\.cost, second, "cost")
        joining.fill(\.wasGuided, second, "guided")
        joining.fill(\.customerWord, second, "customer's word")
        joining.fill(\.language, second, "language")
        if first.symptom != second.symptom { joining.differing.append("symptom") }
        if first.rounds.isEmpty {
            joining.record.rounds = second.rounds
        } else if !second.rounds.isEmpty, first.rounds != second.rounds {
            joining.differing.append("rounds")
        }
        joining.record.codes = first.codes.union(second.codes)
        joining.record.parts += second.parts.filter { use in !first.parts.contains { $0.number == use.number } }
        joining.record.people = first.people.union(second.people)
        joining.record.citations = first.citations.union(second.citations)
        if !joining.differing.isEmpty {
            conflicts.append(
                "another source says otherwise of the service record '\(first.id)': \(joining.differing.joined(separator: ", ")); "
                    + "the first word stands")
        }
        return joining.record
    }
}

private struct RecordJoining {
    var record: ServiceRecord
    /// What the second record says otherwise.
    var differing: [String] = []

    mutating func fill<Value: Equatable>(
        _ field: WritableKeyPath<ServiceRecord, Value?>, _ second: ServiceRecord, _ name: String
    ) {
        guard let other = second[keyPath: field] else { return }
        if let mine = record[keyPath: field] {
            if mine != other { differing.append(name) }
        } else {
            record[keyPath: field] = other
        }
    }

    mutating func machine(_ other: ServiceRecord.Machine) {
        var isOther = false
        func join<Value: Equatable>(_ mine: Value?, _ other: Value?) -> Value? {
            if let mine, let other, mine != other { isOther = true }
            return mine ?? other
        }
        let mine = record.machine
        record.machine = ServiceRecord.Machine(
            product: join(mine.product, other.product), model: join(mine.model, other.model),
            serial: join(mine.serial, other.serial), hours: join(mine.hours, other.hours))
        if isOther { differing.append("machine") }
    }
}
