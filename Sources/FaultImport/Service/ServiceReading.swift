internal import FaultModel

/// Reads service records out of a YAML or JSON tree; see docs/formats/service-records.md.
struct ServiceReading {
    /// Of records that name no product line; nil: none.
    var product: String?
    /// Of records that do not say theirs; nil: guessed by the script of the symptom.
    var language: Language?

    static let keys = [
        "id", "date", "machine", "before", "symptom", "codes", "rounds", "cause", "remedy", "confirms", "outcome",
        "parts",
        "minutes", "cost", "guided", "engineer", "helper", "customer", "customer_word", "language", "revision",
    ]

    /// What is wrong with one field, for forms.
    struct FieldProblem {
        /// As the record has it: `machine`, `parts`.
        var field: String
        var message: String
        var line: Int
    }
    private(set) var problems: [FieldProblem] = []

    /// The revision that the author knows, where the record says it.
    private(set) var revision: Int?

    /// Nil: there is no symptom, or something else cannot be read; every mistake is reported.
    mutating func record(_ node: YAMLNode, citing citation: Citation?, _ reader: inout BookReader) -> ServiceRecord? {
        let own = self
        let before = reader.findings.all.count
        let fields = Self.fields(of: node, "a service record", allowing: Self.keys, &reader)
        note("", since: before, reader)
        func read<Value>(_ key: String, _ body: (YAMLNode?, inout BookReader) -> Value?) -> Value? {
            let before = reader.findings.all.count
            let value = body(fields[key], &reader)
            note(key, since: before, reader)
            return value
        }
        func text(_ key: String, _ what: String) -> String? {
            read(key) { node, reader in reader.string(node, what)?.trimmed() }
        }
        let symptom = read("symptom") { symptom, reader in
            reader.string(reader.required(symptom, "the symptom", in: node), "the symptom")?.trimmed()
        }
        let machine = read("machine") { own.machine($0, &$1) } ?? ServiceRecord.Machine(product: own.product)
        let day = read("date") { own.day($0, &$1) }
        let number = read("id") { own.id($0, &$1) }
        let id = number ?? ServiceRecord.id(of: machine, on: day, symptom: symptom ?? "")
        var record = ServiceRecord(id: id, symptom: symptom ?? "", machine: machine)
        record.day = day
        record.before = text("before", "what was done before")
        record.codes = read("codes") { own.codes($0, &$1) } ?? []
        record.rounds = read("rounds") { own.rounds($0, &$1) } ?? []
        record.cause = text("cause", "the cause")
        record.remedy = text("remedy", "the remedy")
        record.confirms = read("confirms") { own.confirmation($0, &$1) }
        record.outcome = read("outcome") {
            $1.word($0, "the outcome", as: ServiceRecord.Outcome.self)
        }
        record.parts = read("parts") { own.parts($0, &$1) } ?? []
        record.minutes = read("minutes") { own.amount($0, "the minutes", &$1) }
        record.cost = read("cost") { own.cost($0, &$1) }
        record.wasGuided = read("guided") { own.flag($0, &$1) }
        record.customerWord = text("customer_word", "the customer's word")
        for role in ServiceRecord.Participant.Role.allCases {
            record.people += read(role.rawValue) { own.people($0, role, &$1) } ?? []
        }
        record.language = read("language") { own.language($0, &$1) } ?? own.language ?? symptom.map(TextGuess.language)
        revision = read("revision") { node, reader in
            guard let node, let number = reader.integer(node, "the revision") else { return nil }
            if number >= 1 { return number }
            reader.fail("the revision is \(number); expected 1 or more", at: node)
            return nil
        }
        record.citations = citation.map { [$0] } ?? []
        return reader.hasFailed ? nil : record
    }

    private mutating func note(_ field: String, since count: Int, _ reader: BookReader) {
        for finding in reader.findings.all.dropFirst(count) where finding.severity == .error {
            problems.append(FieldProblem(field: field, message: finding.message, line: finding.line ?? 1))
        }
    }

