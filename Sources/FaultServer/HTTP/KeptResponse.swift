import Foundation
import HTTPTypes
import Hummingbird

/// A document as a response that a client may keep until the next edition.
struct KeptResponse {
    private let request: Request
    private let answers: Answers

    init(_ request: Request, _ answers: Answers) {
        self.request = request
        self.answers = answers
    }

    /// The document, or those of its members that the parameter `fields` names.
    func response<Document: Encodable>(_ document: () async throws -> Document) async throws -> Response {
        try await response(written: {
            let document = try await document()
            return (document, { try Wire.bytes(document) })
        })
    }

    /// The same of a document that may have been written before.
    func response<Document: Encodable>(
        written document: () async throws -> (document: Document, json: () throws -> [UInt8])
    ) async throws -> Response {
        let selection = try self.selection
        if let schema = WireSchemas.all["\(Document.self)"] { try selection?.check(schema) }
        return try await response(of: "application/json; charset=utf-8") {
            let (document, json) = try await document()
            guard let selection else { return ByteBuffer(bytes: try json()) }
            return ByteBuffer(bytes: try selection.selected(of: try JSONValue(of: document)).data())
        }
    }

    func response(text type: String, _ text: () async throws -> String) async throws -> Response {
        try await response(of: type) { ByteBuffer(string: try await text()) }
    }

    /// Nil: the whole document. The route has read its parameters already, and knows this one.
    private var selection: FieldSelection? {
        get throws {
            for pair in (request.uri.query ?? "").split(separator: "&") where pair.hasPrefix("fields=") {
                let text = pair.dropFirst("fields=".count).removingPercentEncoding ?? ""
                return try FieldSelection(text)
            }
            return nil
        }
    }

    private func response(of type: String, _ body: () async throws -> ByteBuffer) async throws -> Response {
        let tag = "\"\(try await answers.tag())\""
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "no-cache", .vary: "Accept-Language, Cookie",
        ]
        if Self.names(tag, in: request.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        let body = try await body()
        headers[.contentType] = type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// Compared weakly (RFC 9110 §13.1.2): a compressed answer has the same tag behind `W/`.
    static func names(_ tag: String, in header: String?) -> Bool {
        guard let header, header.utf8.count <= 4_000 else { return false }
        return header.split(separator: ",").contains { part in
            let given = part.filter { !$0.isWhitespace }
            return given == "*" || given == tag || given == "W/" + tag
        }
    }
}
