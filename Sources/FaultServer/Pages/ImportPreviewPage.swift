import FaultKnowledge
import FaultModel

/// What an import would change, or has changed: the table of its files, what was noticed, and every difference.
struct ImportPreviewPage {
    let words: Words
    let token: String
    let formKey: String
    let preview: ImportPreview

    var html: HTML {
        PageFrame(
            words: words, title: "\(title) – \(words[.appName])", address: SitePath.preview(token), content: content
        ).html
    }

    private var title: String {
        preview.published.map { words.sentence(.importPublished, "\($0)") } ?? words[.importPreview]
    }

    private var content: HTML {
        """
        <header class="head"><p class="crumbs"><a href="\(SitePath.importing)">\(words[.importing])</a></p>
        <h1>\(title)</h1></header>
        \(notice)
        \(buttons)
        \(ImportTable(words: words, document: preview.document).html)
        \(ImportFindingList(words: words, document: preview.document).html)
        \(preview.published == nil ? ImportDifferenceList(words: words, preview: preview).html : nil)
        """
    }

    private var hasChanges: Bool { !preview.differences.isEmpty || preview.left > 0 }

    private var notice: HTML {
        if preview.published != nil { return "<p class=\"hint\">\(words[.importPublishedText])</p>" }
        if !preview.isReadable { return "<p class=\"problem\" role=\"alert\">\(words[.importUnreadable])</p>" }
        if preview.hasMoved { return "<p class=\"problem\" role=\"alert\">\(words[.importMoved])</p>" }
        return "<p class=\"hint\">\(words[hasChanges ? .importKept : .importNothing])</p>"
    }

    private var buttons: HTML {
        if preview.published != nil {
            return """
                <ul class="ways"><li><a class="button" href="\(SitePath.search)">\(words[.home])</a></li>
                <li><a class="button quiet" href="\(SitePath.importing)">\(words[.importMore])</a></li></ul>
                """
        }
        let publish: HTML? = preview.isReadable && hasChanges ? button("publish", words[.publish], "") : nil
        return "<ul class=\"ways\">\(publish)\(button("discard", words[.discard], "quiet"))</ul>"
    }

    private func button(_ action: String, _ label: String, _ style: String) -> HTML {
        """
        <li><form action="\(SitePath.preview(token))/\(action)" method="post">
        <input type="hidden" name="form_key" value="\(formKey)"><button type="submit" class="\(style)">\(label)</button>
        </form></li>
        """
    }
}

/// File, format, and how much of what: the table of `faultbase import`.
struct ImportTable {
    let words: Words
    let document: ImportDocument

    /// A table of more rows says the rest in its last one.
    private static let mostRows = 300

    var html: HTML {
        let rows: [HTML] = document.files.prefix(Self.mostRows).map { file in
            row("\(file.path)", file.format ?? "–", file.contents, file.records, file.findings.count)
        }
        let totals = document.totals
        let count = totals.findings.error + totals.findings.warning + totals.findings.note
        let total: HTML? =
            document.files.count > 1 ? row("\(words[.total])", "", totals.contents, totals.records, count) : nil
        let headings: [HTML] = numbers.map { "<th scope=\"col\" class=\"number\">\(words[$0])</th>" }
        return """
            <section id="sheet" aria-labelledby="files-title"><h2 id="files-title">\(words[.importFiles])</h2>
            <div class="wide" tabindex="0" role="group" aria-labelledby="files-title"><table class="sheet">
            <thead><tr><th scope="col">\(words[.importFile])</th><th scope="col">\(words[.format])</th>\(headings)</tr></thead>
            <tbody>\(rows)\(total)</tbody></table></div></section>
            """
    }

    /// Words of a vocabulary are rare, and their column is there when they are.
    private var hasTerms: Bool { document.totals.contents.terms > 0 }
    private var hasRecords: Bool { document.totals.contents.records > 0 }

    private var numbers: [Words.Key] {
        [.fault, .importCauses, .procedures, .parts, .importPassages] + (hasTerms ? [.terms] : [])
            + (hasRecords ? [.serviceRecords] : [])
            + [.recordsNew, .recordsChanged, .recordsSame, .recordsRemoved, .findings]
    }

    private func row(
        _ name: HTML, _ format: String, _ contents: ImportContents, _ records: RecordCounts, _ findings: Int
    ) -> HTML {
        let numbers =
            [contents.faults, contents.causes, contents.procedures, contents.parts, contents.passages]
            + (hasTerms ? [contents.terms] : []) + (hasRecords ? [contents.records] : [])
            + [records.new, records.changed, records.unchanged, records.removed, findings]
        let cells: [HTML] = numbers.map { "<td class=\"number\">\($0)</td>" }
        return "<tr><th scope=\"row\" translate=\"no\">\(name)</th><td>\(format)</td>\(cells)</tr>"
    }
}

