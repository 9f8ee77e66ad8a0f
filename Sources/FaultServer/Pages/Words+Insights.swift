// The words of the page of insights.
extension Words {
    static let englishOfInsights: [Key: String] = [
        .insights: "Insights", .forAuthors: "For authors",
        .insightsLead:
            "What readers asked and did not find: what to write next, and which words to add to a fault or the vocabulary.",
        .insightsCounted: "{1} different questions, asked {2} times", .insightsSince: "since {1}",
        .insightsOff: "Questions are not counted: this server was started with --no-question-log, or may only read.",
        .insightsNothing: "No question was counted yet.",
        .withoutAnswer: "Without an answer",
        .withoutAnswerLead: "When they were asked last there were no hits, or only some of the words matched.",
        .withoutAnswerNone: "Every question had an answer when it was asked last.",
        .notOpened: "Answered, but nothing opened",
        .notOpenedLead: "There were hits, and no reader took any for what was meant.",
        .notOpenedNone: "Of every answered question a hit was opened.",
        .questionAsked: "Question", .askedTimes: "Asked", .withoutHits: "No hits", .weakAnswer: "Weak hits",
        .lastAsked: "Last", .allProducts: "all products",
    ]

    static let chineseOfInsights: [Key: String] = [
        .insights: "统计分析", .forAuthors: "编者",
        .insightsLead: "读者问了却没有找到的内容：接下来该写什么，哪些说法该加到故障或词汇表中。",
        .insightsCounted: "{1} 个不同的问题，共问了 {2} 次", .insightsSince: "（自 {1} 起）",
        .insightsOff: "未统计问题：服务器以 --no-question-log 启动，或知识库只读。", .insightsNothing: "尚未统计到问题。",
        .withoutAnswer: "没有答案的问题", .withoutAnswerLead: "最近一次提问时没有结果，或只有部分词语相符。",
        .withoutAnswerNone: "最近一次提问时，每个问题都有答案。", .notOpened: "有答案但无人打开的问题",
        .notOpenedLead: "有结果，但没有读者认为其中有所要的内容。", .notOpenedNone: "每个有答案的问题都有人打开过结果。",
        .questionAsked: "问题", .askedTimes: "提问次数", .withoutHits: "无结果", .weakAnswer: "结果较弱", .lastAsked: "最近",
        .allProducts: "所有产品",
    ]
}
