import FaultModel

/// The description of the API for people: the same operations and schemas as `/openapi.json`.
struct DocsPage {
    let words: Words

    var html: HTML {
        let sections =
            APIOperation.Topic.allCases.compactMap(section)
            + [
                PageSection(id: "errors", title: words[.apiErrors], content: errors),
                PageSection(id: "documents", title: words[.apiSchemas], content: schemas),
            ]
        let content: HTML = """
            <header class="head"><h1>\(words[.apiTitle])</h1><p class="hint">\(words[.apiLead]) \(words[.apiEnglish])</p>
            <p><a href="\(SitePath.openAPI)">\(words[.apiDescription])</a></p></header>
            <div class="columns">\(Contents(words: words, sections: sections).html)
            <div class="body">\(sections.map(\.html))</div></div>
            """
        return PageFrame(
            words: words, title: "\(words[.apiTitle]) – \(words[.appName])", address: SitePath.docs, content: content
        ).html
    }

    private func section(_ topic: APIOperation.Topic) -> PageSection? {
        let operations = APIOperation.all.filter { $0.topic == topic }
        if operations.isEmpty { return nil }
        return PageSection(
            id: "topic-\(topic)", title: words[topic.word], count: operations.count,
            content: HTML.joined(operations.map(operation)))
    }

    // MARK: - Operations

    private func operation(_ operation: APIOperation) -> HTML {
        let role: HTML =
            OpenAPIDocument.role(of: operation).map { "\(words[.apiRole]) \(Code.text($0))" }
            ?? "\(words[.apiAnyone])"
        let about: HTML? = operation.about.map { "<p lang=\"en\">\(Self.prose($0))</p>" }
        return """
            <details class="operation" id="\(operation.name)"><summary><span class="method">\(operation.method)</span> <span class="route" translate="no">\(operation.describedPath)</span> <span class="what" lang="en">\(operation.summary)</span></summary>
            <div class="inside">\(about)
            <p class="quiet">\(role)</p>
            \(parameters(operation))\(body(operation))
            <h3>\(words[.apiAnswers])</h3><dl class="rows">\(operation.answers.map(answer))\(problems(operation))</dl></div></details>
            """
    }

    private func parameters(_ operation: APIOperation) -> HTML? {
        if operation.parameters.isEmpty { return nil }
        let rows: [HTML] = operation.parameters.map { parameter in
            row(
                parameter.name, place(parameter.place), parameter.schema, isRequired: parameter.isRequired,
                isRepeated: parameter.isRepeated)
        }
        return "<h3>\(words[.apiParameters])</h3>\(table(rows, hasPlace: true))"
    }

    private func place(_ place: APIParameter.Place) -> String {
        switch place {
        case .path: words[.apiInPath]
        case .query: words[.apiInQuery]
        case .header: words[.apiInHeader]
        }
    }

    private func body(_ operation: APIOperation) -> HTML? {
        guard let body = operation.body else { return nil }
        let forms: [HTML] = body.forms.map { form in
            "<div><dt>\(Code.text(form.type))</dt><dd>\(type(form.schema))</dd></div>"
        }
        return "<h3>\(words[.apiBody])</h3><p lang=\"en\">\(body.about)</p><dl class=\"rows\">\(forms)</dl>"
    }

    private func answer(_ answer: APIOperation.Answer) -> HTML {
        let kind: HTML = answer.schema.map(type) ?? answer.type.map { Code.text($0) } ?? "\(words[.apiNoBody])"
        return "<div><dt>\(answer.status)</dt><dd>\(kind) <span lang=\"en\">\(answer.about)</span></dd></div>"
    }

    private func problems(_ operation: APIOperation) -> HTML {
        let statuses: [HTML] = operation.allProblems.map { "<a href=\"#status-\($0)\">\($0)</a> " }
        return "<div><dt>\(words[.apiErrors])</dt><dd>\(statuses)</dd></div>"
    }

