import FaultDiagnosis
import FaultModel

/// What was answered so far, each answer with the way back to before it.
struct WalkPath: FaultPiece {
    let words: Words
    let scene: WalkScene
    let links: WalkLinks

    var fault: FaultDocument { scene.fault }
    private var walk: WalkDocument { scene.walk }

    /// Nil: nothing was answered yet.
    var html: HTML? {
        if walk.answers.isEmpty { return nil }
        let clashing = Set(walk.contradiction.map(\.number))
        let items: [HTML] = walk.answers.map { item($0, isClashing: clashing.contains($0.number)) }
        return """
            <section aria-labelledby="path-title"><h2 class="minor" id="path-title">\(words[.pathSoFar])</h2>
            <ol class="path">\(items)</ol>
            <p class="walk-foot"><span>\(words.sentence(.timeOnTheWay, words.time(walk.minutesSpent)))</span>
            <a href="\(links.start)">\(words[.startAgain])</a></p></section>
            """
    }

    private func item(_ answer: WalkDocument.Answer, isClashing: Bool) -> HTML {
        """
        <li\(isClashing ? " class=\"clashing\"" : nil)><span>\(said(answer.title))</span><span class="said">\(Self.outcome(of: answer, words, fault.languages))</span>\
        <a href="\(links.before(answer.number - 1))">\(words[.takeBackHere])<span class="visually-hidden"> \(words.label(.stepNumber))\(answer.number)</span></a></li>
        """
    }

    /// `Faulty 24.5 MPa`.
    static func outcome(of answer: WalkDocument.Answer, _ words: Words, _ languages: [Language]) -> HTML {
        let reading: HTML? = answer.value.map { value in
            " <span class=\"reading\">\(words.measured(value))\u{A0}\(answer.unit ?? "")</span>"
        }
        return "\(words.said(answer.label, among: languages))\(reading)"
    }
}

extension Words {
    /// A measured value, converted perhaps, with as many figures as a gauge has.
    func measured(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return number(value) }
        var scale = 1.0
        while abs(value) * scale < 1_000, scale < 1e6 { scale *= 10 }
        return number((value * scale).rounded() / scale)
    }
}
