import FaultImport
import FaultModel
import Foundation
import Hummingbird

/// Importing over HTTP: at once by the API, or by a page that shows first what would change.
struct ImportRoutes: Sendable {
    let answers: Answers
    let desk: ImportDesk

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
        try ImportDoor.check(request, context)
        let document = try await desk.admitting {
            try await desk.run(try await Upload(request))
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Wire.json(document))))
    }

    @Sendable func form(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        try ImportDoor.check(request, context)
        let page = ImportPage(
            words: Words(reader.language), formKey: desk.formKey,
            products: try await answers.products(language: reader.language))
        return Self.page(reader, page.html)
    }

    @Sendable func look(_ request: Request, _ context: ServerContext) async throws -> Response {
        try ImportDoor.check(request, context)
        let token = try await desk.admitting {
            let upload = try await Upload(request)
            try check(upload.formKey)
            return try await desk.preview(upload)
        }
        return .redirect(to: SitePath.preview(token), type: .normal)
    }

    @Sendable func preview(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(of: request)
        try ImportDoor.check(request, context)
        let token = try context.segment("token")
        let page = ImportPreviewPage(
            words: Words(reader.language), token: token, formKey: desk.formKey, preview: try desk.preview(token))
        return Self.page(reader, page.html)
    }

    @Sendable func publish(_ request: Request, _ context: ServerContext) async throws -> Response {
        try await checkForm(request, context)
        let token = try context.segment("token")
        try await desk.admitting { try await desk.publish(token) }
        return .redirect(to: SitePath.preview(token), type: .normal)
    }

    @Sendable func discard(_ request: Request, _ context: ServerContext) async throws -> Response {
        try await checkForm(request, context)
        desk.discard(try context.segment("token"))
        return .redirect(to: SitePath.importing, type: .normal)
    }

    /// The buttons of a preview send a form of one field.
    private func checkForm(_ request: Request, _ context: ServerContext) async throws {
        try ImportDoor.check(request, context)
        let body = String(buffer: try await request.body.collect(upTo: 1000))
        try check(body.hasPrefix("form_key=") ? String(body.dropFirst("form_key=".count)) : nil)
    }

    private func check(_ key: String?) throws {
        guard key == desk.formKey else {
            throw Problem(
                type: "/problems/forbidden", title: "Not allowed", status: 403,
                detail: "The form is not of this server, or the server was started anew since. Open /import again.")
        }
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
