import FaultImport
import FaultTesting

/// From an input to the file that is read. A spoilt archive is refused by its checksums, so that what is in it would never
/// be reached: an input that begins with `%%% ` is a plain text of entries, each below a line `%%% NAME`, and is packed
/// here. `%%% tar` in the first line makes a tar of it. Other inputs are files as they are.
enum FuzzFile {
    private static let mark = Array("%%% ".utf8)
    private static let entryLimit = 64

    static func file(of input: [UInt8]) -> SourceFile { SourceFile(name: "fuzz.txt", bytes: bytes(of: input)) }

    private static func bytes(of input: [UInt8]) -> [UInt8] {
        guard input.starts(with: mark) else { return input }
        let entries = entries(of: input)
        if entries.first?.name == "tar" {
            var tar = TarFixture()
            for entry in entries.dropFirst() {
                tar.add(String(entry.name.unicodeScalars.prefix(20)), String(decoding: entry.content, as: UTF8.self))
            }
            return tar.finished
        }
        var zip = ZipFixture()
        for entry in entries { zip.add(entry.name, Array(entry.content)) }
        return zip.finished
    }

    private static func entries(of input: [UInt8]) -> [(name: String, content: [UInt8])] {
        var entries: [(name: String, content: [UInt8])] = []
        for line in input.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: mark), entries.count < entryLimit {
                entries.append((String(decoding: line.dropFirst(mark.count).prefix(200), as: UTF8.self), []))
            } else if !entries.isEmpty {
                entries[entries.count - 1].content += line + [0x0A]
            }
        }
        return entries
    }
}
