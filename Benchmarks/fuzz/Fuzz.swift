import FaultImport
import FaultModel
import Foundation

#if !COVERAGE
    /// Feeds the importers with spoilt files: seeds that are mutated by dice, in a process with limits of time and memory.
    ///
    ///     fuzz READER [--seconds 60] [--seed 1] [--limit 10] [--out fuzz-found] [FILE…]
    ///     fuzz READER --write-seeds FOLDER [FILE…]
    ///
    /// READER is a format's name, or `all`. Each FILE is one more seed, for readers whose format it is. What crashes the
    /// reader, takes longer than `--limit` seconds or gives another result the second time is saved in `--out`; the exit
    /// code is 1 then. The same seed gives the same inputs. `--write-seeds` writes the seeds and a dictionary of tokens for
    /// libFuzzer; see `CoverageFuzz`.
    @main
    enum Fuzz {
        static func main() throws {
            let options = FuzzOptions(CommandLine.arguments.dropFirst().map { $0 })
            if let child = options.child { return FuzzChild(options: options, reader: child).run() }
            let readers =
                options.reader == "all"
                ? ManualFormat.allCases : ManualFormat(rawValue: options.reader).map { [$0] } ?? []
            if readers.isEmpty {
                let names = ManualFormat.allCases.map(\.rawValue).joined(separator: ", ")
                let message = "No reader '\(options.reader)': name one of \(names), or all.\n"
                FileHandle.standardError.write(Data(message.utf8))
                exit(2)
            }
            if let folder = options.seedFolder {
                for reader in readers { try FuzzSeeds.write(reader, options: options, into: folder) }
                return
            }
            var found = 0
            for reader in readers { found += FuzzRun(options: options, reader: reader).run() }
            exit(found == 0 ? 0 : 1)
        }
    }
#endif
