package import FaultModel

extension ServiceRecord {
    /// A record with only what the test is about.
    package static func make(
        _ id: String, _ symptom: String, _ change: (inout ServiceRecord) throws -> Void = { _ in }
    ) rethrows -> ServiceRecord {
        var record = ServiceRecord(id: id, symptom: symptom)
        try change(&record)
        return record
    }
}
