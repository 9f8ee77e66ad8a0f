import FaultKnowledge
import FaultModel
import FaultTesting
import Foundation
import HTTPTypes
import Testing

@testable import FaultServer

@Suite("Pictures and attachments")
struct MediaTests {
    private let picture = Media(type: .png, name: "port.png", bytes: Array("png bytes".utf8))
    private let drawing = Media(type: .svg, name: "valve.svg", bytes: Array("<svg/>".utf8))
    private let sheet = Media(type: .pdf, name: "Prüf \"1\".pdf", bytes: Array("%PDF".utf8))

    private func figure(_ media: Media, _ caption: LocalizedText?, _ size: PixelSize? = nil) -> Figure {
        Figure(
            media: media.hash, type: media.type, name: media.name, caption: caption, size: size,
            citation: Citation(document: "Pump <manual>", revision: "2", page: "7", file: "pump.xml"))
    }

    /// A fault with a procedure, a section, and figures on all of them.
    private func pump() throws -> Asking {
        let fault = try Fault.make("pump/dry", .both("干", "Runs dry"), causes: [try Cause.make("leak", .en("Leak"))]) {
            $0.figures = [figure(drawing, .both("阀", "The \"valve\" <seat>")), figure(sheet, nil)]
            $0.procedure = Procedure(
                start: "s1",
                steps: [
                    ProcedureStep(
                        id: "s1", do: .en("Open the port"),
                        figures: [figure(picture, .en("The port"), PixelSize(width: 640, height: 480))],
                        course: .yesNo(ask: .en("Dry?"), yes: .cause("leak"), no: .end(.en("Fine"))))
                ])
        }
        let passage = try Passage.make("pump/m/1", .en("Parts"), .en("All parts")) {
            $0.figures = [figure(picture, nil, PixelSize(width: 640, height: 480))]
        }
        let knowledge = try KnowledgeBase()
        let draft = Draft(
            source: Source(document: "Pump <manual>", file: "pump.xml"), records: [.fault(fault), .passage(passage)],
            media: [picture, drawing, sheet])
        var files = [ImportedFile(path: "pump.xml", format: nil, drafts: [draft], findings: Findings())]
        _ = try knowledge.apply(&files)
        return Asking(knowledge)
    }

    @Test("a picture is served as what it is, for ever") func served() async throws {
        let asking = try pump()
        let path = "/api/media/\(picture.hash)"
        let answer = try await asking.get(path)
        #expect(answer.status == 200)
        #expect(answer.body == "png bytes")
        #expect(answer.headers[.contentType] == "image/png")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(answer.headers[.eTag] == "\"\(picture.hash)\"")
        #expect(answer.headers[.contentDisposition] == nil)
        let again = try await asking.get(path, [.ifNoneMatch: "\"\(picture.hash)\""])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        let head = try await asking.get(path, method: .head)
        #expect(head.status == 200)
        #expect(head.headers[.contentType] == "image/png")
        #expect(head.body.isEmpty)
    }

    @Test("a drawing that is opened alone may draw and nothing else") func drawingPolicy() async throws {
        let answer = try await pump().get("/api/media/\(drawing.hash)")
        #expect(answer.headers[.contentType] == "image/svg+xml")
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        for rule in ["default-src 'none'", "style-src 'unsafe-inline'", "sandbox"] { #expect(policy.contains(rule)) }
        #expect(!policy.contains("script"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test("what is not shown is offered for download") func attachment() async throws {
        let answer = try await pump().get("/api/media/\(sheet.hash)")
        #expect(answer.headers[.contentType] == "application/pdf")
        #expect(
            answer.headers[.contentDisposition]
                == "attachment; filename=\"Pr_f _1_.pdf\"; filename*=UTF-8''Pr%C3%BCf%20%221%22.pdf")
    }

    @Test(
        "what is not there is a problem document", arguments: ["0", String(repeating: "0", count: 64), "..%2F..%2Fetc"])
    func missing(hash: String) async throws {
        let answer = try await pump().get("/api/media/\(hash)")
        #expect(answer.status == 404)
        #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
        #expect(answer.text("type") == "/problems/not-found")
    }

    @Test("faults, steps, walks and sections name their figures") func documents() async throws {
        let asking = try pump()
        let fault = try await asking.get("/api/faults/pump/dry?lang=zh")
        #expect(fault.text("figures.0.address") == "/api/media/\(drawing.hash)")
        #expect(fault.text("figures.0.caption") == "阀")
        #expect(fault.value("figures.0.shown") as? Bool == true)
        #expect(fault.value("figures.1.shown") as? Bool == false)
        #expect(fault.text("figures.1.type") == "application/pdf")
        #expect(fault.text("figures.0.citation.page") == "7")
        #expect(fault.number("procedure.steps.0.figures.0.width") == 640)
        let walk = try await asking.get("/api/faults/pump/dry/walk?mode=procedure&lang=en")
        #expect(walk.text("next.figures.0.caption") == "The port")
        let passage = try await asking.get("/api/passages/pump/m/1")
        #expect(passage.text("figures.0.name") == "port.png")
        #expect(passage.value("figures.0.caption") is NSNull)
    }

    @Test("pages show pictures with caption, source and room for them") func pages() async throws {
        let asking = try pump()
        let accept: HTTPFields = [.accept: "text/html", .acceptLanguage: "en"]
        let fault = try await asking.get("/faults/pump/dry", accept).body
        #expect(
            fault.contains(
                "<img src=\"/api/media/\(drawing.hash)\" alt=\"The &quot;valve&quot; &lt;seat&gt;\" loading=\"lazy\""))
        #expect(
            fault.contains(
                "<figcaption><span>The &quot;valve&quot; &lt;seat&gt;</span> <cite>Pump &lt;manual&gt;, revision 2, page 7, valve.svg</cite></figcaption>"
            ))
        #expect(
            fault.contains(
                "<a href=\"/api/media/\(sheet.hash)\" download=\"Prüf &quot;1&quot;.pdf\">Prüf &quot;1&quot;.pdf</a>"))
        #expect(fault.contains("alt=\"The port\" width=\"640\" height=\"480\""))
        let walk = try await asking.get("/faults/pump/dry/walk?mode=procedure", accept).body
        #expect(walk.contains("alt=\"The port\" width=\"640\" height=\"480\""))
        let passage = try await asking.get("/passages/pump/m/1", accept).body
        #expect(passage.contains("alt=\"port.png\""))
        #expect(passage.contains("page 7, port.png</cite>"))
    }

    @Test("pictures are uploaded beside the manual that shows them") func upload() async throws {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><script>alert(1)</script></svg>"
        let form = """
            --x\r\nContent-Disposition: form-data; name="f"; filename="m.md"\r\n\r\n# Pump\n\n![Seat](seat.svg)\n\r
            --x\r\nContent-Disposition: form-data; name="f"; filename="seat.svg"\r\n\r\n\(svg)\r\n--x--\r\n
            """
        let asking = Asking(try KnowledgeBase())
        let answer = try await asking.send(
            "/api/import?product=pump&language=en", [.contentType: "multipart/form-data; boundary=x"], body: form)
        #expect(answer.status == 200, "\(answer.body)")
        let passage = try await asking.get("/api/passages/pump/m/pump")
        let address = try #require(passage.text("figures.0.address"))
        #expect(try await asking.get(address).body.contains("<svg"))
        #expect(try await !asking.get(address).body.contains("script"))
    }
}