/// What was noticed in the files.
struct ImportFindingList {
    let words: Words
    let document: ImportDocument
    private static let most = 200

    var html: HTML? {
        let all = document.files.flatMap { file in file.findings.map { (file.path, $0) } }
        if all.isEmpty { return nil }
        let ordered = Finding.Severity.allCases.flatMap { severity in all.filter { $0.1.severity == severity } }
        let items: [HTML] = ordered.prefix(Self.most).map { path, finding in
            let place = finding.line.map { "\(path):\($0)" } ?? path
            return """
                <li><span class="tag \(finding.severity == .error ? "s3" : "")">\(words[Self.name(finding.severity)])</span>
                <span class="quiet" translate="no">\(place)</span> <span lang="en">\(finding.message)</span></li>
                """
        }
        let left = ordered.count - items.count
        let more: HTML? = left > 0 ? "<p class=\"hint\">\(words.sentence(.notShown, "\(left)"))</p>" : nil
        return """
            <section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">\(words[.importFindings])</h2>
            <ul class="finding-list">\(items)</ul>\(more)</section>
            """
    }

    private static func name(_ severity: Finding.Severity) -> Words.Key {
        switch severity {
        case .error: .findingError
        case .warning: .findingWarning
        case .note: .findingNote
        }
    }
}

/// Every thing that would be new, changed or removed, with its fields side by side.
struct ImportDifferenceList {
    let words: Words
    let preview: ImportPreview

    var html: HTML? {
        if preview.differences.isEmpty { return nil }
        // What someone should look at first: what goes, then what changes.
        let order: [ShownDifference.Change] = [.removed, .changed, .new]
        let items: [HTML] = order.flatMap { change in preview.differences.filter { $0.change == change }.map(item) }
        let more: HTML? =
            preview.left > 0 ? "<p class=\"hint\">\(words.sentence(.notShown, "\(preview.left)"))</p>" : nil
        return """
            <section id="differences" aria-labelledby="differences-title"><h2 id="differences-title">\(words[.differences])</h2>
            <div class="differences">\(items)</div>\(more)</section>
            """
    }

    private func item(_ difference: ShownDifference) -> HTML {
        let isFewEnough = preview.differences.count <= 20
        let more: HTML? =
            difference.left > 0 ? "<p class=\"hint\">\(words.sentence(.notShown, "\(difference.left)"))</p>" : nil
        return """
            <details class="difference more"\(difference.change == .changed && isFewEnough ? " open" as HTML : nil)><summary>
            <span class="tag \(difference.change == .removed ? "s3" : "")">\(words[Self.name(difference.change)])</span>
            <span class="quiet">\(words[Self.name(difference.kind)])</span> \(Code.text(difference.id))</summary>
            \(table(difference))\(more)</details>
            """
    }

    private func table(_ difference: ShownDifference) -> HTML {
        let isBefore = difference.change != .new
        let isAfter = difference.change != .removed
        let rows: [HTML] = difference.fields.map { field in
            let before: HTML? = isBefore ? "<td>\(value(field.before, "del"))</td>" : nil
            let after: HTML? = isAfter ? "<td>\(value(field.after, "ins"))</td>" : nil
            return "<tr><th scope=\"row\" translate=\"no\">\(field.name)</th>\(before)\(after)</tr>"
        }
        let before: HTML? = isBefore ? "<th scope=\"col\">\(words[.before])</th>" : nil
        let after: HTML? = isAfter ? "<th scope=\"col\">\(words[.after])</th>" : nil
        return """
            <table class="sheet fields-table"><thead><tr><th scope="col">\(words[.field])</th>\(before)\(after)</tr></thead>
            <tbody>\(rows)</tbody></table>
            """
    }

    private func value(_ text: String?, _ element: String) -> HTML {
        guard let text else { return "–" }
        let said = words.said(text, among: [.chinese, .english])
        return element == "del" ? "<del>\(said)</del>" : "<ins>\(said)</ins>"
    }

    private static func name(_ change: ShownDifference.Change) -> Words.Key {
        switch change {
        case .new: .importIsNew
        case .changed: .importIsChanged
        case .removed: .importIsRemoved
        }
    }

    private static func name(_ kind: Record.Kind) -> Words.Key {
        switch kind {
        case .fault: .importFault
        case .passage: .importPassage
        case .part: .importPart
        case .service: .serviceRecord
        case .product: .product
        case .term: .importTerm
        }
    }
}
