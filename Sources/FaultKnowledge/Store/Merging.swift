import FaultModel

/// Joins what several sources state about one thing. The first source's word stands; later ones add what it leaves open:
/// languages, causes, checks, codes, notes. What a later source says differently is kept where it can be found and
/// reported.
enum Merging {
    /// - Parameter records: of one kind and id, the first source first; not empty.
    /// - Parameter conflicts: receives one sentence for each thing that two sources say differently.
    static func merge(_ records: [Record], conflicts: inout [String]) throws -> Record? {
        // A manual's word comes before what was made from service records, whichever came first.
        let manuals = records.filter { !$0.isFromService }
        let ordered = manuals + records.filter(\.isFromService)
        guard var merged = ordered.first else { return nil }
        for other in ordered.dropFirst() {
            if !manuals.isEmpty, case .fault(let known) = merged, case .fault(let more) = other, more.standing != nil {
                merged = .fault(try joinService(known, more, &conflicts))
            } else {
                merged = try join(merged, other, &conflicts)
            }
        }
        return merged
    }

    private static func join(_ first: Record, _ second: Record, _ conflicts: inout [String]) throws -> Record {
        switch (first, second) {
        case (.fault(let first), .fault(let second)): .fault(try join(first, second, &conflicts))
        case (.passage(let first), .passage(let second)): .passage(join(first, second, &conflicts))
        case (.part(let first), .part(let second)): .part(join(first, second, &conflicts))
        case (.product(let first), .product(let second)): .product(join(first, second))
        case (.term(let first), .term(let second)): .term(join(first, second))
        case (.service(let first), .service(let second)): .service(join(first, second, &conflicts))
        default: first
        }
    }

    private static func join(_ first: Part, _ second: Part, _ conflicts: inout [String]) -> Part {
        var part = first
        part.name = join(first.name, second.name, of: "the part \(first.number)", &conflicts)
        part.grade = first.grade ?? second.grade
        part.price = first.price ?? second.price
        part.leadDays = first.leadDays ?? second.leadDays
        part.lifeHours = first.lifeHours ?? second.lifeHours
        part.supersedes = first.supersedes.union(second.supersedes)
        return part
    }

    /// Terms with the same id have the same words; what they do not mean is added up.
    private static func join(_ first: Term, _ second: Term) -> Term {
        guard let more = second.not else { return first }
        var term = first
        term.not = (first.not ?? []).union(more)
        return term
    }

    private static func join(_ first: Product, _ second: Product) -> Product {
        var product = first
        var ignored: [String] = []
        product.name = join(first.name, second.name, of: "the product \(first.line)", &ignored)
        product.models = first.models.union(second.models)
        for assembly in second.assemblies {
            if let index = product.assemblies.firstIndex(where: { $0.id == assembly.id }) {
                product.assemblies[index].name.add(assembly.name)
            } else {
                product.assemblies.append(assembly)
            }
        }
        return product
    }

    private static func join(
        _ first: LocalizedText?, _ second: LocalizedText?, of subject: String, _ conflicts: inout [String]
    ) -> LocalizedText? {
        guard var text = first, let second else { return first ?? second }
        for (language, string) in text.add(second) {
            conflicts.append("another source names \(subject) '\(string)' (\(language)); the first name stands")
        }
        return text
    }

