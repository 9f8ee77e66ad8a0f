// The words of what to carry.
extension Words {
    static let englishOfCarrying: [Key: String] = [
        .carryTitle: "What to carry: {1}",
        .carryLead: "The cheapest parts with which the wanted share of visits is fixed at once.",
        .carryBasis: "Weighed by {1} service records and, beyond them, by what the manuals say of {2} faults.",
        .carryRate: "Visits fixed at once with this list", .carryReached: "{1} (wanted: {2})",
        .carryNotReached: "{1}: the wanted {2} cannot be reached",
        .carryReachable: "With every part that a remedy names",
        .carryWithout: "Without any part", .carryNoRemedy: "No remedy is known for", .carryCost: "Cost",
        .carryCheapest: "No cheaper list fixes as much.",
        .carryGap: "At most {1} dearer than the cheapest list that fixes as much.",
        .carryWeighed: "{1} parts without a usable price were weighed as {2} {3} each ({4}).",
        .carryNoGrade: "without a grade",
        .carryNone: "No part is needed.", .carryBudget: "Budget", .carryFixRate: "Wanted share, 0 to 1",
        .carryUse: "Visits that take it", .carryFor: "For", .carryShow: "What to carry", .carryOf: "of visits",
        .usedInRecords: "Used in {1} service records", .usedInRecordsLast: "last on {1}",
    ]

    static let chineseOfCarrying: [Key: String] = [
        .carryTitle: "应备配件：{1}", .carryLead: "以最低费用使所需比例的上门服务一次修好的配件。",
        .carryBasis: "按 {1} 条服务记录加权；记录不足之处，按手册中 {2} 个故障的说明。", .carryRate: "带上这些配件一次修好的比例",
        .carryReached: "{1}（要求 {2}）", .carryNotReached: "{1}：达不到要求的 {2}", .carryReachable: "带上所有处理方法提到的配件",
        .carryWithout: "不带配件", .carryNoRemedy: "没有已知处理方法", .carryCost: "费用", .carryCheapest: "没有更便宜的清单能修好同样多。",
        .carryGap: "最多比能修好同样多的最便宜清单贵 {1}。", .carryWeighed: "{1} 个没有可用价格的配件按每件 {2} {3} 计（{4}）。",
        .carryNoGrade: "无等级", .carryNone: "不需要配件。", .carryBudget: "预算", .carryFixRate: "要求的比例，0 到 1",
        .carryUse: "用到它的比例", .carryFor: "用于", .carryShow: "应备配件", .carryOf: "的上门服务",
        .usedInRecords: "{1} 条服务记录用过", .usedInRecordsLast: "最近 {1}",
    ]
}
