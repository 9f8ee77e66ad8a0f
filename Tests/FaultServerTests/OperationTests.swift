import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import Testing

@testable import FaultServer

@Suite("Metrics")
struct MetricsTests {
    /// What Prometheus reads: every line is checked, as `promtool check metrics` does.
    private struct Metrics {
        var types: [String: String] = [:]
        var samples: [(name: String, labels: [String: String], value: Double)] = []

        init(_ text: String) throws {
            #expect(text.hasSuffix("\n"))
            var helped: Set<String> = []
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                if line.hasPrefix("# HELP ") {
                    let words = line.split(separator: " ", maxSplits: 3)
                    #expect(words.count == 4, "\(line)")
                    #expect(helped.insert(String(words[2])).inserted, "twice: \(line)")
                } else if line.hasPrefix("# TYPE ") {
                    let words = line.split(separator: " ").map(String.init)
                    #expect(helped.contains(words[2]) && ["counter", "gauge", "histogram"].contains(words[3]))
                    types[words[2]] = words[3]
                } else {
                    samples.append(try Self.sample(String(line)))
                }
            }
            for (name, _, value) in samples {
                let family = ["_bucket", "_sum", "_count"].lazy.filter { name.hasSuffix($0) }
                    .map { String(name.dropLast($0.count)) }.first { types[$0] == "histogram" }
                #expect(types[family ?? name] != nil, "\(name) has no type")
                #expect(value.isFinite)
                if types[name] == "counter" { #expect(name.hasSuffix("_total"), "\(name)") }
            }
        }

        private static func sample(_ line: String) throws -> (String, [String: String], Double) {
            let match = try #require(
                line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([-+.0-9eInf]+)/), "\(line)")
            var labels: [String: String] = [:]
            var rest = Substring(match.2 ?? "")
            while !rest.isEmpty {
                let label = try #require(
                    rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)",?/), "\(line)")
                labels[String(label.1)] = String(label.2).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
                rest = rest[label.range.upperBound...]
            }
            return (String(match.1), labels, try #require(Double(match.3)))
        }

        func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
            samples.first { $0.name == name && $0.labels == labels }?.value
        }
    }

    private func metrics(after paths: [String]) async throws -> Metrics {
        let asking = try Asking(smallKnowledge())
        for path in paths { _ = try await asking.get(path) }
        let answer = try await asking.get("/metrics")
        #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        return try Metrics(answer.body)
    }

    @Test("requests are counted by the pattern of their route, never by their address") func requests() async throws {
        let metrics = try await metrics(after: [
            "/api/search?q=E-07", "/api/faults/trailer-pump/no-stroke", "/api/faults/trailer-pump/none", "/nowhere/1",
            "/nowhere/2",
        ])
        func requests(_ route: String, _ status: Int) -> Double? {
            metrics.value(
                "faultbase_http_requests_total", ["method": "GET", "route": route, "status": "\(status)"])
        }
        #expect(requests("/api/search", 200) == 1)
        #expect(requests("/api/faults/{line}/{id}", 200) == 1)
        #expect(requests("/api/faults/{line}/{id}", 404) == 1)
        #expect(requests("none", 404) == 2)
        #expect(metrics.value("faultbase_http_requests_running") == 1)
        // The very request that asks.
        #expect(metrics.value("faultbase_http_requests_admitted", ["state": "working"]) == 1)
        #expect(metrics.value("faultbase_http_requests_admitted", ["state": "waiting"]) == 0)
        let route = ["route": "/api/faults/{line}/{id}"]
        #expect(metrics.value("faultbase_http_request_duration_seconds_count", route) == 2)
        #expect(
            metrics.value("faultbase_http_request_duration_seconds_bucket", route.merging(["le": "+Inf"]) { $1 }) == 2)
        #expect(!metrics.samples.contains { $0.labels.values.contains { $0.contains("no-stroke") } })
    }

    @Test("searches, their parts, answers from memory, and walks") func searches() async throws {
        let metrics = try await metrics(after: [
            "/api/search?q=E-07", "/api/search?q=E-07", "/api/search?q=zebra",
            "/api/faults/trailer-pump/no-stroke/walk",
        ])
        #expect(metrics.value("faultbase_searches_total", ["support": "exact"]) == 2)
        #expect(metrics.value("faultbase_searches_without_hits_total") == 1)
        for stage in ["understanding", "retrieval", "ranking", "presenting"] {
            #expect(metrics.value("faultbase_search_stage_seconds_count", ["stage": stage]) == 2, "\(stage)")
        }
        #expect(metrics.value("faultbase_answer_memory_total", ["result": "hit"]) == 1)
        #expect(metrics.value("faultbase_answer_memory_total", ["result": "miss"]) == 2)
        #expect(metrics.value("faultbase_walk_states_total", ["outcome": "checking"]) == 1)
        #expect(metrics.value("faultbase_edition") == 1)
        #expect(metrics.value("faultbase_items", ["kind": "fault"]) == 1)
        #expect(metrics.value("faultbase_pool_queue") == 0)
        #expect(try #require(metrics.value("faultbase_pool_wait_seconds_count")) > 4)
        #expect(try #require(metrics.value("process_resident_memory_bytes")) > 1e6)
        #expect(metrics.value("faultbase_build_info", ["version": FaultbaseVersion.current]) == 1)
    }

    @Test("what stands in a label is escaped, buckets add up") func text() {
        var text = PrometheusText()
        text.family("x_total", .counter, "Line\none \\ \"two\"", [([("a", "q\"b\\c\nd")], 1.5)])
        #expect(
            text.text == """
                # HELP x_total Line\\none \\\\ "two"
                # TYPE x_total counter
                x_total{a="q\\"b\\\\c\\nd"} 1.5

                """)
        let histogram = Histogram()
        for milliseconds in [0.2, 0.5, 3, 20_000] { histogram.record(.milliseconds(1) * milliseconds) }
        var other = PrometheusText()
        other.histograms("t_seconds", "Time.", [([], histogram.values)])
        #expect(other.text.contains("t_seconds_bucket{le=\"0.0005\"} 2\n"))
        #expect(other.text.contains("t_seconds_bucket{le=\"0.005\"} 3\n"))
        #expect(other.text.contains("t_seconds_bucket{le=\"10\"} 3\n"))
        #expect(other.text.contains("t_seconds_bucket{le=\"+Inf\"} 4\nt_seconds_sum 20.0037\nt_seconds_count 4\n"))
    }
}

