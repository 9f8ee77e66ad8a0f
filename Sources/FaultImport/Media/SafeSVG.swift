internal import FaultModel

/// An SVG drawing with nothing in it that runs, loads or leads anywhere: written anew from what is known to draw. What is
/// written is read again to the very same bytes.
struct SafeSVG {
    let bytes: [UInt8]
    /// Nil: the drawing does not say.
    let size: PixelSize?
    /// What could have run or led elsewhere and was taken out, by name, each once.
    let removed: [String]

    static let sizeLimit = 5 << 20
    static let elementLimit = 100_000
    /// Elements that are drawn when each `use` is counted as what it shows.
    static let drawnLimit = 200_000
    /// Levels of elements, and of elements that show others.
    static let depthLimit = XMLTape.depthLimit
    static let referenceLimit = 10

    enum Refusal: Error, Hashable {
        case tooLarge(bytes: Int)
        case unreadable(String)
        case noDrawing
        case tooManyElements
        /// Elements show each other round and round, or too often.
        case tooManyUses
    }

    init(_ bytes: [UInt8]) throws(Refusal) {
        guard bytes.count <= Self.sizeLimit else { throw .tooLarge(bytes: bytes.count) }
        let tape = try Self.read(bytes)
        guard !tape.items.isEmpty, tape.name(0) == "svg" else { throw .noDrawing }
        guard tape.items.count(where: { $0.kind == .element }) <= Self.elementLimit else { throw .tooManyElements }
        var writer = SVGWriter(tape)
        try writer.write()
        self.bytes = writer.output
        size = writer.size
        removed = writer.removed
        guard self.bytes.count <= Self.sizeLimit else { throw .tooLarge(bytes: self.bytes.count) }
    }

    private static func read(_ bytes: [UInt8]) throws(Refusal) -> XMLTape {
        do throws(ImportFailure) {
            var unheard = Findings()
            let text = try XMLText(bytes, findings: &unheard)
            switch try XMLReader.read(text.utf8, namespace: "http://www.w3.org/2000/svg") {
            case .document(let tape): return tape
            case .notWellFormed(let line, _, let detail):
                throw .notWellFormed(.xml, detail: detail, line: line, column: nil)
            }
        } catch {
            throw .unreadable(error.description)
        }
    }
}

extension SafeSVG.Refusal: CustomStringConvertible {
    var description: String {
        switch self {
        case .tooLarge(let bytes):
            "the drawing has \(bytes) bytes; at most \(SafeSVG.sizeLimit >> 20) MB are shown. Save it as PNG"
        case .unreadable(let detail): "the drawing cannot be read: \(detail)"
        case .noDrawing: "its root is no svg element"
        case .tooManyElements:
            "the drawing has more than \(SafeSVG.elementLimit) elements. Save it as PNG"
        case .tooManyUses:
            "elements of the drawing show each other in a circle, or more than \(SafeSVG.drawnLimit) times. Save it as PNG"
        }
    }
}

/// Writes the elements and attributes of a drawing that are on the lists.
private struct SVGWriter {
    private let tape: XMLTape
    private(set) var output: [UInt8] = []
    private(set) var size: PixelSize?
    private(set) var removed: [String] = []

    init(_ tape: XMLTape) { self.tape = tape }

