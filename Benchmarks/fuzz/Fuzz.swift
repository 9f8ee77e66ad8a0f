import Foundation

#if !COVERAGE
    /// Feeds the importers with spoilt files: seeds that are mutated by dice, in a process with limits of time and memory.
    ///
    ///     fuzz READER [--seconds 60] [--seed 1] [--limit 10] [--out fuzz-found] [FILE…]
    ///     fuzz READER --write-seeds FOLDER [FILE…]
    ///
    /// READER is a format's name, `svg` (drawings of figures), or `all`. Each FILE is one more seed, for readers whose format it is. What crashes the
    /// reader, takes longer than `--limit` seconds or gives another result the second time is saved in `--out`; the exit
    /// code is 1 then. The same seed gives the same inputs. `--write-seeds` writes the seeds and a dictionary of tokens for
    /// libFuzzer; see `CoverageFuzz`.
    @main
    enum Fuzz {
        static func main() {
            let options = FuzzOptions(CommandLine.arguments.dropFirst().map { $0 })
            if let child = options.child { return FuzzChild(options: options, reader: child).run() }
            if options.readers.isEmpty {
                let names = FuzzReader.allCases.map(\.name).joined(separator: ", ")
                let message = "No reader '\(options.reader)': name one of \(names), or all.\n"
                FileHandle.standardError.write(Data(message.utf8))
                exit(2)
            }
            if let folder = options.seedFolder {
                exit(FuzzSeeds.write(options.readers, options: options, into: folder) ? 0 : 2)
            }
            let found = options.readers.map { FuzzRun(options: options, reader: $0).run() }
            exit(found.allSatisfy { $0 == 0 } ? 0 : 1)
        }
    }
#endif
