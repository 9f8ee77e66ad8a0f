/// A generator of numbers that is the same on every machine (SplitMix64: Steele, Lea, Flood 2014).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &self) }
}

/// Makes spoilt files of whole ones. The same seed and number give the same input.
struct Mutator {
    let seeds: [[UInt8]]
    let tokens: [[UInt8]]
    let seed: UInt64

    private static let sizeLimit = 256 << 10

    func input(_ number: Int) -> [UInt8] {
        var dice = Dice(state: seed &* 0x1_0000_0001 &+ UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9)
        var bytes = seeds[dice.below(seeds.count)]
        for _ in 0...dice.below(4) { mutate(&bytes, &dice) }
        if bytes.count > Self.sizeLimit { bytes.removeLast(bytes.count - Self.sizeLimit) }
        return bytes
    }

    private func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let place = dice.below(bytes.count + 1)
        switch dice.below(9) {
        case 0:
            for _ in 0...dice.below(8) where !bytes.isEmpty {
                bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
            }
        case 1: bytes.removeLast(bytes.count - place)
        case 2:
            let other = seeds[dice.below(seeds.count)]
            bytes = Array(bytes[..<place]) + other[dice.below(other.count + 1)...]
        case 3: repeatBlock(&bytes, at: place, &dice)
        case 4, 5: bytes.insert(contentsOf: tokens[dice.below(tokens.count)], at: place)
        case 6:
            let token = tokens[dice.below(tokens.count)]
            bytes.replaceSubrange(place..<min(bytes.count, place + token.count), with: token)
        case 7: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.below(40)))
        default:
            let from = dice.below(bytes.count + 1)
            let block = bytes[from..<min(bytes.count, from + 1 + dice.below(200))]
            bytes.insert(contentsOf: block, at: place)
        }
    }

    /// A block again and again: nesting and long lists.
    private func repeatBlock(_ bytes: inout [UInt8], at place: Int, _ dice: inout Dice) {
        let block = Array(bytes[place..<min(bytes.count, place + 1 + dice.below(60))])
        let times = 1 + dice.below(dice.below(4) == 0 ? 2000 : 40)
        bytes.insert(contentsOf: repeatElement(block, count: times).joined(), at: place)
    }
}
