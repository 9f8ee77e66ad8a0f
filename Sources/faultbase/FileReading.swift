import FaultImport
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

/// Finds the files to import.
enum FileFinder {
    /// Files in a call; a folder with more is named in parts.
    private static let most = 100_000

    /// - Returns: the files that the user named themselves, and all files, those of folders in order of path. Hidden
    ///   files and what symbolic links lead to in folders are left out.
    static func files(at paths: [String]) throws -> (named: Set<String>, all: [String]) {
        var named = Set<String>()
        var all: [String] = []
        for path in paths {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
                throw CommandFailure("There is no file or folder '\(path)'.")
            }
            if isDirectory.boolValue {
                all += try files(in: path)
            } else if named.insert(path).inserted {
                all.append(path)
            }
        }
        return (named, all)
    }

    private static func files(in folder: String) throws -> [String] {
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
        guard
            let walk = FileManager.default.enumerator(
                at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        else { throw CommandFailure("The folder '\(folder)' cannot be read.") }
        let prefix = root.standardizedFileURL.path
        var files: [String] = []
        for case let url as URL in walk {
            let values = try? url.resourceValues(forKeys: Set(keys))
            guard values?.isRegularFile == true, values?.isSymbolicLink != true else { continue }
            let inside = url.standardizedFileURL.path.dropFirst(prefix.count).drop { $0 == "/" }
            files.append(folder.hasSuffix("/") ? folder + inside : "\(folder)/\(inside)")
            if files.count > most {
                throw CommandFailure("'\(folder)' holds more than \(most) files; import its parts one by one.")
            }
        }
        return files.sorted()
    }
}

/// Reads files side by side and makes drafts of them.
struct FileReading: Sendable {
    let options: ImportOptions
    /// Files that the user named: these must be of a known format.
    let named: Set<String>

    /// Bytes; larger files are refused before they are read.
    private static let largest = 1 << 30

    /// One for each path, in the same order, some in several parts. A file that cannot be read has no draft, and says why.
    ///
    /// Files are read while what was taken before is used; whoever takes no more of them calls `stop`.
    func reading(_ paths: [String]) -> OrderedReading<ImportedFile> {
        let siblings = Self.siblings(paths)
        return OrderedReading(count: paths.count) { index, hand in
            self.read(paths[index], siblings: siblings, hand)
        }
    }

    /// All files of the call, for what one of them only refers to in another.
    private static func siblings(_ paths: [String]) -> SiblingFiles {
        SiblingFiles(names: paths) { name, limit in
            try? bytes(of: name, limit: limit)
        }
    }

    private func read(_ path: String, siblings: SiblingFiles, _ hand: (ImportedFile) -> Bool) {
        do {
            let file = SourceFile(name: path, bytes: try Self.bytes(of: path))
            ImportedFile.read(file, options, siblings: siblings, isNamed: named.contains(path), hand)
        } catch {
            var findings = Findings()
            findings.error((error as? CommandFailure)?.message ?? "cannot be read: \(error)")
            _ = hand(ImportedFile(path: path, format: nil, drafts: [], findings: findings))
        }
    }

    private static func bytes(of path: String, limit: Int = largest) throws -> [UInt8] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw CommandFailure("is not a regular file")
        }
        if size > limit {
            throw CommandFailure("has \(size) bytes; at most \(limit) are read. Split the file.")
        }
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
