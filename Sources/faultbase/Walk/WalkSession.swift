import FaultDiagnosis
import FaultServer
import Foundation

/// A walk with a person at a terminal: asks, reads a line, goes on. What it reads from and writes to is passed in.
struct WalkSession {
    let words: Words
    let columns: Int
    /// Where the walk is after these answers.
    let ask: ([WalkAnswer], WalkState.Mode?) async throws -> WalkDocument
    /// The next line without its end; nil: there are no more.
    let read: () -> String?
    let write: (String) -> Void
    /// The command that repeats the walk.
    var line: WalkLine
    /// Keeps a solved walk as a service record, and answers its id; nil: it cannot be kept.
    var keep: ((WalkDocument) throws -> String)?

    private var walk: WalkDocument?
    /// The alternative that the user chose; nil: the step that is proposed.
    private var chosen: Int?

    init(
        words: Words, columns: Int, line: WalkLine,
        ask: @escaping ([WalkAnswer], WalkState.Mode?) async throws -> WalkDocument,
        read: @escaping () -> String?, write: @escaping (String) -> Void
    ) {
        (self.words, self.columns, self.line) = (words, columns, line)
        (self.ask, self.read, self.write) = (ask, read, write)
    }

    private enum Entry {
        case nothing, leave, help, otherMode
        /// From this answer on, counted from 1; nil: the last.
        case takeBack(Int?)
        case other(Int)
        case outcome(String)
    }

    /// Until the fault is fixed, the user leaves, or there are no more lines.
    mutating func run() async throws {
        var walk = try await ask(line.answers, line.mode)
        self.walk = walk
        show(walk)
        while walk.status != .solved {
            write("> ")
            guard let text = read() else {
                write("\n")
                break
            }
            let entry = entry(text, in: walk)
            if case .leave = entry { break }
            if try await take(entry, in: walk), let next = self.walk {
                walk = next
                show(walk)
            }
        }
        if walk.status == .solved { try offer(toKeep: walk) }
        write("\n\(words[.repeatWalk])\n  \(line.text)\n")
    }

    private func offer(toKeep walk: WalkDocument) throws {
        guard let keep else { return }
        write("\n\(words[.keepAsked]) ")
        guard let typed = read()?.lowercased(), ["y", "yes", "是"].contains(typed) else { return }
        write(words.sentence(.walkKept, try keep(walk)) + "\n")
    }

    private func shown(_ walk: WalkDocument) -> WalkDocument.Action? {
        guard let chosen, walk.alternatives.indices.contains(chosen) else { return walk.next }
        return walk.alternatives[chosen]
    }

    // MARK: - What was typed

    private func entry(_ text: String, in walk: WalkDocument) -> Entry {
        // People who write Chinese often type full-width letters.
        let typed = text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        let key = typed.lowercased()
        switch key {
        case "": return .nothing
        case "q", "quit", "exit": return .leave
        case "?", "h", "help": return .help
        case "m": return .otherMode
        case "z", "undo": return .takeBack(nil)
        default: break
        }
        let rest = key.dropFirst().drop { $0 == " " }
        if key.first == "z", let number = Int(rest) { return .takeBack(number) }
        if key.first == "a", let number = Int(rest) { return .other(number) }
        let outcome = shown(walk)?.outcomes.first { outcome in
            [Self.key(of: outcome), outcome.value, outcome.label.lowercased()].contains(key)
        }
        return .outcome(outcome?.value ?? typed)
    }

    /// The letter of an outcome; choices have their numbers.
    private static func key(of outcome: WalkDocument.Outcome) -> String {
        outcome.value == "fixed" ? "x" : Int(outcome.value) == nil ? String(outcome.value.prefix(1)) : outcome.value
    }

    // MARK: - Going on

