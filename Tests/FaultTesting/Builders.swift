package import FaultModel

/// Short ways to say in a test what a manual says in a page.
extension LocalizedText {
    package static func zh(_ string: String) -> LocalizedText { LocalizedText(string, in: .chinese) }
    package static func en(_ string: String) -> LocalizedText { LocalizedText(string, in: .english) }
    package static func both(_ zh: String, _ en: String) -> LocalizedText {
        var text = LocalizedText(zh, in: .chinese)
        text[.english] = en
        return text
    }
}

extension Fault {
    /// A fault with only what the test is about.
    package static func make(
        _ id: String, _ symptom: LocalizedText, causes: [Cause] = [], _ change: (inout FaultFields) -> Void = { _ in }
    ) throws -> Fault {
        guard let id = Fault.ID(id) else { throw MalformedTestData(text: id) }
        var fields = FaultFields(id: id, symptom: symptom)
        fields.causes = causes
        change(&fields)
        return try Fault(fields)
    }
}

extension Cause {
    package static func make(
        _ id: String, _ title: LocalizedText, prior: Double? = nil, remedy: LocalizedText? = nil, parts: [String] = []
    ) throws -> Cause {
        let uses = try parts.map { PartUse(number: try PartNumber.make($0)) }
        return Cause(id: id, title: title, prior: prior, remedy: remedy.map { Remedy(title: $0, parts: uses) })
    }
}

extension Passage {
    /// A section with only what the test is about.
    package static func make(
        _ id: String, _ title: LocalizedText, _ text: LocalizedText, _ change: (inout Passage) throws -> Void = { _ in }
    ) throws -> Passage {
        guard let id = Passage.ID(id) else { throw MalformedTestData(text: id) }
        var passage = Passage(id: id, title: title, text: text)
        try change(&passage)
        return passage
    }
}

extension PartNumber {
    package static func make(_ text: String) throws -> PartNumber {
        guard let number = PartNumber(text) else { throw MalformedTestData(text: text) }
        return number
    }
}

/// A test's own data is wrong.
package struct MalformedTestData: Error { package let text: String }
