// The words of the pages that describe the API.
extension Words {
    static let englishOfAPI: [Key: String] = [
        .apiTitle: "API", .apiLead: "Every address that programs can ask, what it takes and what it answers.",
        .apiDescription: "The same for programs (OpenAPI 3.1)", .apiParameters: "Parameters", .apiName: "Name",
        .apiPlace: "Where", .apiType: "Type", .apiMeaning: "Meaning", .apiRequired: "required", .apiBody: "Body",
        .apiAnswers: "Answers", .apiErrors: "Errors", .apiSchemas: "Documents", .apiRole: "Takes the role",
        .apiAnyone: "open to everyone", .apiExample: "Example", .apiEnglish: "Nothing here needs a script.",
        .apiErrorsLead: "Errors are documents of RFC 9457. Their type is one of these.",
        .apiInPath: "path", .apiInQuery: "query", .apiInHeader: "header", .apiNoBody: "no body",
        .problemStatus: "Status", .problemMeaning: "What it means and what to do", .problemAll: "All errors",
        .problemExample: "A sentence of such an error", .topicSearch: "Search", .topicKnowledge: "Faults and manuals",
        .topicDiagnosis: "Diagnosis", .topicAuthoring: "Authoring", .topicAccess: "Access", .topicAgents: "AI agents",
        .topicOperation: "Operation",
    ]

    static let chineseOfAPI: [Key: String] = [
        .apiTitle: "接口", .apiLead: "程序可以访问的全部地址、参数和返回内容。", .apiDescription: "供程序读取的描述（OpenAPI 3.1）",
        .apiParameters: "参数", .apiName: "名称", .apiPlace: "位置", .apiType: "类型", .apiMeaning: "含义", .apiRequired: "必填",
        .apiBody: "请求体", .apiAnswers: "返回", .apiErrors: "错误", .apiSchemas: "文档结构", .apiRole: "所需角色",
        .apiAnyone: "对所有人开放", .apiExample: "示例", .apiEnglish: "各接口的说明以英文书写，与供程序读取的描述一致。",
        .apiErrorsLead: "错误按 RFC 9457 返回，其 type 为下列之一。", .apiInPath: "路径", .apiInQuery: "查询", .apiInHeader: "请求头",
        .apiNoBody: "无内容", .problemStatus: "状态码", .problemMeaning: "含义与处理办法", .problemAll: "全部错误",
        .problemExample: "此类错误的说明示例", .topicSearch: "搜索", .topicKnowledge: "故障与手册", .topicDiagnosis: "诊断",
        .topicAuthoring: "编写与导入", .topicAccess: "访问权限", .topicAgents: "智能体", .topicOperation: "运行状态",
    ]
}
