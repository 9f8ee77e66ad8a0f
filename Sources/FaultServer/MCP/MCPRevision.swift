/// The revisions of the Model Context Protocol that are spoken here.
///
/// From 2026-07-28 on every request carries its revision and stands alone; before, a conversation began with
/// `initialize`. Both are answered side by side: the request itself says which it is.
package enum MCPRevision {
    package static let modern = "2026-07-28"
    /// The newest first. In 2025-03-26 several messages may come as one array.
    package static let withHandshake = ["2025-11-25", "2025-06-18", "2025-03-26"]
    /// The only one that allows arrays of messages.
    static let ofBatches = "2025-03-26"
    package static let all = [modern] + withHandshake
}

/// How a request is to be read and answered.
package enum MCPEra: Hashable, Sendable {
    case modern
    /// With the revision that was agreed on.
    case handshake(String)
}

/// The names that revision 2026-07-28 gives to what travels beside a request or result.
enum MCPMeta {
    static let protocolVersion = "io.modelcontextprotocol/protocolVersion"
    static let clientInfo = "io.modelcontextprotocol/clientInfo"
    static let clientCapabilities = "io.modelcontextprotocol/clientCapabilities"
    static let serverInfo = "io.modelcontextprotocol/serverInfo"
}
