package import FaultKnowledge
package import Foundation
package import Logging
import Synchronization

/// The protocol over stdin and stdout: a message in each line. Requests are answered as they are done, so that a long one
/// does not hold up the others.
package final class MCPStream: Sendable {
    private let server: MCPServer
    private let write: @Sendable (Data) -> Void
    private let state = Mutex(State())

    private struct State {
        /// Agreed on by `initialize`; nil: none was there.
        var revision: String?
        var running: [JSONValue: Task<Void, Never>] = [:]
    }

    /// Requests at once; more wait for one of them.
    private static let mostRunning = 16
    /// Bytes of a message.
    package static let longestLine = MCPRoutes.longestBody

    /// - Parameter write: takes one line at a time, its end included; never called by two at once.
    package init(
        over knowledge: KnowledgeBase, counting questions: QuestionLog?, logger: Logger,
        write: @escaping @Sendable (Data) -> Void
    ) {
        server = MCPServer(Answers(knowledge), counting: questions, logger: logger)
        self.write = write
    }

    /// Takes one line. Returns when the next one may come.
    package func take(_ line: [UInt8]) async {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        do {
            let value = try JSONValue(reading: line)
            if let batch = value.array {
                await take(batch)
            } else {
                try await take(try MCPMessage(value))
            }
        } catch let error as MCPError {
            send(error.response(to: nil))
        } catch {
            send(MCPError.parse("\(error)").response(to: nil))
        }
    }

    /// Says that a line was too long to be read.
    package func refuseLongLine() {
        send(MCPError.invalidRequest("A message has more than \(Self.longestLine) bytes. Send less.").response(to: nil))
    }

    /// Waits until everything is answered.
    package func finish() async {
        while let task = state.withLock({ $0.running.first?.value }) { await task.value }
    }

    private func take(_ message: MCPMessage) async throws(MCPError) {
        switch message {
        case .response: return
        case .notification(let method, let params):
            guard method == "notifications/cancelled", let id = params?["requestId"] else { return }
            state.withLock { $0.running.removeValue(forKey: id) }?.cancel()
        case .request(let request):
            let call: MCPCall
            do throws(MCPError) {
                call = MCPCall(caller: .local, era: try era(of: request), site: nil)
            } catch {
                send(error.response(to: request.id))
                return
            }
            while state.withLock({ $0.running.count }) >= Self.mostRunning {
                await state.withLock({ $0.running.first?.value })?.value
            }
            start(request, call)
        }
    }

    private func start(_ request: MCPRequest, _ call: MCPCall) {
        // The task enters itself nowhere: it is entered here, under the lock that it needs to leave.
        state.withLock { state in
            state.running[request.id] = Task {
                let response = await server.response(to: request, call).response
                // A request that was cancelled has left already, and gets no answer.
                if self.state.withLock({ $0.running.removeValue(forKey: request.id) }) != nil { self.send(response) }
            }
        }
    }

    private func era(of request: MCPRequest) throws(MCPError) -> MCPEra {
        if request.statedRevision != nil || ModernMethods.modern.contains(request.method) {
            try MCPEndpoint.checkMeta(of: request)
            return .modern
        }
        if request.method == "initialize" {
            let revision = try MCPServer.agreedRevision(request.params)
            state.withLock { $0.revision = revision }
            return .handshake(revision)
        }
        guard let revision = state.withLock({ $0.revision }) else {
            if request.method == "ping" { return .handshake(MCPRevision.withHandshake[0]) }
            throw .invalidRequest(
                "The request says no revision in '_meta', and no 'initialize' came before it. Begin with one of the two."
            )
        }
        return .handshake(revision)
    }

    /// An array of messages, where the agreed revision has such: answered by one array.
    private func take(_ batch: [JSONValue]) async {
        let version = state.withLock { $0.revision }
        let endpoint = MCPEndpoint(server: server)
        guard let body = try? JSONValue.array(batch).data() else { return }
        let fields = MCPEndpoint.Fields(protocolVersion: version ?? MCPRevision.modern)
        if let answer = await endpoint.answer(Array(body), fields, caller: .local, site: nil).body { send(answer) }
    }

    private func send(_ response: JSONValue) {
        guard let line = try? response.data() else { return }
        state.withLock { _ in write(line + Data("\n".utf8)) }
    }
}
