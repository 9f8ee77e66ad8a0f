package import FaultModel

// The words of service records.
extension Words {
    static let englishOfRecords: [Key: String] = [
        .serviceRecord: "Service record", .serviceRecords: "Service records",
        .recordNotice: "What an engineer found at one machine. This is not the manufacturer's word.",
        .recordDraft: "A draft: the cause is not known yet.", .machine: "Machine", .serialNumber: "Serial number",
        .operatingHours: "Operating hours", .beforeFault: "Before the fault", .rounds: "Rounds",
        .judgement: "Judgement",
        .handling: "Handling", .roundResult: "Result", .causeInTheEnd: "Cause in the end", .partsUsed: "Parts used",
        .theWork: "The work", .workingTime: "Working time", .costOfRepair: "Cost",
        .foundGuided: "Found by the guided walk",
        .engineer: "Engineer", .helper: "Helped from behind", .customer: "Customer",
        .customerWord: "The customer's word",
        .confirmedFault: "Fault that it confirms", .outcomeSolved: "Solved", .outcomeUnsolved: "Not solved",
        .outcomeNoFault: "No fault found", .unknownCurrency: "currency not given",
        .keepWalk: "Record: solved by this cause and remedy",
        .keepWalkHint:
            "Keeps this walk as a service record, with its answers, today's date and the parts of the remedy.",
        .keepWalkMore: "Add the machine and your name", .keepAsked: "Keep this walk as a service record? [y/N]",
        .walkKept: "Kept as the service record {1}.",
    ]

    static let chineseOfRecords: [Key: String] = [
        .serviceRecord: "服务记录", .serviceRecords: "服务记录", .recordNotice: "这是一名工程师在一台设备上的所见所做，不是厂家的说法。",
        .recordDraft: "草稿：原因尚未查明。", .machine: "设备", .serialNumber: "整机编号", .operatingHours: "工作小时",
        .beforeFault: "故障前操作", .rounds: "处理过程", .judgement: "判断", .handling: "处理", .roundResult: "结果",
        .causeInTheEnd: "最终原因", .partsUsed: "更换配件", .theWork: "维修情况", .workingTime: "工时", .costOfRepair: "费用",
        .foundGuided: "由引导排查找到", .engineer: "工程师", .helper: "后方协助", .customer: "客户", .customerWord: "客户意见",
        .confirmedFault: "确认的故障", .outcomeSolved: "已解决", .outcomeUnsolved: "未解决", .outcomeNoFault: "未发现故障",
        .unknownCurrency: "币种未注明", .keepWalk: "记录：由此原因和方法解决",
        .keepWalkHint: "把这次排查保存为服务记录，包括各步回答、今天的日期和所用配件。", .keepWalkMore: "补充设备和姓名",
        .keepAsked: "把这次排查保存为服务记录？[y/N]", .walkKept: "已保存为服务记录 {1}。",
    ]

    func name(of outcome: ServiceRecord.Outcome) -> String {
        switch outcome {
        case .solved: self[.outcomeSolved]
        case .unsolved: self[.outcomeUnsolved]
        case .noFaultFound: self[.outcomeNoFault]
        }
    }

    /// `CNY`; `currency not given`.
    func currency(_ code: String) -> String { code == Price.unknownCurrency ? self[.unknownCurrency] : code }

    /// `350 CNY`; `350 (currency not given)`.
    package func amount(_ price: Price) -> String {
        price.currency == Price.unknownCurrency
            ? "\(number(price.amount)) (\(currency(price.currency)))" : "\(number(price.amount)) \(price.currency)"
    }
}