    // MARK: - Errors and documents

    private var errors: HTML {
        let statuses = Set(ProblemCatalog.all.flatMap(\.statuses)).sorted()
        let rows: [HTML] = statuses.map { status in
            let kinds = ProblemCatalog.all.filter { $0.statuses.contains(status) }
            let links: [HTML] = kinds.map { kind in
                "<li><a href=\"\(SitePath.problems)/\(kind.name)\">\(kind.title(in: words))</a></li>"
            }
            return "<div id=\"status-\(status)\"><dt>\(status)</dt><dd><ul class=\"kinds\">\(links)</ul></dd></div>"
        }
        return "<p>\(words[.apiErrorsLead])</p><dl class=\"rows\">\(rows)</dl>"
    }

    private var schemas: HTML {
        let named = WireSchemas.all.sorted { $0.key < $1.key }
        return HTML.joined(named.map { schema($0.key, $0.value) })
    }

    private func schema(_ name: String, _ schema: JSONSchema) -> HTML {
        let about: HTML? = schema.about.map { "<p lang=\"en\">\($0)</p>" }
        let rows = schema.fields.map { row($0.name, nil, $0.schema, isRequired: $0.isRequired, isRepeated: false) }
        let content: HTML = rows.isEmpty ? "<p>\(type(schema))</p>" : table(rows, hasPlace: false)
        return """
            <details class="operation" id="document-\(name)"><summary><span class="route" translate="no">\(name)</span></summary>
            <div class="inside">\(about)\(content)</div></details>
            """
    }

