import FaultKnowledge
import Foundation

/// Times searches in one process: `searchbench BASE QUESTIONS [PASSES]`, a question a line. With `check` instead of a
/// number it compares the first ten of each question with those that scoring every row gives. Prints a JSON line for each
/// pass with the latencies in milliseconds, by the clock and by the processor (which other processes do not stretch), and
/// how much memory the process took at most: the first pass reads postings from the file, later ones find most of them in
/// memory.
@main
struct SearchBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            print("usage: searchbench BASE QUESTIONS [PASSES]")
            return
        }
        let knowledge = try KnowledgeBase(opening: arguments[1], for: .reading)
        let questions = try String(contentsOfFile: arguments[2], encoding: .utf8)
            .split(separator: "\n").map(String.init)
        if arguments.last == "check" { return try await check(questions, knowledge) }
        let passes = arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2
        for pass in 1...max(1, passes) {
            var times: [Double] = []
            var processorTimes: [Double] = []
            var slowest: [(time: Double, question: String)] = []
            for question in questions {
                var request = SearchRequest(question)
                request.limit = 10
                let clock = ContinuousClock()
                let start = processorTime()
                let time = try await clock.measure { _ = try await knowledge.search(request) }
                let milliseconds = Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
                times.append(milliseconds)
                processorTimes.append(processorTime() - start)
                slowest.append((processorTimes[processorTimes.count - 1], question))
            }
            slowest.sort { $0.time > $1.time }
            print(line(pass, times.sorted(), processorTimes.sorted(), slowest.first?.question ?? ""))
            guard pass == passes else { continue }
            // To see what is behind the last percent.
            for (time, question) in slowest.prefix(20) {
                FileHandle.standardError.write(Data((String(format: "%8.2f  ", time) + question + "\n").utf8))
            }
        }
    }

    private static func check(_ questions: [String], _ knowledge: KnowledgeBase) async throws {
        var different = 0
        for question in questions {
            let (found, scored) = try await knowledge.rankedBothWays(SearchRequest(question))
            if found == scored { continue }
            different += 1
            print("different: \(question)\n  found  \(found)\n  scored \(scored)")
        }
        print("\(questions.count) questions, \(different) answered differently by scoring every row")
    }

    private static func line(
        _ pass: Int, _ times: [Double], _ processorTimes: [Double], _ slowest: String
    ) -> String {
        func shares(_ times: [Double]) -> String {
            let parts = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1)].map { name, part in
                let time = times[min(times.count - 1, Int(Double(times.count) * part))]
                return "\"\(name)\": " + String(format: "%.3f", time)
            }
            return "{" + parts.joined(separator: ", ") + "}"
        }
        return """
            {"pass": \(pass), "questions": \(times.count), "clock_ms": \(shares(times)), \
            "processor_ms": \(shares(processorTimes)), "slowest": "\(slowest)", "peak_mb": \(peakMegabytes())}
            """
    }

    /// Milliseconds that this process has used of any core.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    /// VmHWM of this process; 0: not to be had.
    private static func peakMegabytes() -> Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return 0 }
        return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
    }
}
