internal import FaultModel

/// What a column of a list of service records says. The raw values are what `--columns` takes.
enum ServiceColumn: String, Hashable, Sendable, CaseIterable {
    case number, date, product, model, serial, hours, before, symptom, code, judgement, handling, result, cause, remedy
    case fault
    case causeID = "cause-id"
    case outcome
    case part, quantity, minutes
    case labourHours = "labour-hours"
    case cost, currency, guided
    case customerWord = "customer-word"
    case engineer, helper, customer, language

    /// What a heading stands for, and how surely: of two columns of one meaning the one of lower rank is it.
    static func named(_ heading: String) -> (column: ServiceColumn, rank: Int)? { known[Heading.fold(heading)] }

    /// The first names are those of docs/formats/service-records.md.
    private static let names: [(ServiceColumn, [String])] = [
        (
            .number,
            [
                "number", "record number", "work order", "work order number", "order number", "job number",
                "notification",
                "notification number", "record id", "id", "wo", "编号", "记录编号", "工单号", "工单编号", "单号", "维修单号", "服务单号",
            ]
        ),
        (
            .date,
            [
                "date", "service date", "repair date", "failure date", "start date", "basic start date",
                "bsc start date",
                "notification date", "malfunction start", "work date", "completion date", "reported", "日期", "维修日期",
                "服务日期",
                "故障日期", "报修日期", "开始日期", "完成日期", "报修时间", "维修时间",
            ]
        ),
        (.product, ["product", "product line", "machine type", "产品", "产品类别", "产品线", "产品名称", "设备类型"]),
        (.model, ["model", "machine model", "models", "机型", "型号", "产品型号", "设备型号"]),
        (
            .serial,
            [
                "serial", "serial number", "serial no", "machine number", "machine no", "asset", "asset id",
                "asset number",
                "equipment", "equipment number", "fleet number", "unit number", "vin", "chassis number", "machine",
                "整机编号", "机号", "出厂编号", "设备编号", "序列号", "资产编号", "底盘号", "车架号", "车号",
            ]
        ),
        (
            .hours,
            [
                "hours", "operating hours", "hour meter", "machine hours", "smu", "service meter", "运行小时", "工作小时",
                "小时数",
                "运转小时", "工作小时数",
            ]
        ),
        (
            .before,
            [
                "before", "before the fault", "operation before", "previous operation", "故障前操作", "故障前情况", "操作情况",
                "使用情况",
            ]
        ),
        (
            .symptom,
            [
                "symptom", "original short text", "short text", "symptoms", "fault symptom", "problem", "complaint",
                "failure",
                "fault", "trouble", "work description", "fault description", "failure description",
                "problem description",
                "description", "notification text", "故障现象", "现象", "故障描述", "报修内容", "客户描述", "故障", "问题", "问题描述",
                "故障内容",
            ]
        ),
        (
            .code,
            ["code", "fault code", "codes", "alarm code", "error code", "dtc", "spn fmi", "故障代码", "故障码", "报警代码", "代码"]
        ),
        (.judgement, ["judgement", "judgment", "diagnosis", "assessment", "判断", "故障判断", "诊断", "分析判断"]),
        (.handling, ["handling", "measures", "action taken", "处理过程", "处理经过", "处理"]),
        (.result, ["result", "results", "处理结果", "结果"]),
        (.cause, ["cause", "root cause", "fault cause", "causes", "reason", "故障原因", "原因", "根本原因", "原因分析"]),
        (
            .remedy,
            [
                "remedy", "repair", "solution", "action", "work done", "work performed", "corrective action",
                "resolution",
                "fix", "排除方法", "处理方法", "处理措施", "维修内容", "解决方法", "维修措施", "维修方案",
            ]
        ),
        (.fault, ["fault id", "confirmed fault", "故障编号", "确认故障"]),
        (.causeID, ["cause id", "confirmed cause", "原因编号", "确认原因"]),
        (.outcome, ["outcome", "solved", "status", "是否解决", "处理状态", "状态"]),
        (
            .part,
            [
                "part number", "parts", "part no", "part numbers", "spare part", "p/n", "配件编号", "配件号", "件号", "零件号",
                "更换配件",
            ]
        ),
        (.quantity, ["quantity", "qty", "pieces", "数量", "用量"]),
        (.minutes, ["minutes", "working minutes", "duration minutes", "工时", "工时分钟", "维修工时"]),
        (.labourHours, ["labour hours", "labor hours", "man hours", "working hours", "repair hours", "工时小时"]),
        (.cost, ["cost", "costs", "total cost", "actual cost", "amount", "费用", "维修费用", "成本", "总费用", "金额"]),
        (.currency, ["currency", "币种", "货币"]),
        (.guided, ["guided", "是否引导"]),
        (
            .customerWord,
            [
                "customer word", "customer's word", "customer comment", "customer feedback", "feedback", "客户意见", "客户反馈",
                "客户评价",
            ]
        ),
        (.engineer, ["engineer", "technician", "mechanic", "service engineer", "工程师", "维修人员", "服务工程师", "技术员", "维修工"]),
        (.helper, ["helper", "assistant", "helped by", "remote support", "后方支持", "协助人", "协助人员", "支持人员"]),
        (.customer, ["customer", "customer name", "client", "客户", "客户名称", "客户姓名"]),
        (.language, ["language", "语言"]),
    ]

