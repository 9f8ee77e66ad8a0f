internal import FaultModel

/// What an element is to a reader of plain text.
enum MarkupRole: Sendable {
    /// Part of the text around it.
    case inline
    /// Parted from what is around it by empty lines.
    case paragraph
    /// On a line of its own.
    case line
    /// A line, whose elements are parted by commas: a tool with its number, a person with his trade.
    case record
    case heading
    /// Lists of items, with and without numbers.
    case orderedList, list
    case item
    /// A term of a list and what it means: `term: meaning`.
    case term
    /// A numbered step, with numbered steps in it.
    case step
    case row
    case cell
    case figure, table
    /// Its lines and spaces count.
    case listing
    /// A warning or caution: shown before everything else.
    case safety
    /// Names something else: another module, a figure, a key.
    case reference
    /// Says nothing to a reader of text.
    case hidden
    /// Not known by name: part of the text where there is text around it, else a line of its own.
    case unknown
}

/// What a format knows of its elements, so that they become plain text.
protocol MarkupVocabulary: AnyObject {
    func role(of element: MarkupElement) -> MarkupRole
    /// What a reference names, as a sentence goes on with it; nil: it is read like other elements.
    func text(of reference: MarkupElement) -> String?
    /// The element that stands for this one: the target of a content reference; itself otherwise; nil: left out, and a
    /// finding has been made.
    func substitute(_ element: MarkupElement) -> MarkupElement?
    /// What is said before a block that is not for all machines: `Mk1: `.
    func qualifier(of element: MarkupElement) -> String?
    /// The text of an element that has none but says something by its attributes; nil: nothing.
    func attributeText(of element: MarkupElement) -> String?
    /// What figures, tables and warnings are called.
    var words: MarkupWords { get }
}

/// The few words that text made from markup needs and the markup does not spell.
struct MarkupWords: Sendable {
    let figure: String
    let table: String
    let step: String
    let endOfProcedure: String
    let goBackTo: String
    let whichApplies: String

    static func of(_ language: Language) -> MarkupWords { language.primary == "zh" ? chinese : english }

    private static let english = MarkupWords(
        figure: "Figure", table: "Table", step: "step", endOfProcedure: "End of the procedure", goBackTo: "Go back to",
        whichApplies: "Which one does it apply to?")
    private static let chinese = MarkupWords(
        figure: "图", table: "表", step: "步骤", endOfProcedure: "程序结束", goBackTo: "回到", whichApplies: "适用于哪一种？")
}
