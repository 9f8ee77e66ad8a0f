import FaultKnowledge
import FaultTesting
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import FaultServer

@Suite("TLS")
struct TLSTests {
    /// Of `localhost`, signed by itself, until 2126. Made for these tests; it guards nothing.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIURDh+Suj71tC164eKNRba8aYIUX4wCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEwMzY0OVoYDzIxMjYxMDI5
        MTAzNjQ5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAT1OwaLnSR9bLj3vd6X8tFxe06s2XmM7PCAtsonwTAg8PqixEnEML0m
        4hDru6fFjP5ep+WNEA8lA7nQKkzhPjXGo28wbTAdBgNVHQ4EFgQUsOFLcSxgTbA2
        0K3IPi7WcknbGWYwHwYDVR0jBBgwFoAUsOFLcSxgTbA20K3IPi7WcknbGWYwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSQAwRgIhAM5A7GK2NEUpOZea/zDUOFrM5jVZIz1MahXmyVpUTG9CAiEA
        lvhHBJLibQuoSQc3MVQG1gt0ErTGIyQV4gam89BNOAI=
        -----END CERTIFICATE-----

        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxz20v4srvs0ayR1V
        s6bNYxvQmKrjGdbOJhCrRnbLwiShRANCAAT1OwaLnSR9bLj3vd6X8tFxe06s2XmM
        7PCAtsonwTAg8PqixEnEML0m4hDru6fFjP5ep+WNEA8lA7nQKkzhPjXG
        -----END PRIVATE KEY-----

        """
    private static let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRdMMuljZ9jBDDN57
        3ytROcTFDvxSCz7FY3Aid6AVquihRANCAASK2RKO45dMRhiWAPtfSDpxyqIvCKsW
        8UCNJTPCxoRhP4BSrlUy61Sn6qZeJSa1s/HqbNRHgCsyU1WDuTTlx8xM
        -----END PRIVATE KEY-----

        """

    /// The certificate and a key in files of a new folder, gone afterwards.
    private func withFiles(_ key: String, _ body: (String, String) async throws -> Void) async throws {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = ["cert.pem", "key.pem"].map { folder.appendingPathComponent($0) }
        try Data(Self.certificate.utf8).write(to: paths[0])
        try Data(key.utf8).write(to: paths[1])
        try await body(paths[0].path, paths[1].path)
    }

    @Test("what is no certificate, no key or not its key is told by name") func failures() async throws {
        try await withFiles(Self.otherKey) { certificate, key in
            #expect(throws: TLSFailure.self) { try ServerTLS(certificate: certificate, key: key) }
            let wrong = [(key, certificate, "--tls-cert"), (certificate, certificate, "--tls-key")]
            let missing = [("/nowhere", key, "--tls-cert"), (certificate, "/nowhere", "--tls-key")]
            for (certificate, key, word) in wrong + missing {
                do throws(TLSFailure) {
                    _ = try ServerTLS(certificate: certificate, key: key)
                    Issue.record("\(word) was taken")
                } catch {
                    #expect(error.description.contains(word))
                }
            }
        }
    }

    @Test("a client that speaks TLS is answered, and told to come no other way again") func live() async throws {
        try await withFiles(Self.key) { certificate, key in
            var setup = ServerSetup.patient
            setup.tls = try ServerTLS(certificate: certificate, key: key)
            let (addresses, continuation) = AsyncStream.makeStream(of: SocketAddress.self)
            let application = FaultbaseServer.application(
                over: try smallKnowledge(), access: try .open(), setup: setup, host: "127.0.0.1", port: 0,
                logger: Logger(label: "test")
            ) { address in
                if let address { continuation.yield(address) }
            }
            let server = Task { try await application.run() }
            defer { server.cancel() }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            let answer = try await Self.ask(address)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK"), "\(answer)")
            #expect(answer.lowercased().contains("strict-transport-security: max-age=31536000"))
        }
    }

    /// The answer to a request over TLS, as text.
    private static func ask(_ address: SocketAddress) async throws -> String {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        let context = try NIOSSLContext(configuration: configuration)
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(to: address) {
            channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await client.executeThenClose { inbound, outbound in
            try await outbound.write(
                ByteBuffer(string: "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            var text = ""
            do {
                for try await buffer in inbound {
                    text += String(buffer: buffer)
                    if text.hasSuffix("ok\n") { break }
                }
            } catch NIOSSLError.uncleanShutdown {
                // The answer is whole by its length.
            }
            return text
        }
    }
}
