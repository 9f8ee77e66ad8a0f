import FaultModel

/// Every part that a remedy of the fault may need: the list for the van or the order.
struct FaultParts: FaultPiece {
    let words: Words
    let fault: FaultDocument

    private struct Need {
        var part: FaultDocument.UsedPart
        var causes: [FaultDocument.CauseDocument]
    }

    /// Nil: no remedy needs a part.
    var section: PageSection? {
        let needs = needs
        if needs.isEmpty { return nil }
        let rows: [HTML] = needs.map { need in
            """
            <tr><td>\(PartTable.number(need.part, words))</td>
            <td>\(PartTable.name(need.part).map(said))</td>
            <td class="number">\(words.number(need.part.quantity))</td>
            <td><ul class="for">\(need.causes.map(reason))</ul></td></tr>
            """
        }
        return PageSection(
            id: "parts", title: words[.partsToBring], count: needs.count,
            content: """
                <table class="parts"><thead><tr><th scope="col">\(words[.orderNumber])</th><th scope="col">\(words[.partName])</th>
                <th scope="col" class="number">\(words[.quantity])</th><th scope="col">\(words[.neededFor])</th></tr></thead>
                <tbody>\(rows)</tbody></table>
                """)
    }

    private func reason(_ cause: FaultDocument.CauseDocument) -> HTML {
        let isWeighed = Weighing(fault.causes.map(\.probability)) == .told
        let share: HTML? = isWeighed ? cause.probability.map { " <b>\(words.percent($0))</b>" } : nil
        return
            "<li><a href=\"#cause-\(cause.id)\">\(said(cause.title))</a>\(share)</li>"
    }

    /// In order of the causes; a part that several need once, in the greatest quantity.
    private var needs: [Need] {
        var found: [Need] = []
        for cause in fault.causes {
            for part in cause.remedy?.parts ?? [] {
                if let place = found.firstIndex(where: { $0.part.number == part.number }) {
                    found[place].causes.append(cause)
                    found[place].part.quantity = max(found[place].part.quantity, part.quantity)
                } else {
                    found.append(Need(part: part, causes: [cause]))
                }
            }
        }
        return found
    }
}

/// The parts of a remedy.
struct PartTable {
    let words: Words
    let parts: [FaultDocument.UsedPart]
    let languages: [Language]

    var html: HTML? {
        if parts.isEmpty { return nil }
        let rows: [HTML] = parts.map { part in
            """
            <tr><td>\(Self.number(part, words))</td>
            <td>\(Self.name(part).map { words.said($0, among: languages) })</td>
            <td class="number">\(words.number(part.quantity))</td></tr>
            """
        }
        return """
            <table class="parts"><thead><tr><th scope="col">\(words[.orderNumber])</th><th scope="col">\(words[.partName])</th>
            <th scope="col" class="number">\(words[.quantity])</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    /// Nil for a replaced part: its name stands with its old number, for the successor may bear another.
    static func name(_ part: FaultDocument.UsedPart) -> String? { part.replacedBy == nil ? part.name : nil }

    /// The number to order. One that was replaced is struck out, says so, and stands under its successor: nobody can
    /// copy it by mistake, and who holds the old part still finds its number.
    static func number(_ part: FaultDocument.UsedPart, _ words: Words) -> HTML {
        guard let current = part.replacedBy else { return Code.link(part.number, to: SitePath.part(part.number)) }
        return """
            \(Code.link(current, to: SitePath.part(current)))
            <p class="old">\(WarningSign.html)<span>\(words.label(.superseded))<s class="code" translate="no">\(part.number)</s> \(part.name ?? "")</span></p>
            """
    }
}
