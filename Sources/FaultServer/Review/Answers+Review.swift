package import FaultKnowledge
package import FaultModel

/// What a reviewer says of a service record, as it is said.
package enum ReviewAnswer: String, Sendable, CaseIterable {
    /// The likeliest fault is right.
    case accept
    /// Another fault is.
    case other
    /// It is a fault that nobody has described.
    case new
    /// It is no fault.
    case none
    /// What was said before is taken back.
    case undo
}

extension Answers {
    /// - Throws: `KnowledgeError.outOfRange`.
    package func review(_ filter: ReviewFilter, language: Language) async throws -> ReviewDocument {
        ReviewDocument(try await knowledge.review(filter), language: language)
    }

    /// - Throws: `KnowledgeError.notFound`.
    package func review(record: String, language: Language) async throws -> ReviewedDocument {
        ReviewedDocument(try await knowledge.review(record: record), language: language)
    }

    /// What a record is linked to; nil: to nothing, or it waits.
    func link(ofRecord id: String, language: Language) async throws -> LinkDocument? {
        guard let link = try await knowledge.link(ofRecord: id) else { return nil }
        var fault: Fault?
        do { fault = try await knowledge.fault(link.fault) } catch KnowledgeError.notFound {
            // Its records wait to be linked anew.
        }
        var document = LinkDocument(link, fault, language: language)
        document.causes = []
        return document
    }

    /// Keeps what a reviewer says.
    ///
    /// - Parameters:
    ///   - fault: needed for `other`; `accept` takes the likeliest one.
    ///   - cause: of the fault; nil: what the record's own words tell.
    /// - Throws: `KnowledgeError.notFound`; `Problem` 422 for an answer that does not fit.
    package func judge(
        _ record: String, _ answer: ReviewAnswer, fault: Fault.ID? = nil, cause: String? = nil
    ) async throws {
        let knowledge = knowledge
        let decision: LinkDecision?
        switch answer {
        case .accept:
            let reviewed = try await knowledge.review(record: record)
            guard let first = reviewed.links.first else {
                throw Self.misfit("No fault is proposed for '\(record)'; say which one it is, or that it is new.")
            }
            if let fault, fault != first.fault {
                throw Self.misfit(
                    "The likeliest fault of '\(record)' is now '\(first.fault)', not '\(fault)'. Look at it again.")
            }
            decision = .fault(first.fault, cause: cause)
        case .other:
            guard let fault else { throw Self.misfit("The fault is missing; give its id, such as line/name.") }
            decision = .fault(fault, cause: cause)
        case .new: decision = .newFault
        case .none: decision = .noFault
        case .undo: decision = nil
        }
        try await Reckoning.run { try knowledge.decide(decision, about: record) }
    }

    private static func misfit(_ detail: String) -> Problem {
        Problem(
            type: "/problems/invalid-decision", title: "The decision does not fit the record", status: 422,
            detail: detail)
    }
}