    private func table(_ rows: [HTML], hasPlace: Bool) -> HTML {
        let place: HTML? = hasPlace ? "<th scope=\"col\">\(words[.apiPlace])</th>" : nil
        return """
            <div class="wide" tabindex="0" role="group" aria-label="\(words[.apiParameters])"><table class="sheet stacked">
            <thead><tr><th scope="col">\(words[.apiName])</th>\(place)<th scope="col">\(words[.apiType])</th><th scope="col">\(words[.apiMeaning])</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func row(
        _ name: String, _ place: String?, _ schema: JSONSchema, isRequired: Bool, isRepeated: Bool
    ) -> HTML {
        let whereabouts: HTML? = place.map { "<td data-label=\"\(words[.apiPlace])\">\($0)</td>" }
        let required: HTML? = isRequired ? " <span class=\"quiet\">\(words[.apiRequired])</span>" : nil
        let example: HTML? = schema.example.flatMap { try? $0.data() }.map { data in
            " <span class=\"quiet\">\(words[.apiExample]): \(Code.text(String(decoding: data, as: UTF8.self)))</span>"
        }
        let about: HTML? = schema.about.map { "<span lang=\"en\">\(Self.prose($0))</span>" }
        return """
            <tr><th scope="row">\(Code.text(name))\(required)</th>\(whereabouts)<td data-label="\(words[.apiType])">\(type(schema))\(isRepeated ? " …" : "")</td><td data-label="\(words[.apiMeaning])">\(about)\(example)</td></tr>
            """
    }

    // MARK: - Types

    /// A schema in a few words, with links to the documents that it names.
    private func type(_ schema: JSONSchema) -> HTML {
        let bare: HTML =
            switch schema.shape {
            case .any: "any"
            case .string(let rule): "string\(Self.range(rule.length.map { ($0.lowerBound, $0.upperBound) }))"
            case .choice(let words): "\(Self.shortened(words))"
            case .integer(let range): "integer\(Self.range(range.map { ($0.lowerBound, $0.upperBound) }))"
            case .number: "number"
            case .boolean: "true | false"
            case .list(let element, _): "[ \(type(element)) ]"
            case .map(let value): "{ …: \(type(value)) }"
            case .object(let fields): "{ \(fields.map(\.name).joined(separator: ", ")) }"
            case .oneOf(let options): Self.parted(options.map(type))
            // Of a document and the same narrowed by `fields`, the document is what a reader wants.
            case .anyOf(let options): schema.documentName.map(link) ?? Self.parted(options.map(type))
            case .reference(let name): link(name)
            }
        return schema.isNullable ? bare + " | null" : bare
    }

    private func link(_ name: String) -> HTML { "<a href=\"#document-\(name)\">\(name)</a>" }

    private static func parted(_ parts: [HTML]) -> HTML {
        parts.dropFirst().reduce(parts.first ?? .empty) { $0 + " | " + $1 }
    }

    private static func shortened(_ words: [String]) -> String {
        let shown = words.prefix(12).map { $0.isEmpty ? "\"\"" : $0 }
        return shown.joined(separator: " | ") + (words.count > 12 ? " | …" : "")
    }

    private static func range(_ range: (lower: Int, upper: Int)?) -> String {
        guard let range else { return "" }
        return range.upper == .max ? " ≥ \(range.lower)" : " \(range.lower)…\(range.upper)"
    }

    /// A sentence with code between backquotes.
    private static func prose(_ text: String) -> HTML {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return HTML.joined(
            parts.enumerated().map { index, part in index % 2 == 1 ? "<code>\(String(part))</code>" : "\(String(part))"
            })
    }
}

extension HTML {
    static func joined(_ pieces: [HTML]) -> HTML { pieces.reduce(.empty, +) }
}

extension APIOperation.Topic {
    var word: Words.Key {
        switch self {
        case .search: .topicSearch
        case .knowledge: .topicKnowledge
        case .diagnosis: .topicDiagnosis
        case .records: .serviceRecords
        case .authoring: .topicAuthoring
        case .access: .topicAccess
        case .agents: .topicAgents
        case .operation: .topicOperation
        }
    }
}

extension ProblemCatalog.Kind {
    func title(in words: Words) -> String { words.language == .chinese ? chineseTitle : title }
    func meaning(in words: Words) -> String { words.language == .chinese ? chinese : english }
}

/// What one kind of problem means: where its `type` leads.
struct ProblemKindPage {
    let words: Words
    let kind: ProblemCatalog.Kind

    var html: HTML {
        let statuses = kind.statuses.map(String.init).joined(separator: ", ")
        let content: HTML = """
            <header class="head"><p class="crumbs"><a href="\(SitePath.problems)">\(words[.problemAll])</a></p><h1>\(kind.title(in: words))</h1>
            <p class="quiet">\(words[.problemStatus]) \(statuses) · \(Code.text(SitePath.problems + "/" + kind.name))</p></header>
            \(PageSection(id: "meaning", title: words[.problemMeaning], content: "<p>\(kind.meaning(in: words))</p>").html)
            \(PageSection(id: "example", title: words[.problemExample], content: "<p lang=\"en\">\(kind.example)</p>").html)
            """
        return PageFrame(
            words: words, title: "\(kind.title(in: words)) – \(words[.appName])",
            address: SitePath.problems + "/" + kind.name, content: content
        ).html
    }
}

/// All kinds of problems.
struct ProblemListPage {
    let words: Words

    var html: HTML {
        let items: [HTML] = ProblemCatalog.all.map { kind in
            let statuses = kind.statuses.map(String.init).joined(separator: ", ")
            return
                "<li><a href=\"\(SitePath.problems)/\(kind.name)\">\(kind.title(in: words))</a><p class=\"count\">\(statuses)</p></li>"
        }
        let content: HTML = """
            <header class="head"><h1>\(words[.problemAll])</h1><p class="hint">\(words[.apiErrorsLead])</p></header>
            <ul class="cards lines">\(items)</ul>
            """
        return PageFrame(
            words: words, title: "\(words[.problemAll]) – \(words[.appName])", address: SitePath.problems,
            content: content
        ).html
    }
}
