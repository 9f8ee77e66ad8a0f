import FaultModel
import FaultTesting
import Testing

@testable import FaultKnowledge

@Suite("The texts of an item, read once")
struct ItemTextTests {
    private let texts: [ItemText.Text] = [
        (.symptom, "主油缸不动作，无泵送压力"), (.symptom, "Main cylinders do not stroke"), (.also, "主油缸不动作"),
        (.cause, "溢流阀 K-12/A 卡滞，溢流阀漏油"), (.remedy, ""), (.remedy, "液壓閥：清洗 28.5 MPa"),
        (.other, "HBT80C-2118 ページ pump pumps pumping"),
    ]

    private func sequence(_ text: String, isPrefix: Bool = false) -> TermMarker.Sequence {
        (text, TextAnalysis().tokens(in: text).map(\.text), isPrefix)
    }

    @Test("marks are where reading the text again finds them")
    func sameMarks() {
        let analysis = TextAnalysis()
        let questions: [[TermMarker.Sequence]] = [
            [sequence("不动")], [("缸", ["缸"], true)], [sequence("溢流阀"), sequence("漏油"), ("阀", ["阀"], true)],
            [sequence("pump"), sequence("stroke"), sequence("k12a"), ("油", ["油"], true)],
            [sequence("28.5"), sequence("液压阀"), sequence("hbt80c-2118")], [sequence("作 无泵")], [], [sequence("nothing")],
        ]
        let item = ItemText(texts, analysis)
        var count = 0
        for sequences in questions {
            let marker = TermMarker(analysis: analysis, sequences: sequences)
            let found = item.marks(of: sequences)
            for (place, (_, text)) in texts.enumerated() {
                #expect(found[place] == marker.marks(in: text))
                count += found[place].count
            }
        }
        #expect(count > 15)
    }

    @Test("random texts and questions too") func random() {
        var random = SplitMix64(seed: 7)
        let analysis = TextAnalysis()
        let signs = Array("主油缸不动作阀 ab12-，.泵K")
        func text(_ length: Int) -> String { String((0..<length).map { _ in random.pick(signs) }) }
        for round in 0..<300 {
            // Now and then so many tokens that they are sorted.
            let longest = round % 10 == 0 ? 300 : 24
            let texts = (0..<4).map { _ in (field: SearchField.symptom, text: text(random.draw(0...longest))) }
            let item = ItemText(texts, analysis)
            let sequences = (0..<4).map { _ -> TermMarker.Sequence in
                let wanted = text(random.draw(1...3))
                let single = wanted.first.map { "\($0)" } ?? ""
                let isPrefix = TextAnalysis().tokens(in: single).first?.kind == .single && random.chance(0.5)
                return isPrefix ? (wanted, TextAnalysis().tokens(in: single).map(\.text), true) : sequence(wanted)
            }.filter { !$0.sequence.isEmpty }
            let marker = TermMarker(analysis: analysis, sequences: sequences)
            #expect(item.marks(of: sequences) == texts.map { marker.marks(in: $0.text) })
        }
    }

    @Test("each reader's order has every text once") func order() {
        let item = ItemText(texts, TextAnalysis())
        let other = Array(texts.reversed())
        let order = item.order(of: other)
        #expect(order.map { item.texts[$0].text } == other.map(\.text))
        #expect(Set(order).count == texts.count)
    }
}
