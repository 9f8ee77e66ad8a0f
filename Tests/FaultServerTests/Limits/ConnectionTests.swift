import FaultTesting
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Testing

@testable import FaultServer

/// Connections as bytes, on a clock that moves when it is told to: nobody waits.
@Suite("Slow and malformed clients")
struct ConnectionTests {
    /// A connection as the server makes it, up to where requests are answered.
    private final class Connection {
        let channel = EmbeddedChannel()

        init(_ change: (inout ServerLimits) -> Void = { _ in }) throws {
            var limits = ServerLimits()
            change(&limits)
            var decoder = NIOHTTPDecoderLimitConfiguration()
            (decoder.maxHeaderFieldSize, decoder.maxHeaderListSize) = (limits.headerBytes, limits.headerBytes)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false, withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: decoder)
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(ConnectionLimits(limits))
            try channel.connect(to: SocketAddress(ipAddress: "192.0.2.7", port: 4000)).wait()
        }

        var isOpen: Bool { channel.isActive }

        func send(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

        func wait(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

        /// As the server would.
        func answer() throws {
            try channel.writeOutbound(
                HTTPResponsePart.head(HTTPResponse(status: .ok, headerFields: [.contentLength: "0"])))
            try channel.writeOutbound(HTTPResponsePart.end(nil))
        }

        func received() throws -> String {
            var text = ""
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
            return text
        }
    }

    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("who connects and says nothing is cut off") func silent() throws {
        let connection = try Connection { $0.readSeconds = 10 }
        connection.wait(9)
        #expect(connection.isOpen)
        connection.wait(1)
        #expect(!connection.isOpen)
    }

    @Test("a head that trickles in byte by byte does not move the clock (slowloris)") func trickledHead() throws {
        let connection = try Connection { $0.readSeconds = 10 }
        for byte in "GET / HT" {
            try connection.send(String(byte))
            connection.wait(1)
        }
        #expect(connection.isOpen)
        try connection.send("TP/1.1\r\nX: ")
        connection.wait(2)
        #expect(!connection.isOpen)
    }

    @Test("a body that trickles in is cut off; one that comes steadily is not, however large") func trickledBody()
        throws
    {
        for (size, isFast) in [(1_000, false), (20_000, true)] {
            let connection = try Connection { $0.readSeconds = 10 }
            try connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
            for _ in 0..<4 {
                try connection.send(String(repeating: "a", count: size))
                connection.wait(4)
            }
            #expect(connection.isOpen == isFast)
        }
    }

    @Test("an answer is waited for however long it takes; then the connection may be idle for its time") func idle()
        throws
    {
        let connection = try Connection { ($0.readSeconds, $0.idleSeconds) = (10, 20) }
        try connection.send(Self.request)
        connection.wait(1000)
        #expect(connection.isOpen)
        try connection.answer()
        connection.wait(19)
        #expect(connection.isOpen)
        try connection.send(Self.request)
        try connection.answer()
        connection.wait(19)
        #expect(connection.isOpen)
        connection.wait(1)
        #expect(!connection.isOpen)
    }

    @Test("who does not take the answer is cut off") func slowReader() throws {
        let connection = try Connection { $0.writeSeconds = 30 }
        try connection.send(Self.request)
        try connection.channel.writeOutbound(
            HTTPResponsePart.head(HTTPResponse(status: .ok, headerFields: [.contentLength: "100000"])))
        connection.wait(29)
        #expect(connection.isOpen)
        connection.wait(1)
        #expect(!connection.isOpen)
    }

    @Test("a head too large to be read is answered with 431, and the connection ends") func overflow() throws {
        let connection = try Connection { $0.headerBytes = 2_000 }
        try? connection.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 3_000))
        let answer = try connection.received()
        #expect(answer.hasPrefix("HTTP/1.1 431 ") && answer.contains("/problems/header-too-large"))
        #expect(answer.lowercased().contains("connection: close") && !connection.isOpen)
    }

    @Test(
        "what is no request is told so, with a problem document",
        arguments: [
            "GET /?q=泵 HTTP/1.1\r\nHost: a\r\n\r\n", "HELLO\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}", "GET / HTTP/9.9\r\n\r\n",
        ])
    func malformed(text: String) throws {
        let connection = try Connection()
        try? connection.send(text)
        let answer = try connection.received()
        #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.contains("application/problem+json"), "\(answer)")
        #expect(answer.contains("/problems/bad-request") && !connection.isOpen)
    }
}
