/// Every kind of problem that a request may meet, by its stable name: what `/problems/NAME` explains. A test holds it against
/// the sources, so that no problem goes out without a page.
enum ProblemCatalog {
    struct Kind: Sendable {
        let name: String
        /// As problem documents have it.
        let title: String
        let statuses: [Int]
        /// The detail of such a problem.
        let example: String
        /// What it means and what to do, for people.
        let english: String
        let chinese: String
        let chineseTitle: String
    }

    static func kind(_ name: String) -> Kind? { all.first { $0.name == name } }

    static let all: [Kind] = ofRequests + ofAccess + ofKnowledge + ofRecords + ofReview + ofTheServer

    private static let ofRequests = [
        Kind(
            name: "bad-parameter", title: "A parameter is not usable", statuses: [400],
            example: "limit is '0'; expected a number from 1 to 100.",
            english:
                "A parameter is missing, misspelt, given twice or out of its range. `errors` names each one with what was "
                + "expected. Change it and ask again; `/docs` lists what every route takes.",
            chinese: "某个参数缺失、写错、重复或超出范围。errors 逐一指出参数名和期望的取值。改正后重新请求；/docs 列出每个接口接受的参数。",
            chineseTitle: "参数不可用"),
        Kind(
            name: "too-many-parameters", title: "Too many parameters", statuses: [400],
            example: "The address has 2000 parameters; at most 1000 are read.",
            english: "The address has more parameters than are read. Leave out those that say nothing.",
            chinese: "网址中的参数过多。请去掉不需要的参数。", chineseTitle: "参数过多"),
        Kind(
            name: "bad-form", title: "The form cannot be read", statuses: [400],
            example: "The body is not multipart/form-data as RFC 7578 has it: the boundary never comes.",
            english:
                "The body says that it is a form with files, and is none. Send it as multipart/form-data, as browsers and "
                + "`curl -F` do.",
            chinese: "请求体声明为带文件的表单，但内容不是。请按 multipart/form-data 发送，浏览器和 curl -F 都是这样做的。",
            chineseTitle: "无法读取表单"),
        Kind(
            name: "bad-request", title: "The request cannot be read", statuses: [400],
            example: "The request cannot be read as HTTP. Percent-encode the address in UTF-8.",
            english:
                "The request is not HTTP as its standard has it, often because the address has characters that are not "
                + "percent-encoded. Encode them as UTF-8: 泵 is %E6%B3%B5.",
            chinese: "请求不符合 HTTP 规范，常见原因是网址里的汉字没有做百分号编码。请按 UTF-8 编码：“泵”写作 %E6%B3%B5。",
            chineseTitle: "无法读取请求"),
        Kind(
            name: "not-found", title: "Not found", statuses: [404],
            example: "There is no fault 'trailer-pump/no-strok'. Did you mean 'trailer-pump/no-stroke'?",
            english:
                "There is nothing of this name, or nothing that you may see. The detail offers the nearest name where there "
                + "is one. Search for it by words.",
            chinese: "没有这个名称的内容，或者您无权查看。若有相近的名称，说明里会给出。也可以用关键词搜索。",
            chineseTitle: "未找到"),
        Kind(
            name: "method-not-allowed", title: "The method is not possible here", statuses: [405],
            example: "PUT is not possible at this address; expected GET, HEAD.",
            english: "The address is right, the method is not. The header Allow lists those that are possible.",
            chinese: "网址正确，但请求方法不对。响应头 Allow 列出可用的方法。", chineseTitle: "不支持该方法"),
        Kind(
            name: "not-acceptable", title: "No acceptable answer", statuses: [406],
            example: "The answer would be application/json, and 'Accept' takes 'text/html'.",
            english: "What the header Accept takes is not what is here. Accept application/json.",
            chinese: "请求头 Accept 所接受的格式这里没有。请接受 application/json。", chineseTitle: "没有可接受的格式"),
        Kind(
            name: "too-large", title: "The body is too large", statuses: [413],
            example: "The body has more than 1048576 bytes. Send less.",
            english:
                "More was sent than is read at once. Send fewer or smaller files, or import them with the command line.",
            chinese: "发送的内容超过一次可读取的大小。请减少文件或缩小体积，或用命令行导入。", chineseTitle: "内容过大"),
        Kind(
            name: "address-too-long", title: "The address is too long", statuses: [414],
            example: "The address has 50000 bytes; at most 40000 are read. Ask a shorter question.",
            english: "The address with its question is longer than is read. Ask with the words that matter.",
            chinese: "网址连同问题过长。请只用关键的词提问。", chineseTitle: "网址过长"),
        Kind(
            name: "unsupported-media-type", title: "The media type is not taken", statuses: [415],
            example: "The body is 'text/plain'; expected application/json.",
            english:
                "The body is of a kind that is not read here. The detail names the one that is; say it in Content-Type.",
            chinese: "请求体的类型这里不读取。说明里给出可用的类型，请写在 Content-Type 里。", chineseTitle: "不支持的内容类型"),
        Kind(
            name: "header-too-large", title: "The header fields are too large", statuses: [431],
            example: "The headers have more than 65536 bytes. Send fewer.",
            english: "The headers of the request are larger than is read, often because of many cookies. Send fewer.",
            chinese: "请求头过大，常因 Cookie 太多。请减少请求头。", chineseTitle: "请求头过大"),
    ]

