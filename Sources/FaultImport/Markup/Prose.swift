/// Makes plain text of markup. What it writes counts as read.
struct Prose {
    private unowned let vocabulary: any MarkupVocabulary
    /// Only texts that nobody has read yet.
    private let onlyUnread: Bool
    private var flow = TextFlow()
    private(set) var safety = UniqueTexts()
    /// Numbers of the steps that the text is in.
    private var steps: [Int] = []
    /// In an item or step a paragraph is a line.
    private var items = 0
    private var depth = 0

    /// Deeper than any document can be; conrefs could make it deeper.
    private static let depthLimit = 250
    /// Bytes of one text; what is beyond is left unread, and found at the end.
    static let sizeLimit = 8 << 20

    init(_ vocabulary: any MarkupVocabulary, onlyUnread: Bool = false) {
        self.vocabulary = vocabulary
        self.onlyUnread = onlyUnread
    }

    /// All that was written; nil: nothing.
    var text: String? { flow.finished() }
    var isFull: Bool { flow.count > Self.sizeLimit }
    var isEmpty: Bool { flow.isEmpty }

    mutating func paragraph() { flow.paragraph() }
    mutating func line() { flow.line() }
    mutating func add(_ text: String) { flow.add(text) }

    /// The element as part of the text around it.
    mutating func addInline(_ element: MarkupElement) {
        add(element, role: vocabulary.role(of: element), ordinal: 1, in: element.parent, isMixed: true)
    }

    /// A text of the document by its place.
    mutating func add(text item: Int, of document: MarkupDocument) {
        if !(onlyUnread && document.wasRead(item)) { flow.add(document.tape.bytes(of: item)) }
        document.markRead(item)
    }

    /// What is in the element, without what the element itself is.
    mutating func addContent(of element: MarkupElement) {
        guard depth < Self.depthLimit, !isFull else { return }
        depth += 1
        defer { depth -= 1 }
        let tape = element.document.tape
        var hasContent = false
        var ordinal = 0
        let isMixed = element.hasOwnText
        var item = element.index + 1
        let end = Int(tape.items[element.index].next)
        while item < end {
            switch tape.items[item].kind {
            case .attribute: break
            case .text:
                add(text: item, of: element.document)
                hasContent = true
            case .element:
                hasContent = true
                let child = MarkupElement(document: element.document, index: item)
                let role = vocabulary.role(of: child)
                if role == .step || role == .item { ordinal += 1 }
                add(child, role: role, ordinal: ordinal, in: element, isMixed: isMixed)
            }
            item = Int(tape.items[item].next)
        }
        if !hasContent, !onlyUnread, let text = vocabulary.attributeText(of: element) { flow.add(text) }
    }

    /// The element as a block of its own.
    mutating func add(_ element: MarkupElement) {
        let role = vocabulary.role(of: element)
        let ordinal = role == .step || role == .item ? element.document.ordinal(of: element).inParent : 1
        add(element, role: role, ordinal: ordinal, in: element.parent, isMixed: false)
    }

    private mutating func add(
        _ given: MarkupElement, role: MarkupRole, ordinal: Int, in parent: MarkupElement?, isMixed: Bool
    ) {
        guard let element = vocabulary.substitute(given) else { return }
        switch role {
        case .hidden: element.markRead()
        case .reference:
            // References that stand alone are a list.
            if !isMixed { flow.line() }
            addReference(element)
        case .safety: addSafety(element)
        case .inline: addQualified(element)
        case .unknown where isMixed: addQualified(element)
        case .unknown, .line:
            flow.line()
            addQualified(element)
            flow.line()
        case .paragraph: addBlock(element, isMixed: isMixed)
        case .list, .orderedList: addBlock(element, isMixed: isMixed)
        case .heading: addHeading(element)
        case .item: addItem(element, ordinal: ordinal, in: parent)
        case .term:
            flow.line()
            addContent(of: element)
            flow.add(": ")
        case .step: addStep(element, number: ordinal)
        case .row: addFlat(element, separator: " | ")
        case .record, .cell: addFlat(element, separator: ", ")
        case .figure, .table:
            addFigure(element, name: role == .table ? vocabulary.words.table : vocabulary.words.figure)
        case .listing: addListing(element)
        }
    }

    private mutating func breakBlock() {
        if items > 0 { flow.line() } else { flow.paragraph() }
    }

