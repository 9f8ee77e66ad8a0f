/// One sheet: where everything stands, then its picture. A tree is as wide as its children beside one another.
struct SVGLayout {
    private indirect enum Placed {
        case node(Drawing.Node, width: Double, children: [Placed])
    }

    private let root: Placed
    let width: Double
    let height: Double
    /// Of every box of the sheet: as high as its longest title needs.
    private let boxHeight: Double

    /// Of a sign of the widest usual letter; wide signs take two.
    private static let columnWidth = 7.2
    private static let boxWidth = 146.0
    private static let boxColumns = 19
    private static let lineHeight = 14.0
    private static let mostLines = 3
    private static let symbolHeight = 44.0
    private static let drop = 26.0
    private static let listWidth = 256.0
    /// Where a row's words begin.
    private static let listIndent = 44.0
    private static let between = 14.0

    init(_ node: Drawing.Node) {
        let boxHeight = Self.boxHeight(of: node)
        self.boxHeight = boxHeight
        (root, width) = Self.placed(node)
        height = Self.height(of: node, boxHeight)
    }

    // MARK: Sizes. Each recurses as deep as a sheet is.

    private static func placed(_ node: Drawing.Node) -> (Placed, Double) {
        if node.symbol == .list { return (.node(node, width: listWidth, children: []), listWidth) }
        let children = node.children.map(placed)
        let inner = children.reduce(0) { $0 + $1.1 } + between * Double(max(0, children.count - 1))
        let width = max(boxWidth, inner)
        return (.node(node, width: width, children: children.map(\.0)), width)
    }

    private static func boxHeight(of node: Drawing.Node) -> Double {
        if node.symbol == .list { return 40 }
        let own = 12 + lineHeight * Double(max(2, lines(of: node).count))
        return node.children.reduce(own) { max($0, boxHeight(of: $1)) }
    }

    private static func height(of node: Drawing.Node, _ boxHeight: Double) -> Double {
        switch node.symbol {
        case .list: return node.children.reduce(12) { $0 + rowHeight(of: $1) }
        case .gate:
            let below = node.children.map { height(of: $0, boxHeight) }.max() ?? 0
            return boxHeight + drop / 2 + symbolHeight + drop + below
        default: return boxHeight + drop / 2 + symbolHeight + 20
        }
    }

    private static func rowHeight(of node: Drawing.Node) -> Double {
        8 + lineHeight * Double(row(of: node).lines.count)
    }

    private static func lines(of node: Drawing.Node) -> [String] {
        SVG.wrapped(node.title ?? node.name ?? "", columns: boxColumns, lines: mostLines)
    }

    /// What stands beside the small symbol of a list. A picture of a walk is for people at a machine: they know titles,
    /// not names.
    private static func row(of node: Drawing.Node) -> (lines: [String], note: String?) {
        let name = node.name ?? ""
        let label = node.title.map { node.mark == nil ? "\(name) \($0)" : $0 } ?? name
        let note = [node.note, node.mark?.seen].compactMap(\.self).joined(separator: " · ")
        let room = (listWidth - listIndent) / columnWidth - Double(SVG.columns(of: note)) * 1.1 - 1
        return (SVG.wrapped(label, columns: max(12, Int(room)), lines: mostLines), note.isEmpty ? nil : note)
    }

    // MARK: The picture

    func painted(isReferred: Bool) -> String {
        var picture = ""
        paint(root, left: 0, top: 0, isRoot: true, isReferred: isReferred, &picture)
        return picture
    }

    private func paint(
        _ placed: Placed, left: Double, top: Double, isRoot: Bool, isReferred: Bool, _ picture: inout String
    ) {
        guard case .node(let node, let width, let children) = placed else { return }
        let center = left + width / 2
        if node.symbol == .list { return paintList(node, left: left, top: top, &picture) }
        let symbolTop = top + boxHeight + Self.drop / 2
        var own = SVG.line(center, top + boxHeight, center, symbolTop)
        own += box(node, center: center, top: top, isTarget: isRoot)
        own += SVG.symbol(node, center: center, top: symbolTop)
        if node.isNegated { own += SVG.circle(center, top - 5, 5, "b") }
        if isRoot, isReferred {
            let (x, y) = (center + Self.boxWidth / 2, top + boxHeight / 2)
            own += SVG.path("M\(SVG.number(x)) \(SVG.number(y))l12 -9v18z", "t")
        }
        picture += SVG.marked(node, own)
        guard !children.isEmpty else { return }
        paintBranches(of: node, children, center: center, symbolTop: symbolTop, &picture)
    }

