package import FaultModel
package import FaultTrees

/// Reads static fault trees in Galileo's text format: see docs/formats/galileo.md for what is read.
///
/// Three stages: bytes → tokens → statements → `FaultTree`.
package struct GalileoReader {
    /// In the unit in which rates are per; what `lambda` becomes a probability with.
    private let missionTime: Double

    package init(missionTime: Double = 1) { self.missionTime = missionTime }

    package static let maximumBytes = 64 << 20

    /// Whether the bytes look like this format: a `toplevel` statement that ends in a semicolon.
    package static func recognizes(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let range = head.firstRange(of: "toplevel") else { return false }
        return !head.hasPrefix("<") && head[range.upperBound...].prefix(400).contains(";")
    }

    /// - Throws: `UnreadableTree` with every problem that could be found.
    package func tree(
        from bytes: [UInt8], file: String, top: String? = nil, findings: inout Findings
    ) throws(UnreadableTree) -> FaultTree {
        guard bytes.count <= Self.maximumBytes else {
            throw UnreadableTree(problems: [.init(.tooLarge(bytes: bytes.count, limit: Self.maximumBytes), in: file)])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UnreadableTree(problems: [.init(.notUTF8, in: file)])
        }
        var statements = GalileoStatements(text, file: file)
        statements.read()
        guard statements.problems.isEmpty else { throw UnreadableTree(problems: statements.problems) }
        return try GalileoTranslation(statements, missionTime: missionTime).tree(top: top, &findings)
    }
}

/// Text cut into tokens and these into statements.
struct GalileoStatements {
    struct Gate {
        var name: String
        var kind: Kind
        var inputs: [String]
        var line: Int

        enum Kind: Hashable { case or, and, atLeast(Int, of: Int) }
    }

    struct Event {
        var name: String
        var values: [String: Double]
        var line: Int
    }

    let file: String
    private let text: String
    private(set) var top: (name: String, line: Int)?
    private(set) var gates: [Gate] = []
    private(set) var events: [Event] = []
    private(set) var problems: [UnreadableTree.Problem] = []

    init(_ text: String, file: String) {
        self.text = text
        self.file = file
    }

    private struct Token {
        var text: String
        var isQuoted: Bool
        var line: Int
    }

    static let dynamicGates: Set<String> = [
        "pand", "por", "spare", "wsp", "csp", "hsp", "fdep", "pdep", "seq", "mutex", "inspection", "repair",
    ]
    private static let eventKeys: Set<String> = [
        "lambda", "prob", "dorm", "cov", "res", "mean", "stddev", "rate", "shape", "phases", "repair", "repl",
        "interval",
    ]

    mutating func read() {
        var statement: [Token] = []
        for token in tokens() {
            if token.text == ";", !token.isQuoted {
                read(statement)
                statement = []
            } else {
                statement.append(token)
            }
        }
        if let first = statement.first {
            note(.unexpectedToken("the end of the file after '\(first.text)'", expected: "';'"), first.line)
        }
        if top == nil, problems.isEmpty { note(.noTopLevel, nil) }
    }

    private mutating func note(_ reason: UnreadableTree.Reason, _ line: Int?) {
        problems.append(.init(reason, in: file, line: line))
    }

