import FaultModel
import GRDB
import Synchronization

extension KnowledgeBase {
    /// The same knowledge for someone who may see these lines alone. It may only be read.
    ///
    /// The first time for some lines connections of their own are opened, which are kept as long as this value; that costs
    /// some milliseconds.
    /// - Throws: `KnowledgeError` when the file cannot be opened, as it cannot where it is in memory alone.
    package func limited(to scope: LineScope) throws -> KnowledgeBase {
        guard case .only(let lines) = scope, scope != cache.scope else { return self }
        return try current.file.limits.knowledge(of: lines) { try KnowledgeBase(self, limitedTo: lines) }
    }

    /// What may be seen.
    package var scope: LineScope { cache.scope }
}

/// The limited forms of a knowledge base that were asked for last.
final class LimitedBases: Sendable {
    private let known = Mutex<[Set<String>: (knowledge: KnowledgeBase, use: Int)]>([:])
    private let uses = Atomic(0)

    /// Each has connections of its own.
    private static let most = 16

    func knowledge(of lines: Set<String>, make: () throws -> KnowledgeBase) rethrows -> KnowledgeBase {
        let use = uses.add(1, ordering: .relaxed).newValue
        return try known.withLock { known in
            if let found = known[lines]?.knowledge {
                known[lines]?.use = use
                return found
            }
            if known.count >= Self.most, let oldest = known.min(by: { $0.value.use < $1.value.use }) {
                known[oldest.key] = nil
            }
            let knowledge = try make()
            known[lines] = (knowledge, use)
            return knowledge
        }
    }
}