    private func paintBranches(
        of node: Drawing.Node, _ children: [Placed], center: Double, symbolTop: Double, _ picture: inout String
    ) {
        let bus = symbolTop + Self.symbolHeight + Self.drop / 2
        let childTop = symbolTop + Self.symbolHeight + Self.drop
        picture += SVG.line(center, symbolTop + Self.symbolHeight - 4, center, bus)
        let inner = children.reduce(0) { $0 + Self.width($1) } + Self.between * Double(children.count - 1)
        var x = center - inner / 2
        for child in children {
            let childWidth = Self.width(child)
            let anchor = Self.isList(child) ? x + 10 : x + childWidth / 2
            picture += SVG.line(center, bus, anchor, bus)
            let bubble = Self.isNegated(child) ? 10.0 : 0
            picture += SVG.line(anchor, bus, anchor, childTop - bubble)
            paint(child, left: x, top: childTop, isRoot: false, isReferred: false, &picture)
            x += childWidth + Self.between
        }
    }

    private static func width(_ placed: Placed) -> Double {
        guard case .node(_, let width, _) = placed else { return 0 }
        return width
    }

    private static func isList(_ placed: Placed) -> Bool {
        guard case .node(let node, _, _) = placed else { return false }
        return node.symbol == .list
    }

    private static func isNegated(_ placed: Placed) -> Bool {
        guard case .node(let node, _, _) = placed else { return false }
        return node.isNegated && node.symbol != .list
    }

    private func box(_ node: Drawing.Node, center: Double, top: Double, isTarget: Bool) -> String {
        guard node.name != nil || node.title != nil else { return SVG.line(center, top, center, top + boxHeight) }
        let half = Self.boxWidth / 2
        var box = SVG.rectangle(center - half, top, Self.boxWidth, boxHeight, "b")
        let lines = Self.lines(of: node)
        let first = top + boxHeight / 2 + 4 - Double(lines.count - 1) * Self.lineHeight / 2
        for (index, line) in lines.enumerated() {
            box += SVG.text(center, first + Double(index) * Self.lineHeight, line, isTarget ? "k" : "")
        }
        if let seen = node.mark?.seen { box += SVG.flag(seen, right: center + half, middle: top) }
        guard isTarget, let name = node.name else { return box }
        return "<g id=\"\(SVG.identifier(name))\">\(box)</g>"
    }

    /// Events under one another, each with its small symbol.
    private func paintList(_ node: Drawing.Node, left: Double, top: Double, _ picture: inout String) {
        let x = left + 10
        var y = top + 10
        for (index, child) in node.children.enumerated() {
            let above = index == 0 ? top : y - Self.rowHeight(of: node.children[index - 1])
            picture += SVG.line(x, above, x, y) + SVG.line(x, y, x + (child.isNegated ? 6 : 14), y)
            var own = child.isNegated ? SVG.circle(x + 10, y, 4, "b") : ""
            own += SVG.smallSymbol(child, x + 21, y)
            let (lines, note) = Self.row(of: child)
            for (line, text) in lines.enumerated() {
                own += SVG.text(left + Self.listIndent, y + 4 + Double(line) * Self.lineHeight, text, "l")
            }
            if let note { own += SVG.text(left + Self.listWidth, y + 4, note, child.mark == nil ? "n r" : "p r") }
            let leads = child.symbol == .transfer && child.mark == nil
            picture += SVG.marked(child, leads ? SVG.link(child.name ?? "", own) : own)
            y += Self.rowHeight(of: child)
        }
    }
}
