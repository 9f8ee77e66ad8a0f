import FaultModel
import FaultTesting
import Foundation
import Testing

@testable import FaultKnowledge

@Suite("The file of tokens")
struct AccessBookTests {
    private static let li = AuditActor(name: "li", origin: "command line")

    /// A new folder with a path in it, gone afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Places.newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("kb.access.sqlite").path)
    }

    @Test("what one process does, another sees at once") func processes() throws {
        try inFolder { path in
            let (server, operator_) = (try AccessBook(opening: path), try AccessBook(opening: path))
            #expect(try !server.hasTokens())
            let made = try operator_.add(TokenRequest(name: "desk", role: .agent), by: Self.li)
            #expect(try server.token(withSecret: made.secret.text)?.name == "desk")
            #expect(try server.token(made.token.id)?.name == "desk")
            try operator_.revoke("desk", by: Self.li)
            #expect(try server.token(withSecret: made.secret.text) == nil)
            #expect(try server.token(made.token.id) == nil)
            #expect(try !server.hasTokens())
        }
    }

    @Test("the file holds no secret, is read by its owner alone, and forgets the hash of what is revoked")
    func secrets()
        throws
    {
        try inFolder { path in
            let book = try AccessBook(opening: path)
            let made = try book.add(TokenRequest(name: "desk", role: .agent), by: Self.li)
            try book.revoke("desk", by: Self.li)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            let again = try book.add(TokenRequest(name: "desk", role: .author), by: Self.li)
            #expect(made.token.id != again.token.id && made.secret.text != again.secret.text)
            for ending in ["", "-wal"] {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path + ending))
                for secret in [made.secret.text, again.secret.text] {
                    #expect(bytes.range(of: Data(secret.dropFirst(3).utf8)) == nil)
                }
            }
        }
    }

    @Test("SHA-256 of a secret is what is stored (FIPS 180-2, example B.1)") func hash() {
        let hex = TokenSecret.hash(of: "abc").map { String(format: "%02x", $0) }.joined()
        #expect(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("bytes are compared whole") func comparing() {
        #expect(TokenSecret.areEqual([1, 2, 3], [1, 2, 3]))
        for other in [[1, 2, 4], [0, 2, 3], [1, 2], [1, 2, 3, 0], []] as [[UInt8]] {
            #expect(!TokenSecret.areEqual([1, 2, 3], other))
        }
    }

    @Test("nobody can write what looks like another line of the log") func log() throws {
        let book = try AccessBook(now: { Date(timeIntervalSince1970: 1_795_340_400) })
        try book.note(.import, "a\n2026 token-revoked\u{1B}[2J", String(repeating: "b", count: 900), by: Self.li)
        let entry = try #require(try book.auditLog().first)
        #expect(entry.subject == "a 2026 token-revoked [2J" && entry.detail.count == 400)
        #expect(try book.auditLog(since: Date(timeIntervalSince1970: 1_795_340_401)).isEmpty)
    }

    @Test("a file of another kind is refused and not touched") func other() throws {
        try inFolder { path in
            _ = try KnowledgeBase(opening: path, for: .writing)
            #expect(throws: AccessError.self) { try AccessBook(opening: path) }
            try Data("no database".utf8).write(to: URL(fileURLWithPath: path + "2"))
            #expect(throws: AccessError.self) { try AccessBook(opening: path + "2") }
        }
    }
}
