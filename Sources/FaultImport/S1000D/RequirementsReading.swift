internal import FaultModel

/// What must be at hand before and done after a job (S1000D chapter 3.9.5.2.1.9): conditions, persons, tools, supplies,
/// spares; warnings and cautions apart.
struct RequirementsReading {
    private let reading: S1000DReading

    init(_ reading: S1000DReading) { self.reading = reading }

    /// A note for each kind of requirement that says something.
    func notes(of requirements: MarkupElement, safety: inout UniqueTexts) -> [(label: String, text: String)] {
        var notes: [(String, String)] = []
        for child in requirements.elements {
            if let text = reading.text(of: child, safety: &safety) {
                notes.append((Self.label(of: child.name), text))
            }
        }
        safety.add(reading.referredSafety(in: requirements))
        return notes
    }

    static func label(of name: String) -> String { labels[name] ?? "requirements" }

    private static let labels: [String: String] = [
        "reqCondGroup": "required conditions", "reqPersons": "persons", "reqSupportEquips": "tools",
        "reqSupplies": "supplies", "reqSpares": "spares", "reqSafety": "safety",
        "reqTechInfoGroup": "technical information", "productionMaintData": "maintenance data",
    ]
}
