import FaultImport
import FaultModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The files that a request brings, and what it says about them.
struct Upload: Sendable {
    var files: [SourceFile] = []
    var options = ImportOptions()
    /// Change nothing, and only say what would change.
    var isTrial = false
    /// The proof that the form is one of ours; see `ImportDesk.formKey`.
    var formKey: String?

    private static let longestName = 400
    static let fields: Set<String> = ["name", "product", "language", "source", "format", "dry_run"]

    /// - Parameter largest: bytes of the body.
    /// - Throws: `Problem`: 413 for a larger body, 400 for what cannot be read.
    init(_ request: Request, atMost largest: Int) async throws {
        let parameters = try RequestParameters(request, known: Self.fields)
        let body = try await Self.body(of: request, atMost: largest)
        var fields: [String: String] = [:]
        for name in Self.fields { fields[name] = parameters[name] }
        if let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/") {
            guard let boundary = MultipartForm.boundary(of: type) else {
                throw Problem.badParameter(
                    "Content-Type",
                    "Content-Type is '\(type)'; expected multipart/form-data with a boundary, or the file itself.")
            }
            try read(try MultipartForm(body, boundary: boundary), &fields)
        } else {
            if body.isEmpty { throw Self.nothing }
            files = [SourceFile(name: try Self.name(fields["name"], request, body), bytes: body)]
        }
        try read(fields)
    }

    private static var nothing: Problem {
        .badParameter("files", "There is no file in the request; expected a file as the body, or a form with files.")
    }

    private static func body(of request: Request, atMost largest: Int) async throws -> [UInt8] {
        let tooLarge = Problem(
            type: "/problems/too-large", title: "The body is too large", status: 413,
            detail: "At most \(largest) bytes are read at once; send fewer files, or import them with "
                + "'faultbase import'.")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > largest { throw tooLarge }
        do {
            let buffer = try await request.body.collect(upTo: largest)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        }
    }

    private mutating func read(_ form: MultipartForm, _ fields: inout [String: String]) throws {
        var names: Set<String> = []
        for part in form.parts {
            if let fileName = part.fileName {
                // A browser sends an empty part for a field without a file.
                if fileName.isEmpty, part.content.isEmpty { continue }
                let name = Self.cleaned(fileName)
                guard names.insert(name).inserted else {
                    throw Problem.badParameter(
                        "files", "Two files are named '\(name)'; rename one, or import one after the other.")
                }
                files.append(SourceFile(name: name, bytes: Array(part.content)))
                continue
            }
            guard part.content.count <= 1000, let text = String(validating: part.content, as: UTF8.self) else {
                throw Problem.badParameter(part.name, "'\(part.name)' is not UTF-8 of at most 1000 bytes.")
            }
            if part.name == "form_key" {
                formKey = text
            } else if Self.fields.contains(part.name) {
                if !text.isEmpty { fields[part.name] = text }
            } else {
                let expected = Self.fields.sorted().joined(separator: ", ")
                throw Problem.badParameter(
                    part.name, "'\(part.name)' is not a field here; expected files, \(expected).")
            }
        }
        if files.isEmpty { throw Self.nothing }
    }

    private mutating func read(_ fields: [String: String]) throws {
        if let product = fields["product"] {
            guard Identifier.isSlug(product) else {
                throw Problem.badParameter(
                    "product",
                    "product is '\(product)'; expected small letters, digits and '-', such as trailer-pump.")
            }
            options.product = product
        }
        if let text = fields["language"] {
            guard let language = Language(text) else {
                throw Problem.badParameter(
                    "language", "language is '\(text)'; expected a language tag such as zh or en.")
            }
            options.language = language
        }
        if let text = fields["format"] {
            guard let format = ManualFormat(rawValue: text) else {
                let expected = ManualFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.badParameter("format", "format is '\(text)'; expected one of \(expected).")
            }
            options.format = format
        }
        options.source = fields["source"]
        if let text = fields["dry_run"] {
            guard let isTrial = ["1": true, "true": true, "0": false, "false": false][text] else {
                throw Problem.badParameter("dry_run", "dry_run is '\(text)'; expected true or false.")
            }
            self.isTrial = isTrial
        }
    }

    /// A file without a name is named after its content: two of them never take each other's place.
    private static func name(_ given: String?, _ request: Request, _ body: [UInt8]) throws -> String {
        let disposition = request.headers[.contentDisposition].map(HeaderValue.init)
        let name = cleaned(given ?? disposition?.parameters["filename"] ?? "")
        return name.isEmpty ? "upload-\(String(Hash64.of(body), radix: 36))" : name
    }

    /// A name is shown and cited, never opened: without control characters, and of a length that can be shown.
    private static func cleaned(_ name: String) -> String {
        var cleaned = String.UnicodeScalarView()
        for scalar in name.unicodeScalars.prefix(longestName) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: continue
            default: cleaned.append(scalar)
            }
        }
        return String(cleaned)
    }
}
