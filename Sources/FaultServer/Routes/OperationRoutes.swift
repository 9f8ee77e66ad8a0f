import FaultKnowledge
import Foundation
import Hummingbird

/// Health, and the files of the pages.
struct OperationRoutes: Sendable {
    let knowledge: KnowledgeBase

    func add(to router: Router<ServerContext>) {
        router.get("healthz") { _, _ in Self.text("ok\n") }
        router.get("readyz", use: ready)
        addAsset(SitePath.stylesheet, Assets.stylesheet, "text/css; charset=utf-8", to: router)
        addAsset(SitePath.script, Assets.script, "text/javascript; charset=utf-8", to: router)
        addAsset(SitePath.suggestScript, Assets.suggestScript, "text/javascript; charset=utf-8", to: router)
        addAsset(SitePath.walkScript, Assets.walkScript, "text/javascript; charset=utf-8", to: router)
        addAsset(SitePath.importScript, Assets.importScript, "text/javascript; charset=utf-8", to: router)
        addAsset(SitePath.icon, Assets.icon, "image/svg+xml", to: router)
    }

    @Sendable private func ready(_ request: Request, _ context: ServerContext) async throws -> Response {
        Self.text("ok, edition \(try await knowledge.edition())\n")
    }

    private static func text(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// The address changes with the content, so it is kept for ever.
    private func addAsset(_ path: String, _ bytes: [UInt8], _ type: String, to router: Router<ServerContext>) {
        let body = ByteBuffer(bytes: bytes)
        router.get(RouterPath(path)) { _, _ in
            Response(
                status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
                body: ResponseBody(byteBuffer: body))
        }
    }
}
