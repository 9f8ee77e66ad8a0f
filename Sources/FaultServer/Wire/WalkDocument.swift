package import FaultDiagnosis
package import FaultModel

/// Where a walk is: `walk` and `GET /api/faults/{line}/{id}/walk`. Texts are in one language; see `languages` for the
/// others.
package struct WalkDocument: Encodable, Sendable {
    /// The fault that the walk began with.
    package var fault: String
    /// Of the current fault.
    package var title: String
    package var language: Language
    package var languages: [Language]
    package var product: ProductReference
    package var mode: WalkState.Mode
    /// The modes that this fault can be walked in.
    package var modes: [WalkState.Mode]
    package var status: WalkState.Status
    package var answers: [Answer]
    /// The likeliest first.
    package var beliefs: [Belief]
    /// False only where the fault's tree is too hard and the shares are estimates; absent: they are exact.
    package var beliefsExact: Bool?
    /// Whose word the shares at the start of the walk are; only where service records are about the fault.
    package var learning: LearningDocument?
    @Nullable package var next: Action?
    /// The next best, best first.
    package var alternatives: [Action]
    /// To the end of the symptom, on average.
    @Nullable package var expectedMinutes: Double?
    /// Of all that was answered, as the source reckons it; what could not be done costs nothing.
    package var minutesSpent: Double
    /// Whether no other next step is better on average; null in a procedure.
    @Nullable package var optimal: Bool?
    /// Answers that cannot be true together; empty: they can.
    package var contradiction: [Answer]
    /// Why the walk is no longer where it was.
    @Nullable package var turn: Turn?
    /// The last word of a procedure that ends without a cause.
    @Nullable package var ending: String?
    @Nullable package var found: Found?
    /// The fault that the walk is at now; only when that is another one than it began with.
    package var currentFault: String?
    /// What is to be said of a walk that has come to an end, in a sentence; null while it goes on.
    @Nullable package var conclusion: String?
    /// Of the current fault: to be read before anything is touched.
    package var safety: [String]
    package var citations: [CitationDocument]
    package var edition: Int

    private enum CodingKeys: String, CodingKey {
        case fault, title, language, languages, product, mode, modes, status, answers, beliefs, next, alternatives
        case learning, optimal, contradiction, turn, ending, found, conclusion, safety, citations, edition
        case beliefsExact = "beliefs_exact"
        case expectedMinutes = "expected_minutes"
        case minutesSpent = "minutes_spent"
        case currentFault = "current_fault"
    }

    package struct Answer: Encodable, Sendable {
        package var action: String
        package var outcome: String
        /// In the unit of the reading; only when a reading was given.
        package var value: Double?
        package var unit: String?
        /// What was asked or done.
        package var title: String
        /// The outcome in words.
        package var label: String
        /// Of this alone; null: a step of a procedure, which does not say.
        @Nullable package var minutes: Double?
        /// Its place among the answers, from 1.
        package var number: Int
    }

    package struct Belief: Encodable, Sendable {
        package var cause: String
        package var title: String
        /// 0…1; several causes may be present at once.
        package var probability: Double
        /// Its remedy was tried; only when it was.
        package var putRight: Bool?
        /// By whose word it is likely at the start; only where service records confirm a cause of the fault.
        package var field: CauseShareDocument?

        private enum CodingKeys: String, CodingKey {
            case cause, title, probability, field
            case putRight = "put_right"
        }
    }

    package enum Kind: String, Encodable, Sendable { case check, remedy, step }

    /// Something to do, and why.
    package struct Action: Encodable, Sendable {
        package var action: Kind
        /// Of a check, of the cause that a remedy is for, or of a step of the procedure.
        package var id: String
        package var ask: String
        /// What to do before the question.
        @Nullable package var `do`: String?
        /// Of this alone.
        @Nullable package var minutes: Double?
        @Nullable package var reading: Reading?
        package var outcomes: [Outcome]
        package var why: String
        /// Of the whole way when this is done next, on average.
        @Nullable package var expectedMinutes: Double?
        package var safety: [String]
        package var tools: [String]
        /// The cause that a remedy is for, or what a check observes.
        @Nullable package var about: String?
        /// How the remedy is done.
        package var steps: [String]
        package var parts: [FaultDocument.UsedPart]
        /// Of a step of the procedure.
        package var figures: [FigureDocument]

        private enum CodingKeys: String, CodingKey {
            case action, id, ask, `do`, minutes, reading, outcomes, why, safety, tools, about, steps, parts, figures
            case expectedMinutes = "expected_minutes"
        }
    }

    package struct Outcome: Encodable, Sendable, Hashable {
        package var value: String
        package var label: String
    }

    package struct Turn: Encodable, Sendable {
        /// `could-not`, `did-not-help`, `other-fault`, `missing-fault`, `no-procedure`.
        package var code: String
        package var text: String
    }

    package struct Found: Encodable, Sendable {
        package var cause: String
        package var title: String
        @Nullable package var remedy: FaultDocument.RemedyDocument?
    }
}

extension WalkDocument {
    /// - Parameters:
    ///   - context: of the fault that the walk is at now.
    ///   - product: of the fault that it began with; nil: no source describes the line.
    package init(_ state: WalkState, _ context: FaultContext, product line: Product?, language reader: Language) {
        let words = Words(reader)
        let writer = WalkWriter(state: state, context: context, words: words, reader: reader)
        let current = state.current
        fault = state.fault.id.description
        (title, language) = current.symptom.best(for: reader)
        languages = current.fields.languages
        product = ProductReference(state.fault, line, language: reader)
        mode = state.mode
        modes =
            switch state.fault.procedure {
            case nil: [.guided]
            case let procedure?: procedure.isSafetyRelevant ? [.procedure] : [.guided, .procedure]
            }
        status = state.status
        answers = state.answers.indices.map(writer.answer)
        beliefs = state.beliefs.map { belief in
            Belief(
                cause: belief.cause.id, title: belief.cause.title.string(for: reader),
                probability: belief.probability, putRight: belief.isPutRight ? true : nil,
                field: context.learnt?.share(of: belief.cause.id))
        }
        next = state.next.map { writer.action($0, expectedMinutes: state.expectedMinutes) }
        alternatives = state.alternatives.map { writer.action($0, expectedMinutes: nil) }
        expectedMinutes = state.expectedMinutes
        minutesSpent = state.minutesSpent
        optimal = state.isOptimal
        beliefsExact = state.beliefsAreExact ? nil : false
        learning = LearningDocument(context.learnt)
        contradiction = state.clash.filter(state.answers.indices.contains).map(writer.answer)
        turn = state.turn.map { Turn(code: $0.code, text: words.sentence(for: $0, at: current, titledIn: reader)) }
        ending = state.ending?.string(for: reader)
        found = state.found.map { cause in
            Found(
                cause: cause.id, title: cause.title.string(for: reader),
                remedy: cause.remedy.map { .init($0, context, language: reader) })
        }
        currentFault = current.id == state.fault.id ? nil : current.id.description
        conclusion = writer.conclusion
        safety = current.safety.map { $0.string(for: reader) }
        citations = current.citations.map(CitationDocument.init)
        edition = context.edition
    }
}

extension WalkState.Mode: Encodable {}
extension WalkState.Status: Encodable {}
