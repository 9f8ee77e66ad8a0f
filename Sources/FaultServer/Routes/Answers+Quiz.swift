import FaultDiagnosis
import FaultKnowledge
package import FaultModel

extension Answers {
    /// Questions for training about one product line.
    ///
    /// - Parameters:
    ///   - count: 1 to 1000.
    ///   - seed: the same seed, faults and language give the same questions.
    /// - Throws: `KnowledgeError.notFound` for a line that nothing is known of.
    package func quiz(product line: String, count: Int, seed: UInt64, language: Language) async throws -> QuizDocument {
        let (product, faults) = try await known(of: line)
        let catalogue = try await VisitCatalogue(for: faults, in: knowledge)
        let quiz = try await Reckoning.run {
            QuizMaker(faults, catalogue, language: language, seed: seed).quiz(count: count)
        }
        return QuizDocument(quiz, product: line, name: product?.name?.string(for: language) ?? line)
    }

    /// A line with its faults.
    /// - Throws: `KnowledgeError.notFound` for a line that nothing is known of.
    func known(of line: String) async throws -> (product: Product?, faults: [Fault]) {
        let product = try await knowledge.product(line)
        let faults = try await knowledge.faults(of: line)
        guard product != nil || !faults.isEmpty else {
            let lines = try await knowledge.products().map(\.product.line)
            throw KnowledgeError.notFound(
                kind: "product line", id: line, nearest: line.nearest(among: lines).map { [$0] } ?? [])
        }
        return (product, faults)
    }
}
