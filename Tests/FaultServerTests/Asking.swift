import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import FaultServer

extension ServerSetup {
    /// For tests: an answer has an hour, since many tests at once on a small machine are slow.
    static let patient: ServerSetup = {
        var setup = ServerSetup()
        setup.limits.requestSeconds = 3_600
        return setup
    }()
}

/// Asks the routes directly, without a socket.
struct Asking {
    private let responder: Result<any HTTPResponder<ServerContext>, any Error>

    private let logger: Logger

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// - Parameter access: nil: open to this machine.
    init(
        _ knowledge: KnowledgeBase, counting questions: QuestionLog? = nil, access: Access? = nil,
        operations: ServerOperations = ServerOperations(), setup: ServerSetup = .patient,
        logger: Logger = Asking.silent
    ) {
        self.logger = logger
        responder = Result {
            let access = try access ?? Access.open()
            return FaultbaseServer.router(
                over: knowledge, counting: questions, access: access, operations: operations, setup: setup
            ).buildResponder()
        }
    }

    struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: String

        /// The value at a path such as `hits.0.id`; nil: there is none.
        func value(_ path: String) -> Any? { JSONPath.value(path, in: body) }

        func text(_ path: String) -> String? { value(path) as? String }
        func number(_ path: String) -> Double? { (value(path) as? NSNumber)?.doubleValue }
    }

    func get(_ path: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .get) async throws -> Answer {
        try await send(path, headers, method: method)
    }

    /// - Parameter client: the address of the other end.
    func send(
        _ path: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .post, body: String = "",
        from client: String = "127.0.0.1", to authority: String = "localhost"
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: authority, path: path, headerFields: headers)
        let channel = EmbeddedChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: client, port: 4000)
        let context = ServerContext(
            source: ApplicationRequestContextSource(channel: channel, logger: logger))
        let response = try await responder.get().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))), context: context)
        let writer = CollectingWriter()
        try await response.body.write(writer)
        return Answer(status: response.status.code, headers: response.headers, body: writer.text)
    }
}

/// Keeps what a response writes.
private final class CollectingWriter: ResponseBodyWriter {
    private var buffer = ByteBuffer()
    var text: String { String(buffer: buffer) }

    func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        self.buffer.writeBuffer(&buffer)
    }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A trailer pump with one fault, its part and the part's successor.
func smallKnowledge() throws -> KnowledgeBase {
    let knowledge = try KnowledgeBase()
    let old = try PartNumber.make("10-0001")
    let fault = try Fault.make(
        "trailer-pump/no-stroke", .both("主油缸不动作", "Main cylinders do not stroke"),
        causes: [
            try Cause.make(
                "valve-stuck", .both("溢流阀卡滞", "Relief valve stuck"), prior: 0.03,
                remedy: .both("清洗或更换", "Clean or replace"),
                parts: ["10-0001"]),
            try Cause.make("pump-worn", .both("补油泵磨损", "Charge pump worn"), prior: 0.01),
        ]
    ) {
        $0.codes = [.maker("E-07"), .j1939(spn: 100, fmi: 1)]
        $0.class = .hydraulic
        $0.severity = .moderate
        $0.safety = [.both("先卸压", "Relieve pressure first")]
        $0.checks = [
            Check(
                id: "gauge", ask: .both("测量压力", "Measure the pressure"), observes: "valve-stuck",
                reading: Reading(quantity: "pressure", unit: "MPa", min: 30, max: 32))
        ]
        $0.citations = [
            Citation(document: "HBT80 <手册>", revision: "2024-03", page: "5-12", file: "hbt80.yaml", line: 34)
        ]
    }
    let records: [Record] = [
        .product(Product(line: "trailer-pump", name: .both("拖泵", "Trailer pump"), models: ["HBT80C-2118"])),
        .part(Part(number: old, name: .both("溢流阀", "Relief valve"))),
        .part(Part(number: try PartNumber.make("10-0002"), name: .en("Relief valve, new"), supersedes: [old])),
        .fault(fault),
    ]
    let draft = Draft(source: Source(document: "Manual", file: "manual.yaml"), records: records)
    var files = [ImportedFile(path: "manual.yaml", format: nil, drafts: [draft], findings: Findings())]
    _ = try knowledge.apply(&files)
    return knowledge
}
