import FaultDiagnosis
import FaultImport
import FaultModel
import FaultTesting
import Foundation
import Testing

/// Our own books, walked to every end. The step proposed matters less here than that there is one, so the planner does no
/// more than it must.
@Suite struct CorpusWalkTests {
    private static let lines = [
        "cold-mill", "hdd-rig", "paver", "pump-truck", "road-roller", "tower-crane", "trailer-pump",
    ]

    private func faults(of line: String) throws -> [Fault] {
        let folder = Places.project.appendingPathComponent("corpus/\(line)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name in
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            var findings = Findings()
            let (_, draft) = try Importers.draft(
                from: SourceFile(name: name, bytes: bytes), options: ImportOptions(), findings: &findings)
            return draft.records.compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
        }
    }

    @Test("every fault is walked guided to an end, whatever its checks show and its remedies do", arguments: lines)
    func guided(line: String) throws {
        for fault in try faults(of: line) {
            var ends = Ends()
            try follow(Walk(fault, effort: .least), .guided, [], &ends)
            // Of causes that only matter together one is enough; with all that were found gone, nothing is left.
            let found = ends.solved.sorted().map { Learnt.stillThere(without: $0) }
            #expect(try !Beliefs(of: fault, given: found).isPossible, "\(fault.id)")
            #expect(ends.contradictions == 0, "\(fault.id)")
        }
    }

    @Test("every procedure is walked to all its ends, and leads to the remedies that it names", arguments: lines)
    func procedures(line: String) throws {
        for fault in try faults(of: line) {
            guard let procedure = fault.procedure else { continue }
            var ends = Ends()
            try follow(Walk(fault, effort: .least), .procedure, [], &ends)
            let named = procedure.steps.flatMap(\.destinations).compactMap {
                if case .cause(let id) = $0 { id } else { nil }
            }
            #expect(ends.solved == Set(named), "\(fault.id)")
            #expect(
                ends.steps == Set(procedure.steps.filter { $0.ask != nil || $0.do != nil }.map(\.id)), "\(fault.id)")
        }
    }

    @Test("who can answer nothing comes to an end too", arguments: lines)
    func nothingKnown(line: String) throws {
        for fault in try faults(of: line) {
            let walk = Walk(fault, effort: .least)
            var answers: [WalkAnswer] = []
            while let next = try walk.state(after: answers).next {
                answers.append(WalkAnswer(next.subject.id, "cannot"))
            }
            #expect(try walk.state(after: answers).status == .exhausted, "\(fault.id)")
        }
    }

    private struct Ends {
        var solved = Set<String>()
        var steps = Set<String>()
        var contradictions = 0
    }

    private func follow(_ walk: Walk, _ mode: WalkState.Mode, _ answers: [WalkAnswer], _ ends: inout Ends) throws {
        let state = try walk.state(after: answers, mode: mode)
        guard let next = state.next, state.mode == mode else {
            ends.contradictions += state.status == .contradiction ? 1 : 0
            if let found = state.found { ends.solved.insert(found.id) }
            return
        }
        if case .step(let step) = next.subject { ends.steps.insert(step.id) }
        #expect(next.safety == state.current.safety)
        for outcome in next.outcomes where outcome != .cannot && outcome != .unknown {
            // What cannot be is not walked.
            if case .splits(let faulty, _) = next.why, outcome == .faulty ? faulty <= 1e-9 : faulty >= 1 - 1e-9 {
                continue
            }
            if case .puts(let right, _) = next.why, outcome == .notFixed, right >= 1 - 1e-9 { continue }
            try follow(walk, mode, answers + [WalkAnswer(next.subject.id, outcome.value)], &ends)
        }
    }
}
