import FaultKnowledge

/// A way to make the text index and to ask it.
protocol IndexForm {
    var name: String { get }
    /// The `tokenize` option of FTS5.
    var tokenizer: String { get }
    /// What is given to FTS5 for a text.
    func column(of text: String) -> String
    /// The terms of a question, each an FTS5 expression; empty: it cannot be asked.
    func expressions(for question: String) -> [String]
}

/// As the knowledge base does it: tokens joined by spaces, which `ascii` only splits again.
struct AnalysedForm: IndexForm {
    let name = "a: analysis before, pairs"
    let tokenizer = "ascii"
    let analysis = TextAnalysis()

    func column(of text: String) -> String {
        var line: [UInt8] = []
        analysis.append(text, to: &line)
        return String(decoding: line, as: UTF8.self)
    }

    func expressions(for question: String) -> [String] {
        Term.read(question, with: analysis).map { term in
            var alternatives = [quoted(term.token.text) + (term.token.kind == .single ? " *" : "")]
            if !term.leaves.isEmpty { alternatives.append(quoted(term.leaves.map(\.text).joined(separator: " "))) }
            return oneOf(alternatives)
        }
    }
}

/// The same analysis inside of FTS5, which is given the text as it stands.
struct TokenizerForm: IndexForm {
    let name = "b: custom tokenizer, pairs"
    let tokenizer = AnalysisTokenizer.name
    let analysis = TextAnalysis()

    func column(of text: String) -> String { text }

    func expressions(for question: String) -> [String] {
        Term.read(question, with: analysis).map { term in
            var alternatives = [quoted(term.surface(of: term.token)) + (term.token.kind == .single ? " *" : "")]
            if !term.leaves.isEmpty {
                alternatives.append(quoted(term.leaves.map(term.surface).joined(separator: " ")))
            }
            return oneOf(alternatives)
        }
    }
}

/// Before the index as well, but each character of a script without spaces by itself; a pair is asked for as a phrase.
struct UnigramForm: IndexForm {
    let name = "c: analysis before, single characters"
    let tokenizer = "ascii"
    let analysis = TextAnalysis()

    func column(of text: String) -> String {
        var line: [UInt8] = []
        analysis.scan(text) { bytes, _, kind in
            line.append(contentsOf: kind == .pair ? bytes.prefix(Self.length(of: bytes)) : bytes)
            line.append(0x20)
        }
        return String(decoding: line, as: UTF8.self)
    }

    func expressions(for question: String) -> [String] {
        Term.read(question, with: analysis).map { term in
            if term.token.kind == .pair { return quoted(term.token.text.map(String.init).joined(separator: " ")) }
            var alternatives = [quoted(term.token.text)]
            if !term.leaves.isEmpty { alternatives.append(quoted(term.leaves.map(\.text).joined(separator: " "))) }
            return oneOf(alternatives)
        }
    }

    /// Of the first character of a pair, in UTF-8.
    private static func length(of pair: ArraySlice<UInt8>) -> Int {
        switch pair.first ?? 0 {
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }
}

/// SQLite's own answer to text without spaces: every three neighbouring characters, of any script.
struct TrigramForm: IndexForm {
    let name = "d: FTS5 trigram"
    let tokenizer = "trigram"
    let analysis = TextAnalysis()

    func column(of text: String) -> String { text }

    func expressions(for question: String) -> [String] {
        let terms = Term.read(question, with: analysis)
        let bytes = Array(question.utf8)
        return terms.indices.compactMap { index in
            let term = terms[index]
            guard term.token.kind == .pair else {
                let surface = term.surface(of: term.token)
                return surface.unicodeScalars.count < 3 ? nil : quoted(surface)
            }
            guard index + 1 < terms.count, terms[index + 1].token.kind == .pair,
                terms[index + 1].token.range.overlaps(term.token.range)
            else { return nil }
            let range = term.token.range.lowerBound..<terms[index + 1].token.range.upperBound
            return quoted(String(decoding: bytes[range], as: UTF8.self))
        }
    }
}

private func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

private func oneOf(_ alternatives: [String]) -> String {
    alternatives.count == 1 ? alternatives[0] : "(" + alternatives.joined(separator: " OR ") + ")"
}
