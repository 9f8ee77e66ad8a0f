internal import FaultModel

/// One file of markup while it is read: a vocabulary with the file's language and place.
protocol MarkupReading: MarkupVocabulary {
    var language: Language { get }
    /// The file's, without a line.
    var citation: Citation { get }
}

extension MarkupReading {
    func localized(_ string: String) -> LocalizedText { LocalizedText(string, in: language) }

    func cited(_ element: MarkupElement) -> Citation {
        var own = citation
        own.line = element.line
        return own
    }

    /// What nobody has read in the element yet, with its warnings; nil: nothing is left.
    func rest(of element: MarkupElement, safety: inout UniqueTexts) -> String? {
        guard element.hasUnreadText else { return nil }
        var prose = Prose(self, onlyUnread: true)
        prose.addContent(of: element)
        safety.add(prose.safety.all)
        return prose.text
    }
}
