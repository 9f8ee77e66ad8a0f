import FaultModel
import Testing

@Suite struct CauseTallyTests {
    @Test("counts, months and models of records are kept apart") func counts() throws {
        let july = CalendarMonth(of: try #require(CalendarDay("2004-07-01")))
        let march = CalendarMonth(of: try #require(CalendarDay("2006-03-31")))
        let tally = CauseTally([
            .init(cause: "filter", model: "A1", month: july, count: 3),
            .init(cause: "filter", model: "B2", month: march, count: 2),
            .init(cause: "pump", month: nil, count: 4),
            .init(cause: nil, month: CalendarMonth(number: 12), count: 9),
        ])
        #expect(tally.confirmed == 9 && tally.withOtherCause == 9)
        #expect(tally.count(of: "filter") == 5 && tally.of(model: "B2").confirmed == 2)
        #expect(tally.period.map { "\($0.lowerBound)…\($0.upperBound)" } == "2004-07…2006-03")
    }

    @Test("months are written as in ISO 8601") func months() {
        #expect("\(CalendarMonth(number: 0))" == "0000-01")
        #expect("\(CalendarMonth(number: 2024 * 12 + 11))" == "2024-12")
    }
}
