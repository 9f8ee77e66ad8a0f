import FaultKnowledge

// The words of completions.
extension Words {
    static let englishOfSuggestions: [Key: String] = [
        .suggestions: "Suggestions", .suggestionCount: "{1} suggestions; arrow keys choose.",
        .suggestSymptom: "Symptom", .suggestPart: "Part", .suggestCode: "Fault code", .suggestTerm: "Term",
        .suggestTitle: "Section", .didYouMean: "Did you mean",
    ]

    static let chineseOfSuggestions: [Key: String] = [
        .suggestions: "输入建议", .suggestionCount: "{1} 条建议，用方向键选择。",
        .suggestSymptom: "故障现象", .suggestPart: "配件", .suggestCode: "故障代码", .suggestTerm: "术语",
        .suggestTitle: "章节", .didYouMean: "您是不是要找",
    ]

    func name(of kind: CompletionKind) -> String {
        switch kind {
        case .symptom: self[.suggestSymptom]
        case .part: self[.suggestPart]
        case .code: self[.suggestCode]
        case .model: self[.model]
        case .product: self[.product]
        case .term: self[.suggestTerm]
        case .title: self[.suggestTitle]
        }
    }
}
