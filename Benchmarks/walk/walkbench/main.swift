import FaultDiagnosis
import FaultModel
import FaultTesting
import Foundation

/// The guided walk against the optimum on random small faults, and the time of a step.
///
///     walkbench quality [--faults 500] [--seed 1] [--work N] [--searched 18]
///     walkbench learning [--faults 60] [--seeds 5] [--seed 1] [--strength 20] [--truth other|same]
///     walkbench beliefs FOLDER        of Open-PSA trees
///     walkbench steps [--faults 100] [--causes 12] [--checks 12] [--seed 1]
let arguments = CommandLine.arguments.dropFirst()
func option(_ name: String, _ usual: Int) -> Int {
    guard let place = arguments.firstIndex(of: "--" + name), place + 1 < arguments.endIndex else { return usual }
    return Int(arguments[place + 1]) ?? usual
}

switch arguments.first {
case "quality":
    var effort = PlanningEffort.usual
    effort.work = option("work", effort.work)
    effort.causes = option("searched", effort.causes)
    try Quality(faults: option("faults", 500), seed: UInt64(option("seed", 1)), effort: effort).run()
case "learning":
    let isSame = arguments.contains("same")
    try LearningCurve(
        faults: option("faults", 60), seeds: option("seeds", 5), seed: UInt64(option("seed", 1)),
        strength: Double(option("strength", Int(LearningRule.usualStrength))), isTruthTold: isSame
    ).run()
case "steps":
    try StepTimes(
        faults: option("faults", 100), causes: option("causes", 12), checks: option("checks", 12),
        seed: UInt64(option("seed", 1))
    ).run()
case "beliefs":
    try TreeBeliefs(folder: arguments.dropFirst().first ?? ".").run()
default:
    print(
        "usage: walkbench quality|learning|steps|beliefs [--faults N] [--seed N] [--work N] [--causes N] [--checks N]")
}
