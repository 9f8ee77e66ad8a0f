package import FaultKnowledge
import FaultModel
package import Logging

/// Answers messages of the Model Context Protocol, whatever carries them: values in, values out.
///
/// It keeps nothing between messages: what a request needs is in it, or in the `MCPCall` that its carrier makes.
package struct MCPServer: Sendable {
    let answers: Answers
    let questions: QuestionLog?
    let tools: [MCPTool]
    let logger: Logger
    private let noting: Noting?

    /// Writes down what was changed: the action and its subject.
    package typealias Noting = @Sendable (AuditAction, String) throws -> Void

    /// - Parameters:
    ///   - questions: counts what is asked; nil: nothing is counted.
    ///   - noting: nil: changes are not written down, as at the command line of this very machine.
    package init(
        _ answers: Answers, counting questions: QuestionLog? = nil, logger: Logger, noting: Noting? = nil
    ) {
        self.answers = answers
        self.questions = questions
        self.noting = noting
        self.logger = logger
        tools = MCPTool.all
    }

    static let instructions = """
        Fault knowledge of heavy machines out of the manufacturers' manuals. Search first (search_faults, or decode_code \
        for a code on a display), open what answers (get_item), and find the cause step by step with next_step: it asks \
        the check that tells most. Every fact carries its citation: give it to the reader. 'support' says how well the \
        manuals answer; where it is 'none', say that it is not in the manuals instead of guessing. Give safety warnings \
        before any step, whole. Ask in the reader's own language; Chinese and English find the same faults.
        """

    static let identity: JSONValue = [
        "name": "faultbase", "title": "Faultbase", "version": .string(FaultbaseVersion.current),
    ]

    private static let capabilities: JSONValue = [
        "tools": [:], "resources": [:], "prompts": [:], "completions": [:],
    ]

    /// What a tool works with.
    func desk(_ call: MCPCall, _ arguments: JSONValue, counting questions: QuestionLog?) throws -> ToolDesk {
        ToolDesk(
            answers: try answers.seen(by: call.caller), whole: answers, questions: questions, call: call,
            arguments: ToolArguments(arguments), noting: noting)
    }

    /// - Returns: the response; an error is one too.
    func response(to request: MCPRequest, _ call: MCPCall) async -> (response: JSONValue, error: MCPError?) {
        do {
            let result = try await result(of: request, call)
            return (["jsonrpc": "2.0", "id": request.id, "result": finished(result, of: request.method, call)], nil)
        } catch {
            let known = known(error, request)
            return (known.response(to: request.id), known)
        }
    }

    private func known(_ error: any Error, _ request: MCPRequest) -> MCPError {
        if let error = error as? MCPError { return error }
        if let problem = Problem(error), problem.status < 500 || problem.status == 503 {
            return MCPError(code: problem.status == 503 ? -32603 : -32602, message: problem.detail)
        }
        logger.error("MCP \(request.method): \(error)")
        return .defect
    }

    private func result(of request: MCPRequest, _ call: MCPCall) async throws -> JSONValue {
        let params = request.params ?? [:]
        switch request.method {
        case "initialize" where call.era != .modern: return Self.initialized(call)
        case "ping" where call.era != .modern: return [:]
        case "server/discover" where call.era == .modern:
            return [
                "supportedVersions": .array(MCPRevision.all.map(JSONValue.string)),
                "capabilities": Self.capabilities, "instructions": .string(Self.instructions),
            ]
        case "tools/list": return try list(params, call)
        case "tools/call": return try await callTool(params, call)
        case "resources/list": return try await resources(params, call)
        case "resources/templates/list":
            try Self.refuseCursor(params)
            return ["resourceTemplates": .array(ItemAddress.templates)]
        case "resources/read": return try await read(params, call)
        case "prompts/list":
            try Self.refuseCursor(params)
            return ["prompts": .array(MCPPrompt.all.map(\.listed))]
        case "prompts/get": return try MCPPrompt.message(params)
        case "completion/complete": return try await complete(params, call)
        default: throw MCPError.noMethod(request.method)
        }
    }

    private static func initialized(_ call: MCPCall) -> JSONValue {
        guard case .handshake(let revision) = call.era else { return [:] }
        return [
            "protocolVersion": .string(revision), "capabilities": capabilities, "serverInfo": identity,
            "instructions": .string(instructions),
        ]
    }

    /// The revision that an `initialize` is answered with: the one that is asked for, else our newest.
    static func agreedRevision(_ params: JSONValue?) throws(MCPError) -> String {
        guard let asked = params?["protocolVersion"]?.string else {
            throw .invalidParams("'protocolVersion' is missing; expected the newest revision that the client speaks.")
        }
        guard params?["capabilities"]?.object != nil, let client = params?["clientInfo"]?.object,
            client["name"]?.string != nil, client["version"]?.string != nil
        else {
            throw .invalidParams("'capabilities' or 'clientInfo' with name and version is missing in 'initialize'.")
        }
        return MCPRevision.withHandshake.contains(asked) ? asked : MCPRevision.withHandshake[0]
    }

    static func refuseCursor(_ params: JSONValue) throws(MCPError) {
        if let cursor = params["cursor"] {
            throw .invalidParams("Invalid cursor: \(cursor.string?.prefix(60) ?? "no text"); this list has one page.")
        }
    }

    /// 2026-07-28 wants every result to say what it is, who made it, and how long it may be kept.
    private func finished(_ result: JSONValue, of method: String, _ call: MCPCall) -> JSONValue {
        guard call.era == .modern else { return result }
        var result = result
        result["resultType"] = "complete"
        result["_meta"] = [MCPMeta.serverInfo: Self.identity]
        if let keeping = Self.keeping[method] {
            result["ttlMs"] = .integer(keeping.milliseconds)
            result["cacheScope"] = keeping.isPublic ? "public" : "private"
        }
        return result
    }

    /// What depends on the caller's role or on the lines that it may see is private.
    private static let keeping: [String: (milliseconds: Int, isPublic: Bool)] = [
        "server/discover": (3_600_000, true), "prompts/list": (3_600_000, true),
        "resources/templates/list": (3_600_000, true), "tools/list": (300_000, false),
        "resources/list": (60_000, false), "resources/read": (60_000, false),
    ]
}

/// What is known of a request beside its message.
package struct MCPCall: Sendable {
    package var caller: Caller
    package var era: MCPEra
    /// Where the pages are: `http://127.0.0.1:8080`; nil: the caller reaches no pages.
    package var site: String?

    package init(caller: Caller, era: MCPEra, site: String?) {
        self.caller = caller
        self.era = era
        self.site = site
    }
}
