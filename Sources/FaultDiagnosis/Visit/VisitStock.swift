import FaultModel

/// So many units of parts at most can be told apart: bit by unit.
typealias Units = UInt128

/// The parts that remedies need, as units of cost: one more unit of a part is enough for one more combination of causes.
struct VisitStock {
    struct Item {
        var number: PartNumber
        var part: Part?
        /// As named by remedies, where it is another number.
        var instead: [PartNumber] = []
        /// By cause, how many pieces its remedy needs.
        var needs: [Int: Double] = [:]
        /// What may be brought, ascending: the pieces that some of the causes need together.
        var levels: [Double] = []
        /// Of a piece, as it is weighed.
        var weight = 0.0
        /// The bit of its first level.
        var firstUnit = 0
    }

    private(set) var items: [Item] = []
    private(set) var weighedAs: Price?
    /// Whether every level of every part is a unit of its own.
    private(set) var isWhole = true
    /// By cause, the items that its remedy needs.
    private(set) var itemsByCause: [[Int]]
    private(set) var unitCount = 0

    private static let mostLevels = 12
    private static let mostUnits = 128

    /// - Parameter usable: by cause, whether its remedy is known and open.
    init(_ fault: Fault, usable: [Bool], _ catalogue: VisitCatalogue) {
        var places: [String: Int] = [:]
        itemsByCause = fault.causes.map { _ in [] }
        for (cause, known) in fault.causes.enumerated() where usable[cause] {
            for use in known.remedy?.parts ?? [] {
                let number = catalogue.current(use.number)
                let place = places[number.key] ?? items.count
                if place == items.count {
                    places[number.key] = place
                    items.append(Item(number: number, part: catalogue.part(number)))
                }
                if use.number != number, !items[place].instead.contains(use.number) {
                    items[place].instead.append(use.number)
                }
                if items[place].needs[cause] == nil { itemsByCause[cause].append(place) }
                items[place].needs[cause, default: 0] += use.quantity
            }
        }
        for place in items.indices { setLevels(place) }
        weigh()
        for place in items.indices {
            items[place].firstUnit = unitCount
            unitCount += items[place].levels.count
        }
    }

    /// Whether there are few enough units to be told apart.
    var fits: Bool { unitCount <= Self.mostUnits }

    /// Only so many parts that they fit: those that the causes of most weight need.
    mutating func keep(byCause weight: [Double]) {
        guard !fits else { return }
        let gains = items.map { item in item.needs.keys.sorted().reduce(0.0) { $0 + weight[$1] } }
        let order = items.indices.sorted { gains[$0] != gains[$1] ? gains[$0] > gains[$1] : $0 < $1 }
        var room = Self.mostUnits
        var kept: [Int] = []
        for place in order where items[place].levels.count <= room {
            room -= items[place].levels.count
            kept.append(place)
        }
        let isKept = Set(kept)
        for place in items.indices where !isKept.contains(place) { items[place].levels = [] }
        unitCount = 0
        for place in items.indices {
            items[place].firstUnit = unitCount
            unitCount += items[place].levels.count
        }
        isWhole = false
    }

    private mutating func setLevels(_ place: Int) {
        var sums: [Double] = [0]
        let needs = items[place].needs.keys.sorted().compactMap { items[place].needs[$0] }
        for need in needs {
            sums += sums.map { $0 + need }
            sums.sort()
            sums = sums.reduce(into: []) { if abs(($0.last ?? -1) - $1) > 1e-9 { $0.append($1) } }
            if sums.count > 512 { break }
        }
        var levels = Array(sums.dropFirst())
        if levels.count > Self.mostLevels {
            isWhole = false
            var together = 0.0
            levels = needs.sorted(by: >).prefix(Self.mostLevels).map { need in
                together += need
                return together
            }
        }
        items[place].levels = levels
    }

    /// Prices are compared in the currency that most parts have; what has no price in it counts as a part of the middle,
    /// so that fewer are better.
    private mutating func weigh() {
        var counts: [String: Int] = [:]
        for item in items { if let price = item.part?.price { counts[price.currency, default: 0] += 1 } }
        let main = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.first?.key
        let known = items.compactMap { item in
            item.part?.price.flatMap { $0.currency == main && $0.amount.isFinite ? max(0, $0.amount) : nil }
        }.sorted()
        let middle = known.isEmpty ? 1 : known[known.count / 2]
        for place in items.indices {
            if let price = items[place].part?.price, price.currency == main, price.amount.isFinite {
                items[place].weight = max(0, price.amount)
            } else {
                items[place].weight = middle
                weighedAs = Price(amount: middle, currency: main ?? "")
            }
        }
    }

    /// The units that causes put right together need; nil: more than is looked at.
    func units(for causes: some Sequence<Int>) -> Units? {
        var totals: [Int: Double] = [:]
        for cause in causes {
            for place in itemsByCause[cause] { totals[place, default: 0] += items[place].needs[cause] ?? 0 }
        }
        var units: Units = 0
        for (place, total) in totals {
            guard let level = items[place].levels.firstIndex(where: { $0 >= total - 1e-9 }) else { return nil }
            units |= ((1 << Units(level + 1)) - 1) << Units(items[place].firstUnit)
        }
        return units
    }

    /// What a unit costs on top of those of the same part below it.
    var unitCosts: [Double] {
        items.flatMap { item in
            item.levels.indices.map { level in
                item.weight * (item.levels[level] - (level > 0 ? item.levels[level - 1] : 0))
            }
        }
    }

    /// The pieces of an item that a set of units holds.
    func quantity(of place: Int, in units: Units) -> Double {
        let item = items[place]
        let level = item.levels.indices.last { units >> Units(item.firstUnit + $0) & 1 == 1 }
        return level.map { item.levels[$0] } ?? 0
    }
}
