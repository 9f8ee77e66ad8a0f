package import FaultModel

/// The least expected minutes from the symptom of a fault to its end, and the moves that reach it: dynamic programming
/// over beliefs.
///
/// A belief is how likely the machine is in each state as it now stands: what was remedied is absent. That, with the
/// checks not yet done, is all that the rest of the walk depends on, so each is solved once however it was reached.
/// Left out are only moves that cannot be better than another: a check that can show but one thing now is no worse
/// later, and the remedy of a cause that is surely absent no worse last. A move whose bound is no less than the best
/// found is not gone into; the bound is what it would cost from there on if the state were known.
///
/// For up to about seven causes and seven checks: the beliefs are exponential in both.
package final class OptimalWalk {
    /// Expected, from the symptom on, by the best moves.
    package private(set) var minutes = 0.0
    /// How many beliefs were solved.
    package var beliefCount: Int { solved.count }

    private let worlds: BruteForce
    private let problem: WalkProblem
    private var solved: [WalkProblem.Key: WalkProblem.Solution] = [:]

    /// - Throws: `MalformedTestData` when there are too many causes or none, or when the symptom can never come about.
    package init(_ fault: Fault) throws {
        worlds = try BruteForce(fault)
        problem = WalkProblem(worlds)
        minutes = solution(problem.start(worlds.startingWeights)).minutes
    }

    /// The best move after some answers. Where no remedy that is left changes anything, the first that is left; nil when
    /// none is.
    package func move(after answers: [WalkMove.Answer]) throws -> WalkMove? {
        var position = problem.start(try worlds.state(after: answers).weights)
        guard !position.belief.isEmpty else { throw MalformedTestData(text: "cannot be: \(answers)") }
        for answer in answers { position = problem.position(position, having: answer.move) }
        return (solution(position).move ?? problem.firstRemedy(at: position)).map(problem.name)
    }

    private func solution(_ position: WalkProblem.Position) -> WalkProblem.Solution {
        let key = problem.key(of: position)
        if let known = solved[key] { return known }
        let candidates = problem.candidates(at: position).sorted { ($0.bound, $0.move) < ($1.bound, $1.move) }
        var best = WalkProblem.Solution(minutes: problem.minutesToExhaustion(at: position), move: nil)
        for candidate in candidates where best.move == nil || candidate.bound < best.minutes {
            var minutes = candidate.bound
            for branch in candidate.branches {
                minutes += branch.probability * (solution(branch.position).minutes - branch.bound)
                if best.move != nil, minutes >= best.minutes { break }
            }
            if best.move == nil || minutes < best.minutes { best = .init(minutes: minutes, move: candidate.move) }
        }
        solved[key] = best
        return best
    }
}
