import FaultDiagnosis
import FaultModel

// What is said of what records teach.
extension Words {
    static let englishOfLearning: [Key: String] = [
        .shareOfCause: "manufacturer {1}, seen {2} of {3} ({4}), used {5}",
        .shareOnModel: "on this model {1} of {2}",
        .learntFrom: "Shares reckon with the manual and {1} service records{2}; the manual counts as {3} of them.",
        .learntByField: "Shares go by {1} service records{2} alone; the manual counts as one of them.",
        .learntByManual: "Shares go by the manual alone; {1} service records{2} are not reckoned with.",
        .learntNothing: "The tree of this fault is too hard to learn about: shares are the manual's.",
        .betweenMonths: " from {1} to {2}", .inMonth: " of {1}", .ofModel: " (model {1} first)",
        .otherCausesSeen: "{1} more records found a cause that the manual does not know.",
        .priorsOf: "By whom", .priorsManufacturer: "Manual", .priorsField: "Records", .priorsBoth: "Both",
        .proposedCauses: "Causes from the field that the manual does not know",
        .proposedCauseSeen: "in {1} records", .engineersWord: "Engineers' words, not the manufacturer's.",
    ]

    static let chineseOfLearning: [Key: String] = [
        .shareOfCause: "厂家 {1}，{3} 次中见到 {2} 次（{4}），采用 {5}", .shareOnModel: "本机型 {2} 次中 {1} 次",
        .learntFrom: "概率综合了手册与 {1} 条维修记录{2}；手册按 {3} 条记录计。",
        .learntByField: "概率只依据 {1} 条维修记录{2}；手册按一条记录计。", .learntByManual: "概率只依据手册；未计入 {1} 条维修记录{2}。",
        .learntNothing: "此故障的故障树过于复杂，无法从记录中学习，概率依据手册。", .betweenMonths: "（{1} 至 {2}）", .inMonth: "（{1}）",
        .ofModel: "（机型 {1} 优先）", .otherCausesSeen: "另有 {1} 条记录发现了手册未列的原因。", .priorsOf: "依据",
        .priorsManufacturer: "手册", .priorsField: "记录", .priorsBoth: "两者",
        .proposedCauses: "现场发现、手册未列的原因", .proposedCauseSeen: "见于 {1} 条记录", .engineersWord: "出自维修人员，并非厂家资料。",
    ]

    /// `manufacturer 12 %, seen 31 of 84 (37 %), used 34 %`.
    package func sentence(of share: CauseShareDocument) -> String {
        let seen = share.of > 0 ? percent(Double(share.seen) / Double(share.of)) : "–"
        let text = sentence(
            .shareOfCause, share.manufacturer.map(percent) ?? "–", "\(share.seen)", "\(share.of)", seen,
            share.used.map(percent) ?? "–")
        guard let model = share.onModel else { return text }
        return text + (language == .chinese ? "；" : "; ")
            + sentence(.shareOnModel, "\(model.seen)", "\(model.of)")
    }

    /// By whose word the shares are, with the number of records and their period.
    package func sentence(of learning: LearningDocument) -> String {
        var period = ""
        if let from = learning.from, let to = learning.to {
            period = from == to ? sentence(.inMonth, from) : sentence(.betweenMonths, from, to)
        }
        if let model = learning.model { period += sentence(.ofModel, model) }
        let count = "\(learning.records)"
        var text = ""
        if learning.records > 0 {
            switch learning.priors {
            case _ where !learning.learnt: text = self[.learntNothing]
            case .both: text = sentence(.learntFrom, count, period, number(learning.strength))
            case .field: text = sentence(.learntByField, count, period)
            case .manufacturer: text = sentence(.learntByManual, count, period)
            }
        }
        guard learning.otherCauses > 0 else { return text }
        let others = sentence(.otherCausesSeen, "\(learning.otherCauses)")
        return text.isEmpty ? others : text + (language == .chinese ? "" : " ") + others
    }

    func name(of choice: PriorChoice) -> String {
        switch choice {
        case .manufacturer: self[.priorsManufacturer]
        case .field: self[.priorsField]
        case .both: self[.priorsBoth]
        }
    }
}
