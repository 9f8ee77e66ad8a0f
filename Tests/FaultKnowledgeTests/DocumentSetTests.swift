import FaultTesting
import Testing

@testable import FaultKnowledge

@Suite("Sets of items")
struct DocumentSetTests {
    @Test("who is in sets that weigh enough together is who adding their weights finds", arguments: 0..<40)
    func weights(seed: UInt64) {
        var dice = SplitMix64(seed: seed)
        let blocks = dice.draw(1...11)
        let rows = blocks * DocumentSet.blockSize
        let sets = (0..<dice.draw(1...9)).map { _ in
            let held = (0..<rows).filter { _ in dice.draw(0...9) < 3 }
            return (members: Set(held), weight: dice.draw(0...120))
        }
        let least = [dice.draw(1...60), dice.draw(60...200)]
        let found = DocumentSet.holding(
            atLeast: least, of: sets.map { (DocumentSet(Array($0.members), blocks: blocks), $0.weight) },
            blocks: blocks)
        for (set, least) in zip(found, least) {
            let wanted = (0..<rows).filter { row in
                sets.reduce(0) { $0 + ($1.members.contains(row) ? $1.weight : 0) } >= least
            }
            #expect((0..<rows).filter(set.contains) == wanted)
            #expect(set.words.count == blocks)
        }
    }
}
