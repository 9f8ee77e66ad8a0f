// The parser of Yams at the level of its events: the tree that Yams builds of them expands aliases in keys, gives up a
// whole document for one key that is there twice, and recurses as deep as the text.
internal import CYaml

/// Reads one YAML document into a tree, bounded in size, depth and what aliases stand for.
struct YAMLReader {
    static let sizeLimit = 64 << 20
    static let depthLimit = 100
    static let nodeLimit = 5_000_000
    /// How many nodes all aliases of a document may stand for.
    static let aliasLimit = 100_000

    private let format: ManualFormat
    private var nodes = 0
    private var expanded = 0
    private var anchors: [String: YAMLNode] = [:]
    /// The sequences and mappings that are open, the root in a frame of its own.
    private var frames: [Frame] = []

    private struct Frame {
        var isMapping: Bool
        var anchor: String?
        var line: Int
        var column: Int
        var children: [YAMLNode] = []
        var weight = 1
    }

    /// - Throws: `notWellFormed` with the place, `tooDeep`, `tooManyNodes`, `aliasExpansion`; `empty` when the document
    ///   holds nothing.
    static func document(of utf8: [UInt8], format: ManualFormat) throws(ImportFailure) -> YAMLNode {
        guard utf8.count <= sizeLimit else { throw .tooLarge(bytes: utf8.count, limit: sizeLimit) }
        var reader = YAMLReader(format: format)
        return try reader.read(utf8)
    }

    private init(format: ManualFormat) { self.format = format }

    private mutating func read(_ utf8: [UInt8]) throws(ImportFailure) -> YAMLNode {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            throw .notWellFormed(format, detail: "out of memory", line: 1, column: nil)
        }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        let result: Result<YAMLNode, ImportFailure> = utf8.withUnsafeBufferPointer { bytes in
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            do throws(ImportFailure) {
                return .success(try readEvents(&parser))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private mutating func readEvents(_ parser: inout yaml_parser_t) throws(ImportFailure) -> YAMLNode {
        var root: YAMLNode?
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { throw failure(of: parser) }
            defer { yaml_event_delete(&event) }
            let line = Int(event.start_mark.line) + 1
            let column = Int(event.start_mark.column) + 1
            switch event.type {
            case YAML_STREAM_END_EVENT:
                guard let root else { throw .empty }
                return root
            case YAML_DOCUMENT_START_EVENT where root != nil:
                throw .notWellFormed(
                    format, detail: "expected one document, found a second one; write it into a file of its own",
                    line: line,
                    column: column)
            case YAML_SCALAR_EVENT, YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT, YAML_SEQUENCE_END_EVENT,
                YAML_MAPPING_END_EVENT, YAML_ALIAS_EVENT:
                if let node = try take(event, line: line, column: column) { root = node }
            default: break
            }
        }
    }

    /// - Returns: the root, when the event completes it.
    private mutating func take(_ event: yaml_event_t, line: Int, column: Int) throws(ImportFailure) -> YAMLNode? {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            let node = YAMLNode(content: .scalar(text, isPlain: isPlain), line: line, column: column, weight: 1)
            return try complete(node, anchor: Self.string(scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            try open(
                isMapping: false, anchor: Self.string(event.data.sequence_start.anchor), line: line, column: column)
            return nil
        case YAML_MAPPING_START_EVENT:
            try open(isMapping: true, anchor: Self.string(event.data.mapping_start.anchor), line: line, column: column)
            return nil
        case YAML_ALIAS_EVENT:
            return try complete(
                alias(Self.string(event.data.alias.anchor) ?? "", line: line, column: column), anchor: nil)
        default:
            guard let frame = frames.popLast() else { return nil }
            let node = YAMLNode(
                content: frame.isMapping ? .mapping(Self.pairs(frame.children)) : .sequence(frame.children),
                line: frame.line, column: frame.column, weight: frame.weight)
            return try complete(node, anchor: frame.anchor)
        }
    }

    private mutating func open(isMapping: Bool, anchor: String?, line: Int, column: Int) throws(ImportFailure) {
        if frames.count == Self.depthLimit {
            throw .tooDeep(format, limit: Self.depthLimit, line: line, column: column)
        }
        frames.append(Frame(isMapping: isMapping, anchor: anchor, line: line, column: column))
    }

    private mutating func complete(_ node: YAMLNode, anchor: String?) throws(ImportFailure) -> YAMLNode? {
        nodes += 1
        if nodes > Self.nodeLimit { throw .tooManyNodes(format, limit: Self.nodeLimit, line: node.line) }
        if let anchor { anchors[anchor] = node }
        guard let last = frames.indices.last else { return node }
        frames[last].children.append(node)
        frames[last].weight += node.weight
        return nil
    }

    /// The node that an alias stands for, at its own place, where its faults are told apart. A node is not yet known
    /// inside of itself, so that no alias makes an endless tree.
    private mutating func alias(_ name: String, line: Int, column: Int) throws(ImportFailure) -> YAMLNode {
        guard var node = anchors[name] else {
            throw .notWellFormed(
                format, detail: "the alias '*\(name)' stands for nothing above it", line: line, column: column)
        }
        expanded += node.weight
        if expanded > Self.aliasLimit { throw .aliasExpansion(limit: Self.aliasLimit, line: line, column: column) }
        if depth(of: node) + frames.count > Self.depthLimit {
            throw .tooDeep(format, limit: Self.depthLimit, line: line, column: column)
        }
        node.line = line
        node.column = column
        return node
    }

    /// Costs the weight of the node, of which there is little under an alias.
    private func depth(of node: YAMLNode) -> Int {
        switch node.content {
        case .scalar: 0
        case .sequence(let items): 1 + (items.map(depth).max() ?? 0)
        case .mapping(let pairs): 1 + (pairs.map { max(depth(of: $0.key), depth(of: $0.value)) }.max() ?? 0)
        }
    }

    private static func pairs(_ children: [YAMLNode]) -> [(key: YAMLNode, value: YAMLNode)] {
        stride(from: 0, to: children.count - 1, by: 2).map { (children[$0], children[$0 + 1]) }
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func failure(of parser: yaml_parser_t) -> ImportFailure {
        let problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
        let context = parser.context.map { String(cString: $0) + ": " } ?? ""
        let mark = parser.problem_mark
        if parser.error == YAML_READER_ERROR {
            return .notWellFormed(
                format, detail: "a character is not allowed in YAML (\(problem), at byte \(parser.problem_offset))",
                line: Int(parser.mark.line) + 1, column: nil)
        }
        return .notWellFormed(
            format, detail: context + problem, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
