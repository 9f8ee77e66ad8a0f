import FaultKnowledge
import FaultModel
import Foundation

/// A thing that can be opened, and how it is named: `faultbase://fault/trailer-pump/no-stroke`, or shorter by its id.
enum ItemAddress: Hashable, Sendable {
    case products
    case fault(Fault.ID)
    case passage(Passage.ID)
    case part(PartNumber)
    case code(String)
    /// A service record.
    case record(String)
    /// By its name or title.
    case document(String)

    private static let scheme = "faultbase://"

    /// Reads a URI, an id as search gives it, or one of these behind its kind: `part/10-0001`. A text without any of it is a
    /// part number. Nil: none of these.
    init?(_ text: String) {
        guard text.utf8.count <= 600 else { return nil }
        let isURI = text.hasPrefix(Self.scheme)
        let parts = text.dropFirst(isURI ? Self.scheme.count : 0).split(
            separator: "/", omittingEmptySubsequences: false
        ).map { isURI ? $0.removingPercentEncoding ?? "" : String($0) }
        let rest = parts.dropFirst().joined(separator: "/")
        switch (parts[0], parts.count) {
        case ("products", 1) where isURI: self = .products
        case ("fault", 3):
            guard let id = Fault.ID(rest) else { return nil }
            self = .fault(id)
        case ("passage", 4):
            guard let id = Passage.ID(rest) else { return nil }
            self = .passage(id)
        case ("part", 2...):
            guard let number = PartNumber(rest) else { return nil }
            self = .part(number)
        case ("code", 2...) where !rest.isEmpty: self = .code(rest)
        case ("record", 2) where ServiceRecord.isID(rest): self = .record(rest)
        case ("document", 2...) where !rest.isEmpty: self = .document(rest)
        default:
            if isURI { return nil }
            if let id = Passage.ID(text) {
                self = .passage(id)
            } else if let id = Fault.ID(text) {
                self = .fault(id)
            } else if let number = PartNumber(text) {
                self = .part(number)
            } else {
                return nil
            }
        }
    }

    /// Of a hit.
    init?(kind: String, id: String) {
        switch kind {
        case "fault": self.init("fault/\(id)")
        case "passage": self.init("passage/\(id)")
        case "part": self.init("part/\(id)")
        case "record": self.init("record/\(id)")
        default: return nil
        }
    }

    var uri: String {
        Self.scheme + kind
            + (key.isEmpty ? "" : "/" + key.split(separator: "/").map(SitePath.escaped).joined(separator: "/"))
    }

    /// What search and fetch name it by.
    var id: String {
        switch self {
        case .fault, .passage: key
        default: kind + "/" + key
        }
    }

    /// Where its page is.
    func url(on site: String?) -> String {
        guard let site else { return uri }
        switch self {
        case .products: return site + SitePath.products
        case .fault(let id): return site + SitePath.fault(id.description)
        case .passage(let id): return site + SitePath.passage(id.description)
        case .part(let number): return site + SitePath.part(number.printed)
        case .code(let code): return site + SitePath.code(code)
        case .record(let id): return site + SitePath.record(id)
        case .document: return uri
        }
    }

    private var kind: String {
        switch self {
        case .products: "products"
        case .fault: "fault"
        case .passage: "passage"
        case .part: "part"
        case .code: "code"
        case .record: "record"
        case .document: "document"
        }
    }

    private var key: String {
        switch self {
        case .products: ""
        case .fault(let id): id.description
        case .passage(let id): id.description
        case .part(let number): number.printed
        case .code(let code): code
        case .record(let id): id
        case .document(let name): name
        }
    }

    static let templates: [JSONValue] = [
        template("fault/{line}/{id}", "fault", "Fault", "A fault whole: causes, checks, remedies, tree, procedure."),
        template(
            "passage/{line}/{document}/{section}", "passage", "Section", "A section of a manual that is no fault."),
        template("part/{number}", "part", "Part", "A part: what replaced it, and which faults take it."),
        template("code/{code}", "code", "Fault code", "What a fault code means, and which faults carry it."),
        template(
            "record/{id}", "record", "Service record", "What an engineer found at one machine; not the manual's word."),
        template("document/{document}", "document", "Document", "What a manual states, in its order."),
    ]

    private static func template(_ path: String, _ name: String, _ title: String, _ about: String) -> JSONValue {
        [
            "uriTemplate": .string(scheme + path), "name": .string(name), "title": .string(title),
            "description": .string(about), "mimeType": "application/json",
        ]
    }
}
