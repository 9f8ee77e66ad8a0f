/// What the styles of a Word document say of its paragraphs.
struct WordStyles {
    struct Style {
        /// From 0; nil: no heading.
        var outlineLevel: Int?
        var isTitle = false
        var isCaption = false
        var list: String?
        var listLevel: Int?
        var basedOn: String?
    }

    private var styles: [String: Style] = [:]

    init(_ tape: XMLTape?) {
        guard let tape, !tape.items.isEmpty else { return }
        for element in tape.elements(of: 0) where tape.name(element) == "style" {
            guard let id = tape.attribute("styleId", of: element) else { continue }
            var style = Style(basedOn: tape.setting("basedOn", of: element))
            if let properties = tape.child("pPr", of: element) {
                style.outlineLevel = tape.setting("outlineLvl", of: properties).flatMap { Int($0) }
                if let numbers = tape.child("numPr", of: properties) {
                    style.list = tape.setting("numId", of: numbers)
                    style.listLevel = tape.setting("ilvl", of: numbers).flatMap { Int($0) }
                }
            }
            let name = (tape.setting("name", of: element) ?? "").lowercased()
            style.isTitle = name == "title" || name == "标题"
            style.isCaption = name == "caption" || name == "题注" || name == "图题"
            if style.outlineLevel == nil { style.outlineLevel = Self.level(named: name) }
            styles[id] = style
        }
    }

    /// `heading 2` is the built-in name in every language of Word; other programs translate it.
    private static func level(named name: String) -> Int? {
        for prefix in ["heading", "标题"] where name.hasPrefix(prefix) {
            if let level = Int(name.dropFirst(prefix.count).drop { $0 == " " }), (1...9).contains(level) {
                return level - 1
            }
        }
        return nil
    }

    /// With what the styles say that it is based on.
    func style(_ id: String) -> Style {
        var result = styles[id] ?? Style(outlineLevel: Self.level(named: id.lowercased()))
        var above = result.basedOn
        var steps = 0
        while let id = above, let style = styles[id], steps < 20 {
            result.outlineLevel = result.outlineLevel ?? style.outlineLevel
            result.list = result.list ?? style.list
            result.listLevel = result.listLevel ?? style.listLevel
            result.isTitle = result.isTitle || style.isTitle
            result.isCaption = result.isCaption || style.isCaption
            above = style.basedOn
            steps += 1
        }
        return result
    }
}
