package import FaultModel

/// Writes the procedure of a fault as a data module of fault isolation (S1000D Issue 5.0, schema `fault.xsd`), which
/// `S1000DImporter` reads back to the same steps, causes, remedies and warnings.
///
/// It holds what the schema has a place for: symptom, codes, models, warnings, causes, remedies with their parts, steps.
/// Probabilities, trees, checks outside of the procedure, working times and notes have none; the fault book keeps them.
package struct IsolationWriter {
    package struct Module: Hashable, Sendable {
        /// `DMC-…_001-00_EN-US.XML`, as a common source database names it.
        package var name: String
        package var text: String
    }

    private let fault: Fault
    private let procedure: Procedure
    private let product: Product?
    private let parts: [PartNumber: LocalizedText]
    private let language: Language
    private var out = MarkupText()
    private var endings: [LocalizedText: Int] = [:]
    private var goals: [String] = []

    /// One module for each language of the fault, in the order of their tags; none for a fault without a procedure.
    /// - Parameters:
    ///   - product: of the fault's line; its name begins the modules' titles.
    ///   - parts: names for the part numbers of remedies; others are called by their numbers.
    package static func modules(
        of fault: Fault, product: Product? = nil, parts: [PartNumber: LocalizedText] = [:]
    ) -> [Module] {
        guard let procedure = fault.procedure else { return [] }
        return fault.symptom.languages.map { language in
            var writer = IsolationWriter(
                fault: fault, procedure: procedure, product: product, parts: parts, language: language)
            writer.writeModule()
            let (code, country) = writer.locale
            let address = ModuleAddress(of: fault.id).text
            return Module(
                name: "\(address)_001-00_\(code.uppercased())-\(country).XML", text: writer.out.text)
        }
    }

    private init(
        fault: Fault, procedure: Procedure, product: Product?, parts: [PartNumber: LocalizedText], language: Language
    ) {
        self.fault = fault
        self.procedure = procedure
        self.product = product
        self.parts = parts
        self.language = language
    }

    private func string(_ text: LocalizedText) -> String { text.string(for: language) }
    private var isChinese: Bool { language.primary == "zh" }

    /// Language and country: a module must name both.
    private var locale: (String, String) {
        let groups = language.tag.split(separator: "-").dropFirst()
        let usual = [
            "en": "US", "zh": groups.contains("Hant") ? "TW" : "CN", "ja": "JP", "ko": "KR", "sv": "SE", "da": "DK",
        ]
        let primary = String(language.primary)
        let region = groups.first { $0.utf8.count == 2 }.map(String.init)
        return (primary, region ?? usual[primary] ?? primary.prefix(2).uppercased())
    }

    // MARK: - The module

    private mutating func writeModule() {
        out.open(
            "dmodule",
            [
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:noNamespaceSchemaLocation", "http://www.s1000d.org/S1000D_5-0/xml_schema_flat/fault.xsd"),
            ])
        out.open("identAndStatusSection")
        writeAddress()
        writeStatus()
        out.close("identAndStatusSection")
        out.open("content")
        out.open("faultIsolation")
        out.open("faultIsolationProcedure", [("id", ModuleName.fault(fault.id).id)])
        for code in fault.codes { out.empty("fault", [("faultCode", code.display)]) }
        if fault.codes.isEmpty { out.empty("fault", [("faultCode", fault.id.name)]) }
        let symptom = string(fault.symptom)
        out.nest(["faultDescr"]) { $0.element("descr", symptom) }
        writePossibleCauses()
        out.open("isolationProcedure")
        writeRequirements()
        out.open("isolationMainProcedure")
        for step in orderedSteps { write(step) }
        writeEnds()
        out.close("isolationMainProcedure")
        out.nest(["closeRqmts", "reqCondGroup"]) { $0.empty("noConds") }
        out.close("isolationProcedure")
        for name in ["faultIsolationProcedure", "faultIsolation", "content", "dmodule"] { out.close(name) }
    }

    private mutating func writeAddress() {
        let (code, country) = locale
        out.open("dmAddress")
        out.open("dmIdent")
        out.empty("dmCode", ModuleAddress(of: fault.id).attributes)
        out.empty("language", [("languageIsoCode", code), ("countryIsoCode", country)])
        out.empty("issueInfo", [("issueNumber", "001"), ("inWork", "00")])
        out.close("dmIdent")
        out.open("dmAddressItems")
        out.empty("issueDate", issueDate)
        let name = product?.name.map(string) ?? fault.id.line
        let title = "\(name): \(string(fault.symptom))"
        let information = isChinese ? "故障隔离" : "Fault isolation"
        out.nest(["dmTitle"]) {
            $0.element("techName", title)
            $0.element("infoName", information)
        }
        out.close("dmAddressItems")
        out.close("dmAddress")
    }

    /// The day of the source's revision; the first of 2000 when it names none, so that the same fault is the same module.
    private var issueDate: [(String, String)] {
        let revision = fault.citations.first?.revision ?? ""
        let groups = revision.split(separator: "-").map(String.init)
        let numbers = groups.compactMap { $0.utf8.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
        let isDate =
            (2...3).contains(groups.count) && numbers.count == groups.count
            && groups.map(\.utf8.count) == [4, 2, 2].prefix(groups.count).map { $0 }
            && (1...12).contains(numbers[1]) && (1...31).contains(numbers.count > 2 ? numbers[2] : 1)
        let date = isDate ? groups : ["2000", "01", "01"]
        return [("year", date[0]), ("month", date[1]), ("day", date.count > 2 ? date[2] : "01")]
    }

    private mutating func writeStatus() {
        out.open("dmStatus", [("issueType", "new")])
        out.empty("security", [("securityClassification", "01")])
        let owner = fault.citations.first?.document ?? fault.id.line
        for name in ["responsiblePartnerCompany", "originator"] {
            out.nest([name]) { $0.element("enterpriseName", owner) }
        }
        out.open("applic")
        if fault.models.isEmpty {
            let all = isChinese ? "全部" : "All"
            out.nest(["displayText"]) { $0.element("simplePara", all) }
        } else {
            out.empty(
                "assert",
                [
                    ("applicPropertyIdent", "model"), ("applicPropertyType", "prodattr"),
                    ("applicPropertyValues", fault.models.joined(separator: "|")),
                ])
        }
        out.close("applic")
        let rules = [
            ("modelIdentCode", "S1000D"), ("systemDiffCode", "G"), ("systemCode", "04"), ("subSystemCode", "1"),
            ("subSubSystemCode", "0"), ("assyCode", "0301"), ("disassyCode", "00"), ("disassyCodeVariant", "A"),
            ("infoCode", "022"), ("infoCodeVariant", "A"), ("itemLocationCode", "D"),
        ]
        out.nest(["brexDmRef", "dmRef", "dmRefIdent"]) { $0.empty("dmCode", rules) }
        out.nest(["qualityAssurance"]) { $0.empty("unverified") }
        out.close("dmStatus")
    }

    // MARK: - Before the steps

    private mutating func writePossibleCauses() {
        guard !fault.causes.isEmpty else { return }
        out.open("possibleCauseGroup")
        for cause in fault.causes {
            out.element("otherPossibleCause", [("id", ModuleName.possible(cause.id).id)], string(cause.title))
        }
        out.close("possibleCauseGroup")
    }

    private mutating func writeRequirements() {
        out.open("preliminaryRqmts")
        out.nest(["reqCondGroup"]) { $0.empty("noConds") }
        out.nest(["reqSupportEquips"]) { $0.empty("noSupportEquips") }
        out.nest(["reqSupplies"]) { $0.empty("noSupplies") }
        writeSpares()
        out.open("reqSafety")
        if fault.safety.isEmpty { out.empty("noSafety") } else { out.open("safetyRqmts") }
        for text in fault.safety.map(string) {
            out.nest(["warning"]) { $0.element("warningAndCautionPara", text) }
        }
        if !fault.safety.isEmpty { out.close("safetyRqmts") }
        out.close("reqSafety")
        out.close("preliminaryRqmts")
    }

    private mutating func writeSpares() {
        out.open("reqSpares")
        let uses = fault.causes.flatMap { cause in
            (cause.remedy?.parts ?? []).enumerated().map { (cause: cause.id, number: $0 + 1, use: $1) }
        }
        if uses.isEmpty { out.empty("noSpares") } else { out.open("spareDescrGroup") }
        for (cause, number, use) in uses {
            out.open("spareDescr", [("id", ModuleName.spare(cause: cause, number: number).id)])
            out.element("name", parts[use.number].map(string) ?? use.number.printed)
            out.open("identNumber")
            // The schema asks for the maker's code, which a parts list seldom gives.
            out.element("manufacturerCode", "00000")
            out.nest(["partAndSerialNumber"]) { $0.element("partNumber", use.number.printed) }
            out.close("identNumber")
            out.element("reqQuantity", YAMLText.number(use.quantity))
            out.close("spareDescr")
        }
        if !uses.isEmpty { out.close("spareDescrGroup") }
        out.close("reqSpares")
    }

    // MARK: - Steps

    /// The first step of the module is where the walk begins.
    private var orderedSteps: [ProcedureStep] {
        procedure.steps.filter { $0.id == procedure.start } + procedure.steps.filter { $0.id != procedure.start }
    }

    private mutating func write(_ step: ProcedureStep) {
        out.open("isolationStep", [("id", Self.name(of: step).id)])
        if let reading = step.reading {
            out.open("note", [("id", ModuleName.reading(step.id).id)])
            out.element("notePara", RangeText.text(reading))
            out.close("note")
        }
        if let action = step.do { writeActions(string(action)) }
        out.element("isolationStepQuestion", step.ask.map(string) ?? (isChinese ? "继续" : "Go on"))
        out.open("isolationStepAnswer")
        switch step.course {
        case .yesNo(_, let yes, let no):
            let (yes, no) = (target(yes), target(no))
            out.open("yesNoAnswer")
            out.empty("yesAnswer", [("nextActionRefId", yes)])
            out.empty("noAnswer", [("nextActionRefId", no)])
            out.close("yesNoAnswer")
        case .choices(_, let choices):
            write(choices.map { (string($0.answer), $0.next) })
        case .go(let next):
            write([(isChinese ? "继续" : "Go on", next)])
        }
        out.close("isolationStepAnswer")
        out.close("isolationStep")
    }

    private mutating func write(_ choices: [(text: String, next: Destination)]) {
        out.open("listOfChoices")
        for choice in choices { out.element("choice", [("nextActionRefId", target(choice.next))], choice.text) }
        out.close("listOfChoices")
    }

    /// Each line is an action of its own.
    private mutating func writeActions(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) { out.element("action", String(line)) }
    }

    private static func name(of step: ProcedureStep) -> ModuleName {
        if case .go = step.course { .act(step.id) } else { .step(step.id) }
    }

    private mutating func target(_ destination: Destination) -> String {
        switch destination {
        case .step(let id): return procedure.step(id).map { Self.name(of: $0).id } ?? ModuleName.step(id).id
        case .cause(let id): return ModuleName.cause(id).id
        case .fault(let id):
            if !goals.contains(id) { goals.append(id) }
            return ModuleName.go(id).id
        case .end(let text):
            let number = endings[text] ?? endings.count + 1
            endings[text] = number
            return ModuleName.end(number).id
        }
    }

    // MARK: - Ends

    /// An end for each cause, so that its remedy is told though no step leads there, then the other ends.
    private mutating func writeEnds() {
        for cause in fault.causes {
            out.open("isolationProcedureEnd", [("id", ModuleName.cause(cause.id).id)])
            if let remedy = cause.remedy {
                out.element("title", string(cause.title))
                out.element("action", string(remedy.title))
                for step in remedy.steps { out.element("action", string(step)) }
            } else {
                out.element("action", string(cause.title))
            }
            out.close("isolationProcedureEnd")
        }
        for (text, number) in endings.sorted(by: { $0.value < $1.value }) {
            out.open("isolationProcedureEnd", [("id", ModuleName.end(number).id)])
            writeActions(string(text))
            out.close("isolationProcedureEnd")
        }
        for goal in goals { writeGoal(goal) }
    }

    private mutating func writeGoal(_ goal: String) {
        out.open("isolationProcedureEnd", [("id", ModuleName.go(goal).id)])
        out.element("action", (isChinese ? "转到故障：" : "Go on with the fault: ") + goal)
        if let other = Fault.ID(goal) ?? Fault.ID(line: fault.id.line, name: goal) {
            let attributes = ModuleAddress(of: other).attributes
            out.nest(["action", "dmRef", "dmRefIdent"]) { $0.empty("dmCode", attributes) }
        }
        out.close("isolationProcedureEnd")
    }
}
