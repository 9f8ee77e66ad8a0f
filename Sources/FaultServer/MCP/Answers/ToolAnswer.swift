/// What a tool answers: one document, as a value and as text.
struct ToolAnswer: Sendable {
    var document: JSONValue
    /// The text copy is the document's JSON itself, as connectors that know only `search` and `fetch` want it.
    var isTextJSON = false

    func result(_ schema: JSONSchema) throws -> JSONValue {
        let text =
            isTextJSON
            ? String(decoding: try document.data(), as: UTF8.self) : CompactText.text(of: document, as: schema)
        return ["content": [["type": "text", "text": .string(text)]], "structuredContent": document]
    }
}

extension ToolDesk {
    /// The document as far as `max_tokens` allow, with a notice and the call that gets the rest.
    /// - Parameters:
    ///   - lists: what may be cut, the most important first; see `AnswerPager`.
    ///   - what: what is counted, for the notice: `entries`.
    func answer(_ document: JSONValue, of tool: String, cutting lists: [[String]], _ what: String) throws -> ToolAnswer
    {
        var document = document
        (document["notice"], document["more"]) = (.null, .null)
        let budget = arguments.maxTokens
        var page = try AnswerPager(lists: lists).page(of: document, from: arguments.offset, within: budget)
        if let next = page.next {
            page.document["notice"] = .string(
                "\(page.shown.count) of \(page.total) \(what) are here: max_tokens \(budget) allow no more. "
                    + "'more' is the call that gets the rest.")
            page.document["more"] = call(tool, ["offset": .integer(next)])
        } else if page.shown.lowerBound > 0 {
            page.document["notice"] = .string(
                "The last \(page.shown.count) of \(page.total) \(what); the others were in the answers before.")
        }
        return ToolAnswer(document: page.document)
    }

    func call(_ tool: String, _ changes: [String: JSONValue]) -> JSONValue {
        ["tool": .string(tool), "arguments": arguments.changed(changes)]
    }
}
