import FaultModel
import FaultServer

/// A fault whole as text.
struct FaultReport {
    let fault: FaultDocument
    let words: Words

    var text: String {
        var lines = [Terminal.bold(fault.title), Terminal.faint(facts)]
        if let standing = fault.standing {
            lines.append(Terminal.alarm("\(standing.sentence(words)). \(words[.notMakersWord])"))
        }
        for code in fault.codes {
            lines.append("  \(Terminal.accent(code.display))\(code.meaning.map { "  \($0)" } ?? "")")
        }
        lines += section("Safety", fault.safety.map { Terminal.alarm("! \($0)") })
        lines += section("Causes", fault.causes.flatMap { self.lines($0) })
        if let learning = fault.learning { lines += ["  " + Terminal.faint(words.sentence(of: learning))] }
        lines += section(
            words[.proposedCauses],
            (fault.proposedCauses ?? []).map {
                "\($0.title)  \(Terminal.faint(words.sentence(.proposedCauseSeen, "\($0.count)")))  "
                    + Terminal.faint($0.records.joined(separator: " "))
            })
        lines += section("Checks", fault.checks.flatMap { self.lines($0) })
        if let procedure = fault.procedure { lines += section("Procedure", self.lines(procedure)) }
        lines += section("Customers also say", fault.also)
        lines += section("Notes", fault.notes.map { "\($0.label): \($0.text)" })
        lines += section("Figures", fault.figures.map(\.sentence))
        lines += section("Source", fault.citations.map(\.sentence))
        return lines.joined(separator: "\n")
    }

    private var facts: String {
        let pieces: [String?] = [
            fault.id, fault.product.name,
            fault.product.models.isEmpty ? nil : fault.product.models.joined(separator: ", "),
            fault.assembly?.name, fault.class?.rawValue, fault.severity.map { "severity \($0)" },
        ]
        return pieces.compactMap { $0 }.joined(separator: " · ")
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", Terminal.bold(title)] + lines.map { "  " + $0 }
    }

    private func lines(_ cause: FaultDocument.CauseDocument) -> [String] {
        let share = cause.probability.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
        var lines = ["\(Terminal.padded(share, to: 5)) \(Terminal.bold(cause.title))  \(Terminal.faint(cause.id))"]
        if let standing = cause.standing { lines.append("      " + Terminal.alarm("[\(standing.sentence(words))]")) }
        if let field = cause.field { lines.append("      \(Terminal.faint(words.sentence(of: field)))") }
        guard let remedy = cause.remedy else { return lines }
        let minutes = remedy.minutes.map { " (\(Self.number($0)) min)" } ?? ""
        lines.append("      → \(remedy.title)\(minutes)")
        for (index, step) in remedy.steps.enumerated() { lines.append("        \(index + 1). \(step)") }
        for part in remedy.parts {
            let replaced = part.replacedBy.map { Terminal.alarm(" superseded: order \($0)") } ?? ""
            lines.append("        \(Self.number(part.quantity)) × \(part.number) \(part.name ?? "")\(replaced)")
        }
        return lines
    }

    private func lines(_ check: FaultDocument.CheckDocument) -> [String] {
        let reading = check.reading.map { "  [\(Self.range($0))]" } ?? ""
        let minutes = check.minutes.map { " (\(Self.number($0)) min)" } ?? ""
        var lines = ["• \(check.ask)\(reading)\(minutes)"]
        if let observed = check.observesTitle { lines.append("    ? \(observed)") }
        if !check.tools.isEmpty { lines.append("    \(check.tools.joined(separator: "; "))") }
        return lines
    }

    private func lines(_ procedure: ProcedureDocument) -> [String] {
        procedure.steps.flatMap { step in
            let head = [step.do, step.ask].compactMap { $0 }.joined(separator: " ")
            return ["\(step.id): \(head)"] + step.figures.map { "    [\($0.sentence)]" }
                + step.outcomes.map { "    \($0.label) → \(target($0.next))" }
        }
    }

    private func target(_ next: ProcedureDocument.Next) -> String {
        if let cause = next.cause { return fault.causes.first { $0.id == cause }?.title ?? cause }
        return next.step ?? next.fault ?? next.end ?? ""
    }

    static func number(_ value: Double) -> String { value.shortText }

    static func range(_ reading: Reading) -> String {
        switch (reading.min, reading.max) {
        case (let min?, let max?): "\(number(min))–\(number(max)) \(reading.unit)"
        case (let min?, nil): "≥ \(number(min)) \(reading.unit)"
        case (nil, let max?): "≤ \(number(max)) \(reading.unit)"
        case (nil, nil): reading.unit
        }
    }
}

