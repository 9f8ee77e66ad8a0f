/// Numbers pairs of words as they first come: an open hash table, because a dictionary of millions of pairs takes several
/// times its time and memory.
struct CellTable {
    private var keys: [UInt64] = []
    /// The number of the cell plus one at each place; 0: free. A power of two of places.
    private var slots = [Int32](repeating: 0, count: 1 << 12)

    var count: Int { keys.count }

    func words(of cell: Int) -> (source: Int32, target: Int32) {
        (Int32(truncatingIfNeeded: keys[cell] >> 32), Int32(truncatingIfNeeded: keys[cell]))
    }

    /// The number of a pair, given to it now if it has none.
    mutating func cell(_ source: Int32, _ target: Int32) -> Int32 {
        if keys.count * 2 >= slots.count { grow() }
        let key = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
        var place = Self.place(of: key, among: slots.count)
        while slots[place] != 0 {
            if keys[Int(slots[place]) - 1] == key { return slots[place] - 1 }
            place = (place + 1) & (slots.count - 1)
        }
        keys.append(key)
        slots[place] = Int32(keys.count)
        return slots[place] - 1
    }

    /// The values divided by the sum of those with the same source, or with the same target.
    func normalized(_ values: [Double], bySource: Bool) -> [Double] {
        let words = keys.map { Int(bySource ? $0 >> 32 : $0 & 0xFFFF_FFFF) }
        var sums = [Double](repeating: 0, count: (words.max() ?? -1) + 1)
        for (word, value) in zip(words, values) { sums[word] += value }
        return zip(words, values).map { word, value in sums[word] > 0 ? value / sums[word] : 0 }
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (number, key) in keys.enumerated() {
            var place = Self.place(of: key, among: slots.count)
            while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = Int32(number + 1)
        }
    }

    /// Fibonacci hashing: the high bits of a product are well mixed.
    private static func place(of key: UInt64, among places: Int) -> Int {
        let mixed = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> UInt64(64 - places.trailingZeroBitCount))
    }
}