    private static let known: [String: (column: ServiceColumn, rank: Int)] = {
        var known: [String: (column: ServiceColumn, rank: Int)] = [:]
        for (column, names) in names {
            for (rank, name) in names.enumerated() { known[Heading.fold(name)] = (column, rank) }
        }
        return known
    }()
}

/// Which column of a list of service records says what.
struct ServiceLayout {
    private(set) var places: [ServiceColumn: Int] = [:]
    /// Headings that are not known, or stand for what another column is.
    private(set) var unused: [String] = []
    /// ISO 4217, where the heading of the cost says it.
    private(set) var currency: String?
    private(set) var codeHeading = ""
    /// The number of columns that have a heading.
    let width: Int

    /// Nil: these are not the headings of service records. Those have a day, a symptom, and something that only one machine
    /// on one day has: a serial number, a cost, an engineer or a customer.
    init?(headings: [String]) {
        width = headings.count
        var ranks: [ServiceColumn: Int] = [:]
        for (place, heading) in headings.enumerated() {
            guard let (column, rank) = ServiceColumn.named(heading) else { continue }
            if let other = ranks[column], other <= rank { continue }
            places[column] = place
            ranks[column] = rank
        }
        guard places[.date] != nil, places[.symptom] != nil,
            [.serial, .cost, .engineer, .customer].contains(where: { places[$0] != nil })
        else { return nil }
        let taken = Set(places.values)
        unused = headings.enumerated().filter { !taken.contains($0.offset) }.compactMap { $0.element.trimmed() }
        codeHeading = places[.code].map { headings[$0] } ?? ""
        currency = places[.cost].flatMap { MoneyReader.currency(in: headings[$0]) }
    }

    /// Of the names that the user gives to columns; nil: not those of service records.
    init?(columns: [String]) {
        self.init(
            headings: columns.map { name in
                let name = name.trimmed() ?? ""
                if name == "-" { return "" }
                // A name of --columns is a heading too, but for those with '-'.
                return ServiceColumn(rawValue: name.lowercased()).map { $0.rawValue.replacing("-", with: " ") } ?? name
            })
    }

    /// The row of headings among the first rows; nil: the table is not one of service records.
    static func found(in table: Table) -> (layout: ServiceLayout, row: Int)? {
        for index in 0..<min(20, table.rowCount) {
            let row = table[row: index]
            guard row.count >= 3, let layout = ServiceLayout(headings: table.cells(of: row)) else { continue }
            return (layout, index)
        }
        return nil
    }
}
