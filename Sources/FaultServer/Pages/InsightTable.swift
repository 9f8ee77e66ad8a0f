/// A table of insights: numbers to the right; on a phone each cell says its own heading.
struct InsightTable {
    /// The id of the heading that names it.
    let title: String
    let headings: [String]
    /// The first cell of a row is its name, the others are numbers.
    let rows: [[HTML]]
    /// Where the same is to be had as CSV; nil: nowhere.
    let csv: String?
    let words: Words

    var html: HTML {
        let head: [HTML] = headings.enumerated().map { place, heading in
            "<th scope=\"col\"\(place > 0 ? " class=\"number\"" : nil)>\(heading)</th>"
        }
        let first = table(head, Array(rows.prefix(Self.shown)), title)
        let rest = rows.dropFirst(Self.shown)
        let folded: HTML? =
            rest.isEmpty
            ? nil
            : """
            <details class="more"><summary>+\(rest.count) \(words[.moreCodes])</summary>\(table(head, Array(rest), title))</details>
            """
        let link: HTML? = csv.map { "<p><a class=\"csv\" href=\"\($0)\" download>\(words[.asCSV])</a></p>" }
        return "<div class=\"listed\">\(first)\(folded)\(link)</div>"
    }

    /// Rows that are shown at once; the others are folded.
    private static let shown = 10

    private func table(_ head: [HTML], _ rows: [[HTML]], _ title: String) -> HTML {
        let lines: [HTML] = rows.map { row in
            let cells: [HTML] = row.enumerated().map { place, cell in
                place == 0
                    ? "<th scope=\"row\">\(cell)</th>"
                    : "<td class=\"number\" data-label=\"\(headings[min(place, headings.count - 1)])\">\(cell)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return """
            <div class="wide" tabindex="0" role="group" aria-labelledby="\(title)"><table class="sheet questions">
            <thead><tr>\(head)</tr></thead><tbody>\(lines)</tbody></table></div>
            """
    }
}
