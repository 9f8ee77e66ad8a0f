import FaultKnowledge
import Hummingbird
import NIOCore

/// The fields of a short form: of buttons, of the page of tokens. Every one bears the key of the session, so that no page of
/// another site can send it in a reader's name.
struct FormBody {
    let fields: RequestParameters

    /// Bytes.
    private static let longest = 64_000

    /// - Throws: `Problem` 403 for a form that is not of this session, 413, 400.
    init(_ request: Request, _ context: ServerContext, known: Set<String>, repeated: Set<String> = []) async throws {
        do {
            let body = try await request.body.collect(upTo: Self.longest)
            fields = try RequestParameters(
                query: String(buffer: body), known: known.union(["form_key"]), repeated: repeated)
        } catch is NIOTooManyBytesError {
            throw Problem(
                type: "/problems/too-large", title: "The body is too large", status: 413,
                detail: "At most \(Self.longest) bytes are read of this form.")
        }
        try Self.check(fields["form_key"], context)
    }

    subscript(name: String) -> String? { fields[name] }

    func list(_ name: String) -> [String] { fields.list(name) }

    /// A program that brings its token with each request needs no key: no browser sends that by itself.
    static func check(_ key: String?, _ context: ServerContext) throws {
        if context.way == .token { return }
        guard let key, TokenSecret.areEqual(Array(key.utf8), Array(context.formKey.utf8)) else {
            throw Problem.forbidden(
                "The form is not of this server, or the server was started anew since. Open the page again.")
        }
    }
}
