import FaultKnowledge
import Foundation
import Yams

/// What an index is built from: `indexes/<name>.yaml`.
///
///     folders: [../corpus]
///     weights: {symptom: 8, also: 6, cause: 3, remedy: 1.5, other: 1}
struct IndexRecipe {
    /// As paths; in the file they are relative to the recipe.
    let folders: [String]
    /// Nil: the usual weights.
    let weights: FieldWeights?

    private struct Content: Decodable {
        var folders: [String]
        var weights: [String: Double]?
    }

    init(at path: String) throws {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 16 else {
            throw CommandFailure("The recipe '\(path)' cannot be read, or has more than 65536 bytes.")
        }
        let content: Content
        do {
            content = try YAMLDecoder().decode(Content.self, from: String(decoding: data, as: UTF8.self))
        } catch {
            throw CommandFailure(
                "'\(path)' is not a recipe: expected 'folders' (a list) and perhaps 'weights' (a map of numbers).")
        }
        let base = URL(fileURLWithPath: path).deletingLastPathComponent()
        folders = content.folders.map { URL(fileURLWithPath: $0, relativeTo: base).standardizedFileURL.relativeToHere }
        weights = try content.weights.map { try Self.weights($0, path) }
    }

    private static func weights(_ given: [String: Double], _ path: String) throws -> FieldWeights {
        var weights = FieldWeights.usual
        for (name, weight) in given {
            guard let field = SearchField(rawValue: name), (0.1...100).contains(weight) else {
                let expected = SearchField.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    "'\(path)' weighs '\(name)' with \(weight); expected one of \(expected) with a number from 0.1 to 100."
                )
            }
            weights[field] = weight
        }
        return weights
    }
}

extension URL {
    /// Relative to the working folder where the file lies in it.
    fileprivate var relativeToHere: String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
}
