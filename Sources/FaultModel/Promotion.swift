/// Knowledge made from one service record: a draft of a fault with the cause and remedy that the engineer found, or a new
/// cause of a fault that is known. Both are work in progress until somebody says otherwise.
package struct Promotion: Hashable, Sendable {
    /// What the knowledge base is told: of a known fault its id and symptom with the new cause alone.
    package let fault: Fault
    /// The cause that was made.
    package let cause: Cause
    /// False: the fault is known already, and the cause is new.
    package let isNewFault: Bool

    /// The document that cites knowledge made from service records.
    package static let source = Source(document: "Knowledge from service records", file: "promoted")

    /// - Parameters:
    ///   - record: with its words; names of people are not read.
    ///   - known: the fault that the record is about; nil: a new one is made.
    ///   - stated: what was made from service records of this fault before; nil: nothing.
    ///   - line: the product line of a new fault where the record names none.
    ///   - by: who makes it; nil: not said.
    package init(
        _ record: ServiceRecord, for known: Fault?, beside stated: Fault?, line: String? = nil, by: String?,
        on day: CalendarDay?
    ) throws(PromotionError) {
        let language = record.language ?? Language.guess(record.symptom)
        guard let words = record.cause else { throw .noCause(record.id) }
        let standing = Standing(.workInProgress, by: by, on: day, record: record.id)
        var cause = Cause(
            id: Self.id("cause", words, record.id), title: LocalizedText(words, in: language),
            remedy: Self.remedy(record, language), standing: standing)
        if let same = known?.causes.first(where: { Self.isSame($0.title, cause.title) }) {
            throw .causeIsKnown(record.id, fault: known?.id.description ?? "", cause: same.id)
        }
        var fields: FaultFields
        if let known {
            let taken = Set(known.causes.map(\.id) + known.checks.map(\.id) + (stated?.causes.map(\.id) ?? []))
            if taken.contains(cause.id) { cause.id += "-" + record.id }
            fields = stated?.fields ?? FaultFields(id: known.id, symptom: known.symptom)
            fields.standing = fields.standing ?? standing
            fields.causes.append(cause)
        } else {
            guard let line = record.machine.product ?? line else { throw .noProduct(record.id) }
            guard let id = Fault.ID(line: line, name: Self.id("fault", record.symptom, record.id)) else {
                throw .notALine(line)
            }
            fields = FaultFields(id: id, symptom: LocalizedText(record.symptom, in: language))
            fields.models = record.machine.model.map { [$0] } ?? []
            fields.codes = record.codes
            fields.causes = [cause]
            fields.standing = standing
            if let before = record.before {
                fields.notes = [
                    Fault.Note(
                        label: language.primary == "zh" ? "故障前操作" : "before the fault",
                        text: LocalizedText(before, in: language))
                ]
            }
        }
        let citation = Citation(document: Self.source.document, page: record.id)
        if !fields.citations.contains(citation) { fields.citations.append(citation) }
        do throws(InvalidFault) { fault = try Fault(fields) } catch { throw .unsound(record.id, "\(error)") }
        self.cause = cause
        isNewFault = known == nil
    }

    /// What was done in the end; where the record only tells of rounds, what was handled in the last.
    private static func remedy(_ record: ServiceRecord, _ language: Language) -> Remedy? {
        let handled = record.rounds.compactMap(\.handling)
        guard let title = record.remedy ?? handled.last else { return nil }
        let steps = handled.filter { $0 != title }
        return Remedy(
            kind: record.parts.isEmpty ? .repair : .replace, title: LocalizedText(title, in: language),
            minutes: record.minutes, steps: steps.count > 1 ? steps.map { LocalizedText($0, in: language) } : [],
            parts: record.parts)
    }

    /// Letters of the words where there are any, and the record's own id, so that no two are the same.
    private static func id(_ kind: String, _ words: String, _ record: String) -> String {
        let slug = Identifier.slug(words)
        let stem = slug.utf8.count < 4 ? kind : String(slug.prefix(48)).trimmingDashes
        return "\(stem)-\(record)".utf8.count <= 100 ? "\(stem)-\(record)" : String(record.prefix(100))
    }

    private static func isSame(_ mine: LocalizedText, _ other: LocalizedText) -> Bool {
        let keys = Set(mine.strings.map { Identifier.key($0) })
        return other.strings.contains { keys.contains(Identifier.key($0)) }
    }
}

/// Why a service record becomes no knowledge.
package enum PromotionError: Error, Hashable, CustomStringConvertible {
    case noCause(String)
    case noProduct(String)
    case notALine(String)
    case causeIsKnown(String, fault: String, cause: String)
    case unsound(String, String)

    package var description: String {
        switch self {
        case .noCause(let id):
            "The service record '\(id)' says no cause; a draft needs one. Add it with 'faultbase record edit \(id)'."
        case .noProduct(let id):
            "The service record '\(id)' names no product line; say which with --product."
        case .notALine(let line):
            "'\(line)' is not the id of a product line; expected small letters, digits and '-' only."
        case .causeIsKnown(let id, let fault, let cause):
            "The fault '\(fault)' knows the cause of the service record '\(id)' already: '\(cause)'."
        case .unsound(let id, let detail): "No sound fault can be made from the service record '\(id)': \(detail)"
        }
    }
}

extension Language {
    /// Chinese where there is a Chinese sign, else English.
    fileprivate static func guess(_ text: String) -> Language {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } ? .chinese : .english
    }
}

extension String {
    fileprivate var trimmingDashes: String {
        var text = self[...]
        while text.last == "-" { text = text.dropLast() }
        return String(text)
    }
}

extension Standing {
    /// The fault with the state of itself or of one of its causes set.
    ///
    /// - Parameters:
    ///   - fault: what was made from service records, or a statement about a manual's fault.
    ///   - cause: nil: the fault, and with it the causes that stood as it did.
    /// - Returns: nil: there is no such cause.
    package static func setting(
        _ state: KnowledgeState, of fault: Fault, cause: String?, by: String?, on day: CalendarDay?
    ) -> Fault? {
        var fields = fault.fields
        func moved(_ standing: Standing?) -> Standing { Standing(state, by: by, on: day, record: standing?.record) }
        if let cause {
            guard let index = fields.causes.firstIndex(where: { $0.id == cause }) else { return nil }
            fields.causes[index].standing = moved(fields.causes[index].standing)
        } else {
            let former = fields.standing?.state
            for index in fields.causes.indices {
                let own = fields.causes[index].standing
                if own == nil || own?.state == former { fields.causes[index].standing = moved(own) }
            }
            fields.standing = moved(fields.standing)
        }
        return Fault(known: fields)
    }
}