    /// Names in double quotes or bare; `//` and `/* */` are comments.
    private mutating func tokens() -> [Token] {
        var tokens: [Token] = []
        var line = 1
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar {
            case "\n":
                line += 1
                index += 1
            case _ where scalar.properties.isWhitespace: index += 1
            case "/" where index + 1 < scalars.count && scalars[index + 1] == "/":
                while index < scalars.count, scalars[index] != "\n" { index += 1 }
            case "/" where index + 1 < scalars.count && scalars[index + 1] == "*":
                let start = line
                index += 2
                while index + 1 < scalars.count, !(scalars[index] == "*" && scalars[index + 1] == "/") {
                    if scalars[index] == "\n" { line += 1 }
                    index += 1
                }
                if index + 1 >= scalars.count {
                    note(.unexpectedToken("a comment without an end", expected: "'*/'"), start)
                }
                index += 2
            case "\"":
                let start = line
                var name = String.UnicodeScalarView()
                index += 1
                while index < scalars.count, scalars[index] != "\"", scalars[index] != "\n" {
                    name.append(scalars[index])
                    index += 1
                }
                if index >= scalars.count || scalars[index] == "\n" {
                    note(.unexpectedToken("a name without closing quotes", expected: "'\"'"), start)
                    return []
                }
                index += 1
                tokens.append(Token(text: String(name), isQuoted: true, line: start))
            case ";", "=":
                tokens.append(Token(text: String(scalar), isQuoted: false, line: line))
                index += 1
            default:
                var word = String.UnicodeScalarView()
                while index < scalars.count, !scalars[index].properties.isWhitespace,
                    !";=\"".unicodeScalars.contains(scalars[index])
                {
                    word.append(scalars[index])
                    index += 1
                }
                tokens.append(Token(text: String(word), isQuoted: false, line: line))
            }
        }
        return tokens
    }

    private mutating func read(_ statement: [Token]) {
        guard let first = statement.first else { return }
        if !first.isQuoted, first.text == "toplevel" {
            guard statement.count == 2 else {
                return note(
                    .unexpectedToken("\(statement.count - 1) names after 'toplevel'", expected: "one"), first.line)
            }
            if top != nil { return note(.duplicateTopLevel, first.line) }
            top = (statement[1].text, first.line)
            return
        }
        guard statement.count >= 2 else {
            let expected = "a gate ('\"A\" or \"B\" \"C\";') or an event ('\"B\" lambda=0.1;')"
            return note(.unexpectedToken("'\(first.text)' alone", expected: expected), first.line)
        }
        if statement.count >= 3, statement[2].text == "=", !statement[2].isQuoted {
            readEvent(first, statement.dropFirst())
        } else {
            readGate(first, statement[1], statement.dropFirst(2))
        }
    }

    private mutating func readGate(_ name: Token, _ kind: Token, _ inputs: ArraySlice<Token>) {
        let word = kind.text.lowercased()
        let parsed: Gate.Kind
        if word == "or" {
            parsed = .or
        } else if word == "and" {
            parsed = .and
        } else if let numbers = Self.vote(word) {
            parsed = .atLeast(numbers.0, of: numbers.1)
        } else if Self.dynamicGates.contains(word)
            || Self.dynamicGates.contains(String(word.prefix { $0 != "-" && $0 != "=" }))
        {
            return note(.dynamicGate(kind.text, gate: name.text), kind.line)
        } else {
            return note(
                .unexpectedToken("'\(kind.text)' after '\(name.text)'", expected: "'and', 'or', 'KofN' or 'lambda='"),
                kind.line)
        }
        if inputs.isEmpty {
            return note(.unexpectedToken("the gate '\(name.text)' without inputs", expected: "names"), name.line)
        }
        if case .atLeast(let least, let count) = parsed, inputs.count != count || least > count || least < 1 {
            let found = "'\(kind.text)' with \(inputs.count) inputs"
            return note(.unexpectedToken(found, expected: "\(count) inputs and a number from 1 to \(count)"), kind.line)
        }
        gates.append(Gate(name: name.text, kind: parsed, inputs: inputs.map(\.text), line: name.line))
    }

    /// `2of3`.
    private static func vote(_ word: String) -> (Int, Int)? {
        let parts = word.components(around: "of")
        guard let parts, let least = Int(parts.0), let count = Int(parts.1) else { return nil }
        return (least, count)
    }

    private mutating func readEvent(_ name: Token, _ rest: ArraySlice<Token>) {
        var values: [String: Double] = [:]
        var tokens = rest
        while let key = tokens.popFirst() {
            guard let sign = tokens.popFirst(), sign.text == "=", let value = tokens.popFirst() else {
                return note(.unexpectedToken("'\(key.text)' of '\(name.text)'", expected: "'key=value'"), key.line)
            }
            guard Self.eventKeys.contains(key.text) else {
                let nearest = key.text.nearest(among: Self.eventKeys.sorted()).map { "'\($0)'" }
                return note(
                    .unexpectedToken(
                        "'\(key.text)' of '\(name.text)'",
                        expected: nearest ?? "'lambda', 'prob', 'dorm', 'cov' or 'res'"), key.line)
            }
            guard let number = Double(value.text), number.isFinite, number >= 0 else {
                return note(
                    .unexpectedToken("'\(key.text)=\(value.text)' of '\(name.text)'", expected: "a number from 0"),
                    value.line)
            }
            values[key.text] = number
        }
        events.append(Event(name: name.text, values: values, line: name.line))
    }
}

