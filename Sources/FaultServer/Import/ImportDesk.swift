import FaultImport
import FaultKnowledge
import FaultModel
import NIOPosix
import Synchronization

/// Where uploads are read, looked at and published: one after the other, on a thread of its own, so that no reader waits.
final class ImportDesk: Sendable {
    private let knowledge: KnowledgeBase
    private let state = Mutex(State())

    private struct State {
        var previews: [String: ImportPreview] = [:]
        /// Uploads that are being received or read.
        var busy = 0
    }

    /// Previews that are kept, bytes of all their files together, and for how long.
    private static let mostPreviews = 8
    private static let mostBytes = 128 << 20
    private static let longest = Duration.seconds(30 * 60)
    /// Uploads at once: each may take its whole size in memory.
    private static let mostUploads = 3

    private static let thread: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        return pool
    }()

    init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

    /// Does `work` unless too many uploads are under way.
    /// - Throws: `Problem` 503.
    func admitting<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        let isFree = state.withLock { state in
            guard state.busy < Self.mostUploads else { return false }
            state.busy += 1
            return true
        }
        guard isFree else {
            throw Problem(
                type: "/problems/busy", title: "Busy", status: 503,
                detail: "Other imports are under way; try again when they have ended.")
        }
        defer { state.withLock { $0.busy -= 1 } }
        return try await work()
    }

    /// Imports at once, or tries to.
    /// - Throws: `Problem` 422 when a file cannot be read: then nothing is changed.
    func run(_ upload: Upload, for caller: Caller) async throws -> ImportDocument {
        let (knowledge, bounds) = (knowledge, try ImportBounds(caller, knowledge))
        return try await Self.thread.runIfActive {
            let start = ContinuousClock.now
            var files = Self.read(upload)
            try Self.refuse(files)
            try bounds?.check(files)
            let edition = try knowledge.apply(&files, upload.isTrial ? .trial : .published)
            try bounds?.keepOwn(&files)
            let took = (ContinuousClock.now - start) / .milliseconds(1)
            return ImportDocument(files, edition: edition, tookMilliseconds: took)
        }
    }

    /// Reads the files and keeps what they would change for someone to look at.
    /// - Returns: the token of the preview.
    func preview(_ upload: Upload, for caller: Caller) async throws -> String {
        let preview = try await look(at: upload, for: caller)
        let token = TokenSecret().text
        keep(preview, token)
        return token
    }

    private func look(at upload: Upload, for caller: Caller) async throws -> ImportPreview {
        let (knowledge, bounds) = (knowledge, try ImportBounds(caller, knowledge))
        return try await Self.thread.runIfActive {
            let start = ContinuousClock.now
            var files = Self.read(upload)
            try bounds?.check(files)
            var (edition, differences) = try knowledge.preview(&files)
            try bounds?.keepOwn(&files)
            try bounds?.keepOwn(&differences)
            let took = (ContinuousClock.now - start) / .milliseconds(1)
            return ImportPreview(
                upload: upload, caller: caller, isReadable: !files.contains(where: \.isUnreadable),
                document: ImportDocument(files, edition: edition, tookMilliseconds: took),
                differences: differences.all.map(ShownDifference.init), left: differences.left)
        }
    }

    /// - Throws: `Problem` 404 for a preview that is not there, or no longer, or of another caller.
    func preview(_ token: String, for caller: Caller) throws -> ImportPreview {
        try state.withLock { state in
            Self.forgetOld(&state)
            guard let preview = state.previews[token], preview.caller == caller else {
                throw Problem.notFound(
                    "There is no such preview; it is kept for half an hour. Choose the files again at /import.")
            }
            return preview
        }
    }

    /// Publishes what was looked at. When the knowledge base has changed since, nothing is published, and the preview
    /// tells anew what would change.
    /// - Returns: what was published; nil: nothing was, now.
    func publish(_ token: String, for caller: Caller) async throws -> ImportDocument? {
        var preview = try preview(token, for: caller)
        if preview.published != nil { return nil }
        guard preview.isReadable else { throw Self.unreadable([]) }
        let (knowledge, seen, bounds) = (knowledge, preview, try ImportBounds(caller, knowledge))
        do {
            preview.document = try await Self.thread.runIfActive {
                let start = ContinuousClock.now
                var files = Self.read(seen.upload)
                try bounds?.check(files)
                let edition = try knowledge.apply(&files, .published, to: seen.document.edition)
                try bounds?.keepOwn(&files)
                let took = (ContinuousClock.now - start) / .milliseconds(1)
                return ImportDocument(files, edition: edition, tookMilliseconds: took)
            }
            preview.published = preview.document.edition
            preview.upload.files = []
        } catch is EditionMoved {
            preview = try await look(at: seen.upload, for: caller)
            preview.hasMoved = true
        }
        keep(preview, token)
        return preview.published == nil ? nil : preview.document
    }

    func discard(_ token: String, for caller: Caller) throws {
        _ = try preview(token, for: caller)
        state.withLock { $0.previews[token] = nil }
    }

    private func keep(_ preview: ImportPreview, _ token: String) {
        state.withLock { state in
            Self.forgetOld(&state)
            state.previews[token] = preview
            // The oldest give way.
            let byAge = state.previews.sorted { $0.value.time > $1.value.time }
            var bytes = 0
            for (place, entry) in byAge.enumerated() {
                bytes += entry.value.bytes
                let isTooMuch = place >= Self.mostPreviews || bytes > Self.mostBytes
                if isTooMuch, entry.key != token { state.previews[entry.key] = nil }
            }
        }
    }

    private static func forgetOld(_ state: inout State) {
        let now = ContinuousClock.now
        state.previews = state.previews.filter { now - $0.value.time < longest }
    }

    private static func read(_ upload: Upload) -> [ImportedFile] {
        let contents = Dictionary(upload.files.map { ($0.name, $0.bytes) }) { first, _ in first }
        let siblings = SiblingFiles(names: upload.files.map(\.name)) { name, limit in
            contents[name].flatMap { $0.count <= limit ? $0 : nil }
        }
        return upload.files.map {
            ImportedFile(reading: $0, upload.options, siblings: siblings, isNamed: true)
        }
    }

    private static func refuse(_ files: [ImportedFile]) throws {
        let failed = files.filter(\.isUnreadable)
        if failed.isEmpty { return }
        throw unreadable(
            failed.flatMap { file in
                file.findings.all.filter { $0.severity == .error }.map {
                    Problem.Field(field: file.path, message: ($0.line.map { "line \($0): " } ?? "") + $0.message)
                }
            })
    }

    private static func unreadable(_ errors: [Problem.Field]) -> Problem {
        let first = errors.first.map { " \($0.field): \($0.message)." } ?? ""
        return Problem(
            type: "/problems/unreadable-file", title: "A file cannot be read", status: 422,
            detail:
                "Nothing was imported, since not every file can be read.\(first) Leave these files out or mend them.",
            errors: errors)
    }
}

/// An upload that someone looks at before it is published.
struct ImportPreview: Sendable {
    var upload: Upload
    /// Who looks at it, and nobody else.
    var caller: Caller
    /// False: one of the files cannot be read, so that nothing can be published.
    var isReadable: Bool
    var document: ImportDocument
    var differences: [ShownDifference]
    /// Differences that are not shown.
    var left: Int
    /// The edition that it became; nil: it is not published.
    var published: Int?
    /// The knowledge base changed after the preview was made: look again.
    var hasMoved = false
    var time = ContinuousClock.now

    var bytes: Int { upload.files.reduce(0) { $0 + $1.bytes.count } }
}
