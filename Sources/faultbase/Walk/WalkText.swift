import FaultDiagnosis
import FaultModel
import FaultServer

/// Where a walk is, as lines for a terminal.
struct WalkText {
    let walk: WalkDocument
    let words: Words
    /// Of the terminal; lines are no longer than this or 100.
    let columns: Int

    private static let mostBeliefs = 8
    private static let barColumns = 20

    init(_ walk: WalkDocument, _ words: Words, columns: Int) {
        self.walk = walk
        self.words = words
        self.columns = min(max(columns, 40), 100)
    }

    /// One step with all that is known, and the options that answer it.
    var whole: String {
        var lines = head + safety + turn + path + beliefs
        if let conclusion = walk.conclusion { lines += [""] + conclusion.wrapped(to: columns) }
        lines += found
        if let next = walk.next { lines += question(next) + options(for: next) }
        return (lines + otherSteps { _, step in step.id }).joined(separator: "\n")
    }

    // MARK: - What is known

    var head: [String] {
        let facts = [walk.currentFault ?? walk.fault, words.name(of: walk.mode), words.name(of: walk.status)]
        let expected = words.expectation(of: walk)?.wrapped(to: columns) ?? []
        return walk.title.wrapped(to: columns).map(Terminal.bold)
            + facts.joined(separator: " · ").wrapped(to: columns).map(Terminal.faint) + expected
    }

    var safety: [String] {
        section(.safety, walk.safety.flatMap { $0.wrapped(to: columns - 2, after: "! ") }.map(Terminal.alarm))
    }

    var turn: [String] { walk.turn.map { [""] + $0.text.wrapped(to: columns).map(Terminal.accent) } ?? [] }

    var path: [String] {
        section(
            .pathSoFar,
            walk.answers.flatMap { answer in
                let value = answer.value.map { " (\(words.number($0)) \(answer.unit ?? ""))" } ?? ""
                return "\(answer.title) – \(answer.label)\(value)".wrapped(to: columns - 2, after: "\(answer.number). ")
            })
    }

    /// Empty once the cause is found: they are of the time before.
    var beliefs: [String] {
        guard walk.found == nil else { return [] }
        let shown = walk.beliefs.prefix(Self.mostBeliefs)
        var lines = shown.flatMap { belief in
            let mark = belief.putRight == true ? " (\(words[.isPutRight]))" : ""
            let share = words.percent(belief.probability)
            let number = String(repeating: " ", count: max(0, 6 - share.terminalColumns)) + share
            let indent = String(repeating: " ", count: Self.barColumns + 9)
            let field = walk.answers.isEmpty ? belief.field : nil
            let seen = field.map { words.sentence(of: $0).wrapped(to: columns - 2, after: indent) } ?? []
            return "\(belief.title)\(mark)".wrapped(
                to: columns - 2, after: "\(Self.bar(belief.probability)) \(number)  ") + seen.map(Terminal.faint)
        }
        if let next = walk.beliefs.dropFirst(Self.mostBeliefs).first {
            let rest = walk.beliefs.count - Self.mostBeliefs
            lines.append(
                String(repeating: " ", count: Self.barColumns + 9)
                    + words.sentence(.moreCauses, "\(rest)", words.percent((next.probability * 100).rounded(.up) / 100))
            )
        }
        if let learning = walk.learning {
            lines += words.sentence(of: learning).wrapped(to: columns - 2).map(Terminal.faint)
        }
        return section(.beliefs, lines)
    }

