import ArgumentParser
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

/// What every command takes.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .customLong("kb"), help: "The knowledge base. (default: $FAULTBASE_KB, else indexes/faultbase.sqlite)")
    var path: String?

    @Flag(help: "Answer with one JSON document.")
    var json = false

    @Flag(help: "No progress and no notes on stderr.")
    var quiet = false

    /// Where nothing else is said.
    static let usualFile = "indexes/faultbase.sqlite"

    var file: String { path ?? Terminal.environment("FAULTBASE_KB") ?? Self.usualFile }

    func open(for access: KnowledgeBase.Access = .reading) throws -> KnowledgeBase {
        try KnowledgeBase(opening: file, for: access)
    }

    /// The document as JSON, or what `text` makes of it.
    func answer<Document: Encodable>(_ document: Document, text: (Document) -> String) throws {
        if json {
            FileHandle.standardOutput.write(try Wire.json(document, pretty: true) + Data("\n".utf8))
        } else {
            let text = text(document)
            print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
        }
    }
}

/// The language that a command answers in.
struct LanguageOption: ParsableArguments {
    @Option(name: .customLong("lang"), help: "The language of the answer: zh, en, … (default: the terminal's)")
    var tag: String?

    func language() throws -> Language {
        guard let tag else { return Self.terminal }
        guard let language = Language(tag) else {
            throw CommandFailure("--lang is '\(tag)'; expected a language tag such as zh or en.")
        }
        return language
    }

    /// By POSIX: LC_ALL, LC_MESSAGES, LANG, in this order.
    static let terminal: Language = {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(Terminal.environment).first ?? ""
        return Language(value.prefix { $0 != "_" && $0 != "." }) ?? .english
    }()
}
