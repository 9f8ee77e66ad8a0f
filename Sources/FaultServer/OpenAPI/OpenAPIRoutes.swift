import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What the server says about itself: for programs, and for people.
struct OpenAPIRoutes: Sendable {
    func add(to router: Router<ServerContext>) {
        router.get(RouterPath(SitePath.openAPI), use: description)
        router.get(RouterPath(SitePath.docs), use: docs)
        router.get(RouterPath(SitePath.problems), use: problems)
        router.get(RouterPath(SitePath.problems + "/:name"), use: problem)
    }

    /// Made once: it changes with the program alone.
    private static let description = Result { ByteBuffer(bytes: try OpenAPIDocument.json.data()) }

    @Sendable func description(_ request: Request, _ context: ServerContext) async throws -> Response {
        _ = try RequestParameters(request, known: [])
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: try Self.description.get()))
    }

    @Sendable func docs(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(request)
        return PageResponse(reader, DocsPage(words: Words(reader.language)).html).response
    }

    @Sendable func problems(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(request)
        return PageResponse(reader, ProblemListPage(words: Words(reader.language)).html).response
    }

    @Sendable func problem(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = try reader(request)
        let name = try context.segment("name")
        guard let kind = ProblemCatalog.kind(name) else {
            throw Problem.notFound("There is no kind of problem '\(name.prefix(80))'. See \(SitePath.problems).")
        }
        return PageResponse(reader, ProblemKindPage(words: Words(reader.language), kind: kind).html).response
    }

    private func reader(_ request: Request) throws -> Reader {
        Reader(request, chosen: try RequestParameters(request, known: ["ui"]).language("ui"))
    }
}
