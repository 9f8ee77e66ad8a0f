import FaultKnowledge

/// What a search field tells the script that completes it: without the script it is a search field and nothing else.
struct SuggestField {
    let words: Words

    /// Attributes of the input.
    var attributes: HTML {
        """
         data-suggest="\(SitePath.suggestions)" data-label="\(words[.suggestions])" \
        data-count="\(words.sentence(.suggestionCount, "{1}"))"\(kinds)
        """
    }

    private var kinds: [HTML] {
        CompletionKind.allCases.map { " data-kind-\($0.rawValue)=\"\(words.name(of: $0))\"" }
    }
}
