import FaultKnowledge
import FaultModel
import FaultTesting
import Testing

@Suite("Sections of manuals")
struct PassageTests {
    /// A fault of the brakes, and a manual of three sections.
    private func bicycle() throws -> KnowledgeBase {
        try .holding([
            .product(Product(line: "bicycle", name: .en("Bicycle"), models: ["B1", "B2"])),
            try .part("10-0002", .en("Pad"), supersedes: ["10-0001"]),
            try .fault("bicycle/squeal", .en("Brakes squeal"), causes: [.en("Pads worn")]),
            try .passage("bicycle/brakes/1", .en("How the brakes work"), .en("A lever pulls a cable.")),
            try .passage("bicycle/brakes/2", .en("Renewing the pads"), .en("Open the caliper.\n\nTake the pads out.")) {
                $0.headings = [.en("Upkeep")]
                $0.safety = [.en("Let the discs cool first")]
                $0.models = ["B1"]
                $0.parts = [PartUse(number: try PartNumber.make("100001"), quantity: 2)]
                $0.citations = [Citation(document: "Brakes", page: "7", line: 12)]
            },
            try .passage("bicycle/brakes/10", .en("Torques"), .en("Caliper | 8 N·m\nDisc | 6 N·m")),
        ])
    }

    @Test(
        "a section is found by its title, its headings, its text and its warnings",
        arguments: [
            ("renewing pads", "bicycle/brakes/2"), ("upkeep", "bicycle/brakes/2"), ("caliper open", "bicycle/brakes/2"),
            ("discs cool", "bicycle/brakes/2"), ("torques", "bicycle/brakes/10"), ("lever cable", "bicycle/brakes/1"),
        ])
    func found(question: String, id: String) async throws {
        let hit = try #require(try await bicycle().ask(question).hits.first)
        #expect(hit.item.id == id)
        #expect(hit.item.kind == .passage)
        #expect(hit.product?.line == "bicycle")
    }

    @Test("the snippet is the line of the text that matched, marked") func snippet() async throws {
        let hit = try #require(try await bicycle().ask("disc torque").hits.first)
        #expect(hit.item.id == "bicycle/brakes/10")
        #expect(hit.snippet == "<mark>Disc</mark> | 6 N·m")
        #expect(hit.markedTitle == "<mark>Torques</mark>")
        #expect(hit.reasons == [.text(field: .title, terms: ["torque"]), .text(field: .body, terms: ["disc"])])
    }

    @Test("kind and model narrow; facets count") func filters() async throws {
        let knowledge = try bicycle()
        #expect(try await knowledge.ask("brakes pads").facets.kind == ["fault": 1, "passage": 2, "part": 1])
        #expect(try await knowledge.ids("brakes") { $0.filter.kind = .passage } == ["bicycle/brakes/1"])
        #expect(try await knowledge.ids("pads") { $0.filter.model = "B2" } == ["bicycle/squeal"])
        #expect(try await knowledge.ids("pads") { $0.filter.product = "roller" } == [])
    }

    @Test("a part's number finds the sections that name it, after faults that use it, under any number of its chain")
    func parts() async throws {
        let knowledge = try bicycle()
        let report = try await knowledge.part(try PartNumber.make("10-0002"))
        #expect(report.mentions.map(\.passage.description) == ["bicycle/brakes/2"])
        #expect(report.mentions.map(\.quantity) == [2])
        #expect(report.uses == [])
        let result = try await knowledge.ask("need 10-0002")
        #expect(result.hits.map(\.item.id) == ["100002", "bicycle/brakes/2"])
        #expect(result.hits.last?.replacements["100001"]?.printed == "10-0002")
    }

    @Test("a section knows those before and after it in the order of the manual, not of the names") func neighbours()
        async throws
    {
        let knowledge = try bicycle()
        let report = try await knowledge.passage(try #require(Passage.ID("bicycle/brakes/2")))
        #expect(report.passage.safety == [.en("Let the discs cool first")])
        #expect(report.passage.citations == [Citation(document: "Brakes", page: "7", line: 12)])
        #expect(report.previous?.id.section == "1")
        #expect(report.next?.id.section == "10")
        #expect(report.next?.title == .en("Torques"))
        #expect(try await knowledge.passage(try #require(Passage.ID("bicycle/brakes/10"))).next == nil)
        await #expect(
            throws: KnowledgeError.notFound(kind: "passage", id: "bicycle/brake/2", nearest: ["bicycle/brakes/2"])
        ) { _ = try await knowledge.passage(try #require(Passage.ID("bicycle/brake/2"))) }
    }

    @Test("a document lists what it states in its order, by the name of its passages or by its title") func documents()
        async throws
    {
        let knowledge = try bicycle()
        let all = ["bicycle/squeal", "bicycle/brakes/1", "bicycle/brakes/2", "bicycle/brakes/10"]
        for id in ["brakes", "Manual"] {
            let report = try await knowledge.document(id)
            #expect(report.entries.map(\.id) == all)
            #expect(report.sources.map(\.document) == ["Manual"])
        }
        let some = try await knowledge.document("brakes", limit: 2, offset: 1)
        #expect(some.entries.map(\.id) == Array(all[1...2]))
        #expect(some.total == 4)
        await #expect(throws: KnowledgeError.notFound(kind: "document", id: "manual", nearest: ["Manual"])) {
            _ = try await knowledge.document("manual")
        }
        await #expect(throws: KnowledgeError.outOfRange(name: "limit", value: 0, expected: 1...1000)) {
            _ = try await knowledge.document("Manual", limit: 0)
        }
    }

