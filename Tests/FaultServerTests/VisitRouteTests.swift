import FaultModel
import Foundation
import HTTPTypes
import Testing

@Suite("What to bring to the first visit, over HTTP")
struct VisitRouteTests {
    private func ask(_ query: String) async throws -> Asking.Answer {
        try await Asking(smallKnowledge()).get("/api/faults/trailer-pump/no-stroke/visit\(query)")
    }

    /// Only the valve can be put right: P(valve and not pump | symptom) = 0.03 × 0.99 / (1 − 0.97 × 0.99), by hand.
    @Test("the list names the number to order, and says what can be reached") func document() async throws {
        let answer = try await ask("?lang=en")
        #expect(answer.status == 200)
        #expect(answer.headers[.eTag] == "\"1\"")
        #expect(answer.text("fault") == "trailer-pump/no-stroke")
        #expect(answer.text("title") == "Main cylinders do not stroke")
        #expect(answer.number("confidence") == 0.9)
        let share = 0.03 * 0.99 / (1 - 0.97 * 0.99)
        #expect(abs(try #require(answer.number("probability")) - share) < 1e-12)
        #expect(abs(try #require(answer.number("reachable")) - share) < 1e-12)
        #expect(answer.value("reached") as? Bool == false)
        #expect(answer.value("exact") as? Bool == true)
        #expect(answer.text("parts.0.number") == "10-0002")
        #expect(answer.text("parts.0.name") == "Relief valve, new")
        #expect(answer.number("parts.0.quantity") == 1)
        #expect(answer.value("parts.0.price") is NSNull)
        #expect(answer.value("parts.0.replaces") as? [String] == ["10-0001"])
        #expect(answer.text("parts.0.causes.0.cause") == "valve-stuck")
        #expect(answer.text("without_remedy.0.cause") == "pump-worn")
        #expect(answer.value("weighed.cheapest") as? Bool == true)
        #expect(answer.number("weighed.unpriced_as.amount") == 1)
    }

    @Test("an answer changes what is believed, and a lower confidence what is enough") func answers() async throws {
        let certain = try await ask("?answer=gauge%3Dfaulty&confidence=0.95")
        #expect(certain.value("reached") as? Bool == true)
        #expect(certain.text("answers.0.action") == "gauge")
        let cleared = try await ask("?answer=gauge=31.2%20MPa")
        #expect(cleared.number("probability") == 0)
        #expect(cleared.value("parts") as? [Any] != nil)
        #expect(cleared.number("cost.0.amount") == nil)
    }

    @Test(
        "what cannot be is a problem with a status and a sentence",
        arguments: [
            ("?confidence=0", 400, "confidence"), ("?confidence=1.1", 400, "confidence"),
            ("?confidence=much", 400, "confidence"), ("?answer=gauge", 400, "answer"),
            ("?answer=nothing=ok", 400, "nothing"), ("?mode=guided", 400, "mode"),
        ])
    func errors(query: String, status: Int, word: String) async throws {
        let answer = try await ask(query)
        #expect(answer.status == status)
        #expect(answer.text("detail")?.contains(word) == true)
    }

    @Test("an unknown fault is 404") func unknown() async throws {
        let answer = try await Asking(smallKnowledge()).get("/api/faults/trailer-pump/none/visit")
        #expect(answer.status == 404)
    }
}
