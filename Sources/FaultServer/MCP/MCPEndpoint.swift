import Foundation

/// The Streamable HTTP transport without HTTP: a body and the fields that matter in, a status and a body out.
struct MCPEndpoint: Sendable {
    let server: MCPServer

    /// Of the request; nil: it is not there.
    struct Fields: Sendable {
        var protocolVersion: String?
        var method: String?
        var name: String?
    }

    struct Answer: Sendable {
        var status: Int
        /// Nil: no body.
        var body: JSONValue?

        static let accepted = Answer(status: 202, body: nil)

        static func refused(_ error: MCPError, _ id: JSONValue? = nil) -> Answer {
            Answer(status: error.status, body: error.response(to: id))
        }
    }

    /// Messages in one array (2025-03-26 only); more is no conversation.
    private static let longestBatch = 20

    func answer(_ body: [UInt8], _ fields: Fields, caller: Caller, site: String?) async -> Answer {
        let value: JSONValue
        do {
            value = try JSONValue(reading: body)
        } catch {
            return .refused(.parse("\(error)"))
        }
        if let batch = value.array { return await answer(batch, fields, caller, site) }
        do throws(MCPError) {
            return try await answer(try MCPMessage(value), fields, caller, site)
        } catch {
            return .refused(error)
        }
    }

    private func answer(_ message: MCPMessage, _ fields: Fields, _ caller: Caller, _ site: String?)
        async throws(MCPError)
        -> Answer
    {
        switch message {
        case .response: return .accepted
        case .notification:
            if let version = fields.protocolVersion, !MCPRevision.all.contains(version) {
                throw .unsupported(version, supported: MCPRevision.all)
            }
            return .accepted
        case .request(let request):
            do throws(MCPError) {
                let era = try Self.era(of: request, fields)
                let call = MCPCall(caller: caller, era: era, site: site)
                let (response, error) = await server.response(to: request, call)
                // Before 2026-07-28 an error of a method is an answer like any other.
                return Answer(status: era == .modern ? error?.status ?? 200 : 200, body: response)
            } catch {
                // A handshake is of the time when an error was an answer like any other.
                let isHandshake = request.method == "initialize" && request.statedRevision == nil
                if isHandshake, fields.protocolVersion != MCPRevision.modern {
                    return Answer(status: 200, body: error.response(to: request.id))
                }
                return .refused(error, request.id)
            }
        }
    }

    private func answer(_ batch: [JSONValue], _ fields: Fields, _ caller: Caller, _ site: String?) async -> Answer {
        let version = fields.protocolVersion ?? MCPRevision.ofBatches
        guard version == MCPRevision.ofBatches else {
            return .refused(
                .invalidRequest("Revision \(version.prefix(40)) has no arrays of messages. Send one message."))
        }
        guard (1...Self.longestBatch).contains(batch.count) else {
            return .refused(
                .invalidRequest(
                    "The array has \(batch.count) messages; expected 1 to \(Self.longestBatch). Send fewer."))
        }
        var responses: [JSONValue] = []
        var isReadable = true
        for value in batch {
            do throws(MCPError) {
                let message = try MCPMessage(value)
                if case .request(let request) = message, request.method == "initialize" {
                    throw .invalidRequest("'initialize' stands alone, outside of any array.", request.id)
                }
                if let response = try await answer(message, fields, caller, site).body { responses.append(response) }
            } catch {
                isReadable = false
                responses.append(error.response(to: nil))
            }
        }
        return responses.isEmpty ? .accepted : Answer(status: isReadable ? 200 : 400, body: .array(responses))
    }

    /// Which revision a request is to be read by. From 2026-07-28 on the request says so itself, and its header says the same.
    static func era(of request: MCPRequest, _ fields: Fields) throws(MCPError) -> MCPEra {
        let stated = request.statedRevision
        let isModern =
            stated != nil || fields.protocolVersion == MCPRevision.modern
            || ModernMethods.modern.contains(request.method)
        guard isModern else {
            if request.method == "initialize" {
                return .handshake(try MCPServer.agreedRevision(request.params))
            }
            // Absent before 2025-06-18, which knew no such field.
            let version = fields.protocolVersion ?? MCPRevision.ofBatches
            guard MCPRevision.withHandshake.contains(version) else {
                throw .unsupported(version, supported: MCPRevision.all)
            }
            return .handshake(version)
        }
        guard let header = fields.protocolVersion else {
            throw .headerMismatch("the header MCP-Protocol-Version is missing; expected the revision of '_meta'")
        }
        try checkMeta(of: request, header: header)
        try check(request, fields)
        return .modern
    }

    private static func checkMeta(of request: MCPRequest, header: String?) throws(MCPError) {
        guard let revision = request.statedRevision?.string else {
            throw .invalidParams(
                "'_meta' lacks '\(MCPMeta.protocolVersion)'; expected the revision, such as 2026-07-28.")
        }
        if let header, header != revision {
            throw .headerMismatch(
                "MCP-Protocol-Version header value '\(header.prefix(60))' does not match body value '\(revision.prefix(60))'"
            )
        }
        guard revision == MCPRevision.modern else {
            throw .unsupported(revision, supported: [MCPRevision.modern])
        }
        guard request.params?["_meta"]?[MCPMeta.clientCapabilities]?.object != nil else {
            throw .invalidParams("'_meta' lacks '\(MCPMeta.clientCapabilities)'; expected an object, empty for none.")
        }
    }

    /// The same without headers, for what comes over stdin.
    static func checkMeta(of request: MCPRequest) throws(MCPError) { try checkMeta(of: request, header: nil) }

    private static func check(_ request: MCPRequest, _ fields: Fields) throws(MCPError) {
        guard let method = fields.method else {
            throw .headerMismatch("the header Mcp-Method is missing; expected '\(request.method.prefix(60))'")
        }
        guard method == request.method else {
            throw .headerMismatch(
                "Mcp-Method header value '\(method.prefix(60))' does not match body value '\(request.method.prefix(60))'"
            )
        }
        let members = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]
        guard let member = members[request.method], let value = request.params?[member]?.string else { return }
        guard let header = fields.name else {
            throw .headerMismatch("the header Mcp-Name is missing; expected the '\(member)' of the body")
        }
        guard let name = decoded(header) else {
            throw .headerMismatch("the header Mcp-Name is no Base64 of UTF-8 although it begins with =?base64?")
        }
        guard name == value else {
            throw .headerMismatch(
                "Mcp-Name header value '\(name.prefix(60))' does not match body value '\(value.prefix(60))'")
        }
    }

    /// A header's value, which may be Base64 where it is not plain ASCII: `=?base64?…?=`. Nil: it only looks like it.
    static func decoded(_ header: String) -> String? {
        let (prefix, suffix) = ("=?base64?", "?=")
        guard header.hasPrefix(prefix), header.hasSuffix(suffix),
            header.utf8.count >= prefix.utf8.count + suffix.utf8.count
        else { return header }
        let payload = String(header.dropFirst(prefix.count).dropLast(suffix.count))
        guard let data = Data(base64Encoded: payload), data.base64EncodedString() == payload else { return nil }
        return String(validating: data, as: UTF8.self)
    }
}

/// Methods that are there only from 2026-07-28 on: who calls them without saying a revision is of that era, and told so.
enum ModernMethods {
    static let modern: Set<String> = ["server/discover", "subscriptions/listen"]
}
