import FaultModel

/// Everything that is derived from one record: what it is looked up by and the text that it is found by.
/// A pure function of the record; the store only writes down what it says.
struct Derivation: Hashable, Sendable {
    /// Changes whenever the same record would derive to something else.
    static let version = TextAnalysis.version * 1000 + 13

    /// Nil: not indexed as text.
    var text: IndexedText?
    var line: String?
    var faultClass: FaultClass?
    var languages: [Language] = []
    /// Keys of fault codes, each with the shorter ones that also find it (`SPN100` for `SPN100FMI1`).
    var codes: [String] = []
    /// Keys of parts that a remedy uses or a passage names.
    var parts: [String] = []
    /// Keys of parts replaced by this part.
    var supersedes: [String] = []
    /// Model names by which it is found.
    var models: [String] = []
    /// Token sequences of the words of a term.
    var synonyms: [String] = []
    /// Hashes of the token sequences of whole wordings: of the symptom, of what customers say, of a title.
    var wordings: [Int64] = []
    /// Of a service record.
    var service: ServiceFacts?
    /// What it says in two languages.
    var bitext: [BilingualText] = []

    /// Of what was made from service records; nil: a manual states it.
    var state: KnowledgeState?
    /// A fault with no cause that may be relied on.
    var lacksCause = false

    /// Offered while someone types.
    var completions: [Completion] = []

    /// The tags in order, each between commas; empty: none.
    var languageList: String { languages.isEmpty ? "" : "," + languages.map(\.tag).joined(separator: ",") + "," }

    init(of record: Record, with analysis: TextAnalysis) {
        bitext = BilingualText.texts(of: record)
        completions = Completion.all(in: record)
        switch record {
        case .fault(let fault): derive(fault.fields, with: analysis)
        case .passage(let passage): derive(passage, with: analysis)
        case .part(let part): derive(part, with: analysis)
        case .service(let record): derive(record, with: analysis)
        case .product(let product):
            line = product.line
            languages = product.name?.languages ?? []
            models = product.models
        case .term(let term):
            languages = Set(term.words.map(\.language)).sorted()
            synonyms = term.words.map { analysis.sequence(of: $0.text).joined(separator: " ") }.filter { !$0.isEmpty }
        }
    }

    /// Of the fields: each property of a `Fault` would be looked up by its key path.
    private mutating func derive(_ fault: FaultFields, with analysis: TextAnalysis) {
        line = fault.id.line
        faultClass = fault.class
        state = fault.standing?.state
        lacksCause = !fault.hasValidatedCause
        if state == .archived { completions = [] }
        languages = fault.languages
        models = fault.models
        codes = Self.codeKeys(of: fault.codes)
        parts = [String]().union(fault.causes.flatMap { $0.remedy?.parts.map(\.number.key) ?? [] })
        wordings = [Int64]().union((fault.symptom.strings + fault.also.flatMap(\.strings)).compactMap(analysis.wording))
        let remedies = fault.causes.compactMap(\.remedy)
        text = IndexedText(
            of: .faults,
            [
                .symptom: analysis.line(fault.symptom.strings),
                .also: analysis.line(fault.also.flatMap(\.strings)),
                .cause: analysis.line(fault.causes.flatMap(\.title.strings)),
                .remedy: analysis.line(
                    remedies.flatMap(\.title.strings) + fault.checks.flatMap(\.ask.strings)
                        + remedies.flatMap { $0.steps.flatMap(\.strings) }),
                .other: analysis.line(Self.otherTexts(of: fault)),
            ])
    }

    private mutating func derive(_ passage: Passage, with analysis: TextAnalysis) {
        line = passage.id.line
        languages = passage.languages
        models = passage.models
        parts = [String]().union(passage.parts.map(\.number.key))
        wordings = [Int64]().union(passage.title.strings.compactMap(analysis.wording))
        let body = passage.headings + passage.safety + [passage.text]
        let captions = Self.captions(of: passage.figures, beside: body.flatMap(\.strings))
        text = IndexedText(
            of: .passages,
            [
                .title: analysis.line(passage.title.strings),
                .body: analysis.line(
                    body.flatMap(\.strings) + captions + passage.models + passage.parts.map(\.number.printed)),
            ])
    }

