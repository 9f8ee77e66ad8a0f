import FaultDiagnosis
import FaultModel
import FaultTesting
import Foundation

/// How long one step takes for faults of a given size, at the beginning of the walk and after a few answers.
struct StepTimes {
    let faults: Int
    let causes: Int
    let checks: Int
    let seed: UInt64

    func run() throws {
        var random = RandomFaults(seed: seed)
        random.size = .init(causes: causes...causes, checks: checks...checks)
        var times: [Double] = []
        var (optimal, tooHard) = (0, 0)
        for _ in 0..<faults {
            let walk = Walk(try random.fault())
            var answers: [WalkAnswer] = []
            for turn in 0..<4 {
                let start = processorSeconds()
                let reached: WalkState
                do throws(WalkError) { reached = try walk.state(after: answers, mode: .guided) } catch {
                    print("after \(answers.count) answers, \(processorSeconds() - start) s: \(error)")
                    tooHard += 1
                    break
                }
                let state = reached
                times.append(processorSeconds() - start)
                if state.isOptimal == true { optimal += 1 }
                guard let next = state.next else { break }
                if case .check = next.subject {
                    answers.append(WalkAnswer(next.subject.id, turn % 2 == 0 ? "ok" : "faulty"))
                } else {
                    answers.append(WalkAnswer(next.subject.id, "not-fixed"))
                }
            }
        }
        times.sort()
        let (median, high, worst) = (times[times.count / 2], times[times.count * 95 / 100], times[times.count - 1])
        print(
            "\(causes) causes, \(checks) checks: \(times.count) steps, \(optimal) proved optimal, \(tooHard) given up")
        print("ms a step  median \(median * 1e3) p95 \(high * 1e3) max \(worst * 1e3)")
    }
}
