import FaultModel

/// How likely each cause is now, and what to bring for the likeliest.
struct WalkBeliefs: FaultPiece {
    let words: Words
    let scene: WalkScene
    let links: WalkLinks

    var fault: FaultDocument { scene.fault }
    private static let mostShown = 8
    private var beliefs: [WalkDocument.Belief] { scene.walk.beliefs }

    /// Nil: there is no cause, or the answers cannot all be true.
    var list: HTML? {
        if beliefs.isEmpty { return nil }
        let hint: HTML? = beliefs.count > 1 ? "<p class=\"hint\">\(words[.severalAtOnce])</p>" : nil
        let learning: HTML? = scene.walk.learning.map {
            LearningNote(words: words, learning: $0, rule: scene.rule, address: links.walking(by:)).html
        }
        let estimated: HTML? = scene.walk.beliefsExact == false ? "<p class=\"hint\">\(words[.estimated])</p>" : nil
        return """
            <section aria-labelledby="beliefs-title"><h2 class="minor" id="beliefs-title">\(words[.beliefs])</h2>
            <ol class="beliefs">\(beliefs.prefix(Self.mostShown).map(item))</ol>\(rest)\(hint)\(estimated)\(learning)</section>
            """
    }

    /// The least likely of many causes, folded; a link to one of them opens it.
    private var rest: HTML? {
        let rest = beliefs.dropFirst(Self.mostShown)
        if rest.isEmpty { return nil }
        return """
            <details class="more" id="beliefs-rest"><summary>+\(rest.count) \(words[.moreCodes])</summary>
            <ol class="beliefs" start="\(Self.mostShown + 1)">\(rest.map(item))</ol></details>
            """
    }

    private func item(_ belief: WalkDocument.Belief) -> HTML {
        let isSettled = belief.putRight == true || belief.probability <= 0
        let word = belief.putRight == true ? words[.isPutRight] : words[.ruledOut]
        let tag: HTML? = isSettled ? " <span class=\"tag\">\(word)</span>" : nil
        // What was seen tells of the start; after an answer the share is of what was learnt since.
        let field = scene.given.isEmpty ? belief.field : nil
        let seen: HTML? = field.map { " <small class=\"seen\">\(words.sentence(of: $0))</small>" }
        return """
            <li id="cause-\(belief.cause)"\(isSettled ? " class=\"settled\"" : nil)>\(Share(words: words, share: belief.probability).html)
            <span>\(said(belief.title))\(tag)\(standing(of: belief.cause))\(seen)</span></li>
            """
    }

    private func standing(of cause: String) -> HTML? {
        StandingBadge(words: words).tag(fault.causes.first { $0.id == cause }?.standing)
    }

    /// For causes less likely than this nothing is brought.
    private static let leastShare = 0.1
    private static let mostCauses = 3

    /// Of the likeliest causes that are still open. What the question itself needs stands there.
    var parts: HTML? {
        let asked = scene.asked?.action == .remedy ? scene.asked?.id : nil
        let likely = beliefs.filter { $0.putRight != true && $0.probability >= Self.leastShare && $0.cause != asked }
        let open = Set(likely.map(\.cause))
        var rest = fault
        rest.causes = Array(fault.causes.filter { open.contains($0.id) }.prefix(Self.mostCauses))
        guard scene.asked != nil, var section = FaultParts(words: words, fault: rest).section else { return nil }
        section.aside = "<p class=\"hint\">\(words[.bringFirst])</p>"
        return section.html
    }
}
