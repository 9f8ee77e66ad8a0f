import FaultKnowledge
import Hummingbird
import Synchronization

/// `/metrics`, for Prometheus and what reads its format.
struct MetricsRoutes: Sendable {
    let knowledge: KnowledgeBase
    let operations: ServerOperations
    let admission: Admission
    private let contents = Contents()

    init(knowledge: KnowledgeBase, operations: ServerOperations, admission: Admission) {
        self.knowledge = knowledge
        self.operations = operations
        self.admission = admission
    }

    func add(to router: Router<ServerContext>) { router.get("metrics", use: metrics) }

    @Sendable private func metrics(_ request: Request, _ context: ServerContext) async throws -> Response {
        var text = PrometheusText()
        addProcess(to: &text)
        addRequests(to: &text)
        addSearches(to: &text)
        try await addKnowledge(to: &text)
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text.text)))
    }

    private func addProcess(to text: inout PrometheusText) {
        text.family(
            "faultbase_build_info", .gauge, "The version of the program, always 1.",
            [([("version", FaultbaseVersion.current)], 1)])
        let figures = ProcessFigures()
        let named: [(String, PrometheusText.Kind, String, Double?)] = [
            (
                "process_cpu_seconds_total", .counter, "Processor time of user and system in seconds.",
                figures.processorSeconds
            ),
            ("process_resident_memory_bytes", .gauge, "Memory in use in bytes.", figures.residentBytes),
            ("process_open_fds", .gauge, "Open files and sockets.", figures.openFiles),
            (
                "process_start_time_seconds", .gauge, "Start of the process in seconds since 1970.", figures.startTime
            ),
        ]
        for (name, kind, help, value) in named {
            if let value { text.family(name, kind, help, value) }
        }
    }

    private func addRequests(to text: inout PrometheusText) {
        let counts = operations.metrics.counts
        text.family(
            "faultbase_http_requests_total", .counter, "Requests that were answered.",
            counts.requests.sorted { $0.key < $1.key }.map { kind, count in
                ([("method", kind.method), ("route", kind.route), ("status", "\(kind.status)")], Double(count))
            })
        text.histograms(
            "faultbase_http_request_duration_seconds", "Time from a request's head to its whole answer.",
            counts.latencies.sorted { $0.key < $1.key }.map { ([("route", $0.key)], $0.value.values) })
        text.family(
            "faultbase_http_response_bytes_total", .counter, "Bytes of bodies that were sent.",
            Double(counts.sentBytes))
        text.family(
            "faultbase_http_requests_running", .gauge, "Requests that are being answered.", Double(counts.running))
        let (working, waiting) = admission.load
        text.family(
            "faultbase_http_requests_admitted", .gauge, "Requests that are worked on, and that wait for their turn.",
            [([("state", "working")], Double(working)), ([("state", "waiting")], Double(waiting))])
    }

    private func addSearches(to text: inout PrometheusText) {
        let metrics = operations.metrics
        let counts = metrics.counts
        text.family(
            "faultbase_searches_total", .counter, "Questions that were answered, by how well.",
            Support.allCases.map { ([("support", $0.rawValue)], Double(counts.searches[$0.rawValue] ?? 0)) })
        text.family(
            "faultbase_searches_without_hits_total", .counter, "Questions that found nothing.",
            Double(counts.searches[Support.none.rawValue] ?? 0))
        let stages = [
            ("understanding", metrics.understanding), ("retrieval", metrics.retrieval), ("ranking", metrics.ranking),
            ("presenting", metrics.presenting),
        ]
        text.histograms(
            "faultbase_search_stage_seconds", "Time of the parts of a search that was not answered from memory.",
            stages.map { ([("stage", $0.0)], $0.1.values) })
        let memory = operations.memory.counts
        text.family(
            "faultbase_answer_memory_total", .counter, "Questions looked for among the answers in memory.",
            [([("result", "hit")], Double(memory.hits)), ([("result", "miss")], Double(memory.misses))])
        text.family(
            "faultbase_answer_memory_bytes", .gauge, "About what the answers in memory take.", Double(memory.bytes))
        text.family(
            "faultbase_walk_states_total", .counter, "States of walks that were shown, by outcome.",
            counts.walks.sorted { $0.key < $1.key }.map { ([("outcome", $0.key)], Double($0.value)) })
    }

    private func addKnowledge(to text: inout PrometheusText) async throws {
        let stamp = try await knowledge.stamp()
        let statistics: KnowledgeBase.Statistics
        if let known = contents.value(stamp) {
            statistics = known
        } else {
            statistics = try await knowledge.statistics()
            contents.keep(statistics, stamp)
        }
        text.family("faultbase_edition", .gauge, "The edition that is served.", Double(statistics.edition))
        text.family(
            "faultbase_items", .gauge, "Things that can be found, by kind.",
            statistics.items.sorted { $0.key < $1.key }.map { ([("kind", $0.key)], Double($0.value)) })
        text.family("faultbase_index_terms", .gauge, "Different terms of the text index.", Double(statistics.terms))
        text.family("faultbase_file_bytes", .gauge, "Size of the knowledge base.", Double(statistics.bytes))
        text.family(
            "faultbase_pool_queue", .gauge, "Readers that wait for a connection just now.",
            Double(knowledge.readTally.waiting))
        text.histograms(
            "faultbase_pool_wait_seconds", "Time that readers waited for a connection to the file.",
            [([], knowledge.readTally.waits.values)])
        let counts = operations.metrics.counts
        text.family(
            "faultbase_file_replacements_total", .counter,
            "Files put in the place of the served one, by whether they could be opened.",
            [
                ([("result", "opened")], Double(counts.replacements)),
                ([("result", "refused")], Double(counts.failedReplacements)),
            ])
    }

    /// Counted once for a state of the file: a million items take a while.
    private final class Contents: Sendable {
        private let kept = Mutex<(stamp: Int, statistics: KnowledgeBase.Statistics)?>(nil)

        func value(_ stamp: Int) -> KnowledgeBase.Statistics? {
            kept.withLock { $0?.stamp == stamp ? $0?.statistics : nil }
        }
        func keep(_ statistics: KnowledgeBase.Statistics, _ stamp: Int) { kept.withLock { $0 = (stamp, statistics) } }
    }
}
