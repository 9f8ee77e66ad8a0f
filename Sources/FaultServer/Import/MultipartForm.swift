/// A form as browsers send it with files: `multipart/form-data` (RFC 7578, in the frame of RFC 2046 §5.1).
struct MultipartForm {
    /// A field or a file, as it stands in the body.
    struct Part {
        var name: String
        /// Nil: a field, not a file.
        var fileName: String?
        var content: ArraySlice<UInt8>
    }

    private(set) var parts: [Part] = []

    static let mostParts = 1000
    /// Bytes of all headers of one part.
    private static let longestHead = 8 << 10

    /// The boundary of a `multipart/form-data` media type; nil: it is another type, or has none that may be used.
    static func boundary(of mediaType: String) -> String? {
        let pieces = HeaderValue(mediaType)
        guard pieces.value.lowercased() == "multipart/form-data", let boundary = pieces.parameters["boundary"],
            (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        return boundary
    }

    /// Linear in the body; the contents are slices of it, not copies.
    /// - Throws: `Problem` when the body is not such a form, ends too early or has too many parts.
    init(_ body: [UInt8], boundary: String) throws {
        let delimiter = Array("--\(boundary)".utf8)
        // The first delimiter may stand without a line before it.
        var place = 0
        if !body.starts(with: delimiter) {
            guard let first = Self.find([0x0D, 0x0A] + delimiter, in: body, from: 0) else {
                throw Self.malformed("the boundary of its Content-Type does not stand in it")
            }
            place = first + 2
        }
        let next = [0x0D, 0x0A] + delimiter
        while true {
            place += delimiter.count
            if body[place...].starts(with: [0x2D, 0x2D]) { return }
            while place < body.count, body[place] == 0x20 || body[place] == 0x09 { place += 1 }
            guard body[place...].starts(with: [0x0D, 0x0A]) else {
                throw Self.malformed("after a boundary comes neither a line nor the end")
            }
            guard parts.count < Self.mostParts else {
                throw Self.malformed("it has more than \(Self.mostParts) parts; send fewer files at once")
            }
            guard let end = Self.find(next, in: body, from: place) else {
                throw Self.malformed("it ends before its last boundary")
            }
            parts.append(try Self.part(in: body, from: place + 2, to: end))
            place = end + 2
        }
    }

    private static func part(in body: [UInt8], from start: Int, to end: Int) throws -> Part {
        let blank: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        // A part without headers starts with the empty line.
        let limit = min(end, start + longestHead)
        guard start <= end, let head = find(blank, in: body, from: start, to: limit) else {
            throw malformed("a part has no name, or headers of more than \(longestHead) bytes")
        }
        guard let text = String(validating: body[start..<head], as: UTF8.self) else {
            throw malformed("the headers of a part are not UTF-8")
        }
        for line in text.split(separator: "\r\n") {
            let pieces = line.split(separator: ":", maxSplits: 1)
            guard pieces.count == 2, pieces[0].lowercased() == "content-disposition" else { continue }
            let disposition = HeaderValue(String(pieces[1]))
            guard disposition.value.lowercased() == "form-data", let name = disposition.parameters["name"] else {
                break
            }
            return Part(name: name, fileName: disposition.parameters["filename"], content: body[(head + 4)..<end])
        }
        throw malformed("a part has no 'Content-Disposition: form-data; name=…'")
    }

    /// Where the pattern begins at or after `start` and ends at or before `end`.
    private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
        body.withUnsafeBufferPointer { bytes in
            let last = (end ?? bytes.count) - pattern.count
            guard let first = pattern.first, start <= last else { return nil }
            var place = start
            while place <= last {
                if bytes[place] == first {
                    var length = 1
                    while length < pattern.count, bytes[place + length] == pattern[length] { length += 1 }
                    if length == pattern.count { return place }
                }
                place += 1
            }
            return nil
        }
    }

    private static func malformed(_ reason: String) -> Problem {
        Problem(
            type: "/problems/bad-form", title: "The form cannot be read", status: 400,
            detail: "The body is not multipart/form-data as RFC 7578 has it: \(reason).")
    }
}

/// The value of a header with parameters: `form-data; name="a"; filename="b"`.
struct HeaderValue {
    let value: String
    /// By name in small letters; of a name given twice, the first.
    let parameters: [String: String]

    init(_ text: String) {
        let pieces = Self.pieces(of: text)
        value = Self.trimmed(pieces.first ?? "")
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let name = Self.trimmed(String(pair[0])).lowercased()
            if parameters[name] == nil { parameters[name] = Self.unquoted(Self.trimmed(String(pair[1]))) }
        }
        self.parameters = parameters
    }

    /// Parted at semicolons outside of quotes.
    private static func pieces(of text: String) -> [String] {
        var pieces = [""]
        var isQuoted = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if scalar == ";", !isQuoted {
                pieces.append("")
                continue
            }
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = scalar == "\\" && isQuoted && !isEscaped
            pieces[pieces.count - 1].unicodeScalars.append(scalar)
        }
        return pieces
    }

    private static func trimmed(_ text: String) -> String {
        let end = text.reversed().drop(while: \.isWhitespace).count
        return String(text.prefix(end).drop(while: \.isWhitespace))
    }

    /// Browsers write `%22`, `%0D` and `%0A` within a quoted name (HTML, "Multipart form data"); others `\"`. A
    /// backslash before anything else stands for itself: it parts folders on Windows.
    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast())
            .replacing("\\\"", with: "\"").replacing("%22", with: "\"")
            .replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}
