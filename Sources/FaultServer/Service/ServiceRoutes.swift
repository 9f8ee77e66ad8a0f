import FaultImport
import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// Service records over HTTP: read, listed, and handed in one by one.
struct ServiceRoutes: Sendable {
    let answers: Answers
    let access: Access

    func add(to router: Router<ServerContext>) {
        router.get("api/records", use: list)
        router.post("api/records", use: post)
        router.get("api/records/:id", use: show)
        router.get("records/:id", use: page)
    }

    @Sendable func show(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: ["lang", "fields"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let id = try context.segment("id")
        return try await KeptResponse(request, answers).response {
            try await answers.serviceRecord(id, language: language)
        }
    }

    private static let filters: Set<String> = [
        "product", "model", "serial", "from", "to", "outcome", "fault", "limit", "offset", "fields",
    ]

    @Sendable func list(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let parameters = try RequestParameters(request, known: Self.filters)
        var filter = ServiceFilter()
        filter.product = parameters["product"]
        filter.model = parameters["model"]
        filter.serial = parameters["serial"]
        filter.from = try parameters.day("from")
        filter.to = try parameters.day("to")
        filter.outcome = try parameters.value("outcome", of: ServiceRecord.Outcome.self)
        filter.fault = try parameters.fault("fault")
        filter.limit = try parameters.number("limit", in: SearchRequest.limits) ?? filter.limit
        filter.offset = try parameters.number("offset", in: SearchRequest.offsets) ?? filter.offset
        let wanted = filter
        return try await KeptResponse(request, answers).response { try await answers.serviceRecords(wanted) }
    }

    @Sendable func page(_ request: Request, _ context: ServerContext) async throws -> Response {
        let answers = try answers.seen(by: context.caller)
        let reader = Reader(request, chosen: try RequestParameters(request, known: ["ui"]).language("ui"))
        let document = try await answers.serviceRecord(try context.segment("id"), language: reader.language)
        return PageResponse(reader, ServicePage(words: Words(reader.language), record: document).html).response
    }

    /// Bytes of a body.
    private static let largest = 1 << 20

    /// 201 for a new record, 200 for one that was there word for word or whose known revision was changed.
    @Sendable func post(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parameters = try RequestParameters(request, known: ["lang", "product"])
        let language = try parameters.language("lang") ?? Reader(request, chosen: nil).language
        let bytes = try await request.collected(upTo: Self.largest)
        let sheet = try Self.sheet(in: try Self.plain(bytes), product: parameters["product"])
        let known = try Self.known(sheet, request)
        let kept = try await answers.keep(sheet.record, knowing: known, by: context.caller)
        try access.book.note(.record, kept.id, by: context.actor)
        let document = try await answers.seen(by: context.caller).serviceRecord(kept.id, language: language)
        var status = HTTPResponse.Status.ok
        if case .added = kept { status = .created }
        return Response(
            status: status,
            headers: [
                .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
                .location: SitePath.apiRecord(kept.id),
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }

    /// JSON is handed on without escapes: YAML, in which sheets may be written too, knows no pairs of surrogates.
    private static func plain(_ bytes: [UInt8]) throws -> [UInt8] {
        guard let value = try? JSONValue(reading: bytes) else { return bytes }
        return Array(try value.data())
    }

    /// - Throws: `Problem` 400 for what is no JSON, 422 with every field that cannot be read.
    static func sheet(in bytes: [UInt8], product: String?) throws -> ServiceSheets.Sheet {
        do throws(ServiceSheets.Failure) {
            let sheets = try ServiceSheets.read(bytes, product: product)
            if sheets.count == 1 { return sheets[0] }
        } catch {
            switch error {
            case .unreadable(let failure):
                throw Problem(
                    type: "/problems/unreadable", title: "The body cannot be read", status: 400,
                    detail: "The body is no JSON of a service record: \(failure.description).")
            case .problems(let problems):
                throw Problem(
                    type: "/problems/invalid-record", title: "The service record is not valid", status: 422,
                    detail: problems.first?.message ?? "",
                    errors: problems.map { Problem.Field(field: $0.field, message: $0.message) })
            }
        }
        throw Problem(
            type: "/problems/invalid-record", title: "The service record is not valid", status: 422,
            detail: "The body holds several records or none; hand in one at a time, or import a file of them.")
    }

    /// The state that the author knows: the revision that the body names, or the edition whose tag `If-Match` names.
    private static func known(_ sheet: ServiceSheets.Sheet, _ request: Request) throws -> KnownState {
        if let revision = sheet.revision { return .revision(revision) }
        guard let tag = request.headers[.ifMatch] else { return .nothing }
        let digits = tag.drop { $0 == "\"" }.prefix { $0.isASCII && $0.isNumber }
        guard let edition = Int(digits) else {
            throw Problem.badParameter(
                "If-Match", "If-Match is '\(tag.prefix(60))'; expected the ETag with which the record was answered.")
        }
        return .edition(edition)
    }
}

extension Answers {
    /// Keeps a record that somebody hands in.
    /// - Throws: `OutOfBounds` for a record of a line that the caller may not see; `RecordConflict`.
    func keep(_ record: ServiceRecord, knowing known: KnownState = .nothing, by caller: Caller) async throws
        -> KeptRecord
    {
        let (knowledge, seen) = (knowledge, try seen(by: caller).knowledge)
        return try await Reckoning.run {
            try seen.check(record)
            return try knowledge.keep(record, knowing: known)
        }
    }
}

extension RequestParameters {
    func day(_ name: String) throws -> CalendarDay? {
        guard let text = self[name] else { return nil }
        guard let day = CalendarDay(text) else {
            throw Problem.badParameter(name, "\(name) is '\(text)'; expected a day such as 2024-03-01.")
        }
        return day
    }

    func fault(_ name: String) throws -> Fault.ID? {
        guard let text = self[name] else { return nil }
        guard let id = Fault.ID(text) else {
            throw Problem.badParameter(name, "\(name) is '\(text)'; expected a fault id such as line/name.")
        }
        return id
    }
}
