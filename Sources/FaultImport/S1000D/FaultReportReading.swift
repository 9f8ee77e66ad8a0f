internal import FaultModel

/// Fault reports (S1000D chapter 3.9.5.2.4): isolated, detected, observed and correlated faults, each a fault with the units
/// that can be its cause.
struct FaultReportReading {
    let reading: S1000DReading
    private(set) var faults: [(fields: FaultSketch, line: Int)] = []
    private var names: UniqueNames

    static let entries: Set<String> = ["isolatedFault", "detectedFault", "observedFault", "correlatedFault"]

    init(_ reading: S1000DReading, names: UniqueNames) {
        self.reading = reading
        self.names = names
    }

    var takenNames: UniqueNames { names }

    mutating func read(_ report: MarkupElement) {
        var shared = UniqueTexts()
        var requirements: [(label: String, text: String)] = []
        var figures: [Figure] = []
        for child in report.elements where child.name == "preliminaryRqmts" {
            requirements += RequirementsReading(reading).notes(of: child, safety: &shared)
            figures += reading.figures.graphics(in: child)
        }
        for entry in report.openedElements where Self.entries.contains(entry.name) {
            guard var sketch = sketch(of: entry) else { continue }
            sketch.safety.add(shared.all)
            for note in requirements { sketch.addNote(note.label, note.text) }
            read(entry, into: &sketch)
            sketch.fields.figures = figures + reading.figures.graphics(in: entry)
            faults.append((sketch, entry.line))
        }
    }

    // MARK: - What fault it is

    private mutating func sketch(of entry: MarkupElement) -> FaultSketch? {
        var codes = [entry["faultCode"]].compactMap { $0 }
        for fault in entry.descendants("fault") { if let code = fault["faultCode"] { codes.append(code) } }
        var safety = UniqueTexts()
        let descriptions = entry.descendants("faultDescr").flatMap { $0.openedElements }.filter { $0.name == "descr" }
            .compactMap { reading.text(of: $0, safety: &safety) }
        let symptom = descriptions.isEmpty ? reading.head.title : descriptions.joined(separator: "; ")
        let key = codes.isEmpty ? nil : codes.joined(separator: " ")
        let fallback = Identifier.slug(reading.head.code?.text ?? "fault")
        let name = names.take(key ?? entry["id"].map { "\(fallback) \($0)" } ?? fallback, fallback: fallback)
        guard let id = Fault.ID(line: reading.line, name: name) else { return nil }
        var sketch = FaultSketch(
            id: id, symptom: symptom.isEmpty ? codes.first ?? name : symptom, language: reading.language)
        sketch.fields.codes = codes.map(FaultCode.maker)
        if descriptions.count > 1 { sketch.fields.also = descriptions.map(reading.localized) }
        sketch.fields.models = reading.models(of: entry) ?? reading.applicability.models
        sketch.fields.citations = [reading.cited(entry)]
        sketch.safety = safety
        return sketch
    }

    // MARK: - What can be its cause

    private mutating func read(_ entry: MarkupElement, into sketch: inout FaultSketch) {
        if let text = reading.qualifier(of: entry) ?? reading.applicability.text {
            sketch.addNote("applicability", text)
        }
        for child in entry.openedElements { read(part: child, of: entry, into: &sketch) }
        sketch.safety.add(reading.referredSafety(in: entry))
        sketch.addNote("details", reading.rest(of: entry, safety: &sketch.safety))
    }

    private func read(part: MarkupElement, of entry: MarkupElement, into sketch: inout FaultSketch) {
        switch part.name {
        case "basicCorrelatedFaults", "warningMalfunction", "assocWarningMalfunction", "bitMessage":
            for inner in part.openedElements { read(part: inner, of: entry, into: &sketch) }
        case "faultDescr":
            sketch.addNote("details", reading.rest(of: part, safety: &sketch.safety))
        case "detectionInfo":
            if let type = part["detectionType"] { sketch.addNote("detection", type) }
            for item in part.openedElements { readItem(item, into: &sketch) }
        case "locateAndRepair", "isolateDetectedFault", "isolationInfo", "diagnosticProcess", "contextAndIsolationInfo":
            readIsolation(part, into: &sketch)
        case "remarks":
            sketch.addNote("remarks", reading.text(of: part, safety: &sketch.safety))
        default: break
        }
    }

    private func readIsolation(_ part: MarkupElement, into sketch: inout FaultSketch) {
        for child in part.openedElements {
            switch child.name {
            case "faultContext": sketch.addNote("context", reading.text(of: child, safety: &sketch.safety))
            case "faultIsolationRef":
                sketch.addNote("fault isolation", reading.text(of: child, safety: &sketch.safety))
            case "diagnosticsReason": sketch.addNote("reason", reading.text(of: child, safety: &sketch.safety))
            case "isolationInfo", "diagnosticProcess": readIsolation(child, into: &sketch)
            case "repair": sketch.addNote("repair", reading.text(of: child, safety: &sketch.safety))
            default: readItem(child, into: &sketch)
            }
        }
    }

    private static let innerItems: Set<String> = ["sruItem", "locateAndRepairSruItem", "detectedSruItem"]