    private mutating func derive(_ part: Part, with analysis: TextAnalysis) {
        languages = part.name?.languages ?? []
        supersedes = part.supersedes.map(\.key)
        wordings = [Int64]().union((part.name?.strings ?? []).compactMap(analysis.wording))
        text = IndexedText(
            of: .faults,
            [
                .symptom: analysis.line(part.name?.strings ?? []),
                .other: analysis.line([part.number.printed]),
            ])
    }

    /// Its codes, parts, model and wording are in tables of their own: they say where a fault was seen, not what it is.
    private mutating func derive(_ record: ServiceRecord, with analysis: TextAnalysis) {
        line = record.machine.product
        languages = record.language.map { [$0] } ?? []
        service = ServiceFacts(record, wording: analysis.wording(record.symptom))
        let rounds = record.rounds.flatMap { [$0.judgement, $0.handling, $0.result].compactMap { $0 } }
        let machine = [record.machine.model, record.machine.serial].compactMap { $0 }
        text = IndexedText(
            of: .records,
            [
                .symptom: analysis.line([record.symptom]),
                .cause: analysis.line(record.cause.map { [$0] } ?? []),
                .remedy: analysis.line(record.remedy.map { [$0] } ?? []),
                .other: analysis.line(
                    [record.before, record.customerWord].compactMap { $0 } + rounds + record.codes.map(\.display)
                        + machine),
            ])
    }

    /// What is said about a fault beside symptom, causes, checks and remedies.
    private static func otherTexts(of fault: FaultFields) -> [String] {
        var texts = fault.codes.map(\.display) + fault.models
        texts += fault.safety.flatMap(\.strings)
        texts += fault.namedGates.flatMap { $0.title?.strings ?? [] }
        texts += fault.notes.flatMap(\.text.strings)
        texts += captions(of: fault.allFigures, beside: texts)
        for step in fault.procedure?.steps ?? [] {
            texts += (step.do?.strings ?? []) + (step.ask?.strings ?? [])
        }
        return texts
    }

    /// What stands under figures and is not said elsewhere: a manual's text mostly has it already.
    private static func captions(of figures: [Figure], beside texts: [String]) -> [String] {
        let captions = [String]().union(figures.flatMap { $0.caption?.strings ?? [] })
        return captions.filter { caption in !texts.contains { $0.contains(caption) } }
    }

    static func codeKeys(of codes: [FaultCode]) -> [String] {
        var keys: [String] = []
        for code in codes {
            keys.append(code.key)
            switch code {
            case .j1939(let spn, _?): keys.append(FaultCode.j1939(spn: spn, fmi: nil).key)
            case .obd(let trouble) where trouble.failureType != nil: keys.append(trouble.base)
            default: break
            }
        }
        return [String]().union(keys)
    }
}

extension TextAnalysis {
    /// The tokens of all texts in one line. Between two texts stands a token that no question has, so that a phrase
    /// never runs from one text into the next.
    func line(_ texts: [String]) -> String {
        var line: [UInt8] = []
        // A Chinese character of three bytes becomes a token of seven.
        line.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count } * 5 / 2)
        for (index, text) in texts.enumerated() {
            if index > 0 { line.append(contentsOf: Self.boundary) }
            append(text, to: &line)
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Tokens that stand next to each other wherever the text occurs: without the lone last character of a run.
    func sequence(of text: String) -> [String] {
        let tokens = tokens(in: text)
        return tokens.enumerated().compactMap { index, token in
            let followsPair = index > 0 && tokens[index - 1].kind == .pair
            return token.kind == .single && followsPair || token.kind == .piece ? nil : token.text
        }
    }

    /// What a text and the question that says the same have in common, as a number; nil: no word in it. Read as a
    /// question is read, so that filler words do not tell them apart.
    func wording(_ text: String) -> Int64? {
        Self.wording(of: QuestionReader(analysis: self).terms(in: text, without: []).terms)
    }

    static func wording(of terms: [QuestionTerm]) -> Int64? {
        terms.isEmpty
            ? nil
            : Int64(
                bitPattern: Hash64.of(terms.map { $0.alternatives[0].joined(separator: " ") }.joined(separator: " ")))
    }

    private static let boundary = boundaryToken + Array(" ".utf8)
    static let boundaryToken = Array("¶".utf8)
}
