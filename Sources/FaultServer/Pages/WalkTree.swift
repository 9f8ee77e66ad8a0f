import FaultModel

/// The fault tree as it stands now: the picture, and the same as a list.
struct WalkTree: FaultPiece {
    let words: Words
    let scene: WalkScene

    var fault: FaultDocument { scene.fault }

    /// Nil: every cause can bring the symptom about by itself.
    var html: HTML? {
        guard let picture = scene.picture, let tree = fault.tree else { return nil }
        let outline = TreeOutline(words: words, fault: fault, gates: scene.gates, seen: scene.seen)
        return """
            <section id="tree" aria-labelledby="tree-title"><details class="fold" id="tree-fold" open><summary><h2 id="tree-title">\(words[.faultTree])</h2></summary>
            <div class="picture" role="region" tabindex="0" aria-label="\(words[.pictureLabel])">\(picture)</div>
            \(legend)
            \(outline.list(of: tree))
            </details></section>
            """
    }

    private var legend: HTML {
        let steps: [HTML] = (1...5).map { step in
            "<circle class=\"likely-\(step)\" cx=\"\(step * 22 - 12)\" cy=\"9\" r=\"7\"/>"
        }
        return """
            <p class="legend"><span>\(words[.legendLikely]) 0\u{A0}% <svg viewBox="0 0 110 18" aria-hidden="true" focusable="false">\(steps)</svg> 100\u{A0}%</span>
            <span><svg class="one" viewBox="0 0 18 18" aria-hidden="true" focusable="false"><circle class="off" cx="9" cy="9" r="7"/></svg> \(words[.legendSettled])</span>
            <span><svg class="one" viewBox="0 0 18 18" aria-hidden="true" focusable="false"><rect class="looked" x="1.5" y="4" width="15" height="10"/></svg> \(words[.legendSeen])</span></p>
            """
    }
}
