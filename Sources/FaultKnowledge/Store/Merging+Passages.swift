import FaultModel

extension Merging {
    /// The first source's words stand; what a later one says differently of the text follows them, so that it is found
    /// and read too.
    static func join(_ first: Passage, _ second: Passage, _ conflicts: inout [String]) -> Passage {
        var passage = first
        for (language, string) in passage.title.add(second.title) {
            conflicts.append(
                "another source heads the passage \(first.id) '\(string)' (\(language)); the first heading stands")
        }
        for (language, string) in passage.text.add(second.text) {
            guard let mine = passage.text[language], !mine.contains(string) else { continue }
            passage.text[language] = mine + "\n\n" + string
            conflicts.append(
                "another source has another text (\(language)) for the passage \(first.id); it was added at the end")
        }
        passage.headings = joinTexts(first.headings, second.headings)
        passage.safety = joinTexts(first.safety, second.safety)
        // No models means all models: a passage of all models stays one.
        passage.models = first.models.isEmpty || second.models.isEmpty ? [] : first.models.union(second.models)
        passage.parts += second.parts.filter { use in !first.parts.contains { $0.number == use.number } }
        passage.figures = joinFigures(first.figures, second.figures)
        passage.citations = first.citations.union(second.citations)
        return passage
    }
}
