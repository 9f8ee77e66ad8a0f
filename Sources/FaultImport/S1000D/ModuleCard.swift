internal import FaultModel

/// What other modules look up in a module: its name, and what a common repository keeps for all of them.
struct ModuleCard: Sendable {
    var title: String?
    /// Warnings and cautions by their numbers.
    var warnings: [String: String] = [:]
    var applics: [String: Applicability] = [:]

    /// The card of the module with this code; nil: it is not among the files. Read once for all that refer to it.
    static func of(_ code: String, siblings: SiblingFiles) -> ModuleCard? {
        if siblings.isEmpty { return nil }
        return siblings.card("s1000d " + code) { () -> ModuleCard? in
            for name in siblings.names(of: code) {
                if let file = siblings.file(named: name), let card = ModuleCard(file) { return card }
            }
            return nil
        }
    }

    /// Nil when the file cannot be read; why is said when it is imported itself.
    private init?(_ file: SourceFile) {
        var ignored = Findings()
        guard
            var tape = try? MarkupDocument.read(
                file, as: .s1000d, limit: SiblingFiles.sizeLimit, findings: &ignored)
        else { return nil }
        S1000DNames.modernize(&tape)
        let document = MarkupDocument(tape, file: file.name)
        let head = ModuleHead(of: document.root)
        title = head.title.isEmpty ? nil : head.title
        guard let repository = document.root.first(at: "content", "commonRepository") else { return }
        for spec in repository.descendants(where: { $0 == "warningSpec" || $0 == "cautionSpec" }) {
            guard let ident = spec.elements.first(where: { $0.name.hasSuffix("Ident") }),
                let number = ident["warningIdentNumber"] ?? ident["cautionIdentNumber"]
            else { continue }
            warnings[number] = spec.words
        }
        for spec in repository.descendants("applicSpec") {
            guard let ident = spec.first("applicSpecIdent")?["applicIdentValue"],
                let applic = spec.descendants("applic").first
            else { continue }
            applics[ident] = Applicability(applic)
        }
    }
}