@Suite("The log")
struct LogTests {
    private final class Lines: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
        func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    }

    private func log(
        _ path: String, _ format: LogFormat, _ level: Logger.Level = .info, logsQueries: Bool = false
    ) async throws -> String {
        let lines = Lines()
        let sink = LogSink { lines.add($0) }
        let logger = Logger(label: "test") { _ in
            LineLog(format, level: level, to: sink) { Date(timeIntervalSince1970: 1_795_340_400.25) }
        }
        let operations = ServerOperations(logsQueries: logsQueries)
        _ = try await Asking(smallKnowledge(), operations: operations, logger: logger).get(path)
        sink.flush()
        return lines.text
    }

    @Test("one line for a request, without what was asked") func line() async throws {
        let text = try await log("/api/search?q=secret%20pump", .text)
        let pattern =
            #/2026-11-22T09:40:00\.250Z info request method=GET route=/api/search status=200 bytes=\d+ ms=[\d.]+\n/#
        #expect(text.wholeMatch(of: pattern) != nil, "\(text)")
        #expect(!text.contains("secret"))
    }

    @Test("one JSON object a line, with numbers as numbers") func json() async throws {
        let text = try await log("/api/faults/trailer-pump/none", .json)
        #expect(text.filter { $0 == "\n" }.count == 1 && text.hasSuffix("}\n"))
        #expect(JSONPath.value("time", in: text) as? String == "2026-11-22T09:40:00.250Z")
        #expect(JSONPath.value("level", in: text) as? String == "info")
        #expect(JSONPath.value("route", in: text) as? String == "/api/faults/{line}/{id}")
        #expect((JSONPath.value("status", in: text) as? NSNumber)?.intValue == 404)
        #expect((JSONPath.value("ms", in: text) as? NSNumber)?.doubleValue ?? -1 > 0)
    }

    @Test("the question only when asked for, or at debug; nothing above info") func queries() async throws {
        #expect(try await log("/api/search?q=pump", .text, logsQueries: true).contains(" query=\"q=pump\""))
        #expect(try await log("/api/search?q=pump", .text, .debug).contains("q=pump"))
        #expect(try await log("/api/search?q=pump", .text, .warning) == "")
    }

    @Test("what a client sends cannot begin a line nor steer a terminal") func hostile() {
        let lines = Lines()
        let sink = LogSink { lines.add($0) }
        var logger = Logger(label: "test") { _ in LineLog(.text, level: .info, to: sink) }
        logger[metadataKey: "query"] = "a\nb\u{1B}[31m\u{9B}c\""
        logger.info("x\ny")
        sink.flush()
        #expect(lines.text.contains("info x y query=\"a\\u000ab\\u001b[31m\\u009bc\\\"\"\n"))
        #expect(lines.text.filter { $0 == "\n" }.count == 1)
    }

    @Test("a log that cannot be written holds nobody up and says what it dropped") func full() {
        let lines = Lines()
        let gate = DispatchSemaphore(value: 0)
        let isFirst = Mutex(true)
        let sink = LogSink { bytes in
            if isFirst.withLock({ value in
                defer { value = false }; return value
            }) {
                gate.wait()
            }
            lines.add(bytes)
        }
        let line = String(repeating: "x", count: 1000) + "\n"
        for _ in 0..<5000 { sink.write(line) }
        gate.signal()
        sink.flush()
        #expect(lines.text.contains("lines of the log were dropped"))
        #expect(lines.text.utf8.count < 3 << 20)
    }
}

