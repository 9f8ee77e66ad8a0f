import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@testable import faultbase

@Suite struct ReviewCommandTests {
    @Test("judged pairs are written in the form of corpus/queries, whatever the customer said") func judgedPairs()
        throws
    {
        let fault = try #require(Fault.ID("pump/no-stroke"))
        let pairs = [
            JudgedPair(record: "wo-1", question: "打不出料: \"快\"\n又停了\u{7}", fault: fault)
        ]
        #expect(
            JudgedPairsText(pairs: pairs).yaml == """
                questions:
                  - {ask: "打不出料: \\"快\\"\\n又停了 ", expect: [pump/no-stroke], style: record}

                """)
        #expect(JudgedPairsText(pairs: []).yaml == "questions: []\n")
    }
}
