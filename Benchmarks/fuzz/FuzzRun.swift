import Foundation

/// Runs one reader for the time asked, starting its process again behind every input that ended it.
struct FuzzRun {
    let options: FuzzOptions
    let reader: FuzzReader

    private static let findLimit = 20

    /// - Returns: how many inputs were found.
    func run() -> Int {
        let progress = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(reader.name)")
        defer { try? FileManager.default.removeItem(at: progress) }
        let mutator = FuzzSeeds.mutator(for: reader, options: options)
        let end = ContinuousClock.now + .seconds(options.seconds)
        var (start, found) = (0, 0)
        while ContinuousClock.now < end, found < Self.findLimit {
            let outcome = child(from: start, until: end, progress: progress)
            for number in outcome.unequal {
                found += 1
                save(mutator.input(number), as: "unequal", number)
            }
            start = outcome.last + 1
            guard let trouble = outcome.trouble else { break }
            found += 1
            save(mutator.input(outcome.last), as: trouble, outcome.last)
        }
        print("\(reader.name): \(start) inputs, \(found) found")
        return found
    }

    private struct Outcome {
        var last = 0
        var unequal: [Int] = []
        /// `crash` or `hang`; nil: the process ended as it should.
        var trouble: String?
    }

    private func child(from start: Int, until end: ContinuousClock.Instant, progress: URL) -> Outcome {
        try? FileManager.default.removeItem(at: progress)
        let seconds = max(1, (end - ContinuousClock.now) / .seconds(1))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments =
            [
                reader.name, "--child", reader.name, "--start", "\(start)", "--seed", "\(options.seed)",
                "--seconds", "\(seconds)", "--progress", progress.path,
            ] + options.files
        let report = Pipe()
        process.standardOutput = report
        var outcome = Outcome(last: start)
        do { try process.run() } catch {
            outcome.trouble = "not-started"
            return outcome
        }
        var (last, since, isHung) = (Int64.min, ContinuousClock.now, false)
        while process.isRunning {
            usleep(50_000)
            let number = Self.number(in: progress) ?? last
            if number != last { (last, since) = (number, ContinuousClock.now) }
            if ContinuousClock.now - since > .seconds(options.limit) {
                isHung = true
                kill(process.processIdentifier, SIGKILL)
                break
            }
        }
        process.waitUntilExit()
        last = Self.number(in: progress) ?? Int64(start)
        outcome.last = Int(last < 0 ? -last - 1 : last)
        if last >= 0 { outcome.trouble = isHung ? "hang" : "crash" }
        let lines = String(decoding: report.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        outcome.unequal = lines.split(separator: "\n").compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        return outcome
    }

    /// Negative behind the last input of a process that ended as it should.
    private static func number(in file: URL) -> Int64? {
        guard let data = try? Data(contentsOf: file), data.count == 8 else { return nil }
        return data.withUnsafeBytes { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
    }

    private func save(_ input: [UInt8], as trouble: String, _ number: Int) {
        let folder = URL(fileURLWithPath: options.out)
        let file = folder.appendingPathComponent("\(reader.name)-\(trouble)-\(options.seed)-\(number)")
        print("\(reader.name): \(trouble) at input \(number), saved as \(file.path)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(input).write(to: file)
        } catch {
            print("it cannot be saved: \(error.localizedDescription)")
        }
    }
}
