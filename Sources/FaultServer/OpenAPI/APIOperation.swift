import FaultKnowledge

/// One thing that a program can ask the server for: a method at an address, as it is documented.
struct APIOperation: Sendable {
    let method: String
    /// With its parameters in braces, as the router has it.
    let path: String
    /// Unique: `searchFaults`.
    let name: String
    let topic: Topic
    let summary: String
    var about: String?
    var parameters: [APIParameter] = []
    var body: Body?
    let answers: [Answer]
    /// The statuses of problems beside those that every operation may have.
    var problems: [Int] = []

    enum Topic: String, CaseIterable, Sendable {
        case search = "Search"
        case knowledge = "Faults and manuals"
        case diagnosis = "Diagnosis"
        case records = "Service records"
        case authoring = "Authoring"
        case access = "Access"
        case agents = "Agents"
        case operation = "Operation"
    }

    struct Body: Sendable {
        let about: String
        /// By media type.
        let forms: [(type: String, schema: JSONSchema)]
        var isRequired = true
    }

    struct Answer: Sendable {
        let status: Int
        let about: String
        /// Nil: without a body.
        var type: String?
        /// Of JSON; nil: bytes or text.
        var schema: JSONSchema?
        /// Whether a client that has this edition is told so.
        var isKept = false
    }

    /// As descriptions have it, which know no rest of an address.
    var describedPath: String { path.replacing("**", with: "{id}") }

    /// Who may ask; see `RouteAccess`.
    var access: RouteAccess { RouteAccess.all["\(method) \(path)"] ?? .role(.admin) }

    /// The statuses of all problems that it may answer with, in order.
    var allProblems: [Int] {
        var all = Set(problems).union([400, 405, 414, 429, 431, 500, 503])
        if access != .anyone { all.formUnion([401, 403]) }
        if path.contains("{") { all.insert(404) }
        if body != nil { all.formUnion([413]) }
        return all.sorted()
    }
}

struct APIParameter: Sendable {
    enum Place: String, Sendable { case path, query, header }

    let name: String
    let place: Place
    let schema: JSONSchema
    var isRequired = false
    /// Given again and again, in order.
    var isRepeated = false
    /// A list whose elements stand in one value.
    var isCommaSeparated = false

    static func path(_ name: String, _ schema: JSONSchema) -> APIParameter {
        APIParameter(name: name, place: .path, schema: schema, isRequired: true)
    }
    static func query(_ name: String, _ schema: JSONSchema, required: Bool = false) -> APIParameter {
        APIParameter(name: name, place: .query, schema: schema, isRequired: required)
    }
    static func repeated(_ name: String, _ schema: JSONSchema) -> APIParameter {
        APIParameter(name: name, place: .query, schema: schema, isRepeated: true)
    }
}

extension APIOperation.Answer {
    /// A document that a client may keep until the next edition; `fields` may have narrowed it.
    static func document(_ name: String, _ about: String) -> Self {
        Self(
            status: 200, about: about, type: "application/json",
            schema: .anyOf([.reference(name), .reference(SelectedSchemas.prefix + name)]), isKept: true)
    }
    /// A document that is never kept.
    static func fresh(_ name: String, _ about: String, status: Int = 200) -> Self {
        Self(status: status, about: about, type: "application/json", schema: .reference(name))
    }
    static func text(_ type: String, _ about: String, kept: Bool = false) -> Self {
        Self(status: 200, about: about, type: type, isKept: kept)
    }
    static func nothing(_ status: Int, _ about: String) -> Self { Self(status: status, about: about) }
}
