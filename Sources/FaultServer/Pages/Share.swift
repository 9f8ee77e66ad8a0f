/// A probability as a number and a bar. The bar adds nothing for a reader who listens: the number says it all.
struct Share {
    let words: Words
    let share: Double

    var html: HTML {
        "<span class=\"share\"><b>\(words.percent(share))</b>\(bar)</span>"
    }

    /// SVG, since its lengths are attributes: our policy allows no inline style, and it prints without backgrounds.
    private var bar: HTML {
        let width = words.number((min(max(share, 0), 1) * 1000).rounded() / 10)
        return """
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="track" width="100" height="8"/><rect class="fill" width="\(width)" height="8"/></svg>
            """
    }
}

/// Whether the probabilities of some causes tell a reader anything.
enum Weighing {
    /// There is one cause, or nothing could be reckoned.
    case none
    /// All are equally likely as far as is known.
    case equal
    case told

    init(_ shares: [Double?]) {
        let known = shares.compactMap { $0 }
        guard shares.count > 1, let first = known.first else {
            self = .none
            return
        }
        self = known.count == shares.count && known.allSatisfy { abs($0 - first) < 1e-6 } ? .equal : .told
    }
}
