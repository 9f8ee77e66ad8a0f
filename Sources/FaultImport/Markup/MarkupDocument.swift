internal import FaultModel

/// A manual's XML document that is read piece by piece. It knows which of its texts have been read, so that what no
/// rule asked for is found at the end instead of lost.
final class MarkupDocument {
    let tape: XMLTape
    /// The name of the file, as messages name it.
    let file: String
    private var isRead: [Bool]
    private(set) lazy var places = Self.places(of: tape)
    private(set) lazy var parents = Self.parents(of: tape)
    private lazy var ordinals = Self.ordinals(of: tape)

    init(_ tape: XMLTape, file: String) {
        self.tape = tape
        self.file = file
        isRead = Array(repeating: false, count: tape.items.count)
    }

    /// - Throws: what hostile files end in, and `notWellFormed` for the format that it was taken for.
    static func read(
        _ file: SourceFile, as format: ManualFormat, limit: Int, findings: inout Findings
    ) throws(ImportFailure) -> XMLTape {
        guard file.bytes.count <= limit else { throw .tooLarge(bytes: file.bytes.count, limit: limit) }
        let text = try XMLText(file.bytes, findings: &findings)
        switch try XMLReader.read(text.utf8) {
        case .document(let tape) where !tape.items.isEmpty: return tape
        case .document: throw .notWellFormed(format, detail: "there is no element", line: 1, column: nil)
        case .notWellFormed(let line, let column, let detail):
            throw .notWellFormed(format, detail: detail, line: line, column: column)
        }
    }

    var root: MarkupElement { MarkupElement(document: self, index: 0) }

    /// The element with this id; nil: there is none.
    func element(_ id: String) -> MarkupElement? { places[id].map { MarkupElement(document: self, index: $0) } }

    /// The place of an element among those of its name in the document, and among those beside it; from 1.
    func ordinal(of element: MarkupElement) -> (inDocument: Int, inParent: Int) {
        let (inDocument, inParent) = ordinals[element.index]
        return (Int(inDocument), Int(inParent))
    }

    func markRead(_ text: Int) { isRead[text] = true }
    func wasRead(_ text: Int) -> Bool { isRead[text] }

    /// The first element with each id.
    private static func places(of tape: XMLTape) -> [String: Int] {
        var places: [String: Int] = [:]
        guard let name = tape.names.firstIndex(of: "id") else { return places }
        var element = 0
        for index in tape.items.indices {
            if tape.items[index].kind == .element { element = index }
            guard tape.items[index].kind == .attribute, tape.items[index].name == name else { continue }
            let id = tape.value(index)
            if places[id] == nil { places[id] = element }
        }
        return places
    }

    private static func ordinals(of tape: XMLTape) -> [(UInt32, UInt32)] {
        var ordinals = [(UInt32, UInt32)](repeating: (0, 0), count: tape.items.count)
        var inDocument: [UInt32: UInt32] = [:]
        var open: [(next: UInt32, counts: [UInt32: UInt32])] = [(.max, [:])]
        for index in tape.items.indices where tape.items[index].kind == .element {
            while let last = open.last, last.next <= index { open.removeLast() }
            let name = tape.items[index].name
            inDocument[name, default: 0] += 1
            open[open.count - 1].counts[name, default: 0] += 1
            ordinals[index] = (inDocument[name] ?? 1, open[open.count - 1].counts[name] ?? 1)
            open.append((tape.items[index].next, [:]))
        }
        return ordinals
    }

    /// The element that each item is in; the root is in itself.
    private static func parents(of tape: XMLTape) -> [UInt32] {
        var parents = [UInt32](repeating: 0, count: tape.items.count)
        var open: [(index: Int, next: UInt32)] = []
        for index in tape.items.indices {
            while let last = open.last, last.next <= index { open.removeLast() }
            parents[index] = UInt32(open.last?.index ?? 0)
            if tape.items[index].kind == .element { open.append((index, tape.items[index].next)) }
        }
        return parents
    }
}

/// An element of a document.
struct MarkupElement {
    let document: MarkupDocument
    let index: Int

    var name: String { document.tape.names[Int(document.tape.items[index].name)] }
    var line: Int { document.tape.line(index) }
    var parent: MarkupElement? {
        index == 0 ? nil : MarkupElement(document: document, index: Int(document.parents[index]))
    }

    /// The value of an attribute; nil: it has none, or a blank one.
    subscript(attribute: String) -> String? {
        let items = document.tape.items
        var item = index + 1
        while item < items.count, items[item].kind == .attribute {
            if document.tape.names[Int(items[item].name)] == attribute {
                return Self.unescaped(document.tape.value(item)).trimmed()
            }
            item += 1
        }
        return nil
    }

