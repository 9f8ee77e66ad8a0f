import FaultModel
import FaultTrees

/// Reads the declarations of one document.
struct OpenPSADeclarations {
    let markup: MarkupTree
    let file: String
    private(set) var inclusions: [(path: String, line: Int)] = []

    init(_ markup: MarkupTree, file: String) {
        self.markup = markup
        self.file = file
    }

    typealias Element = MarkupTree.Element
    typealias Reason = UnreadableTree.Reason

    mutating func read(into model: inout OpenPSAModel, _ findings: inout Findings) {
        let root = markup.elements[0]
        guard root.name == "opsa-mef" else { return note(.wrongRoot(root.name), at: root, in: &model) }
        model.name = model.name ?? root["name"]
        // Containers with their paths; nesting is bounded by the parser's depth.
        var pending: [(element: Element, path: [String], isPrivate: Bool)] = [(root, [], false)]
        while let (container, path, isPrivate) = pending.popLast() {
            var inner: [(Element, [String], Bool)] = []
            for child in container.children.map({ markup.elements[$0] }) {
                switch child.name {
                case "define-fault-tree", "define-component":
                    guard let name = name(of: child, in: &model) else { continue }
                    if model.name == nil, child.name == "define-fault-tree" { model.name = name }
                    let role = child["role"].map { $0 == "private" } ?? isPrivate
                    inner.append((child, path + [name], role))
                case "model-data": inner.append((child, path, isPrivate))
                default:
                    declare(child, inside: container, path: path, isPrivate: isPrivate, &model, &findings)
                }
            }
            pending += inner.reversed()
        }
    }

    private mutating func declare(
        _ element: Element, inside container: Element, path: [String], isPrivate: Bool, _ model: inout OpenPSAModel,
        _ findings: inout Findings
    ) {
        switch element.name {
        case "define-gate": declareGate(element, path, isPrivate, &model)
        case "define-basic-event":
            guard let base = base(element, path, isPrivate, &model) else { return }
            let content = contents(element).first.map { expression($0, &model) }
            model.events.append(
                .init(name: base, title: title(element), content: content, path: path, place: place(element)))
        case "define-house-event":
            guard let base = base(element, path, isPrivate, &model) else { return }
            let state = contents(element).first.map { truth($0, &model) } ?? false
            model.houseEvents.append(
                .init(name: base, title: title(element), content: state, path: path, place: place(element)))
        case "define-parameter":
            guard let base = base(element, path, isPrivate, &model) else { return }
            guard let content = contents(element).first else {
                let reason = Reason.wrongContent(element: element.name, found: "nothing", expected: "an expression")
                return note(reason, at: element, in: &model)
            }
            let value = expression(content, &model)
            model.parameters.append(
                .init(name: base, title: title(element), content: value, path: path, place: place(element)))
        case "define-CCF-group": declareGroup(element, path, &model)
        case "include":
            guard let path = element["file"] ?? (element.text.isEmpty ? nil : element.text) else {
                return note(.missingAttribute("file", element: "include"), at: element, in: &model)
            }
            inclusions.append((path, element.line))
        case "label", "attributes": break
        case "define-event-tree", "define-initiating-event", "define-functional-event", "define-sequence",
            "define-rule",
            "define-alignment", "define-consequence", "define-consequence-group", "define-extern-library",
            "define-extern-function":
            findings.note("'<\(element.name)>' is no part of a fault tree and was passed over", line: element.line)
        case "define-substitution":
            findings.warning(
                "the substitution '\(element["name"] ?? "")' is not applied: cut sets are those of the tree itself",
                line: element.line)
        default:
            let known = [
                "define-fault-tree", "define-component", "define-gate", "define-basic-event", "define-house-event",
                "define-parameter", "define-CCF-group", "model-data", "include", "label", "attributes",
            ]
            let reason = Reason.unknownElement(
                element.name, inside: container.name, nearest: element.name.nearest(among: known))
            note(reason, at: element, in: &model)
        }
    }

