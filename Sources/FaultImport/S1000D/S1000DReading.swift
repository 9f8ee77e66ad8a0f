internal import FaultModel

/// One S1000D object while it is read: what its references name, what applies to what, and what has been noticed.
final class S1000DReading: MarkupReading {
    let document: MarkupDocument
    let head: ModuleHead
    let siblings: SiblingFiles
    let language: Language
    let line: String
    let words: MarkupWords
    let citation: Citation
    let figures: MarkupFigures
    /// What all of the module is for.
    let applicability: Applicability
    var findings = Findings()
    private(set) var parts: [Part] = []

    private var partPlaces: [PartNumber: Int] = [:]
    private lazy var applics = readApplics()
    private var usedApplics: Set<String> = []
    private lazy var titles = readTitles()
    private var unknownModules: [String: Int] = [:]

    init(
        document: MarkupDocument, head: ModuleHead, line: String, document title: String, siblings: SiblingFiles,
        language: Language, baseName: String
    ) {
        self.document = document
        self.head = head
        self.line = line
        self.siblings = siblings
        self.language = language
        words = .of(language)
        citation = Citation(document: title, revision: head.issue, file: baseName)
        figures = MarkupFigures(
            shelf: FigureShelf(file: document.file, siblings: siblings, citation: citation), language: language)
        applicability = Self.applicability(of: head, siblings: siblings)
    }

    var content: MarkupElement { document.root.first("content") ?? document.root }

    // MARK: - Text

    /// All text of an element, and the warnings in it apart; also those that it refers to.
    func text(of element: MarkupElement?, safety: inout UniqueTexts) -> String? {
        element.flatMap { text(of: [$0], safety: &safety) }
    }

    /// The text of several elements, at least a line each.
    func text(of elements: [MarkupElement], safety: inout UniqueTexts) -> String? {
        var prose = Prose(self)
        for element in elements {
            prose.add(element)
            prose.line()
            safety.add(referredSafety(in: element))
        }
        safety.add(prose.safety.all)
        return prose.text
    }

    // MARK: - Vocabulary

    func role(of element: MarkupElement) -> MarkupRole { S1000DRoles.role(of: element.name) }
    func substitute(_ element: MarkupElement) -> MarkupElement? { element }

    func text(of reference: MarkupElement) -> String? {
        switch reference.name {
        case "dmRef": moduleText(of: reference)
        case "pmRef": publicationText(of: reference)
        case "internalRef": internalText(of: reference)
        default: S1000DRoles.itemText(of: reference)
        }
    }

    func attributeText(of element: MarkupElement) -> String? { S1000DRoles.attributeText(of: element) }

    func qualifier(of element: MarkupElement) -> String? {
        guard let id = element["applicRefId"], let applic = applics[id] else { return nil }
        usedApplics.insert(id)
        return applic.text ?? (applic.models.isEmpty ? nil : applic.models.joined(separator: ", "))
    }

    // MARK: - Applicability

    /// The models that an element is for, where it says so itself; nil: it does not.
    func models(of element: MarkupElement) -> [String]? {
        guard let id = element["applicRefId"], let applic = applics[id], !applic.models.isEmpty else { return nil }
        return applic.models
    }

    /// What the module says of applicability and nothing refers to.
    var unusedApplics: [String] {
        applics.filter { !usedApplics.contains($0.key) && $0.value.text != nil }.sorted { $0.key < $1.key }
            .compactMap(\.value.text)
    }

    private func readApplics() -> [String: Applicability] {
        var found: [String: Applicability] = [:]
        for group in document.root.descendants("referencedApplicGroup") {
            for applic in group.all("applic") {
                if let id = applic["id"] { found[id] = Applicability(applic) }
            }
        }
        for group in document.root.descendants("referencedApplicGroupRef") {
            for reference in group.all("applicRef") {
                guard let id = reference["id"], let ident = reference["applicIdentValue"] else { continue }
                found[id] = Self.applic(ident, named: reference, head: head, siblings: siblings)
            }
        }
        return found
    }

    private static func applicability(of head: ModuleHead, siblings: SiblingFiles) -> Applicability {
        guard let status = head.status else { return .everything }
        if let applic = status.first("applic") { return Applicability(applic) }
        guard let reference = status.first("applicRef"), let ident = reference["applicIdentValue"] else {
            return .everything
        }
        return applic(ident, named: reference, head: head, siblings: siblings) ?? .everything
    }

