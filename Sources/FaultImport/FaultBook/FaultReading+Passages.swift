internal import FaultModel

extension FaultReading {
    static let passageKeys = ["id", "title", "headings", "text", "safety", "models", "parts", "figures", "page"]

    func passage(_ node: YAMLNode, _ reader: inout BookReader) -> Passage? {
        let fields = reader.fields(of: node, "a passage", allowing: Self.passageKeys)
        let id = reader.required(fields["id"], "the passage's id", in: node).flatMap { passageID($0, &reader) }
        let title = reader.text(
            reader.required(fields["title"], "the passage's title", in: node), "the passage's title")
        let text = reader.text(reader.required(fields["text"], "the passage's text", in: node), "the passage's text")
        let headings = reader.texts(fields["headings"], "the headings")
        let safety = reader.texts(fields["safety"], "the safety warnings")
        let models = models(fields["models"], &reader)
        let parts = reader.items(of: fields["parts"], "the parts").compactMap {
            partUse($0, of: "a passage", &reader)
        }
        let page = reader.string(fields["page"], "the page")
        let figures = figures(fields["figures"], page: page, &reader)
        guard let id, let title, let text else { return nil }
        var passage = Passage(id: id, title: title, text: text)
        passage.headings = headings
        passage.safety = safety
        passage.models = models
        passage.parts = parts
        passage.figures = figures
        for caption in shelf.takeLostCaptions() {
            for (language, string) in zip(caption.languages, caption.strings) {
                passage.text[language] = passage.text[language].map { "\($0)\n\n\(string)" } ?? string
            }
        }
        passage.citations = [
            Citation(document: source.document, revision: source.revision, page: page, file: file, line: node.line)
        ]
        return passage
    }

    /// `document/section`; the line is the book's.
    private func passageID(_ node: YAMLNode, _ reader: inout BookReader) -> Passage.ID? {
        guard let name = reader.string(node, "the passage's id") else { return nil }
        if let id = Passage.ID("\(product.line)/\(name)") { return id }
        reader.fail(
            "the passage id '\(name)' is not allowed; expected document/section, each of small letters, digits and '-' only",
            at: node)
        return nil
    }
}
