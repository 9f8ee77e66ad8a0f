import ArgumentParser
import FaultKnowledge
import FaultModel
import Foundation

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Erase a person: name and mentions, for good.",
        discussion: """
            The name goes from service records, from what these said before, from questions of readers and from the file
            itself; copies that were made before still have it. Manuals are not changed: where one names the person is told.
            A source that is imported again brings back whom it names.

            Examples:
              faultbase forget "Hans Meier"
              faultbase forget "Hans Meier" --also Meier --yes
            """)

    @Argument(help: "The name, in any case and order of words; or the person's key.")
    var person: String
    @Option(name: .customLong("also"), help: "Another writing of the name that texts have; again for each.")
    var also: [String] = []
    @Flag(name: .customLong("yes"), help: "Do not ask.")
    var isSure = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let knowledge = try store.open(for: .writing)
        if !isSure { try confirm(try await knowledge.personKey(person)) }
        let forgotten = try knowledge.forget(person, also: also)
        try store.answer(Answer(forgotten)) { answer in
            var lines = [
                "Forgotten: \(answer.records) service records, \(answer.revisions) past revisions and "
                    + "\(answer.questions) questions named this person (edition \(answer.edition))."
            ]
            if !answer.left.isEmpty {
                lines.append("The name still stands in what is no service record; change it there and import it again:")
                lines += answer.left.map { "  \($0)" }
            }
            return lines.joined(separator: "\n")
        }
    }

    private func confirm(_ key: Int?) throws {
        guard Terminal.isTerminal(STDIN_FILENO) else {
            throw CommandFailure("Forgetting cannot be undone; say --yes where nobody can be asked.")
        }
        let known = key.map { "known by the key \($0)" } ?? "known by no key; texts are looked through"
        Terminal.write("Erase '\(person)' (\(known)) for good? [y/N] ")
        guard let answer = readLine()?.lowercased(), ["y", "yes", "是"].contains(answer) else {
            throw CommandFailure("Nothing was changed.", .notFound)
        }
    }

    /// Never the name.
    private struct Answer: Encodable {
        var key: Int?
        var records: Int
        var revisions: Int
        var questions: Int
        var left: [String]
        var edition: Int

        init(_ forgotten: Forgotten) {
            key = forgotten.key
            records = forgotten.records
            revisions = forgotten.revisions
            questions = forgotten.questions
            left = forgotten.left
            edition = forgotten.edition
        }
    }
}
