import FaultImport
import FaultModel
import Testing

@Suite("Passages in fault books")
struct PassageBookTests {
    private static let head = """
        faultbook: 1
        language: en
        source: {document: Brakes, revision: "3"}
        product: {line: bicycle, models: [B1, B2]}
        parts:
          - {number: "10-1", name: Pad}

        """

    @Test("every field is read, and the place in the book is the citation") func everything() throws {
        let book = """
            passages:
              - id: brakes/2-1
                title: {en: Renewing the pads, zh: 更换刹车片}
                headings: [Upkeep, {zh: 刹车}]
                safety: [Let the discs cool first]
                text: |-
                  Open the caliper.

                  Take the pads out.
                models: [b 1]
                parts: [{number: "101", quantity: 2}]
                page: 5-12
            """
        let result = try imported(Self.head + book, name: "books/brakes.yaml", ImportOptions())
        #expect(result.findings.all == [])
        let passage = try #require(result.passages.first)
        #expect(passage.id.description == "bicycle/brakes/2-1")
        #expect(passage.title == LocalizedText([(.english, "Renewing the pads"), (.chinese, "更换刹车片")]))
        #expect(passage.headings.map(\.strings) == [["Upkeep"], ["刹车"]])
        #expect(passage.safety.map(\.strings) == [["Let the discs cool first"]])
        #expect(passage.text.strings == ["Open the caliper.\n\nTake the pads out."])
        #expect(passage.models == ["b 1"])
        #expect(passage.parts.map(\.number.printed) == ["101"] && passage.parts.map(\.quantity) == [2])
        #expect(
            passage.citations == [
                Citation(document: "Brakes", revision: "3", page: "5-12", file: "brakes.yaml", line: 8)
            ])
    }

    @Test("a book of passages alone is a book") func alone() throws {
        let result = try imported(
            "faultbook: 1\nlanguage: en\nsource: {document: D}\nproduct: {line: p}\npassages: [{id: d/1, title: T, text: X}]\n",
            name: "d.yaml", ImportOptions())
        #expect(result.findings.all == [])
        #expect(result.passages.map(\.id.description) == ["p/d/1"])
    }

    @Test(
        "a passage with an error is left out and reported; the others are kept",
        arguments: [
            ("{id: brakes/2, title: T, text: X, txt: Y}", "'txt' is no key of a passage; did you mean 'text'?"),
            ("{id: brakes, title: T, text: X}", "the passage id 'brakes' is not allowed; expected document/section"),
            ("{id: Brakes/2, title: T, text: X}", "the passage id 'Brakes/2' is not allowed"),
            ("{id: brakes/2, text: X}", "the passage's title is missing"),
            ("{id: brakes/2, title: T}", "the passage's text is missing"),
            ("{title: T, text: X}", "the passage's id is missing"),
            ("{id: brakes/2, title: T, text: X, models: [C9]}", "'C9' is no model of the product 'bicycle'"),
            ("{id: brakes/2, title: T, text: X, parts: [{no: 1}]}", "'no' is no key of a part of a passage"),
            ("{id: brakes/1, title: T, text: X}", "the passage id 'brakes/1' is used on line 8 already"),
            ("[]", "expected a passage as a map"),
        ])
    func errors(entry: String, message: String) throws {
        let book = Self.head + "passages:\n  - {id: brakes/1, title: First, text: Kept}\n  - \(entry)\n"
        let result = try imported(book, name: "b.yaml", ImportOptions())
        #expect(result.passages.map(\.id.section) == ["1"])
        #expect(result.messages(.error).contains { $0.contains(message) }, "\(result.messages(.error))")
    }

    @Test("a part that the book does not list is a warning") func unknownPart() throws {
        let book = Self.head + "passages:\n  - {id: brakes/1, title: T, text: X, parts: [{number: \"9\"}]}\n"
        let result = try imported(book, name: "b.yaml", ImportOptions())
        #expect(result.passages.count == 1)
        #expect(result.messages(.warning) == ["8: the part '9' is not among the parts of this book; it was kept"])
    }

    @Test("generated passages come back equal", arguments: 0..<10) func roundTrip(seed: Int) throws {
        var generator = FaultGenerator(dice: Dice(state: UInt64(seed)))
        let source = Source(document: "D: #1", file: "b.yaml", revision: "no", language: seed % 3 == 0 ? nil : .english)
        let product = Product(line: "line", models: ["M 1"])
        let parts = [Part(number: try #require(PartNumber("007")))]
        let passages = try (0..<50).map { try generator.passage($0) }
        let yaml = FaultBookWriter.yaml(source: source, product: product, parts: parts, faults: [], passages: passages)
        let result = try imported(yaml, name: "b.yaml", ImportOptions())
        #expect(result.findings.all == [])
        let read = result.draft.records.filter { $0.kind == .passage }.map { $0.citing { $0.line = nil } }
        #expect(read == passages.map(Record.passage))
    }
}

extension FaultGenerator {
    fileprivate mutating func passage(_ number: Int) throws -> Passage {
        let id = try #require(Passage.ID("line/\(dice.pick(["no", "1e5", "manual"]))/\(number)"))
        var passage = Passage(id: id, title: text(), text: text())
        passage.headings = texts()
        passage.safety = texts()
        passage.models = dice.chance(50) ? ["M 1"] : []
        passage.parts = dice.chance(50) ? [PartUse(number: try #require(PartNumber("007")), quantity: share() + 1)] : []
        passage.citations = [
            Citation(document: "D: #1", revision: "no", page: maybe { $0.string() }, file: "b.yaml", line: nil)
        ]
        return passage
    }
}
