package import FaultModel

/// What is known around a fault and bears on whether it is complete; nil: it was not looked at, and nothing is said about
/// it.
package struct AuditSurroundings: Sendable {
    /// The keys of the parts that some source describes.
    package var parts: Set<String>?
    /// The number to order instead, by the key of a part that was replaced.
    package var replacements: [String: PartNumber] = [:]
    package var faults: Set<Fault.ID>?
    /// The languages that every text should have.
    package var languages: [Language] = []

    package init(
        parts: Set<String>? = nil, replacements: [String: PartNumber] = [:], faults: Set<Fault.ID>? = nil,
        languages: [Language] = []
    ) {
        self.parts = parts
        self.replacements = replacements
        self.faults = faults
        self.languages = languages
    }

    /// The languages that more than half of the texts of some faults have, in order: what their book is written in.
    package static func languages(of faults: some Sequence<Fault>) -> [Language] {
        var counts: [Language: Int] = [:]
        var total = 0
        for fault in faults {
            for (_, text) in fault.fields.places where !text.isSameInEveryLanguage {
                total += 1
                for language in text.languages { counts[language, default: 0] += 1 }
            }
        }
        return counts.filter { $0.value * 2 > total }.keys.sorted()
    }
}

extension FaultFields {
    /// Every text that a reader is shown as the book's own, and where it stands by the book's keys. Not what customers
    /// say, nor notes: these are in the words in which they came.
    var places: [(path: [String], text: LocalizedText)] {
        var found: [(path: [String], text: LocalizedText)] = [(["symptom"], symptom)]
        for (index, text) in safety.enumerated() { found.append((["safety", "\(index)"], text)) }
        for gate in namedGates {
            if let title = gate.title { found.append((["gates", gate.name ?? "", "title"], title)) }
        }
        for (index, cause) in causes.enumerated() {
            let path = ["causes", "\(index)"]
            found.append((path + ["title"], cause.title))
            guard let remedy = cause.remedy else { continue }
            found.append((path + ["remedy", "title"], remedy.title))
            for (place, text) in remedy.steps.enumerated() {
                found.append((path + ["remedy", "steps", "\(place)"], text))
            }
        }
        for (index, check) in checks.enumerated() {
            found.append((["checks", "\(index)", "ask"], check.ask))
            for (place, text) in check.tools.enumerated() {
                found.append((["checks", "\(index)", "tools", "\(place)"], text))
            }
        }
        for step in procedure?.steps ?? [] { found += step.places }
        return found
    }
}

extension ProcedureStep {
    fileprivate var places: [(path: [String], text: LocalizedText)] {
        let path = ["procedure", "steps", id]
        var found: [(path: [String], text: LocalizedText)] = []
        if let action = self.do { found.append((path + ["do"], action)) }
        if let ask { found.append((path + ["ask"], ask)) }
        func add(_ destination: Destination, _ keys: [String]) {
            if case .end(let text) = destination { found.append((path + keys + ["end"], text)) }
        }
        switch course {
        case .yesNo(_, let yes, let no):
            add(yes, ["if_yes"])
            add(no, ["if_no"])
        case .choices(_, let choices):
            for (index, choice) in choices.enumerated() {
                found.append((path + ["choices", "\(index)", "answer"], choice.answer))
                add(choice.next, ["choices", "\(index)", "next"])
            }
        case .go(let destination): add(destination, [])
        }
        return found
    }
}

extension LocalizedText {
    /// Codes, numbers and units only (`DT1`, `24 V`): there is nothing to translate.
    var isSameInEveryLanguage: Bool {
        strings.allSatisfy { text in
            !text.unicodeScalars.contains { $0.properties.isLowercase || $0.value >= 0x2E80 }
        }
    }
}
