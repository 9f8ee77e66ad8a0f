import FaultKnowledge
import FaultModel

/// Metrics in the text format of Prometheus, version 0.0.4: `# HELP`, `# TYPE`, then samples.
struct PrometheusText {
    private(set) var text = ""

    enum Kind: String { case counter, gauge, histogram }

    typealias Labels = [(name: String, value: String)]

    /// - Parameter samples: in the order in which they are written; none: the family is left out.
    mutating func family(_ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: Labels, value: Double)]) {
        if samples.isEmpty { return }
        begin(name, kind, help)
        for (labels, value) in samples { sample(name, labels, value) }
    }

    mutating func family(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        family(name, kind, help, [([], value)])
    }

    mutating func histograms(_ name: String, _ help: String, _ members: [(labels: Labels, values: Histogram.Values)]) {
        if members.isEmpty { return }
        begin(name, .histogram, help)
        for (labels, values) in members {
            var sum: UInt64 = 0
            for (bound, count) in zip(Histogram.bounds, values.counts) {
                sum += count
                sample(name + "_bucket", labels + [("le", Self.number(bound))], Double(sum))
            }
            sample(name + "_bucket", labels + [("le", "+Inf")], Double(values.count))
            sample(name + "_sum", labels, values.sum)
            sample(name + "_count", labels, Double(values.count))
        }
    }

    private mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func sample(_ name: String, _ labels: Labels, _ value: Double) {
        let list = labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }.joined(separator: ",")
        text += list.isEmpty ? "\(name) \(Self.number(value))\n" : "\(name){\(list)} \(Self.number(value))\n"
    }

    static func number(_ value: Double) -> String { value.shortText }

    /// A backslash and the end of a line are escaped everywhere, a quotation mark in the values of labels.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
