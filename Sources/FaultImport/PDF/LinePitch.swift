/// How far the lines of one cell are from each other. Rows may be hardly further apart, so that it is taken from the table
/// itself: the least step there is. Lines of Chinese are set wider than those of Latin letters, each beside its own kind.
struct LinePitch {
    private var latin = Double.infinity
    private var eastern = Double.infinity

    /// Steps are alike up to this.
    private static let tolerance = 1.2
    /// What Chinese needs more, at most.
    private static let widening = 1.25

    init(of columns: [[PDFLine]]) {
        for (above, line) in columns.lazy.flatMap({ zip($0, $0.dropFirst()) }) {
            // A raised letter is no line of its own.
            let step = max(line.middle - above.middle, line.size)
            if line.isEastern { eastern = min(eastern, step) } else { latin = min(latin, step) }
        }
        (latin, eastern) = (min(latin, eastern), min(eastern, latin * Self.widening))
    }

    /// The greatest step from the line above to this one in the same cell.
    func most(above line: PDFLine) -> Double { (line.isEastern ? eastern : latin) * Self.tolerance }
}

extension PDFLine {
    fileprivate var isEastern: Bool { text.unicodeScalars.contains { $0.value >= 0x2E80 } }
}
