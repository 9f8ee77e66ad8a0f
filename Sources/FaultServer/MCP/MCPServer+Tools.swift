import FaultKnowledge

extension MCPServer {
    /// Only the tools that the caller's role may use, always in the same order.
    func list(_ params: JSONValue, _ call: MCPCall) throws -> JSONValue {
        try Self.refuseCursor(params)
        return ["tools": .array(tools.filter { call.caller.may($0.role) }.map(\.listed))]
    }

    func callTool(_ params: JSONValue, _ call: MCPCall) async throws -> JSONValue {
        guard let name = params["name"]?.string else {
            throw MCPError.invalidParams("'name' is missing; expected the name of a tool.")
        }
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw MCPError.invalidParams("Unknown tool: \(name.prefix(100))")
        }
        let given = params["arguments"] ?? [:]
        guard given.object != nil else {
            throw MCPError.invalidParams("'arguments' is not an object. Give the tool's arguments by name.")
        }
        do {
            try call.caller.require(tool.role)
            let wrong = tool.input.problems(in: given)
            if !wrong.isEmpty { throw ToolFailure(wrong.map(\.message).joined(separator: " ")) }
            let desk = try desk(call, given, counting: questions)
            return try await tool.run(desk).result(tool.output)
        } catch let failure as ToolFailure {
            return Self.failed(failure.sentence)
        } catch let error as MCPError {
            throw error
        } catch {
            // What the caller can mend is told to the model, which mends it; the rest is an error of the protocol.
            guard let problem = Problem(error), problem.status < 500 || problem.status == 503 else { throw error }
            return Self.failed(problem.detail)
        }
    }

    private static func failed(_ sentence: String) -> JSONValue {
        ["content": [["type": "text", "text": .string(sentence)]], "isError": true]
    }
}

/// A tool that an agent may call.
struct MCPTool: Sendable {
    let name: String
    let title: String
    /// When to use it and what comes back, for the model that chooses.
    let description: String
    let input: JSONSchema
    let output: JSONSchema
    /// What it takes to call it.
    var role: Role = .agent
    /// Whether it changes nothing.
    var isReadOnly = true
    let run: @Sendable (ToolDesk) async throws -> ToolAnswer

    static let all = [
        searchFaults, decodeCode, getItem, nextStep, findPart, recordOutcome, search, fetch,
    ]

    var listed: JSONValue {
        [
            "name": .string(name), "title": .string(title), "description": .string(description),
            "inputSchema": input.standalone, "outputSchema": CitedSchemas.standalone(output),
            "annotations": [
                "title": .string(title), "readOnlyHint": .bool(isReadOnly), "destructiveHint": false,
                "idempotentHint": true, "openWorldHint": false,
            ],
        ]
    }
}

/// What a tool works with.
struct ToolDesk: Sendable {
    /// Out of what the caller may see.
    let answers: Answers
    /// Of everything: for what is written.
    let whole: Answers
    let questions: QuestionLog?
    let call: MCPCall
    var arguments: ToolArguments
    let noting: MCPServer.Noting?
}

/// Why a tool did not do what it was asked for, in a sentence that the model can act on.
struct ToolFailure: Error, Hashable {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}
