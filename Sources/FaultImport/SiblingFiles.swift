internal import Synchronization

/// The other files of the same call to import, where one file names another: an importer looks a title, a warning or a
/// key up in them. Only what is needed is read, once, and never more than a bounded number of bytes.
///
/// Several files are read side by side: it may be used from any thread.
package final class SiblingFiles: Sendable {
    /// No others: a file that stands alone.
    package static let none = SiblingFiles(names: []) { _, _ in nil }

    /// Files and bytes of all look-ups of one call.
    static let fileLimit = 100_000
    static let sizeLimit = 16 << 20
    static let totalLimit = 512 << 20

    private let files: [String: String]
    /// No file stands in a folder: a browser sends files without theirs.
    private let isFlat: Bool
    private let byHead: [String: [String]]
    private let read: @Sendable (_ name: String, _ limit: Int) -> [UInt8]?
    private let state = Mutex(State())

    private struct State {
        var bytesLeft = SiblingFiles.totalLimit
        /// Of pictures.
        var mediaLeft = MediaReading.totalLimit
        var cards: [String: any Sendable] = [:]
    }

    /// - Parameters:
    ///   - names: paths as the files are named on import, `/` between folders; the files that are imported are among them.
    ///   - read: the bytes of the file with this name, at most `limit`; nil when it is larger or cannot be read. It is
    ///     called on any thread.
    package init(names: [String], read: @escaping @Sendable (_ name: String, _ limit: Int) -> [UInt8]?) {
        var files: [String: String] = [:]
        var byHead: [String: [String]] = [:]
        for name in names.prefix(Self.fileLimit) {
            files[Self.normalized(name)] = name
            byHead[Self.head(of: name), default: []].append(name)
        }
        self.files = files
        isFlat = files.keys.allSatisfy { !$0.contains("/") }
        self.byHead = byHead
        self.read = read
    }

    /// Files that are in memory already: those of an archive.
    package convenience init(_ files: [SourceFile]) {
        let bytes = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        self.init(names: files.map(\.name)) { name, limit in
            bytes[name].flatMap { $0.count <= limit ? $0 : nil }
        }
    }

    var isEmpty: Bool { files.isEmpty }

    /// The names of files with this ending, in order.
    func names(endingIn ending: String) -> [String] {
        files.values.filter { $0.lowercased().hasSuffix(ending) }.sorted()
    }

    /// The names of files whose base name is this up to the first `_` or `.`, without regard to case, in order:
    /// `DMC-BIKE-A-00` finds `manual/dmc-bike-a-00_007-00_EN-US.XML`.
    func names(of head: String) -> [String] { (byHead[head.lowercased()] ?? []).sorted() }

    /// The file that a relative address in another file names; nil: it is not among them.
    func name(of address: String, from file: String) -> String? {
        guard !address.contains("://"), address.utf8.count <= 1000 else { return nil }
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        for path in [address, Self.unescaped(address)] {
            if let name = files[Self.normalized(folder.isEmpty ? path : folder + "/" + path)] { return name }
        }
        if isFlat, let last = Self.unescaped(address).split(separator: "/").last { return files[String(last)] }
        return nil
    }

    /// The file of that name; nil: it is not among them, too large, or what may be read in all has been.
    func file(named name: String) -> SourceFile? {
        let limit = state.withLock { min(Self.sizeLimit, $0.bytesLeft) }
        guard limit > 0, let bytes = read(name, limit) else { return nil }
        state.withLock { $0.bytesLeft -= bytes.count }
        return SourceFile(name: name, bytes: bytes)
    }

    /// What the file of that name shows, read once for all that show it.
    func media(named name: String) -> Result<MediaReading.Found, MediaReading.Trouble>? {
        card("media " + name) {
            let limit = state.withLock { min(MediaReading.sizeLimit, $0.mediaLeft) }
            guard limit > 0, let bytes = read(name, limit) else { return nil }
            state.withLock { $0.mediaLeft -= bytes.count }
            return Result { () throws(MediaReading.Trouble) in
                try MediaReading.read(bytes, name: Self.base(of: name))
            }
        }
    }

    private static func base(of name: String) -> String {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name
    }

    /// What is known of a thing by its key, found once and kept.
    func card<Card: Sendable>(_ key: String, make: () -> Card) -> Card {
        if let known = state.withLock({ $0.cards[key] }), let card = known as? Card { return card }
        let card = make()
        state.withLock { $0.cards[key] = card }
        return card
    }

    private static func head(of name: String) -> String {
        let base = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? name[...]
        return base.prefix { $0 != "_" && $0 != "." }.lowercased()
    }

    private static func unescaped(_ address: String) -> String {
        String(decoding: DataAddress.unescaped(address.utf8), as: UTF8.self)
    }

    /// The path without `.` and `..`.
    private static func normalized(_ name: String) -> String {
        var parts: [Substring] = []
        for part in name.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
