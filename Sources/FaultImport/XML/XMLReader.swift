internal import CLibXML2

/// Reads well-formed XML with libxml2's parser of events: no network, no external subset, no entity but the five that
/// XML knows and character references, no recovery.
enum XMLReader {
    enum Outcome {
        case document(XMLTape)
        /// The first place at which the text is not well-formed, and what libxml2 says of it.
        case notWellFormed(line: Int, column: Int?, detail: String)
    }

    /// - Parameter utf8: in one piece of memory, as an array or its slice is.
    /// - Parameter namespace: names in it, and elements in none, stand without a prefix, all others with theirs
    ///   (`xlink:href`); nil: none has one.
    /// - Throws: `entity`, `tooDeep`, `tooManyNodes`, `tooManyAttributes`: what a file does on purpose, and no part of it is to be trusted.
    static func read(
        _ utf8: some Collection<UInt8>, namespace: String? = nil
    ) throws(ImportFailure) -> Outcome {
        initializeOnce
        let builder = XMLTapeBuilder(namespace: namespace)
        let outcome =
            utf8.withContiguousStorageIfAvailable { checkAndParse($0, into: builder) }
            ?? Array(utf8).withUnsafeBufferPointer { checkAndParse($0, into: builder) }
        if let failure = builder.failure { throw failure }
        return outcome
    }

    private static func checkAndParse(_ bytes: UnsafeBufferPointer<UInt8>, into builder: XMLTapeBuilder) -> Outcome {
        do throws(ImportFailure) {
            try XMLOverload.check(bytes)
            return parse(bytes, into: builder)
        } catch {
            builder.failure = error
            return .notWellFormed(line: error.line ?? 1, column: nil, detail: error.description)
        }
    }

    private static let initializeOnce: Void = xmlInitParser()

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, into builder: XMLTapeBuilder) -> Outcome {
        let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        guard let context = xmlCreateMemoryParserCtxt(start, Int32(clamping: bytes.count)) else {
            return .notWellFormed(line: 1, column: nil, detail: "there is nothing to read")
        }
        defer { free(context) }
        builder.context = context
        context.pointee.sax.pointee = makeHandler()
        context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
        xmlCtxtUseOptions(
            context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
        let isWellFormed = withExtendedLifetime(builder) {
            xmlParseDocument(context)
            return context.pointee.wellFormed == 1
        }
        builder.context = nil
        if isWellFormed, builder.unknownEntity == nil { return .document(builder.tape) }
        if let (name, line) = builder.unknownEntity {
            return .notWellFormed(line: line, column: nil, detail: "the entity '&\(name);' is not known")
        }
        let error = builder.firstError
        return .notWellFormed(
            line: error?.line ?? 1, column: error?.column, detail: error?.message ?? "it cannot be read")
    }

    /// Frees the context and what it holds: libxml2 keeps the entities that a text declares in a document of their own,
    /// and leaves it behind when it stops before the end.
    static func free(_ context: xmlParserCtxtPtr) {
        if let kept = context.pointee.myDoc { xmlFreeDoc(kept) }
        context.pointee.myDoc = nil
        xmlFreeParserCtxt(context)
    }

    /// What libxml2 calls while it reads. What is not set is not done: no external subset is read, no entity is kept.
    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { data, name, prefix, space, _, _, count, _, attributes in
            builder(data)?.start(name, prefix: prefix, space: space, attributes: attributes, count: Int(count))
        }
        handler.endElementNs = { data, _, _, _ in builder(data)?.end() }
        handler.characters = { data, text, length in builder(data)?.text(text, length: Int(length)) }
        handler.cdataBlock = { data, text, length in builder(data)?.text(text, length: Int(length)) }
        handler.ignorableWhitespace = { data, text, length in builder(data)?.text(text, length: Int(length)) }
        handler.entityDecl = { data, name, _, _, _, _ in builder(data)?.declareEntity(name) }
        handler.unparsedEntityDecl = { data, name, _, system, _ in
            builder(data)?.declareUnparsed(name, system: system)
        }
        handler.getEntity = { data, name in
            builder(data)?.useEntity(name)
            return nil
        }
        handler.getParameterEntity = { data, name in
            builder(data)?.useParameterEntity(name)
            return nil
        }
        handler.serror = { data, error in
            guard let error else { return }
            builder(data)?.note(
                level: Int(error.pointee.level.rawValue),
                message: error.pointee.message.map { String(cString: $0) } ?? "",
                line: Int(error.pointee.line), column: Int(error.pointee.int2))
        }
        return handler
    }

}

/// The builder behind what libxml2 hands to its callbacks.
private func builder(_ data: UnsafeMutableRawPointer?) -> XMLTapeBuilder? {
    data.map { Unmanaged<XMLTapeBuilder>.fromOpaque($0).takeUnretainedValue() }
}

