// The words of what service records say.
extension Words {
    static let englishOfRecordInsights: [Key: String] = [
        .plotCount: "count", .plotCumulative: "share of all so far", .plotThisPeriod: "this period",
        .plotBefore: "the period before",
        .recordsLead:
            "What engineers found and did, counted from service records, and what readers asked and did not find.",
        .recordsNone: "No service record passes these filters.", .recordsCounted: "{1} service records",
        .recordsSpan: "{1} to {2}", .recordsNoDay: "none of them has a day",
        .rateFirstFix: "Fixed at the first visit", .rateRepeat: "Came back within {1} days",
        .rateNoFault: "No fault found", .rateOf: "{1} of {2}", .rateBetween: "probably between {1} and {2}",
        .rateUnknown: "not known",
        .rateFirstFixLead:
            "Of the first records of a machine's symptom: not left unsolved, and no record of the same machine and symptom followed.",
        .rateRepeatLead:
            "Of the records with machine, symptom and day: one of the same machine and symptom came before.",
        .rateNoFaultLead: "Of the records that say how they ended.",
        .outcomesNotSaid:
            "{1} records do not say how they ended; they count as fixed as long as the machine did not come back.",
        .recordMonths: "Records by month", .recordYears: "Records by year", .plotOfYears: "Bars: records of each year.",
        .month: "Month", .recordsOf: "Records",
        .causesOfRecords: "What it was",
        .causesOfRecordsLead: "Confirmed faults and causes: {1} records are linked to a fault, {2} are not.",
        .causesOfRecordsNone: "No record is linked to a fault yet.", .causeUnknown: "cause not known",
        .shareOfAll: "Share", .shareSoFar: "So far", .partsOfRecords: "Parts used",
        .partsOfRecordsNone: "No record names a part.", .pieces: "Pieces", .lastUsed: "Last",
        .timeToFix: "Minutes to the fix", .timeGuided: "found by a guided walk", .timeUnguided: "found without",
        .timeNotSaid: "not said", .meanMinutes: "Mean minutes", .byProduct: "By product", .byModel: "By model",
        .byHours: "By operating hours", .hoursBand: "Operating hours", .unknownValue: "not known",
        .costOfRecords: "Cost",
        .currency: "Currency", .costSum: "Sum", .costMean: "Mean", .risingSymptoms: "On the rise",
        .risingLead:
            "{1} to {2} against {3} to {4}. {5} symptoms were tested; “adjusted” tells how far to trust one of so many.",
        .risingNone: "No symptom comes up clearly more often than before.", .timesBefore: "Before", .timesNow: "Now",
        .risenBy: "Factor", .pValue: "p", .pAdjusted: "adjusted", .newSymptom: "new",
        .withoutCauseFaults: "Faults without a cause to rely on",
        .withoutCauseLead: "{1} faults have no cause, or none that was validated.",
        .withoutCauseAllKnown: "Every fault has one.",
        .asCSV: "as CSV", .from: "From", .to: "To", .repeatWithin: "Back within days", .recordWord: "record",
        .readersAsked: "What readers asked",
        .plotOfCauses: "Bars: records of each cause. Line: their share of all linked records.",
        .plotOfParts: "Bars: records that used each part. Line: their share of all uses.",
        .plotOfMonths: "Bars: records of each month.", .questionSymptom: "Symptom",
    ]

    static let chineseOfRecordInsights: [Key: String] = [
        .plotCount: "数量", .plotCumulative: "累计占比", .plotThisPeriod: "本期", .plotBefore: "上期",
        .recordsLead: "工程师查到并处理了什么（根据服务记录统计），以及读者问了却没有找到的内容。", .recordsNone: "没有符合条件的服务记录。",
        .recordsCounted: "{1} 条服务记录", .recordsSpan: "{1} 至 {2}", .recordsNoDay: "均无日期", .rateFirstFix: "一次修复率",
        .rateRepeat: "{1} 天内返修", .rateNoFault: "未发现故障", .rateOf: "{2} 中的 {1}", .rateBetween: "大致在 {1} 与 {2} 之间",
        .rateUnknown: "未知", .rateFirstFixLead: "同一机器同一现象的首条记录中：未标为未解决，且之后没有同一机器同一现象的记录。",
        .rateRepeatLead: "机器、现象、日期均已知的记录中：之前有同一机器同一现象的记录。", .rateNoFaultLead: "写明结果的记录中。",
        .outcomesNotSaid: "{1} 条记录未写明结果；只要机器没有返修，就按已修复计。", .recordMonths: "各月记录数", .recordYears: "各年记录数",
        .plotOfYears: "条形：各年的记录数。", .month: "月份",
        .recordsOf: "记录数", .causesOfRecords: "故障与原因", .causesOfRecordsLead: "已确认的故障与原因：{1} 条记录已关联到故障，{2} 条未关联。",
        .causesOfRecordsNone: "尚无记录关联到故障。", .causeUnknown: "原因未知", .shareOfAll: "占比", .shareSoFar: "累计",
        .partsOfRecords: "所用配件", .partsOfRecordsNone: "没有记录写明配件。", .pieces: "件数", .lastUsed: "最近",
        .timeToFix: "修复用时", .timeGuided: "由引导排查找到", .timeUnguided: "未经引导", .timeNotSaid: "未写明",
        .meanMinutes: "平均分钟", .byProduct: "按产品", .byModel: "按机型", .byHours: "按工作小时", .hoursBand: "工作小时",
        .unknownValue: "未知", .costOfRecords: "费用", .currency: "货币", .costSum: "合计", .costMean: "平均",
        .risingSymptoms: "上升中的现象", .risingLead: "{1} 至 {2} 与 {3} 至 {4} 相比。共检验 {5} 个现象；“校正后”表示在这么多检验中可信到什么程度。",
        .risingNone: "没有现象明显比以前多。", .timesBefore: "上期", .timesNow: "本期", .risenBy: "倍数", .pValue: "p 值",
        .pAdjusted: "校正后", .newSymptom: "新出现", .withoutCauseFaults: "没有可靠原因的故障",
        .withoutCauseLead: "{1} 个故障没有原因，或没有经过验证的原因。", .withoutCauseAllKnown: "每个故障都有。", .asCSV: "CSV 文件",
        .from: "从", .to: "到", .repeatWithin: "返修天数", .recordWord: "记录", .readersAsked: "读者的提问",
        .plotOfCauses: "条形：各原因的记录数。折线：占全部已关联记录的累计比例。", .plotOfParts: "条形：使用各配件的记录数。折线：占全部使用的累计比例。",
        .plotOfMonths: "条形：各月的记录数。", .questionSymptom: "现象",
    ]
}
