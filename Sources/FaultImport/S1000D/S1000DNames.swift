/// Element and attribute names of S1000D before Issue 4.0, by those that took their place. Issue 4.0 renamed everything and
/// changed little else (its chapter 4.10 has the list); what it moved is read in either place.
enum S1000DNames {
    /// Brings a document of an older issue to the names of Issue 4.0. Costs a pass over its items.
    static func modernize(_ tape: inout XMLTape) {
        guard tape.names.contains(where: { $0 == "idstatus" || $0 == "pmaddres" || $0 == "avee" }) else { return }
        var places = Dictionary(
            tape.names.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
        func place(_ name: String) -> UInt32 {
            if let known = places[name] { return known }
            let place = UInt32(tape.names.count)
            tape.names.append(name)
            places[name] = place
            return place
        }
        let old = tape.names
        let newElements = old.map { elements[$0].map(place) }
        let newAttributes = old.map { attributes[$0].map(place) }
        for index in tape.items.indices {
            let name = Int(tape.items[index].name)
            switch tape.items[index].kind {
            case .element: if let new = newElements[name] { tape.items[index].name = new }
            case .attribute: if let new = newAttributes[name] { tape.items[index].name = new }
            case .text: break
            }
        }
    }

    private static let attributes: [String: String] = [
        "fcode": "faultCode", "ftype": "faultType", "refid": "nextActionRefId", "probfac": "faultProbability",
        "xrefid": "internalRefId", "uom": "unitOfMeasure", "refapplic": "applicRefId",
        "actidref": "applicPropertyIdent",
        "actreftype": "applicPropertyType", "actvalues": "applicPropertyValues", "operator": "andOr",
        "issno": "issueNumber", "inwork": "inWork", "language": "languageIsoCode", "country": "countryIsoCode",
        "refcsn": "catalogSeqNumberValue", "refisn": "itemSeqNumberValue", "isn": "itemSeqNumberValue",
        "csn": "catalogSeqNumberValue", "ind": "indenture", "category": "personCategoryCode", "skill": "skillLevelCode",
        "boardno": "infoEntityIdent",
    ]

    private static let elements: [String: String] =
        identification
        .merging(faults) { first, _ in first }
        .merging(requirements) { first, _ in first }
        .merging(text) { first, _ in first }
        .merging(parts) { first, _ in first }

    private static let identification: [String: String] = [
        "idstatus": "identAndStatusSection", "dmaddres": "dmAddress", "dmtitle": "dmTitle", "techname": "techName",
        "infoname": "infoName", "issno": "issueInfo", "issdate": "issueDate", "status": "dmStatus",
        "displaytext": "displayText", "p": "simplePara", "refdm": "dmRef", "reftp": "externalPubRef",
        "pubtitle": "externalPubTitle", "pubcode": "externalPubCode", "pmaddres": "pmAddress", "pmtitle": "pmTitle",
        "pmentry": "pmEntry", "pmstatus": "pmStatus", "act": "applicCrossRefTable", "cct": "condCrossRefTable",
        "pct": "productCrossRefTable", "rpc": "responsiblePartnerCompany", "orig": "originator",
        "dmcextension": "identExtension",
    ]

    private static let faults: [String: String] = [
        "afr": "faultReporting", "frep": "faultReporting", "afi": "faultIsolation", "faultiso": "faultIsolation",
        "afi-proc": "faultIsolationProcedure", "ifault": "isolatedFault", "dfault": "detectedFault",
        "ofault": "observedFault", "cfault": "correlatedFault", "describe": "faultDescr", "fdesc": "descr",
        "detail-fdesc": "detailedFaultDescr", "locandrep": "locateAndRepair", "lrlruitem": "locateAndRepairLruItem",
        "lrsruitem": "locateAndRepairSruItem", "detect": "detectionInfo", "delruitem": "detectedLruItem",
        "desruitem": "detectedSruItem", "disolate": "isolateDetectedFault", "lruitem": "lruItem", "sruitem": "sruItem",
        "afiref": "faultIsolationRef", "fcontext": "faultContext", "isolate": "isolationInfo",
        "diagnost": "diagnosticProcess", "reason": "diagnosticsReason", "msg-wmlf-desc": "basicCorrelatedFaults",
        "wmlfdesc": "warningMalfunction", "wmlf2desc": "assocWarningMalfunction", "msgdesc": "bitMessage",
        "test": "faultIsolationTest", "testdesc": "testDescr", "testnomen": "testName", "data": "testParameters",
        "testproc": "testProcedure", "isoproc": "isolationProcedure", "isolatep": "isolationMainProcedure",
        "isostep": "isolationStep", "isoend": "isolationProcedureEnd", "question": "isolationStepQuestion",
        "answer": "isolationStepAnswer", "yesno": "yesNoAnswer", "yes": "yesAnswer", "no": "noAnswer",
        "sel-list": "listOfChoices", "closetxt": "closeRqmts",
    ]

    private static let requirements: [String: String] = [
        "prelreqs": "preliminaryRqmts", "reqconds": "reqCondGroup", "reqcond": "reqCond", "reqcondm": "reqCondDm",
        "reqcontp": "reqCondExternalPub", "reqcblst": "reqCondCircuitBreaker", "noconds": "noConds",
        "reqpers": "reqPersons", "perscat": "personCategory", "perskill": "personSkill", "esttime": "estimatedTime",
        "supequip": "reqSupportEquips", "supeqli": "supportEquipDescrGroup", "supequi": "supportEquipDescr",
        "nosupeq": "noSupportEquips", "supplies": "reqSupplies", "supplyli": "supplyDescrGroup",
        "supply": "supplyDescr", "nosupply": "noSupplies", "spares": "reqSpares", "sparesli": "spareDescrGroup",
        "spare": "spareDescr", "nospares": "noSpares", "safety": "reqSafety", "safecond": "safetyRqmts",
        "nosafety": "noSafety", "nomen": "name", "identno": "identNumber", "mfc": "manufacturerCode",
        "pnr": "partNumber", "serialno": "serialNumber", "qty": "reqQuantity", "closereqs": "closeRqmts",
    ]

    private static let text: [String: String] = [
        "descript": "description", "proced": "procedure", "mainfunc": "mainProcedure", "para0": "levelledPara",
        "subpara1": "levelledPara", "subpara2": "levelledPara", "subpara3": "levelledPara", "subpara4": "levelledPara",
        "subpara5": "levelledPara", "subpara6": "levelledPara", "subpara7": "levelledPara", "step1": "proceduralStep",
        "step2": "proceduralStep", "step3": "proceduralStep", "step4": "proceduralStep", "step5": "proceduralStep",
        "step6": "proceduralStep", "step7": "proceduralStep", "step8": "proceduralStep", "seqlist": "sequentialList",
        "randlist": "randomList", "item": "listItem", "deflist": "definitionList", "term": "listItemTerm",
        "def": "listItemDefinition", "xref": "internalRef", "subscrpt": "subScript", "supscrpt": "superScript",
        "ftnote": "footnote", "ftnref": "footnoteRef", "acroterm": "acronymTerm", "acrodef": "acronymDefinition",
        "verbatim": "verbatimText", "ein": "functionalItemRef", "cb": "circuitBreakerRef", "capgrp": "captionGroup",
        "parasigdata": "inlineSignificantData", "acrw": "crew", "frc": "crewRefCard", "schedule": "maintPlanning",
        "wrngdata": "wiringData", "wrngflds": "wiringFields", "techrep": "techRepository",
    ]

    private static let parts: [String: String] = [
        "ipc": "illustratedPartsCatalog", "csn": "catalogSeqNumber", "isn": "itemSeqNumber",
        "qna": "quantityPerNextHigherAssy", "pas": "partSegment", "dfp": "descrForPart", "uoi": "unitOfIssue",
        "csnref": "catalogSeqNumberRef", "nsn": "natoStockNumber", "ces": "locationRcmdSegment", "srv": "service",
        "smr": "sourceMaintRecoverability", "mov": "modelVersion", "rfs": "reasonForSelection",
        "pls": "partLocationSegment",
    ]
}
