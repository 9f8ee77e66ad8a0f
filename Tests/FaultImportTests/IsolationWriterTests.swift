import FaultImport
import FaultModel
import Foundation
import Testing

@Suite("S1000D: exported fault isolation")
struct IsolationWriterTests {
    static let book = """
        faultbook: 1
        language: en
        source: {document: Pump manual, revision: 2024-03, file: pump.yaml}
        product: {line: trailer-pump, name: {en: Trailer pump, zh: 拖泵}, models: [P 1, P 2]}
        parts:
          - {number: "V-7", name: {en: Relief valve, zh: 溢流阀}}
        faults:
          - id: no-stroke
            symptom: {en: "No stroke & no <pressure>", zh: 无泵送压力}
            models: [P 1]
            codes: [{system: maker, code: "E-07"}, {system: j1939, spn: 100, fmi: 1}]
            safety: [{en: Stop the engine., zh: 停机。}, {en: Open the dump valve., zh: 打开卸荷阀。}]
            causes:
              - id: valve-stuck
                title: {en: Relief valve stuck, zh: 溢流阀卡滞}
                remedy:
                  kind: replace
                  title: {en: Replace the valve, zh: 更换溢流阀}
                  steps: [{en: Take it out, zh: 拆下}, {en: Fit the new one, zh: 装上新阀}]
                  parts: [{number: "V-7", quantity: 2}]
              - {id: s1, title: {en: No oil, zh: 无油}}
              - id: never-reached
                title: {en: Valve stuck too, zh: 阀也卡滞}
                remedy: {kind: repair, title: {en: Clean it, zh: 清洗}}
            procedure:
              start: s2
              steps:
                s1: {do: {en: Look at the level, zh: 看油位}, ask: {en: Where is it?, zh: 在哪里？}, choices: [{answer: {en: low, zh: 低}, next: {cause: s1}}, {answer: {en: high, zh: 高}, next: {fault: too-much}}, {answer: {en: right, zh: 正好}, next: {end: {en: All is well, zh: 一切正常}}}]}
                s2: {do: {en: Fit a gauge, zh: 接压力表}, ask: {en: In range?, zh: 在范围内吗？}, reading: {quantity: pressure, unit: MPa, min: 2.5, max: 3}, if_yes: s3, if_no: {cause: valve-stuck}}
                s3: {do: {en: Take the gauge off, zh: 拆下压力表}, next: s1}
          - {id: too-much, symptom: {en: Too much oil, zh: 油太多}}
        """

