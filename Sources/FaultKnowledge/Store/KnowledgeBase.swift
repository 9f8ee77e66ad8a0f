import FaultModel
import Foundation
import GRDB

/// Everything that is known, in one SQLite file: keeps what sources state, and finds it again.
///
/// Reading never waits for writing: readers see the last whole edition. All methods are safe to call from any thread.
package struct KnowledgeBase: Sendable {
    package let path: String
    /// Which file that is may change, see `openReplacement`: whoever needs more than one thing of it asks once.
    let current: CurrentFile
    var database: any DatabaseWriter { current.file.database }
    var cache: KnowledgeCache { current.file.cache }

    static let inMemory = ":memory:"

    package enum Access: Sendable {
        /// The file must exist.
        case reading
        /// The file is made when it is missing.
        case writing
    }

    /// Opens a knowledge base, bringing its tables up to date when writing.
    /// - Throws: `KnowledgeError` when the file is missing, of another program, damaged or newer than this program.
    package init(opening path: String, for access: Access) throws {
        self.path = path
        try Self.inspect(path, for: access)
        do {
            current = CurrentFile(OpenFile(try Self.open(path, for: access), at: path))
            try prepare(for: access)
            current.file.noteLog(beside: path)
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    /// An empty knowledge base in memory: for trying an import, and for tests.
    package init() throws {
        path = Self.inMemory
        current = CurrentFile(OpenFile(try DatabaseQueue(configuration: Self.configuration)))
        try Schema.migrator.migrate(database)
    }

    /// See `limited(to:)`.
    init(_ whole: KnowledgeBase, limitedTo lines: Set<String>) throws {
        path = whole.path
        guard path != Self.inMemory else {
            throw KnowledgeError.notAKnowledgeBase(
                path: path, reason: "it is in memory alone, so nobody can see a part of it")
        }
        var configuration = Self.configuration
        configuration.readonly = true
        configuration.maximumReaderCount = 4
        let views = LimitedViews(lines)
        configuration.prepareDatabase { db in try views.create(db) }
        do {
            let database: any DatabaseWriter =
                whole.isReadOnly
                ? try DatabaseQueue(path: path, configuration: configuration)
                : try DatabasePool(path: path, configuration: configuration)
            let cache = KnowledgeCache(of: whole.cache, limitedTo: lines)
            current = CurrentFile(OpenFile(database, cache: cache, at: path), tally: whole.current.tally)
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    private init(scratch: DatabaseQueue) throws {
        path = Self.inMemory
        current = CurrentFile(OpenFile(scratch))
        try Schema.migrator.migrate(database)
    }

    /// An empty knowledge base for a trial of any size: SQLite keeps it in a file of its own that has no name and is gone
    /// when it is closed.
    package static func scratch() throws -> KnowledgeBase {
        try KnowledgeBase(scratch: try DatabaseQueue(path: "", configuration: configuration))
    }

    /// Kilobytes of pages in memory: of each connection, and of the one that imports.
    static let usualCache = 16_000
    static let importCache = 96_000

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { db in
            FieldImpact.register(in: db)
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA synchronous = NORMAL;
                    PRAGMA cache_size = -\(usualCache);
                    PRAGMA temp_store = MEMORY;
                    """)
        }
        return configuration
    }

    static func open(_ path: String, for access: Access) throws -> any DatabaseWriter {
        if access == .reading, !FileManager.default.isWritableFile(atPath: path) {
            var configuration = configuration
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        return try DatabasePool(path: path, configuration: configuration)
    }

    /// Takes the file away again when nothing was ever imported into it: for whoever made it and could not fill it.
    package func discardIfEmpty() {
        guard path != Self.inMemory, let edition = try? database.read({ try Self.edition($0) }), edition == 0 else {
            return
        }
        try? database.close()
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }

    /// Looks at the header before SQLite does, so that no file of another program is changed.
    private static func inspect(_ path: String, for access: Access) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            guard access == .writing else { throw KnowledgeError.missingFile(path: path) }
            try make(path)
            return
        }
        if isDirectory.boolValue { throw KnowledgeError.notAKnowledgeBase(path: path, reason: "it is a folder") }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw KnowledgeError.notAKnowledgeBase(path: path, reason: "it cannot be read")
        }
        defer { try? file.close() }
        let header = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
        if header.isEmpty, access == .writing { return }
        guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
            throw KnowledgeError.notAKnowledgeBase(path: path, reason: "it is not an SQLite file")
        }
        var application = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        if application == 0, FileManager.default.fileExists(atPath: path + "-wal") {
            // The first edition may still stand in the log beside the file.
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try? DatabaseQueue(path: path, configuration: configuration)
            application = (try? queue?.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") }) ?? 0
        }
        guard application == Schema.applicationID else {
            throw KnowledgeError.notAKnowledgeBase(path: path, reason: "it is an SQLite file of another program")
        }
    }

    /// Makes an empty knowledge base, whole, beside its place and then in it: whoever stops this finds none.
    private static func make(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw KnowledgeError.unwritable(path: path, reason: "its folder cannot be made")
        }
        let part = Leftover.name(for: path, of: .creation)
        Leftover.removeFiles(part)
        defer { Leftover.removeFiles(part) }
        do {
            let queue = try DatabaseQueue(path: part, configuration: configuration)
            try Schema.migrator.migrate(queue)
            try queue.close()
        } catch let error as DatabaseError {
            throw explain(error, path: path)
        }
        // A log that lost its file would be read into this one.
        for ending in ["-wal", "-shm"] { unlink(path + ending) }
        // Another program may have made one meanwhile: then that one is taken.
        guard Glibc.link(part, path) == 0 || errno == EEXIST || rename(part, path) == 0 else {
            throw KnowledgeError.unwritable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private func prepare(for access: Access) throws {
        let migrator = Schema.migrator
        let (isNewer, isCurrent) = try database.read { db in
            (try migrator.hasBeenSuperseded(db), try migrator.hasCompletedMigrations(db))
        }
        if isNewer { throw KnowledgeError.newerVersion(path: path) }
        if !isCurrent {
            guard access == .writing else {
                let isOlder = try database.read {
                    try migrator.appliedIdentifiers($0).contains("create derived tables")
                }
                throw isOlder
                    ? KnowledgeError.staleIndex(path: path)
                    : KnowledgeError.damaged(path: path, reason: "it is not complete")
            }
            try migrator.migrate(database)
            // From now on the file itself says what it is.
            try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
        let version = try database.read { db in
            try Int.fetchOne(db, sql: "SELECT value FROM derivation WHERE name = 'version'")
        }
        if version != Derivation.version {
            guard access == .writing else { throw KnowledgeError.staleIndex(path: path) }
            try rebuildIndex()
        }
    }

    static func explain(_ error: DatabaseError, path: String) -> KnowledgeError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
        case .SQLITE_FULL: .unwritable(path: path, reason: "the disk is full")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
            .unwritable(path: path, reason: "it may only be read")
        case .SQLITE_IOERR: .unwritable(path: path, reason: "the disk reports an error")
        default: .damaged(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
    }

    /// Reads in one snapshot, off the cooperative thread pool.
    func read<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        try await read { db, _ in try body(db) }
    }

    /// How its readers wait.
    package var readTally: ReadTally { current.tally }

    /// The number of the last edition; 0: nothing was imported yet.
    package func edition() async throws -> Int { try await read { db in try Self.edition(db) } }

    /// The same with what was made from the very file that is read.
    func read<Value: Sendable>(
        _ body: @Sendable @escaping (Database, KnowledgeCache) throws -> Value
    ) async throws -> Value {
        let file = current.file
        return try await read(file) { db in try body(db, file.cache) }
    }

    func read<Value: Sendable>(
        _ file: OpenFile, _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws -> Value {
        let wait = current.tally.wait()
        do {
            let deadline = ReadDeadline.current
            return try await file.database.read { db in
                wait.end()
                guard let deadline else { return try body(db) }
                return try deadline.hold(db) { try body(db) }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    static func edition(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT max(id) FROM edition") ?? 0
    }

    /// What every answer follows from: answers of the same stamp are the same.
    package func stamp() async throws -> Int {
        let file = current.file
        let stamp = try await read(file) { db in try Self.stamp(db, edition: Self.edition(db)) }
        return file.generation &<< 56 ^ stamp
    }

    /// Tells one state of the derived tables from another, also when they were made anew within an edition.
    static func stamp(_ db: Database, edition: Int) throws -> Int {
        let built = try Int.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'built'") ?? 0
        let links = try Int.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'links'") ?? 0
        // Each in a place of its own, as far as one number has room.
        return (try restorations(db) &<< 12 &+ built) &<< 40 ^ links &<< 24 ^ edition
    }
}
