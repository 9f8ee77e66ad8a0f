import NIOPosix

/// Where long reckoning is done: on threads of its own, as many as there are processors, so that neither the threads of
/// the sockets nor those of Swift's tasks wait for it.
enum Reckoning {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await NIOThreadPool.singleton.runIfActive(work)
    }
}
