extension TreeReport {
    /// The document of `faultbase tree --json`. Written by hand, since counts may have any number of digits.
    package var json: String {
        var members: [(String, JSONText)] = [
            ("name", .string(name)), ("top", .string(top)), ("basic_events", .number("\(basicEvents)")),
            ("gates", .number("\(gates)")), ("coherent", .number("\(isCoherent)")),
        ]
        if let probability { members.append(("probability", .real(probability))) }
        if let bounds {
            members.append(("probability", .number("null")))
            members.append(("bounds", bounds.json))
        }
        if !approximations.isEmpty {
            members.append(("approximations", .object(approximations.map { ($0.kind.key, .real($0.value)) })))
        }
        if let cutSets { members.append(("cut_sets", cutSets.json)) }
        if let importance {
            members.append(("importance", .array(importance.events.map(\.json))))
            members.append(("fussell_vesely_method", .string(importance.fussellVesely.rawValue)))
        }
        if let evidence { members.append(("evidence", evidence.json)) }
        if let overTime {
            let points = overTime.map { point -> JSONText in
                .object([("time", .real(point.time)), ("probability", .real(point.probability))])
            }
            members.append(("over_time", .array(points)))
        }
        if let uncertainty { members.append(("uncertainty", uncertainty.json)) }
        if !remarks.isEmpty { members.append(("remarks", .array(remarks.map(JSONText.string)))) }
        return JSONText.object(members).text
    }
}

/// A value as JSON text.
struct JSONText {
    var text: String

    static func number(_ text: String) -> JSONText { .init(text: text) }

    /// What JSON has no number for is a string: `"inf"`.
    static func real(_ value: Double) -> JSONText {
        value.isFinite ? .init(text: "\(value)") : .string(value.isNaN ? "nan" : value > 0 ? "inf" : "-inf")
    }

    static func string(_ value: String) -> JSONText {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let code = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: text.unicodeScalars.append(scalar)
            }
        }
        return .init(text: text + "\"")
    }

    static func array(_ values: [JSONText]) -> JSONText {
        .init(text: "[" + values.map(\.text).joined(separator: ", ") + "]")
    }

    static func object(_ members: [(String, JSONText)]) -> JSONText {
        .init(text: "{" + members.map { string($0).text + ": " + $1.text }.joined(separator: ", ") + "}")
    }
}

extension TreeReport.CutSetReport {
    fileprivate var json: JSONText {
        var members: [(String, JSONText)] = [
            ("kind", .string(kind == .primeImplicants ? "prime implicants" : "minimal cut sets")),
            ("count", .number(count.description)),
            ("by_order", .object(byOrder.map { ("\($0.order)", .number($0.count.description)) })),
            ("truncated", .number("\(wasTruncated)")),
            ("max_order", maxOrder.map { .number("\($0)") } ?? .number("null")),
            ("sets", .array(sets.map { .array($0.literals.map { .string($0.description) }) })),
        ]
        if sets.allSatisfy({ $0.probability != nil }) {
            members.append(("set_probabilities", .array(sets.map { .real($0.probability ?? 0) })))
        }
        if let cutOff { members.append(("cut_off", cutOff.json)) }
        if let rareEventSum { members.append(("rare_event", .real(rareEventSum))) }
        if let minCutUpperBound { members.append(("min_cut_upper_bound", .real(minCutUpperBound))) }
        if !isComplete { members.append(("complete", .number("false"))) }
        return .object(members)
    }
}

extension Approximation {
    /// As a member of a JSON object.
    fileprivate var key: String {
        switch self {
        case .rareEvent: "rare_event"
        case .minCutUpperBound: "min_cut_upper_bound"
        }
    }
}

extension CutOff {
    fileprivate var json: JSONText {
        .object([
            ("probability", probability.map(JSONText.real) ?? .number("null")),
            ("max_order", order.map { .number("\($0)") } ?? .number("null")), ("kept", .number(kept.description)),
            ("neglected", .real(neglected)), ("complete", .number("\(isComplete)")),
        ])
    }
}

extension Uncertainty {
    fileprivate var json: JSONText {
        .object([
            ("sampling", .string(sampling.rawValue)), ("seed", .number("\(seed)")), ("trials", .number("\(trials)")),
            ("mean", .real(mean)), ("standard_deviation", .real(standardDeviation)),
            ("percentiles", .object([("5", .real(percentile5)), ("50", .real(median)), ("95", .real(percentile95))])),
        ])
    }
}

extension Importance {
    fileprivate var json: JSONText {
        var members: [(String, JSONText)] = [("event", .string(event)), ("probability", .real(probability))]
        if let occurrences { members.append(("occurrences", .number(occurrences.description))) }
        members += [
            ("birnbaum", .real(birnbaum)), ("criticality", .real(criticality)),
            ("fussell_vesely", .real(fussellVesely)),
            ("diagnostic", .real(diagnostic)), ("raw", .real(raw)), ("rrw", .real(rrw)),
        ]
        return .object(members)
    }
}

extension TreeReport.EvidenceReport {
    fileprivate var json: JSONText {
        let seen = observations.map { observation -> (String, JSONText) in
            switch (observation.ifPresent, observation.ifAbsent) {
            case (1, 0): (observation.name, .number("1"))
            case (0, 1): (observation.name, .number("0"))
            case (let present, let absent): (observation.name, .array([.real(present), .real(absent)]))
            }
        }
        return .object([
            ("observed", .object(seen)), ("probability", .real(probability)),
            ("top", top.map(JSONText.real) ?? .number("null")),
            (
                "posteriors",
                .array(
                    posteriors.map {
                        .object([
                            ("event", .string($0.event)), ("prior", .real($0.prior)),
                            ("posterior", .real($0.posterior)),
                        ])
                    })
            ),
        ])
    }
}

extension TreeBounds {
    fileprivate var json: JSONText {
        .object([
            ("lower", .real(lower)), ("upper", .real(upper)), ("cut_sets_found", .number("\(setsFound)")),
        ])
    }
}
