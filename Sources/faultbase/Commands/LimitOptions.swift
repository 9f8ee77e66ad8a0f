import ArgumentParser
import FaultServer

/// How much the server takes on; see docs/limits.md.
struct LimitOptions: ParsableArguments {
    @Option(help: "Bytes of all header fields of a request. (default: 16384)")
    var maxHeaderBytes: Int?
    @Option(help: "Bytes of an address with its parameters. (default: 40000)")
    var maxAddressBytes: Int?
    @Option(help: "Parameters of an address. (default: 512)")
    var maxParameters: Int?
    @Option(help: "Bytes of a body that is no upload. (default: 1048576)")
    var maxBodyBytes: Int?
    @Option(help: "Bytes of an upload, all files together. (default: 67108864)")
    var maxUploadBytes: Int?
    @Option(help: "Seconds to a whole request head, and within a body to its next 16 KB. (default: 15)")
    var maxReadSeconds: Int?
    @Option(help: "Seconds that a client may take to receive an answer. (default: 120)")
    var maxWriteSeconds: Int?
    @Option(help: "Seconds between requests on one connection. (default: 60)")
    var maxIdleSeconds: Int?
    @Option(help: "Seconds that an answer may take, but for imports. (default: 30)")
    var maxRequestSeconds: Int?
    @Option(help: "Requests that are worked on at once. (default: 32)")
    var maxRequests: Int?
    @Option(help: "Requests that wait for these; one more is refused at once. (default: 64)")
    var maxQueue: Int?
    @Option(help: "Connections at once. (default: 1024)")
    var maxConnections: Int?
    @Option(
        help:
            "Requests a second of one token and of one address, 0 for any number. (default: 100, and any number from this machine)"
    )
    var maxRate: Int?

    /// - Throws: `CommandFailure` for a value out of its range.
    func limits() throws -> ServerLimits {
        var limits = ServerLimits()
        let given = [
            "max-header-bytes": maxHeaderBytes, "max-address-bytes": maxAddressBytes, "max-parameters": maxParameters,
            "max-body-bytes": maxBodyBytes, "max-upload-bytes": maxUploadBytes, "max-read-seconds": maxReadSeconds,
            "max-write-seconds": maxWriteSeconds, "max-idle-seconds": maxIdleSeconds,
            "max-request-seconds": maxRequestSeconds, "max-requests": maxRequests, "max-queue": maxQueue,
            "max-connections": maxConnections,
        ]
        for field in ServerLimits.fields {
            guard let value = given[field.name] ?? nil else { continue }
            guard limits.set(field.name, to: value) else { throw Self.failure(field.name, value, field.range) }
        }
        if let maxRate {
            guard limits.set("max-rate", to: maxRate) else {
                throw Self.failure("max-rate", maxRate, ServerLimits.rates)
            }
        }
        return limits
    }

    private static func failure(_ name: String, _ value: Int, _ range: ClosedRange<Int>) -> CommandFailure {
        CommandFailure("--\(name) is \(value); expected a number from \(range.lowerBound) to \(range.upperBound).")
    }
}
