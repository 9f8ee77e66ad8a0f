import Foundation
import Testing

@Suite("faultbase token, audit-log and serve's door")
struct AccessCommandTests {
    private static let book = """
        faultbook: 1
        language: en
        source: {document: Winch manual}
        product: {line: winch, name: Winch}
        faults: [{id: slips, symptom: The winch slips}]
        """

    @Test("a token is made, shown once, listed, taken away; the log tells all of it") func story() throws {
        try Program.inNewFolder { program in
            let made = try program.run(
                "token", "add", "field", "--role", "engineer", "--product", "winch", "crane", "--expires", "90d")
            #expect(made.status == 0, "\(made.errors)")
            #expect(made.output.wholeMatch(of: /fb_[A-Za-z0-9_-]{43}\n/) != nil)
            #expect(try program.run("token", "add", "field", "--role", "agent").status == 2)
            let listed = try program.run("token", "list", "--json")
            #expect(listed.value("tokens.0.name") as? String == "field")
            #expect(listed.value("tokens.0.products") as? [String] == ["crane", "winch"])
            #expect(listed.value("tokens.0.status") as? String == "active")
            #expect(!listed.output.contains("fb_"))
            #expect(try program.run("token", "revoke", "feild").errors.contains("Did you mean 'field'?"))
            #expect(try program.run("token", "revoke", "feild").status == 1)
            #expect(try program.run("token", "revoke", "field").status == 0)
            #expect(try program.run("token", "list", "--json").value("tokens.0.status") as? String == "revoked")
            let log = try program.run("audit-log", "--since", "1d", "--json")
            #expect(log.value("entries.0.action") as? String == "token-revoked")
            #expect(log.value("entries.1.action") as? String == "token-added")
            #expect(log.value("entries.1.origin") as? String == "command line")
            #expect(log.value("entries.1.actor") as? String == NSUserName())
        }
    }

    @Test("an import is written down, a trial is not") func imports() throws {
        try Program.inNewFolder { program in
            let file = try program.write(Self.book, to: "winch.yaml")
            #expect(try program.run("import", file, "--dry-run").status == 0)
            #expect(try program.run("audit-log").output == "Nothing was changed.\n")
            #expect(try program.run("import", file).status == 0)
            let log = try program.run("audit-log", "--json")
            #expect((log.value("entries") as? [Any])?.count == 1)
            #expect((log.value("entries.0.detail") as? String)?.hasPrefix("edition 1: 1 new") == true)
        }
    }

    @Test("a knowledge base that is replaced brings no revoked token back") func replaced() throws {
        try Program.inNewFolder { program in
            let file = try program.write(Self.book, to: "winch.yaml")
            #expect(try program.run("import", file).status == 0)
            #expect(try program.run("token", "add", "desk", "--role", "agent").status == 0)
            let copy = program.folder.appendingPathComponent("copy.sqlite")
            try FileManager.default.copyItem(atPath: program.knowledge, toPath: copy.path)
            #expect(try program.run("token", "revoke", "desk").status == 0)
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: program.knowledge + ending)
            }
            try FileManager.default.moveItem(atPath: copy.path, toPath: program.knowledge)
            #expect(try program.run("token", "list", "--json").value("tokens.0.status") as? String == "revoked")
            #expect(try program.run("audit-log").output.contains("token-revoked"))
        }
    }

    @Test(
        "what is wrong is said in one line",
        arguments: [
            (["token", "add", "a b", "--role", "agent"], "cannot be a token's name"),
            (["token", "add", "a", "--role", "king"], "--role"),
            (["token", "add", "a", "--role", "admin", "--product", "winch"], "cannot be bound"),
            (["token", "add", "a", "--role", "agent", "--expires", "soon"], "no time to expire"),
            (["token", "add", "a", "--role", "agent", "--product", "Not A Line"], "no id of a product line"),
            (["audit-log", "--since", "yesterday"], "--since is 'yesterday'"),
            (["audit-log", "--limit", "0"], "--limit is 0"),
            (["serve", "--max-requests", "0"], "--max-requests is 0; expected a number from 1"),
            (["serve", "--max-rate", "-1"], "--max-rate"),
            (["serve", "--trusted-proxy", "host"], "--trusted-proxy is 'host'"),
            (["serve", "--tls-cert", "a.pem"], "go together"),
            (["serve", "--tls-cert", "/nowhere", "--tls-key", "/nowhere"], "--tls-cert is '/nowhere'"),
            (["serve", "--host", "0.0.0.0"], "is an address that others reach"),
            (["serve", "--tokens", "/nowhere/tokens"], "there is no such file"),
        ] as [([String], String)])
    func mistakes(arguments: [String], message: String) throws {
        try Program.inNewFolder { program in
            #expect(try program.run("import", try program.write(Self.book, to: "winch.yaml")).status == 0)
            let outcome = try program.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }
}
