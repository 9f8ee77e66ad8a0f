import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find faults, sections of manuals and parts by symptom, fault code, part number or model.",
        discussion: """
            Codes and part numbers in any writing come first. A quoted phrase stands together; -word leaves out.

            Examples:
              faultbase search 打不出料
              faultbase search "HBT80报E07不泵送"
              faultbase search '"oil leak" -filter' --class hydraulic --limit 5
            """)

    @Argument(help: "What is asked; several words need no quotes.")
    var query: [String]

    @Option(help: "Only this product line.")
    var product: String?
    @Option(help: "Only this model, in any writing.")
    var model: String?
    @Option(name: .customLong("class"), help: "Only this kind of fault: electrical, mechanical, hydraulic, other.")
    var faultClass: String?
    @Option(help: "Only this kind of thing: fault, part, procedure, passage, record.")
    var kind: String?
    @Option(
        help: """
            Only this state of knowledge: work-in-progress, not-validated, validated, archived. (default: all but archived)
            """)
    var state: String?
    @Option(
        name: .customLong("lang"),
        help: "Only what has this language, and shown in it. (default: any; shown in the question's)")
    var language: String?
    @Option(parsing: .unconditional, help: "How many hits, 1 to 100.")
    var limit = 10
    @Option(parsing: .unconditional, help: "Leave out so many of the best hits first.")
    var offset = 0
    @Flag(help: "Say how each hit got its score.")
    var explain = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let request = try request()
        let answers = Answers(try store.open())
        let document = try await answers.search(request, explained: explain)
        try store.answer(document) { SearchReport(document: $0, offset: offset).text }
        if document.total == 0 { throw CommandFailure("", .notFound) }
    }

    private func request() throws -> SearchRequest {
        var request = SearchRequest(query.joined(separator: " "))
        if request.text.allSatisfy(\.isWhitespace) {
            throw CommandFailure("The question is empty; expected a symptom, fault code or part number.")
        }
        request.limit = limit
        request.offset = offset
        request.filter.product = product
        request.filter.model = model
        request.filter.class = try value("--class", faultClass)
        request.filter.kind = try value("--kind", kind)
        request.filter.state = try value("--state", state)
        if let tag = language {
            guard let language = Language(tag) else {
                throw CommandFailure("--lang is '\(tag)'; expected a language tag such as zh or en.")
            }
            request.filter.language = language
            request.language = language
        }
        return request
    }

    private func value<Value: RawRepresentable & CaseIterable>(_ name: String, _ text: String?) throws -> Value?
    where Value.RawValue == String {
        guard let text else { return nil }
        guard let value = Value(rawValue: text) else {
            let expected = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure("\(name) is '\(text)'; expected one of \(expected).")
        }
        return value
    }
}

/// The hits of a search as text.
struct SearchReport {
    let document: SearchDocument
    let offset: Int

    var text: String {
        if document.hits.isEmpty {
            let nothing =
                document.total == 0
                ? "Nothing found. Try fewer or other words, or the code alone."
                : "There are \(document.total) hits; none from \(offset + 1) on."
            return ([nothing] + nearMisses).joined(separator: "\n")
        }
        var lines = ["\(document.total) found, \(document.support.rawValue) match" + correction] + nearMisses
        for (index, hit) in document.hits.enumerated() {
            lines.append("")
            lines += self.lines(of: hit, number: offset + index + 1)
        }
        return lines.joined(separator: "\n")
    }

    private var nearMisses: [String] {
        let names = document.didYouMean.map { "\($0.kind.rawValue) \($0.text)" }
        return names.isEmpty ? [] : ["Did you mean \(names.joined(separator: ", "))?"]
    }

    private var correction: String {
        document.query.corrected.map { "; also searched for '\($0)'" } ?? ""
    }

    private func lines(of hit: SearchDocument.Hit, number: Int) -> [String] {
        let codes = hit.codes.isEmpty ? "" : "  " + Terminal.accent("[\(hit.codes.joined(separator: ", "))]")
        var lines = ["\(number). \(Terminal.plain(hit.markedTitle))\(codes)"]
        let facts = [
            name(of: hit), hit.product?.name, hit.class?.rawValue, hit.standing?.sentence(Words(.english)),
            hit.kind == "passage" ? hit.citation?.document : nil,
        ].compactMap { $0 }
        lines.append("   " + Terminal.faint(facts.joined(separator: " · ")))
        let isNews = hit.kind == "passage" || !hit.markedTitle.contains("<mark>")
        if let snippet = hit.snippet, isNews, snippet != hit.markedTitle {
            lines.append("   “\(Terminal.plain(snippet))”")
        }
        for cause in hit.causes.prefix(3) {
            let share = cause.probability.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
            lines.append(
                "   " + String(repeating: " ", count: max(0, 5 - share.count)) + share + "  " + cause.title
                    + (cause.standing.map { "  " + Terminal.alarm("[\($0.sentence(Words(.english)))]") } ?? ""))
        }
        if hit.kind != "part", !hit.parts.isEmpty {
            let parts = hit.parts.prefix(4).map { part in
                part.replacedBy.map { "\($0) (instead of \(part.number))" } ?? "\(part.number) \(part.name ?? "")"
            }
            lines.append("   → " + parts.joined(separator: ", "))
        }
        if let explanation = hit.explanation { lines.append("   " + Self.line(of: explanation, score: hit.score)) }
        return lines
    }

    private func name(of hit: SearchDocument.Hit) -> String {
        switch hit.kind {
        case "fault": hit.id
        case "part": "part \(hit.parts.first?.number ?? hit.id)"
        default: "\(hit.kind) \(hit.id)"
        }
    }

    private static func line(of explanation: ExplanationDocument, score: Double) -> String {
        let terms = explanation.terms.map { "\($0.name) \(rounded($0.weight))" }
        let factors = explanation.factors.map { "\($0.name) ×\(rounded($0.weight))" }
        return Terminal.faint(
            "score \(score) = 100 × tier \(explanation.tier) + text \(rounded(explanation.text)) squashed ("
                + (terms + factors).joined(separator: ", ") + ")")
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