    @Test("passages are counted, a moved line is no change, and what goes is gone from the index") func imported()
        async throws
    {
        let knowledge = try KnowledgeBase()
        func section(line: Int) throws -> Record {
            try .passage("a/m/1", .en("Bleeding"), .en("Open the nipple.")) {
                $0.citations = [Citation(document: "M", line: line)]
            }
        }
        let other = try Record.passage("a/m/2", .en("Filling"), .en("Pour."))
        #expect(try knowledge.bring([try section(line: 3), other]).counts.new == 2)
        let moved = try knowledge.bring([try section(line: 9), other])
        #expect(moved.counts.unchanged == 2)
        #expect(try await knowledge.passage(try #require(Passage.ID("a/m/1"))).passage.citations.first?.line == 9)
        #expect(try knowledge.bring([other]).counts.removed == 1)
        #expect(try await knowledge.ids("nipple") == [])
        #expect(try knowledge.verify() == [])
        try knowledge.rebuildIndex()
        #expect(try await knowledge.ids("pour") == ["a/m/2"])
        #expect(try await knowledge.statistics().items == ["passage": 1])
        #expect(try await knowledge.statistics().terms > 0)
    }

    @Test("sources add languages to one section; what one says differently follows and is reported") func merged()
        async throws
    {
        let knowledge = try KnowledgeBase()
        try knowledge.bring([try .passage("a/m/1", .en("Bleeding"), .en("Open the nipple."))], document: "en")
        try knowledge.bring([try .passage("a/m/1", .zh("排气"), .zh("打开放气螺钉。"))], document: "zh")
        let id = try #require(Passage.ID("a/m/1"))
        #expect(try await knowledge.passage(id).passage.title == .both("排气", "Bleeding"))
        #expect(try await knowledge.ids("放气螺钉") == ["a/m/1"])
        let later = try knowledge.bring(
            [try .passage("a/m/1", .en("Bleeding"), .en("Close it again."))], document: "later")
        #expect(
            later.findings == [
                "another source has another text (en) for the passage a/m/1; it was added at the end"
            ])
        let text = try await knowledge.passage(id).passage.text
        #expect(text[.english] == "Open the nipple.\n\nClose it again.")
    }

    @Test("a section does not stand before a fault that says the same") func afterFaults() async throws {
        let knowledge = try KnowledgeBase.holding([
            try .fault("a/noise", .en("Pump noisy when cold"), causes: [.en("Oil too thick")]),
            try .passage("a/m/1", .en("Pump noisy when cold"), .en("Oil too thick.")),
            try .passage("a/m/2", .en("Noise"), .en("A pump is noisy when it is cold.")),
        ])
        #expect(try await knowledge.ids("pump noisy when cold").first == "a/noise")
        #expect(try await knowledge.ids("oil too thick").first == "a/noise")
    }

    @Test("words scattered over a chapter do not make it an answer to the whole question") func scattered() async throws
    {
        let filler = Array(repeating: "Nothing else is said here.", count: 40).joined(separator: " ")
        let knowledge = try KnowledgeBase.holding([
            try .fault("a/noise", .en("Pump is noisy in winter")),
            try .passage("a/m/far", .en("Chapter"), .en("The pump. \(filler) A noisy place. \(filler) Cold storage.")),
            try .passage("a/m/near", .en("Chapter"), .en("\(filler) A pump is noisy while it is cold. \(filler)")),
        ])
        let result = try await knowledge.ask("pump noisy cold")
        #expect(result.hits.first?.item.id == "a/m/near")
        #expect(result.hits.map(\.explanation.tier) == [2, 1, 1])
        #expect(result.hits[1].item.id == "a/noise")
    }

    @Test("a manual beside it changes neither the order nor the scores of faults") func ownTable() async throws {
        let faults = [
            try Record.fault("a/one", .en("Pump noisy"), causes: [.en("Valve stuck in the cold")]),
            try Record.fault("a/two", .en("Valve leaks at the pump"), causes: [.en("Seal worn")]),
            try Record.fault("a/three", .en("Cold start fails"), causes: [.en("Pump weak")]),
        ]
        let sections = try (0..<200).map { number in
            try Record.passage("a/m/\(number)", .en("Pump \(number)"), .en("The pump and its valve \(number)."))
        }
        let (alone, beside) = (try KnowledgeBase.holding(faults), try KnowledgeBase.holding(faults + sections))
        for question in ["pump", "valve pump", "cold pump seal"] {
            let expected = try await alone.ask(question)
            let found = try await beside.ask(question) { $0.filter.kind = .fault }
            #expect(found.hits.map(\.item.id) == expected.hits.map(\.item.id))
            #expect(found.hits.map(\.score) == expected.hits.map(\.score))
        }
    }

    @Test("a very long text is found to its end, and its snippet stays short") func long() async throws {
        let paragraph = "Turn the screw a little and look at the gauge."
        let text = Array(repeating: paragraph, count: 4000).joined(separator: "\n\n") + "\n\nThe last word is zeppelin."
        let knowledge = try KnowledgeBase.holding([
            try .passage("a/m/1", .en("Adjusting"), .en(text)),
            try .passage("a/m/2", .en("Row"), .en(String(repeating: "screw gauge ", count: 4000))),
        ])
        let found = try await knowledge.ask("zeppelin")
        #expect(found.hits.map(\.item.id) == ["a/m/1"])
        #expect(found.hits.first?.snippet == nil)
        let row = try #require(try await knowledge.ask("gauge") { $0.limit = 1 }.hits.first)
        #expect((row.snippet?.replacing("<mark>", with: "").replacing("</mark>", with: "").count ?? 0) <= 250)
    }
}
