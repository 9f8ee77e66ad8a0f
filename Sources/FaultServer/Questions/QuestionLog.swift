package import FaultKnowledge
import Foundation
import NIOPosix
import Synchronization

/// Counts what readers ask, without ever letting a reader wait: counts gather in memory and are written in batches on a
/// thread of their own. While another program writes for long, as an import does, they go on gathering, and what would be
/// too many is dropped.
package final class QuestionLog: Sendable {
    private let knowledge: KnowledgeBase
    private let today: @Sendable () -> String
    private let pause: Duration
    private let state = Mutex(State())

    private struct State {
        var pending: [AskedQuestion: QuestionCounts] = [:]
        /// A batch is waited for or being written.
        var isScheduled = false
    }

    /// Different questions in memory.
    private static let mostPending = 2000

    private static let thread: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        return pool
    }()

    /// - Parameters:
    ///   - pause: from the first question of a batch until it is written.
    ///   - today: the day as `2026-11-22`, in UTC.
    /// - Returns: nil for a knowledge base that may only be read.
    package init?(
        _ knowledge: KnowledgeBase, writtenAfter pause: Duration = .seconds(10),
        today: @escaping @Sendable () -> String = QuestionLog.day
    ) {
        if knowledge.isReadOnly { return nil }
        self.knowledge = knowledge
        self.today = today
        self.pause = pause
    }

    @Sendable package static func day() -> String { String(Date().ISO8601Format().prefix(10)) }

    /// A question was answered. Filters other than the product line narrow an answer, and further pages go on with one:
    /// neither tells what the knowledge base lacks.
    func asked(_ request: SearchRequest, _ answer: SearchDocument) {
        var plain = SearchFilter()
        plain.product = request.filter.product
        let names = answer.query.codes + answer.query.parts + answer.query.models
        guard request.offset == 0, request.filter == plain,
            let question = AskedQuestion(request.text, product: plain.product, naming: names)
        else { return }
        add(question) { $0.ask(QuestionOutcome(answer.support), in: answer.query.language) }
    }

    /// Someone opened a hit of this question.
    func opened(_ request: SearchRequest) {
        guard let question = AskedQuestion(counted: request.text, product: request.filter.product) else { return }
        add(question) { $0.opened += 1 }
    }

    private func add(_ question: AskedQuestion, _ change: (inout QuestionCounts) -> Void) {
        let isFirst = state.withLock { state in
            guard state.pending[question] != nil || state.pending.count < Self.mostPending else { return false }
            change(&state.pending[question, default: QuestionCounts()])
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        guard isFirst else { return }
        Task { [weak self, pause] in
            try? await Task.sleep(for: pause)
            await self?.write()
        }
    }

    /// Writes what has gathered; what cannot be written now is kept for the next time, as far as there is room.
    package func write() async {
        let (knowledge, day) = (knowledge, today())
        let batch = state.withLock { state in
            defer { (state.pending, state.isScheduled) = ([:], false) }
            return state.pending
        }
        if batch.isEmpty { return }
        do {
            try await Self.thread.runIfActive { try knowledge.count(batch, on: day) }
        } catch {
            state.withLock { state in
                for (question, counts) in batch {
                    guard let later = state.pending[question] else {
                        if state.pending.count < Self.mostPending { state.pending[question] = counts }
                        continue
                    }
                    var sum = counts
                    sum.add(later)
                    state.pending[question] = sum
                }
            }
        }
    }
}
