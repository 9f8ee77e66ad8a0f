// The words that only a walk's page needs.
extension Words {
    static let englishOfWalkPages: [Key: String] = [
        .likeliestNow: "Likeliest now: {1}, {2}", .orAnswer: "or",
        .enterReading: "Type what you read, with or without its unit.",
        .legendSettled: "put right or ruled out", .legendSeen: "has been checked", .legendLikely: "How likely",
        .pictureSummary: "Fault tree. {1}. The same stands below as a list.",
        .pictureIncomplete: "Only the first sheets are drawn.", .pictureLabel: "Picture of the fault tree",
        .backToFault: "All about this fault", .ruledOut: "ruled out",
        .estimated: "The tree of this fault is too hard to be reckoned with exactly; the shares are estimates.",
        .severalAtOnce: "Several causes can be there at once, so the shares need not make 100\u{A0}%.",
        .choseInstead: "You chose this step.", .backToBest: "Back to the proposed step",
        .badWalkTitle: "This link does not fit the fault", .goOnWithRest: "Go on with the answers that fit",
        .walkMode: "Way of searching", .inUnit: "in {1}", .takeBackLast: "Take back: {1}",
        .clashTakeBack: "Take back this answer", .bringFirst: "For the likeliest causes",
    ]

    static let chineseOfWalkPages: [Key: String] = [
        .likeliestNow: "当前最可能：{1}，{2}", .orAnswer: "或", .enterReading: "请输入实测值，可带单位。",
        .legendSettled: "已处理或可排除", .legendSeen: "已检查", .legendLikely: "可能性",
        .pictureSummary: "故障树。{1}。下面以列表给出同样的内容。", .pictureIncomplete: "只画出了前几张。",
        .pictureLabel: "故障树图", .backToFault: "此故障的全部内容", .ruledOut: "可排除",
        .estimated: "该故障的故障树过于复杂，无法精确计算，可能性为估计值。",
        .severalAtOnce: "可能同时存在多个原因，合计不必为 100\u{A0}%。", .choseInstead: "这是您选择的步骤。",
        .backToBest: "回到建议的步骤", .badWalkTitle: "此链接与该故障不符", .goOnWithRest: "用其余有效的回答继续",
        .walkMode: "排查方式", .inUnit: "单位 {1}", .takeBackLast: "撤回：{1}", .clashTakeBack: "撤回此回答",
        .bringFirst: "用于最可能的原因",
    ]
}