    private func book() throws -> (Fault, Product, [PartNumber: LocalizedText]) {
        let book = try imported(Self.book, name: "pump.yaml")
        let fault = try #require(book.fault("trailer-pump/no-stroke"))
        var parts: [PartNumber: LocalizedText] = [:]
        for part in book.parts { parts[part.number] = part.name }
        return (fault, try #require(book.products.first), parts)
    }

    /// What the schema of fault isolation has a place for, in one language.
    private func said(_ fault: Fault, in language: Language) -> [String] {
        func text(_ text: LocalizedText?) -> String { text.map { $0.string(for: language) } ?? "-" }
        func goal(_ destination: Destination) -> String {
            switch destination {
            case .step(let id): "step \(id)"
            case .cause(let id): "cause \(id)"
            case .fault(let id): "fault \(id)"
            case .end(let words): "end \(text(words))"
            }
        }
        var lines = [
            fault.id.description, text(fault.symptom), fault.codes.map(\.display).joined(separator: ","),
            fault.models.joined(separator: ","),
        ]
        lines += fault.safety.map { "safety: \(text($0))" }
        for cause in fault.causes {
            let remedy = cause.remedy
            let uses = (remedy?.parts ?? []).map { "\($0.number.printed) x \($0.quantity)" }
            lines.append("\(cause.id): \(text(cause.title)): \(text(remedy?.title)): \(uses)")
            lines += (remedy?.steps ?? []).map { "  \(text($0))" }
        }
        let procedure = fault.procedure
        lines.append("start \(procedure?.start ?? "-")")
        for step in (procedure?.steps ?? []).sorted(by: { $0.id < $1.id }) {
            let range = step.reading.map { "\($0)" } ?? "-"
            lines.append("\(step.id): do \(text(step.do)): ask \(text(step.ask)): \(range)")
            if case .choices(_, let choices) = step.course { lines += choices.map { text($0.answer) } }
            lines += step.destinations.map(goal)
        }
        return lines
    }

    private func readBack(_ module: IsolationWriter.Module) throws -> Imported {
        try imported(module.text, name: module.name, ImportOptions())
    }

    @Test("Steps, answers, ends, causes, remedies, parts and warnings come back, a module for each language")
    func roundTrip() throws {
        let (fault, product, parts) = try book()
        let modules = IsolationWriter.modules(of: fault, product: product, parts: parts)
        #expect(modules.map { $0.name.suffix(17) } == ["_001-00_EN-US.XML", "_001-00_ZH-CN.XML"])
        for (module, language) in zip(modules, fault.symptom.languages) {
            let result = try readBack(module)
            #expect(result.format == .s1000d)
            let back = try #require(result.faults.first)
            #expect(said(back, in: language) == said(fault, in: language))
            #expect(back.codes == fault.codes)
            #expect(back.also == [] && back.notes == [])
            #expect(back.symptom.languages == [language])
            #expect(result.messages(.warning) + result.messages(.error) == [])
        }
    }

    @Test(
        "The code of a module is the same each time, another for another fault, and its parts are as long as the schema asks"
    )
    func code() throws {
        let (fault, product, parts) = try book()
        let once = IsolationWriter.modules(of: fault, product: product, parts: parts)
        #expect(once == IsolationWriter.modules(of: fault, product: product, parts: parts))
        var other = fault.fields
        other.id = try #require(Fault.ID(line: "trailer-pump", name: "no-swing"))
        let second = IsolationWriter.modules(of: try Fault(other))
        #expect(second[0].name != once[0].name)
        let shape = /DMC-TRAILERPUMP-A-[0-9A-Z]{3}-[0-9A-Z]{2}-[0-9A-Z]{4}-00A-420A-A_001-00_EN-US\.XML/
        for module in [once[0], second[0]] { #expect(module.name.wholeMatch(of: shape) != nil, "\(module.name)") }
    }

    @Test("Elements stand in the order of the schema, and every step that is referred to is there once")
    func structure() throws {
        let (fault, product, parts) = try book()
        let text = IsolationWriter.modules(of: fault, product: product, parts: parts)[0].text
        let order = [
            "<identAndStatusSection>", "<dmAddress>", "<dmIdent>", "<dmCode ", "<language ", "<issueInfo ",
            "<dmAddressItems>", "<issueDate year=\"2024\" month=\"03\" day=\"01\"/>", "<dmTitle>", "<dmStatus ",
            "<security ",
            "<responsiblePartnerCompany>", "<originator>", "<applic>", "<brexDmRef>", "<qualityAssurance>", "<content>",
            "<faultIsolation>", "<faultIsolationProcedure ", "<fault faultCode=\"E-07\"/>", "<faultDescr>",
            "<possibleCauseGroup>", "<isolationProcedure>", "<preliminaryRqmts>", "<reqCondGroup>",
            "<reqSupportEquips>",
            "<reqSupplies>", "<reqSpares>", "<reqSafety>", "<isolationMainProcedure>", "<isolationStep ",
            "<isolationStepQuestion>", "<isolationStepAnswer>", "<isolationProcedureEnd ", "<closeRqmts>",
        ]
        var rest = text[...]
        for mark in order {
            guard let found = rest.range(of: mark) else {
                Issue.record("\(mark) is missing or stands too early")
                return
            }
            rest = rest[found.upperBound...]
        }
        let ids = text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let goals = Set(text.matches(of: /nextActionRefId="([^"]*)"/).map { String($0.1) })
        #expect(goals.subtracting(ids) == [])
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z]+(\.[a-z0-9-]+){1,2}/) != nil })
    }

    @Test("Whatever its texts are, a fault comes back with its steps, causes and ways on", arguments: 0..<10)
    func hostile(seed: Int) throws {
        func shape(_ fault: Fault) -> [String] {
            let steps = (fault.procedure?.steps ?? []).map { step in
                let goals = step.destinations.map { if case .end = $0 { "end" } else { "\($0)" } }
                return "\(step.id) \(step.do == nil) \(step.ask == nil) \(goals)"
            }
            let causes = fault.causes.map { "\($0.id) \($0.remedy.map { $0.parts.map(\.number.key) } ?? [])" }
            return [fault.id.description, fault.procedure?.start ?? ""] + steps.sorted() + causes
        }
        var generator = FaultGenerator(dice: Dice(state: UInt64(seed)))
        for number in 0..<10 {
            let fault = try generator.fault(number)
            for module in IsolationWriter.modules(of: fault) {
                let result = try readBack(module)
                #expect(result.messages(.error) == [])
                #expect(result.faults.map(shape) == [shape(fault)])
            }
        }
    }

    @Test("A fault without a procedure has no module")
    func nothing() throws {
        let book = try imported(Self.book, name: "pump.yaml")
        #expect(IsolationWriter.modules(of: try #require(book.fault("trailer-pump/too-much"))) == [])
    }

    @Test("Every procedure of the corpus comes back as it was, in both languages")
    func corpus() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("corpus")
        var names: Set<String> = []
        var count = 0
        for line in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
            let url = root.appendingPathComponent(line).appendingPathComponent("\(line).yaml")
            guard let bytes = try? Data(contentsOf: url) else { continue }
            let book = try imported(bytes: [UInt8](bytes), name: "\(line).yaml")
            for fault in book.faults where fault.procedure != nil {
                count += 1
                let modules = IsolationWriter.modules(of: fault, product: book.products.first)
                #expect(modules.count == 2)
                for (module, language) in zip(modules, fault.symptom.languages) {
                    #expect(names.insert(module.name).inserted, "\(module.name)")
                    let result = try readBack(module)
                    let back = try #require(result.faults.first)
                    #expect(said(back, in: language) == said(fault, in: language), "\(fault.id)")
                    #expect(result.messages(.warning) + result.messages(.error) == [], "\(fault.id)")
                }
            }
        }
        #expect(count >= 30)
    }
}
