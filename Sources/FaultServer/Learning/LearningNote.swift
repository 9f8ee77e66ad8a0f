import FaultDiagnosis

/// By whose word the shares on a page are, and the way to the others.
struct LearningNote {
    let words: Words
    let learning: LearningDocument
    let rule: LearningRule
    /// The address of the page by another rule.
    let address: (LearningRule) -> String

    var html: HTML {
        let choices: [HTML] = PriorChoice.allCases.reversed().map { choice in
            """
            <a href="\(address(rule.with(choice)))" rel="nofollow"\(choice == rule.choice ? " aria-current=\"true\"" : nil)>\(words.name(of: choice))</a>
            """
        }
        let ways: HTML? =
            learning.records > 0
            ? "<nav class=\"modes\" aria-label=\"\(words[.priorsOf])\">\(choices)</nav>" : nil
        return "<div class=\"learning\"><p class=\"hint\">\(words.sentence(of: learning))</p>\(ways)</div>"
    }
}