    /// - Returns: whether there is something new to show.
    private mutating func take(_ entry: Entry, in walk: WalkDocument) async throws -> Bool {
        switch entry {
        case .nothing, .leave: return false
        case .help:
            write(words[.helpOfWalk] + "\n")
            return false
        case .otherMode:
            guard walk.otherMode != nil else { return say(walk.turn?.text ?? words[.noOtherMode]) }
            return try await go(line.answers, walk.otherMode)
        case .takeBack(nil) where chosen != nil:
            chosen = nil
            return true
        case .takeBack(let number):
            let first = number ?? line.answers.count
            guard (1...max(1, line.answers.count)).contains(first), !line.answers.isEmpty else {
                return say(words[.nothingToTakeBack])
            }
            return try await go(Array(line.answers.prefix(first - 1)), line.mode)
        case .other(let number):
            guard walk.alternatives.indices.contains(number - 1) else {
                return say(words.sentence(.noSuchStep, "a\(number)"))
            }
            chosen = number - 1
            return true
        case .outcome(let outcome):
            guard let step = shown(walk) else { return say(hint(for: walk)) }
            let isReading = step.reading != nil && outcome.contains(where: \.isNumber)
            guard isReading || step.outcomes.contains(where: { $0.value == outcome }) else {
                let keys = step.outcomes.map(Self.key) + (WalkText.example(of: step.reading).map { [$0] } ?? [])
                return say(words.sentence(.notAnAnswer, outcome, words.list(keys)))
            }
            return try await go(line.answers + [WalkAnswer(step.id, outcome)], line.mode)
        }
    }

    private mutating func go(_ answers: [WalkAnswer], _ mode: WalkState.Mode?) async throws -> Bool {
        do {
            walk = try await ask(answers, mode)
            (line.answers, line.mode, chosen) = (answers, mode, nil)
            return true
        } catch let error as WalkError {
            return say(words.sentence(for: error))
        }
    }

    private func say(_ sentence: String) -> Bool {
        write(sentence.wrapped(to: columns).joined(separator: "\n") + "\n")
        return false
    }

    // MARK: - What is shown

    private func show(_ walk: WalkDocument) {
        let text = WalkText(walk, words, columns: columns)
        var lines = [Terminal.faint(String(repeating: "─", count: text.columns))]
        lines += text.head + text.safety + text.turn + text.path + text.beliefs
        if let conclusion = walk.conclusion { lines += [""] + conclusion.wrapped(to: text.columns).map(Terminal.bold) }
        lines += text.found
        if let step = shown(walk) { lines += text.question(step) + keys(for: step, text.columns) }
        if walk.status != .solved {
            lines += chosen == nil ? text.otherSteps { place, _ in "a\(place + 1)" } : []
            lines += ["", Terminal.faint(hint(for: walk))]
        }
        write(lines.joined(separator: "\n") + "\n")
    }

    private func keys(for step: WalkDocument.Action, _ columns: Int) -> [String] {
        let reading = WalkText.example(of: step.reading).map { ["  " + words.sentence(.orReading, $0)] } ?? []
        let hasChoices = step.outcomes.contains { Int($0.value) != nil }
        let keys =
            hasChoices
            ? step.outcomes.flatMap { $0.label.wrapped(to: columns, after: "  \(Self.key(of: $0))  ") }
            : [
                "  "
                    + step.outcomes.map { "\(Terminal.accent(Self.key(of: $0))) \($0.label)" }.joined(separator: "    ")
            ]
        return [""] + keys + reading
    }

    private func hint(for walk: WalkDocument) -> String {
        let others = walk.otherMode.map { [words.sentence(.keyOfMode, words.name(of: $0))] } ?? []
        return (others + [words[.keysOfWalk]]).joined(separator: " · ")
    }
}

extension WalkDocument {
    /// The way that one can change to now; nil: there is no procedure, or it was left for good.
    fileprivate var otherMode: WalkState.Mode? {
        if let code = turn?.code, code == "could-not" || code == "did-not-help" { return nil }
        return modes.first { $0 != mode }
    }
}
