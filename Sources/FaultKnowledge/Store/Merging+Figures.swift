import FaultModel

extension Merging {
    /// The figures of both, one file once: two manuals in two languages mostly show the same pictures, and the captions of
    /// both stand under them. A file under which they say different things in one language is shown twice.
    static func joinFigures(_ first: [Figure], _ second: [Figure]) -> [Figure] {
        var figures = first
        for figure in second {
            let place = figures.firstIndex { mine in
                guard mine.media == figure.media else { return false }
                guard var caption = mine.caption, let other = figure.caption else { return true }
                return caption.add(other).isEmpty
            }
            guard let place else {
                figures.append(figure)
                continue
            }
            guard let other = figure.caption else { continue }
            if figures[place].caption == nil {
                figures[place].caption = other
            } else {
                figures[place].caption?.add(other)
            }
        }
        return figures
    }
}