extension FigureDocument {
    /// `Relief valve, valve.png (image/png, 640 × 480), /api/media/…`.
    fileprivate var sentence: String {
        let size = width.flatMap { width in height.map { ", \(width) × \($0)" } } ?? ""
        let head = caption.map { "\($0), " } ?? ""
        return "\(head)\(name) (\(type.rawValue)\(size)), \(address)"
    }
}

extension CitationDocument {
    /// `Manual, 2024-03, p. 5-12, manual.yaml:34`.
    var sentence: String {
        let pieces: [String?] = [
            document, revision, page.map { "p. \($0)" },
            file.map { file in file + (line.map { ":\($0)" } ?? "") },
        ]
        return pieces.compactMap { $0 }.joined(separator: ", ")
    }
}

/// A section of a manual as text.
struct PassageReportText {
    let passage: PassageDocument

    var text: String {
        var lines = [Terminal.bold(passage.title), Terminal.faint(facts)]
        if !passage.headings.isEmpty { lines.append(passage.headings.joined(separator: " › ")) }
        lines += section("Safety", passage.safety.map { Terminal.alarm("! \($0)") })
        lines += ["", passage.text]
        lines += section("Figures", passage.figures.map(\.sentence))
        lines += section("Parts", passage.parts.map(line))
        lines += section("Source", passage.citations.map(\.sentence))
        lines += section(
            "In the same document",
            [
                passage.previous.map { "before: \($0.id)  \($0.title)" },
                passage.next.map { "after: \($0.id)  \($0.title)" },
            ]
            .compactMap { $0 })
        return lines.joined(separator: "\n")
    }

    private var facts: String {
        let models = passage.product.models.joined(separator: ", ")
        return [passage.id, passage.product.name, models.isEmpty ? nil : models].compactMap { $0 }
            .joined(separator: " · ")
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", Terminal.bold(title)] + lines.map { "  " + $0 }
    }

    private func line(_ part: FaultDocument.UsedPart) -> String {
        let replaced = part.replacedBy.map { Terminal.alarm(" superseded: order \($0)") } ?? ""
        return "\(FaultReport.number(part.quantity)) × \(part.number) \(part.name ?? "")\(replaced)"
    }
}

/// A part as text.
struct PartReportText {
    let part: PartDocument

    var text: String {
        var lines = [Terminal.bold("\(part.number)  \(part.name ?? "")")]
        if part.superseded {
            lines.append(Terminal.alarm("superseded: order \(part.current.joined(separator: " or "))"))
        }
        let facts: [String?] = [
            part.grade.map { "grade \($0.rawValue)" },
            part.price.map { "\(FaultReport.number($0.amount)) \($0.currency)" },
            part.leadDays.map { "\(FaultReport.number($0)) days to supply" },
            part.lifeHours.map { "\(FaultReport.number($0)) h service life" },
            part.fieldUse.map { use in
                "used \(use.records) times in records" + (use.last.map { ", last \($0)" } ?? "")
            },
        ]
        let known = facts.compactMap { $0 }
        if !known.isEmpty { lines.append(known.joined(separator: " · ")) }
        if part.chain.count > 1 {
            lines += ["", Terminal.bold("Supersession, current first")]
            lines += part.chain.map { "  \($0.number)  \($0.name ?? "")\($0.current ? "  (current)" : "")" }
        }
        if !part.uses.isEmpty { lines += ["", Terminal.bold("Used in")] }
        for use in part.uses {
            lines.append("  \(use.fault)  \(use.title)")
            lines.append(
                "      \(use.causeTitle) → \(use.remedy ?? "")  \(FaultReport.number(use.quantity)) × \(use.number)")
        }
        if !part.passages.isEmpty { lines += ["", Terminal.bold("Manual sections that name it")] }
        lines += part.passages.map { "  \($0.passage)  \($0.title)" }
        return lines.joined(separator: "\n")
    }
}

/// A code as text.
struct CodeReportText {
    let code: CodeDocument

    var text: String {
        var lines: [String] = []
        for reading in code.readings {
            lines.append("\(Terminal.accent(reading.display))  \(reading.meaning ?? "defined by the maker")")
        }
        lines.append(code.faults.isEmpty ? "No fault in the knowledge base carries this code." : "")
        for fault in code.faults {
            lines.append("\(fault.title)")
            lines.append("    \(Terminal.faint(fault.id))  [\(fault.codes.joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n")
    }
}
