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
            let name = words.name(of: choice)
            if choice == rule.choice { return "<li><span aria-current=\"true\">\(name)</span></li>" }
            return "<li><a href=\"\(address(rule.with(choice)))\" rel=\"nofollow\">\(name)</a></li>"
        }
        let ways: HTML? =
            learning.records > 0
            ? "<ul class=\"priors\" aria-label=\"\(words[.priorsOf])\">\(choices)</ul>" : nil
        return "<div class=\"learning\"><p class=\"hint\">\(words.sentence(of: learning))</p>\(ways)</div>"
    }
}
