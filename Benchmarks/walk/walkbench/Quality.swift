import FaultDiagnosis
import FaultModel
import FaultTesting
import Foundation

/// What walks cost on random faults of 3 to 7 causes: guided, at best, and in the authored order. Exact: every branch of
/// every walk is walked, and the optimum comes from a program that shares nothing with ours.
struct Quality {
    let faults: Int
    let seed: UInt64
    let effort: PlanningEffort

    func run() throws {
        var random = RandomFaults(seed: seed)
        var (guided, authored, times): ([Double], [Double], [Double]) = ([], [], [])
        var optimalSteps = 0
        for number in 1...faults {
            let fault = try random.fault()
            let best = try OptimalWalk(fault).minutes
            let walk = Walk(fault, effort: effort)
            let cost = try BruteForce(fault).expectedCost { _, answers in
                let start = processorSeconds()
                let state = try walk.state(after: answers.map(\.walkAnswer), mode: .guided)
                times.append(processorSeconds() - start)
                if state.isOptimal == true { optimalSteps += 1 }
                return state.next?.subject.move
            }
            guided.append(cost / best)
            authored.append(try BruteForce(fault).authoredOrderCost() / best)
            if cost / best > 1.02 {
                print(
                    "fault \(number): \(fault.causes.count) causes, \(fault.checks.count) checks, \(cost) against \(best)"
                )
            }
        }
        print("faults", faults, "seed", seed, "work", effort.work, "searched up to", effort.causes, "causes")
        print("guided / best    mean \(mean(guided)) worst \(guided.max() ?? 0)")
        print("authored / best  mean \(mean(authored)) worst \(authored.max() ?? 0)")
        print("steps \(times.count), proved optimal \(optimalSteps)")
        times.sort()
        print(
            "ms a step  median \(times[times.count / 2] * 1e3) p99 \(times[times.count * 99 / 100] * 1e3) max \((times.last ?? 0) * 1e3)"
        )
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
}
