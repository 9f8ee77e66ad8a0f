package import FaultModel

/// Questions for training as a sheet: for a terminal, a spreadsheet, or to print.
package struct QuizSheet: Sendable {
    let words: Words
    let quiz: QuizDocument

    package init(_ quiz: QuizDocument, language: Language) {
        self.quiz = quiz
        words = Words(language)
    }

    private typealias Question = QuizDocument.Question

    /// Nil: there are as many questions as were asked for.
    package var shortage: String? {
        if quiz.isWhole { return nil }
        return quiz.questions.isEmpty
            ? words[.quizNone] : words.sentence(.quizFew, "\(quiz.wanted)", "\(quiz.questions.count)")
    }

    private var title: String { words.sentence(.quizTitle, quiz.name) }
    private var count: String { words.sentence(.quizSeed, "\(quiz.questions.count)", "\(quiz.seed)") }

    // MARK: - Text

    package var text: String {
        var lines = [title, count]
        for question in quiz.questions {
            lines += ["", "\(question.number). \(question.question)"]
            lines += question.seen.map { "   \($0)" }
            lines += question.choices.enumerated().map { "   \(Question.letter($0)) \($1)" }
        }
        lines += ["", words[.quizAnswers]]
        for question in quiz.questions {
            let source = question.citation.map { "  [\($0.line(words))]" } ?? ""
            lines.append("\(question.number) \(question.answer)  \(question.why)\(source)")
        }
        return lines.joined(separator: "\n")
    }

    // MARK: - CSV

    package var csv: String {
        let most = quiz.questions.map(\.choices.count).max() ?? 0
        var table = CSVText(
            headings: ["number", "kind", "question", "seen"] + (0..<most).map(Question.letter)
                + ["answer", "why", "fault", "document", "revision", "page"])
        for question in quiz.questions {
            let choices: [CSVText.Cell] = (0..<most).map { place in
                place < question.choices.count ? .text(question.choices[place]) : .empty
            }
            let citation = [question.citation?.document, question.citation?.revision, question.citation?.page]
            table.add(
                [
                    .whole(question.number), .text(question.kind), .text(question.question),
                    .text(question.seen.joined(separator: "\n")),
                ] + choices + [.text(question.answer), .text(question.why), .text(question.fault)]
                    + citation.map { $0.map { .text($0) } ?? .empty })
        }
        return table.text
    }

    // MARK: - HTML

    /// A page of its own, with everything it needs in it: a file to print, to mail or to put on a shelf.
    package var html: String {
        ("""
        <!DOCTYPE html>
        <html lang="\(words.language.tag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <style>\(HTML(trusted: String(decoding: Assets.stylesheet, as: UTF8.self)))</style>
        </head>
        <body>
        <main class="quiz">
        <header class="head"><h1>\(title)</h1><p class="hint">\(count)</p>
        \(shortage.map { "<p class=\"problem\">\($0)</p>" as HTML })
        \(quiz.questions.isEmpty ? nil : "<p>\(words[.quizLead])</p>" as HTML)
        <p class="sign-off"><span>\(words.label(.quizName))</span><span>\(words.label(.quizDate))</span></p></header>
        <ol class="questions">\(quiz.questions.map(asked))</ol>
        \(quiz.questions.isEmpty ? nil : answers)
        </main>
        </body>
        </html>

        """ as HTML).string
    }

    private func said(_ text: String, in language: Language) -> HTML { words.said(text, among: [language]) }

    private func asked(_ question: Question) -> HTML {
        let choices: [HTML] = question.choices.map { "<li>\(said($0, in: question.language))</li>" }
        let seen: [HTML] = question.seen.map { "<p class=\"hint\">\(said($0, in: question.language))</p>" }
        return """
            <li><h2>\(said(question.question, in: question.language))</h2>\(seen)<ol class="choices">\(choices)</ol></li>
            """
    }

    private var answers: HTML {
        let items: [HTML] = quiz.questions.map { question in
            let source: HTML? = question.citation.map {
                " <cite class=\"quiet\">\(said($0.line(words), in: question.language))</cite>"
            }
            return """
                <li><b>\(question.answer)</b> \(said(question.right, in: question.language))\(words.language == .chinese ? "。" : ". ")\
                <span>\(said(question.why, in: question.language))</span>\(source)</li>
                """
        }
        return
            "<section class=\"key\" aria-labelledby=\"key\"><h2 id=\"key\">\(words[.quizAnswers])</h2><ol>\(items)</ol></section>"
    }
}
