package import FaultModel
import FaultTrees

/// Makes questions for training from the faults of one product line.
///
/// The same faults, seed and language give the same questions. Wrong answers are near the right one (other causes and checks
/// of the fault, then those of faults of its assembly and class; the codes beside a code) and never right themselves: what
/// another source says of the same symptom, cause or code is no wrong answer, nor is what says the same in other words of
/// which one holds the other. Only what a manual states or somebody validated is asked.
package struct QuizMaker {
    let pool: QuizPool
    let language: Language
    private let seed: UInt64

    /// Wrong answers of a question; two where there are no more.
    static let mostWrong = 3
    static let fewestWrong = 2
    /// A cause is the most likely only when it is clearly so.
    static let clearShare = 0.05
    /// A fault of more causes or checks is not planned to the optimum.
    private static let mostPlanned = 12

    /// - Parameters:
    ///   - faults: of one line, each once.
    ///   - language: of the questions where the texts have it.
    package init(_ faults: [Fault], _ catalogue: VisitCatalogue, language: Language, seed: UInt64) {
        pool = QuizPool(faults, catalogue)
        self.language = language
        self.seed = seed
    }

    /// The kinds in turn, as long as each has questions left. Costs some milliseconds a question, most of it for the
    /// walks that checks are taken from.
    package func quiz(count: Int) -> Quiz {
        var draw = SplitMix(state: seed)
        var queues = QuizQuestion.Kind.allCases.map { kind in
            (kind: kind, subjects: draw.shuffled(subjects(of: kind)), next: 0)
        }
        var questions: [QuizQuestion] = []
        var asked = Set<String>()
        while questions.count < count, queues.contains(where: { $0.next < $0.subjects.count }) {
            for index in queues.indices where questions.count < count {
                while queues[index].next < queues[index].subjects.count {
                    let subject = queues[index].subjects[queues[index].next]
                    queues[index].next += 1
                    guard let question = question(queues[index].kind, subject, &draw),
                        asked.insert(Self.key(of: question)).inserted
                    else { continue }
                    questions.append(question)
                    break
                }
            }
        }
        return Quiz(seed: seed, wanted: count, questions: questions)
    }

    /// Two faults of the same symptom ask the same.
    private static func key(of question: QuizQuestion) -> String {
        let seen = question.seen.map { "\($0.ask)\($0.isFaulty)" }.joined()
        let parts = [question.symptom, question.code ?? "", question.cause ?? "", seen]
        return question.kind.rawValue + parts.map(QuizPool.plain).joined(separator: "\u{1F}")
    }

    /// A fault, and which of its causes or codes, or how much was seen already.
    struct Subject {
        var fault: Int
        var place = 0
    }

    private func subjects(of kind: QuizQuestion.Kind) -> [Subject] {
        pool.faults.indices.flatMap { index -> [Subject] in
            let fault = pool.faults[index]
            let places: Range<Int> =
                switch kind {
                case .cause: fault.causes.count > 1 ? 0..<1 : 0..<0
                case .check: isPlanned(fault) ? 0..<3 : 0..<0
                case .part: fault.causes.indices
                case .code: fault.codes.indices
                }
            return places.map { Subject(fault: index, place: $0) }
        }
    }

    private func isPlanned(_ fault: Fault) -> Bool {
        fault.checks.count > 1 && fault.causes.count > 1 && fault.causes.count <= Self.mostPlanned
            && fault.checks.count <= Self.mostPlanned
    }

    private func question(
        _ kind: QuizQuestion.Kind, _ subject: Subject, _ draw: inout SplitMix
    ) -> QuizQuestion? {
        switch kind {
        case .cause: causeQuestion(subject, &draw)
        case .check: checkQuestion(subject, &draw)
        case .part: partQuestion(subject, &draw)
        case .code: codeQuestion(subject, &draw)
        }
    }

    // MARK: - Putting together

    /// Takes the first wrong answers that can stand beside the right one, and shuffles; nil: there are too few.
    /// - Parameters:
    ///   - candidates: nearest first.
    ///   - rights: everything that would be right too.
    func choices(
        _ right: String, among candidates: some Sequence<String>, rights: some Sequence<String>, _ draw: inout SplitMix
    ) -> (choices: [String], answer: Int)? {
        var taken = ([right] + rights).map(QuizPool.plain)
        var wrong: [String] = []
        for candidate in candidates {
            let plain = QuizPool.plain(candidate)
            // Of two texts of which one holds the other, nobody can say that one is right and one wrong.
            guard !plain.isEmpty, taken.allSatisfy({ !$0.contains(plain) && !plain.contains($0) }) else { continue }
            taken.append(plain)
            wrong.append(candidate)
            if wrong.count == Self.mostWrong { break }
        }
        guard wrong.count >= Self.fewestWrong else { return nil }
        let shuffled = draw.shuffled([right] + wrong)
        return shuffled.firstIndex(of: right).map { (shuffled, $0) }
    }

    /// The language of a question about this text: the reader's, else the text's first.
    func language(of text: LocalizedText) -> Language { text.best(for: language).language }

    func base(_ kind: QuizQuestion.Kind, _ fault: Fault, _ language: Language, why: QuizQuestion.Why) -> QuizQuestion? {
        guard let symptom = fault.symptom[language] else { return nil }
        return QuizQuestion(
            kind: kind, fault: fault.id, language: language, symptom: symptom, choices: [], answer: 0, why: why,
            citation: fault.citations.first)
    }
}

extension SplitMix {
    /// Below `bound`, which is above 0; every number as likely as any other (Lemire 2019).
    mutating func number(below bound: Int) -> Int {
        let bound = UInt64(bound)
        let threshold = (0 &- bound) % bound
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= threshold { return Int(product.high) }
        }
    }

    /// Fisher and Yates, spelled out: the standard library may change its own from version to version.
    mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in list.indices.dropFirst().reversed() { list.swapAt(index, number(below: index + 1)) }
        return list
    }
}
