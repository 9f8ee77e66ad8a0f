import FaultImport
import FaultModel
import Foundation

// Feeds the importers with spoilt files: seeds that are mutated by dice, in a process with limits of time and memory.
//
//     fuzz READER [--seconds 60] [--seed 1] [--limit 10] [--out fuzz-found] [FILE…]
//
// READER is a format's name, or `all`. Each FILE is one more seed, for readers whose format it is. What crashes the reader,
// takes longer than `--limit` seconds or gives another result the second time is saved in `--out`; the exit code is 1 then.
// The same seed gives the same inputs.

let options = FuzzOptions(CommandLine.arguments.dropFirst().map { $0 })
if let child = options.child {
    FuzzChild(options: options, reader: child).run()
} else {
    let readers =
        options.reader == "all" ? ManualFormat.allCases : ManualFormat(rawValue: options.reader).map { [$0] } ?? []
    if readers.isEmpty {
        let names = ManualFormat.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("No reader '\(options.reader)': name one of \(names), or all.\n".utf8))
        exit(2)
    }
    var found = 0
    for reader in readers { found += FuzzRun(options: options, reader: reader).run() }
    exit(found == 0 ? 0 : 1)
}