    private static let ofAccess = [
        Kind(
            name: "unauthorized", title: "A token is needed", statuses: [401],
            example:
                "This server answers who has a token. Send it as 'Authorization: Bearer fb_…', or sign in at /login.",
            english:
                "The server wants to know who asks, or the token has expired or was revoked. Ask whoever runs the server for "
                + "a token, and send it as `Authorization: Bearer …`.",
            chinese: "服务器需要知道请求者身份，或者令牌已过期、已撤销。请向管理员索取令牌，并用 Authorization: Bearer … 发送。",
            chineseTitle: "需要令牌"),
        Kind(
            name: "forbidden", title: "Not allowed", statuses: [403],
            example: "The token 'desk' has the role agent; this takes the role author.",
            english:
                "You are known, and may not do this: another role is needed, or the request comes from a page of another site.",
            chinese: "已识别您的身份，但不允许此操作：需要其他角色，或者请求来自别的网站的页面。", chineseTitle: "不允许"),
        Kind(
            name: "name-taken", title: "The name is taken", statuses: [409],
            example: "There is a token 'desk' already. Choose another name, or revoke that one.",
            english: "A token of this name is there already. Choose another name.",
            chinese: "已有同名的令牌。请换一个名称。", chineseTitle: "名称已被占用"),
        Kind(
            name: "too-many-requests", title: "Too many requests", statuses: [429],
            example: "More than 50 requests a second came from this token. Wait 1 second.",
            english:
                "More was asked than this token or address may. Wait as long as Retry-After says, and ask more slowly.",
            chinese: "该令牌或地址的请求过于频繁。请按 Retry-After 等待，并降低请求频率。", chineseTitle: "请求过多"),
    ]

    private static let ofKnowledge = [
        Kind(
            name: "tree-too-hard", title: "The fault's tree is too hard", statuses: [422],
            example: "The fault's tree cannot be reckoned with: it needs more than 2000000 nodes.",
            english:
                "The fault's tree is larger than can be reckoned with in the time there is. Walk the fault instead, or ask with a "
                + "smaller max_order.",
            chinese: "该故障的故障树过大，无法在限定时间内计算。请改用逐步排查，或减小 max_order。", chineseTitle: "故障树过于复杂"),
        Kind(
            name: "unreadable-file", title: "A file cannot be read", statuses: [422],
            example: "winch.yaml, line 12: expected 'faults', found 'fault'.",
            english:
                "One of the files is damaged or of no format that is read. `errors` names each with its line. Nothing was "
                + "imported: mend them, and send them again.",
            chinese: "有文件损坏或格式无法识别。errors 列出每个文件和行号。没有导入任何内容：请修正后重新发送。",
            chineseTitle: "文件无法读取"),
    ]