    private func declareGate(_ element: Element, _ path: [String], _ isPrivate: Bool, _ model: inout OpenPSAModel) {
        guard let base = base(element, path, isPrivate, &model) else { return }
        let parts = contents(element)
        guard parts.count == 1 else {
            let found = parts.isEmpty ? "nothing" : "\(parts.count) formulas"
            let reason = Reason.wrongContent(element: element.name, found: found, expected: "one formula")
            return note(reason, at: element, in: &model)
        }
        let formula = formula(parts[0], &model)
        model.gates.append(
            .init(name: base, title: title(element), content: formula, path: path, place: place(element)))
    }

    private func declareGroup(_ element: Element, _ path: [String], _ model: inout OpenPSAModel) {
        guard let name = name(of: element, in: &model) else { return }
        let given = element["model"] ?? ""
        guard let kind = OpenPSAModel.CommonCauseGroup.Model(rawValue: given) else {
            let reason = Reason.wrongAttribute(
                "model", element: element.name, value: given, expected: "beta-factor, MGL, alpha-factor or phi-factor")
            return note(reason, at: element, in: &model)
        }
        var group = OpenPSAModel.CommonCauseGroup(name: name, model: kind, path: path, place: place(element))
        for child in contents(element) {
            switch child.name {
            case "members": group.members = contents(child).compactMap { self.name(of: $0, in: &model) }
            case "distribution": group.distribution = contents(child).first.map { expression($0, &model) }
            case "factor": readFactor(child, into: &group, &model)
            case "factors": for factor in contents(child) { readFactor(factor, into: &group, &model) }
            default:
                let known = ["members", "distribution", "factor", "factors"]
                let reason = Reason.unknownElement(
                    child.name, inside: element.name, nearest: child.name.nearest(among: known))
                note(reason, at: child, in: &model)
            }
        }
        model.groups.append(group)
    }

    private func readFactor(
        _ element: Element, into group: inout OpenPSAModel.CommonCauseGroup, _ model: inout OpenPSAModel
    ) {
        let usual: Int? =
            switch group.model {
            case .betaFactor: group.members.count
            case .mgl: group.factors.count + 2
            case .alphaFactor, .phiFactor: group.factors.count + 1
            }
        let level = element["level"].map(Int.init) ?? usual
        guard let level, let content = contents(element).first else {
            let reason = Reason.wrongAttribute(
                "level", element: element.name, value: element["level"] ?? "",
                expected: "a whole number, and an expression inside")
            return note(reason, at: element, in: &model)
        }
        group.factors[level] = expression(content, &model)
    }
}

// MARK: - Parts of a declaration

extension OpenPSADeclarations {
    func note(_ reason: Reason, at element: Element, in model: inout OpenPSAModel) {
        model.problems.append(.init(reason, in: file, line: element.line))
    }

    func place(_ element: Element) -> OpenPSAModel.Place { .init(file: file, line: element.line) }

    func name(of element: Element, in model: inout OpenPSAModel) -> String? {
        if let name = element["name"], !name.isEmpty { return name }
        note(.missingAttribute("name", element: element.name), at: element, in: &model)
        return nil
    }

    /// The name under which an element is known everywhere: with its path when it is private.
    private func base(
        _ element: Element, _ path: [String], _ isPrivate: Bool, _ model: inout OpenPSAModel
    ) -> String? {
        guard let name = name(of: element, in: &model) else { return nil }
        let isPrivate = element["role"].map { $0 == "private" } ?? isPrivate
        return isPrivate ? (path + [name]).joined(separator: ".") : name
    }

    /// What is inside but labels and attributes.
    func contents(_ element: Element) -> [Element] {
        element.children.map { markup.elements[$0] }.filter { $0.name != "label" && $0.name != "attributes" }
    }

