import FaultDiagnosis
import Testing

@Suite("What counts are worth")
struct StatisticsTests {
    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
    /// method 3.
    @Test(
        "the interval of a share is Wilson's",
        arguments: [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        ]) func wilson(count: Int, total: Int, low: Double, high: Double) throws
    {
        let interval = try #require(Proportion(count, of: total).interval)
        #expect(abs(interval.lowerBound - low) < 5e-5 && abs(interval.upperBound - high) < 5e-5)
    }

    @Test("all of many is near 1 and never above, and of nothing nothing is said") func ends() throws {
        let all = Proportion(5485, of: 5485)
        #expect(all.share == 1)
        #expect(try #require(all.interval).upperBound == 1)
        #expect(abs(try #require(all.interval).lowerBound - 0.9993001330336257) < 1e-12)
        #expect(Proportion(0, of: 0).share == nil && Proportion(0, of: 0).interval == nil)
    }

    /// scipy 1.17, `binom.sf(now - 1, before + now, t / (t + t_before))`.
    @Test(
        "the test of a rise is the exact conditional one",
        arguments: [
            (5, 90, 15, 90, 0.020694732666015625), (0, 90, 4, 90, 0.0625), (3, 365, 9, 90, 5.671615336993663e-05),
            (20, 90, 12, 90, 0.9449079174082726), (400, 180, 520, 180, 4.2745854619418905e-05),
            (100_000, 100, 101_000, 100, 0.012931196219866475), (10, 30, 0, 30, 1.0),
            (7, 60, 8, 30, 0.08823159840676367),
        ]) func rise(before: Int, lengthBefore: Double, now: Int, length: Double, expected: Double)
    {
        let rise = RateRise(before: before, over: lengthBefore, now: now, over: length)
        #expect(abs(rise.pValue - expected) < expected * 1e-7)
    }

    @Test("how much more often is said per day") func ratio() {
        #expect(abs((RateRise(before: 10, over: 100, now: 10, over: 50).ratio ?? 0) - 2) < 1e-12)
        #expect(RateRise(before: 0, over: 100, now: 10, over: 50).ratio == nil)
    }

    /// The example of Benjamini and Hochberg 1995, section 3.2: at 0.05 the first four are rejected. The adjusted values
    /// are those of statsmodels, `multipletests(method="fdr_bh")`.
    @Test("of many tests the false ones are kept rare") func falseDiscoveries() {
        let values = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.000,
        ]
        let expected = [
            0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182,
            0.714875,
            0.75323077, 0.81321429, 1,
        ]
        let adjusted = FalseDiscovery.adjusted(values)
        for (mine, other) in zip(adjusted, expected) { #expect(abs(mine - other) < 1e-7) }
        #expect(adjusted.filter { $0 <= 0.05 }.count == 4)
        // Given the first six only and told that fifteen were made, the first four are the same.
        let few = FalseDiscovery.adjusted(Array(values.prefix(6)), tests: 15)
        for (mine, other) in zip(few.prefix(4), expected) { #expect(abs(mine - other) < 1e-7) }
        #expect(FalseDiscovery.adjusted([0.04, 0.01]) == [0.04, 0.02])
        #expect(FalseDiscovery.adjusted([]) == [])
    }

    @Test("the largest come first, and shares add up") func pareto() {
        let pareto = Pareto([("hose", 6), ("seal", 0), ("pump", 30), ("wear", 14)])
        #expect(pareto.bars.map(\.name) == ["pump", "wear", "hose"])
        #expect(pareto.bars.map(\.share) == [0.6, 0.28, 0.12])
        #expect(abs((pareto.bars.last?.cumulative ?? 0) - 1) < 1e-12)
        #expect(pareto.barsFor(share: 0.8) == 2 && pareto.barsFor(share: 0.6) == 1)
        #expect(Pareto([("pump", 30)], total: 60).bars.first?.cumulative == 0.5)
        #expect(Pareto([(String, Int)]()).bars.isEmpty)
    }
}
