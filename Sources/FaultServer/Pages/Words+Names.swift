import FaultKnowledge
import FaultModel

extension Words {
    func name(of faultClass: FaultClass) -> String {
        switch faultClass {
        case .electrical: self[.electrical]
        case .mechanical: self[.mechanical]
        case .hydraulic: self[.hydraulic]
        case .other: self[.other]
        }
    }

    func name(of kind: ItemKind) -> String {
        switch kind {
        case .fault: self[.fault]
        case .part: self[.part]
        case .passage: self[.passages]
        case .record: self[.serviceRecords]
        case .procedure: kind.rawValue
        }
    }

    /// A language in its own words; others by their tag.
    func name(of language: Language) -> String {
        switch language {
        case .chinese: "中文"
        case .english: "English"
        default: language.tag
        }
    }

    func name(of kind: Cause.Kind) -> String {
        switch kind {
        case .damaged: self[.damaged]
        case .misoperation: self[.misoperation]
        case .adjustment: self[.adjustment]
        case .wear: self[.wear]
        case .software: self[.software]
        case .external: self[.external]
        }
    }

    func name(of kind: Remedy.Kind) -> String {
        switch kind {
        case .replace: self[.replace]
        case .repair: self[.repair]
        case .adjust: self[.adjust]
        case .operate: self[.operate]
        }
    }

    func name(ofSeverity severity: Int) -> String {
        switch severity {
        case 1: self[.severity1]
        case 2: self[.severity2]
        case 3: self[.severity3]
        default: self[.severity4]
        }
    }

    func name(of support: Support) -> String {
        switch support {
        case .exact: self[.exact]
        case .strong: self[.strong]
        case .partial: self[.partial]
        case .related: self[.related]
        case .none: self[.none]
        }
    }

    /// A share as a reader takes it in: `41 %`, `< 1 %`, `> 99 %`.
    package func percent(_ share: Double) -> String {
        if share > 0, share < 0.01 { return "<\u{A0}1\u{A0}%" }
        if share < 1, share > 0.99 { return ">\u{A0}99\u{A0}%" }
        return "\(Int((share * 100).rounded()))\u{A0}%"
    }

    /// `1 result`, `12 results`, `12 条结果`.
    func count(_ number: Int, _ one: Key, _ many: Key) -> String { "\(number) \(self[number == 1 ? one : many])" }

    /// What stands before a value: `Remedy: `, `排除方法：`.
    package func label(_ key: Key) -> String { self[key] + (language == .chinese ? "：" : ": ") }

    /// Several things in one line.
    package func list(_ items: [String]) -> String { items.joined(separator: language == .chinese ? "、" : ", ") }

    /// A number without a needless fraction.
    package func number(_ value: Double) -> String { value.shortText }
}
