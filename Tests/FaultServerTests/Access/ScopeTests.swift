import FaultKnowledge
import FaultModel
import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import FaultServer

/// Who may see one product line finds no trace of another: in no route, header, count, facet, suggestion or message.
@Suite("Tokens of one product line")
struct ScopeTests {
    /// Two lines, and someone of each role who may see the pump alone.
    private struct Site {
        let lines: TwoLines
        let doors: Doors

        init() throws {
            lines = try TwoLines()
            doors = try Doors(lines.knowledge)
        }

        func header(_ role: Role) throws -> HTTPFields {
            try doors.header(role, name: "\(role)-\(UUID().uuidString)", lines: ["trailer-pump"])
        }
    }

    private static let faults = ["trailer-pump/no-stroke", "tower-crane/zeta-slips", "tower-crane/zeta-slip"]
    private static let questions = [
        "cylinders do not stroke", "zeta", "zetta", "zetavalve", "吊臂", "主油缸不动作", "E-07", "E-999", "E-998",
        "SPN 100 FMI 1",
        "10-0001", "99-9001", "99-9009", "999001", "QTZ999", "QTZ998", "HBT80", "relief valve", "overflow valve", "溢流阀",
        "溢流伐", "tower crane", "塔机吊臂", "pin", "Seal kit", "grease", "strokes zeta cylinder", "valve", "阀", "主油缸",
        "zetaram",
    ]
    private static let typed = [
        "z", "ze", "zeta", "吊", "吊臂", "diaobi", "db", "E", "e9", "99", "9", "Q", "qtz", "M", "s", "溢", "1", "rel",
    ]

    /// For each route that reads, addresses to ask; a route without any fails the test.
    private static let samples: [String: [String]] = {
        var samples: [String: [String]] = [
            "/api/search": questions.map { "/api/search?explain=1&q=\(SitePath.escaped($0))" }
                + ["product=tower-crane", "model=QTZ999", "kind=part", "lang=en&kind=passage", "class=hydraulic"].map {
                    "/api/search?q=valve&\($0)"
                },
            "/api/suggest": typed.map { "/api/suggest?limit=20&q=\(SitePath.escaped($0))" }
                + ["/api/suggest?q=z&product=tower-crane"],
            "/": ["/"] + questions.map { "/?q=\(SitePath.escaped($0))" } + ["/?q=valve&product=tower-crane"],
            "/api/passages/{line}/{document}/{section}": ["/api/passages/tower-crane/zeta-book/1"],
            "/passages/{line}/{document}/{section}": [
                "/passages/tower-crane/zeta-book/1", "/passages/tower-crane/zeta-book/2",
            ],
            "/api/documents/{id}": ["Zeta%20book", "Zeta%20boo", "zeta-book", "Pump%20book", "Parts%20list", "Words"]
                .map {
                    "/api/documents/\($0)"
                },
            "/api/media/{hash}": ["/api/media/\(TwoLines.picture.hash)"],
            "/api/products": ["/api/products"], "/products": ["/products"],
            "/api/insights/{table}": ["causes", "parts", "symptoms"].map { "/api/insights/\($0).csv" },
            "/api/carry": ["/api/carry?product=trailer-pump", "/api/carry?product=tower-crane"],
            "/carry/{line}": ["/carry/trailer-pump", "/carry/tower-crane"],
            "/api/insights": ["/api/insights", "/api/insights?product=tower-crane"], "/insights": ["/insights"],
            "/import": ["/import"],
            "/api/records": ["", "?product=tower-crane", "?serial=zeta-1", "?fault=tower-crane/zeta-slips"].map {
                "/api/records\($0)"
            },
            "/api/records/{id}": ["/api/records/sheet-1", "/api/records/sheet-2"],
            "/records/{id}": ["/records/sheet-1"],
            "/api/review": ["/api/review"], "/review": ["/review"], "/metrics": ["/metrics"],
            "/api/history/{kind}/**": [
                "fault/tower-crane/zeta-slips", "record/sheet-1", "part/100001", "passage/tower-crane/zeta-book/1",
            ].map { "/api/history/\($0)" },
            "/api/terms": ["relief valve", "zeta", "主油缸", "溢流阀", "valve", "zetaram"].map {
                "/api/terms?word=\(SitePath.escaped($0))"
            },
            "/openapi.json": ["/openapi.json"], "/docs": ["/docs"], "/problems": ["/problems"],
            "/problems/{name}": ["/problems/not-found"],
            "/import/{token}": ["/import/none"], "/access": ["/access"], "/api/tokens": ["/api/tokens"],
            "/api/audit-log": ["/api/audit-log"], "/login": ["/login"], "/healthz": ["/healthz"],
            "/readyz": ["/readyz"],
        ]
        for part in ["10-0001", "20-0001", "30-0001", "99-9001", "99-9002", "99-9003"] {
            for route in ["/api/parts/", "/parts/"] { samples[route + "{number}", default: []].append(route + part) }
        }
        for code in ["E-07", "E-999", "E-998", "SPN%20100%20FMI%201"] {
            for route in ["/api/codes/", "/codes/"] { samples[route + "{code}", default: []].append(route + code) }
        }
        for fault in faults {
            for end in ["", "/walk", "/visit", "/tree", "/tree.svg"] {
                samples["/api/faults/{line}/{id}\(end)", default: []].append("/api/faults/\(fault)\(end)")
            }
            for end in ["", "/walk"] {
                samples["/faults/{line}/{id}\(end)", default: []].append("/faults/\(fault)\(end)")
            }
        }
        return samples
    }()

