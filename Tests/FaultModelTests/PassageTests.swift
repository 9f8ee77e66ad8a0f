import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite("Passages")
struct PassageTests {
    @Test("an id has three parts of small letters, digits and '-'") func ids() throws {
        let id = try #require(Passage.ID("bicycle/dmc-brake-d00/2-1"))
        #expect((id.line, id.document, id.section) == ("bicycle", "dmc-brake-d00", "2-1"))
        #expect(id.description == "bicycle/dmc-brake-d00/2-1")
        for text in ["bicycle/brake", "bicycle/brake/2/1", "Bicycle/brake/2", "bicycle//2", "", "bicycle/brake/2.1"] {
            #expect(Passage.ID(text) == nil, "\(text)")
        }
    }

    @Test("a passage is written and read again, and an id that is none is refused") func coding() throws {
        let passage = try Passage.make("bicycle/brake/2-1", .both("刹车", "Brakes"), .en("Worn pads squeal.")) {
            $0.headings = [.en("Stopping")]
            $0.safety = [.en("Hot")]
            $0.models = ["B 1"]
            $0.parts = [PartUse(number: try PartNumber.make("10-1"), quantity: 2)]
            $0.citations = [Citation(document: "Manual", page: "3", line: 7)]
        }
        let data = try JSONEncoder().encode(passage)
        #expect(try JSONDecoder().decode(Passage.self, from: data) == passage)
        let broken = String(decoding: data, as: UTF8.self).replacing("bicycle", with: "Bicycle")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Passage.self, from: Data(broken.utf8)) }
    }

    @Test("every citation of a fault or passage can be changed; other records have none") func citing() throws {
        let passage = try Passage.make("a/b/c", .en("T"), .en("X")) {
            $0.citations = [Citation(document: "M", line: 7)]
        }
        let fault = try Fault.make("a/b", .en("T")) { $0.citations = [Citation(document: "M", line: 5)] }
        for record in [Record.passage(passage), .fault(fault)] {
            #expect(
                record.citing { $0.line? += 10 }.citations.map(\.line) == [record.citations[0].line.map { $0 + 10 }])
        }
        let part = Record.part(Part(number: try PartNumber.make("1")))
        #expect(part.citing { $0.line = 1 } == part)
    }
}