    /// A replaceable unit, with the shop replaceable units in it: these are the causes then, unless the unit itself has a
    /// repair, a test or a probability.
    private func readItem(_ item: MarkupElement, within outer: String? = nil, into sketch: inout FaultSketch) {
        let children = item.openedElements
        let units = children.filter { $0.name == "lru" || $0.name == "sru" }
        let inner = children.filter { Self.innerItems.contains($0.name) }
        guard !units.isEmpty else { return }
        var uses: [PartUse] = []
        var names: [String] = []
        for unit in units {
            let (name, number) = nameAndNumber(of: unit)
            if let number { uses.append(PartUse(number: number)) }
            if let name = name ?? number?.printed { names.append(name) }
        }
        let name = names.isEmpty ? item["id"] ?? item.name : names.joined(separator: " / ")
        let title = outer.map { "\(name) (\($0))" } ?? name
        let tests = children.filter { $0.name == "faultIsolationTest" }
        let repair = children.first { $0.name == "repair" }
        let isCause = inner.isEmpty || repair != nil || !tests.isEmpty || item["faultProbability"] != nil
        if isCause {
            let remedy = remedy(repair, name: name, uses: uses, into: &sketch)
            let id = sketch.addCause(
                named: uses.first.map { "unit \($0.number.printed)" } ?? "unit \(name)", title: title,
                prior: prior(of: item), remedy: remedy)
            for test in tests { readTest(test, of: id, into: &sketch) }
        }
        for remark in children where remark.name == "remarks" {
            sketch.addNote(name, reading.text(of: remark, safety: &sketch.safety))
        }
        for unit in units { sketch.addNote(name, reading.rest(of: unit, safety: &sketch.safety)) }
        for child in inner { readItem(child, within: name, into: &sketch) }
    }

    private func nameAndNumber(of unit: MarkupElement) -> (String?, PartNumber?) {
        let name = unit.first("name")?.words ?? unit.first("shortName")?.words
        let number = ModuleParts.number(of: unit)
        let part = reading.notePart(number, name: name)
        return (name ?? unit.first("functionalItemRef").flatMap { S1000DRoles.itemText(of: $0) }, part)
    }

    private func remedy(
        _ repair: MarkupElement?, name: String, uses: [PartUse], into sketch: inout FaultSketch
    ) -> Remedy? {
        guard let text = reading.text(of: repair, safety: &sketch.safety) else {
            return uses.isEmpty ? nil : Remedy(title: reading.localized(name), parts: uses)
        }
        let codes = repair?.descendants("dmRef").compactMap { ModuleCode(of: $0.first("dmRefIdent") ?? $0) } ?? []
        let kind: Remedy.Kind? =
            codes.contains { $0.information.hasPrefix("92") } ? .replace : RepairWords.kind(of: text)
        return Remedy(
            kind: kind, title: reading.localized(text.replacing("\n", with: "; ").replacing("; ; ", with: "; ")),
            parts: uses)
    }

    /// A share of 1 or a percentage.
    private func prior(of item: MarkupElement) -> Double? {
        guard let text = item["faultProbability"] else { return nil }
        let isPercent = text.hasSuffix("%")
        if let value = Double(text.filter { $0 != "%" && $0 != " " }.replacing(",", with: ".")), value.isFinite {
            if !isPercent, (0...1).contains(value) { return value }
            if (0...100).contains(value) { return value / 100 }
        }
        reading.findings.warning(
            "the fault probability '\(text)' is no number from 0 to 1 and no percentage; it was left out",
            line: item.line)
        return nil
    }

    // MARK: - Tests

    private func readTest(_ test: MarkupElement, of cause: String, into sketch: inout FaultSketch) {
        var texts = test.openedElements.filter { $0.name != "testParameters" }
            .compactMap { reading.text(of: $0, safety: &sketch.safety)?.replacing("\n", with: " ") }
        if texts.isEmpty, let fallback = test["testCode"] ?? test["testType"] { texts.append(fallback) }
        var range: Reading?
        if let parameters = test.first("testParameters") {
            range = Self.range(of: parameters)
            if range == nil, let text = S1000DRoles.attributeText(of: parameters) { texts.append("(\(text))") }
        }
        if texts.isEmpty { texts = [cause] }
        sketch.addCheck(
            named: test["testCode"].map { "test \($0)" } ?? test["id"] ?? "test", ask: texts.joined(separator: ": "),
            observes: cause, reading: range)
    }

    private static func range(of parameters: MarkupElement) -> Reading? {
        func bound(_ name: String) -> Double? {
            parameters[name].flatMap { Double($0.replacing(",", with: ".")) }.flatMap { $0.isFinite ? $0 : nil }
        }
        let (from, to) = (bound("from"), bound("to"))
        guard from != nil || to != nil, (from != nil) == (parameters["from"] != nil),
            (to != nil) == (parameters["to"] != nil)
        else { return nil }
        let unit = parameters["unitOfMeasure"] ?? ""
        let quantity = MeasuringUnit.named(unit).first?.quantity.rawValue ?? "value"
        let (low, high) = from.flatMap { low in to.map { (min(low, $0), max(low, $0)) } } ?? (from ?? 0, to ?? 0)
        return Reading(
            quantity: quantity, unit: unit, min: from == nil ? nil : low, max: to == nil ? nil : high)
    }
}

extension MarkupElement {
    /// The elements in it; of alternates (`…Alts`) each of them.
    var openedElements: [MarkupElement] {
        elements.flatMap { $0.name.hasSuffix("Alts") ? $0.openedElements : [$0] }
    }
}
