internal import FaultModel

/// Fault isolation (S1000D chapter 3.9.5.2.5): each procedure becomes a fault with a procedure that is walked step by step.
/// Ends that name a repair are its causes.
struct IsolationReading {
    private let reading: S1000DReading
    private(set) var faults: [(fields: FaultSketch, line: Int)] = []
    private var names: UniqueNames
    private let reports: [[FaultCode]: Int]

    /// - Parameter reports: of the same module; a procedure for the code of one is that fault's procedure.
    init(_ reading: S1000DReading, reports: FaultReportReading) {
        self.reading = reading
        faults = reports.faults
        names = reports.takenNames
        self.reports = Dictionary(
            faults.enumerated().map { ($1.fields.fields.codes, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func read(_ isolation: MarkupElement) {
        var shared = UniqueTexts()
        var notes: [(label: String, text: String)] = []
        var figures: [Figure] = []
        for child in isolation.elements where child.name == "preliminaryRqmts" {
            notes += RequirementsReading(reading).notes(of: child, safety: &shared)
            figures += reading.figures.graphics(in: child)
        }
        var procedures = isolation.openedElements.filter { $0.name == "faultIsolationProcedure" }
        // Before Issue 3.0 the one procedure has no element of its own.
        if procedures.isEmpty, isolation.first("isolationProcedure") != nil { procedures = [isolation] }
        for procedure in procedures {
            let known = report(of: procedure)
            guard var sketch = known.map({ faults[$0].fields }) ?? sketch(of: procedure) else { continue }
            sketch.safety.add(shared.all)
            for note in notes { sketch.addNote(note.label, note.text) }
            sketch.fields.figures += figures
            read(procedure, into: &sketch)
            if let known { faults[known].fields = sketch } else { faults.append((sketch, procedure.line)) }
        }
    }

    private func codes(of procedure: MarkupElement) -> [String] {
        procedure.openedElements.filter { $0.name == "fault" }.compactMap { $0["faultCode"] }
            .filter { code in code.contains { $0 != "0" } }
    }

    /// The report with the same codes that has no procedure yet.
    private func report(of procedure: MarkupElement) -> Int? {
        let codes = codes(of: procedure).map(FaultCode.maker)
        if codes.isEmpty { return nil }
        return reports[codes].flatMap { faults[$0].fields.fields.procedure == nil ? $0 : nil }
    }

    private mutating func sketch(of procedure: MarkupElement) -> FaultSketch? {
        let exported = ModuleName.fault(of: procedure)
        var codes = codes(of: procedure)
        // A fault without a code is exported with its name in the code's place.
        if let exported, codes == [exported.name] { codes = [] }
        var safety = UniqueTexts()
        let description = procedure.openedElements.first { $0.name == "faultDescr" }
        var symptom = reading.text(of: description?.openedElements.first { $0.name == "descr" }, safety: &safety)
        if symptom == nil { symptom = onlyCondition(of: procedure) }
        let fallback = Identifier.slug(reading.head.code?.text ?? "fault")
        let key = exported?.name ?? (codes.isEmpty ? nil : codes.joined(separator: " "))
        guard let id = Fault.ID(line: reading.line, name: names.take(key ?? fallback, fallback: "fault")) else {
            return nil
        }
        let title = reading.head.title
        var sketch = FaultSketch(
            id: id, symptom: symptom ?? (title.isEmpty ? id.name : title), language: reading.language)
        if symptom != nil, !title.isEmpty, exported == nil { sketch.fields.also = [reading.localized(title)] }
        sketch.fields.codes = codes.map(FaultCode.maker)
        if exported != nil { sketch.fields.codes = codes.map(Self.displayedCode) }
        sketch.fields.models = reading.models(of: procedure) ?? reading.applicability.models
        sketch.fields.citations = [reading.cited(procedure)]
        sketch.safety = safety
        return sketch
    }

    /// A code of any system, as it is displayed.
    private static func displayedCode(_ text: String) -> FaultCode {
        let codes = CodeReader.codes(in: text, heading: "")
        return codes.count == 1 && codes[0].display == text ? codes[0] : .maker(text)
    }

    /// A procedure without a description often says in its only condition what has been seen.
    private func onlyCondition(of procedure: MarkupElement) -> String? {
        let conditions = procedure.descendants("preliminaryRqmts").flatMap { $0.descendants("reqCondNoRef") }
        return conditions.count == 1 ? conditions[0].peekedWords : nil
    }

    private func read(_ procedure: MarkupElement, into sketch: inout FaultSketch) {
        let isExported = ModuleName.fault(of: procedure) != nil
        if !isExported, let text = reading.qualifier(of: procedure) ?? reading.applicability.text {
            sketch.addNote("applicability", text)
        }
        for part in procedure.openedElements {
            switch part.name {
            case "possibleCauseGroup": readPossibleCauses(part, into: &sketch)
            case "faultDescr": sketch.addNote("details", reading.rest(of: part, safety: &sketch.safety))
            case "isolationProcedure": readProcedure(part, isExported: isExported, into: &sketch)
            default: break
            }
        }
        sketch.safety.add(reading.referredSafety(in: procedure))
        sketch.fields.figures += reading.figures.graphics(in: procedure)
        sketch.addNote("details", reading.rest(of: procedure, safety: &sketch.safety))
    }

    /// Issue 5.0: what can be the cause, before any step is taken.
    private func readPossibleCauses(_ group: MarkupElement, into sketch: inout FaultSketch) {
        for cause in group.openedElements {
            if case .possible(let id)? = ModuleName(cause["id"]) {
                sketch.addCause(id: id, title: reading.text(of: cause, safety: &sketch.safety) ?? id)
                continue
            }
            let part = reading.notePart(ModuleParts.number(of: cause), name: cause.first("name")?.peekedWords)
            let name = cause.first("name")?.words ?? cause.first("shortName")?.words
            let text = name ?? reading.text(of: cause, safety: &sketch.safety)
            guard let title = text else { continue }
            let remedy = part.map { Remedy(title: reading.localized(title), parts: [PartUse(number: $0)]) }
            let key = part.map { "unit \($0.printed)" } ?? "unit \(title)"
            sketch.addCause(named: key, title: title, remedy: remedy)
            sketch.addNote(title, reading.rest(of: cause, safety: &sketch.safety))
        }
    }

    private func readProcedure(_ procedure: MarkupElement, isExported: Bool, into sketch: inout FaultSketch) {
        var course = IsolationCourse()
        for part in procedure.openedElements {
            switch part.name {
            case "preliminaryRqmts":
                for note in RequirementsReading(reading).notes(of: part, safety: &sketch.safety)
                // The spares of an exported module belong to its remedies.
                where !(isExported && note.label == RequirementsReading.label(of: "reqSpares")) {
                    sketch.addNote(note.label, note.text)
                }
            case "closeRqmts": sketch.addNote("close-up", reading.text(of: part, safety: &sketch.safety))
            case "isolationMainProcedure": course.collect(part)
            default: break
            }
        }
        course.read(with: reading, into: &sketch)
    }
}
