import FaultModel
import Foundation

/// Every address, spelled once: routes are made from these patterns, links from these functions.
enum SitePath {
    static let search = "/"
    static let products = "/products"
    static let insights = "/insights"
    static let docs = "/docs"
    static let openAPI = "/openapi.json"
    static let problems = "/problems"
    static let asked = "/api/questions/asked"
    static let importing = "/import"
    static let login = "/login"
    static let logout = "/logout"
    static let access = "/access"
    static let suggestions = "/api/suggest"
    static let stylesheet = "/assets/style-\(Assets.version).css"
    static let script = "/assets/search-\(Assets.version).js"
    static let suggestScript = "/assets/suggest-\(Assets.version).js"
    static let importScript = "/assets/import-\(Assets.version).js"
    static let walkScript = "/assets/walk-\(Assets.version).js"
    static let icon = "/assets/icon-\(Assets.version).svg"

    /// - Parameter answers: as `ID=OUTCOME`, in order.
    /// - Parameter more: parameters of the walk that it carries along.
    static func walk(
        _ id: String, answers: [String] = [], mode: String? = nil, more: [(String, String)] = []
    ) -> String {
        let query = answers.map { ("answer", $0) } + (mode.map { [("mode", $0)] } ?? []) + more
        return with(query, fault(id) + "/walk")
    }
    static func fault(_ id: String) -> String { "/faults/" + segments(of: id) }
    static func fault(_ id: String, _ parameters: [(String, String)]) -> String { with(parameters, fault(id)) }
    static func passage(_ id: String) -> String { "/passages/" + segments(of: id) }
    static let records = "/records"
    static func record(_ id: String) -> String { "/records/" + escaped(id) }
    static func apiRecord(_ id: String) -> String { "/api/records/" + escaped(id) }
    static func part(_ number: String) -> String { "/parts/" + escaped(number) }
    static func code(_ code: String) -> String { "/codes/" + escaped(code) }

    /// The records to review; empty parameters are left out.
    static func review(_ parameters: [(String, String)]) -> String {
        with(parameters.filter { !$0.1.isEmpty }, "/review")
    }
    static func reviewed(_ id: String) -> String { "/review/" + escaped(id) }

    static func media(_ hash: MediaHash) -> String { "/api/media/\(hash)" }

    /// - Parameter address: where to go on afterwards.
    static func login(then address: String) -> String { with([("next", address)], login) }
    /// - Parameter line: a product line.
    static func carry(_ line: String, _ parameters: [(String, String)] = []) -> String {
        with(parameters, "/carry/\(escaped(line))")
    }
    static func insights(_ parameters: [(String, String)]) -> String { with(parameters, insights) }
    static func insightTable(_ name: String, _ parameters: [(String, String)]) -> String {
        with(parameters, "/api/insights/\(escaped(name)).csv")
    }

    static func preview(_ token: String) -> String { "\(importing)/\(escaped(token))" }

    /// The search page with these parameters; empty ones are left out.
    static func search(_ parameters: [(String, String)]) -> String {
        with(parameters, search)
    }

    private static func with(_ parameters: [(String, String)], _ path: String) -> String {
        let query = parameters.filter { !$0.1.isEmpty }.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    private static func segments(of id: String) -> String {
        id.split(separator: "/").map(escaped).joined(separator: "/")
    }

    /// For a path segment or a query value: only unreserved characters stay (RFC 3986 §2.3).
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.append(Character(Unicode.Scalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return escaped
    }
}
