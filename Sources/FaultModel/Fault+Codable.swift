/// The canonical form of a fault: the fault book's keys; what is empty is left out.
extension Fault: Codable {
    /// Checks nothing: what is decoded was encoded from a valid fault.
    package init(from decoder: any Decoder) throws { fields = try FaultFields(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }
}

extension Fault.ID: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Fault.ID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a fault id such as line/name")
            )
        }
        self = id
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension FaultFields: Codable {
    private enum Key: String, CodingKey {
        case id, symptom, also, models, assembly, `class`, severity, codes, safety, tree, gates, causes, checks
        case procedure, notes, figures, citations
        case standing = "state"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(Fault.ID.self, forKey: .id)
        symptom = try container.decode(LocalizedText.self, forKey: .symptom)
        also = try container.decodeList(forKey: .also)
        models = try container.decodeList(forKey: .models)
        assembly = try container.decodeIfPresent(String.self, forKey: .assembly)
        `class` = try container.decodeIfPresent(FaultClass.self, forKey: .class)
        severity = try container.decodeIfPresent(Fault.Severity.self, forKey: .severity)
        codes = try container.decodeList(forKey: .codes)
        safety = try container.decodeList(forKey: .safety)
        tree = try container.decodeIfPresent(TreeExpression.self, forKey: .tree)
        gates = try container.decodeList(forKey: .gates).compactMap { (expression: TreeExpression) in
            if case .gate(let gate) = expression { gate } else { nil }
        }
        causes = try container.decodeList(forKey: .causes)
        checks = try container.decodeList(forKey: .checks)
        procedure = try container.decodeIfPresent(Procedure.self, forKey: .procedure)
        notes = try container.decodeList(forKey: .notes)
        figures = try container.decodeList(forKey: .figures)
        citations = try container.decodeList(forKey: .citations)
        standing = try container.decodeIfPresent(Standing.self, forKey: .standing)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(symptom, forKey: .symptom)
        try container.encodeUnlessEmpty(also, forKey: .also)
        try container.encodeUnlessEmpty(models, forKey: .models)
        try container.encodeIfPresent(assembly, forKey: .assembly)
        try container.encodeIfPresent(`class`, forKey: .class)
        try container.encodeIfPresent(severity, forKey: .severity)
        try container.encodeUnlessEmpty(codes, forKey: .codes)
        try container.encodeUnlessEmpty(safety, forKey: .safety)
        try container.encodeIfPresent(tree, forKey: .tree)
        try container.encodeUnlessEmpty(gates.map(TreeExpression.gate), forKey: .gates)
        try container.encodeUnlessEmpty(causes, forKey: .causes)
        try container.encodeUnlessEmpty(checks, forKey: .checks)
        try container.encodeIfPresent(procedure, forKey: .procedure)
        try container.encodeUnlessEmpty(notes, forKey: .notes)
        try container.encodeUnlessEmpty(figures, forKey: .figures)
        try container.encodeUnlessEmpty(citations, forKey: .citations)
        try container.encodeIfPresent(standing, forKey: .standing)
    }
}
