internal import FaultModel

/// Where an importer finds what the figures of one file show. It keeps each file once for the draft, and notes what is
/// missing; nothing is read but the other files of the import.
final class FigureShelf {
    private let file: String
    private let siblings: SiblingFiles
    /// Of the manual; figures say no line, so that a text that moves in its file is the same text.
    private let citation: Citation
    private(set) var media: [Media] = []
    private var hashes: Set<MediaHash> = []
    private var missing: [(name: String, line: Int?)] = []
    private var troubles: [(name: String, words: String, line: Int?)] = []
    private var removals: [(name: String, names: [String], line: Int?)] = []
    /// Names that have been noted.
    private var noted: Set<String> = []
    /// What stands under figures that cannot be shown.
    private var lost: [LocalizedText] = []
    private var embeddedLeft = MediaReading.totalLimit

    /// So many troubles of one file are told.
    private static let troubleLimit = 50
    /// Both sides at most so many pixels: a mark or a spacer of the layout, no figure.
    private static let smallest = 8

    /// - Parameter file: the name of the file being read, as it is imported.
    init(file: String, siblings: SiblingFiles, citation: Citation) {
        self.file = file
        self.siblings = siblings
        var citation = citation
        citation.line = nil
        self.citation = citation
    }

    /// What stands in the manual about a figure.
    struct Note {
        var caption: LocalizedText?
        var line: Int?
        var page: String?
    }

    /// The figure at an address relative to the file, or held by the address itself; nil: it is missing or cannot be
    /// shown, which is noted, or it is no figure.
    /// - Parameter other: the file that the address stands in, where it is not the one being read.
    func figure(at address: String, in other: String? = nil, _ note: Note) -> Figure? {
        guard let address = address.trimmed(), !address.hasPrefix("#") else { return nil }
        if DataAddress.isOne(address) {
            guard let data = DataAddress(address) else {
                return trouble("a picture in the file itself", "its address 'data:…' cannot be read", note)
            }
            return figure(of: data.bytes, name: nil, note)
        }
        let path = String(address.prefix { $0 != "#" })
        let known =
            siblings.name(of: path, from: other ?? file)
            ?? siblings.name(of: String(path.prefix { $0 != "?" }), from: other ?? file)
        guard let known else { return miss(path, note) }
        return figure(inFile: known, note)
    }

    func figure(_ figure: ManualFigure, _ note: Note) -> Figure? {
        switch figure.source {
        case .address(let address): self.figure(at: address, note)
        case .bytes(let bytes, let name): self.figure(of: bytes, name: name, note)
        }
    }

    /// The figure that an information control number or an entity names: the file that the document's own declaration
    /// says, else one with that name and any ending, one that is shown before others.
    func figure(ofEntity name: String, declared: String?, _ note: Note) -> Figure? {
        if let declared, let known = siblings.name(of: declared, from: file) { return figure(inFile: known, note) }
        let candidates = siblings.names(of: name).prefix(8)
        let shown = candidates.first { candidate in
            if case .success(let found)? = siblings.media(named: candidate) { return found.media.type.isShown }
            return false
        }
        guard let known = shown ?? candidates.first else { return miss(name, note) }
        return figure(inFile: known, note)
    }

    /// - Parameter name: nil: the manual gives it none.
    func figure(of bytes: [UInt8], name: String?, _ note: Note) -> Figure? {
        let name = name ?? "figure"
        guard bytes.count <= embeddedLeft else {
            return trouble(
                name, "the pictures of the file have more than \(MediaReading.totalLimit >> 20) MB in all", note)
        }
        embeddedLeft -= bytes.count
        do throws(MediaReading.Trouble) {
            var found = try MediaReading.read(bytes, name: name)
            if !name.contains(".") {
                found.media = Media(
                    known: found.media.hash, type: found.media.type, name: "\(name).\(found.media.type.ending)",
                    bytes: found.media.bytes)
            }
            return figure(found, note)
        } catch {
            return trouble(name, error.description, note)
        }
    }

    /// A figure whose file is not read again: the knowledge base may hold it already.
    func figure(known hash: MediaHash, type: MediaType, name: String, size: PixelSize?, _ note: Note) -> Figure {
        var citation = citation
        citation.page = note.page ?? citation.page
        return Figure(
            media: hash, type: type, name: name, caption: note.caption, size: size, citation: citation)
    }

    private func figure(inFile name: String, _ note: Note) -> Figure? {
        switch siblings.media(named: name) {
        case nil:
            return trouble(
                name,
                "it cannot be read, has more than \(MediaReading.sizeLimit >> 20) MB, or all pictures of the import together "
                    + "more than \(MediaReading.totalLimit >> 20) MB", note)
        case .failure(let error): return trouble(name, error.description, note)
        case .success(let found): return figure(found, note)
        }
    }

    private func figure(_ found: MediaReading.Found, _ note: Note) -> Figure? {
        if let size = found.size, size.width <= Self.smallest, size.height <= Self.smallest { return nil }
        if hashes.insert(found.media.hash).inserted { media.append(found.media) }
        if !found.removed.isEmpty, noted.insert(found.media.name).inserted {
            removals.append((found.media.name, found.removed, note.line))
        }
        var citation = citation
        citation.page = note.page ?? citation.page
        return Figure(
            media: found.media.hash, type: found.media.type, name: found.media.name, caption: note.caption,
            size: found.size, citation: citation)
    }

    // MARK: - What is noted

    /// What stands under figures that could not be shown since this was asked last: text that the record is to keep.
    func takeLostCaptions() -> [LocalizedText] {
        defer { lost = [] }
        return lost
    }

    private func miss(_ name: String, _ note: Note) -> Figure? {
        if noted.insert(name).inserted { missing.append((name, note.line)) }
        if let caption = note.caption { lost.append(caption) }
        return nil
    }

    private func trouble(_ name: String, _ words: String, _ note: Note) -> Figure? {
        if noted.insert(name).inserted { troubles.append((name, words, note.line)) }
        if let caption = note.caption { lost.append(caption) }
        return nil
    }

    /// One finding for all that is missing, and one for each picture that cannot be kept.
    func report(_ findings: inout Findings) {
        // A file that came alone cannot show its pictures, which its author need not be told as if something were wrong.
        let severity: Finding.Severity = siblings.isEmpty ? .note : .warning
        if let first = missing.first {
            let list = missing.prefix(10).map { "'\($0.name.prefix(100))'" }.joined(separator: ", ")
            findings.add(
                Finding(
                    severity,
                    "\(missing.count) \(missing.count == 1 ? "picture is" : "pictures are") not among the files of the import; "
                        + "their words were kept: \(list)\(missing.count > 10 ? ", …" : ""). "
                        + "Import the folder or archive that holds them too", line: first.line))
        }
        for trouble in troubles.prefix(Self.troubleLimit) {
            findings.warning("'\(trouble.name.prefix(100))' was left out: \(trouble.words)", line: trouble.line)
        }
        if troubles.count > Self.troubleLimit {
            findings.warning("\(troubles.count - Self.troubleLimit) more pictures were left out for such reasons")
        }
        for removal in removals.prefix(Self.troubleLimit) {
            findings.note(
                "what could run or lead elsewhere was taken out of the drawing '\(removal.name.prefix(100))': "
                    + removal.names.joined(separator: ", "), line: removal.line)
        }
    }
}

extension [Figure] {
    /// The figures, each once: one that is shown again says nothing new unless it has another caption.
    func each() -> [Figure] {
        var seen: Set<Figure> = []
        return filter { seen.insert($0).inserted }
    }
}
