internal import FaultModel

/// Finds the parts, tools and supplies with numbers that a module names.
struct ModuleParts {
    private let reading: S1000DReading

    init(_ reading: S1000DReading) { self.reading = reading }

    /// The number of what an element describes.
    static func number(of element: MarkupElement) -> String? {
        element.first(at: "identNumber", "partAndSerialNumber", "partNumber")?.peekedWords
            ?? element.first(at: "identNumber", "partNumber")?.peekedWords ?? element.first("partNumber")?.peekedWords
            ?? element.first("partRef")?["partNumberValue"] ?? element.first("partIdent")?["partNumberValue"]
            ?? element.first("toolRef")?["toolNumber"] ?? element.first("toolIdent")?["toolNumber"]
            ?? element.first("supplyIdent")?["supplyNumber"]
    }

    private static let owners: Set<String> = [
        "supportEquipDescr", "supplyDescr", "spareDescr", "embeddedSpareDescr", "embeddedSupportEquipDescr",
        "embeddedSupplyDescr", "lru", "sru", "itemSeqNumber", "partSpec", "toolSpec", "supplySpec",
        "sbIndividualSpare", "sbIndividualRemovedSpare", "sbIndividualSupply", "sbIndividualSupportEquip", "equip",
        "sbRemovedSpareDescr", "sbMaterialDescr",
    ]

    /// Parts in use at once that a passage lists; more are found by their own records.
    private static let limit = 500

    /// The parts that an element names, each once, in order. They become records of their own.
    func uses(in element: MarkupElement) -> [PartUse] {
        var seen = Set<PartNumber>()
        var uses: [PartUse] = []
        let tape = element.document.tape
        for index in element.index..<max(element.index + 1, Int(tape.items[element.index].next))
        where tape.items[index].kind == .element {
            let owner = MarkupElement(document: element.document, index: index)
            guard Self.owners.contains(owner.name), let printed = Self.number(of: owner),
                let number = reading.notePart(printed, name: Self.name(of: owner))
            else { continue }
            if seen.insert(number).inserted, uses.count < Self.limit {
                uses.append(PartUse(number: number, quantity: Self.quantity(of: owner)))
            }
        }
        return uses
    }

    private static func name(of owner: MarkupElement) -> String? {
        if let name = owner.first("name") ?? owner.first("shortName") { return name.peekedWords }
        return owner.first(at: "partSegment", "itemIdentData", "descrForPart")?.peekedWords
            ?? owner.first(at: "partSegment", "descrForPart")?.peekedWords
            ?? owner.first(at: "itemIdentData", "descrForPart")?.peekedWords
            ?? owner.first(at: "itemIdentData", "itemName")?.peekedWords
            ?? owner.descendants { ["name", "descrForPart", "itemName", "toolName", "supplyName"].contains($0) }
            .first?.peekedWords
    }

    private static func quantity(of owner: MarkupElement) -> Double {
        let text = (owner.first("reqQuantity") ?? owner.first("quantityPerNextHigherAssy"))?.peekedWords
        guard let value = text.flatMap({ Double($0.replacing(",", with: ".")) }), value > 0, value.isFinite else {
            return 1
        }
        return value
    }
}
