internal import FaultModel

/// What a module says of itself: the citation of all that is in it.
struct ModuleHead {
    var code: ModuleCode?
    var title: String
    /// `007-00`: issue and in-work number.
    var issue: String?
    var language: Language?
    /// The element that says what the module is for and what state it is in.
    var status: MarkupElement?

    /// Roots of S1000D objects, with the elements that hold their code and its prefix.
    static let roots: [String: (code: String, prefix: String)] = [
        "dmodule": ("dmCode", "DMC"), "pm": ("pmCode", "PMC"), "dml": ("dmlCode", "DML"), "ddn": ("ddnCode", "DDN"),
        "comment": ("commentCode", "COM"), "dataUpdateFile": ("updateCode", "UPF"), "updateFile": ("updateCode", "UPF"),
        "icnMetadataFile": ("imfCode", "IMF"), "scormContentPackage": ("scormContentPackageCode", "SMC"),
    ]

    init(of root: MarkupElement) {
        let section = root.elements.first { $0.name.hasSuffix("dentAndStatusSection") } ?? root
        let address =
            section.elements.first { $0.name.hasSuffix("Address") && $0.name != "repositorySourceDmAddress" } ?? section
        let ident = address.elements.first { $0.name.hasSuffix("Ident") } ?? address
        let kind = Self.roots[root.name]
        code = ModuleCode(of: ident)
        if code == nil, let kind {
            let element = address.descendants(kind.code).first ?? address.descendants("pmc").first
            code = element.flatMap { ModuleCode(dmCode: $0, prefix: kind.prefix) }
            if code == nil { code = element.flatMap { ModuleCode(object: $0, prefix: kind.prefix) } }
        }
        let items = address.elements.first { $0.name.hasSuffix("AddressItems") } ?? address
        title = Self.title(of: items) ?? code?.text ?? ""
        let info = ident.first("issueInfo") ?? address.first("issueInfo")
        issue = info?["issueNumber"].map { number in info?["inWork"].map { "\(number)-\($0)" } ?? number }
        language = Self.language(of: ident.first("language") ?? address.first("language"))
        status = section.elements.first { $0.name.hasSuffix("Status") }
        if section.index != root.index { section.markRead() }
        root.elements.first { $0.name == "Description" || $0.name == "rdf:Description" }?.markRead()
        // Without a head all of the module would be its address.
        if address.index != root.index { address.markRead() }
    }

    /// Technical name and information name in one: `Tire - Fill with air`.
    static func title(of items: MarkupElement) -> String? {
        if let own = items.first("pmTitle")?.peekedWords { return own }
        guard let title = items.first("dmTitle") else { return nil }
        let names = [title.first("techName")?.peekedWords, title.first("infoName")?.peekedWords].compactMap { $0 }
        let variant = title.first("infoNameVariant")?.peekedWords.map { ", \($0)" } ?? ""
        return names.isEmpty ? nil : names.joined(separator: " - ") + variant
    }

    /// The language without its region; `sx`, Simplified English, is English.
    static func language(of element: MarkupElement?) -> Language? {
        guard let tag = element?["languageIsoCode"] ?? element?["language"] else { return nil }
        switch tag.lowercased() {
        case "sx": return .english
        case "zh" where ["TW", "HK", "MO"].contains(element?["countryIsoCode"]?.uppercased()):
            return Language("zh-Hant")
        case let tag: return Language(tag)
        }
    }

    /// What a citation calls the module: `Tire - Fill with air (DMC-…)`.
    var document: String {
        guard let code, code.text != title else { return title }
        return title.isEmpty ? code.text : "\(title) (\(code.text))"
    }
}