    mutating func write() throws(SafeSVG.Refusal) {
        try SVGUses(tape).check()
        let frame = SVGFrame(attributes(of: 0))
        size = frame.size
        add("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        for (name, value) in frame.attributes { addAttribute(name, value) }
        for (name, value) in safeAttributes(of: 0) where !SVGFrame.names.contains(name) { addAttribute(name, value) }
        writeContent(of: 0, keepsText: false)
        add("</svg>\n")
    }

    private mutating func add(_ text: String) { output += Array(text.utf8) }

    private mutating func addAttribute(_ name: String, _ value: String) {
        add(" \(name)=\"")
        addEscaped(value, isAttribute: true)
        add("\"")
    }

    private mutating func addEscaped(_ text: String, isAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: add("&amp;")
            case 0x3C: add("&lt;")
            case 0x3E: add("&gt;")
            case 0x22 where isAttribute: add("&quot;")
            case 0x09, 0x0A: output.append(isAttribute ? 0x20 : byte)
            case 0..<0x20: break
            default: output.append(byte)
            }
        }
    }

    private func attributes(of element: Int) -> [(name: String, value: String)] {
        var found: [(String, String)] = []
        var item = element + 1
        while item < tape.items.count, tape.items[item].kind == .attribute {
            found.append((tape.name(item), tape.value(item).replacing("&#38;", with: "&")))
            item += 1
        }
        return found
    }

    private mutating func note(_ name: String) {
        let name = String(name.prefix(40))
        if removed.count < 10, !removed.contains(name) { removed.append(name) }
    }

    // MARK: - Elements

    /// Closes the start tag that is open, and writes what is in the element.
    private mutating func writeContent(of element: Int, keepsText: Bool) {
        add(">")
        var item = element + 1
        while item < Int(tape.items[element].next) {
            switch tape.items[item].kind {
            case .attribute: break
            case .text: if keepsText { addEscaped(tape.value(item), isAttribute: false) }
            case .element: write(item)
            }
            item = Int(tape.items[item].next)
        }
    }

    private mutating func write(_ element: Int) {
        let name = tape.name(element)
        switch SVGNames.treatment(of: name) {
        case .drawn(let keepsText):
            let attributes = safeAttributes(of: element)
            if name == "image", !attributes.contains(where: { $0.name == "href" }) { return note("image") }
            add("<\(name)")
            for (name, value) in attributes { addAttribute(name, value) }
            writeContent(of: element, keepsText: keepsText)
            add("</\(name)>")
        case .unwrapped:
            note(name)
            add("<g")
            writeContent(of: element, keepsText: false)
            add("</g>")
        case .style:
            guard let rules = SafeStyle.sheet(tape.fullText(of: element), targets: cheapTargets) else { return }
            add("<style>")
            addEscaped(rules, isAttribute: false)
            add("</style>")
        case .active: note(name)
        case .foreign: break
        }
    }

    /// Ids that a style sheet may name: what is drawn once however often it is named.
    private lazy var cheapTargets: Set<String> = {
        var ids: Set<String> = []
        for item in tape.items.indices where tape.items[item].kind == .element {
            guard ["linearGradient", "radialGradient", "filter"].contains(tape.name(item)) else { continue }
            if let id = tape.attribute("id", of: item) { ids.insert(id) }
        }
        return ids
    }()

    // MARK: - Attributes

    /// Those on the list, each once, with values that are plain.
    private mutating func safeAttributes(of element: Int) -> [(name: String, value: String)] {
        let isImage = tape.name(element) == "image"
        var found: [(name: String, value: String)] = []
        for (given, value) in attributes(of: element) {
            let name = given == "xlink:href" ? "href" : given
            guard !found.contains(where: { $0.name == name }) else { continue }
            if name == "href" {
                if let target = isImage ? Self.picture(value) : Self.fragment(value) {
                    found.append((name, target))
                } else {
                    note("href")
                }
            } else if name == "style" {
                if let style = SafeStyle.declarations(value) { found.append((name, style)) }
            } else if SVGNames.attributes.contains(name), name.hasPrefix("xml:") || SafeStyle.isPlain(value) {
                found.append((name, value))
            } else if name.lowercased().hasPrefix("on") || SVGNames.attributes.contains(name) {
                note(name)
            }
        }
        return found
    }

    /// `#id` alone.
    private static func fragment(_ address: String) -> String? {
        guard let address = address.trimmed(), address.hasPrefix("#"), SafeStyle.isPlain(address) else { return nil }
        return address
    }

    /// A picture in the drawing itself, written anew.
    private static func picture(_ address: String) -> String? {
        guard let data = address.trimmed().flatMap({ DataAddress($0) }), let type = MediaType(of: data.bytes),
            type == .png || type == .jpeg, let size = PixelSize(of: data.bytes, type: type),
            size.width <= MediaReading.pixelLimit / size.height
        else { return nil }
        return "data:\(type.rawValue);base64,\(Base64.encoded(data.bytes))"
    }
}

