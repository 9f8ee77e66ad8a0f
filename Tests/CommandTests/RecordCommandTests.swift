import FaultTesting
import Foundation
import Testing

@Suite("The commands of service records")
struct RecordCommandTests {
    @Test("a record is added by flags, shown, edited, listed, and brought back") func course() throws {
        try Program.inNewFolder { program in
            let added = try program.run(
                "record", "add", "--id", "WO/7", "--date", "2024-03-01", "--machine-product", "pump", "--serial",
                "80-1",
                "--symptom", "Pump whines, Meier says", "--judgement", "Filter", "--handling", "Cleaned", "--result",
                "No change", "--judgement", "Pump", "--handling", "-", "--result", "Dry", "--part", "103-02=2",
                "--engineer",
                "Meier", "--cost", "350 CNY", "--json")
            #expect(added.status == 0, "\(added.errors)")
            #expect(added.value("id") as? String == "wo-7" && added.value("draft") as? Bool == true)
            #expect(added.value("rounds.1.judgement") as? String == "Pump")
            #expect(added.value("rounds.1.handling") == nil)
            #expect(added.value("symptom") as? String == "Pump whines, [engineer] says")
            #expect(added.value("parts.0.quantity") as? Double == 2)
            #expect(added.errors == "Kept as 'wo-7' (edition 1).\n")

            let shown = try program.run("show", "wo-7")
            #expect(shown.output.contains("This is not the manufacturer's word") && shown.output.contains("Meier"))
            let edited = try program.run(
                "record", "edit", "wo-7", "--cause", "Pump worn", "--outcome", "solved", "--json")
            #expect(edited.value("cause") as? String == "Pump worn" && edited.value("revision") as? Int == 2)
            #expect(edited.value("engineer.0") as? String == "Meier")
            let stale = try program.run("record", "edit", "wo-7", "--cause", "Other", "--revision", "1")
            #expect(stale.status == 2 && stale.errors.contains("of revision 2"))
            let other = try program.run("record", "add", "--id", "wo-7", "--symptom", "Other")
            #expect(other.status == 2 && other.errors.contains("There is a service record 'wo-7' already"))

            let list = try program.run("record", "list", "--product", "pump", "--json")
            #expect(list.value("total") as? Int == 1 && list.value("records.0.cause") as? String == "Pump worn")
            let history = try program.run("history", "wo-7")
            #expect(history.output.contains("revision 2") && history.output.contains("cause: + Pump worn"))
            let back = try program.run("revert", "wo-7", "--to", "1", "--json")
            #expect(back.value("revision") as? Int == 3, "\(back.errors)")
            #expect(try program.run("show", "wo-7", "--json").value("draft") as? Bool == true)
            #expect(try program.run("revert", "wo-7", "--to", "9").status == 2)
            #expect(try program.run("history", "wo-8").status == 1)
        }
    }

    @Test("a sheet that is written can be edited and given back") func sheets() throws {
        try Program.inNewFolder { program in
            let file = try program.write(
                "- {symptom: Leaks, id: a, engineer: Kunz}\n- {symptom: Rattles, id: b}\n", to: "two.yaml")
            #expect(try program.run("record", "add", file).output == "a\nb\n")
            let sheet = try program.run("record", "sheet", "a")
            #expect(sheet.output.contains("engineer: Kunz"))
            let edited = try program.write(sheet.output.replacing("Leaks", with: "Leaks oil"), to: "a.yaml")
            #expect(try program.run("record", "edit", "a", edited, "--json").value("symptom") as? String == "Leaks oil")
            #expect(try program.run("record", "edit", "a", edited).errors.contains("nothing was changed"))
            let wrong = try program.write("symptom: x\ncolour: red\nminutes: many\n", to: "wrong.yaml")
            let refused = try program.run("record", "add", wrong)
            #expect(refused.status == 2)
            #expect(
                refused.errors.contains("wrong.yaml:2: 'colour'") && refused.errors.contains("wrong.yaml:3: minutes:"))
            #expect(try program.run("record", "add").status == 2)
            #expect(try program.run("record", "list", "--from", "soon").status == 2)
        }
    }

    @Test("a person is forgotten with --yes, and nobody twice") func forgetting() throws {
        try Program.inNewFolder { program in
            _ = try program.run(
                "record", "add", "--id", "a", "--symptom", "Quittenbaum says it leaks", "--customer", "Ida Quittenbaum")
            let unsure = try program.run("forget", "Ida Quittenbaum")
            #expect(unsure.status == 2 && unsure.errors.contains("--yes"))
            let done = try program.run("forget", "ida quittenbaum", "--also", "Quittenbaum", "--yes", "--json")
            #expect(
                done.status == 0 && done.value("records") as? Int == 1 && done.value("key") as? Int == 1,
                "\(done.errors)")
            #expect(!done.output.lowercased().contains("quittenbaum"))
            #expect(try program.run("forget", "Ida Quittenbaum", "--yes").status == 1)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: program.knowledge))
            #expect(bytes.range(of: Data("uittenbaum".utf8)) == nil)
            #expect(try program.run("show", "a", "--json").value("symptom") as? String == "[customer] says it leaks")
        }
    }

    @Test("a list of work orders is imported as records, exported, and comes back the same") func lists() throws {
        try Program.inNewFolder { program in
            let list = try program.write(
                "Date,Asset,Short text,Cost,Technician\n2024-01-01,A,Tooth lost,10,Ada Loge\n2024-01-01,A,Tooth lost,10,Ada Loge\n",
                to: "orders.csv")
            let imported = try program.run("import", list, "--product", "digger", "--json")
            #expect(imported.value("files.0.contents.records") as? Int == 1, "\(imported.errors)")
            #expect(imported.value("totals.records.new") as? Int == 1)
            let table = try program.run("import", list, "--product", "digger")
            #expect(table.output.contains("records") && table.output.contains("passages"))
            #expect(
                try program.run("export", "--output", program.folder.appendingPathComponent("out").path).status == 0)
            let before = try program.run("record", "list", "--json").output
            let other = ["FAULTBASE_KB": program.folder.appendingPathComponent("other.sqlite").path]
            let again = try program.run(
                ["import", program.folder.appendingPathComponent("out").path, "--json"], environment: other)
            #expect(again.value("totals.records.new") as? Int == 1, "\(again.errors)")
            #expect(try program.run(["record", "list", "--json"], environment: other).output == before)
        }
    }
}
