internal import FaultModel

extension FaultReading {
    func cause(_ node: YAMLNode, _ reader: inout BookReader) -> Cause? {
        let fields = reader.fields(
            of: node, "a cause", allowing: ["id", "title", "class", "kind", "prior", "remedy", "state"])
        let id = reader.string(reader.required(fields["id"], "the cause's id", in: node), "the cause's id")
        let title = reader.text(reader.required(fields["title"], "the cause's title", in: node), "the cause's title")
        let faultClass = reader.word(fields["class"], "the class", as: FaultClass.self)
        let kind = reader.word(fields["kind"], "the kind of cause", as: Cause.Kind.self)
        let prior = reader.number(fields["prior"], "the prior")
        let remedy = fields["remedy"].flatMap { self.remedy($0, &reader) }
        let standing = fields["state"].flatMap { Self.standing($0, &reader) }
        guard let id, let title else { return nil }
        return Cause(
            id: id, title: title, class: faultClass, kind: kind, prior: prior, remedy: remedy, standing: standing)
    }

    /// A word, or a map that also says who, when, and from which service record.
    static func standing(_ node: YAMLNode, _ reader: inout BookReader) -> Standing? {
        if case .scalar = node.content {
            return reader.word(node, "the state", as: KnowledgeState.self).map { Standing($0) }
        }
        let fields = reader.fields(of: node, "a state", allowing: ["is", "by", "on", "record"])
        let state = reader.word(
            reader.required(fields["is"], "'is', the state itself,", in: node), "the state", as: KnowledgeState.self)
        let by = reader.string(fields["by"], "who set the state")
        let record = reader.string(fields["record"], "the service record")
        var day: CalendarDay?
        if let node = fields["on"], let text = reader.string(node, "the day of the state") {
            day = CalendarDay(text)
            if day == nil { reader.fail("'\(text)' is no day; expected one such as 2026-11-22", at: node) }
        }
        return state.map { Standing($0, by: by, on: day, record: record) }
    }

    private func remedy(_ node: YAMLNode, _ reader: inout BookReader) -> Remedy? {
        let fields = reader.fields(of: node, "a remedy", allowing: ["kind", "title", "minutes", "steps", "parts"])
        let title = reader.text(reader.required(fields["title"], "the remedy's title", in: node), "the remedy's title")
        let kind = reader.word(fields["kind"], "the kind of remedy", as: Remedy.Kind.self)
        let minutes = reader.number(fields["minutes"], "the minutes")
        let steps = reader.texts(fields["steps"], "the steps")
        let parts = reader.items(of: fields["parts"], "the parts").compactMap { partUse($0, of: "a remedy", &reader) }
        return title.map { Remedy(kind: kind, title: $0, minutes: minutes, steps: steps, parts: parts) }
    }

    /// - Parameter owner: what names the part.
    func partUse(_ node: YAMLNode, of owner: String, _ reader: inout BookReader) -> PartUse? {
        let fields = reader.fields(of: node, "a part of \(owner)", allowing: ["number", "quantity"])
        let quantity = reader.number(fields["quantity"], "the quantity")
        guard let numberNode = reader.required(fields["number"], "the part's number", in: node),
            let number = FaultBookTranslation.partNumber(numberNode, &reader)
        else { return nil }
        if !partNumbers.contains(number) {
            reader.warn("the part '\(number)' is not among the parts of this book; it was kept", at: numberNode)
        }
        return PartUse(number: number, quantity: quantity ?? 1)
    }

