/// Words of a work order that say where on the machine, or that something was to be done, and so not which fault it was.
enum PlainWords {
    /// Whether a term of a question is such a word.
    static func contain(_ term: QuestionTerm) -> Bool {
        let key = String(
            term.text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        return words.contains(key)
    }

    private static let words: Set<String> = [
        // Place
        "left", "right", "hand", "lh", "rh", "lhs", "rhs", "lhf", "rhf", "lhr", "rhr", "lf", "rf", "rr", "lr", "l", "r",
        "front", "rear", "back", "inner", "outer", "inside", "outside", "upper", "lower", "top", "bottom", "side",
        "both", "near", "around", "under", "above", "one", "two", "first", "second", "third", "area", "end",
        "左", "右", "前", "后", "左侧", "右侧", "前部", "后部", "上部", "下部",
        // Work
        "repair", "repairs", "repaired", "replace", "replaced", "replacement", "fit", "fitted", "refit", "change",
        "changed", "changeout", "out", "co", "cout", "remove", "removed", "install", "supply", "check", "investigate",
        "fix", "fixed", "new", "need", "needs", "requires", "required", "require", "carry", "complete", "completed",
        "done", "see", "text", "per", "as", "job", "order", "urgent", "please", "asap", "warranty", "warr", "wty",
        "acc",
        "accident", "scope", "labour", "invoice", "cost", "machine", "unit", "assembly", "assy", "set", "kit", "us",
        "更换", "修理", "维修", "检查", "检修", "处理", "安装", "拆", "换",
    ]
}
