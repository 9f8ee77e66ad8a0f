import FaultImport
import FaultKnowledge
import FaultModel
import FaultTrees
import Foundation

/// Finds the tree that a user names: a file by its content, else a fault of the knowledge base.
struct TreeSource {
    let top: String?
    let fault: String?
    let time: Double?
    /// Of the titles of a fault's causes and gates.
    let language: Language
    let store: StoreOptions

    func tree(named name: String) async throws -> FaultTree {
        if FileManager.default.fileExists(atPath: name) { return try tree(inFile: name) }
        guard let id = Fault.ID(name) else {
            throw CommandFailure("'\(name)' is neither a file nor the id of a fault (line/name).")
        }
        return try asked(tree(of: try await store.open().fault(id)))
    }

    private func tree(of fault: Fault) throws -> FaultTree {
        guard let tree = FaultTree(of: fault, titledIn: language) else {
            throw CommandFailure("The fault '\(fault.id)' has no causes, so it has no tree.")
        }
        return tree
    }

    private func asked(_ tree: FaultTree) throws -> FaultTree {
        guard let top else { return tree }
        do {
            return try tree.asking(for: top)
        } catch {
            throw CommandFailure(error.problems.map(\.description).joined(separator: "; "))
        }
    }

    private func tree(inFile path: String) throws -> FaultTree {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 64 << 20 else {
            throw CommandFailure("'\(path)' cannot be read, or has more than 67108864 bytes.")
        }
        let bytes = [UInt8](data)
        var findings = Findings()
        defer {
            if !store.quiet {
                for finding in findings.all { Terminal.write(FindingLine(path: path, finding: finding).text + "\n") }
            }
        }
        do {
            if OpenPSAReader.recognizes(bytes) {
                return try OpenPSAReader(including: Self.inclusion(beside: path))
                    .tree(from: bytes, file: path, top: top, findings: &findings)
            }
            if GalileoReader.recognizes(bytes) {
                return try GalileoReader(missionTime: time ?? 1).tree(
                    from: bytes, file: path, top: top, findings: &findings)
            }
        } catch {
            throw CommandFailure(error.problems.map(\.description).joined(separator: "\nfaultbase: "))
        }
        return try asked(tree(inBook: SourceFile(name: path, bytes: bytes), &findings))
    }

    /// Files that a document includes, in its own folder and below.
    private static func inclusion(beside path: String) -> OpenPSAReader.Inclusion {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL
        return { name in
            let url = folder.appendingPathComponent(name).standardizedFileURL.resolvingSymlinksInPath()
            guard url.path.hasPrefix(folder.resolvingSymlinksInPath().path + "/"),
                let data = FileManager.default.contents(atPath: url.path), data.count <= 64 << 20
            else { return nil }
            return [UInt8](data)
        }
    }

    private func tree(inBook file: SourceFile, _ findings: inout Findings) throws -> FaultTree {
        let drafts: [Draft]
        do {
            var options = ImportOptions()
            options.format = .faultbook
            drafts = try Importers.drafts(from: file, options: options, findings: &findings).1
        } catch {
            throw CommandFailure(
                "'\(file.name)' is no fault tree: expected Open-PSA XML, Galileo or a fault book. \(error.description)")
        }
        let faults = drafts.flatMap(\.records).compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
        let wanted = fault.map { name in faults.filter { $0.id.name == name || $0.id.description == name } } ?? faults
        guard let only = wanted.first, wanted.count == 1 else {
            let names = faults.prefix(30).map(\.id.name).joined(separator: ", ")
            throw CommandFailure("'\(file.name)' holds \(faults.count) faults; name one with --fault: \(names)")
        }
        return try tree(of: only)
    }
}
