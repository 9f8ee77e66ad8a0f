internal import FaultModel

/// A fault that is being put together from markup.
struct FaultSketch {
    var fields: FaultFields
    var safety = UniqueTexts()
    private var causeNames = UniqueNames()
    private var causePlaces: [String: Int] = [:]
    private var idPlaces: [String: Int] = [:]
    private let language: Language

    init(id: Fault.ID, symptom: String, language: Language) {
        fields = FaultFields(id: id, symptom: LocalizedText(symptom, in: language))
        self.language = language
    }

    mutating func addNote(_ label: String, _ text: String?) {
        guard let text else { return }
        fields.notes.append(Fault.Note(label: label, text: LocalizedText(text, in: language)))
    }

    /// Causes and checks share their names. A cause that is there already with the same title and remedy is that one.
    @discardableResult
    mutating func addCause(
        named name: String?, title: String, prior: Double? = nil, remedy: Remedy? = nil
    ) -> String {
        let said = remedy.map { $0.title.strings + $0.steps.flatMap(\.strings) + $0.parts.map(\.number.key) } ?? []
        let key = ([title] + said).joined(separator: "\u{1F}")
        if let place = causePlaces[key] {
            if fields.causes[place].prior == nil { fields.causes[place].prior = prior }
            return fields.causes[place].id
        }
        let id = causeNames.take(name, fallback: "cause")
        causePlaces[key] = fields.causes.count
        idPlaces[id] = fields.causes.count
        fields.causes.append(
            Cause(id: id, title: LocalizedText(title, in: language), prior: prior, remedy: remedy))
        return id
    }

    /// A cause whose id is known, as an exported module carries it. A second one of the same id says nothing new.
    mutating func addCause(id: String, title: String) {
        guard idPlaces[id] == nil else { return }
        _ = causeNames.take(id, fallback: "cause")
        idPlaces[id] = fields.causes.count
        fields.causes.append(Cause(id: id, title: LocalizedText(title, in: language)))
    }

    mutating func setRemedy(_ remedy: Remedy, of id: String) {
        if let place = idPlaces[id] { fields.causes[place].remedy = remedy }
    }

    mutating func addCheck(named name: String?, ask: String, observes: String?, reading: Reading?) {
        let id = causeNames.take(name, fallback: "check")
        fields.checks.append(
            Check(id: id, ask: LocalizedText(ask, in: language), observes: observes, reading: reading))
    }

    /// The fault; nil when it cannot be one, which is an error finding.
    mutating func finished(line: Int, findings: inout Findings) -> Fault? {
        fields.safety = safety.all.map { LocalizedText($0, in: language) }
        fields.figures = fields.figures.each()
        do {
            return try Fault(fields)
        } catch {
            for problem in error.problems {
                findings.error(
                    "\(problem.description); the fault was left out", line: line, record: fields.id.description)
            }
            return nil
        }
    }
}