    static func join(_ first: Fault, _ second: Fault, _ conflicts: inout [String]) throws -> Fault {
        var fields = first.fields
        fields.standing = Standing.join(first.standing, second.standing)
        for (language, string) in fields.symptom.add(second.symptom) {
            let text = LocalizedText(string, in: language)
            if !fields.also.contains(text) { fields.also.append(text) }
            conflicts.append(
                "another source words the symptom '\(string)' (\(language)); it is kept as another wording")
        }
        fields.also = fields.also.union(second.also)
        // No models means all models: a fault of all models stays one.
        fields.models = first.models.isEmpty || second.models.isEmpty ? [] : first.models.union(second.models)
        fields.assembly = first.assembly ?? second.assembly
        fields.class = first.class ?? second.class
        fields.severity = first.severity ?? second.severity
        fields.codes = first.codes.union(second.codes)
        fields.safety = joinTexts(first.safety, second.safety)
        fields.gates += second.gates.filter { gate in !first.gates.contains { $0.name == gate.name } }
        fields.notes = joinNotes(first.notes, second.notes)
        fields.figures = joinFigures(first.fields.figures, second.fields.figures)
        fields.citations = first.citations.union(second.citations)
        fields.procedure = first.procedure ?? second.procedure
        if let mine = first.procedure, let other = second.procedure {
            fields.procedure = ProcedureJoining.join(mine, other)
            if ProcedureJoining.join(mine, other) == mine {
                // A walk cannot follow two courses: what only the second one shows belongs to the fault.
                let shown = Set(mine.steps.flatMap(\.figures).map(\.media))
                let others = other.steps.flatMap(\.figures).filter { !shown.contains($0.media) }
                fields.figures = joinFigures(fields.figures, others)
            }
        }
        joinCauses(&fields, second, &conflicts)
        return try Fault(fields)
    }

    /// What service records add to a manual's fault: causes and checks, each with its own standing. In all else the manual's
    /// word stands alone.
    private static func joinService(_ first: Fault, _ second: Fault, _ conflicts: inout [String]) throws -> Fault {
        var (fields, own) = (first.fields, second.fields)
        fields.standing = Standing.join(first.standing, second.standing)
        for index in own.causes.indices where own.causes[index].standing == nil {
            own.causes[index].standing = second.standing
        }
        own.causes.removeAll { $0.standing?.state == .archived }
        let known = Set(own.causes.map(\.id))
        own.checks.removeAll { $0.observes.map { !known.contains($0) } ?? false }
        own.tree = nil
        fields.citations = fields.citations.union(second.citations)
        joinCauses(&fields, Fault(known: own), &conflicts)
        return try Fault(fields)
    }

    /// Causes with one id are one cause unless they say something else in the same language.
    private static func joinCauses(_ fields: inout FaultFields, _ second: Fault, _ conflicts: inout [String]) {
        var renamed: [String: String] = [:]
        var added: [String] = []
        for cause in second.causes {
            if let index = fields.causes.firstIndex(where: { isSame($0, cause) }) {
                renamed[cause.id] = fields.causes[index].id
                fields.causes[index] = join(fields.causes[index], cause, &conflicts)
            } else {
                var own = cause
                own.id = freeID(cause.id, among: fields.causes.map(\.id) + fields.checks.map(\.id))
                renamed[cause.id] = own.id
                added.append(own.id)
                fields.causes.append(own)
            }
        }
        joinChecks(&fields, second, renamed)
        if fields.tree == nil, second.tree != nil, added.count == second.causes.count, renamed.allSatisfy({ $0 == $1 })
        {
            // Only the second source knows how its causes work together; the first one's come beside them.
            let others = fields.causes.map(\.id).filter { !added.contains($0) }
            fields.tree = second.tree.map { others.isEmpty ? $0 : .gate(.init(.or, [$0] + others.map { .name($0) })) }
        } else if let tree = fields.tree, !added.isEmpty {
            fields.tree = .gate(.init(.or, [tree] + added.map { .name($0) }))
        }
    }

    private static func isSame(_ mine: Cause, _ other: Cause) -> Bool {
        if mine.title.shares(languageWith: other.title) {
            return mine.title.agrees(with: other.title) || (mine.id == other.id && !isPositional(other.id))
        }
        return mine.id == other.id
    }

    /// Ids that tables give by position do not say that two causes are the same.
    private static func isPositional(_ id: String) -> Bool { id.hasPrefix("cause-") && Int(id.dropFirst(6)) != nil }

