import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultModel
import FaultTrees
import Foundation

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the knowledge base back out.",
        discussion: """
            As fault books nothing is lost: importing them again gives the same knowledge base. The files of figures are
            written beside the books, in media/; a book on stdout names only their hashes. As CSV the table form
            is written, one row a cause, without passages. As Open-PSA each fault's tree becomes a file for fault-tree programs.
            As S1000D (Issue 5.0) each fault's procedure becomes a data module of fault isolation in each of its languages;
            importing it gives the same steps, causes and warnings.

            Examples:
              faultbase export > knowledge.yaml
              faultbase export --output books/
              faultbase export --format csv --lang zh > faults.csv
              faultbase export --format openpsa --output trees/
              faultbase export --format s1000d --output modules/
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case faultbook, csv, openpsa, s1000d }

    @Option(help: "faultbook, csv, openpsa or s1000d.")
    var format = Format.faultbook
    @Option(
        help:
            "A folder that receives one file for each source and product line (fault books), or a file. (default: stdout)"
    )
    var output: String?
    @OptionGroup var language: LanguageOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let knowledge = try store.open()
        switch format {
        case .faultbook: try exportBooks(of: knowledge)
        case .openpsa: try exportTrees(of: try await knowledge.allItems().faults)
        case .s1000d: try exportModules(of: try await knowledge.allItems())
        case .csv:
            let items = try await knowledge.allItems()
            let table = TableWriter.csv(of: items.faults, parts: items.parts, language: try language.language())
            try write(table)
        }
    }

    private func exportBooks(of knowledge: KnowledgeBase) throws {
        var names: [String: Int] = [:]
        var isFirst = true
        var shown: [MediaHash: Figure] = [:]
        try knowledge.forEachSource { draft in
            let figures = draft.records.flatMap(\.figures)
            let files = output == nil ? [:] : Self.files(of: figures)
            for figure in figures { shown[figure.media] = figure }
            for book in BookExport.books(of: draft, files: files) {
                if let output {
                    names[book.name, default: 0] += 1
                    let count = names[book.name] ?? 1
                    let name = count == 1 ? "\(book.name).yaml" : "\(book.name)-\(count).yaml"
                    try Self.write(book.yaml, to: URL(fileURLWithPath: output).appendingPathComponent(name))
                } else {
                    if !isFirst { Self.print("---\n") }
                    Self.print(book.yaml)
                }
                isFirst = false
            }
        }
        try exportMedia(of: Array(shown.values), from: knowledge)
    }

    /// The files of figures, once each, beside the books.
    private func exportMedia(of figures: [Figure], from knowledge: KnowledgeBase) throws {
        guard let output, !figures.isEmpty else { return }
        let folder = URL(fileURLWithPath: output)
        let names = Self.files(of: figures)
        try knowledge.forEachMedia(of: figures) { media in
            if let name = names[media.hash] {
                try Self.write(Data(media.bytes), to: folder.appendingPathComponent(name))
            }
        }
    }

    /// `media/HASH.png`, relative to the books.
    private static func files(of figures: [Figure]) -> [MediaHash: String] {
        Dictionary(
            figures.map { ($0.media, "media/\($0.media).\($0.type.ending)") }, uniquingKeysWith: { first, _ in first })
    }

    /// One document for each fault with causes: `trees/<line>/<fault>.xml`.
    private func exportTrees(of faults: [Fault]) throws {
        guard let output else {
            throw CommandFailure("--format openpsa writes a file for each fault; name a folder with --output.")
        }
        for fault in faults {
            guard let tree = FaultTree(of: fault) else { continue }
            let url = URL(fileURLWithPath: output).appendingPathComponent("\(fault.id).xml")
            try Self.write(OpenPSAWriter().document(tree), to: url)
        }
    }

    /// One module for each fault with a procedure and each of its languages: `modules/DMC-….XML`.
    private func exportModules(of items: (faults: [Fault], parts: [Part], products: [Product])) throws {
        guard let output else {
            throw CommandFailure("--format s1000d writes a file for each procedure; name a folder with --output.")
        }
        let products = Dictionary(items.products.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
        var names: [PartNumber: LocalizedText] = [:]
        for part in items.parts { names[part.number] = part.name }
        for fault in items.faults {
            for module in IsolationWriter.modules(of: fault, product: products[fault.id.line], parts: names) {
                try Self.write(module.text, to: URL(fileURLWithPath: output).appendingPathComponent(module.name))
            }
        }
    }

    private func write(_ text: String) throws {
        if let output { try Self.write(text, to: URL(fileURLWithPath: output)) } else { Self.print(text) }
    }

    private static func print(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    private static func write(_ text: String, to url: URL) throws { try write(Data(text.utf8), to: url) }

    private static func write(_ data: Data, to url: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: url, options: .atomic)
        } catch {
            throw CommandFailure("'\(url.path)' cannot be written: \(error.localizedDescription)")
        }
    }
}

/// What one source states, as fault books: one for each product line, and one for its vocabulary.
struct BookExport {
    var name: String
    var yaml: String

    /// - Parameter files: where the files of figures stand, relative to the books.
    static func books(of draft: Draft, files: [MediaHash: String] = [:]) -> [BookExport] {
        var books: [BookExport] = []
        let stem = Identifier.slug(draft.source.file)
        let groups = LineGroup.groups(of: draft.records)
        for group in groups {
            let yaml = FaultBookWriter.yaml(
                source: draft.source, product: group.product, parts: group.parts, faults: group.faults,
                passages: group.passages, files: files)
            let name = groups.count == 1 ? stem : "\(stem)-\(group.product.line)"
            books.append(BookExport(name: name.isEmpty ? "book" : name, yaml: yaml))
        }
        let terms = draft.records.compactMap { if case .term(let term) = $0 { term } else { nil } }
        if !terms.isEmpty {
            books.append(
                BookExport(name: stem + "-vocabulary", yaml: FaultBookWriter.vocabulary(terms, source: draft.source)))
        }
        let service = draft.records.compactMap { if case .service(let record) = $0 { record } else { nil } }
        if !service.isEmpty {
            let yaml = ServiceRecordWriter.yaml(source: draft.source, records: service)
            books.append(
                BookExport(name: books.isEmpty && !stem.isEmpty ? stem : stem + "-service-records", yaml: yaml))
        }
        return books
    }

    private struct LineGroup {
        var product: Product
        var parts: [Part] = []
        var faults: [Fault] = []
        var passages: [Passage] = []

        static func groups(of records: [Record]) -> [LineGroup] {
            var groups: [LineGroup] = []
            func index(of line: String) -> Int {
                if let index = groups.firstIndex(where: { $0.product.line == line }) { return index }
                groups.append(LineGroup(product: Product(line: line)))
                return groups.count - 1
            }
            var parts: [Part] = []
            for record in records {
                switch record {
                case .product(let product): groups[index(of: product.line)].product = product
                case .fault(let fault): groups[index(of: fault.id.line)].faults.append(fault)
                case .passage(let passage): groups[index(of: passage.id.line)].passages.append(passage)
                case .part(let part): parts.append(part)
                case .term, .service: break
                }
            }
            // Parts belong to no line: the first book carries them all.
            if !parts.isEmpty { groups[groups.isEmpty ? index(of: "parts") : 0].parts = parts }
            return groups
        }
    }
}
