import Testing

@testable import FaultKnowledge

@Suite("One analysis for index and question")
struct TextAnalysisTests {
    private func tokens(_ text: String) -> [String] { TextAnalysis().tokens(in: text).map(\.text) }

    @Test(
        "text is split into the tokens that are indexed",
        arguments: [
            ("S阀不换向", ["s", "阀不", "不换", "换向", "向"]),
            ("HBT80泵", ["hbt80", "hbt", "80", "泵"]),
            ("HBT80C-2118", ["hbt80c2118", "hbt80c", "hbt", "80", "c", "2118"]),
            ("Replace relay K-12/A", ["replac", "relay", "k12a", "k", "12", "a"]),
            ("ＡＢＣ１２", ["abc12", "abc", "12"]),
            ("28.5 MPa", ["28·5", "mpa"]),
            ("28MPa", ["28mpa", "28", "mpa"]),
            ("won't", ["wont"]), ("valve's", ["valv"]),
            ("over-heat", ["overheat", "over", "heat"]),
            ("on/off", ["on", "off"]),
            ("阀", ["阀"]), ("", []), ("…!?", []), ("🔧 E\u{0}07", ["e", "07"]),
            ("Überdruck", ["ueberdruck"]), ("Привод", ["привод"]),
        ])
    func splitting(text: String, expected: [String]) { #expect(tokens(text) == expected) }

    @Test(
        "words of one stem are one",
        arguments: [
            ["leaking", "leaks", "leaked", "leak"], ["valves", "valve"], ["overheated", "overheating", "overheats"],
        ])
    func stems(words: [String]) { #expect(Set(words.map { tokens($0) }).count == 1) }

    @Test(
        "traditional and simplified, full and half width are one",
        arguments: [("壓力過高", "压力过高"), ("電機過載", "电机过载"), ("液壓閥", "液压阀"), ("Ｅ－０７", "E-07"), ("ＨＢＴ８０", "HBT80")])
    func oneWriting(left: String, right: String) { #expect(tokens(left) == tokens(right)) }

    @Test("a number with a fraction is not the number without its dot") func decimals() {
        #expect(tokens("2.5") != tokens("25"))
    }

    @Test("every token says where it stands, in bytes of the original") func ranges() {
        let text = "主閥 leaking E-07"
        let pieces = TextAnalysis().tokens(in: text).map { token in
            String(decoding: Array(text.utf8)[token.range], as: UTF8.self)
        }
        #expect(pieces == ["主閥", "閥", "leaking", "E-07", "E", "07"])
    }

    @Test("a word of a million letters is cut, not dropped") func endlessWord() {
        let tokens = tokens(String(repeating: "a", count: 1_000_000))
        #expect(tokens.count == 1_000_000 / 64)
    }

    @Test("any bytes that are UTF-8 are read: every scalar by itself") func everyScalar() {
        let analysis = TextAnalysis()
        for value in UInt32(0)...0x1_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a" + String(scalar) + "b"
            for token in analysis.tokens(in: text) {
                #expect(token.range.upperBound <= text.utf8.count && !token.text.isEmpty && !token.text.contains(" "))
            }
        }
    }
}
