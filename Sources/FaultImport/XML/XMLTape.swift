/// An XML document as a flat list of what it holds, in the order of the text: lean, and as deep as the text without
/// recursion.
struct XMLTape: Sendable {
    static let depthLimit = 100
    static let itemLimit = 20_000_000

    enum Kind: UInt8, Sendable { case element, attribute, text }

    struct Item: Sendable {
        var kind: Kind
        /// The place of the name among `names`; of a text 0.
        var name: UInt32 = 0
        /// The bytes of the value of an attribute, or of a text.
        var start: UInt32 = 0
        var end: UInt32 = 0
        /// Of an element the line on which its start tag ends, of a text the line on which it begins, from 1.
        var line: UInt32 = 0
        /// The place behind the item and all that is in it.
        var next: UInt32 = 0
    }

    var items: [Item] = []
    var names: [String] = []
    var text: [UInt8] = []
    /// Files that the document type names as unparsed entities (`NDATA`), by the names of these.
    var unparsed: [String: String] = [:]

    /// The places of what an element holds: attributes first, then texts and elements.
    func children(of element: Int) -> [Int] {
        var children: [Int] = []
        var child = element + 1
        while child < Int(items[element].next) {
            children.append(child)
            child = Int(items[child].next)
        }
        return children
    }

    func elements(of element: Int) -> [Int] { children(of: element).filter { items[$0].kind == .element } }
    func name(_ item: Int) -> String { names[Int(items[item].name)] }
    func line(_ item: Int) -> Int { Int(items[item].line) }

    func value(_ item: Int) -> String {
        String(decoding: text[Int(items[item].start)..<Int(items[item].end)], as: UTF8.self)
    }

    /// All text in an element, as it stands.
    func fullText(of element: Int) -> String {
        var bytes: [UInt8] = []
        for item in (element + 1)..<max(element + 1, Int(items[element].next)) where items[item].kind == .text {
            bytes += text[Int(items[item].start)..<Int(items[item].end)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The texts between the elements that it holds, blank ones left out.
    func ownTexts(_ element: Int) -> [Int] {
        children(of: element).filter { items[$0].kind == .text && value($0).trimmed() != nil }
    }

    func hasOwnText(_ element: Int) -> Bool { !ownTexts(element).isEmpty }
}
