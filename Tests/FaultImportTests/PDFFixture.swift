/// A PDF of text at places, in Helvetica (ISO 32000-1, the smallest that readers open).
enum PDFFixture {
    struct Text {
        var x: Double
        /// From the top.
        var y: Double
        var size: Double = 10
        var text: String
    }

    static func bytes(_ pages: [[Text]]) -> [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        for (index, page) in pages.enumerated() {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents \(5 + index * 2) 0 R >>"
            )
            let content = page.map { text in
                let escaped = text.text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(
                    ")", with: "\\)")
                return "BT /F1 \(text.size) Tf 1 0 0 1 \(text.x) \(842 - text.y) Tm (\(escaped)) Tj ET"
            }.joined(separator: "\n")
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
        file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// A ruled table: each cell's lines are set under one another, and rows are parted by white.
    static func table(_ rows: [[String]], columns: [Double], top: Double, lineHeight: Double = 12, padding: Double = 8)
        -> [Text]
    {
        var texts: [Text] = []
        var y = top
        for row in rows {
            var height = 1
            for (place, cell) in row.enumerated() {
                let lines = cell.split(separator: "\n")
                height = max(height, lines.count)
                for (number, line) in lines.enumerated() {
                    texts.append(Text(x: columns[place], y: y + Double(number) * lineHeight, text: String(line)))
                }
            }
            y += Double(height) * lineHeight + padding
        }
        return texts
    }
}