@Suite("Answers in memory")
struct AnswerMemoryTests {
    @Test("an answer from memory is the same, but for its time") func same() async throws {
        let knowledge = try smallKnowledge()
        let operations = ServerOperations()
        let asking = Asking(knowledge, operations: operations)
        func answer() async throws -> String {
            let body = try await asking.get("/api/search?q=%E4%B8%8D%E5%8A%A8%20%22took_ms%22:0,").body
            #expect(JSONPath.value("took_ms", in: body) is NSNumber)
            return body.replacing(/"took_ms":[\d.]+,/, with: "")
        }
        let (first, second) = (try await answer(), try await answer())
        #expect(first == second && first.contains("trailer-pump/no-stroke"))
        #expect(operations.memory.counts.hits == 1)
        #expect(operations.memory.counts.answers == 1)
    }

    @Test("a new edition is seen at once") func edition() async throws {
        let knowledge = try smallKnowledge()
        let asking = Asking(knowledge, operations: ServerOperations())
        #expect(try await asking.get("/api/search?q=rattles").number("total") == 0)
        let fault = try Fault.make("trailer-pump/two", .en("Pump rattles"), causes: [])
        var files = [
            ImportedFile(
                path: "b", format: nil,
                drafts: [Draft(source: Source(document: "B", file: "b"), records: [.fault(fault)])],
                findings: Findings())
        ]
        _ = try knowledge.apply(&files)
        #expect(try await asking.get("/api/search?q=rattles").number("total") == 1)
    }

    @Test("no more is kept than is allowed; what is asked again stays") func bounded() async throws {
        let knowledge = try smallKnowledge()
        let memory = AnswerMemory(mostBytes: 100_000)
        let asking = Asking(knowledge, operations: ServerOperations(memory: memory))
        for number in 0..<200 {
            _ = try await asking.get("/api/search?q=often")
            _ = try await asking.get("/api/search?q=once\(number)")
        }
        #expect(memory.counts.bytes <= 100_000)
        #expect(memory.counts.hits == 199)
        #expect(memory.counts.misses == 201)
        let none = AnswerMemory(mostBytes: 0)
        let other = Asking(knowledge, operations: ServerOperations(memory: none))
        for _ in 0..<3 { _ = try await other.get("/api/search?q=often") }
        #expect(none.counts.hits == 0 && none.counts.answers == 0)
    }
}