    private static func join(_ first: Cause, _ second: Cause, _ conflicts: inout [String]) -> Cause {
        var cause = first
        for (language, string) in cause.title.add(second.title) {
            conflicts.append(
                "another source names the cause '\(first.id)' '\(string)' (\(language)); the first name stands")
        }
        cause.standing = Standing.join(first.standing, second.standing)
        cause.class = first.class ?? second.class
        cause.kind = first.kind ?? second.kind
        cause.prior = first.prior ?? second.prior
        guard var remedy = first.remedy, let other = second.remedy else {
            cause.remedy = first.remedy ?? second.remedy
            return cause
        }
        for (language, string) in remedy.title.add(other.title) {
            // Two sources, two remedies: the second one is kept as a step of the first.
            let step = LocalizedText(string, in: language)
            if !remedy.steps.contains(step) { remedy.steps.append(step) }
        }
        remedy.kind = first.remedy?.kind ?? other.kind
        remedy.minutes = remedy.minutes ?? other.minutes
        remedy.steps = joinTexts(remedy.steps, other.steps)
        remedy.parts = remedy.parts + other.parts.filter { use in !remedy.parts.contains { $0.number == use.number } }
        cause.remedy = remedy
        return cause
    }

    private static func joinChecks(_ fields: inout FaultFields, _ second: Fault, _ renamed: [String: String]) {
        for check in second.checks {
            var own = check
            own.observes = check.observes.map { renamed[$0] ?? $0 }
            let index = fields.checks.firstIndex { mine in
                mine.ask.shares(languageWith: own.ask)
                    ? mine.ask.agrees(with: own.ask) : mine.id == own.id && mine.observes == own.observes
            }
            if let index {
                fields.checks[index].ask.add(own.ask)
                fields.checks[index].tools = joinTexts(fields.checks[index].tools, own.tools)
                fields.checks[index].reading = fields.checks[index].reading ?? own.reading
                fields.checks[index].minutes = fields.checks[index].minutes ?? own.minutes
            } else {
                own.id = freeID(check.id, among: fields.checks.map(\.id) + fields.causes.map(\.id))
                fields.checks.append(own)
            }
        }
    }

    /// Position by position where the second list says the same things in other languages; otherwise what is new is
    /// added at the end.
    static func joinTexts(_ first: [LocalizedText], _ second: [LocalizedText]) -> [LocalizedText] {
        let isTranslation =
            first.count == second.count
            && zip(first, second).allSatisfy { !$0.shares(languageWith: $1) || $0.agrees(with: $1) }
        guard isTranslation else { return first.union(second) }
        return zip(first, second).map { mine, other in
            var text = mine
            text.add(other)
            return text
        }
    }

    private static func joinNotes(_ first: [Fault.Note], _ second: [Fault.Note]) -> [Fault.Note] {
        var notes = first
        for note in second where !notes.contains(note) {
            if let index = notes.firstIndex(where: {
                $0.label == note.label && !$0.text.shares(languageWith: note.text)
            }) {
                notes[index].text.add(note.text)
            } else {
                notes.append(note)
            }
        }
        return notes
    }

    /// `id`, or the next like it that is not taken: `cause-2` after `cause-1`, else with a number after it.
    private static func freeID(_ id: String, among taken: [String]) -> String {
        guard taken.contains(id) else { return id }
        let stem = isPositional(id) || id.hasPrefix("check-") ? String(id.prefix { $0 != "-" }) : id
        var number = taken.count + 1
        while taken.contains("\(stem)-\(number)") { number += 1 }
        return "\(stem)-\(number)"
    }
}

extension Record {
    /// Made from service records, as it says itself.
    fileprivate var isFromService: Bool {
        if case .fault(let fault) = self { fault.standing != nil } else { false }
    }
}

extension Array where Element: Hashable {
    /// This list, then what `other` adds to it, in order.
    func union(_ other: [Element]) -> [Element] {
        if other.isEmpty { return self }
        var seen = Set(self)
        return self + other.filter { seen.insert($0).inserted }
    }
}
