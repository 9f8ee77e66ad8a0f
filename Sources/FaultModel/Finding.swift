/// Something that an importer noticed and an author should know.
package struct Finding: Hashable, Sendable, Codable {
    package var severity: Severity
    /// From 1; nil: it concerns the whole file.
    package var line: Int?
    /// From 1; nil: it concerns the whole line.
    package var column: Int?
    /// What was given, what was expected, what became of it.
    package var message: String
    /// The id of the record that it concerns; nil: none or no record came of it.
    package var record: String?

    package init(
        _ severity: Severity, _ message: String, line: Int? = nil, column: Int? = nil, record: String? = nil
    ) {
        self.severity = severity
        self.line = line
        self.column = column
        self.message = message
        self.record = record
    }

    package enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
        /// Something was left out.
        case error
        /// Everything was kept, but perhaps not as it was meant.
        case warning
        case note
    }
}

/// Findings in the order they were made. A file that goes wrong on every line is cut short: after `limit` findings of a
/// severity only their number is kept, and the last one says so.
package struct Findings: Hashable, Sendable {
    package private(set) var all: [Finding] = []
    package private(set) var counts: [Finding.Severity: Int] = [:]

    package static let limit = 1000

    package init() {}

    package mutating func add(_ finding: Finding) {
        let count = counts[finding.severity, default: 0] + 1
        counts[finding.severity] = count
        if count < Self.limit {
            all.append(finding)
        } else if count == Self.limit {
            all.append(
                Finding(
                    finding.severity, "there are more findings like the \(Self.limit - 1) before; they are counted only"
                ))
        }
    }

    package mutating func error(_ message: String, line: Int? = nil, column: Int? = nil, record: String? = nil) {
        add(Finding(.error, message, line: line, column: column, record: record))
    }

    package mutating func warning(_ message: String, line: Int? = nil, column: Int? = nil, record: String? = nil) {
        add(Finding(.warning, message, line: line, column: column, record: record))
    }

    package mutating func note(_ message: String, line: Int? = nil, column: Int? = nil, record: String? = nil) {
        add(Finding(.note, message, line: line, column: column, record: record))
    }

    package mutating func add(_ others: Findings) {
        for finding in others.all { add(finding) }
        for (severity, count) in others.counts {
            let kept = others.all.count { $0.severity == severity }
            counts[severity, default: 0] += max(0, count - kept)
        }
    }

    package func count(_ severity: Finding.Severity) -> Int { counts[severity, default: 0] }
    package var isEmpty: Bool { all.isEmpty }
}