    @Test("every route, asked for both lines in both languages, shows nothing of the other line") func routes()
        async throws
    {
        let site = try Site()
        defer { site.lines.remove() }
        let routes = FaultbaseServer.router(over: site.lines.knowledge, access: site.doors.access).routes
        let header = try site.header(.author)
        var asked = 0
        for route in routes where route.method == .get && !"\(route.path)".contains("/assets/") {
            let paths = try #require(Self.samples["\(route.path)"], "no sample address for \(route.path)")
            for path in paths {
                for (language, accept) in [("en", "application/json"), ("zh", "text/html")] {
                    var headers = header
                    headers[.acceptLanguage] = language
                    headers[.accept] = accept
                    let answer = try await site.doors.asking.get(path, headers)
                    asked += 1
                    expectNoTrace(in: answer, of: path)
                }
            }
        }
        #expect(asked > 250)
    }

    /// The words of who asks may be said back to them.
    private func expectNoTrace(in answer: Asking.Answer, of path: String) {
        let said = (path.removingPercentEncoding ?? path).lowercased()
        let text = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + answer.body
        let plain = text.replacing(/\/assets\/[^"]+/, with: "").lowercased()
        for secret in TwoLines.secrets where !said.contains(secret.lowercased()) {
            // What was nearly said is not said either.
            #expect(!plain.contains(secret.lowercased()), "\(path) tells '\(secret)': \(answer.body.prefix(600))")
        }
        if path.contains("/tower-crane/") { #expect(answer.status == 404, "\(path)") }
    }

    @Test("the other line is there for who may see all") func control() async throws {
        let site = try Site()
        defer { site.lines.remove() }
        let header = try site.doors.header(.agent)
        for (path, secret) in [
            ("/api/search?q=zeta", "tower-crane/zeta-slips"), ("/api/suggest?q=z", "Zeta"),
            ("/api/parts/10-0001", "99-9002"),
            ("/api/products", "tower-crane"), ("/api/search?q=zetta", "zeta"), ("/api/codes/E-999", "zeta"),
            ("/api/documents/Zeta%20book", "zeta"), ("/api/search?q=E-998", "E-999"),
        ] {
            let answer = try await site.doors.asking.get(path, header)
            #expect(answer.body.contains(secret), "\(path): \(answer.body.prefix(400))")
        }
        #expect(try await site.doors.asking.get("/api/media/\(TwoLines.picture.hash)", header).status == 200)
    }

    @Test("answers are those of a knowledge base that has nothing else", arguments: questions)
    func same(question: String) async throws {
        let site = try Site()
        let alone = try TwoLines(isAlone: true)
        defer {
            site.lines.remove()
            alone.remove()
        }
        let path = "/api/search?q=\(SitePath.escaped(question))"
        let bound = try await site.doors.asking.get(path, site.header(.agent))
        let free = try await Asking(alone.knowledge).get(path)
        for field in ["total", "support", "facets", "query.corrected", "query.codes", "query.parts", "query.models"] {
            let (one, other) = (bound.value(field) as? NSObject, free.value(field) as? NSObject)
            #expect(one == other, "\(field) of \(question)")
        }
        let ids = { (answer: Asking.Answer) in
            (answer.value("hits") as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }.sorted()
        }
        // A part that the crane's book names otherwise is found by its number alone.
        let hidden = question.contains("10-0001") ? [] : ["100001"]
        #expect(ids(bound) == ids(free).filter { !hidden.contains($0) } || ids(bound) == ids(free), "\(question)")
    }

    @Test("what was asked about another line is not told to authors of this one") func insights() async throws {
        let lines = try TwoLines()
        defer { lines.remove() }
        let log = try #require(QuestionLog(lines.knowledge) { "2026-11-22" })
        let book = try AccessBook()
        let asking = Asking(lines.knowledge, counting: log, access: Access(book, .always))
        for path in ["q=zeta+oil&product=tower-crane", "q=zeta+fuel", "q=pump+oil&product=trailer-pump"] {
            _ = try await asking.get("/api/search?\(path)")
        }
        let made = try book.add(TokenRequest(name: "a", role: .author, lines: ["trailer-pump"]), by: Doors.operator)
        let header: HTTPFields = [.authorization: "Bearer \(made.secret.text)"]
        let answer = try await asking.get("/api/insights", header)
        #expect(answer.body.contains("pump oil") && !answer.body.contains("zeta"))
        // Who may see one line alone asks about that line.
        _ = try await asking.get("/api/search?q=slurry", header)
        #expect(try await asking.get("/api/insights", header).body.contains("slurry"))
    }

    private static let own = """
        faultbook: 1
        language: en
        source: {document: Own book}
        product: {line: trailer-pump, name: Trailer pump}
        parts: [{number: 10-0001, name: Valve of the pump}]
        faults:
          - id: leaks
            symptom: It leaks
            causes: [{id: seal, title: Seal worn, remedy: {title: Renew, parts: [{number: 10-0001}]}}]
        """

    @Test(
        "a file that would change another line, the vocabulary or the parts of all is refused whole",
        arguments: [
            ("crane.yaml", own.replacing("trailer-pump", with: "tower-crane")),
            ("parts.csv", "part number,part name\n77-1,Bolt\n"),
            ("zeta.yaml", own.replacing("Own book", with: "Zeta book")),
            ("parts.csv", own.replacing("Own book", with: "Parts list")),
        ])
    func foreign(name: String, content: String) async throws {
        let site = try Site()
        defer { site.lines.remove() }
        let answer = try await site.doors.asking.send("/api/import?name=\(name)", site.header(.author), body: content)
        #expect(answer.status == 403 || answer.status == 422, "\(answer.status) \(answer.body)")
        #expect(try await site.lines.knowledge.edition() == 1)
    }

    @Test(
        "a record of the own line that confirms a fault of another is refused, handed in or in a file",
        arguments: [
            (
                "/api/records",
                #"{"id": "wo-1", "symptom": "It beeps", "machine": {"product": "trailer-pump"}, "confirms": {"fault": "FAULT"}}"#
            ),
            (
                "/api/import?name=records.yaml",
                "servicerecords: 1\nrecords:\n  - {id: wo-1, symptom: It beeps, machine: {product: trailer-pump}, confirms: {fault: FAULT}}\n"
            ),
        ])
    func confirming(path: String, body: String) async throws {
        let site = try Site()
        defer { site.lines.remove() }
        func status(_ fault: String) async throws -> Int {
            let body = body.replacing("FAULT", with: fault)
            var header = try site.header(.author)
            if path == "/api/records" { header[.contentType] = "application/json" }
            return try await site.doors.asking.send(path, header, body: body).status
        }
        #expect(try await [403, 422].contains(status("tower-crane/zeta-slips")))
        #expect(try await site.lines.knowledge.edition() == 1)
        #expect(try await [200, 201].contains(status("trailer-pump/no-stroke")))
    }

    @Test("a file of the own line is imported; what others say of its parts is not told") func ownFile() async throws {
        let site = try Site()
        defer { site.lines.remove() }
        let header = try site.header(.author)
        let trial = try await site.doors.asking.send("/api/import?name=own.yaml&dry_run=1", header, body: Self.own)
        #expect(trial.status == 200)
        let answer = try await site.doors.asking.send("/api/import?name=own.yaml", header, body: Self.own)
        #expect(answer.status == 200, "\(answer.body)")
        for answer in [trial, answer] { expectNoTrace(in: answer, of: "/api/import") }
        #expect(try await site.doors.asking.get("/api/faults/trailer-pump/leaks", header).status == 200)
    }

    @Test("the tag of an answer is that of what may be seen, so that no cache takes one for the other") func tags()
        async throws
    {
        let site = try Site()
        defer { site.lines.remove() }
        let (bound, free) = (try site.header(.agent), try site.doors.header(.agent))
        let tag = try #require(try await site.doors.asking.get("/api/products", bound).headers[.eTag])
        var headers = free
        headers[.ifNoneMatch] = tag
        #expect(try await site.doors.asking.get("/api/products", headers).status == 200)
        headers = bound
        headers[.ifNoneMatch] = tag
        #expect(try await site.doors.asking.get("/api/products", headers).status == 304)
    }

    @Test("what is imported later is seen at once, and stays hidden where it is of another line") func later()
        async throws
    {
        let site = try Site()
        defer { site.lines.remove() }
        let (bound, free) = (try site.header(.agent), try site.doors.header(.author))
        _ = try await site.doors.asking.get("/api/search?q=leaks", bound)
        for book in [Self.own, Self.own.replacing("trailer-pump", with: "tower-crane").replacing("Own", with: "Other")]
        {
            let name = book.contains("Other") ? "b.yaml" : "a.yaml"
            #expect(try await site.doors.asking.send("/api/import?name=\(name)", free, body: book).status == 200)
        }
        #expect(try await site.doors.asking.get("/api/search?q=leaks", bound).number("total") == 1)
        #expect(try await site.doors.asking.get("/api/search?q=leaks", free).number("total") == 2)
    }
}
