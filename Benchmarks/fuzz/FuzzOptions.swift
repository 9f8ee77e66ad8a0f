import Foundation

/// What the command line asks for.
struct FuzzOptions {
    var reader = "all"
    var seconds = 60.0
    var seed: UInt64 = 1
    /// Seconds that one input may take.
    var limit = 10.0
    var out = "fuzz-found"
    var files: [String] = []
    /// Where seeds are written to; nil: the readers are fed.
    var seedFolder: String?
    /// Set in the process that does the reading.
    var child: FuzzReader?
    var start = 0
    var progress = ""

    /// Those that `reader` names; empty: none has that name.
    var readers: [FuzzReader] { reader == "all" ? FuzzReader.allCases : FuzzReader(named: reader).map { [$0] } ?? [] }

    init(_ arguments: [String]) {
        var rest = arguments[...]
        var isFirst = true
        while let argument = rest.popFirst() {
            switch argument {
            case "--seconds": seconds = rest.popFirst().flatMap { Double($0) } ?? seconds
            case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? seed
            case "--limit": limit = rest.popFirst().flatMap { Double($0) } ?? limit
            case "--out": out = rest.popFirst() ?? out
            case "--write-seeds": seedFolder = rest.popFirst()
            case "--child": child = rest.popFirst().flatMap { FuzzReader(named: $0) }
            case "--start": start = rest.popFirst().flatMap { Int($0) } ?? 0
            case "--progress": progress = rest.popFirst() ?? ""
            default:
                if isFirst { reader = argument } else { files.append(argument) }
                isFirst = false
            }
        }
    }
}
