import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// The files that figures show. An address is made of the content, so what is there never changes.
struct MediaRoutes: Sendable {
    let answers: Answers

    func add(to router: Router<ServerContext>) { router.get("api/media/:hash", use: media) }

    /// A drawing that is opened alone is a document: it may draw, and nothing else.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"

    @Sendable func media(_ request: Request, _ context: ServerContext) async throws -> Response {
        let text = try context.segment("hash")
        guard let hash = MediaHash(text) else {
            throw Problem.notFound(
                "'\(text.prefix(80))' is not the address of a picture: expected 64 digits of 0-9 and a-f.")
        }
        let media = try await answers.seen(by: context.caller).knowledge.media(hash)
        let tag = "\"\(hash)\""
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "public, max-age=31536000, immutable", .contentSecurityPolicy: Self.policy,
            .xContentTypeOptions: "nosniff",
        ]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = media.type.rawValue
        if !media.type.isShown { headers[.contentDisposition] = Self.attachment(media.name) }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: media.bytes)))
    }

    /// RFC 6266: the name in ASCII for old programs, and whole (RFC 8187).
    private static func attachment(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\/%".unicodeScalars.contains(scalar)
                ? Character(scalar) : "_"
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(SitePath.escaped(name))"
    }
}
