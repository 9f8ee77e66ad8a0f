import Foundation
import Testing

@Suite("The command line")
struct CommandTests {
    private static let book = """
        faultbook: 1
        language: en
        source: {document: Pump manual}
        product: {line: pump, models: [P80]}
        parts:
          - {number: "10-1", name: Valve}
          - {number: "10-2", name: New valve, supersedes: ["10-1"]}
        faults:
          - id: no-stroke
            symptom: {en: Pump will not stroke, zh: 泵不动}
            codes: [{system: maker, code: E-07}]
            causes:
              - id: valve
                title: Valve stuck
                remedy: {kind: replace, title: Replace the valve, parts: [{number: "10-1"}]}
        """

    private static let manual = """
        faultbook: 1
        language: en
        source: {document: Pump upkeep}
        product: {line: pump}
        parts: [{number: "10-1", name: Valve}]
        passages:
          - {id: upkeep/1, title: Filling with oil, text: Open the filler cap.}
          - id: upkeep/2
            title: {en: Bleeding the pump, zh: 泵的排气}
            headings: [Upkeep]
            safety: [Relieve the pressure first]
            text: "Open the nipple.\\n\\nClose it when oil comes."
            parts: [{number: "10-1", quantity: 2}]
            page: "7"
        """

    private func withBook(_ body: (Program) throws -> Void) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "pump.yaml")
            let imported = try program.run("import", "pump.yaml")
            #expect(imported.status == 0, "\(imported.errors)")
            try body(program)
        }
    }

    @Test("import, then search, show, code, part") func mainJob() throws {
        try withBook { (program) throws in
            #expect(try program.run("search", "泵不动").output.contains("pump/no-stroke"))
            #expect(try program.run("search", "pump", "will", "not", "stroke").output.contains("Pump will not stroke"))
            #expect(try program.run("show", "pump/no-stroke").output.contains("superseded: order 10-2"))
            #expect(try program.run("code", "e", "07").output.contains("pump/no-stroke"))
            #expect(try program.run("part", "101").output.contains("order 10-2"))
        }
    }

    @Test("sections of a manual: imported and counted, found, shown, named by their parts, exported") func passages()
        throws
    {
        try withBook { (program) throws in
            try program.write(Self.manual, to: "upkeep.yaml")
            let imported = try program.run("import", "upkeep.yaml", "--json")
            #expect(imported.value("totals.records.new") as? Int == 2, "\(imported.errors)")
            let found = try program.run("search", "bleeding", "--kind", "passage").output
            #expect(found.contains("passage pump/upkeep/2"))
            #expect(found.contains("Pump upkeep"))
            let shown = try program.run("show", "pump/upkeep/2").output
            #expect(shown.contains("Upkeep") && shown.contains("! Relieve the pressure first"))
            #expect(shown.contains("Open the nipple.\n\nClose it when oil comes."))
            #expect(shown.contains("2 × 10-1 Valve") && shown.contains("superseded: order 10-2"))
            #expect(shown.contains("Pump upkeep, p. 7, upkeep.yaml:8"))
            #expect(shown.contains("before: pump/upkeep/1  Filling with oil"))
            #expect(try program.run("show", "pump/upkeep/2", "--json").value("kind") as? String == "passage")
            #expect(try program.run("part", "10-1").output.contains("pump/upkeep/2  Bleeding the pump"))
            #expect(try program.run("show", "pump/upkeep/3").errors.contains("Did you mean 'pump/upkeep/1'?"))
            #expect(try program.run("index", "stats").output.contains("passages  2"))
            #expect(try program.run("index", "verify").output == "ok\n")
            let first = try program.run("export").output
            #expect(first.contains("passages:"))
            try program.write(first, to: "again.yaml")
            let copy = program.folder.appendingPathComponent("copy.sqlite").path
            #expect(try program.run("import", "again.yaml", "--kb", copy, "--strict").status == 0)
            #expect(try program.run("export", "--kb", copy).output == first)
        }
    }

    @Test("--json is one document on stdout and nothing else there") func json() throws {
        try withBook { (program) throws in
            let found = try program.run("search", "E07", "--json")
            #expect(found.value("hits.0.id") as? String == "pump/no-stroke")
            #expect(found.value("support") as? String == "exact")
            #expect(found.errors == "")
            let imported = try program.run("import", "pump.yaml", "--json")
            #expect(imported.value("totals.records.unchanged") as? Int == 3)
            #expect(imported.value("edition") as? Int == 1)
            #expect(imported.value("files.0.format") as? String == "faultbook")
        }
    }

    @Test("common options may stand before the command") func optionsFirst() throws {
        try withBook { (program) throws in
            let found = try program.run(
                "--json", "--kb", program.knowledge, "search", "E07", environment: ["FAULTBASE_KB": "none"])
            #expect(found.value("total") as? Int == 1)
        }
    }

    @Test("not found is status 1, with the nearest id") func notFound() throws {
        try withBook { (program) throws in
            #expect(try program.run("search", "zzzz").status == 1)
            let shown = try program.run("show", "pump/no-strok")
            #expect(shown.status == 1)
            #expect(shown.errors.contains("Did you mean 'pump/no-stroke'?"))
            #expect(try program.run("code", "E-99").status == 1)
            #expect(try program.run("part", "777").status == 1)
        }
    }

    @Test(
        "wrong usage is status 2 and one sentence on stderr",
        arguments: [
            ["search"], ["search", ""], ["search", "a", "--limit", "-1"], ["search", "a", "--limit", "1000000000"],
            ["search", "a", "--class", "magic"], ["search", "a", "--lang", "?"], ["import", "missing.yaml"], ["import"],
            ["import", "pump.yaml", "--product", "Not A Line"], ["import", "pump.yaml", "--format", "magic"],
            ["frobnicate"],
            ["serve", "--port", "-1"], ["search", "a", "--kb", "missing.sqlite"], ["search", "a", "--kb", "pump.yaml"],
            ["index", "build", "--kb", "elsewhere/none.sqlite"],
        ])
    func usage(arguments: [String]) throws {
        try withBook { (program) throws in
            let outcome = try program.run(arguments)
            #expect(outcome.status == 2, "\(arguments): \(outcome.errors)")
            #expect(!outcome.errors.isEmpty)
            #expect(outcome.output.isEmpty)
        }
    }

    @Test(
        "a file that cannot be used is one clear error, and what was there before is still there",
        arguments: [
            ("empty.yaml", "", "empty"), ("cut.json", "[{\"code\": \"E1\", \"msg\": \"a\"", "JSON"),
            ("bomb.yaml", "faultbook: 1\na: &a [x,x]\nb: &b [*a,*a]\nlanguage: en\n", "E"),
            ("words.txt", "only some words\nwithout any table", "format"),
            (
                "entity.xml",
                "<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><l><e><code>1</code><msg>&x;</msg></e></l>",
                "entity"
            ),
        ])
    func badFiles(name: String, content: String, word: String) throws {
        try withBook { (program) throws in
            try program.write(content, to: name)
            let outcome = try program.run("import", name)
            if name != "bomb.yaml" { #expect(outcome.status == 2) }
            #expect(outcome.errors.localizedCaseInsensitiveContains(word), "\(outcome.errors)")
            #expect(try program.run("search", "E07").status == 0)
        }
    }

    @Test("one bad file among the named ones: nothing is imported") func allOrNothing() throws {
        try withBook { (program) throws in
            try program.write(Self.book.replacing("no-stroke", with: "other"), to: "good.yaml")
            try program.write("", to: "bad.yaml")
            #expect(try program.run("import", "good.yaml", "bad.yaml").status == 2)
            #expect(try program.run("show", "pump/other").status == 1)
        }
    }

    @Test("a dry run shows the same and changes nothing, not even a file") func dryRun() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "pump.yaml")
            let tried = try program.run("import", "pump.yaml", "--dry-run", "--json")
            #expect(tried.value("totals.records.new") as? Int == 3)
            #expect(!FileManager.default.fileExists(atPath: program.knowledge))
        }
    }

    @Test("an import ends with a table of what is in each file and what became of it") func table() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "pump.yaml")
            let lines = try program.run("import", "pump.yaml").output.split(separator: "\n")
            let columns = lines.prefix(2).map { $0.split(separator: " ").map(String.init) }
            #expect(
                columns == [
                    [
                        "file", "format", "faults", "causes", "procedures", "parts", "passages", "new", "changed",
                        "same",
                        "removed", "findings",
                    ],
                    ["pump.yaml", "faultbook", "1", "1", "·", "2", "·", "3", "·", "·", "·"],
                ])
            let json = try program.run("import", "pump.yaml", "--json")
            #expect(json.value("files.0.contents.parts") as? Int == 2)
            #expect(json.value("totals.contents.causes") as? Int == 1)
        }
    }

    @Test("--strict ends with 1 when there is something to mend") func strict() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(
                Self.book.replacing("Valve stuck", with: "Valve stuck\n        prior: 7"), to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            let strict = try program.run("import", "pump.yaml", "--strict")
            #expect(strict.status == 1)
            #expect(strict.errors.contains("pump.yaml:15:16: error: 7.0 is out of range"))
        }
    }

    @Test("a folder is read whole; what is no manual in it is noted") func folders() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "books/pump.yaml")
            try program.write("nothing here", to: "books/deep/remark.txt")
            let outcome = try program.run("import", "books")
            #expect(outcome.status == 0)
            #expect(outcome.errors.contains("books/deep/remark.txt: note: left out"))
        }
    }

    @Test("a symbolic link in a folder is followed neither to a file nor to a folder") func links() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "books/pump.yaml")
            let secret = """
                faultbook: 1
                language: en
                source: {document: Secret}
                product: {line: secret}
                faults: [{id: a, symptom: Told to nobody}]
                """
            try program.write(secret, to: "outside.yaml")
            try program.write(secret, to: "elsewhere/inside.yaml")
            for (link, target) in [("file.yaml", "outside.yaml"), ("deep", "elsewhere"), ("round", "books")] {
                try FileManager.default.createSymbolicLink(
                    at: program.folder.appendingPathComponent("books/\(link)"),
                    withDestinationURL: program.folder.appendingPathComponent(target))
            }
            let outcome = try program.run("import", "books", "--json")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("pump.yaml"))
            for name in ["file.yaml", "deep", "round", "inside.yaml"] { #expect(!outcome.output.contains(name)) }
            #expect(try !program.run("export").output.contains("Told to nobody"))
        }
    }

    @Test("export and import give the same again") func export() throws {
        try withBook { (program) throws in
            let first = try program.run("export").output
            try program.write(first, to: "again.yaml")
            let copy = program.folder.appendingPathComponent("copy.sqlite").path
            #expect(try program.run("import", "again.yaml", "--kb", copy).status == 0)
            #expect(try program.run("export", "--kb", copy).output == first)
            #expect(try program.run("export", "--format", "csv").output.contains("Valve stuck"))
        }
    }

    @Test("pictures are imported from the folder, shown, exported beside the books, and imported again")
    func figures() throws {
        try Program.inNewFolder { program in
            try program.write(
                """
                faultbook: 1
                language: en
                source: {document: Winch manual}
                product: {line: winch}
                faults: [{id: slips, symptom: The winch slips, figures: [{file: pics/band.svg, caption: The band}]}]
                passages: [{id: m/1, title: Band, text: Renew it, figures: [{file: ../outside.svg}, {file: link.svg}]}]
                """, to: "manual/winch.yaml")
            let drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><script>x</script></svg>"
            try program.write(drawing, to: "manual/pics/band.svg")
            try program.write(drawing, to: "outside.svg")
            try FileManager.default.createSymbolicLink(
                at: program.folder.appendingPathComponent("manual/link.svg"),
                withDestinationURL: program.folder.appendingPathComponent("outside.svg"))
            let read = try program.run("import", "manual")
            #expect(read.status == 0)
            #expect(read.errors.contains("2 pictures are not among the files of the import"))
            #expect(read.errors.contains("'../outside.svg', 'link.svg'"))
            #expect(read.errors.contains("taken out of the drawing 'band.svg': script"))
            let shown = try program.run("show", "winch/slips").output
            #expect(shown.contains("The band, band.svg (image/svg+xml, 30 × 20), /api/media/"))
            let first = try program.run("export").output
            #expect(first.contains("figures:\n      - {media:"))
            #expect(try program.run("export", "--output", "books").status == 0)
            let copy = program.folder.appendingPathComponent("copy.sqlite").path
            #expect(try program.run("import", "books", "--kb", copy).status == 0)
            #expect(try program.run("export", "--kb", copy).output == first)
        }
    }

    @Test("a procedure is exported as S1000D in each language, and imports as the same fault") func modules() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(
                """
                faultbook: 1
                product: {line: pump}
                faults:
                  - id: hot
                    symptom: {zh: 过热, en: Too hot}
                    causes: [{id: dry, title: {zh: 无油, en: No oil}}]
                    procedure: {start: s1, steps: {s1: {ask: {zh: 有油吗？, en: Oil?}, if_yes: {end: {zh: 好, en: Fine}}, if_no: {cause: dry}}}}
                """, to: "pump.yaml")
            #expect(try program.run("import", "pump.yaml").status == 0)
            #expect(try program.run("export", "--format", "s1000d").errors.contains("--output"))
            #expect(try program.run("export", "--format", "s1000d", "--output", "modules").status == 0)
            let modules = program.folder.appendingPathComponent("modules").path
            #expect(try FileManager.default.contentsOfDirectory(atPath: modules).count == 2)
            let copy = program.folder.appendingPathComponent("copy.sqlite").path
            #expect(try program.run("import", "modules", "--kb", copy, "--strict").status == 0)
            let shown = try program.run("show", "pump/hot", "--kb", copy, "--lang", "zh").output
            #expect(shown.contains("过热") && shown.contains("无油"))
            let again = program.folder.appendingPathComponent("again").path
            #expect(try program.run("export", "--format", "s1000d", "--output", again, "--kb", copy).status == 0)
            for name in try FileManager.default.contentsOfDirectory(atPath: modules) {
                let texts = [modules, again].map { try? String(contentsOfFile: "\($0)/\(name)", encoding: .utf8) }
                let contents = texts.map { $0?.split(separator: "<content>").last }
                #expect(contents[0] != nil && contents[0] == contents[1])
            }
        }
    }

    @Test("the index is built from the recipe where there is none, verified, and rebuilt") func index() throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "books/pump.yaml")
            try program.write("folders: [books]\nweights: {symptom: 9}\n", to: "kb.yaml")
            #expect(try program.run("index", "build").status == 0)
            #expect(try program.run("search", "泵不动").status == 0)
            #expect(try program.run("index", "verify").output == "ok\n")
            #expect(try program.run("index", "build").status == 0)
            #expect(try program.run("index", "stats", "--json").value("items.fault") as? Int == 1)
        }
    }

    @Test(
        "every command has help with an example",
        arguments: ["import", "search", "show", "code", "part", "tree", "export", "serve", "insights"])
    func help(command: String) throws {
        try Program.inNewFolder { (program) throws in
            let outcome = try program.run(command, "--help")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("faultbase \(command)"))
            #expect(outcome.output.contains("Example"))
        }
    }

    @Test("--explain says what each word, related word and factor gave") func explain() throws {
        try withBook { (program) throws in
            try program.write(
                """
                vocabulary: 1
                terms:
                  - {en: [valve, gate], zh: 阀}
                """, to: "words.yaml")
            let imported = try program.run("import", "words.yaml")
            #expect(imported.status == 0, "\(imported.errors)")
            let exact = try program.run("search", "pump", "stroke", "P80", "--explain").output
            #expect(
                exact.contains(/score [0-9.]+ = 100 × tier 2 \+ text [0-9.]+ squashed \(pump [0-9.]+, stroke [0-9.]+/))
            #expect(exact.contains("model ×2"))
            let related = try program.run("search", "gate", "--kind", "fault", "--explain").output
            #expect(related.contains(/tier 0 .*gate → valve [0-9.]+/), "\(related)")
            let document = try program.run("search", "gate", "--kind", "fault", "--explain", "--json")
            #expect(document.value("hits.0.explanation.terms.0.name") as? String == "gate → valve")
            #expect(try program.run("search", "gate", "--json").value("hits.0.explanation") == nil)
        }
    }

    @Test("insights tell of questions that were counted; a search from here counts none") func insights() throws {
        try withBook { (program) throws in
            _ = try program.run("search", "喷水")
            let outcome = try program.run("insights")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("No question was counted yet"))
            let document = try program.run("insights", "--questions", "--json")
            #expect(document.value("questions.distinct") as? Int == 0)
            #expect(try program.run("insights", "--limit", "0").status == 2)
            #expect(try program.run("insights", "--limit", "1001").status == 2)
        }
    }

    @Test("no colour where the answer is no terminal") func colour() throws {
        try withBook { (program) throws in #expect(try !program.run("search", "泵不动").output.contains("\u{1B}")) }
    }

    @Test("a fault's tree by its id, and the fault of a book") func treeOfFault() throws {
        try withBook { (program) throws in
            #expect(try program.run("tree", "pump/no-stroke").output.contains("1 minimal cut set"))
            #expect(try program.run("tree", "pump.yaml", "--json").value("basic_events") as? Int == 1)
            #expect(try program.run("tree", "pump/none").status == 1)
            #expect(try program.run("tree", "nothing").status == 2)
            #expect(try program.run("tree", "pump/no-stroke", "--evidence", "valve").status == 2)
            #expect(try program.run("tree", "pump/no-stroke", "--evidence", "valv=1").status == 2)
            #expect(try program.run("tree", "pump/no-stroke", "--max-order", "0").status == 2)
        }
    }
}
