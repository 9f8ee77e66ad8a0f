import FaultKnowledge

/// A cause that service records name and the manual does not know: an engineer's word.
package struct ProposedCauseDocument: Encodable, Sendable {
    package var title: String
    /// Records that name it.
    package var count: Int
    /// Ids of some of them, the newest first.
    package var records: [String]

    init(_ proposed: ProposedCause) {
        (title, count, records) = (proposed.title, proposed.count, proposed.records)
    }
}

/// The causes of a fault that only records know, for authors.
struct ProposedCauseSection: FaultPiece {
    let words: Words
    let fault: FaultDocument

    private static let most = 10

    /// Nil: there are none.
    var section: PageSection? {
        guard let proposed = fault.proposedCauses else { return nil }
        let items: [HTML] = proposed.prefix(Self.most).map { cause in
            let records: [HTML] = cause.records.map { "<a href=\"\(SitePath.record($0))\">\($0)</a> " }
            return """
                <li><strong>\(said(cause.title))</strong> \(words.sentence(.proposedCauseSeen, "\(cause.count)")) <small>\(records)</small></li>
                """
        }
        return PageSection(
            id: "proposed", title: words[.proposedCauses], count: proposed.count, folds: true,
            content: "<p class=\"hint\">\(words[.engineersWord])</p><ul class=\"proposed\">\(items)</ul>")
    }
}
