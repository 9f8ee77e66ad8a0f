/// A file of any format, read whole.
package struct SourceFile: Sendable {
    /// The path as the user gave it; it is shown in messages and never opened.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    package init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    /// The name without its folders: `hi6.json` of `manuals/hi6.json`.
    package var baseName: String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last
        return last.map(String.init) ?? name
    }

    /// The base name without its extension: `hi6` of `manuals/hi6.json`.
    package var stem: String {
        guard let dot = baseName.lastIndex(of: "."), dot > baseName.startIndex else { return baseName }
        return String(baseName[..<dot])
    }
}
