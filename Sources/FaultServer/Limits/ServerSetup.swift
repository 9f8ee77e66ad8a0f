/// What an operator says of a server beside what it serves.
package struct ServerSetup: Sendable {
    package var limits = ServerLimits()
    /// Proxies whose word about the client's address and TLS is believed.
    package var trustedProxies: [AddressRange] = []
    /// Nil: plain HTTP.
    package var tls: ServerTLS?
    /// Seconds since some moment, by which rates are reckoned; for tests.
    var seconds: @Sendable () -> Double = RateLimiter.seconds

    package init() {}

    var isSecure: Bool { tls != nil }
}
