import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// Reads the parameters of a request and says what is wrong with them.
struct RequestParameters {
    private let values: [String: String]
    /// Of names that may be given again and again, in order.
    private let lists: [String: [String]]

    /// - Parameters:
    ///   - known: the names that the route understands.
    ///   - repeated: more names, which may be given again and again.
    /// - Throws: `Problem` for a name that is not known, a name given twice, and escapes that are no UTF-8.
    init(_ request: Request, known: Set<String>, repeated: Set<String> = []) throws {
        try self.init(query: request.uri.query ?? "", known: known, repeated: repeated)
    }

    init(query: String, known: Set<String>, repeated: Set<String> = []) throws {
        var values: [String: String] = [:]
        var lists: [String: [String]] = [:]
        let allNames = known.union(repeated).sorted()
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                throw Problem.badParameter(String(parts[0]), "'\(pair)' is not percent-encoded UTF-8.")
            }
            guard allNames.contains(name) else {
                let hint = name.nearest(among: allNames).map { " Did you mean '\($0)'?" } ?? ""
                throw Problem.badParameter(
                    name,
                    "'\(name)' is not a parameter here; expected \(allNames.joined(separator: ", ")).\(hint)")
            }
            if repeated.contains(name) {
                lists[name, default: []].append(value)
                continue
            }
            if values.updateValue(value, forKey: name) != nil {
                throw Problem.badParameter(name, "'\(name)' is given twice; give it once.")
            }
        }
        self.values = values
        self.lists = lists
    }

    /// Every name with its values, empty ones too, in order of name.
    var given: [(name: String, value: String)] {
        let all = values.map { ($0.key, $0.value) } + lists.flatMap { name, list in list.map { (name, $0) } }
        return all.sorted { $0.0 < $1.0 }
    }

    /// All values of a name that may be given again and again, in order, but for empty ones.
    func list(_ name: String) -> [String] { (lists[name] ?? []).filter { !$0.isEmpty } }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }

    /// Nil: not given, or empty.
    subscript(name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Problem.badParameter(
                name, "\(name) is '\(text)'; expected a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// Above 0 and at most 1.
    func probability(_ name: String) throws -> Double? {
        guard let text = values[name] else { return nil }
        guard let number = Double(text), number > 0, number <= 1 else {
            throw Problem.badParameter(
                name, "\(name) is '\(text)'; expected a probability above 0 and at most 1, such as 0.9.")
        }
        return number
    }

    func value<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type) throws -> Value?
    where Value.RawValue == String {
        guard let text = self[name] else { return nil }
        guard let value = Value(rawValue: text) else {
            let expected = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.badParameter(name, "\(name) is '\(text)'; expected one of \(expected).")
        }
        return value
    }

    func language(_ name: String) throws -> Language? {
        guard let text = self[name] else { return nil }
        guard let language = Language(text) else {
            throw Problem.badParameter(name, "\(name) is '\(text)'; expected a language tag such as zh or en.")
        }
        return language
    }

    func flag(_ name: String) throws -> Bool {
        guard let text = values[name] else { return false }
        guard let flag = ["1": true, "true": true, "0": false, "false": false][text] else {
            throw Problem.badParameter(name, "\(name) is '\(text)'; expected true or false.")
        }
        return flag
    }

    /// The answers of a walk, in order: `answer=measure-relief-pressure=31.2 MPa`.
    func walkAnswers() throws -> [WalkAnswer] {
        try list("answer").map { text in
            guard let answer = WalkAnswer(text) else {
                throw Problem.badParameter(
                    "answer",
                    "answer is '\(text)'; expected ID=OUTCOME such as measure-relief-pressure=ok, or "
                        + "measure-relief-pressure=31.2 MPa.")
            }
            return answer
        }
    }

    /// What search is asked for.
    func searchRequest() throws -> SearchRequest {
        var request = SearchRequest(self["q"] ?? "")
        request.limit = try number("limit", in: SearchRequest.limits) ?? request.limit
        request.offset = try number("offset", in: SearchRequest.offsets) ?? request.offset
        request.filter.product = self["product"]
        request.filter.model = self["model"]
        request.filter.class = try value("class", of: FaultClass.self)
        request.filter.kind = try value("kind", of: ItemKind.self)
        request.filter.state = try value("state", of: KnowledgeState.self)
        request.filter.language = try language("lang")
        request.language = request.filter.language
        return request
    }

    /// Which service records are counted.
    func insightRequest() throws -> InsightRequest {
        var request = InsightRequest()
        request.filter.product = self["product"]
        request.filter.model = self["model"]
        request.filter.from = try day("from")
        request.filter.to = try day("to")
        if let from = request.filter.from, let to = request.filter.to, from > to {
            throw Problem.badParameter("to", "to is '\(to)', before from, which is '\(from)'.")
        }
        if let name = self["hours"] {
            guard let band = HoursBand(name: name) else {
                let expected = HoursBand.allCases.map(\.name).joined(separator: ", ")
                throw Problem.badParameter("hours", "hours is '\(name)'; expected one of \(expected).")
            }
            request.filter.hours = band
        }
        request.repeatDays = try number("repeat_days", in: KnowledgeBase.repeatDays) ?? request.repeatDays
        return request
    }

    static let insights: Set<String> = ["product", "model", "hours", "from", "to", "repeat_days"]
    static let search: Set<String> = [
        "q", "product", "model", "class", "kind", "state", "lang", "limit", "offset",
        "explain",
    ]
    /// Beside `answer`, which is given again and again.
    static let walk: Set<String> = ["mode", "lang"]
}

/// Who is asking: the language of the browser or the one that the reader chose.
struct Reader {
    let language: Language
    /// Chosen on this page: to be remembered.
    let chosen: Language?

    init(_ request: Request, chosen: Language?) {
        self.chosen = chosen
        let remembered = request.headers[.cookie].flatMap(Self.remembered)
        language = chosen ?? remembered ?? Self.accepted(request.headers[.acceptLanguage]) ?? .english
    }

    private static func remembered(_ cookies: String) -> Language? {
        for cookie in cookies.split(separator: ";") {
            let parts = cookie.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].trimmingPrefix(" ") == "ui" { return Language(parts[1]) }
        }
        return nil
    }

    /// The most wanted language (RFC 9110 §12.5.4); nil: any.
    static func accepted(_ header: String?) -> Language? {
        guard let header, header.utf8.count <= 1000 else { return nil }
        var best: (language: Language, quality: Double)?
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first, let language = Language(tag) else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > (best?.quality ?? 0) { best = (language, quality) }
        }
        return best?.language
    }
}
