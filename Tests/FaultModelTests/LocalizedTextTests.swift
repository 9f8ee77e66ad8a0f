import FaultModel
import FaultTesting
import Testing

@Suite("Texts in several languages")
struct LocalizedTextTests {
    @Test("a reader gets the own language, else a sister, else English, else whatever is there")
    func best() throws {
        let both = LocalizedText.both("主溢流阀", "Main relief valve")
        let taiwan = try #require(Language("zh-TW"))
        let german = try #require(Language("de"))
        #expect(both.string(for: .chinese) == "主溢流阀")
        #expect(both.string(for: taiwan) == "主溢流阀")
        #expect(both.string(for: german) == "Main relief valve")
        #expect(LocalizedText.zh("阀").string(for: german) == "阀")
    }

    @Test("adding keeps what is said and tells what is said otherwise") func adding() {
        var text = LocalizedText.zh("电机过载")
        #expect(text.add(.en("Motor overload")).isEmpty)
        let contradicted = text.add(.both("电机过流", "Motor overload"))
        #expect(text == .both("电机过载", "Motor overload"))
        #expect(contradicted.map(\.1) == ["电机过流"])
    }

    @Test("texts agree when they share a language and say the same in it") func agreeing() {
        let both = LocalizedText.both("阀", "valve")
        #expect(both.agrees(with: .zh("阀")))
        #expect(!both.agrees(with: .zh("泵")))
        #expect(!LocalizedText.zh("阀").agrees(with: .en("valve")))
    }
}
