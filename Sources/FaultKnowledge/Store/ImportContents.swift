package import FaultModel

/// What is in one file of an import, whether it is new or not: the columns of the table that an import ends with.
package struct ImportContents: Hashable, Sendable, Codable {
    package var faults = 0
    /// Of all faults together.
    package var causes = 0
    /// Faults with a procedure.
    package var procedures = 0
    package var parts = 0
    package var passages = 0
    package var terms = 0
    /// Service records.
    package var records = 0

    package init() {}

    package init(of drafts: [Draft]) {
        for draft in drafts { for record in draft.records { count(record) } }
    }

    private mutating func count(_ record: Record) {
        switch record {
        case .fault(let fault):
            faults += 1
            causes += fault.fields.causes.count
            if fault.fields.procedure != nil { procedures += 1 }
        case .part: parts += 1
        case .passage: passages += 1
        case .term: terms += 1
        case .service: records += 1
        case .product: break
        }
    }

    package static func += (left: inout ImportContents, right: ImportContents) {
        left.faults += right.faults
        left.causes += right.causes
        left.procedures += right.procedures
        left.parts += right.parts
        left.passages += right.passages
        left.terms += right.terms
        left.records += right.records
    }
}
