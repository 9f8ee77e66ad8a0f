import FaultTesting
import Foundation
import Testing

@Suite("A running server", .timeLimit(.minutes(2)))
struct ServeCommandTests {
    private static func book(_ symptom: String) -> String {
        """
        faultbook: 1
        language: en
        source: {document: Pump manual}
        product: {line: pump}
        faults: [{id: one, symptom: \(symptom)}]
        """
    }

    private func withServer(_ body: (Program, Process, UInt16) throws -> Void) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book("Pump leaks"), to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            let server = try program.start(["serve", "--port", "0", "--log-format", "json"])
            defer { if server.isRunning { kill(server.processIdentifier, SIGKILL) } }
            while server.isRunning, !program.text(of: "output").hasSuffix("/\n") { usleep(2000) }
            let port = URL(string: program.text(of: "output").trimmingCharacters(in: .newlines))?.port
            try body(
                program, server, try #require(port.flatMap { UInt16(exactly: $0) }, "\(program.text(of: "errors"))"))
        }
    }

    @Test("SIGTERM ends it after what runs, with status 0") func termination() throws {
        try withServer { program, server, port in
            let line = try Connection(port)
            // A body of which a part is still on its way when the signal comes.
            try line.send(
                "POST /api/import?file=b.yaml HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 21\r\n\r\nfaultbook")
            // It is answered on the same loop, so the first request has been read.
            let other = try Connection(port)
            try other.send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            #expect(other.everything().hasPrefix("HTTP/1.1 200"))
            let start = ContinuousClock.now
            server.terminate()
            try line.send(": 1\nlanguage")
            #expect(line.everything().hasPrefix("HTTP/1.1 4"))
            server.waitUntilExit()
            #expect(server.terminationStatus == 0 && server.terminationReason == .exit)
            #expect(ContinuousClock.now - start < .seconds(10))
            #expect(program.text(of: "errors").contains("\"route\":\"/healthz\",\"status\":200"))
        }
    }

    @Test("a new edition, a restored backup and a replaced file are served at once") func changes() throws {
        try withServer { program, server, port in
            func found(_ word: String) throws -> Bool {
                let line = try Connection(port)
                try line.send(
                    "GET /api/search?q=\(word) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return line.everything().contains("pump/one")
            }
            #expect(try found("leaks") && !found("rattles"))
            #expect(try program.run("backup", "first.sqlite").status == 0)
            try program.write(Self.book("Pump rattles"), to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            #expect(try found("rattles") && !found("leaks"))
            #expect(try program.run("restore", "first.sqlite").status == 0)
            #expect(try found("leaks") && !found("rattles"))

            try program.write(Self.book("Pump whistles"), to: "other.yaml")
            let other = program.folder.appendingPathComponent("other.sqlite").path
            #expect(try program.run(["import", "other.yaml", "--kb", other]).status == 0)
            #expect(rename(other, program.knowledge) == 0)
            #expect(try found("whistles") && !found("leaks"))
            #expect(try program.run("doctor").status == 0)
            #expect(server.isRunning)
        }
    }

    /// A socket to the server.
    private final class Connection {
        private let descriptor: Int32

        init(_ port: UInt16) throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            try #require(result == 0)
        }

        func send(_ text: String) throws {
            let bytes = Array(text.utf8)
            try #require(write(descriptor, bytes, bytes.count) == bytes.count)
        }

        /// Until the other end closes.
        func everything() -> String {
            var all: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count <= 0 { break }
                all += buffer[..<count]
            }
            return String(decoding: all, as: UTF8.self)
        }

        deinit { close(descriptor) }
    }
}
