import FaultDiagnosis
import FaultModel

/// How a walk ended: solved, nothing left to try, or answers that cannot all be true.
struct WalkEnd: FaultPiece {
    let words: Words
    let scene: WalkScene
    let links: WalkLinks

    var fault: FaultDocument { scene.fault }
    private var walk: WalkDocument { scene.walk }

    var html: HTML {
        """
        <section class="asked \(style)" aria-labelledby="question">
        \(sign)
        <h2 id="question" tabindex="-1">\(said(heading))</h2>
        \(conclusion)
        \(parts)
        \(time)
        \(WalkRecordForm(words: words, walk: walk, links: links, formKey: scene.formKey).html)
        \(ways)
        </section>
        """
    }

    private var style: String {
        switch walk.status {
        case .solved: "solved"
        case .contradiction: "clash"
        case .exhausted, .checking, .repairing: "nothing"
        }
    }

    /// Where the heading is not the state itself.
    private var sign: HTML? {
        if walk.status == .solved {
            return "<p class=\"about\"><span class=\"sign-word\">✓ \(words.name(of: walk.status))</span></p>"
        }
        return isEndOfProcedure ? "<p class=\"about\"><span class=\"sign-word\">\(words[.end])</span></p>" : nil
    }

    private var heading: String {
        if isEndOfProcedure { return walk.ending ?? words[.endsWithoutCause] }
        return walk.found?.title ?? words.name(of: walk.status)
    }

    /// The manufacturer's procedure says no more; the causes may still be searched for.
    private var isEndOfProcedure: Bool { walk.status == .exhausted && walk.mode == .procedure }

    private var conclusion: HTML? {
        if walk.status == .contradiction {
            let items: [HTML] = walk.contradiction.map { answer in
                let isStep = scene.stepAnswers[answer.number - 1]
                return """
                    <li class="clashing"><span>\(said(answer.title))</span><span class="said">\(WalkPath.outcome(of: answer, words, fault.languages))</span>\
                    <a href="\(links.without(answer.number - 1, isStep: isStep))">\(words[.clashTakeBack])</a></li>
                    """
            }
            return "<p class=\"outcome-line\">\(words[.takeOneBack])</p><ol class=\"path\">\(items)</ol>"
        }
        if isEndOfProcedure {
            return walk.ending == nil ? nil : "<p class=\"outcome-line\">\(words[.endsWithoutCause])</p>"
        }
        return walk.conclusion.map { "<p class=\"outcome-line\">\(said($0))</p>" }
    }

    private var parts: HTML? {
        guard let parts = walk.found?.remedy?.parts else { return nil }
        let table = PartTable(words: words, parts: parts, languages: fault.languages).html
        return table.map { "<div class=\"remedy\">\($0)</div>" }
    }

    private var time: HTML? {
        if walk.answers.isEmpty { return nil }
        return "<p class=\"why\">\(words.sentence(.timeOnTheWay, words.time(walk.minutesSpent)))</p>"
    }

    /// The one thing to do first is to keep what was found.
    private var isKeepable: Bool { walk.status == .solved && scene.formKey != nil }

    private var ways: HTML {
        let undo: HTML? =
            walk.answers.isEmpty
            ? nil
            : """
            <li><a class="button quiet" href="\(links.before(walk.answers.count - 1))" data-key="z" aria-keyshortcuts="z">\(words[.takeBack])</a></li>
            """
        let guided: HTML? =
            isEndOfProcedure && !walk.alternatives.isEmpty
            ? "<li><a class=\"button\" href=\"\(links.walking(in: .guided))\">\(words[.modeGuided])</a></li>" : nil
        return """
            <ul class="ways">\(guided)<li><a class="button\(guided == nil && !isKeepable ? nil : " quiet")" href="\(links.start)">\(words[.startAgain])</a></li>\(undo)
            <li><a class="button quiet" href="\(SitePath.fault(fault.id))">\(words[.backToFault])</a></li></ul>
            """
    }
}