    /// Names and values, in the document's order.
    var attributes: [(name: String, value: String)] {
        let tape = document.tape
        var found: [(String, String)] = []
        var item = index + 1
        while item < tape.items.count, tape.items[item].kind == .attribute {
            found.append((tape.name(item), Self.unescaped(tape.value(item))))
            item += 1
        }
        return found
    }

    /// The parser leaves an ampersand in an attribute as `&#38;`, and only that, where it replaces no entities.
    private static func unescaped(_ value: String) -> String {
        value.utf8.contains(0x26) ? value.replacing("&#38;", with: "&") : value
    }

    /// The elements in it, without those in them.
    var elements: [MarkupElement] {
        let items = document.tape.items
        var found: [MarkupElement] = []
        var item = index + 1
        let end = Int(items[index].next)
        while item < end {
            if items[item].kind == .element { found.append(MarkupElement(document: document, index: item)) }
            item = Int(items[item].next)
        }
        return found
    }

    func first(_ name: String) -> MarkupElement? {
        let items = document.tape.items
        var item = index + 1
        let end = Int(items[index].next)
        while item < end {
            if items[item].kind == .element, document.tape.names[Int(items[item].name)] == name {
                return MarkupElement(document: document, index: item)
            }
            item = Int(items[item].next)
        }
        return nil
    }

    func all(_ name: String) -> [MarkupElement] { elements.filter { $0.name == name } }

    /// The element at the end of the path of names, each the first of its name.
    func first(at path: String...) -> MarkupElement? {
        path.reduce(Optional(self)) { element, name in element?.first(name) }
    }

    /// Elements anywhere below, in the document's order; those in a found one are not looked at.
    func descendants(where matches: (String) -> Bool) -> [MarkupElement] {
        let items = document.tape.items
        let names = document.tape.names
        var found: [MarkupElement] = []
        var item = index + 1
        let end = Int(items[index].next)
        while item < end {
            let isWanted = items[item].kind == .element && matches(names[Int(items[item].name)])
            if isWanted { found.append(MarkupElement(document: document, index: item)) }
            item = isWanted ? Int(items[item].next) : item + 1
        }
        return found
    }

    func descendants(_ name: String) -> [MarkupElement] { descendants { $0 == name } }

    /// All text in it with runs of space as one; nil: there is none. It counts as read.
    var words: String? {
        markRead()
        return peekedWords
    }

    /// The same, where it is only named and must still be read in its own place.
    var peekedWords: String? {
        var flow = TextFlow()
        for item in (index + 1)..<max(index + 1, Int(document.tape.items[index].next))
        where document.tape.items[item].kind == .text { flow.add(document.tape.bytes(of: item)) }
        return flow.finished()
    }

    /// All text in it, a space between what stands in different elements. It counts as read.
    var pieces: String? {
        markRead()
        var flow = TextFlow()
        for item in (index + 1)..<max(index + 1, Int(document.tape.items[index].next))
        where document.tape.items[item].kind == .text {
            flow.add(document.tape.bytes(of: item))
            flow.add(" ")
        }
        return flow.finished()
    }

    /// True when there is text in it that nobody has read yet.
    var hasUnreadText: Bool {
        let tape = document.tape
        return ((index + 1)..<max(index + 1, Int(tape.items[index].next))).contains { item in
            tape.items[item].kind == .text && !document.wasRead(item)
                && tape.bytes(of: item).contains { $0 > 0x20 }
        }
    }

    /// True when there is text directly in it, beside the elements in it.
    var hasOwnText: Bool {
        let tape = document.tape
        var item = index + 1
        let end = Int(tape.items[index].next)
        while item < end {
            if tape.items[item].kind == .text, tape.bytes(of: item).contains(where: { $0 > 0x20 }) { return true }
            item = Int(tape.items[item].next)
        }
        return false
    }

    /// Says that all text in it has been dealt with.
    func markRead() {
        for item in (index + 1)..<max(index + 1, Int(document.tape.items[index].next))
        where document.tape.items[item].kind == .text { document.markRead(item) }
    }

    /// The bytes of text and attributes in it, by which sections are measured.
    var weight: Int {
        let items = document.tape.items
        let next = Int(items[index].next)
        return ((index + 1)..<max(index + 1, next)).reduce(0) { $0 + Int(items[$1].end - items[$1].start) }
    }
}

extension XMLTape {
    func bytes(of item: Int) -> ArraySlice<UInt8> { text[Int(items[item].start)..<Int(items[item].end)] }
}