/// Writes the tape while libxml2 reads.
private final class XMLTapeBuilder {
    var tape = XMLTape()
    var context: xmlParserCtxtPtr?
    var failure: ImportFailure?
    private(set) var firstError: (message: String, line: Int, column: Int?)?
    private(set) var unknownEntity: (name: String, line: Int)?
    private var nameIndex: [String: UInt32] = [:]
    private var open: [Int] = []
    /// True when the last item is a text that goes on.
    private var isTextOpen = false
    private var declared: Set<String> = []
    private let namespace: String?

    init(namespace: String?) { self.namespace = namespace }

    private var line: Int { context.map { Int($0.pointee.input?.pointee.line ?? 1) } ?? 1 }

    private func stop(_ failure: ImportFailure) {
        if self.failure == nil { self.failure = failure }
        if let context { xmlStopParser(context) }
    }

    func start(
        _ name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?, space: UnsafePointer<xmlChar>?,
        attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) {
        if failure != nil { return }
        if open.count == XMLTape.depthLimit {
            return stop(.tooDeep(.xml, limit: XMLTape.depthLimit, line: line, column: nil))
        }
        if tape.items.count + count >= XMLTape.itemLimit {
            return stop(.tooManyNodes(.xml, limit: XMLTape.itemLimit, line: line))
        }
        isTextOpen = false
        open.append(tape.items.count)
        tape.items.append(.init(kind: .element, name: index(of: name, prefix, space), line: UInt32(clamping: line)))
        guard let attributes else { return }
        for attribute in 0..<count {
            // Five pointers each: name, prefix, namespace, where the value begins and ends.
            guard let begin = attributes[attribute * 5 + 3], let end = attributes[attribute * 5 + 4] else { continue }
            let start = tape.text.count
            tape.text.append(contentsOf: UnsafeBufferPointer(start: begin, count: end - begin))
            append(
                .attribute,
                name: index(
                    of: attributes[attribute * 5], attributes[attribute * 5 + 1], attributes[attribute * 5 + 2]),
                from: start)
        }
    }

    func end() {
        guard failure == nil, let element = open.popLast() else { return }
        isTextOpen = false
        tape.items[element].next = UInt32(truncatingIfNeeded: tape.items.count)
    }

    /// Text comes in pieces: they are one text until an element begins or ends.
    func text(_ text: UnsafePointer<xmlChar>?, length: Int) {
        guard failure == nil, !open.isEmpty, length > 0 else { return }
        let start = tape.text.count
        tape.text.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
        if let last = tape.items.indices.last, tape.items[last].kind == .text, Int(tape.items[last].end) == start,
            isTextOpen
        {
            tape.items[last].end = UInt32(truncatingIfNeeded: tape.text.count)
        } else {
            append(.text, name: 0, from: start)
            tape.items[tape.items.count - 1].line = UInt32(clamping: line - tape.text[start...].count { $0 == 0x0A })
            isTextOpen = true
        }
    }

    private func append(_ kind: XMLTape.Kind, name: UInt32, from start: Int) {
        tape.items.append(
            .init(
                kind: kind, name: name, start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: tape.text.count), next: UInt32(truncatingIfNeeded: tape.items.count + 1)
            ))
    }

    private func index(
        of name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?
    ) -> UInt32 {
        var name = name.map { String(cString: $0) } ?? ""
        if let namespace, let prefix = prefix.map({ String(cString: $0) }) {
            let space = space.map { String(cString: $0) }
            if space != namespace { name = (space == "http://www.w3.org/1999/xlink" ? "xlink" : prefix) + ":" + name }
        } else if let namespace, let space = space.map({ String(cString: $0) }), space != namespace {
            // A default namespace that is another one.
            name = "other:\(name)"
        }
        if let known = nameIndex[name] { return known }
        let index = UInt32(truncatingIfNeeded: tape.names.count)
        tape.names.append(name)
        nameIndex[name] = index
        return index
    }

    // MARK: - Entities and errors

    func declareEntity(_ name: UnsafePointer<xmlChar>?) {
        if let name { declared.insert(String(cString: name)) }
    }

    /// A file that the document names and does not hold, such as a picture.
    func declareUnparsed(_ name: UnsafePointer<xmlChar>?, system: UnsafePointer<xmlChar>?) {
        guard let name = name.map({ String(cString: $0) }), let system = system.map({ String(cString: $0) }) else {
            return
        }
        if tape.unparsed[name] == nil { tape.unparsed[name] = system }
    }

    func useEntity(_ name: UnsafePointer<xmlChar>?) {
        guard let name = name.map({ String(cString: $0) }) else { return }
        if declared.contains(name) { return stop(.entity(name: name, line: line)) }
        if unknownEntity == nil { unknownEntity = (name, line) }
    }

    func useParameterEntity(_ name: UnsafePointer<xmlChar>?) {
        if let name { stop(.entity(name: "%" + String(cString: name), line: line)) }
    }

    /// Levels: 1 a warning, 2 an error that leaves the text well-formed or not, 3 fatal.
    func note(level: Int, message: String, line: Int, column: Int) {
        guard firstError == nil, level >= 2 else { return }
        firstError = (message.trimmed() ?? message, line, column > 0 ? column : nil)
    }
}
