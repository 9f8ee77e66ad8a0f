import FaultKnowledge
import Synchronization

/// Answers to questions that were asked before, as long as the knowledge base stays as it is: many people ask the same
/// when a machine stands still.
///
/// Bounded: what was not asked for long gives way (two generations: what is asked again moves to the younger one).
package final class AnswerMemory: Sendable {
    /// Everything that an answer follows from.
    struct Key: Hashable {
        /// See `KnowledgeBase.stamp`.
        var stamp: Int
        /// What may be seen.
        var scope: LineScope
        var request: SearchRequest
    }

    /// An answer, and how it looks on the wire.
    final class Kept: Sendable {
        let document: SearchDocument
        private let written = Mutex<TimedJSON?>(nil)

        init(_ document: SearchDocument) { self.document = document }

        /// - Parameter milliseconds: what the answer says it took.
        func json(took milliseconds: Double) throws -> [UInt8] {
            if let known = written.withLock({ $0 }) { return known.bytes(took: milliseconds) }
            let json = try TimedJSON(document)
            written.withLock { $0 = json }
            return json.bytes(took: milliseconds)
        }
    }

    package struct Counts: Sendable {
        package var hits = 0
        package var misses = 0
        /// Answers in memory, and about how many bytes they take.
        package var answers = 0
        package var bytes = 0
    }

    private let state = Mutex(State())
    private let mostBytes: Int

    private struct State {
        var young: [Key: Kept] = [:]
        var old: [Key: Kept] = [:]
        var youngBytes = 0
        var oldBytes = 0
        var counts = Counts()
    }

    /// - Parameter mostBytes: about so many are used; 0 keeps nothing.
    package init(mostBytes: Int = 32 << 20) { self.mostBytes = mostBytes }

    package var counts: Counts {
        state.withLock { state in
            var counts = state.counts
            counts.answers = state.young.count + state.old.count
            counts.bytes = state.youngBytes + state.oldBytes
            return counts
        }
    }

    func answer(_ key: Key) -> Kept? {
        state.withLock { state in
            if let known = state.young[key] {
                state.counts.hits += 1
                return known
            }
            guard let known = state.old.removeValue(forKey: key) else {
                state.counts.misses += 1
                return nil
            }
            state.oldBytes -= Self.bytes(of: known.document)
            add(known, key, &state)
            state.counts.hits += 1
            return known
        }
    }

    func keep(_ document: SearchDocument, _ key: Key) -> Kept {
        let kept = Kept(document)
        if Self.bytes(of: document) <= mostBytes / 8 { state.withLock { add(kept, key, &$0) } }
        return kept
    }

    private func add(_ kept: Kept, _ key: Key, _ state: inout State) {
        if state.young.updateValue(kept, forKey: key) == nil { state.youngBytes += Self.bytes(of: kept.document) }
        guard state.youngBytes > mostBytes / 2 else { return }
        (state.old, state.oldBytes) = (state.young, state.youngBytes)
        (state.young, state.youngBytes) = ([:], 0)
    }

    /// About what an answer takes with its JSON: measured over the corpus.
    private static func bytes(of document: SearchDocument) -> Int { 4000 + 6000 * document.hits.count }
}

/// An answer as JSON, but for how long it took.
struct TimedJSON: Sendable {
    private let head: [UInt8]
    private let tail: [UInt8]

    init(_ document: SearchDocument) throws {
        var document = document
        document.tookMilliseconds = 0
        let bytes = try Wire.bytes(document)
        // Within a text the second quotation mark would be escaped, so this is the key.
        let key = Array("\"took_ms\":0,".utf8)
        let place = bytes.indices.last { bytes[$0...].starts(with: key) } ?? bytes.endIndex
        head = Array(bytes[..<place])
        tail = Array(bytes[place...].dropFirst(key.count))
    }

    func bytes(took milliseconds: Double) -> [UInt8] {
        let rounded = (milliseconds * 100).rounded() / 100
        let text = rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
        let key = "\"took_ms\":\(text),"
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head.count + key.utf8.count + tail.count)
        bytes += head
        bytes += key.utf8
        bytes += tail
        return bytes
    }
}
