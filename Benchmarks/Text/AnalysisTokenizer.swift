import FaultKnowledge
import GRDB

/// `TextAnalysis` as a tokenizer of FTS5.
///
/// What begins at the same character has the same position: of `HBT80C-2118` the whole, `hbt80c` and `hbt` stand at one,
/// then `80`, `c` and `2118` each at its own. Of a question only what must occur is given: not the pieces of an
/// identifier, and not the lone last character of a run.
final class AnalysisTokenizer: FTS5CustomTokenizer {
    static let name = "analysis"

    private let analysis = TextAnalysis()

    init(db: Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        let text = String(decoding: UnsafeRawBufferPointer(start: pText, count: Int(nText)), as: UTF8.self)
        let isQuestion = tokenization.contains(.query)
        var status: CInt = 0
        var previous: (start: Int, kind: TextAnalysis.Kind)?
        analysis.scan(text) { bytes, range, kind in
            guard status == 0 else { return }
            if isQuestion, kind == .piece || kind == .single && previous?.kind == .pair { return }
            let flags: CInt = previous?.start == range.lowerBound ? Self.colocated : 0
            previous = (range.lowerBound, kind)
            status = bytes.withUnsafeBytes { token in
                tokenCallback(
                    context, flags, token.bindMemory(to: CChar.self).baseAddress, CInt(token.count),
                    CInt(range.lowerBound), CInt(range.upperBound))
            }
        }
        return status
    }

    private static let colocated = FTS5TokenFlags.colocated.rawValue
}
