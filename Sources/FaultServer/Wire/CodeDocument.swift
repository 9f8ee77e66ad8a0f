package import FaultKnowledge
package import FaultModel

/// What a code says: `code` and `GET /api/codes/{code}`.
package struct CodeDocument: Encodable, Sendable {
    /// As it was asked for.
    package var code: String
    /// What it can be read as; more than one where two systems write alike.
    package var readings: [Reading]
    /// The faults that carry it, in order of id.
    package var faults: [FaultReference]
    package var edition: Int

    package struct Reading: Encodable, Sendable {
        package var system: FaultCode.System
        package var display: String
        @Nullable package var spn: Int?
        @Nullable package var fmi: Int?
        @Nullable package var spnName: String?
        @Nullable package var fmiName: String?
        @Nullable package var trouble: Trouble?
        /// Everything in one sentence; nil: the standard gives it no meaning, or it is a maker's.
        @Nullable package var meaning: String?

        private enum CodingKeys: String, CodingKey {
            case system, display, spn, fmi, trouble, meaning
            case spnName = "spn_name"
            case fmiName = "fmi_name"
        }
    }

    package struct Trouble: Encodable, Sendable {
        package var system: String
        /// False: the maker defines it, and no general meaning is given.
        package var generic: Bool
        @Nullable package var subsystem: String?
        @Nullable package var failureType: String?
        @Nullable package var description: String?

        private enum CodingKeys: String, CodingKey {
            case system, generic, subsystem, description
            case failureType = "failure_type"
        }
    }

    package struct FaultReference: Encodable, Sendable {
        package var id: String
        package var title: String
        package var product: String
        package var codes: [String]
    }

    package init(_ report: CodeReport, language: Language) {
        code = report.text
        readings = report.readings.map { Reading($0, language: language) }
        faults = report.faults.map { fault in
            FaultReference(
                id: fault.id.description, title: fault.symptom.string(for: language), product: fault.id.line,
                codes: fault.codes.map(\.display))
        }
        edition = report.edition
    }
}

extension CodeDocument.Reading {
    init(_ code: FaultCode, language: Language) {
        let reading = CodeMeaning(of: code, language: language)
        system = code.system
        display = code.display
        meaning = reading.sentence
        switch code {
        case .maker: break
        case .j1939(let spn, let fmi):
            self.spn = spn
            self.fmi = fmi
            spnName = SuspectParameter.name(spn)?.string(for: language)
            fmiName = fmi.map { FailureMode.name($0).string(for: language) }
        case .obd(let code):
            let meaning = TroubleCodeMeaning(code)
            trouble = CodeDocument.Trouble(
                system: meaning.system.string(for: language), generic: meaning.isGeneric,
                subsystem: meaning.subsystem?.string(for: language),
                failureType: meaning.failureType?.string(for: language),
                description: meaning.meaning?.string(for: language))
        }
    }
}

/// What the standards say about a code, as one sentence.
struct CodeMeaning {
    /// Nil: the standards say nothing about it.
    let sentence: String?

    init(of code: FaultCode, language: Language) {
        let separator = language.primary == "zh" ? "：" : ": "
        switch code {
        case .maker: sentence = nil
        case .j1939(let spn, let fmi):
            let parts = [
                SuspectParameter.name(spn)?.string(for: language),
                fmi.map { FailureMode.name($0).string(for: language) },
            ].compactMap { $0 }
            sentence = parts.isEmpty ? nil : parts.joined(separator: separator)
        case .obd(let code):
            let meaning = TroubleCodeMeaning(code)
            let words = Words(language)
            let scope = meaning.system.string(for: language)
            let what = meaning.meaning ?? (meaning.isGeneric ? meaning.subsystem : nil)
            let description = what?.string(for: language) ?? words[meaning.isGeneric ? .genericCode : .makerCode]
            sentence = [scope, description, meaning.failureType?.string(for: language)].compactMap { $0 }
                .joined(separator: separator)
        }
    }
}
