/// The headings of fault tables in Chinese and English, as manuals and alarm lists print them. Each list is in the order of
/// certainty; the first names are those of the table form.
enum HeadingNames {
    static let all: [(TableColumn, [String])] = [
        (.product, ["product", "product line", "产品", "产品类别", "产品线", "产品名称", "machine type", "设备类型"]),
        (.model, ["model", "机型", "型号", "models", "machine model", "产品型号", "设备型号", "适用机型"]),
        (.code, codes), (.spn, ["spn"]), (.fmi, ["fmi"]), (.symptom, symptoms),
        (.also, ["also", "别名", "俗称", "又称", "customer words"]),
        (.class, ["class", "故障类型", "故障类别", "类别", "category", "system", "fault class", "fault type", "类型"]),
        (.severity, ["severity", "严重程度", "故障等级", "等级", "严重度", "级别", "severity level"]),
        (.cause, causes), (.check, checks), (.remedy, remedies), (.partNumber, partNumbers), (.partName, partNames),
        (.quantity, ["quantity", "数量", "qty", "pieces", "用量"]),
        (.minutes, ["minutes", "工时", "labour", "labor", "working time", "维修工时"]),
        (.page, ["page", "页码", "页", "page no"]),
        (.safety, ["safety", "安全", "安全注意事项", "安全事项", "safety note", "safety notes", "safety precautions"]),
    ]

    private static let codes = [
        "fault code", "code", "故障代码", "故障编码", "报警代码", "alarm", "alarm code", "error code", "dtc", "trouble code",
        "diagnostic trouble code", "diagnostic code", "event code", "warning code", "alarm no", "alarm number",
        "error no",
        "error number", "fault no", "fault number", "code no", "codes", "spn fmi", "代码", "故障码", "报警号", "报警码", "报警编号",
        "警报代码", "警告代码", "错误代码", "错误码", "故障号", "故障编号", "编码",
    ]
    private static let symptoms = [
        "symptom", "故障现象", "现象", "fault", "problem", "trouble", "symptoms", "failure symptom", "fault symptom",
        "alarm message", "error message", "fault message", "alarm text", "fault description", "alarm description",
        "failure description", "fault name", "alarm name", "failure", "complaint", "original short text", "short text",
        "报警内容", "报警信息", "报警名称", "故障描述", "故障信息", "故障名称", "故障内容", "故障说明", "故障", "错误信息",
    ]
    /// Headings that stand for the symptom in a table of faults, but are found in tables of anything.
    static let vagueSymptoms = [
        "msg", "message", "title", "标题", "description", "描述", "内容", "信息", "text", "meaning", "含义", "definition", "name",
        "名称",
    ]
    private static let causes = [
        "cause", "故障原因", "可能原因", "原因", "possible cause", "probable cause", "causes", "possible causes",
        "probable causes", "likely cause", "root cause", "fault cause", "reason", "原因分析", "故障原因分析", "产生原因", "发生原因",
    ]
    private static let checks = [
        "check", "检查方法", "故障判断", "检查", "inspection", "test", "checks", "check method", "diagnosis", "检查内容", "检查步骤",
        "判断方法", "诊断方法", "检测方法", "确认方法",
    ]
    private static let remedies = [
        "remedy", "排除方法", "处理方法", "解决方法", "对策", "solution", "correction", "action", "fix", "remedies",
        "corrective action", "corrective actions", "recommended action", "remedial action", "actions", "countermeasure",
        "repair", "troubleshooting", "what to do", "措施", "处理", "处理措施", "处理办法", "处理对策", "排除", "排除措施", "排除办法",
        "解决措施", "解决办法", "解决方案", "解决步骤", "处理步骤", "排除步骤", "possible remedies", "possible solutions", "solutions",
        "recommended actions",
        "action to be taken", "what to check and do", "处置", "处置方法", "维修方法", "故障排除",
    ]
    private static let partNumbers = [
        "part number", "配件编号", "配件号", "件号", "图号", "part no", "p/n", "part numbers", "零件号", "零件编号", "备件号", "备件编号",
        "物料号", "物料编码",
    ]
    private static let partNames = [
        "part name", "配件名称", "零件名称", "备件名称", "物料名称", "spare part", "part", "配件", "零件", "备件",
    ]
}
