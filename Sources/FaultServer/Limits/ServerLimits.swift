/// How much a server takes on, so that nobody can make it slow or large for others.
package struct ServerLimits: Hashable, Sendable {
    /// Bytes of all header fields of a request together: more is refused with 431.
    package var headerBytes = 16_384
    /// Bytes of the address with its parameters: 414. A question of the longest kind in Chinese, percent-encoded, fits.
    package var addressBytes = 40_000
    /// Parameters of an address or a form: 400.
    package var parameters = 512
    /// Bytes of a body that is no upload: 413.
    package var bodyBytes = 1 << 20
    /// Bytes of an upload, all files together: 413.
    package var uploadBytes = 64 << 20
    /// Seconds from the connection to a whole request head, and within a body to its next 16 KB: then it is closed.
    package var readSeconds = 15
    /// Seconds that a client may take to receive an answer: then it is closed.
    package var writeSeconds = 120
    /// Seconds between requests on one connection: then it is closed.
    package var idleSeconds = 60
    /// Seconds that an answer may take, but for imports: 503.
    package var requestSeconds = 30
    /// Requests that are worked on at once.
    package var requests = 32
    /// Requests that wait for these; one more is refused with 503 at once.
    package var queue = 64
    /// Connections at once; further ones wait to be accepted.
    package var connections = 1_024
    /// Requests a second of one token, and of one address, twice as many at once: 429. Nil: 100, and from this machine as
    /// many as come. 0: as many as come from anywhere.
    package var rate: Int?

    package init() {}
}

extension ServerLimits {
    /// A limit as an operator sets it.
    package struct Field: Sendable {
        /// As in `--max-requests` and `max-requests:`.
        package var name: String
        package var range: ClosedRange<Int>
        package var path: any WritableKeyPath<ServerLimits, Int> & Sendable
    }

    /// Every limit that is a plain number; `rate` is one beside.
    package static let fields: [Field] = [
        Field(name: "max-header-bytes", range: 1_024...65_536, path: \.headerBytes),
        Field(name: "max-address-bytes", range: 1_024...65_536, path: \.addressBytes),
        Field(name: "max-parameters", range: 16...10_000, path: \.parameters),
        Field(name: "max-body-bytes", range: 1_024...67_108_864, path: \.bodyBytes),
        Field(name: "max-upload-bytes", range: 1_024...1_073_741_824, path: \.uploadBytes),
        Field(name: "max-read-seconds", range: 1...3_600, path: \.readSeconds),
        Field(name: "max-write-seconds", range: 1...3_600, path: \.writeSeconds),
        Field(name: "max-idle-seconds", range: 1...3_600, path: \.idleSeconds),
        Field(name: "max-request-seconds", range: 1...3_600, path: \.requestSeconds),
        Field(name: "max-requests", range: 1...10_000, path: \.requests),
        Field(name: "max-queue", range: 0...100_000, path: \.queue),
        Field(name: "max-connections", range: 1...100_000, path: \.connections),
    ]

    package static let rates = 0...1_000_000

    /// - Returns: false for what is no limit's name or out of its range.
    package mutating func set(_ name: String, to value: Int) -> Bool {
        if name == "max-rate" {
            guard Self.rates.contains(value) else { return false }
            rate = value
            return true
        }
        guard let field = Self.fields.first(where: { $0.name == name }), field.range.contains(value) else {
            return false
        }
        self[keyPath: field.path] = value
        return true
    }
}
