import ArgumentParser
import FaultKnowledge
import FaultServer
import Foundation

/// Where tokens and the audit log are.
struct AccessOptions: ParsableArguments {
    @Option(
        name: .customLong("tokens"),
        help: "The file of tokens and the audit log. (default: beside the knowledge base, ending in .access.sqlite)")
    var path: String?

    func file(beside knowledge: String) -> String { path ?? AccessBook.path(beside: knowledge) }

    /// - Throws: `AccessError`.
    func book(beside knowledge: String) throws -> AccessBook {
        try AccessBook(opening: file(beside: knowledge))
    }
}

extension AuditActor {
    /// The user of this machine, as the system names them.
    static let here = AuditActor(name: NSUserName(), origin: "command line")
}

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Give out tokens for the server, list them and take them away.",
        discussion: """
            Whoever has a token sends it as 'Authorization: Bearer fb_…' or types it once at /login. Changes hold at once, also \
            in a server that runs.

            Examples:
              faultbase token add service-desk --role agent
              faultbase token add field-north --role engineer --product trailer-pump --expires 90d
              faultbase token list
              faultbase token revoke service-desk
            """,
        subcommands: [Add.self, List.self, Revoke.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a token, and show it this once.",
            discussion: """
                The token stands alone on stdout. Of it only a hash is kept, so nobody can show it again.

                Example:
                  faultbase token add field-north --role engineer --product trailer-pump --expires 90d
                """)

        @Argument(help: "Who it is for: 1 to 64 letters, digits, '-', '_', '.' or '@'.")
        var name: String
        @Option(
            help: "agent reads and walks; engineer also records; author also imports; admin also gives out tokens.")
        var role: Role
        @Option(
            name: .customLong("product"), parsing: .upToNextOption,
            help: "Only these product lines: nothing of any other is shown. (default: all)")
        var products: [String] = []
        @Option(help: "After how many hours or days it expires, such as 12h or 90d. (default: never)")
        var expires: String?
        @OptionGroup var access: AccessOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let wanted = try TokenRequest(name: name, role: role, lines: products, expires: expires)
            let book = try access.book(beside: store.file)
            let made = try book.add(wanted, by: .here)
            try store.answer(TokenDocument(made.token, secret: made.secret)) { $0.token ?? "" }
            if !store.quiet, !store.json {
                Terminal.write("This is the only time that the token is shown; \(book.path) keeps a hash of it.\n")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List all tokens, also the expired and revoked ones.",
            discussion: """
                Example:
                  faultbase token list --json
                """)

        @OptionGroup var access: AccessOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let file = access.file(beside: store.file)
            let exists = FileManager.default.fileExists(atPath: file)
            let tokens = exists ? try AccessBook(opening: file).tokens() : []
            try store.answer(TokensDocument(tokens)) { document in
                if document.tokens.isEmpty { return "There are no tokens. Make one with 'faultbase token add'." }
                return document.tokens.map(Self.line).joined(separator: "\n")
            }
        }

        private static func line(_ token: TokenDocument) -> String {
            let lines = token.products?.joined(separator: " ") ?? "all lines"
            let expires = token.expires.map { "until \($0)" } ?? "never expires"
            return
                "\(Terminal.bold(token.name))  \(token.role.rawValue)  \(lines)  \(expires)  \(token.status.rawValue)"
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Take a token away, at once and for good.",
            discussion: """
                Example:
                  faultbase token revoke service-desk
                """)

        @Argument(help: "The token's name.")
        var name: String
        @OptionGroup var access: AccessOptions
        @OptionGroup var store: StoreOptions

        func run() throws {
            let file = access.file(beside: store.file)
            guard FileManager.default.fileExists(atPath: file) else {
                throw AccessError.noSuchToken(name, nearest: nil)
            }
            try AccessBook(opening: file).revoke(name, by: .here)
            if store.json { try store.answer(["revoked": name]) { _ in "" } }
            if !store.quiet, !store.json { Terminal.write("The token '\(name)' opens nothing any more.\n") }
        }
    }
}

extension Role: ExpressibleByArgument {}

struct AuditLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit-log", abstract: "Show who changed what, when and from where.",
        discussion: """
            Written down are imports, published previews, service records, reviews, tokens, who signed in, and who was refused \
            (of one address at most once a minute). The latest comes first.

            Examples:
              faultbase audit-log --since 7d
              faultbase audit-log --since 2026-11-01 --limit 1000 --json
            """)

    @Option(help: "No earlier ones: a day, a time in UTC, or how long ago (7d, 12h). (default: from the beginning)")
    var since: String?
    @Option(parsing: .unconditional, help: "How many at most, 1 to 1000.")
    var limit = 100
    @OptionGroup var access: AccessOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        guard AccessBook.auditLimits.contains(limit) else {
            throw CommandFailure("--limit is \(limit); expected a number from 1 to 1000.")
        }
        let time = try since.map { text in
            guard let time = AuditSince.time(text) else { throw CommandFailure(AuditSince.complaint("--since", text)) }
            return time
        }
        let file = access.file(beside: store.file)
        let exists = FileManager.default.fileExists(atPath: file)
        let entries = exists ? try AccessBook(opening: file).auditLog(since: time, limit: limit) : []
        try store.answer(AuditLogDocument(entries)) { document in
            if document.entries.isEmpty { return "Nothing was changed." }
            return document.entries.map { entry in
                let what = [entry.subject, entry.detail].filter { !$0.isEmpty }.joined(separator: ": ")
                return
                    "\(entry.time)  \(entry.action.rawValue)  \(entry.actor)  \(Terminal.faint(entry.origin))  \(what)"
            }.joined(separator: "\n")
        }
    }
}
