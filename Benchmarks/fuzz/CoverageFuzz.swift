#if COVERAGE
    import Foundation

    /// The reader that this process feeds, of the environment variable `FUZZ_READER`.
    private let reader = ProcessInfo.processInfo.environment["FUZZ_READER"].flatMap { FuzzReader(named: $0) }

    /// What libFuzzer calls with each of its inputs: it mutates the seeds by what of the reader they reach. This is built
    /// with `--sanitize fuzzer -Xswiftc -DCOVERAGE`; the program's beginning is libFuzzer's own then.
    @c(LLVMFuzzerTestOneInput)
    public func readOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
        guard let reader else {
            FileHandle.standardError.write(Data("Name a reader in FUZZ_READER.\n".utf8))
            exit(2)
        }
        let input = Array(UnsafeBufferPointer(start: data, count: size))
        _ = FuzzResult(of: input, reader: reader)
        return 0
    }

    /// What libFuzzer calls first: `fuzz READER --write-seeds FOLDER [FILE…]` writes the seeds, as in the usual build.
    @c(LLVMFuzzerInitialize)
    public func begin(_ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
        let options = FuzzOptions(CommandLine.arguments.dropFirst().map { $0 })
        guard let folder = options.seedFolder else { return 0 }
        exit(FuzzSeeds.write(options.readers, options: options, into: folder) ? 0 : 2)
    }
#endif
