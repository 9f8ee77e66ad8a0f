import FaultModel

/// What most comes from, drawn: a bar for each name, the longest first, and the line of what those down to it make of all.
///
/// Told apart by shape, not by colour: bars are filled and framed, the line has rings. Text stays text. The table beside it
/// says the same in numbers.
struct ParetoPlot {
    struct Bar {
        var name: String
        var count: Int
        /// 0…1, of all.
        var share: Double
        /// With those before it.
        var cumulative: Double
    }

    let words: Words
    /// Unique on the page.
    let id: String
    let title: String
    let description: String
    let bars: [Bar]

    /// Units of the drawing: the width of a phone, so that text there has its own size.
    private static let width = 380.0
    private static let left = 10.0
    private static let right = 290.0
    private static let head = 34.0
    private static let row = 46.0
    private static let most = 12

    private var shown: [Bar] { Array(bars.prefix(Self.most)) }
    private var height: Double { Self.head + Double(shown.count) * Self.row + 34 }
    private var span: Double { Self.right - Self.left }

    /// Nil: there is nothing to draw.
    var html: HTML? {
        guard let most = shown.first?.count, most > 0 else { return nil }
        let number = Coordinate.text
        return """
            <svg class="plot" viewBox="0 0 \(number(Self.width)) \(number(height))" role="img" aria-labelledby="\(id)-t \(id)-d" xmlns="http://www.w3.org/2000/svg">
            <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>
            \(legend)
            \(grid)
            \(shown.enumerated().map { bar($1, at: $0, most: most) })
            \(line)
            \(shown.enumerated().map { name($1, at: $0) })
            </svg>
            """
    }

    private var legend: HTML {
        """
        <rect class="bar-fill" x="10" y="8" width="16" height="12"/><text x="32" y="19">\(words[.plotCount])</text>
        <path class="line" d="M150 14h24"/><circle class="point" cx="162" cy="14" r="4"/><text x="180" y="19">\(words[.plotCumulative])</text>
        """
    }

    /// The share of all, at the foot: 0, 50, 80 and 100 %.
    private var grid: HTML {
        let (top, bottom) = (Self.head - 4, height - 26)
        let marks: [HTML] = [0.0, 0.5, 0.8, 1].map { share in
            let x = Coordinate.text(Self.left + span * share)
            let anchor = share == 0 ? "start" : "middle"
            return """
                <path class="\(share == 0.8 ? "mark" : "grid")" d="M\(x) \(Coordinate.text(top))V\(Coordinate.text(bottom))"/>\
                <text class="soft" x="\(x)" y="\(Coordinate.text(height - 9))" text-anchor="\(anchor)">\(words.percent(share))</text>
                """
        }
        return "\(marks)"
    }

    private func bar(_ bar: Bar, at place: Int, most: Int) -> HTML {
        let top = Self.head + Double(place) * Self.row
        let width = max(2, span * Double(bar.count) / Double(most) * 0.86)
        return """
            <rect class="bar-fill" x="\(Coordinate.text(Self.left))" y="\(Coordinate.text(top + 20))" width="\(Coordinate.text(width))" height="16"/>
            """
    }

    /// Over the line, with a rim of the ground, so that it can be read where they cross.
    private func name(_ bar: Bar, at place: Int) -> HTML {
        let top = Self.head + Double(place) * Self.row
        return """
            <text x="\(Coordinate.text(Self.left))" y="\(Coordinate.text(top + 14))">\(PlotText.cut(bar.name, columns: 44))</text>
            <text x="\(Coordinate.text(Self.right + 8))" y="\(Coordinate.text(top + 33))">\(words.count(bar.count)) · \(words.percent(bar.share))</text>
            """
    }

    private var line: HTML {
        let points = shown.enumerated().map { place, bar in
            (Self.left + span * min(1, bar.cumulative), Self.head + Double(place) * Self.row + 28)
        }
        let path = points.enumerated().map { place, point in
            "\(place == 0 ? "M" : "L")\(Coordinate.text(point.0)) \(Coordinate.text(point.1))"
        }.joined()
        let rings: [HTML] = points.map { point in
            "<circle class=\"point\" cx=\"\(Coordinate.text(point.0))\" cy=\"\(Coordinate.text(point.1))\" r=\"4\"/>"
        }
        return "<path class=\"line\" d=\"\(path)\"/>\(rings)"
    }
}

/// Numbers as a drawing has them: to a tenth.
enum Coordinate {
    static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }
}

enum PlotText {
    /// What fits, with an ellipsis where something is left out; a Chinese sign takes two columns.
    static func cut(_ text: String, columns: Int) -> String {
        if text.terminalColumns <= columns { return text }
        var cut = ""
        for character in text {
            if (cut + String(character)).terminalColumns > columns - 1 { break }
            cut.append(character)
        }
        return cut + "…"
    }
}

extension Words {
    /// A count as a reader takes it in: `1 234`, grouped by thousands.
    func count(_ number: Int) -> String {
        var groups: [String] = []
        var rest = String(abs(number))[...]
        while rest.count > 3 {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(String(rest), at: 0)
        return (number < 0 ? "−" : "") + groups.joined(separator: number.magnitude < 10_000 ? "" : "\u{202F}")
    }
}