/// Counts what is drawn when elements show others: a few lines of `use` can stand for millions.
private struct SVGUses {
    private let tape: XMLTape
    private var places: [String: Int] = [:]
    private var counts: [Int: Int] = [:]

    init(_ tape: XMLTape) {
        self.tape = tape
        for item in tape.items.indices where tape.items[item].kind == .element {
            if let id = tape.attribute("id", of: item), places[id] == nil { places[id] = item }
        }
    }

    func check() throws(SafeSVG.Refusal) {
        var uses = self
        guard uses.count(of: 0, references: 0) <= SafeSVG.drawnLimit else { throw .tooManyUses }
    }

    private static let tooMany = SafeSVG.drawnLimit + 1

    private mutating func count(of element: Int, references: Int) -> Int {
        if references > SafeSVG.referenceLimit { return Self.tooMany }
        if let known = counts[element] { return known }
        var total = 1
        var item = element + 1
        while item < Int(tape.items[element].next), total < Self.tooMany {
            switch tape.items[item].kind {
            case .text: break
            case .element: total += count(of: item, references: references)
            case .attribute:
                for id in SafeStyle.targets(in: tape.value(item), isAddress: tape.name(item).hasSuffix("href"))
                where total < Self.tooMany {
                    if let target = places[id] { total += count(of: target, references: references + 1) }
                }
            }
            item = Int(tape.items[item].next)
        }
        // Within a circle the count is not final before the limit of references has ended it.
        total = min(total, Self.tooMany)
        counts[element] = total
        return total
    }
}

/// The frame of a drawing: its size in pixels and what of its plane it shows.
private struct SVGFrame {
    private(set) var size: PixelSize?
    private(set) var attributes: [(name: String, value: String)] = []

    static let names: Set<String> = ["width", "height", "viewBox", "x", "y"]

    private static let longest = 20_000.0

    init(_ given: [(name: String, value: String)]) {
        func value(_ name: String) -> String? { given.first { $0.name == name }?.value }
        var box = value("viewBox").map { text in
            text.split { $0 == " " || $0 == "," || $0.isNewline || $0 == "\t" }.compactMap { Double($0) }
        }
        if box?.count != 4 || box?.contains(where: { !$0.isFinite }) == true || (box?[2] ?? 0) <= 0
            || (box?[3] ?? 0) <= 0
        {
            box = nil
        }
        var width = value("width").flatMap(Self.pixels)
        var height = value("height").flatMap(Self.pixels)
        if let box {
            if width == nil, height == nil { (width, height) = (box[2], box[3]) }
            width = width ?? height.map { $0 * box[2] / box[3] }
            height = height ?? width.map { $0 * box[3] / box[2] }
        }
        guard let width, let height, width.isFinite, height.isFinite else { return }
        if box == nil { box = [0, 0, width, height] }
        // A drawing may be in any unit; on a page it needs a size that pages can have.
        let scale = min(1, Self.longest / max(width, height))
        let size = PixelSize(
            width: max(1, Int((width * scale).rounded())), height: max(1, Int((height * scale).rounded())))
        self.size = size
        attributes = [("width", "\(size.width)"), ("height", "\(size.height)")]
        if let box { attributes.append(("viewBox", box.map(Self.number).joined(separator: " "))) }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    }

    /// Units of CSS; nil: a share of something, or none.
    private static func pixels(_ text: String) -> Double? {
        guard let text = text.trimmed() else { return nil }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "+") }
        let units: [String: Double] = [
            "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8,
        ]
        guard let number = Double(digits), number > 0,
            let unit = units[text.dropFirst(digits.count).lowercased()]
        else { return nil }
        return number * unit
    }
}