    /// An applicability that is kept in a common repository: the module that the reference names, else the repository of
    /// the same product with information code 0A2 (S1000D chapter 4.13.2).
    private static func applic(
        _ ident: String, named reference: MarkupElement, head: ModuleHead, siblings: SiblingFiles
    ) -> Applicability? {
        let named = reference.descendants("dmRefIdent").first.flatMap { ModuleCode(of: $0) }?.text
        let usual = head.code.map { code in
            ["A-D", "A-A"].map { end in
                (code.text.split(separator: "-").dropLast(2) + ["0A2" + end]).joined(separator: "-")
            }
        }
        for code in [named].compactMap({ $0 }) + (usual ?? []) {
            if let found = ModuleCard.of(code, siblings: siblings)?.applics[ident] { return found }
        }
        return nil
    }

    // MARK: - Warnings that are kept elsewhere

    /// The warnings and cautions that elements refer to by their attributes, in order.
    func referredSafety(in element: MarkupElement) -> [String] {
        let tape = document.tape
        guard element.document === document else { return [] }
        var found = UniqueTexts()
        for item in (element.index + 1)..<max(element.index + 1, Int(tape.items[element.index].next))
        where tape.items[item].kind == .attribute {
            let name = tape.names[Int(tape.items[item].name)]
            guard name == "warningRefs" || name == "cautionRefs" else { continue }
            for id in tape.value(item).split(whereSeparator: \.isWhitespace) {
                if let text = safetyText(String(id), line: element.line) { found.add(text) }
            }
        }
        return found.all
    }

    private func safetyText(_ id: String, line: Int) -> String? {
        guard let target = document.element(id) else {
            findings.warning("the warning '\(id)' that is referred to is not in the module", line: line)
            return nil
        }
        guard let number = target["warningIdentNumber"] ?? target["cautionIdentNumber"],
            target.name.hasSuffix("Ref")
        else {
            var prose = Prose(self)
            prose.addContent(of: target)
            return prose.text
        }
        let code = target.descendants("dmRefIdent").first.flatMap { ModuleCode(of: $0) }
        if let code, let text = ModuleCard.of(code.text, siblings: siblings)?.warnings[number] { return text }
        let place = code.map { " of \($0.text)" } ?? ""
        findings.warning(
            "the warning '\(number)'\(place) is not among the files; import it with them, or its words are missing",
            line: target.line)
        return "\(number)\(place)"
    }

    // MARK: - References

    private func internalText(of reference: MarkupElement) -> String? {
        if let own = reference.words { return own }
        guard let id = reference["internalRefId"] else { return nil }
        guard let target = document.element(id) else {
            findings.warning("the reference to '\(id)' leads nowhere: no element has this id", line: reference.line)
            return "(\(id))"
        }
        return S1000DRoles.name(of: target, words: words) ?? "(\(id))"
    }

    private func moduleText(of reference: MarkupElement) -> String? {
        let ident = reference.first("dmRefIdent") ?? reference
        guard let code = ModuleCode(of: ident) else { return reference.words }
        if let title = title(of: code.text, line: reference.line) { return "\(title) (\(code.text))" }
        return code.text
    }

    /// What a module is called: by a reference to it in this one, else by itself.
    func title(of code: String, line: Int) -> String? {
        if let title = titles[code] ?? ModuleCard.of(code, siblings: siblings)?.title { return title }
        if unknownModules[code] == nil { unknownModules[code] = line }
        return nil
    }

    private func publicationText(of reference: MarkupElement) -> String? {
        let ident = reference.first("pmRefIdent") ?? reference
        let element = ident.first("pmCode") ?? ident.first("pmc")
        let code = element.flatMap { ModuleCode(object: $0, prefix: "PMC") }?.text
        let title = reference.descendants("pmTitle").first?.peekedWords
        return [title, code.map { title == nil ? $0 : "(\($0))" }].compactMap { $0 }.joined(separator: " ").trimmed()
    }

    private func readTitles() -> [String: String] {
        var titles: [String: String] = [:]
        for reference in document.root.descendants("dmRef") {
            let ident = reference.first("dmRefIdent") ?? reference
            guard let code = ModuleCode(of: ident) else { continue }
            let items = reference.first("dmRefAddressItems") ?? reference
            if let title = ModuleHead.title(of: items), titles[code.text] == nil { titles[code.text] = title }
        }
        return titles
    }

    /// Says which modules are referred to and could not be looked up.
    func noteUnknownModules() {
        guard let first = unknownModules.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
        let names = unknownModules.keys.sorted()
        findings.note(
            "\(names.count) modules are referred to by code only and are not among the files: "
                + names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : ""), line: first.value)
    }

    // MARK: - Parts

    func notePart(_ printed: String?, name: String?) -> PartNumber? {
        guard let printed, let number = PartNumber(printed), number.printed.utf8.count <= 100 else { return nil }
        if let place = partPlaces[number] {
            if parts[place].name == nil { parts[place].name = name.map(localized) }
        } else {
            partPlaces[number] = parts.count
            parts.append(Part(number: number, name: name.map(localized)))
        }
        return number
    }
}
