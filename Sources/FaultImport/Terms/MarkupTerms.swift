package import FaultModel

/// Term bases in TBX, versions 2 and 3 (ISO 30042:2008 and 2019), and translations of user interfaces in Qt's `.ts` files:
/// words that mean the same in several languages. See docs/formats/terms.md.
package struct MarkupTermsImporter: Importer {
    package let format = ManualFormat.terms
    static let sizeLimit = 256 << 20

    package init() {}

    package func recognizes(_ file: SourceFile) -> Bool {
        guard let text = try? TextDecoder.decode(Array(file.bytes.prefix(4096))) else { return false }
        let head = String(decoding: text.utf8, as: UTF8.self)
        return ["<TS ", "<TS>", "<martif", "<tbx "].contains { head.contains($0) }
    }

    package func draft(
        from file: SourceFile, options: ImportOptions, findings: inout Findings
    ) throws(ImportFailure) -> Draft {
        guard file.bytes.count <= Self.sizeLimit else {
            throw .tooLarge(bytes: file.bytes.count, limit: Self.sizeLimit)
        }
        let text = try XMLText(file.bytes, findings: &findings)
        let tape: XMLTape
        switch try XMLReader.read(text.utf8) {
        case .document(let read): tape = read
        case .notWellFormed(let line, let column, let detail):
            throw .notWellFormed(format, detail: detail, line: line, column: column)
        }
        var pairs = TermPairs()
        if !tape.items.isEmpty, tape.name(0) == "TS" {
            try Self.readMessages(of: tape, options, &pairs)
        } else {
            Self.readConcepts(of: tape, &pairs)
        }
        pairs.report(&findings)
        let source = Source(document: options.source ?? file.baseName, file: file.baseName)
        return Draft(source: source, records: pairs.terms.map(Record.term))
    }

    /// Qt: `<message><source>…</source><translation>…</translation></message>`. An unfinished translation is one that
    /// nobody has looked over yet; it is taken where it is there, an obsolete one is not.
    private static func readMessages(
        of tape: XMLTape, _ options: ImportOptions, _ pairs: inout TermPairs
    ) throws(ImportFailure) {
        guard let target = options.language ?? tape.attribute("language", of: 0).flatMap(language) else {
            throw .unusable(
                .terms, detail: "the file does not say what language it translates to; name it with --language",
                line: 1,
                column: nil)
        }
        let declared = tape.attribute("sourcelanguage", of: 0).flatMap(language)
        for item in tape.items.indices where tape.items[item].kind == .element && tape.name(item) == "message" {
            let parts = tape.elements(of: item)
            guard let source = parts.first(where: { tape.name($0) == "source" }),
                let translation = parts.first(where: { tape.name($0) == "translation" })
            else { continue }
            if ["obsolete", "vanished"].contains(tape.attribute("type", of: translation) ?? "") { continue }
            let original = tape.fullText(of: source)
            let from = declared ?? TextGuess.language(of: original)
            let line = tape.line(source)
            guard from.primary != target.primary else {
                pairs.note(.noTranslation, line)
                continue
            }
            pairs.add([(from, original), (target, tape.fullText(of: translation))], line: line)
        }
    }

    /// TBX: concepts with a part for each language, each with its terms.
    private static func readConcepts(of tape: XMLTape, _ pairs: inout TermPairs) {
        for item in tape.items.indices where tape.items[item].kind == .element {
            guard ["termEntry", "conceptEntry"].contains(tape.name(item)) else { continue }
            var words: [(language: Language, text: String)] = []
            for part in tape.elements(of: item) where ["langSet", "langSec"].contains(tape.name(part)) {
                guard let language = tape.attribute("lang", of: part).flatMap(language) else { continue }
                for inner in part..<Int(tape.items[part].next)
                where tape.items[inner].kind == .element && tape.name(inner) == "term" {
                    words.append((language, tape.fullText(of: inner)))
                }
            }
            pairs.add(words, line: tape.line(item))
        }
    }

    /// Qt writes `zh_CN`.
    private static func language(_ tag: String) -> Language? { Language(tag.replacing("_", with: "-")) }
}