    private static let ofRecords = [
        Kind(
            name: "conflict", title: "There is another record", statuses: [409],
            example: "There is a service record 'wo-31' already, of revision 2, and it says otherwise.",
            english:
                "A record of this id is there and says something else. Look at it; to change it, say that you know its "
                + "revision, and for another record give another id.",
            chinese: "已有同编号的维修记录，且内容不同。请先查看；若要修改，请说明您所知的版本；若是另一条记录，请换一个编号。",
            chineseTitle: "已有另一条记录"),
        Kind(
            name: "unreadable", title: "The body cannot be read", statuses: [400],
            example: "The body is no JSON of a service record: expected a value, found '}'.",
            english: "The body is no JSON, or not of the kind that is expected here. The detail says where.",
            chinese: "请求体不是 JSON，或不是这里需要的内容。说明里给出位置。", chineseTitle: "无法读取请求体"),
        Kind(
            name: "invalid-record", title: "The service record is not valid", statuses: [422],
            example: "symptom is missing; expected the symptom in the customer's words.",
            english: "Something in the record cannot be read. `errors` names each field. Mend them, and send it again.",
            chinese: "维修记录中有无法读取的内容。errors 逐一指出字段。请修正后重新发送。", chineseTitle: "维修记录无效"),
    ]

    private static let ofReview = [
        Kind(
            name: "invalid-decision", title: "The decision does not fit the record", statuses: [422],
            example: "The record is linked to no fault; name the fault with the decision 'other'.",
            english:
                "What was decided is not possible for this record. The detail says what is. Look at the record again.",
            chinese: "此决定不适用于该维修记录。说明里给出可行的选择。请重新查看该记录。", chineseTitle: "决定与记录不符"),
        Kind(
            name: "nothing-to-carry", title: "No list", statuses: [422],
            example: "No fault of the line 'trailer-pump' has a remedy with parts.",
            english:
                "No list of parts can be made: nothing is known that a list could be made from. The detail says what is missing.",
            chinese: "无法生成备件清单：缺少可用的数据。说明里给出缺少什么。", chineseTitle: "没有清单"),
    ]

    private static let ofTheServer = [
        Kind(
            name: "internal", title: "Internal error", statuses: [500],
            example: "The server met a defect of its own and has logged it. Try again; if it stays, tell the operator.",
            english:
                "The server met a defect of its own. It is in the log. Try again; if it stays, tell whoever runs the server.",
            chinese: "服务器自身出现缺陷，已记入日志。请重试；若仍出现，请告知管理员。", chineseTitle: "内部错误"),
        Kind(
            name: "unavailable", title: "The knowledge base cannot be read", statuses: [503],
            example: "The knowledge base cannot be read just now. The operator finds the reason in the log.",
            english:
                "The knowledge base cannot be read or written just now. Try again later; whoever runs the server finds the "
                + "reason in the log.",
            chinese: "知识库暂时无法读写。请稍后再试；管理员可在日志中查到原因。", chineseTitle: "知识库暂不可用"),
        Kind(
            name: "too-slow", title: "The answer took too long", statuses: [503],
            example: "The search was stopped after 5 seconds. Ask with fewer or rarer words.",
            english:
                "The answer took longer than a request may, and was stopped. Ask a narrower question: a product line, a code, "
                + "fewer words.",
            chinese: "回答超过了单个请求的时限，已被终止。请缩小问题范围：指定产品、代码，或减少词语。",
            chineseTitle: "回答耗时过长"),
        Kind(
            name: "busy", title: "The server is busy", statuses: [503],
            example: "More requests are under way than the server takes. Try again in a second.",
            english: "More is asked at once than the server can answer. Wait as long as Retry-After says.",
            chinese: "同时的请求超过服务器的承受能力。请按 Retry-After 等待后重试。", chineseTitle: "服务器繁忙"),
    ]
}
