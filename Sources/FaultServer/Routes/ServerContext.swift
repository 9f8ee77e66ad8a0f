package import FaultKnowledge
package import Hummingbird
import NIOCore

/// What is known of a request beside its head: who is at the other end, and what they may do.
package struct ServerContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Nil: the channel has none.
    let remoteAddress: SocketAddress?
    /// Who asks; set before any route runs.
    package var caller = Caller.local
    /// How they came in.
    package var way = Way.open
    /// What a form must bring to be one of our pages.
    var formKey = ""
    /// The address that the request comes from: that of the other end, or what a trusted proxy says of it.
    package var origin: String
    /// The browser speaks TLS, with us or with a trusted proxy.
    var isSecure = false
    /// What is found out of a request on its way in, for its line in the log.
    let note = RequestNote()
    /// How much is taken on.
    var limits = ServerLimits()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
        origin = remoteAddress?.ipAddress ?? "local"
    }

    /// Whether the other end is a program of this machine: 127/8, `::1`, either of them within IPv6, or a socket file.
    var isLocal: Bool {
        if case .unixDomainSocket = remoteAddress { return true }
        guard let address = remoteAddress?.ipAddress?.lowercased() else { return false }
        return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }

    /// Who is named where something is written down.
    package var actor: AuditActor { AuditActor(name: caller.name ?? "anyone", origin: origin) }
}
