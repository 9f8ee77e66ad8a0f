// Times the fault-tree engine on one tree, in a process of its own, so that start-up and memory are in the figures too:
//
//     treebench count TREE.xml [--top NAME]       P, count and counts by order of the minimal cut sets
//     treebench probability TREE.xml              P alone
//     treebench bounds TREE.xml SECONDS           bounds on P, without trying for the exact value
//     treebench exact TREE.xml SECONDS NODES      P within a budget, else the bounds
import FaultImport
import FaultModel
import FaultTrees

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = max(0, ftell(file))
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = buffer.baseAddress.map { fread($0, 1, size, file) } ?? 0
    }
}

func run(_ arguments: [String]) throws {
    guard arguments.count >= 3 else {
        return print("usage: treebench count|probability|bounds|exact TREE.xml [SECONDS [NODES]]")
    }
    var findings = Findings()
    let tree = try OpenPSAReader().tree(from: bytes(of: arguments[2]), file: arguments[2], findings: &findings)
    let seconds = arguments.count > 3 ? Int(arguments[3]) ?? 60 : 600
    let nodes = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 200_000_000
    let budget = TreeBudget(nodes: nodes, time: .seconds(seconds))
    switch arguments[1] {
    case "bounds":
        let bounds = try tree.bounds(within: budget)
        print("\(bounds.lower)\t\(bounds.upper)\t\(bounds.setsFound)\t\(bounds.completeToOrder)")
    case "probability":
        print(try tree.compiled(within: budget).probability)
    default:
        let compiled = try tree.compiled(within: budget)
        let sets = try compiled.minimalCutSets()
        let orders = sets.byOrder.map { "\($0.order):\($0.count)" }.joined(separator: " ")
        print("\(sets.count)\t\(try compiled.probability)\t\(orders)")
    }
}

do { try run(CommandLine.arguments) } catch { print("error: \(error)") }
