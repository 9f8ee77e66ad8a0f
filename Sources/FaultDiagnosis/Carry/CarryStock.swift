import FaultModel

/// The parts that visits may need, as units: having one more unit of a part serves the next larger need of it.
struct CarryStock {
    struct Item {
        var number: PartNumber
        var part: Part?
        var instead: [PartNumber] = []
        /// The pieces that some cause takes, ascending: one unit each.
        var levels: [Double] = []
        /// Of a piece, as it is weighed.
        var weight = 0.0
        var firstUnit = 0
    }

    private(set) var items: [Item] = []
    private(set) var weighedAs: [CarryList.Weighed] = []
    /// What a unit costs on top of those of the same part below it.
    private(set) var unitCosts: [Double] = []
    /// The currency that most prices are in; nil: there is no price.
    private(set) var currency: String?
    /// By demand, the pieces that it takes by item; nil: it cannot be fixed.
    let needs: [[Int: Double]?]

    init(_ demands: [CarryDemand], _ catalogue: VisitCatalogue) {
        var places: [String: Int] = [:]
        var items: [Item] = []
        needs = demands.map { demand -> [Int: Double]? in
            guard let uses = demand.needs else { return nil }
            return uses.reduce(into: [:]) { pieces, use in
                let number = catalogue.current(use.number)
                let place = places[number.key] ?? items.count
                if place == items.count {
                    places[number.key] = place
                    items.append(Item(number: number, part: catalogue.part(number)))
                }
                if use.number != number, !items[place].instead.contains(use.number) {
                    items[place].instead.append(use.number)
                }
                pieces[place, default: 0] += use.quantity
            }
        }
        for pieces in needs.compactMap(\.self) {
            for (place, quantity) in pieces where !items[place].levels.contains(quantity) {
                items[place].levels.append(quantity)
            }
        }
        for place in items.indices { items[place].levels.sort() }
        self.items = items
        weigh()
        for place in self.items.indices {
            self.items[place].firstUnit = unitCosts.count
            var below = 0.0
            for level in self.items[place].levels {
                unitCosts.append(self.items[place].weight * (level - below))
                below = level
            }
        }
    }

    /// A part without a price counts as one of the middle of its grade, since grades are value × supply time; without a
    /// grade, or where no part of the grade has a price, as one of the middle of all.
    private mutating func weigh() {
        var counts: [String: Int] = [:]
        for item in items { if let price = item.part?.price { counts[price.currency, default: 0] += 1 } }
        currency = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.first?.key
        func amount(_ item: Item) -> Double? {
            item.part?.price.flatMap { $0.currency == currency && $0.amount.isFinite ? max(0, $0.amount) : nil }
        }
        func middle(_ amounts: [Double]) -> Double? { amounts.isEmpty ? nil : amounts.sorted()[amounts.count / 2] }
        let overall = middle(items.compactMap(amount)) ?? 1
        let grades: [Part.Grade?] = Part.Grade.allCases + [nil]
        for grade in grades {
            let own = grade.flatMap { grade in middle(items.filter { $0.part?.grade == grade }.compactMap(amount)) }
            let usual = own ?? overall
            var unpriced = 0
            for place in items.indices where items[place].part?.grade == grade {
                if let known = amount(items[place]) {
                    items[place].weight = known
                } else {
                    items[place].weight = usual
                    unpriced += 1
                }
            }
            if unpriced > 0 {
                weighedAs.append(
                    .init(grade: grade, price: Price(amount: usual, currency: currency ?? ""), parts: unpriced))
            }
        }
    }

    /// The units that a demand needs, ascending; nil: it cannot be fixed.
    func units(of demand: Int) -> [Int]? {
        needs[demand].map { pieces in
            pieces.flatMap { place, quantity -> [Int] in
                let item = items[place]
                let level = item.levels.firstIndex { $0 >= quantity } ?? item.levels.count - 1
                return (0...level).map { item.firstUnit + $0 }
            }.sorted()
        }
    }

    /// The pieces of an item that some units hold.
    func quantity(of place: Int, _ taken: [Bool]) -> Double {
        let item = items[place]
        return item.levels.indices.last { taken[item.firstUnit + $0] }.map { item.levels[$0] } ?? 0
    }
}
