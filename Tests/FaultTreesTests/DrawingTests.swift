import FaultTrees
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Drawings of a tree")
struct DrawingTests {
    @Test("a shared gate is drawn once; other mentions are transfers to it") func shared() throws {
        let tree = try FaultTree(
            "shared", top: "top",
            gates: [
                .init("top", .any("left", "right")), .init("left", .all("common", "a")),
                .init("right", .all("common", "b")),
                .init("common", .any("c", "d"), title: "油压低 <20 bar"),
            ],
            events: ["a", "b", "c", "d"].map { .init($0, 0.1) })
        let svg = tree.svg()
        #expect(svg.components(separatedBy: "href=\"#g-common\"").count - 1 == 2)
        #expect(svg.components(separatedBy: "id=\"g-common\"").count - 1 == 1)
        #expect(svg.contains("油压低 &lt;20 bar"))
        #expect(try XMLDocument(data: Data(svg.utf8)).rootElement()?.name == "svg")
        let dot = tree.dot()
        #expect(dot.hasPrefix("digraph \"shared\" {") && dot.components(separatedBy: "\n  \"common\" [").count - 1 == 1)
    }

    @Test("every kind of gate, and any name, can be drawn", arguments: 1...30) func anything(seed: Int) throws {
        var random = RandomTrees(seed: UInt64(seed))
        let tree = try random.tree()
        #expect(try XMLDocument(data: Data(tree.svg().utf8)).rootElement()?.name == "svg")
        #expect(tree.dot().hasSuffix("}\n"))
    }

    @Test("a title of three lines stands whole; a longer one ends in an ellipsis and stands whole in its title")
    func longTitles() throws {
        let three = "Main relief valve stuck open or its spring broken"
        let four = three + " after many years of hard work"
        let tree = try FaultTree(
            "long", top: "top", gates: [.init("top", .all("a", "b"))],
            events: [.init("a", 0.1, title: three), .init("b", 0.1, title: four)])
        let svg = tree.svg()
        for line in ["Main relief valve", "stuck open or its", "spring broken"] {
            #expect(svg.contains(">\(line)</text>"))
        }
        #expect(svg.contains("…</text>") && svg.contains("<title>\(four)</title>"))
    }
}

@Suite("Drawings of a walk")
struct MarkedDrawingTests {
    /// The symptom needs the valve, or both pump and filter; one more event makes a list of the top's inputs.
    private func tree() throws -> FaultTree {
        try FaultTree(
            "walk", top: "top",
            gates: [
                .init("top", .any("valve", "starved"), title: "No <pressure>"),
                .init("starved", .all("pump", "filter"), title: "Starved"),
            ],
            events: [
                .init("valve", 0.1, title: "Valve stuck"), .init("pump", 0.2, title: "Pump worn"),
                .init("filter", 0.3, title: "Filter clogged"),
            ])
    }

    private func svg(_ marks: [String: TreeMarks.Mark]) throws -> String {
        try tree().svg(marked: TreeMarks(marks, summary: "Valve stuck: 63 %", incomplete: "Not all."), id: "picture")
    }

    private struct Drawn {
        var name: String?
        var style: String?
        var address: String?
    }

    /// Every element that has a title, by its title.
    private func elements(_ svg: String) throws -> [String: Drawn] {
        let document = try XMLDocument(data: Data(svg.utf8))
        var found: [String: Drawn] = [:]
        var pending = [try #require(document.rootElement())]
        while let element = pending.popLast() {
            let children = (element.children ?? []).compactMap { $0 as? XMLElement }
            pending += children
            guard let title = children.first(where: { $0.name == "title" })?.stringValue else { continue }
            let attribute = { (name: String) in element.attributes?.first { $0.name == name }?.stringValue }
            found[title] = Drawn(name: element.name, style: attribute("class"), address: attribute("href"))
        }
        return found
    }

    @Test("an event is filled by its belief, says it in figures, and leads to its cause") func beliefs() throws {
        let shares: [(Double, String)] = [
            (0.01, "likely-1"), (0.05, "likely-2"), (0.34, "likely-3"), (0.4, "likely-4"),
        ]
        for (belief, step) in shares + [(0.65, "likely-5"), (1, "likely-5")] {
            let valve = TreeMarks.Mark(belief: belief, figure: "so much", address: "#cause-valve")
            let element = try elements(svg(["valve": valve]))["Valve stuck, so much"]
            #expect(element?.name == "a" && element?.style == step)
            #expect(element?.address == "#cause-valve")
        }
    }

    @Test("a gate is settled when everything under it is, and not before") func settled() throws {
        let off = TreeMarks.Mark(belief: 0, isSettled: true)
        let some = try elements(svg(["pump": off]))
        #expect(some["Pump worn"]?.style == "settled" && some["Starved"]?.style == nil)
        let branch = try elements(svg(["pump": off, "filter": off]))
        #expect(branch["Starved"]?.style == "settled" && branch["No <pressure>"]?.style == nil)
        let all = try elements(svg(["pump": off, "filter": off, "valve": off]))
        #expect(all["No <pressure>"]?.style == "settled")
    }

    @Test("what was seen of a gate is marked and said") func seen() throws {
        let found = try elements(svg(["starved": .init(seen: "faulty")]))
        #expect(found["Starved, faulty"]?.style == "seen")
    }

    @Test("the picture is named and described, its links come in the tree's order, and it needs no style of its own")
    func accessible() throws {
        let mark = { (id: String) in TreeMarks.Mark(belief: 0.2, figure: "20 %", address: "#cause-" + id) }
        let svg = try svg(["valve": mark("valve"), "pump": mark("pump"), "filter": mark("filter")])
        #expect(svg.contains("role=\"group\" aria-labelledby=\"picture-title\" aria-describedby=\"picture-desc\""))
        #expect(svg.contains("<title id=\"picture-title\">No &lt;pressure&gt;</title>"))
        #expect(svg.contains("<desc id=\"picture-desc\">Valve stuck: 63 %</desc>"))
        #expect(!svg.contains("<style") && !svg.contains(" style="))
        let links = svg.components(separatedBy: "href=\"#cause-").dropFirst().map { String($0.prefix(4)) }
        #expect(links == ["valv", "pump", "filt"])
    }

    @Test("any tree can be drawn with marks", arguments: 1...30) func anything(seed: Int) throws {
        var random = RandomTrees(seed: UInt64(seed))
        let tree = try random.tree()
        let marks = Dictionary(
            uniqueKeysWithValues: tree.events.enumerated().map { index, event in
                (event.name, TreeMarks.Mark(belief: 0.1, figure: "<10 %", isSettled: index % 3 == 0, address: "#x"))
            })
        let svg = tree.svg(marked: TreeMarks(marks, summary: "", incomplete: ""), id: "p")
        #expect(try XMLDocument(data: Data(svg.utf8)).rootElement()?.name == "svg")
    }
}
