internal import FaultModel

extension FaultReading {
    private static let figureKeys = ["file", "media", "type", "name", "caption", "page", "width", "height"]

    /// - Parameter page: of the record that shows them.
    func figures(_ node: YAMLNode?, page: String?, _ reader: inout BookReader) -> [Figure] {
        reader.items(of: node, "the figures").compactMap { figure($0, page: page, &reader) }.each()
    }

    /// A file beside the book, or what the knowledge base holds already.
    private func figure(_ node: YAMLNode, page: String?, _ reader: inout BookReader) -> Figure? {
        let fields = reader.fields(of: node, "a figure", allowing: Self.figureKeys)
        let caption = reader.text(fields["caption"], "the figure's caption")
        let name = reader.string(fields["name"], "the figure's name")
        let note = FigureShelf.Note(
            caption: caption, line: node.line, page: reader.string(fields["page"], "the figure's page") ?? page)
        if let file = reader.string(fields["file"], "the figure's file") {
            for key in ["media", "type", "width", "height"] {
                if let extra = fields[key] { reader.fail("a figure has a file or '\(key)', not both", at: extra) }
            }
            var figure = shelf.figure(at: file, note)
            if let name { figure?.name = name }
            return figure
        }
        guard let mediaNode = reader.required(fields["media"], "the figure's file", in: node),
            let text = reader.string(mediaNode, "the hash of the figure's file")
        else { return nil }
        guard let hash = MediaHash(text) else {
            reader.fail("'\(text.prefix(80))' is not the SHA-256 of a file, 64 digits of 0-9 and a-f", at: mediaNode)
            return nil
        }
        guard let typeNode = reader.required(fields["type"], "the figure's type", in: node),
            let type = reader.word(typeNode, "the figure's type", as: MediaType.self)
        else { return nil }
        let width = reader.integer(fields["width"], "the width")
        let height = reader.integer(fields["height"], "the height")
        var size: PixelSize?
        if let width, let height {
            if (1...1_000_000).contains(width), (1...1_000_000).contains(height) {
                size = PixelSize(width: width, height: height)
            } else {
                reader.fail("the figure is \(width) × \(height) pixels; expected 1 to 1000000", at: node)
            }
        } else if width != nil || height != nil {
            reader.fail("expected width and height together, or neither", at: node)
        }
        return shelf.figure(known: hash, type: type, name: name ?? "figure.\(type.ending)", size: size, note)
    }
}
