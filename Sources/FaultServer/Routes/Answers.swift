package import FaultDiagnosis
package import FaultKnowledge
package import FaultModel
package import FaultTrees

/// Asks the knowledge base and shapes its answers: the one place that API, pages and command line share.
package struct Answers: Sendable {
    let knowledge: KnowledgeBase
    /// What a server keeps and counts; nil: elsewhere than on a server each answer is worked out.
    let operations: ServerOperations?

    package init(_ knowledge: KnowledgeBase, operations: ServerOperations? = nil) {
        self.knowledge = knowledge
        self.operations = operations
    }

    /// - Parameter explained: whether each hit tells how it got its score.
    package func search(_ request: SearchRequest, explained: Bool = false) async throws -> SearchDocument {
        let (kept, took) = try await answer(request, explained: explained)
        var document = kept.document
        document.tookMilliseconds = (took * 100).rounded() / 100
        return document
    }

    /// The same as it goes over the wire, with what the document says beside.
    func searchJSON(
        _ request: SearchRequest, explained: Bool
    ) async throws -> (document: SearchDocument, json: [UInt8]) {
        let (kept, took) = try await answer(request, explained: explained)
        return (kept.document, try kept.json(took: took))
    }

    private func answer(
        _ request: SearchRequest, explained: Bool
    ) async throws -> (kept: AnswerMemory.Kept, milliseconds: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        // What is explained is asked for once, by authors.
        let memory = explained ? nil : operations?.memory
        var key: AnswerMemory.Key?
        if memory != nil {
            key = AnswerMemory.Key(stamp: try await knowledge.stamp(), scope: knowledge.scope, request: request)
        }
        if let memory, let key, let known = memory.answer(key) {
            operations?.metrics.answered(known.document.support)
            return (known, (clock.now - start) / .milliseconds(1))
        }
        let result = try await knowledge.search(request)
        operations?.metrics.searched(result.times)
        operations?.metrics.answered(result.support)
        let document = SearchDocument(result, language: request.language, explained: explained, tookMilliseconds: 0)
        let kept = if let memory, let key { memory.keep(document, key) } else { AnswerMemory.Kept(document) }
        return (kept, (clock.now - start) / .milliseconds(1))
    }

    /// Completes what someone types.
    package func suggest(_ request: SuggestRequest) async throws -> SuggestDocument {
        let clock = ContinuousClock()
        let start = clock.now
        let found = try await knowledge.suggestions(request)
        return SuggestDocument(found, tookMilliseconds: (clock.now - start) / .milliseconds(1))
    }

    /// - Parameter rule: whose word counts for how likely its causes are.
    package func fault(
        _ id: Fault.ID, by rule: LearningRule = LearningRule(), language: Language
    ) async throws -> FaultDocument {
        let fault = try await knowledge.fault(id)
        return FaultDocument(
            fault, try await FaultContext(of: fault, in: knowledge, by: rule), language: language)
    }

    /// Where a walk through the fault is after these answers.
    ///
    /// - Parameters:
    ///   - mode: nil: the procedure where the fault has one.
    ///   - rule: whose word counts for how likely causes are.
    /// - Throws: `KnowledgeError.notFound`; `WalkError` for an answer that does not belong to the walk.
    package func walk(
        _ id: Fault.ID, after answers: [WalkAnswer], mode: WalkState.Mode?, by rule: LearningRule = LearningRule(),
        language: Language
    ) async throws -> WalkDocument {
        let walk = try await walk(through: id, by: rule)
        let state = try await Reckoning.run { try walk.state(after: answers, mode: mode) }
        operations?.metrics.walked(state.status)
        return WalkDocument(
            state, try await context(of: state, by: rule),
            product: try await knowledge.product(id.line), language: language)
    }

    /// What the page of a walk shows.
    func scene(of walk: Walk, _ request: WalkRequest, words: Words) async throws -> WalkScene {
        let state = try await Reckoning.run { try walk.state(after: request.answers, mode: request.mode) }
        operations?.metrics.walked(state.status)
        let context = try await context(of: state, by: request.rule)
        let product = try await knowledge.product(request.fault.line)
        return try await Reckoning.run {
            WalkScene(
                state, WalkDocument(state, context, product: product, language: request.language),
                FaultDocument(state.current, context, language: request.language), request, words)
        }
    }

    /// The analysis of a fault's tree.
    /// - Throws: `KnowledgeError.notFound`; `Problem` for a fault without causes.
    package func treeReport(of id: Fault.ID, _ question: TreeQuestion, language: Language) async throws -> TreeReport {
        let tree = try await tree(of: id, language)
        return try await Reckoning.run { try tree.report(question) }
    }

    /// The fault's tree drawn, as SVG.
    package func treePicture(of id: Fault.ID, language: Language) async throws -> String {
        let tree = try await tree(of: id, language)
        return try await Reckoning.run { tree.svg() }
    }

    private func tree(of id: Fault.ID, _ language: Language) async throws -> FaultTree {
        guard let tree = FaultTree(of: try await knowledge.fault(id), titledIn: language) else {
            throw Problem.notFound("The fault '\(id)' has no causes, so it has no tree.")
        }
        return tree
    }

    package func passage(_ id: Passage.ID, language: Language) async throws -> PassageDocument {
        try await PassageDocument(try await knowledge.passage(id), in: knowledge, language: language)
    }

    /// - Parameter id: the name of a document in the ids of its passages, or its title as citations give it.
    package func document(
        _ id: String, limit: Int, offset: Int, language: Language
    ) async throws -> DocumentDocument {
        DocumentDocument(try await knowledge.document(id, limit: limit, offset: offset), language: language)
    }

    package func part(_ number: PartNumber, language: Language) async throws -> PartDocument {
        PartDocument(try await knowledge.part(number), language: language)
    }

    /// - Throws: `KnowledgeError.notFound` for what no standard defines and no fault carries.
    package func code(_ text: String, language: Language) async throws -> CodeDocument {
        CodeDocument(try await knowledge.code(text), language: language)
    }

    /// - Parameter language: of the word; nil: by its script.
    package func terms(_ word: String, language: Language?) async throws -> TermsDocument {
        TermsDocument(try await knowledge.word(word, language: language))
    }

    package func products(language: Language) async throws -> ProductsDocument {
        ProductsDocument(try await knowledge.products(), language: language)
    }
}

extension KnowledgeBase {
    /// So many faults that procedures go on with are read for one walk; a procedure that goes further ends there.
    private static let mostLinked = 50

    /// The faults that the procedure of a fault may go on with, and those that theirs may, the nearest first.
    func faults(linkedTo fault: Fault) async throws -> [Fault.ID: Fault] {
        var linked: [Fault.ID: Fault] = [:]
        var seen: Set<Fault.ID> = []
        var pending = fault.linkedFaults[...]
        while let id = pending.popFirst(), seen.count < Self.mostLinked {
            guard seen.insert(id).inserted else { continue }
            do {
                let other = try await self.fault(id)
                linked[id] = other
                pending += other.linkedFaults
            } catch KnowledgeError.notFound {
                // The walk itself says that it is missing, where it comes to it.
            }
        }
        return linked
    }
}
