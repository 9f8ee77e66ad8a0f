import FaultKnowledge

/// One thing that a question asks for, in the way of the knowledge base, filler words included.
struct Term {
    var token: TextAnalysis.Token
    /// Of an identifier, the pieces that hold no other pieces: of `HBT80C-2118` they are hbt, 80, c, 2118.
    var leaves: [TextAnalysis.Token]
    var question: [UInt8]

    /// The writing in the question.
    func surface(of token: TextAnalysis.Token) -> String { String(decoding: question[token.range], as: UTF8.self) }

    static func read(_ question: String, with analysis: TextAnalysis) -> [Term] {
        let tokens = analysis.tokens(in: question)
        let bytes = Array(question.utf8)
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            let followsPair = index > 0 && tokens[index - 1].kind == .pair
            if token.kind == .piece || token.kind == .single && followsPair { return nil }
            let pieces = token.kind == .whole ? tokens[(index + 1)...].prefix { $0.kind == .piece } : []
            let leaves = pieces.indices.filter { piece in
                piece + 1 == pieces.endIndex || !pieces[piece].range.overlaps(pieces[piece + 1].range)
            }
            return Term(token: token, leaves: leaves.map { pieces[$0] }, question: bytes)
        }
    }
}
