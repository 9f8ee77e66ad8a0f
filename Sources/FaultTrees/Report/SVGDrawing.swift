extension FaultTree {
    /// The tree as an SVG drawing in the symbols of IEC 61025. Text is text and can be selected and searched. Shared gates
    /// are drawn once; a triangle with the gate's name leads to its sheet, and is a link.
    package func svg() -> String { SVGPainter(Drawing(self), title: name).document }
}

/// Places sheets one below another, several beside one another where there is room.
private struct SVGPainter {
    let drawing: Drawing
    let title: String
    private static let pageWidth = 1600.0
    private static let gap = 40.0

    init(_ drawing: Drawing, title: String) {
        self.drawing = drawing
        self.title = title
    }

    var document: String {
        var body = ""
        var (x, y, rowHeight, width) = (Self.gap, Self.gap, 0.0, Self.pageWidth)
        for (index, sheet) in drawing.sheets.enumerated() {
            let box = SVGLayout(sheet.root)
            if x > Self.gap, x + box.width + Self.gap > Self.pageWidth {
                (x, y, rowHeight) = (Self.gap, y + rowHeight + Self.gap, 0)
            }
            body += "<g transform=\"translate(\(SVG.number(x)) \(SVG.number(y)))\">"
            body += box.painted(isReferred: index > 0)
            body += "</g>\n"
            width = max(width, x + box.width + Self.gap)
            x += box.width + Self.gap
            rowHeight = max(rowHeight, box.height)
        }
        let height = y + rowHeight + Self.gap
        let note =
            drawing.isComplete ? "" : "<text x=\"40\" y=\"24\" class=\"n\">Only the first sheets are drawn.</text>"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(SVG.number(width)) \(SVG.number(height))" \
            width="\(SVG.number(width))" height="\(SVG.number(height))" role="img">
            <title>\(SVG.escaped(title))</title>
            <style>
            text { font: 12px system-ui, sans-serif; fill: #1b1f24; text-anchor: middle }
            .b { fill: #fff; stroke: #1b1f24 } .g { fill: #eef3fb; stroke: #1b1f24; stroke-width: 1.4 }
            .e { fill: #fff7e6; stroke: #1b1f24; stroke-width: 1.4 } .w { fill: none; stroke: #57606a }
            .h { fill: #f1f1f1; stroke: #1b1f24 } .t { fill: #e6f4ea; stroke: #1b1f24 }
            .n { fill: #57606a; font-size: 10.5px } .l { text-anchor: start } .k { font-weight: 600 }
            a text { fill: #0b5cad }
            </style>
            <rect width="100%" height="100%" fill="#fff"/>
            \(note)\(body)</svg>

            """
    }
}

/// One sheet: where everything stands, then its picture. A tree is as wide as its children beside one another.
private struct SVGLayout {
    private indirect enum Placed {
        case node(Drawing.Node, width: Double, children: [Placed])
    }

    private let root: Placed
    let width: Double
    let height: Double

    private static let boxWidth = 132.0
    private static let boxHeight = 40.0
    private static let symbolHeight = 44.0
    private static let drop = 26.0
    private static let rowHeight = 20.0
    private static let listWidth = 190.0
    private static let between = 14.0

    init(_ node: Drawing.Node) {
        (root, width) = Self.placed(node)
        height = Self.height(of: node)
    }

    /// Recurses as deep as a sheet is.
    private static func placed(_ node: Drawing.Node) -> (Placed, Double) {
        if node.symbol == .list { return (.node(node, width: listWidth, children: []), listWidth) }
        let children = node.children.map(placed)
        let inner = children.reduce(0) { $0 + $1.1 } + between * Double(max(0, children.count - 1))
        let width = max(boxWidth, inner)
        return (.node(node, width: width, children: children.map(\.0)), width)
    }

    private static func height(of node: Drawing.Node) -> Double {
        switch node.symbol {
        case .list: return Double(node.children.count) * rowHeight + 12
        case .gate:
            let below = node.children.map(height).max() ?? 0
            return boxHeight + drop / 2 + symbolHeight + drop + below
        default: return boxHeight + drop / 2 + symbolHeight + 14
        }
    }

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
        let symbolTop = top + Self.boxHeight + Self.drop / 2
        paintBox(node, center: center, top: top, isTarget: isRoot, &picture)
        picture += SVG.line(center, top + Self.boxHeight, center, symbolTop)
        picture += SVG.symbol(node, center: center, top: symbolTop)
        if node.isNegated { picture += SVG.circle(center, top - 5, 5, "b") }
        if isRoot, isReferred {
            let (x, y) = (center + Self.boxWidth / 2, top + Self.boxHeight / 2)
            picture += SVG.path("M\(SVG.number(x)) \(SVG.number(y))l12 -9v18z", "t")
        }
        guard !children.isEmpty else { return }
        let bus = symbolTop + Self.symbolHeight + Self.drop / 2
        let childTop = symbolTop + Self.symbolHeight + Self.drop
        picture += SVG.line(center, symbolTop + Self.symbolHeight - 4, center, bus)
        let inner = children.reduce(0) { $0 + Self.width($1) } + Self.between * Double(children.count - 1)
        var x = left + (width - inner) / 2
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

    private func paintBox(
        _ node: Drawing.Node, center: Double, top: Double, isTarget: Bool, _ picture: inout String
    ) {
        guard node.name != nil || node.title != nil else {
            picture += SVG.line(center, top, center, top + Self.boxHeight)
            return
        }
        let half = Self.boxWidth / 2
        if isTarget, let name = node.name { picture += "<g id=\"\(SVG.identifier(name))\">" }
        picture += SVG.rectangle(center - half, top, Self.boxWidth, Self.boxHeight, "b")
        let lines = SVG.wrapped(node.title ?? node.name ?? "", columns: 19, lines: 2)
        let first = top + Self.boxHeight / 2 + (lines.count == 1 ? 4 : -3)
        for (index, line) in lines.enumerated() {
            picture += SVG.text(center, first + Double(index) * 14, line, isTarget ? "k" : "")
        }
        if isTarget, node.name != nil { picture += "</g>" }
    }

    /// Events under one another, each with its small symbol.
    private func paintList(_ node: Drawing.Node, left: Double, top: Double, _ picture: inout String) {
        let x = left + 10
        for (index, child) in node.children.enumerated() {
            let y = top + 10 + Double(index) * Self.rowHeight
            picture += SVG.line(x, index == 0 ? top : y - Self.rowHeight, x, y)
            picture += SVG.line(x, y, x + (child.isNegated ? 6 : 14), y)
            if child.isNegated { picture += SVG.circle(x + 10, y, 4, "b") }
            picture += SVG.smallSymbol(child, x + 21, y)
            let label = child.title.map { "\(child.name ?? "") \($0)" } ?? child.name ?? ""
            let note = child.note.map { "  \($0)" } ?? ""
            let text = SVG.wrapped(label, columns: 23 - note.count / 2, lines: 1).first ?? ""
            let line = SVG.text(x + 32, y + 4, text + note, "l")
            picture += child.symbol == .transfer ? SVG.link(child.name ?? "", line) : line
        }
    }
}
