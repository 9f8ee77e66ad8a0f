import FaultModel
import Testing

@Suite("The nearest name to a mistyped one")
struct NearestNameTests {
    /// Known distances: kitten/sitting from Levenshtein's textbook example, CA/AC of Damerau.
    @Test(
        "edit distances",
        arguments: [
            ("kitten", "sitting", 3), ("CA", "AC", 1), ("pump", "pump", 0), ("", "abc", 3), ("valve", "vlave", 1),
        ])
    func distances(left: String, right: String, distance: Int) {
        #expect(String.editDistance(Array(left), Array(right), atMost: 5) == distance)
        #expect(String.editDistance(Array(right), Array(left), atMost: 5) == distance)
        if distance > 0 { #expect(String.editDistance(Array(left), Array(right), atMost: distance - 1) == nil) }
    }

    @Test("the nearest is offered, and nothing when all are far") func nearest() {
        #expect("symptm".nearest(among: ["symptom", "system", "safety"]) == "symptom")
        #expect("xyz".nearest(among: ["symptom", "system"]) == nil)
        #expect("aa".nearest(among: ["ab", "ac"]) == "ab")
    }
}
