import FaultKnowledge

/// A way to begin that a person picks.
struct MCPPrompt: Sendable {
    let name: String
    let title: String
    let about: String
    let arguments: [(name: String, about: String, isRequired: Bool)]
    /// The first message, out of the arguments by name.
    let text: @Sendable ([String: String]) -> String

    static let all = [diagnose, explainCode]

    private static let diagnose = MCPPrompt(
        name: "diagnose", title: "Find what is wrong with a machine",
        about: "From what the customer says to the cause, step by step, out of the manuals.",
        arguments: [
            ("symptom", "What the customer says, with the codes that the display shows.", true),
            ("product", "The id of the product line, where it is known.", false),
        ]
    ) { values in
        let product = values["product"].map { " The product line is '\($0)'." } ?? ""
        return """
            A customer says: "\(values["symptom"] ?? "")".\(product) Find the cause with the fault knowledge: search_faults with \
            these words, choose the fault that fits (ask when several fit), then next_step until the cause is found. Ask me one \
            step at a time. Before each step give its safety warnings, whole. Cite document, revision and page of what you say. \
            Where the manuals do not answer, say so. Answer in the language of the customer.
            """
    }

    private static let explainCode = MCPPrompt(
        name: "explain_code", title: "Explain a fault code",
        about: "What a code on a display means, and what to do about it.",
        arguments: [("code", "As the display shows it.", true)]
    ) { values in
        """
        A machine shows the fault code "\(values["code"] ?? "")". Say what it means with decode_code, which faults carry it, and \
        open the likeliest with get_item. Cite document, revision and page. If the code is not known, say so.
        """
    }

    var listed: JSONValue {
        [
            "name": .string(name), "title": .string(title), "description": .string(about),
            "arguments": .array(
                arguments.map {
                    ["name": .string($0.name), "description": .string($0.about), "required": .bool($0.isRequired)]
                }),
        ]
    }

    static func named(_ name: String?) throws(MCPError) -> MCPPrompt {
        guard let prompt = all.first(where: { $0.name == name }) else {
            throw .invalidParams("Unknown prompt: \(name?.prefix(100) ?? "")")
        }
        return prompt
    }

    /// What `prompts/get` answers.
    static func message(_ params: JSONValue) throws(MCPError) -> JSONValue {
        let prompt = try named(params["name"]?.string)
        var values: [String: String] = [:]
        for argument in prompt.arguments {
            let given = params["arguments"]?[argument.name]
            if let text = given?.string, !text.isEmpty {
                guard text.unicodeScalars.count <= SearchRequest.longestText else {
                    throw .invalidParams("'\(argument.name)' is longer than \(SearchRequest.longestText) characters.")
                }
                values[argument.name] = text
            } else if argument.isRequired || (given != nil && given?.string == nil) {
                throw .invalidParams("'\(argument.name)' is missing or no text; expected: \(argument.about)")
            }
        }
        return [
            "description": .string(prompt.about),
            "messages": [["role": "user", "content": ["type": "text", "text": .string(prompt.text(values))]]],
        ]
    }
}
