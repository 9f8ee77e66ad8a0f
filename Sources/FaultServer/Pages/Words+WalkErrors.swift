package import FaultDiagnosis
import FaultModel

// Why an answer does not belong to a walk. English stands with the errors themselves.
extension Words {
    package func sentence(for error: WalkError) -> String {
        guard language == .chinese else { return error.description }
        switch error {
        case .unknownAction(let action, let possible, let nearest):
            return "现在不能回答“\(action)”"
                + (nearest.map { "；是否指“\($0)”？" } ?? "；可以回答：\(Self.short(possible))。")
        case .unknownOutcome(let outcome, let action, let possible, let takesReading):
            return "“\(action)”没有“\(outcome)”这种结果；应为 \(possible.joined(separator: "、"))"
                + (takesReading ? "，或实测值。" : "。")
        case .unreadableReading(let error, let action): return "“\(action)”的读数：\(sentence(for: error))"
        case .answeredBefore(let action): return "“\(action)”已经回答过；请先撤回那个回答，再重新回答。"
        case .afterTheEnd(let action, let status):
            return "排查已结束（\(name(of: status))），不能再回答“\(action)”；要从那里继续，请先撤回回答。"
        case .tooManyAnswers(let limit): return "回答超过 \(limit) 个；没有这么长的排查。"
        case .tree: return "这个故障的故障树太难，无法计算。"
        }
    }

    func sentence(for error: ReadingError) -> String {
        guard language == .chinese else { return error.description }
        switch error {
        case .tooLong(let limit): return "超过 \(limit) 个字符；请给出一个数和它的单位。"
        case .unreadableNumber(let text, let unit): return "“\(text)”开头不是可读的数；应如 31.2 或“31.2 \(unit)”。"
        case .ambiguousNumber(let text): return "“\(text)”中的逗号可能是千位分隔，也可能是小数点；请去掉它，或用小数点。"
        case .unknownUnit(let name, _, let expected, let nearest):
            return "不认识单位“\(name)”" + (nearest.map { "；是否指“\($0)”？" } ?? "；")
                + "应为 \(expected.joined(separator: "、"))。"
        case .ambiguousUnit(let name, let meanings):
            return "“\(name)”可能是 \(meanings.joined(separator: " 或 "))；请区分大小写。"
        case .otherQuantity(let text, _, _, let expected):
            return "“\(text)”不是这里要测的量；应为 \(expected.joined(separator: "、"))。"
        case .notConvertible(let unit, let own): return "“\(unit)”不能换算为“\(own)”；请用“\(own)”给出数值。"
        }
    }

    private static func short(_ names: [String]) -> String {
        guard !names.isEmpty else { return "无" }
        return names.prefix(20).joined(separator: "、") + (names.count > 20 ? "…（共 \(names.count) 项）" : "")
    }
}
