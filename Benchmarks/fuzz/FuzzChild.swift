import Foundation

/// The process that reads: it notes the number of each input before it reads it, so that the input is known when the
/// process does not live to tell.
struct FuzzChild {
    let options: FuzzOptions
    let reader: FuzzReader

    /// Bytes of memory of the process, besides those of files mapped into it.
    private static let memoryLimit = rlim_t(1 << 30)

    func run() {
        var limit = rlimit(rlim_cur: Self.memoryLimit, rlim_max: Self.memoryLimit)
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
        let mutator = FuzzSeeds.mutator(for: reader, options: options)
        let file = open(options.progress, O_WRONLY | O_CREAT, 0o644)
        let end = ContinuousClock.now + .seconds(options.seconds)
        var number = options.start
        while ContinuousClock.now < end {
            var noted = Int64(number)
            pwrite(file, &noted, 8, 0)
            let input = mutator.input(number)
            if FuzzResult(of: input, reader: reader) != FuzzResult(of: input, reader: reader) {
                FileHandle.standardOutput.write(Data("unequal \(number)\n".utf8))
            }
            number += 1
        }
        var noted = Int64(-number)
        pwrite(file, &noted, 8, 0)
    }
}
