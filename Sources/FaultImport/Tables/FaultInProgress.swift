internal import FaultModel

/// A fault that rows are being added to: what is said twice is kept once. All look-ups are by hash: a hostile table may
/// give one fault a million causes.
struct FaultInProgress {
    var fields: FaultFields
    /// The classes of its rows.
    var classes: Set<FaultClass> = []
    /// The causes of the row that named some last; nil: none did.
    private(set) var lastCauses: [Int]?

    private var causePlaces: [String: Int] = [:]
    private var seenChecks: Set<String> = []
    private var seenNotes: Set<String> = []
    private var seenParts: [Int: Set<PartUse>] = [:]
    private var seenAlso: Set<LocalizedText> = []
    private var seenSafety: Set<LocalizedText> = []

    init(_ fields: FaultFields) { self.fields = fields }

    /// The class when all rows agree.
    var commonClass: FaultClass? { classes.count == 1 ? classes.first : nil }

    mutating func addAlso(_ text: LocalizedText) {
        if seenAlso.insert(text).inserted { fields.also.append(text) }
    }

    mutating func addSafety(_ text: LocalizedText) {
        if seenSafety.insert(text).inserted { fields.safety.append(text) }
    }

    mutating func addNote(_ label: String, _ string: String, text: () -> LocalizedText) {
        guard seenNotes.insert(label + "\u{1F}" + string).inserted else { return }
        fields.notes.append(Fault.Note(label: label, text: text()))
    }

    /// The place of the cause with this title, which is added when it is new.
    mutating func cause(titled title: String, text: () -> LocalizedText) -> Int {
        if let place = causePlaces[title] {
            lastCauses = [place]
            return place
        }
        let place = fields.causes.count
        causePlaces[title] = place
        fields.causes.append(Cause(id: "cause-\(place + 1)", title: text()))
        lastCauses = [place]
        return place
    }

    mutating func addCheck(_ string: String, observes cause: String?, text: () -> LocalizedText) {
        guard seenChecks.insert((cause ?? "") + "\u{1F}" + string).inserted else { return }
        fields.checks.append(Check(id: "check-\(fields.checks.count + 1)", ask: text(), observes: cause))
    }

    /// Adds what is done about a cause. A second remedy for the same cause becomes further steps of the first; the same
    /// remedy again (a row for each part) adds its parts.
    mutating func add(_ remedy: Remedy, to place: Int) {
        guard var known = fields.causes[place].remedy else {
            fields.causes[place].remedy = remedy
            return
        }
        // Taken out while it is changed: its lists would be copied otherwise, for each of a million rows.
        fields.causes[place].remedy = nil
        for use in remedy.parts where isNew(use, ofCause: place, besides: known.parts) { known.parts.append(use) }
        if known.title == remedy.title {
            if known.steps.isEmpty { known.steps = remedy.steps }
            known.minutes = max(known.minutes, remedy.minutes)
        } else {
            if known.steps.isEmpty { known.steps = [known.title] }
            known.steps += remedy.steps.isEmpty ? [remedy.title] : remedy.steps
            if let more = remedy.minutes { known.minutes = (known.minutes ?? 0) + more }
        }
        fields.causes[place].remedy = known
    }

    private mutating func isNew(_ use: PartUse, ofCause place: Int, besides known: [PartUse]) -> Bool {
        seenParts[place, default: Set(known)].insert(use).inserted
    }

    private func max(_ left: Double?, _ right: Double?) -> Double? {
        guard let left else { return right }
        return right.map { Swift.max(left, $0) } ?? left
    }
}