extension String {
    /// The two sides of the first occurrence; nil: there is none.
    fileprivate func components(around separator: String) -> (String, String)? {
        firstRange(of: separator).map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
    }
}

/// From statements to a fault tree.
struct GalileoTranslation {
    private let statements: GalileoStatements
    private let missionTime: Double

    init(_ statements: GalileoStatements, missionTime: Double) {
        self.statements = statements
        self.missionTime = missionTime
    }

    func tree(top: String?, _ findings: inout Findings) throws(UnreadableTree) -> FaultTree {
        var problems: [UnreadableTree.Problem] = []
        var events: [FaultTree.Event] = []
        var uncovered: [Formula] = []
        for event in statements.events {
            do throws(UnreadableTree.Reason) {
                let (covered, rest) = try probability(of: event, &findings)
                events.append(.init(event.name, covered))
                if let rest {
                    // What is not covered brings the whole system down.
                    let name = "\(event.name) (uncovered)"
                    events.append(.init(name, rest))
                    uncovered.append(.name(name))
                }
            } catch {
                problems.append(.init(error, in: statements.file, line: event.line))
            }
        }
        var gates = statements.gates.map { gate -> FaultTree.Gate in
            let connective: Connective =
                switch gate.kind {
                case .or: .or
                case .and: .and
                case .atLeast(let least, _): .atLeast(least)
                }
            return .init(gate.name, .gate(connective, gate.inputs.map { .name($0) }))
        }
        var chosen = top ?? statements.top?.name ?? ""
        if !uncovered.isEmpty {
            let name = "\(chosen) or uncovered"
            gates.append(.init(name, .gate(.or, [.name(chosen)] + uncovered)))
            chosen = name
        }
        guard problems.isEmpty else { throw UnreadableTree(problems: problems) }
        do {
            return try FaultTree(statements.file, top: chosen, gates: gates, events: events, missionTime: missionTime)
        } catch {
            let lines = Dictionary(
                statements.gates.map { ($0.name, $0.line) } + statements.events.map { ($0.name, $0.line) },
                uniquingKeysWith: { _, last in last })
            throw UnreadableTree(
                problems: error.problems.map {
                    .init(.tree($0), in: statements.file, line: lines[$0.element] ?? statements.top?.line)
                })
        }
    }

    /// The probabilities that the event happens covered, and, given that it does not happen uncovered, the other way
    /// round: the two may then be reckoned with as independent (imperfect coverage: Amari, Dugan & Misra 1999).
    private func probability(
        of event: GalileoStatements.Event, _ findings: inout Findings
    ) throws(UnreadableTree.Reason) -> (covered: Expression, uncovered: Expression?) {
        for key in ["mean", "stddev", "rate", "shape", "phases", "repair", "repl", "interval"]
        where event.values[key] != nil {
            throw .unsupportedAttribute(key, event: event.name)
        }
        let (covered, restored) = (event.values["cov"], event.values["res"] ?? 0)
        let single = max(0, 1 - (covered ?? 1 - restored) - restored)
        guard (covered ?? 0) + restored <= 1 + 1e-12 else {
            throw .unexpectedToken(
                "'cov' and 'res' of '\(event.name)' above 1 together", expected: "a sum of 1 at most")
        }
        let failing = 1 - restored
        let all: Expression
        if let probability = event.values["prob"] {
            guard probability <= 1 else {
                throw .unexpectedToken("'prob=\(probability)' of '\(event.name)'", expected: "a number from 0 to 1")
            }
            all = .constant(probability * failing)
        } else if let rate = event.values["lambda"] {
            all = .function(.exponential, [.constant(rate * failing), .missionTime])
        } else {
            throw .noProbability(event: event.name)
        }
        guard failing > 0, single > 0 else { return (all, nil) }
        let uncovered = Expression.function(.mul, [all, .constant(single / failing)])
        let rest = Expression.function(.sub, [.constant(1), uncovered])
        let given = Expression.function(.div, [.function(.mul, [all, .constant(1 - single / failing)]), rest])
        return (given, uncovered)
    }
}