    /// The fields that say something: forms and programs send blank ones for what nobody filled in.
    private static func fields(
        of node: YAMLNode, _ what: String, allowing names: [String], _ reader: inout BookReader
    ) -> [String: YAMLNode] {
        reader.fields(of: node, what, allowing: names).filter { _, value in
            if case .scalar(let text, _) = value.content { text.trimmed() != nil } else { true }
        }
    }

    // MARK: - Fields

    private func id(_ node: YAMLNode?, _ reader: inout BookReader) -> String? {
        guard let text = reader.string(node, "the record's id or number")?.trimmed() else { return nil }
        return ServiceRecord.isID(text) ? text : ServiceRecord.id(numbered: text)
    }

    private func day(_ node: YAMLNode?, _ reader: inout BookReader) -> CalendarDay? {
        guard let node, let text = reader.string(node, "the date") else { return nil }
        do {
            return try DayReader().day(text)
        } catch {
            reader.fail("'\(text.prefix(40))' is no day; expected one such as 2024-03-01", at: node)
            return nil
        }
    }

    private func machine(_ node: YAMLNode?, _ reader: inout BookReader) -> ServiceRecord.Machine? {
        guard let node else { return nil }
        let fields = Self.fields(of: node, "the machine", allowing: ["product", "model", "serial", "hours"], &reader)
        var machine = ServiceRecord.Machine(
            product: reader.string(fields["product"], "the product line") ?? product,
            model: reader.string(fields["model"], "the model")?.trimmed(),
            serial: reader.string(fields["serial"], "the serial number")?.trimmed())
        if let line = machine.product, !Identifier.isSlug(line) {
            reader.fail(
                "the product line '\(line)' is not allowed; expected small letters, digits and '-' only",
                at: fields["product"] ?? node)
        }
        machine.hours = amount(fields["hours"], "the operating hours", &reader)
        return machine
    }

    private func amount(_ node: YAMLNode?, _ what: String, _ reader: inout BookReader) -> Double? {
        guard let node, let number = reader.number(node, what) else { return nil }
        if (0...1e9).contains(number) { return number }
        reader.fail("\(what) are \(YAMLText.number(number)); expected a number from 0 to 1000000000", at: node)
        return nil
    }

    private func codes(_ node: YAMLNode?, _ reader: inout BookReader) -> [FaultCode] {
        reader.items(of: node, "the codes").flatMap { item -> [FaultCode] in
            if case .mapping = item.content { return FaultReading.code(item, &reader).map { [$0] } ?? [] }
            guard let text = reader.string(item, "a code") else { return [] }
            return CodeReader.codes(in: text, heading: "")
        }
    }

    private func rounds(_ node: YAMLNode?, _ reader: inout BookReader) -> [ServiceRecord.Round] {
        reader.items(of: node, "the rounds").compactMap { item in
            let fields = Self.fields(of: item, "a round", allowing: ["judgement", "handling", "result"], &reader)
            if fields.isEmpty { return nil }
            return ServiceRecord.Round(
                judgement: reader.string(fields["judgement"], "the judgement")?.trimmed(),
                handling: reader.string(fields["handling"], "the handling")?.trimmed(),
                result: reader.string(fields["result"], "the result")?.trimmed())
        }
    }

    private func confirmation(_ node: YAMLNode?, _ reader: inout BookReader) -> ServiceRecord.Confirmation? {
        guard let node else { return nil }
        let fields = Self.fields(of: node, "what the record confirms", allowing: ["fault", "cause"], &reader)
        if fields.isEmpty { return nil }
        let text = reader.string(reader.required(fields["fault"], "the fault's id", in: node), "the fault's id")
        guard let text else { return nil }
        guard let fault = Fault.ID(text) else {
            reader.fail(
                "'\(text.prefix(80))' is not a fault id; expected one such as line/name", at: fields["fault"] ?? node)
            return nil
        }
        let cause = reader.string(fields["cause"], "the cause's id")
        if let cause, !Identifier.isSlug(cause) {
            reader.fail(
                "'\(cause.prefix(80))' is not a cause's id; expected small letters, digits and '-' only",
                at: fields["cause"] ?? node)
        }
        return .init(fault: fault, cause: cause)
    }

