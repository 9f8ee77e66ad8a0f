import FaultDiagnosis
import FaultModel

/// What is to be done next, as large as the page can make it, with its answers; or how the walk ended.
struct WalkQuestion: FaultPiece {
    let words: Words
    let scene: WalkScene
    let links: WalkLinks

    var fault: FaultDocument { scene.fault }
    private var walk: WalkDocument { scene.walk }

    var html: HTML {
        if let asked = scene.asked { return question(asked) }
        return WalkEnd(words: words, scene: scene, links: links).html
    }

    // MARK: The question

    private func question(_ asked: WalkDocument.Action) -> HTML {
        """
        <section class="asked" aria-labelledby="question">
        \(about(asked))
        \(asked.do.map { "<p class=\"do\">\(said($0))</p>" as HTML })
        \(FigureList(words: words, figures: asked.figures, languages: fault.languages).html)
        <h2 id="question" tabindex="-1">\(said(asked.ask))</h2>
        \(asked.reading.map(must))
        \(why(asked))
        \(tools(asked))
        \(howTo(asked))
        \(asked.reading.map { form(asked, $0) })
        <ul class="answers\(asked.isLong ? " many" : nil)" aria-label="\(words[.answers])">\(asked.outcomes.map { answer(asked, $0) })</ul>
        \(undo)
        </section>
        """
    }

    private func about(_ asked: WalkDocument.Action) -> HTML {
        var pieces: [HTML] = ["<span>\(words[.stepNumber]) \(walk.answers.count + 1)</span>"]
        if let minutes = asked.minutes {
            pieces.append("<span>\(words.sentence(.stepTime, words.time(minutes)))</span>")
        }
        if let about = asked.about {
            let label = words.label(asked.action == .remedy ? .cause : .observes)
            pieces.append("<span>\(label)\(said(about))</span>")
        }
        if scene.chosen != nil {
            let back: HTML? = walk.next == nil ? nil : " <a href=\"\(links.here)\">\(words[.backToBest])</a>"
            pieces.append("<span>\(words[.choseInstead])\(back)</span>")
        }
        return "<p class=\"about\">\(pieces)</p>"
    }

    /// A step of a procedure does not say what the way takes; the walk knows.
    private func why(_ asked: WalkDocument.Action) -> HTML {
        let whole = walk.mode == .procedure ? words.expectation(of: walk) : nil
        let sentence = words.label(.whyThis) + asked.why
        return whole.map { "<p class=\"why\">\(sentence)<br>\($0)</p>" } ?? "<p class=\"why\">\(sentence)</p>"
    }

    private func must(_ reading: Reading) -> HTML {
        """
        <p class="must"><span class="label">\(words[.reading])</span> <strong class="reading">\(words.range(of: reading))</strong></p>
        """
    }

    private func tools(_ asked: WalkDocument.Action) -> HTML? {
        if asked.tools.isEmpty { return nil }
        return "<dl class=\"needs\"><dt>\(words[.tools])</dt><dd>\(said(words.list(asked.tools)))</dd></dl>"
    }

    private func howTo(_ asked: WalkDocument.Action) -> HTML? {
        if asked.steps.isEmpty && asked.parts.isEmpty { return nil }
        let steps: [HTML] = asked.steps.map { "<li>\(said($0))</li>" }
        let list: HTML? = asked.steps.isEmpty || asked.steps == [asked.ask] ? nil : "<ol class=\"steps\">\(steps)</ol>"
        return """
            <div class="remedy">\(list)\(PartTable(words: words, parts: asked.parts, languages: fault.languages).html)</div>
            """
    }

    // MARK: Its answers

    /// The server judges what was read: the same unit rules for everyone, and none of them in a script.
    private func form(_ asked: WalkDocument.Action, _ reading: Reading) -> HTML {
        let misread = scene.misread?.action == asked.id ? scene.misread : nil
        let wrong: HTML? = misread.map { "<p class=\"wrong\" id=\"wrong\">\(WarningSign.html)\($0.reason)</p>" }
        let state: HTML? = misread == nil ? nil : " aria-invalid=\"true\" aria-describedby=\"wrong\""
        return """
            <form class="read" action="\(links.path)" method="get">\(links.hidden)<input type="hidden" name="of" value="\(asked.id)">
            <label for="reading">\(words[.yourReading]) <span class="quiet">\(words.sentence(.inUnit, reading.unit))</span></label>
            \(wrong)
            <div class="read-row"><input id="reading" name="reading" inputmode="decimal" autocomplete="off" maxlength="64" value="\(misread?.text ?? "")"\(state)>\
            <span class="unit" aria-hidden="true">\(reading.unit)</span><button type="submit">\(words[.judgeReading])</button></div>
            </form>
            <p class="or">\(words[.orAnswer])</p>
            """
    }

    private func answer(_ asked: WalkDocument.Action, _ outcome: WalkDocument.Outcome) -> HTML {
        let address = links.adding(WalkAnswer(asked.id, outcome.value))
        let isAside = outcome.value == "unknown" || outcome.value == "cannot"
        let key = Self.keys[outcome.value] ?? (outcome.value.count == 1 ? outcome.value : nil)
        let sign: HTML? = key.map { "<kbd aria-hidden=\"true\">\($0.uppercased())</kbd>" }
        let shortcut: HTML? = key.map { " data-key=\"\($0)\" aria-keyshortcuts=\"\($0)\"" }
        return """
            <li\(isAside ? " class=\"aside\"" : nil)><a href="\(address)" rel="nofollow"\(shortcut)>\(sign)<span>\(said(outcome.label))</span></a></li>
            """
    }

    /// The keys of the terminal's walk; choices have their numbers.
    private static let keys = [
        "ok": "o", "faulty": "f", "unknown": "u", "cannot": "c", "yes": "y", "no": "n", "done": "d", "fixed": "x",
        "not-fixed": "n",
    ]

    /// The last answer can be taken back right here.
    private var undo: HTML? {
        guard let last = walk.answers.last else { return nil }
        let text = words.sentence(.takeBackLast, last.title + " – " + last.label)
        return """
            <p class="undo"><a href="\(links.before(walk.answers.count - 1))" data-key="z" aria-keyshortcuts="z">\(said(text))</a></p>
            """
    }
}

extension WalkDocument.Action {
    /// Whether answers need a line of their own on a desk, too.
    fileprivate var isLong: Bool { outcomes.contains { $0.label.count > 24 } }
}

extension Words {
    /// `10 minutes`: of a step or a way.
    func time(_ minutes: Double) -> String { duration(minutes) }
}
