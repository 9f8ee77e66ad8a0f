import Foundation

/// A file that stands beside a knowledge base or a backup while something is under way, and is left behind when that is killed.
///
/// The number of the process is in its name: what belongs to one that runs is left alone.
package struct Leftover: Hashable, Sendable {
    package enum Work: String, CaseIterable, Sendable {
        case creation = "new"
        case backup
        case restore
        case look
    }

    package let path: String
    package let work: Work

    static func name(for path: String, of work: Work) -> String {
        "\(path).\(work.rawValue)-\(ProcessInfo.processInfo.processIdentifier)"
    }

    /// A database with what SQLite puts beside it.
    static func removeFiles(_ path: String) {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
    }

    /// What killed work left behind beside a file, in order of name.
    package static func all(beside path: String) -> [Leftover] {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard let (base, work, process) = parts(of: name), base.hasPrefix(url.lastPathComponent),
                !isRunning(process)
            else { return nil }
            return Leftover(path: folder.appendingPathComponent(name).path, work: work)
        }
    }

    /// Removes them.
    /// - Returns: what was removed.
    @discardableResult
    package static func clean(beside path: String) -> [Leftover] {
        let found = all(beside: path)
        for leftover in found { removeFiles(leftover.path) }
        return found
    }

    /// `kb.sqlite.backup-123` → `kb.sqlite`, backup, 123.
    private static func parts(of name: String) -> (base: Substring, work: Work, process: Int32)? {
        guard let dash = name.lastIndex(of: "-"), let process = Int32(name[name.index(after: dash)...]), process > 0,
            let dot = name[..<dash].lastIndex(of: "."),
            let work = Work(rawValue: String(name[name.index(after: dot)..<dash]))
        else { return nil }
        return (name[..<dot], work, process)
    }

    private static func isRunning(_ process: Int32) -> Bool {
        process == ProcessInfo.processInfo.processIdentifier || kill(process, 0) == 0 || errno == EPERM
    }
}