    private func title(_ element: Element) -> String? {
        guard let label = element.children.map({ markup.elements[$0] }).first(where: { $0.name == "label" }) else {
            return nil
        }
        let words = label.text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func truth(_ element: Element, _ model: inout OpenPSAModel) -> Bool {
        switch (element.name, element["value"]) {
        case ("constant", "true"?), ("bool", "true"?): return true
        case ("constant", "false"?), ("bool", "false"?): return false
        default:
            let reason = Reason.wrongAttribute(
                "value", element: element.name, value: element["value"] ?? "",
                expected: "'<constant>' with true or false")
            note(reason, at: element, in: &model)
            return false
        }
    }

    /// Recurses as deep as the parser lets elements be nested.
    func formula(_ element: Element, _ model: inout OpenPSAModel) -> Formula {
        switch element.name {
        case "gate", "basic-event", "house-event", "event": return .name(name(of: element, in: &model) ?? "")
        case "constant": return .constant(truth(element, &model))
        default: break
        }
        guard let connective = connective(element, &model) else { return .constant(false) }
        return .gate(connective, contents(element).map { formula($0, &model) })
    }

    private func connective(_ element: Element, _ model: inout OpenPSAModel) -> Connective? {
        switch element.name {
        case "or": return .or
        case "and": return .and
        case "nor": return .nor
        case "nand": return .nand
        case "not": return .not
        case "xor": return .xor
        case "imply": return .imply
        case "iff": return .iff
        case "atleast":
            guard let least = number("min", of: element, &model) else { return nil }
            return .atLeast(least)
        case "cardinality":
            guard let least = number("min", of: element, &model), let most = number("max", of: element, &model) else {
                return nil
            }
            return .cardinality(least, most)
        default:
            let known = [
                "or", "and", "nor", "nand", "not", "xor", "imply", "iff", "atleast", "cardinality", "gate",
                "basic-event",
                "house-event", "event", "constant",
            ]
            let nearest = element.name.nearest(among: known)
            note(.unknownElement(element.name, inside: "define-gate", nearest: nearest), at: element, in: &model)
            return nil
        }
    }

    private func number(_ name: String, of element: Element, _ model: inout OpenPSAModel) -> Int? {
        guard let text = element[name] else {
            note(.missingAttribute(name, element: element.name), at: element, in: &model)
            return nil
        }
        if let number = Int(text), number >= 0 { return number }
        let expected = "a whole number from 0"
        note(.wrongAttribute(name, element: element.name, value: text, expected: expected), at: element, in: &model)
        return nil
    }

    /// Recurses as deep as the parser lets elements be nested.
    func expression(_ element: Element, _ model: inout OpenPSAModel) -> Expression {
        switch element.name {
        case "float", "int":
            let text = element["value"] ?? ""
            if let value = Double(text), value.isFinite { return .constant(value) }
            note(
                .wrongAttribute("value", element: element.name, value: text, expected: "a number"), at: element,
                in: &model)
            return .constant(0)
        case "bool": return .constant(truth(element, &model) ? 1 : 0)
        case "pi": return .constant(.pi)
        case "parameter": return .parameter(name(of: element, in: &model) ?? "")
        case "system-mission-time": return .missionTime
        case "histogram", "switch": return flattened(element, &model)
        default: break
        }
        guard let function = Expression.Function(rawValue: element.name) else {
            let known =
                Expression.Function.allCases.map(\.rawValue) + ["float", "int", "parameter", "system-mission-time"]
            let nearest = element.name.nearest(among: known)
            note(.unknownElement(element.name, inside: "expression", nearest: nearest), at: element, in: &model)
            return .constant(0)
        }
        return .function(function, contents(element).map { expression($0, &model) })
    }

    /// Bins and cases, which have elements of their own in the format, as one list of arguments.
    private func flattened(_ element: Element, _ model: inout OpenPSAModel) -> Expression {
        let arguments = contents(element).flatMap { part in
            part.name == "bin" || part.name == "case"
                ? contents(part).map { expression($0, &model) } : [expression(part, &model)]
        }
        return .function(element.name == "switch" ? .switch : .histogram, arguments)
    }
}
