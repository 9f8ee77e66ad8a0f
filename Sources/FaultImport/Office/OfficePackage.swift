internal import FaultModel

/// The parts of an Office document (ECMA-376: a ZIP archive of XML files).
struct OfficePackage {
    enum Kind { case document, workbook, openDocument, other }

    private let files: [String: [UInt8]]
    private let format: ManualFormat

    /// Reads the parts that are wanted, by their names.
    init(
        _ bytes: [UInt8], format: ManualFormat, isWanted: (String) -> Bool
    ) throws(ImportFailure) {
        var files: [String: [UInt8]] = [:]
        try ArchiveReader().read(bytes) { (entry, content) throws(ImportFailure) in
            if entry.isEncrypted { throw .encrypted(format) }
            guard entry.kind == .file, isWanted(entry.name), files[entry.name] == nil else { return }
            files[entry.name] = try content()
        }
        self.files = files
        self.format = format
    }

    /// What a ZIP archive is, by the names of the files in it.
    static func kind(of bytes: [UInt8]) -> Kind {
        var kind = Kind.other
        var seen = 0
        do throws(ImportFailure) {
            try ArchiveReader().read(bytes) { (entry, content) throws(ImportFailure) in
                seen += 1
                if entry.name == "word/document.xml" { kind = .document }
                if entry.name == "xl/workbook.xml" { kind = .workbook }
                if entry.name == "mimetype", seen == 1,
                    String(decoding: try content(), as: UTF8.self).contains("opendocument")
                {
                    kind = .openDocument
                }
                if kind != .other || seen == 2000 { throw .empty }
            }
        } catch {}
        return kind
    }

    func has(_ name: String) -> Bool { files[name] != nil }
    func bytes(of name: String) -> [UInt8]? { files[name] }

    /// The part as XML; nil: it is not there.
    /// - Throws: what no good program writes: entities, depth beyond `XMLTape.depthLimit`, text that is not well-formed.
    func part(_ name: String) throws(ImportFailure) -> XMLTape? {
        guard let bytes = files[name] else { return nil }
        let overload: ImportFailure? = bytes.withUnsafeBufferPointer { bytes in
            do throws(ImportFailure) {
                try XMLOverload.check(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let overload { throw overload }
        var unheard = Findings()
        let text = try XMLText(bytes, findings: &unheard)
        switch try XMLReader.read(text.utf8) {
        case .document(let tape): return tape
        case .notWellFormed(let line, let column, let detail):
            throw .notWellFormed(format, detail: "'\(name)' in it: \(detail)", line: line, column: column)
        }
    }

    /// The targets of relations, by their ids: `xl/_rels/workbook.xml.rels`.
    func relations(of name: String) throws(ImportFailure) -> [String: String] {
        let folder = name.split(separator: "/").dropLast().joined(separator: "/")
        let base = name.split(separator: "/").last ?? ""
        guard let tape = try part("\(folder)/_rels/\(base).rels"), !tape.items.isEmpty else { return [:] }
        var targets: [String: String] = [:]
        for element in tape.elements(of: 0) {
            guard let id = tape.attribute("Id", of: element), let target = tape.attribute("Target", of: element) else {
                continue
            }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "\(folder)/\(target)"
        }
        return targets
    }
}

extension XMLTape {
    func attribute(_ name: String, of element: Int) -> String? {
        var index = element + 1
        while index < items.count, items[index].kind == .attribute {
            if self.name(index) == name { return value(index) }
            index += 1
        }
        return nil
    }

    /// The first element of that name directly inside.
    func child(_ name: String, of element: Int) -> Int? {
        var index = element + 1
        while index < Int(items[element].next) {
            if items[index].kind == .element, self.name(index) == name { return index }
            index = Int(items[index].next)
        }
        return nil
    }

    /// The `val` of a child, as WordprocessingML says nearly everything.
    func setting(_ name: String, of element: Int) -> String? {
        child(name, of: element).flatMap { attribute("val", of: $0) }
    }

    /// True for `<w:vanish/>` and `<w:vanish w:val="true"/>`.
    func isOn(_ name: String, of element: Int) -> Bool {
        guard let child = child(name, of: element) else { return false }
        return !["0", "false", "off", "none"].contains(attribute("val", of: child) ?? "")
    }
}
