import Foundation
import Testing

@Suite("The commands insights, quiz, carry, promote, state and candidates")
struct KnowledgeCommandTests {
    private static let book = """
        faultbook: 1
        language: en
        source: {document: Pump manual}
        product: {line: pump, models: [P80]}
        parts:
          - {number: "10-1", name: Valve, price: {amount: 100, currency: EUR}}
          - {number: "10-2", name: New valve, supersedes: ["10-1"], price: {amount: 120, currency: EUR}}
          - {number: "20-1", name: Pump, price: {amount: 900, currency: EUR}}
          - {number: "30-1", name: Seal, price: {amount: 5, currency: EUR}}
          - {number: "40-1", name: Filter}
        faults:
          - id: no-stroke
            symptom: Pump will not stroke
            codes: [{system: maker, code: E-1}]
            class: hydraulic
            causes:
              - {id: valve, title: Valve stuck, prior: 0.03, remedy: {title: Replace the valve, minutes: 40, parts: [{number: "10-1"}]}}
              - {id: pump, title: Pump worn, prior: 0.01, remedy: {title: Replace the pump, minutes: 60, parts: [{number: "20-1"}]}}
          - id: leaks
            symptom: Oil under the machine
            codes: [{system: maker, code: E-2}]
            class: hydraulic
            causes:
              - {id: seal, title: Seal torn, prior: 0.05, remedy: {title: Renew the seal, minutes: 20, parts: [{number: "30-1", quantity: 2}]}}
              - {id: hose, title: Hose porous, prior: 0.01, remedy: {title: Renew the hose, minutes: 20}}
          - id: hot
            symptom: Oil too hot
            codes: [{system: maker, code: E-3}]
            class: hydraulic
            causes:
              - {id: filter, title: Filter clogged, prior: 0.05, remedy: {title: Renew the filter, parts: [{number: "40-1"}]}}
              - {id: fan, title: Fan stopped, prior: 0.01, remedy: {title: Mend the fan}}
        """

    private static let records = """
        record number,date,product line,model,serial number,symptom,cause,remedy,minutes,cost,currency,outcome
        WO 1,2026-05-03,pump,P80,A-1,Gauge shakes,Air in the line,Bleed the line,25,40,EUR,solved
        WO 2,2026-05-20,pump,P80,A-1,Gauge shakes,Air in the line,Bleed the line,35,60,EUR,solved
        WO 3,2026-05-21,pump,P80,B-2,Lamp dark,,,,,,no-fault-found
        """

    private func withKnowledge(_ body: (Program) throws -> Void) throws {
        try Program.inNewFolder { (program) throws in
            try program.write(Self.book, to: "pump.yaml")
            try program.write(Self.records, to: "orders.csv")
            let imported = try program.run("import", "pump.yaml", "orders.csv")
            #expect(imported.status == 0, "\(imported.errors)")
            try body(program)
        }
    }

    @Test("insights tell rates, causes and cost, as text and JSON") func insights() throws {
        try withKnowledge { (program) throws in
            let text = try program.run("insights")
            #expect(text.status == 0 && text.output.contains("3 service records, 2026-05 to 2026-05"))
            #expect(text.output.contains("Came back within 30 days: 33.3 % (1 of 3;"))
            #expect(text.output.contains("100 EUR, 50 a record, of 2"))
            let json = try program.run("insights", "--json", "--to", "2026-05-10", "--product", "pump")
            #expect(json.value("records.count") as? Int == 1)
            let wrong = try program.run("insights", "--from", "May")
            #expect(wrong.status == 2 && wrong.errors.contains("expected a day such as 2026-11-22"))
        }
    }

    @Test("a quiz is the same for the same seed, in every format, and says when it is short") func quiz() throws {
        try withKnowledge { (program) throws in
            let first = try program.run("quiz", "--product", "pump", "--count", "5", "--seed", "3", "--lang", "en")
            let again = try program.run("quiz", "--product", "pump", "--count", "5", "--seed", "3", "--lang", "en")
            #expect(first.status == 0 && first.output == again.output && first.output.contains("5 questions, seed 3"))
            let csv = try program.run(
                "quiz", "--product", "pump", "--count", "5", "--seed", "3", "--format", "csv", "--lang", "en")
            #expect(csv.output.hasPrefix("\u{FEFF}number,kind,question,seen,A,B,C"))
            let html = try program.run(
                "quiz", "--product", "pump", "--count", "5", "--format", "html", "--lang", "zh")
            #expect(html.output.contains("<html lang=\"zh\">") && html.output.contains("答案"))
            let json = try program.run("quiz", "--product", "pump", "--count", "400", "--json", "--lang", "en")
            #expect(json.status == 0 && json.value("wanted") as? Int == 400)
            #expect(json.errors.contains("400 questions were asked for"))
            #expect(json.value("questions.0.citation.document") as? String == "Pump manual")
            #expect(try program.run("quiz", "--product", "none").status == 1)
            #expect(try program.run("quiz", "--product", "pump", "--count", "0").status == 2)
        }
    }

    @Test("what to carry names today's numbers, and what was guessed of prices") func carry() throws {
        try withKnowledge { (program) throws in
            let text = try program.run("carry", "--product", "pump", "--fix-rate", "0.9")
            #expect(text.status == 0 && text.output.contains("10-2 New valve (for 10-1)"))
            #expect(text.output.contains("1 parts without a usable price (without a grade)"))
            let json = try program.run("carry", "--product", "pump", "--fix-rate", "1", "--budget", "20", "--json")
            #expect(json.value("reached") as? Bool == false && json.value("budget") as? Double == 20)
            #expect(try program.run("carry", "--product", "pump", "--fix-rate", "2").status == 2)
        }
    }

    @Test("a record becomes knowledge step by step") func promote() throws {
        try withKnowledge { (program) throws in
            let candidates = try program.run("candidates", "--json")
            let record = try #require(candidates.value("candidates.0.record") as? String)
            #expect(candidates.value("candidates.0.alike") as? Int == 2)
            let draft = try program.run("promote", record)
            #expect(draft.status == 0 && draft.output.hasPrefix("faultbook: 1"))
            #expect(draft.output.contains("is: work-in-progress") && draft.errors.contains("keep it with --apply"))
            #expect(try program.run("search", "gauge shakes", "--kind", "fault").status == 1)
            let kept = try program.run("promote", record, "--apply", "--by", "Li", "--json")
            let fault = try #require(kept.value("fault") as? String)
            #expect(
                try program.run("search", "gauge shakes", "--kind", "fault", "--state", "work-in-progress").status == 0)
            let valid = try program.run("state", fault, "validated", "--by", "Wang", "--json")
            #expect(valid.value("state") as? String == "validated" && valid.value("standing.by") as? String == "Wang")
            #expect(valid.value("standing.record") as? String == record)
            #expect(try program.run("show", fault).output.contains("not the manufacturer's word"))
            #expect(try program.run("state", fault, "archived", "--by", "Wang").status == 0)
            #expect(try program.run("search", "gauge shakes", "--kind", "fault").status == 1)
            #expect(try program.run("state", fault, "gone", "--by", "Wang").status == 2)
            let manual = try program.run("state", "pump/hot", "not-validated", "--by", "Wang")
            #expect(manual.status == 2 && manual.errors.contains("manufacturer's word"))
            #expect(try program.run("index", "verify").status == 0)
        }
    }
}
