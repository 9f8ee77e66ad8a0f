package import Hummingbird
import NIOCore

/// What is known of a request beside its head: who is at the other end.
package struct ServerContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Nil: the channel has none.
    let remoteAddress: SocketAddress?
    /// Who asks; set before any route runs.
    package var caller = Caller.local

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// Whether the other end is a program of this machine: 127/8, `::1`, either of them within IPv6, or a socket file.
    var isLocal: Bool {
        if case .unixDomainSocket = remoteAddress { return true }
        guard let address = remoteAddress?.ipAddress?.lowercased() else { return false }
        return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}