    private mutating func addBlock(_ element: MarkupElement, isMixed: Bool) {
        // A list in a sentence goes on with the sentence's paragraph.
        if isMixed { flow.line() } else { breakBlock() }
        addQualified(element)
        if isMixed { flow.line() } else { breakBlock() }
    }

    private mutating func addQualified(_ element: MarkupElement) {
        if !onlyUnread || element.hasUnreadText, let qualifier = vocabulary.qualifier(of: element) {
            let before = flow.markCount
            flow.prefix("(\(qualifier))")
            addContent(of: element)
            // Nothing in it has text; what it is for is still said.
            if flow.dropMark(to: before) { flow.add("(\(qualifier))") }
            return
        }
        addContent(of: element)
    }

    private mutating func addReference(_ element: MarkupElement) {
        if onlyUnread, !element.hasUnreadText { return }
        guard let text = vocabulary.text(of: element) else { return addQualified(element) }
        element.markRead()
        flow.add(text)
    }

    private mutating func addSafety(_ element: MarkupElement) {
        var own = Prose(vocabulary, onlyUnread: onlyUnread)
        own.depth = depth + 1
        own.items = 1
        own.addQualified(element)
        safety.add(own.safety.all)
        if let text = own.text { safety.add(text) }
    }

    private mutating func addHeading(_ element: MarkupElement) {
        breakBlock()
        addContent(of: element)
        breakBlock()
    }

    private mutating func addItem(_ element: MarkupElement, ordinal: Int, in parent: MarkupElement?) {
        let isOrdered = parent.map { vocabulary.role(of: $0) == .orderedList } ?? false
        addLines(of: element, mark: isOrdered ? "\(ordinal)." : "-")
    }

    private mutating func addStep(_ element: MarkupElement, number: Int) {
        steps.append(max(1, number))
        addLines(of: element, mark: steps.map(String.init).joined(separator: "."))
        steps.removeLast()
    }

    /// An item begins its line with the text of its first paragraph.
    private mutating func addLines(of element: MarkupElement, mark: String) {
        let before = flow.markCount
        if !onlyUnread || element.hasUnreadText { flow.mark(mark) }
        items += 1
        addQualified(element)
        items -= 1
        flow.dropMark(to: before)
        flow.line()
    }

    /// A row or record: one line, what is in it parted by `separator`.
    private mutating func addFlat(_ element: MarkupElement, separator: String) {
        flow.line()
        flow.beginFlat()
        if !onlyUnread || element.hasUnreadText, let qualifier = vocabulary.qualifier(of: element) {
            flow.prefix("(\(qualifier))")
        }
        let children = element.elements
        if children.isEmpty || element.hasOwnText {
            addContent(of: element)
        } else {
            addFields(children, of: element, separator: separator)
        }
        flow.endFlat()
        flow.line()
    }

    private mutating func addFields(_ children: [MarkupElement], of element: MarkupElement, separator: String) {
        for child in children {
            flow.separate(separator)
            switch vocabulary.role(of: child) {
            case .record, .row, .unknown, .line, .cell: addInnerRecord(child)
            case let role: add(child, role: role, ordinal: 1, in: element, isMixed: false)
            }
        }
    }

    private mutating func addInnerRecord(_ element: MarkupElement) {
        guard depth < Self.depthLimit, let element = vocabulary.substitute(element) else { return }
        depth += 1
        defer { depth -= 1 }
        let children = element.elements
        if children.isEmpty || element.hasOwnText { return addContent(of: element) }
        addFields(children, of: element, separator: ", ")
    }

    private mutating func addFigure(_ element: MarkupElement, name: String) {
        if onlyUnread, !element.hasUnreadText { return }
        breakBlock()
        let title = element.first("title")
        if let title {
            flow.mark("\(name):")
            addContent(of: title)
            flow.line()
        }
        for child in element.elements where child.index != title?.index {
            add(child, role: vocabulary.role(of: child), ordinal: 1, in: element, isMixed: false)
        }
        breakBlock()
    }

    private mutating func addListing(_ element: MarkupElement) {
        flow.line()
        let tape = element.document.tape
        let next = Int(tape.items[element.index].next)
        for item in (element.index + 1)..<max(element.index + 1, next) where tape.items[item].kind == .text {
            if !(onlyUnread && element.document.wasRead(item)) { flow.addPreformatted(tape.bytes(of: item)) }
            element.document.markRead(item)
        }
        flow.line()
    }
}
