import FaultModel

/// Counts over months, drawn: a bar for each; those of the period in question are filled, those before it hollow, all others
/// grey and thin, and the foot says which is which.
struct TimePlot {
    struct Bar {
        /// `2024-03`.
        var name: String
        var count: Int
        var part: Part
    }

    enum Part: Sendable { case other, before, now }

    let words: Words
    /// Unique on the page.
    let id: String
    let title: String
    let description: String
    /// Whether a bar is a year; else a month.
    var isByYear = false
    /// In order of time, without gaps.
    let bars: [Bar]

    private static let width = 380.0
    private static let left = 42.0
    private static let right = 372.0
    private static let top = 40.0
    private static let bottom = 176.0
    private static let height = 206.0
    /// More are drawn by the year: bars thinner than that cannot be told apart.
    static let most = 72

    /// Nil: there is nothing to draw.
    var html: HTML? {
        guard bars.count > 1, let most = bars.map(\.count).max(), most > 0 else { return nil }
        return """
            <svg class="plot" viewBox="0 0 \(Coordinate.text(Self.width)) \(Coordinate.text(Self.height))" role="img" aria-labelledby="\(id)-t \(id)-d" xmlns="http://www.w3.org/2000/svg">
            <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>
            \(legend)
            \(scale(most))
            \(bars.enumerated().map { bar($1, at: $0, most: most) })
            \(names)
            </svg>
            """
    }

    private var legend: HTML? {
        guard bars.contains(where: { $0.part != .other }) else { return nil }
        return """
            <rect class="bar-fill" x="10" y="8" width="16" height="12"/><text x="32" y="19">\(words[.plotThisPeriod])</text>
            <rect class="bar-before" x="190" y="8" width="16" height="12"/><text x="212" y="19">\(words[.plotBefore])</text>
            """
    }

    private func scale(_ most: Int) -> HTML {
        let marks: [HTML] = [0, most].map { value in
            let y = Self.y(value, most)
            return """
                <path class="grid" d="M\(Coordinate.text(Self.left)) \(Coordinate.text(y))H\(Coordinate.text(Self.right))"/>\
                <text class="soft" x="\(Coordinate.text(Self.left - 6))" y="\(Coordinate.text(y + 5))" text-anchor="end">\(words.count(value))</text>
                """
        }
        return "\(marks)"
    }

    private static func y(_ count: Int, _ most: Int) -> Double {
        bottom - (bottom - top) * Double(count) / Double(most)
    }

    private var step: Double { (Self.right - Self.left) / Double(bars.count) }

    private func bar(_ bar: Bar, at place: Int, most: Int) -> HTML {
        let y = Self.y(bar.count, most)
        let kind =
            switch bar.part {
            case .now: "bar-fill"
            case .before: "bar-before"
            case .other: "bar-other"
            }
        let inset = bar.part == .other ? 0.3 : 0.1
        return """
            <rect class="\(kind)" x="\(Coordinate.text(Self.left + step * (Double(place) + inset)))" y="\(Coordinate.text(y))" \
            width="\(Coordinate.text(max(0.6, step * (1 - 2 * inset))))" height="\(Coordinate.text(Self.bottom - y))"/>
            """
    }

    /// Of the first of each year, as far as there is room for it; of few, each.
    private var names: HTML {
        var last = -Double.infinity
        var found: [HTML] = []
        for (place, bar) in bars.enumerated() {
            let isFew = bars.count <= 6 || isByYear
            guard
                isFew || bar.name.hasSuffix("-01") || place == 0 && !bars.contains(where: { $0.name.hasSuffix("-01") })
            else { continue }
            let x = Self.left + step * (Double(place) + (isFew ? 0.5 : 0))
            guard x - last >= 52 else { continue }
            last = x
            found.append(
                """
                <text class="soft" x="\(Coordinate.text(x))" y="\(Coordinate.text(Self.bottom + 20))" \
                text-anchor="\(isFew ? "middle" : "start")">\(isFew && !isByYear ? bar.name : String(bar.name.prefix(4)))</text>
                """)
        }
        return "\(found)"
    }
}
