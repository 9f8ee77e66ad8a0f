/// What the elements of S1000D are to a reader of plain text.
enum S1000DRoles {
    static func role(of name: String) -> MarkupRole {
        if let role = roles[name] { return role }
        return name.hasSuffix("Alts") || name.hasSuffix("Group") ? .paragraph : .unknown
    }

    private static let roles: [String: MarkupRole] = {
        var roles: [String: MarkupRole] = [:]
        for (role, names) in lists { for name in names { roles[name] = role } }
        return roles
    }()

    private static let lists: [(MarkupRole, [String])] = [
        (
            .inline,
            [
                "emphasis", "subScript", "superScript", "acronym", "acronymTerm", "inlineSignificantData", "quantity",
                "quantityGroup", "quantityValue", "changeInline", "verbatimText", "footnote", "captionText", "action",
                "descr", "isolationStepQuestion", "choice", "indxflag", "change", "caption", "captionLine",
                "listItemDefinition", "symbol", "multimediaObject",
            ]
        ),
        (
            .paragraph,
            [
                "para", "simplePara", "notePara", "warningAndCautionPara", "note", "levelledPara", "procedure",
                "mainProcedure", "preliminaryRqmts", "closeRqmts", "reqCondGroup", "reqSupportEquips", "reqSupplies",
                "reqSpares", "reqPersons", "reqTechInfoGroup", "reqSafety", "safetyRqmts", "description", "refs",
                "commonInfo", "commonInfoDescrPara", "captionGroup", "crewDrill", "subCrewDrill", "remarks", "thead",
                "tbody", "tgroup", "faultDescr", "attentionSequentialList",
            ]
        ),
        (
            .record,
            [
                "supportEquipDescr", "supplyDescr", "spareDescr", "embeddedSpareDescr", "embeddedSupportEquipDescr",
                "embeddedSupplyDescr", "person", "personnel", "identNumber", "partAndSerialNumber", "lru", "sru",
                "itemSeqNumber", "catalogSeqNumber", "partSpec", "toolSpec", "supplySpec", "wire",
                "challengeAndResponse",
                "limit", "limitRange", "equip", "product", "assign", "reqTechInfo", "captionRow", "frontMatterDmEntry",
                "tocEntry", "procurementData", "faultIsolationTest", "structureObjectRule", "contact",
                "sbRemovedSpareDescr",
                "functionalItemSpec", "functionalPhysicalAreaSpec", "controlIndicatorSpec", "dmlEntry",
                "deliveryListItem",
                "wiringPossibleCause", "otherPossibleCause", "applicSpecIdent",
            ]
        ),
        (.heading, ["title"]), (.orderedList, ["sequentialList", "attentionSequentialList"]),
        (.list, ["randomList", "attentionRandomList", "definitionList"]),
        (.item, ["listItem", "attentionRandomListItem", "attentionSequentialListItem"]),
        (.term, ["listItemTerm"]), (.step, ["proceduralStep", "crewDrillStep"]), (.row, ["row"]),
        (.cell, ["entry", "captionEntry"]), (.figure, ["figure"]), (.table, ["table"]),
        (.safety, ["warning", "caution"]),
        (
            .reference,
            [
                "dmRef", "pmRef", "internalRef", "externalPubRef", "functionalItemRef", "partRef", "toolRef",
                "supplyRef", "supplyRqmtRef", "zoneRef", "accessPointRef", "circuitBreakerRef", "controlIndicatorRef",
                "catalogSeqNumberRef", "materialSetRef", "functionalPhysicalAreaRef", "enterpriseRef",
            ]
        ),
        (
            .hidden,
            [
                "colspec", "spanspec", "referencedApplicGroup", "referencedApplicGroupRef", "applic", "hotspot",
                "identAndStatusSection", "warningsAndCautionsRef", "noConds", "noSupportEquips", "noSupplies",
                "noSpares", "noSafety", "noReferences", "graphic",
            ]
        ),
    ]

    /// What a thing with a number is called where it is referred to: `Main fuse (F-12)`.
    static func itemText(of reference: MarkupElement) -> String? {
        let flow = reference.hasOwnText ? [] : leaves(of: reference).compactMap(\.pieces)
        let words = flow.isEmpty ? reference.words : flow.joined(separator: ", ")
        guard let number = attributeText(of: reference) else { return words }
        return words.map { "\($0) (\(number))" } ?? number
    }

    private static func leaves(of element: MarkupElement) -> [MarkupElement] {
        element.elements.flatMap { $0.elements.isEmpty || $0.hasOwnText ? [$0] : leaves(of: $0) }
    }

    /// What the attributes of an element say that has no text: numbers, codes and values.
    static func attributeText(of element: MarkupElement) -> String? {
        let values = element.attributes.compactMap { saysSomething($0.name) ? $0.value.trimmed() : nil }
        return values.isEmpty ? nil : values.joined(separator: " ")
    }

    private static func saysSomething(_ attribute: String) -> Bool {
        if attribute == "countryIsoCode" || attribute == "languageIsoCode" { return false }
        return attribute.hasSuffix("Value") || attribute.hasSuffix("Values") || attribute.hasSuffix("Number")
            || attribute.hasSuffix("Code") || attribute.hasSuffix("Name")
            || ["applicPropertyIdent", "from", "to", "unitOfMeasure", "figureNumberVariant"].contains(attribute)
    }

    /// What an element is called where another one refers to it: a tool by its name, a figure by its title, a step by its
    /// number.
    static func name(of target: MarkupElement, words: MarkupWords) -> String? {
        for child in ["name", "title", "shortName", "techName", "zoneName", "lru", "sru"] {
            guard let named = target.first(child) else { continue }
            let text = child == "lru" || child == "sru" ? named.first("name")?.peekedWords : named.peekedWords
            guard let text else { continue }
            switch target.name {
            case "figure": return "\(words.figure) \(ordinal(of: target)): \(text)"
            case "table": return "\(words.table) \(ordinal(of: target)): \(text)"
            default: return text
            }
        }
        switch target.name {
        case "figure": return "\(words.figure) \(ordinal(of: target))"
        case "table": return "\(words.table) \(ordinal(of: target))"
        case "proceduralStep", "crewDrillStep": return "\(words.step) \(number(ofStep: target))"
        case "isolationStep", "isolationProcedureEnd": return target["id"]
        default:
            if let inner = target.elements.first(where: { $0.name == target.name.replacing("Alts", with: "") }) {
                return name(of: inner, words: words)
            }
            return target.peekedWords.map { $0.utf8.count > 80 ? String($0.prefix(60)) + "…" : $0 }
        }
    }

    /// The place of a figure or table among those of the module.
    private static func ordinal(of target: MarkupElement) -> Int { target.document.ordinal(of: target).inDocument }

    /// `2.1`: its place among the steps that it is in.
    private static func number(ofStep step: MarkupElement) -> String {
        var numbers: [Int] = []
        var current: MarkupElement? = step
        while let own = current, own.name == step.name, let parent = own.parent {
            numbers.insert(own.document.ordinal(of: own).inParent, at: 0)
            current = parent
        }
        return numbers.map(String.init).joined(separator: ".")
    }
}
