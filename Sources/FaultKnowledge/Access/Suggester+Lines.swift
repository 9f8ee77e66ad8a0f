extension Suggester {
    /// Completions of some lines alone: what each of them bears, and the numbers of parts that may be seen. What belongs to
    /// no line is left out, since nothing says whose word it was.
    /// - Parameter lines: what may be seen; the connection is limited to them.
    func all(in lines: [String]) throws -> [Suggestion] {
        var found: [String: Suggestion] = [:]
        for line in lines where request.product.map({ $0 == line }) ?? true {
            var one = self
            one.request.product = line
            for suggestion in try one.all() {
                let known = found[suggestion.text]
                found[suggestion.text, default: suggestion].count = suggestion.count + (known?.count ?? 0)
                found[suggestion.text]?.asked = suggestion.asked + (known?.asked ?? 0)
            }
        }
        if request.product == nil {
            for part in try partNumbers() where found[part.text] == nil { found[part.text] = part }
        }
        func rank(_ suggestion: Suggestion) -> CompletionRank {
            CompletionRank(asked: suggestion.asked, items: suggestion.count, text: suggestion.text)
        }
        let ranked = found.values.sorted { rank($0) < rank($1) }
        return Array(ranked.prefix(request.limit))
    }
}
