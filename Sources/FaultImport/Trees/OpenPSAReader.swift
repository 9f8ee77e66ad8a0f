package import FaultModel
package import FaultTrees

/// Reads fault trees in the Open-PSA model exchange format 2.0d: see docs/formats/openpsa.md for what is read.
///
/// Three stages: bytes → `MarkupTree` → `OpenPSAModel` (declarations by name, as the file groups them) → `FaultTree`.
package struct OpenPSAReader {
    /// The content of a file that the document includes, by its path relative to the document's folder; nil: there is
    /// none. Called only with paths that stay inside the folder.
    package typealias Inclusion = (_ path: String) -> [UInt8]?

    private let include: Inclusion

    package init(including include: @escaping Inclusion = { _ in nil }) { self.include = include }

    /// Whether the bytes look like this format: XML with `<opsa-mef` near the start.
    package static func recognizes(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        return head.contains("<opsa-mef")
    }

    /// - Parameter top: the gate that is asked about; nil: the first gate that no other gate contains.
    /// - Throws: `UnreadableTree` with every problem that could be found.
    package func tree(
        from bytes: [UInt8], file: String, top: String? = nil, findings: inout Findings
    ) throws(UnreadableTree) -> FaultTree {
        var model = OpenPSAModel()
        try read(bytes, file: file, into: &model, &findings)
        if !model.problems.isEmpty { throw UnreadableTree(problems: model.problems) }
        return try OpenPSATranslation(model, file: file).tree(top: top, &findings)
    }

    /// The document, then what it includes, one after another.
    private func read(
        _ bytes: [UInt8], file: String, into model: inout OpenPSAModel, _ findings: inout Findings
    ) throws(UnreadableTree) {
        var pending: [(path: String, bytes: [UInt8])] = [(file, bytes)]
        var seen: Set<String> = [file]
        while !pending.isEmpty {
            let (path, bytes) = pending.removeFirst()
            let markup: MarkupTree
            do { markup = try MarkupTree(bytes) } catch {
                throw UnreadableTree(problems: [Self.problem(error, in: path)])
            }
            var declarations = OpenPSADeclarations(markup, file: path)
            declarations.read(into: &model, &findings)
            for inclusion in declarations.inclusions {
                guard Self.isInside(inclusion.path) else {
                    model.problems.append(.init(.unsafeInclude(inclusion.path), in: path, line: inclusion.line))
                    continue
                }
                guard seen.insert(inclusion.path).inserted else {
                    model.problems.append(.init(.repeatedInclude(inclusion.path), in: path, line: inclusion.line))
                    continue
                }
                guard let content = include(inclusion.path) else {
                    model.problems.append(.init(.missingInclude(inclusion.path), in: path, line: inclusion.line))
                    continue
                }
                pending.append((inclusion.path, content))
            }
        }
    }

    private static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.contains("\\") && !path.contains(":") && !path.contains("\0")
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { $0 != ".." && !$0.isEmpty }
    }

    private static func problem(_ failure: MarkupTree.Failure, in file: String) -> UnreadableTree.Problem {
        switch failure {
        case .tooLarge(let bytes, let limit): .init(.tooLarge(bytes: bytes, limit: limit), in: file)
        case .notWellFormed(let line, let detail): .init(.notWellFormed(detail), in: file, line: line)
        case .documentType(let line): .init(.documentType, in: file, line: line)
        case .tooDeep(let line, let limit): .init(.tooDeep(limit: limit), in: file, line: line)
        case .tooManyElements(let line, let limit): .init(.tooManyElements(limit: limit), in: file, line: line)
        }
    }
}
