import FaultKnowledge
import NIOPosix

/// Where long reckoning is done: on threads of its own, as many as there are processors, so that neither the threads of
/// the sockets nor those of Swift's tasks wait for it. What waited for a thread until its time was over is not begun.
enum Reckoning {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let deadline = ReadDeadline.current
        return try await NIOThreadPool.singleton.runIfActive {
            try deadline?.check()
            return try work()
        }
    }
}