    func check(_ node: YAMLNode, _ reader: inout BookReader) -> Check? {
        let fields = reader.fields(
            of: node, "a check",
            allowing: ["id", "ask", "observes", "reading", "minutes", "tools", "sensitivity", "specificity"])
        let id = reader.string(reader.required(fields["id"], "the check's id", in: node), "the check's id")
        let ask = reader.text(reader.required(fields["ask"], "what the check asks", in: node), "what the check asks")
        let observes = reader.string(fields["observes"], "what the check observes")
        let reading = fields["reading"].flatMap { self.reading($0, &reader) }
        let minutes = reader.number(fields["minutes"], "the minutes")
        let tools = reader.texts(fields["tools"], "the tools")
        let sensitivity = reader.number(fields["sensitivity"], "the sensitivity")
        let specificity = reader.number(fields["specificity"], "the specificity")
        guard let id, let ask else { return nil }
        return Check(
            id: id, ask: ask, observes: observes, reading: reading, minutes: minutes, tools: tools,
            sensitivity: sensitivity, specificity: specificity)
    }

    /// Of a check or of a step.
    func reading(_ node: YAMLNode, _ reader: inout BookReader) -> Reading? {
        let fields = reader.fields(of: node, "a reading", allowing: ["quantity", "unit", "min", "max"])
        let quantity = reader.string(
            reader.required(fields["quantity"], "the reading's quantity", in: node), "the reading's quantity")
        let unit = reader.string(reader.required(fields["unit"], "the reading's unit", in: node), "the reading's unit")
        let min = reader.number(fields["min"], "min")
        let max = reader.number(fields["max"], "max")
        guard let quantity, let unit else { return nil }
        return Reading(quantity: quantity, unit: unit, min: min, max: max)
    }

    // MARK: - Tree

    static let gateKeys = ["gate", "title", "or", "and", "not", "atleast", "of"]

    /// A cause or gate by its name, or a gate. Recurses no deeper than the document is nested.
    func expression(_ node: YAMLNode, _ reader: inout BookReader) -> TreeExpression? {
        if case .scalar = node.content { return reader.string(node, "the name of a cause or gate").map { .name($0) } }
        return gate(node, name: nil, &reader).map { .gate($0) }
    }

    func gates(_ node: YAMLNode?, _ reader: inout BookReader) -> [TreeExpression.Gate] {
        guard let node else { return [] }
        return reader.entries(of: node, "the gates").compactMap { name, _, value in gate(value, name: name, &reader) }
    }

    private func gate(_ node: YAMLNode, name: String?, _ reader: inout BookReader) -> TreeExpression.Gate? {
        let fields = reader.fields(of: node, "a gate", allowing: Self.gateKeys)
        guard case .mapping = node.content else { return nil }
        if let name, let inner = fields["gate"] {
            reader.fail("the gate '\(name)' under 'gates' has its name already; leave 'gate' out", at: inner)
        }
        let ownName = reader.string(fields["gate"], "the gate's name")
        let title = reader.text(fields["title"], "the gate's title")
        guard let (operation, inputs) = operation(fields, node, &reader) else { return nil }
        return TreeExpression.Gate(operation, inputs, name: name ?? ownName, title: title)
    }

    private func operation(
        _ fields: [String: YAMLNode], _ node: YAMLNode, _ reader: inout BookReader
    ) -> (TreeExpression.Operation, [TreeExpression])? {
        let given = ["or", "and", "not", "atleast"].filter { fields[$0] != nil }
        guard given.count == 1, let operand = fields[given[0]] else {
            let found = given.isEmpty ? "none" : given.joined(separator: " and ")
            reader.fail("expected one of or, and, not, atleast in a gate; found \(found)", at: node)
            return nil
        }
        if given[0] != "atleast", let extra = fields["of"] { reader.fail("'of' belongs to 'atleast'", at: extra) }
        switch given[0] {
        case "not": return expression(operand, &reader).map { (.not, [$0]) }
        case "atleast":
            guard let of = reader.required(fields["of"], "'of', the inputs of 'atleast',", in: node),
                let count = reader.integer(operand, "the number of 'atleast'")
            else { return nil }
            return (.atLeast(count), inputs(of, &reader))
        default: return (given[0] == "or" ? .or : .and, inputs(operand, &reader))
        }
    }

    private func inputs(_ node: YAMLNode, _ reader: inout BookReader) -> [TreeExpression] {
        reader.items(of: node, "the inputs of a gate").compactMap { expression($0, &reader) }
    }
}