    private func parts(_ node: YAMLNode?, _ reader: inout BookReader) -> [PartUse] {
        reader.items(of: node, "the parts").compactMap { item in
            if case .scalar = item.content {
                guard let text = reader.string(item, "a part") else { return nil }
                let (printed, quantity) = ServiceWords.partUse(text)
                if let number = PartNumber(printed) { return PartUse(number: number, quantity: quantity) }
                reader.fail("'\(text.prefix(40))' is no part number: it has no letter or digit", at: item)
                return nil
            }
            let fields = reader.fields(of: item, "a part", allowing: ["number", "quantity"])
            guard let node = reader.required(fields["number"], "the part's number", in: item),
                let text = reader.string(node, "the part's number")
            else { return nil }
            let quantity = reader.number(fields["quantity"], "the quantity") ?? 1
            guard quantity > 0, quantity <= 1e6 else {
                reader.fail("the quantity is \(YAMLText.number(quantity)); expected more than 0", at: item)
                return nil
            }
            guard let number = PartNumber(text) else {
                reader.fail("'\(text.prefix(40))' is no part number: it has no letter or digit", at: node)
                return nil
            }
            return PartUse(number: number, quantity: quantity)
        }
    }

    private func cost(_ node: YAMLNode?, _ reader: inout BookReader) -> Price? {
        guard let node else { return nil }
        if case .scalar(let text, _) = node.content {
            if let (amount, currency) = MoneyReader.amount(text) {
                return Price(amount: amount, currency: currency ?? Price.unknownCurrency)
            }
            reader.fail("'\(text.prefix(40))' is no amount of money; expected one such as 350 CNY", at: node)
            return nil
        }
        let fields = reader.fields(of: node, "the cost", allowing: ["amount", "currency"])
        guard let amountNode = reader.required(fields["amount"], "the amount", in: node),
            let amount = reader.number(amountNode, "the amount")
        else { return nil }
        let currency = reader.string(fields["currency"], "the currency") ?? Price.unknownCurrency
        guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            reader.fail(
                "'\(currency.prefix(20))' is no currency; expected three capital letters such as CNY",
                at: fields["currency"] ?? node)
            return nil
        }
        return Price(amount: amount, currency: currency)
    }

    private func flag(_ node: YAMLNode?, _ reader: inout BookReader) -> Bool? {
        guard let node, let text = reader.string(node, "guided") else { return nil }
        if let flag = ServiceWords.flag(text) { return flag }
        reader.fail("guided is '\(text.prefix(20))'; expected true or false", at: node)
        return nil
    }

    private func language(_ node: YAMLNode?, _ reader: inout BookReader) -> Language? {
        guard let node, let tag = reader.string(node, "the language") else { return nil }
        if let language = Language(tag) { return language }
        reader.fail("'\(tag.prefix(20))' is no language; expected a tag such as zh or en", at: node)
        return nil
    }

    /// One name or a list; a message never repeats a name.
    private func people(
        _ node: YAMLNode?, _ role: ServiceRecord.Participant.Role, _ reader: inout BookReader
    ) -> [ServiceRecord.Participant] {
        guard let node else { return [] }
        var nodes = [node]
        if case .sequence(let items) = node.content { nodes = items }
        return nodes.compactMap { node in
            guard let text = reader.string(node, "the name of the \(role.rawValue)") else { return nil }
            if node.isNumberOrTruth {
                reader.fail("the name of the \(role.rawValue) is \(text), which is no text; put it in quotes", at: node)
                return nil
            }
            if let name = PersonName(text) { return .init(role: role, person: name.text) }
            reader.fail(
                "the name of the \(role.rawValue) has no letter, or more than \(PersonName.longest) characters",
                at: node)
            return nil
        }
    }
}

extension YAMLNode {
    /// Written without quotes, as numbers, `true` and `false` are in YAML and JSON.
    fileprivate var isNumberOrTruth: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        // Without a digit `nan` is a number too, and Nan somebody's name.
        let isNumber = text.utf8.contains { (0x30...0x39).contains($0) } && Double(text) != nil
        return isNumber || text == "true" || text == "false"
    }
}