    private static func bar(_ share: Double) -> String {
        let filled = min(barColumns, max(share > 0 ? 1 : 0, Int((share * Double(barColumns)).rounded())))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: barColumns - filled)
    }

    /// The parts of the cause that was found, and the time that it took.
    var found: [String] {
        guard let found = walk.found else { return [] }
        let parts = found.remedy.map { self.parts($0.parts) } ?? []
        return section(.parts, parts) + ["", words.sentence(.timeOnTheWay, words.duration(walk.minutesSpent))]
    }

    // MARK: - What to do

    func question(_ step: WalkDocument.Action) -> [String] {
        var lines = [""]
        if let text = step.do { lines += text.wrapped(to: columns) }
        let label = step.action == .remedy ? words.label(.remedy) : ""
        lines += (label + step.ask).wrapped(to: columns, after: "→ ").map(Terminal.bold)
        if let about = step.about {
            lines += (words.label(step.action == .remedy ? .cause : .observes) + about).wrapped(
                to: columns, after: "  ")
        }
        if let reading = step.reading { lines.append("  " + words.label(.reading) + FaultReport.range(reading)) }
        if !step.tools.isEmpty {
            lines += (words.label(.tools) + words.list(step.tools)).wrapped(to: columns, after: "  ")
        }
        for (index, text) in step.steps.enumerated() { lines += text.wrapped(to: columns, after: "  \(index + 1). ") }
        lines += parts(step.parts).map { "  " + $0 }
        if let minutes = step.minutes { lines.append("  " + words.sentence(.stepTime, words.duration(minutes))) }
        lines += (words.label(.whyThis) + step.why).wrapped(to: columns, after: "  ").map(Terminal.faint)
        return lines
    }

    private func parts(_ parts: [FaultDocument.UsedPart]) -> [String] {
        parts.map { part in
            let instead = part.replacedBy.map { "  " + Terminal.alarm("\(words[.orderInstead]) \($0)") } ?? ""
            return "\(words.number(part.quantity)) × \(part.number) \(part.name ?? "")\(instead)"
        }
    }

    private func options(for step: WalkDocument.Action) -> [String] {
        var answers = step.outcomes.map { ("--answer \(step.id)=\($0.value)", $0.label) }
        if let example = Self.example(of: step.reading) {
            answers.append((WalkLine.option(.init(step.id, example)), words.sentence(.orReading, example)))
        }
        let width = min(answers.map(\.0.terminalColumns).max() ?? 0, columns - 30)
        return section(
            .howToAnswer,
            answers.flatMap { option, label in
                label.wrapped(to: columns - 2, after: Terminal.padded(option, to: width) + "  ")
            })
    }

    /// - Parameter key: what a step is chosen by, from its place and itself.
    func otherSteps(_ key: (Int, WalkDocument.Action) -> String) -> [String] {
        let keys = walk.alternatives.enumerated().map { key($0.offset, $0.element) }
        let times = walk.alternatives.map { $0.expectedMinutes.map(words.duration) ?? "" }
        let width = min(keys.map(\.terminalColumns).max() ?? 0, columns / 3)
        let timeWidth = times.map(\.terminalColumns).max() ?? 0
        let lines = zip(walk.alternatives, zip(keys, times)).flatMap { step, texts in
            let time = String(repeating: " ", count: timeWidth - texts.1.terminalColumns) + texts.1
            return step.ask.wrapped(to: columns - 2, after: "\(Terminal.padded(texts.0, to: width))  \(time)  ")
        }
        return section(.otherSteps, lines)
    }

    /// A value that would be right, in the reading's own unit.
    static func example(of reading: Reading?) -> String? {
        guard let reading, let bound = reading.min ?? reading.max else { return nil }
        return "\(FaultReport.number(bound)) \(reading.unit)"
    }

    private func section(_ title: Words.Key, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", Terminal.bold(words[title])] + lines.map { "  " + $0 }
    }
}

/// The command that repeats a walk.
struct WalkLine {
    var fault: String
    var answers: [WalkAnswer]
    var mode: WalkState.Mode?
    /// Options that the user gave and that change what is answered: `--kb`, `--lang`.
    var others: [String]

    var text: String {
        let mode = mode.map { ["--mode \($0.rawValue)"] } ?? []
        return (["faultbase walk \(fault)"] + answers.map(Self.option) + mode + others).joined(separator: " ")
    }

    static func option(_ answer: WalkAnswer) -> String { "--answer " + quoted("\(answer.action)=\(answer.outcome)") }

    /// As a POSIX shell reads it.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_./=:,+%@".utf8.contains($0) }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
