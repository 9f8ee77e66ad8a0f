/// A message of JSON-RPC 2.0 as MCP narrows it: an id is a string or a whole number.
enum MCPMessage: Sendable {
    case request(MCPRequest)
    case notification(method: String, params: JSONValue?)
    /// An answer to something that we never ask; it is taken and dropped.
    case response
}

struct MCPRequest: Sendable {
    var id: JSONValue
    var method: String
    /// An object; nil: none was given.
    var params: JSONValue?

    /// The revision that the request says itself; nil: it is of a conversation with a handshake.
    var statedRevision: JSONValue? { params?["_meta"]?[MCPMeta.protocolVersion] }
}

extension MCPMessage {
    /// - Throws: `MCPError` with the request's id as far as it could be read.
    init(_ value: JSONValue) throws(MCPError) {
        guard let members = value.object else {
            throw .invalidRequest("The message is not a JSON object. Send one JSON-RPC request or notification.")
        }
        let id = members["id"]
        let usableID = id.flatMap { Self.isID($0) ? $0 : nil }
        guard members["jsonrpc"] == "2.0" else {
            throw .invalidRequest("'jsonrpc' is missing or not \"2.0\". Send a message of JSON-RPC 2.0.", usableID)
        }
        if members["method"] == nil, members["result"] != nil || members["error"] != nil {
            let error = members["error"]?.object
            guard usableID != nil || error != nil, members["error"] == nil || error != nil else {
                throw .invalidRequest("The response has no 'id', or its 'error' is no object.", usableID)
            }
            self = .response
            return
        }
        guard let method = members["method"]?.string, (1...Self.longestMethod).contains(method.unicodeScalars.count)
        else {
            throw .invalidRequest("'method' is missing, no text or too long. Name the method to call.", usableID)
        }
        let params = members["params"]
        if let params, params.object == nil {
            throw .invalidRequest("'params' is not an object. Send the parameters by name.", usableID)
        }
        guard id != nil else {
            self = .notification(method: method, params: params)
            return
        }
        guard let usableID else {
            throw .invalidRequest("'id' is neither a text nor a whole number. Give the request such an id.")
        }
        self = .request(MCPRequest(id: usableID, method: method, params: params))
    }

    /// Numbers that every program can hold.
    private static func isID(_ value: JSONValue) -> Bool {
        value.string != nil || value.integer.map { abs($0) <= 1 << 53 } == true
    }

    /// Characters of a method's name.
    static let longestMethod = 1000
}

/// An error of the protocol. What a tool cannot do is no such error, but its result: see `ToolFailure`.
struct MCPError: Error, Hashable, Sendable {
    var code: Int
    var message: String
    var data: JSONValue?
    /// Of the request; nil: it could not be read.
    var id: JSONValue?

    static func parse(_ message: String) -> MCPError { MCPError(code: -32700, message: message) }
    static func invalidRequest(_ message: String, _ id: JSONValue? = nil) -> MCPError {
        MCPError(code: -32600, message: message, id: id)
    }
    static func noMethod(_ method: String) -> MCPError {
        MCPError(code: -32601, message: "Method not found: \(method.prefix(100))")
    }
    static func invalidParams(_ message: String, _ data: JSONValue? = nil) -> MCPError {
        MCPError(code: -32602, message: message, data: data)
    }
    /// Our own defect: it is logged, and the outside learns nothing about it.
    static let defect = MCPError(
        code: -32603, message: "The server met a defect of its own and has logged it. Try again later.")

    /// 2026-07-28: header and body of a request must say the same.
    static func headerMismatch(_ message: String) -> MCPError {
        MCPError(code: -32020, message: "Header mismatch: \(message)")
    }
    static func unsupported(_ revision: String, supported: [String]) -> MCPError {
        MCPError(
            code: -32022, message: "Unsupported protocol version",
            data: ["supported": .array(supported.map(JSONValue.string)), "requested": .string(revision)])
    }

    /// What a resource that does not exist is answered with: until 2025-11-25 with a code of its own.
    static func noResource(_ uri: String, _ reason: String, _ era: MCPEra) -> MCPError {
        MCPError(
            code: era == .modern ? -32602 : -32002, message: "Resource not found: \(reason)",
            data: ["uri": .string(uri)])
    }

    /// The status that 2026-07-28 wants over HTTP.
    var status: Int {
        switch code {
        case -32601: 404
        case -32603: 500
        default: 400
        }
    }

    func response(to id: JSONValue?) -> JSONValue {
        var error: JSONValue = ["code": .integer(code), "message": .string(message)]
        if let data { error["data"] = data }
        var response: JSONValue = ["jsonrpc": "2.0", "error": error]
        if let id = id ?? self.id { response["id"] = id }
        return response
    }
}
