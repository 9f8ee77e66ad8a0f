import ArgumentParser
import FaultServer
import Foundation
import Logging
import NIOPosix

struct MCPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp", abstract: "Answer an AI agent over stdin and stdout (Model Context Protocol).",
        discussion: """
            The same tools as POST /mcp of 'faultbase serve', for agents that start their servers themselves: one message of \
            JSON-RPC in each line, in revisions 2026-07-28 and 2025-11-25 (and back to 2025-03-26). Ends with the end of stdin.

            Example (in an agent's configuration):
              {"mcpServers": {"faultbase": {"command": "faultbase", "args": ["mcp", "--kb", "indexes/faultbase.sqlite"]}}}
            """)

    @Flag(help: "Count no questions; see 'faultbase insights'.")
    var noQuestionLog = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let knowledge = try store.open()
        let questions = noQuestionLog ? nil : QuestionLog(knowledge)
        var logger = Logger(label: "faultbase", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = store.quiet ? .critical : .warning
        let stream = MCPStream(over: knowledge, counting: questions, logger: logger) { line in
            FileHandle.standardOutput.write(line)
        }
        let input = InputLines(longest: MCPStream.longestLine)
        while let line = try await NIOThreadPool.singleton.runIfActive({ input.next() }) {
            if let bytes = line.bytes { await stream.take(bytes) } else { stream.refuseLongLine() }
        }
        await stream.finish()
        await questions?.write()
    }
}

/// The lines of stdin, as they come. Asked by one at a time.
private final class InputLines: @unchecked Sendable {
    struct Line {
        /// Nil: it was too long, and is skipped.
        var bytes: [UInt8]?
    }

    private let longest: Int
    private var pending: [UInt8] = []
    /// Bytes of `pending` that have no line end in them.
    private var searched = 0
    private var isSkipping = false
    private var hasEnded = false

    init(longest: Int) { self.longest = longest }

    /// Waits for the next line; nil: stdin has ended.
    func next() -> Line? {
        while true {
            if let end = pending[searched...].firstIndex(of: 0x0A) {
                let line = Array(pending[..<end])
                pending.removeSubrange(...end)
                searched = 0
                if isSkipping || line.count > longest {
                    isSkipping = false
                    return Line(bytes: nil)
                }
                return Line(bytes: line)
            }
            searched = pending.count
            if pending.count > longest {
                isSkipping = true
                (pending, searched) = ([], 0)
            }
            if hasEnded {
                defer { (pending, searched) = ([], 0) }
                return pending.isEmpty ? nil : Line(bytes: pending)
            }
            read()
        }
    }

    private func read() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = chunk.withUnsafeMutableBytes { Foundation.read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if count > 0 {
            pending += chunk[..<count]
        } else if count == 0 || errno != EINTR {
            hasEnded = true
        }
    }
}
