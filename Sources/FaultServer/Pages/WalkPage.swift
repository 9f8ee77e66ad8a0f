import FaultDiagnosis
import FaultModel

/// A walk from a symptom to its cause, one question at a time: safety first, then the question, then why and what else.
struct WalkPage: FaultPiece {
    let words: Words
    let scene: WalkScene

    var fault: FaultDocument { scene.fault }
    private var walk: WalkDocument { scene.walk }
    private var links: WalkLinks {
        WalkLinks(fault: walk.fault, given: scene.given, mode: scene.mode, rule: scene.rule)
    }

    var html: HTML {
        PageFrame(
            words: words, title: "\(title) – \(words[.appName])", address: links.here,
            scripts: [SitePath.script, SitePath.suggestScript, SitePath.walkScript], content: content
        ).html
    }

    /// A tab or a bookmark says where the walk is.
    private var title: String { scene.asked?.ask ?? words.name(of: walk.status) + " – " + walk.title }

    private var content: HTML {
        let safety = SafetyBox(words: words, safety: walk.safety, languages: walk.languages).html
        let question = WalkQuestion(words: words, scene: scene, links: links).html
        // What was believed while it was searched for says nothing once the cause is found.
        let isFound = walk.status == .solved
        let beliefs = WalkBeliefs(words: words, scene: scene, links: links)
        let side: HTML? = isFound ? nil : beliefs.list.map { "<div class=\"walk-side\">\($0)</div>" }
        let path = WalkPath(words: words, scene: scene, links: links).html
        let tree = isFound ? nil : WalkTree(words: words, scene: scene).html
        let source = FaultDetails(words: words, fault: fault).source?.html
        return """
            <article class="walk" data-status="\(status)">
            \(header)
            \(safety)
            \(modes)
            \(turn)
            <div class="walk-grid\(side == nil ? " alone" : nil)">
            \(question)
            \(side)
            <div class="walk-more">\(path)\(others)</div>
            </div>
            <div class="body walk-rest">
            \(beliefs.parts)
            \(tree)
            \(source)
            </div>
            </article>
            """
    }

    private var turn: HTML? {
        guard let turn = walk.turn else { return nil }
        return "<p class=\"turn\">\(said(turn.text))</p>"
    }

    /// What is read aloud when an answer brings this page in place of the last.
    private var status: String {
        guard scene.asked != nil, let first = walk.beliefs.first(where: { $0.putRight != true }) else {
            return words.name(of: walk.status)
        }
        return words.sentence(.likeliestNow, first.title, words.percent(first.probability))
    }

    private var header: HTML {
        let name = fault.product.name ?? fault.product.line
        let line: HTML = "<a href=\"\(SitePath.search([("q", name), ("product", fault.product.line)]))\">\(name)</a>"
        let all: HTML = "<a href=\"\(SitePath.fault(fault.id))\">\(words[.backToFault])</a>"
        return """
            <header class="head">
            <nav class="crumbs" aria-label="\(words[.breadcrumb])"><ol><li>\(line)</li><li>\(all)</li></ol></nav>
            <h1>\(said(walk.title))</h1>
            </header>
            """
    }

    /// Nil: there is one way only, or the procedure has been left, to which nothing leads back.
    private var modes: HTML? {
        let hasLeft = scene.mode != .guided && walk.mode == .guided
        guard walk.modes.count > 1, scene.asked != nil, !hasLeft else { return nil }
        let items: [HTML] = walk.modes.map { mode in
            let current: HTML? = mode == walk.mode ? " aria-current=\"true\"" : nil
            return "<a href=\"\(links.walking(in: mode))\"\(current)>\(words.name(of: mode))</a>"
        }
        return "<nav class=\"modes\" aria-label=\"\(words[.walkMode])\">\(items)</nav>"
    }

    /// The next best steps, each a question that can be asked instead.
    private var others: HTML? {
        let steps = walk.alternatives.filter { $0.id != scene.asked?.id }
        if steps.isEmpty { return nil }
        let items: [HTML] = steps.map { step in
            """
            <li><a href="\(links.asking(step.id))">\(said(step.ask))</a><p>\(step.why)</p></li>
            """
        }
        return """
            <section aria-labelledby="others-title"><h2 class="minor" id="others-title">\(words[.otherSteps])</h2>
            <ul class="others">\(items)</ul></section>
            """
    }
}

/// The warnings of a fault: above everything that could be touched, never folded, never shortened.
struct SafetyBox {
    let words: Words
    let safety: [String]
    let languages: [Language]

    var html: HTML? {
        if safety.isEmpty { return nil }
        let items: [HTML] = safety.map { "<li>\(words.said($0, among: languages))</li>" }
        return """
            <section class="safety" aria-labelledby="safety"><h2 id="safety">\(WarningSign.html)\(words[.safety])</h2>
            <ul>\(items)</ul></section>
            """
    }
}

/// An answer in the link does not belong to the walk.
struct WalkProblemPage {
    let words: Words
    let sentence: String
    let links: WalkLinks
    /// So many of the answers, from the first, belong to it.
    let fitting: Int

    var html: HTML {
        let rest: HTML? =
            fitting == 0
            ? nil : "<li><a class=\"button\" href=\"\(links.keeping(fitting))\">\(words[.goOnWithRest])</a></li>"
        let content: HTML = """
            <article class="walk" data-status="\(words[.badWalkTitle])">
            <header class="head"><h1>\(words[.badWalkTitle])</h1></header>
            <div class="problem"><p>\(sentence)</p></div>
            <ul class="ways">\(rest)<li><a class="button\(rest == nil ? nil : " quiet" as HTML)" href="\(links.start)">\(words[.startAgain])</a></li>
            <li><a class="button quiet" href="\(SitePath.fault(links.fault))">\(words[.backToFault])</a></li></ul>
            </article>
            """
        return PageFrame(
            words: words, title: "\(words[.badWalkTitle]) – \(words[.appName])", address: links.here,
            scripts: [SitePath.script, SitePath.suggestScript, SitePath.walkScript], content: content
        ).html
    }
}
