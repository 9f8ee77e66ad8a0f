import FaultImport
import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// Importing over HTTP: at once by the API, or by a page that shows first what would change.
struct ImportRoutes: Sendable {
    let answers: Answers
    let desk: ImportDesk
    let access: Access

    /// The routes that receive files.
    static let uploads: Set = ["/api/import", "/import"]

    func add(to router: Router<ServerContext>) {
        router.post("api/import", use: run)
        router.get("import", use: form)
        router.post("import", use: look)
        router.get("import/:token", use: preview)
        router.post("import/:token/publish", use: publish)
        router.post("import/:token/discard", use: discard)
    }

    /// Answers the document of `import --json`.
    @Sendable func run(_ request: Request, _ context: ServerContext) async throws -> Response {
        let (document, isTrial) = try await desk.admitting {
            let upload = try await Upload(request, atMost: context.limits.uploadBytes)
            return (try await desk.run(upload, for: context.caller), upload.isTrial)
        }
        if !isTrial { try note(.import, document, context) }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }

    @Sendable func form(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        let page = ImportPage(
            words: Words(reader.language), formKey: context.formKey,
            products: try await answers.seen(by: context.caller).products(language: reader.language))
        return Self.page(reader, page.html)
    }

    @Sendable func look(_ request: Request, _ context: ServerContext) async throws -> Response {
        let token = try await desk.admitting {
            let upload = try await Upload(request, atMost: context.limits.uploadBytes)
            try FormBody.check(upload.formKey, context)
            return try await desk.preview(upload, for: context.caller)
        }
        return .redirect(to: SitePath.preview(token), type: .normal)
    }

    @Sendable func preview(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        let token = try context.segment("token")
        let page = ImportPreviewPage(
            words: Words(reader.language), token: token, formKey: context.formKey,
            preview: try desk.preview(token, for: context.caller))
        return Self.page(reader, page.html)
    }

    @Sendable func publish(_ request: Request, _ context: ServerContext) async throws -> Response {
        _ = try await FormBody(request, context, known: [])
        let token = try context.segment("token")
        let published = try await desk.admitting { try await desk.publish(token, for: context.caller) }
        if let published { try note(.publish, published, context) }
        return .redirect(to: SitePath.preview(token), type: .normal)
    }

    @Sendable func discard(_ request: Request, _ context: ServerContext) async throws -> Response {
        _ = try await FormBody(request, context, known: [])
        try desk.discard(try context.segment("token"), for: context.caller)
        return .redirect(to: SitePath.importing, type: .normal)
    }

    /// Writes down what was imported.
    private func note(_ action: AuditAction, _ document: ImportDocument, _ context: ServerContext) throws {
        try access.book.note(action, document.auditSubject, document.auditDetail, by: context.actor)
    }

    private func reader(of request: Request) throws -> Reader {
        Reader(request, chosen: try RequestParameters(request, known: ["ui"]).language("ui"))
    }

    /// What only its author may see stays in no cache.
    private static func page(_ reader: Reader, _ html: HTML) -> Response {
        var response = PageResponse(reader, html).response
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
