import CLibXML2

/// An XML document as elements in an array: what a reader of a small vocabulary needs, and where each element stands.
struct MarkupTree {
    struct Element {
        var name: String
        /// In the order of the document; prefixes are kept.
        var attributes: [(name: String, value: String)]
        var children: [Int] = []
        /// The text directly inside, of all its pieces.
        var text = ""
        /// From 1.
        var line: Int

        subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
    }

    /// The root is the first.
    fileprivate(set) var elements: [Element] = []

    /// What keeps a hostile document from costing more than it should.
    static let maximumBytes = 256 << 20
    static let maximumDepth = 220
    static let maximumElements = 8_000_000

    enum Failure: Error, Hashable {
        case tooLarge(bytes: Int, limit: Int)
        case notWellFormed(line: Int, detail: String)
        /// Document type declarations can define entities; no tree needs one.
        case documentType(line: Int)
        case tooDeep(line: Int, limit: Int)
        case tooManyElements(line: Int, limit: Int)
    }

    /// Parses without network, without document types and without replacing entities other than the five of XML.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= Self.maximumBytes else {
            throw .tooLarge(bytes: bytes.count, limit: Self.maximumBytes)
        }
        let collector = Collector()
        Self.parse(bytes, into: collector)
        if let failure = collector.failure { throw failure }
        if collector.tree.elements.isEmpty { throw .notWellFormed(line: 1, detail: "there is no element") }
        self = collector.tree
    }

    fileprivate init() {}

    private static func parse(_ bytes: [UInt8], into collector: Collector) {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = startElement
        handler.endElementNs = endElement
        handler.characters = characters
        handler.cdataBlock = characters
        handler.internalSubset = documentType
        handler.serror = syntaxError
        let user = Unmanaged.passUnretained(collector).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
            collector.failure = .notWellFormed(line: 1, detail: "the parser could not be started")
            return
        }
        collector.context = context
        defer { XMLReader.free(context) }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue))
        bytes.withUnsafeBytes { buffer in
            let piece = 1 << 20
            var start = 0
            while start < buffer.count, collector.failure == nil {
                let count = min(piece, buffer.count - start)
                let base = buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
                xmlParseChunk(context, base, Int32(count), 0)
                start += count
            }
            if collector.failure == nil { xmlParseChunk(context, nil, 0, 1) }
        }
        withExtendedLifetime(collector) {}
    }
}

/// Receives what the parser sees.
private final class Collector {
    var tree = MarkupTree()
    var open: [Int] = []
    var failure: MarkupTree.Failure?
    var context: xmlParserCtxtPtr?

    var line: Int { context.map { Int(xmlSAX2GetLineNumber(UnsafeMutableRawPointer($0))) } ?? 1 }

    func fail(_ failure: MarkupTree.Failure) {
        guard self.failure == nil else { return }
        self.failure = failure
        if let context { xmlStopParser(context) }
    }

    static func of(_ user: UnsafeMutableRawPointer?) -> Collector? {
        user.map { Unmanaged<Collector>.fromOpaque($0).takeUnretainedValue() }
    }
}

private func string(_ bytes: UnsafePointer<xmlChar>?) -> String { bytes.map { String(cString: $0) } ?? "" }

/// The parser leaves an ampersand in an attribute as `&#38;`, and only that one, when it replaces no entities.
private func unescaped(_ value: String) -> String {
    guard value.utf8.contains(38) else { return value }
    var result: [UInt8] = []
    let bytes = Array(value.utf8)
    var index = 0
    while index < bytes.count {
        result.append(bytes[index])
        index += bytes[index] == 38 && bytes[index...].starts(with: Array("&#38;".utf8)) ? 5 : 1
    }
    return String(decoding: result, as: UTF8.self)
}

private let startElement: startElementNsSAX2Func = { user, name, prefix, _, _, _, count, _, attributes in
    guard let collector = Collector.of(user), collector.failure == nil else { return }
    let line = collector.line
    guard collector.open.count < MarkupTree.maximumDepth else {
        return collector.fail(.tooDeep(line: line, limit: MarkupTree.maximumDepth))
    }
    guard collector.tree.elements.count < MarkupTree.maximumElements else {
        return collector.fail(.tooManyElements(line: line, limit: MarkupTree.maximumElements))
    }
    var found: [(name: String, value: String)] = []
    if let attributes {
        for index in 0..<Int(count) {
            // Five pointers each: name, prefix, namespace, start and end of the value.
            let part = attributes + index * 5
            guard let start = part[3], let end = part[4] else { continue }
            let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
            found.append((string(part[0]), unescaped(value)))
        }
    }
    let index = collector.tree.elements.count
    collector.tree.elements.append(.init(name: string(name), attributes: found, line: line))
    if let parent = collector.open.last { collector.tree.elements[parent].children.append(index) }
    collector.open.append(index)
}

private let endElement: endElementNsSAX2Func = { user, _, _, _ in
    guard let collector = Collector.of(user), collector.failure == nil else { return }
    collector.open.removeLast()
}

private let characters: charactersSAXFunc = { user, bytes, count in
    guard let collector = Collector.of(user), let bytes, let parent = collector.open.last else { return }
    let piece = UnsafeBufferPointer(start: bytes, count: Int(count))
    let isBlank = piece.allSatisfy { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }
    if isBlank, collector.tree.elements[parent].text.isEmpty { return }
    collector.tree.elements[parent].text += String(decoding: piece, as: UTF8.self)
}

private let documentType: internalSubsetSAXFunc = { user, _, _, _ in
    guard let collector = Collector.of(user) else { return }
    collector.fail(.documentType(line: collector.line))
}

private let syntaxError: xmlStructuredErrorFunc = { user, error in
    guard let collector = Collector.of(user), let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
        return
    }
    var detail = error.pointee.message.map { String(cString: $0) } ?? "syntax error"
    while detail.last?.isWhitespace == true { detail.removeLast() }
    collector.fail(.notWellFormed(line: Int(error.pointee.line), detail: detail))
}
