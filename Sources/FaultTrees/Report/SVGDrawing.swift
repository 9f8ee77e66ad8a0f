extension FaultTree {
    /// The tree as an SVG drawing in the symbols of IEC 61025. Text is text and can be selected and searched. Shared gates
    /// are drawn once; a triangle with the gate's name leads to its sheet, and is a link.
    package func svg() -> String {
        let painter = SVGPainter(Drawing(self))
        let note = painter.isComplete ? "" : SVG.text(40, 24, "Only the first sheets are drawn.", "n l")
        return """
            <svg xmlns="http://www.w3.org/2000/svg" \(painter.box) role="img">
            <title>\(SVG.escaped(name))</title>
            <style>
            text { font: 12px system-ui, sans-serif; fill: #1b1f24; text-anchor: middle }
            .b { fill: #fff; stroke: #1b1f24 } .g { fill: #eef3fb; stroke: #1b1f24; stroke-width: 1.4 }
            .e { fill: #fff7e6; stroke: #1b1f24; stroke-width: 1.4 } .w { fill: none; stroke: #57606a }
            .h { fill: #f1f1f1; stroke: #1b1f24 } .t { fill: #e6f4ea; stroke: #1b1f24 }
            .n { fill: #57606a; font-size: 10.5px } .l { text-anchor: start } .r { text-anchor: end } .k { font-weight: 600 }
            a text { fill: #0b5cad }
            </style>
            <rect width="100%" height="100%" fill="#fff"/>
            \(note)\(painter.body)</svg>

            """
    }

    /// The tree as a piece of a page that shows where a walk is: events filled by belief, settled branches greyed, what
    /// was seen marked.
    ///
    /// It bears classes and no style, for pages whose policy allows none: `svg.fault-tree`, `.likely-1`…`.likely-5`,
    /// `.settled`, `.seen`, and on the parts one letter each. Every marked event with an address is a link, in
    /// the order in which the tree is read; titles stand whole in `title` elements.
    /// - Parameter id: unique on the page; the ids of title and description begin with it.
    package func svg(marked marks: TreeMarks, id: String) -> String {
        let painter = SVGPainter(Drawing(self, marked: marks, columns: 6), pageWidth: 980)
        let note = painter.isComplete ? "" : SVG.text(40, 24, marks.incomplete, "n l")
        let title = gates.first { $0.name == top }?.title ?? name
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="fault-tree" \(painter.box) role="group" \
            aria-labelledby="\(SVG.escaped(id))-title" aria-describedby="\(SVG.escaped(id))-desc">
            <title id="\(SVG.escaped(id))-title">\(SVG.escaped(title))</title>
            <desc id="\(SVG.escaped(id))-desc">\(SVG.escaped(marks.summary))</desc>
            \(note)\(painter.body)</svg>

            """
    }
}

/// Places sheets one below another, several beside one another where there is room.
private struct SVGPainter {
    let isComplete: Bool
    private(set) var body = ""
    private let width: Double
    private let height: Double
    private static let gap = 40.0

    init(_ drawing: Drawing, pageWidth: Double = 1600) {
        isComplete = drawing.isComplete
        var (x, y, rowHeight, width) = (Self.gap, Self.gap, 0.0, 0.0)
        for (index, sheet) in drawing.sheets.enumerated() {
            let box = SVGLayout(sheet.root)
            if x > Self.gap, x + box.width + Self.gap > pageWidth {
                (x, y, rowHeight) = (Self.gap, y + rowHeight + Self.gap, 0)
            }
            body += "<g transform=\"translate(\(SVG.number(x)) \(SVG.number(y)))\">"
            body += box.painted(isReferred: index > 0)
            body += "</g>\n"
            width = max(width, x + box.width + Self.gap)
            x += box.width + Self.gap
            rowHeight = max(rowHeight, box.height)
        }
        self.width = width
        height = y + rowHeight + Self.gap
    }

    /// The attributes that say how large the picture is.
    var box: String {
        let (width, height) = (SVG.number(width), SVG.number(height))
        return "viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
    }
}
