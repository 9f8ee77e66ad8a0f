import FaultKnowledge
import FaultModel
import FaultTesting

extension KnowledgeBase {
    /// A knowledge base in memory that one source has filled.
    static func holding(_ records: [Record], document: String = "Manual") throws -> KnowledgeBase {
        let knowledge = try KnowledgeBase()
        try knowledge.bring(records, document: document)
        return knowledge
    }

    @discardableResult
    func bring(
        _ records: [Record], document: String = "Manual", _ publication: Publication = .published
    ) throws -> (counts: RecordCounts, edition: Int, findings: [String]) {
        let draft = Draft(source: Source(document: document, file: "\(document).yaml"), records: records)
        var files = [ImportedFile(path: document, format: nil, drafts: [draft], findings: Findings())]
        let edition = try apply(&files, publication)
        return (files[0].counts, edition, files[0].findings.all.map(\.message))
    }

    /// The ids of the hits, best first.
    func ids(_ question: String, _ change: (inout SearchRequest) -> Void = { _ in }) async throws -> [String] {
        try await ask(question, change).hits.map(\.item.id)
    }

    func ask(_ question: String, _ change: (inout SearchRequest) -> Void = { _ in }) async throws -> SearchResult {
        var request = SearchRequest(question)
        change(&request)
        return try await search(request)
    }
}

extension Record {
    /// A fault of which only the symptom and the causes matter.
    static func fault(
        _ id: String, _ symptom: LocalizedText, causes: [LocalizedText] = [],
        _ change: (inout FaultFields) -> Void = { _ in }
    ) throws -> Record {
        let causes = try causes.enumerated().map { try Cause.make("cause-\($0 + 1)", $1) }
        return .fault(try Fault.make(id, symptom, causes: causes, change))
    }

    static func passage(
        _ id: String, _ title: LocalizedText, _ text: LocalizedText, _ change: (inout Passage) throws -> Void = { _ in }
    ) throws -> Record {
        .passage(try Passage.make(id, title, text, change))
    }

    static func part(_ number: String, _ name: LocalizedText, supersedes: [String] = []) throws -> Record {
        .part(
            Part(
                number: try PartNumber.make(number), name: name,
                supersedes: try supersedes.map { try PartNumber.make($0) }))
    }
}
