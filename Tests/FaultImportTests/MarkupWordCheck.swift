import FaultImport
import FaultModel
import Foundation
import Testing

/// Whether any word of a manual's markup has been lost: its text with a crude knife, against every text of what came of it.
enum MarkupWordCheck {
    /// Words of three letters or more between the tags, without the elements named, which are no content.
    static func words(inMarkup text: String, without elements: [String]) -> Set<String> {
        var text = text
        text = text.replacing(/<!--.*?-->/.dotMatchesNewlines(), with: " ")
        text = text.replacing(/<\?.*?\?>/.dotMatchesNewlines(), with: " ")
        text = text.replacing(/<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>/.dotMatchesNewlines(), with: " ")
        text = text.replacing("<![CDATA[", with: " ").replacing("]]>", with: " ")
        for element in elements {
            while let start = text.range(of: "<\(element)[ >]", options: .regularExpression),
                let end = text.range(of: "</\(element)>", range: start.lowerBound..<text.endIndex)
            {
                text.replaceSubrange(start.lowerBound..<end.upperBound, with: " ")
            }
        }
        text = text.replacing(/<[^>]*>/, with: " ")
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
            text = text.replacing(entity, with: character)
        }
        return words(in: text)
    }

    static func words(in text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 3 }.map(String.init))
    }

    /// Every word of every text in the records and findings.
    static func words(in result: Imported) throws -> Set<String> {
        var found = Set<String>()
        for record in result.draft.records {
            let data =
                switch record {
                case .fault(let fault): try JSONEncoder().encode(fault)
                case .passage(let passage): try JSONEncoder().encode(passage)
                case .part(let part): try JSONEncoder().encode(part)
                case .product(let product): try JSONEncoder().encode(product)
                case .term(let term): try JSONEncoder().encode(term)
                case .service(let record): try JSONEncoder().encode(record)
                }
            gather(try JSONSerialization.jsonObject(with: data), &found)
        }
        for finding in result.findings.all { found.formUnion(words(in: finding.message)) }
        return found
    }

    private static func gather(_ value: Any, _ found: inout Set<String>) {
        switch value {
        case let text as String: found.formUnion(words(in: text))
        case let list as [Any]: for item in list { gather(item, &found) }
        case let fields as [String: Any]: for item in fields.values { gather(item, &found) }
        default: break
        }
    }
}

/// Imports files as one call does, each with all of them at hand.
func importedTogether(
    _ files: [SourceFile], _ options: ImportOptions = ImportOptions()
) throws -> [String: Imported] {
    let siblings = SiblingFiles(files)
    var results: [String: Imported] = [:]
    for file in files {
        var findings = Findings()
        let (format, draft) = try Importers.draft(
            from: file, options: options, siblings: siblings, findings: &findings)
        results[file.name] = Imported(format: format, draft: draft, findings: findings)
    }
    return results
}

extension SharedData {
    /// All files of a folder whose names end so, in order of name.
    static func files(in folder: String, endingIn ending: String) throws -> [SourceFile] {
        let root = try #require(root).appendingPathComponent(folder)
        return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
            .filter { $0.hasSuffix(ending) }
            .map { name in
                SourceFile(
                    name: "\(folder)/\(name)",
                    bytes: [UInt8](try Data(contentsOf: root.appendingPathComponent(name))))
            }
    }
}
