/// What a column of the table form says. The raw values are what `--columns` takes.
package enum TableColumn: String, Hashable, Sendable, CaseIterable {
    case product, model, code, spn, fmi, symptom, also, `class`, severity, cause, check, remedy
    case partNumber = "part"
    case partName = "part-name"
    case quantity, minutes, page
}

/// A heading as it is compared: case, width, spaces, punctuation and a unit in brackets say nothing.
enum Heading {
    /// What a heading stands for, and how surely: of two columns for the symptom the one of lower rank is it.
    static func column(_ heading: String) -> (column: TableColumn, rank: Int)? {
        let folded = fold(heading)
        if let known = known[folded] { return known }
        for part in parts(of: heading) { if let known = known[fold(part)] { return known } }
        return nil
    }

    static func fold(_ heading: String) -> String {
        var folded = ""
        var depth = 0
        for scalar in heading.unicodeScalars {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            switch value {
            case 0x28, 0x5B, 0x3010: depth += 1
            case 0x29, 0x5D, 0x3011: depth = max(0, depth - 1)
            case 0x41...0x5A where depth == 0: folded.unicodeScalars.append(Unicode.Scalar(UInt8(value + 0x20)))
            case 0x30...0x39, 0x61...0x7A: if depth == 0 { folded.unicodeScalars.append(Unicode.Scalar(UInt8(value))) }
            case 0..<0x80: break
            default:
                if depth == 0, scalar.properties.isAlphabetic {
                    folded.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        return folded
    }

    /// A heading in two languages: `故障代码/Fault code`, `故障代码 Fault code`, one below the other.
    private static func parts(of heading: String) -> [String] {
        var parts = [""]
        var wasASCII: Bool?
        for scalar in heading.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic
            if scalar == "/" || scalar == "\n" || scalar == "|" || isLetter && wasASCII == !scalar.isASCII {
                parts.append("")
            }
            if isLetter { wasASCII = scalar.isASCII }
            parts[parts.count - 1].unicodeScalars.append(scalar)
        }
        return parts.count > 1 ? parts : []
    }

    private static let known: [String: (column: TableColumn, rank: Int)] = {
        var known: [String: (column: TableColumn, rank: Int)] = [:]
        for (column, names) in synonyms {
            for (rank, name) in names.enumerated() { known[fold(name)] = (column, rank) }
        }
        return known
    }()

    /// Every name in the order of certainty.
    private static let synonyms: [(TableColumn, [String])] = [
        (.product, ["product", "product line", "产品", "产品类别", "产品线", "产品名称", "machine type", "设备类型"]),
        (.model, ["model", "机型", "型号", "models", "machine model", "产品型号", "设备型号", "适用机型"]),
        (
            .code,
            [
                "fault code", "code", "故障代码", "故障编码", "报警代码", "alarm code", "error code", "dtc", "trouble code", "代码",
                "故障码", "报警号", "报警码", "报警编号", "错误代码", "错误码", "编码", "alarm", "alarm no", "alarm number", "error no",
                "error number", "fault no", "fault number", "diagnostic trouble code", "spnfmi", "code no",
                "diagnostic code",
                "event code", "警报代码", "警告代码", "故障号", "codes", "故障编号", "errorcode", "warning code",
            ]
        ),
        (.spn, ["spn"]),
        (.fmi, ["fmi"]),
        (
            .symptom,
            [
                "symptom", "故障现象", "现象", "fault", "problem", "trouble", "failure symptom", "symptoms", "fault symptom",
                "msg",
                "message", "alarm message", "error message", "fault message", "报警内容", "报警信息", "故障信息", "错误信息", "故障描述",
                "故障名称", "报警名称", "fault description", "alarm description", "failure", "complaint", "short text",
                "original short text", "内容",
                "信息", "title", "标题", "description", "描述", "name", "名称", "故障", "fault name", "alarm name", "text",
                "meaning", "含义",
                "故障内容", "alarm text", "failure description", "故障说明", "definition",
            ]
        ),
        (.also, ["also", "别名", "俗称", "customer words", "又称"]),
        (.class, ["class", "故障类型", "故障类别", "类别", "category", "system", "fault class", "fault type", "类型"]),
        (.severity, ["severity", "严重程度", "故障等级", "等级", "严重度", "级别", "severity level"]),
        (
            .cause,
            [
                "cause", "故障原因", "可能原因", "原因", "possible cause", "probable cause", "causes", "possible causes",
                "probable causes",
                "reason", "likely cause", "原因分析", "故障原因分析", "产生原因", "发生原因", "root cause", "fault cause",
            ]
        ),
        (
            .check,
            [
                "check", "检查方法", "故障判断", "检查", "inspection", "test", "checks", "检查内容", "判断方法", "diagnosis", "诊断方法",
                "检测方法",
                "检查步骤", "check method", "确认方法",
            ]
        ),
        (
            .remedy,
            [
                "remedy", "排除方法", "处理方法", "解决方法", "对策", "solution", "correction", "action", "fix", "remedies",
                "corrective action",
                "措施", "处理", "处理措施", "排除措施", "解决措施", "解决办法", "处理办法", "排除", "countermeasure", "repair",
                "corrective actions",
                "actions", "recommended action", "处置", "处置方法", "维修方法", "解决方案", "troubleshooting", "故障排除", "排除办法",
                "处理对策",
                "remedial action", "what to do",
            ]
        ),
        (
            .partNumber,
            [
                "part number", "配件编号", "配件号", "件号", "图号", "part no", "p/n", "物料编码", "零件号", "零件编号", "备件号", "备件编号", "物料号",
                "part numbers", "partnum",
            ]
        ),
        (.partName, ["part name", "配件名称", "零件名称", "备件名称", "物料名称", "part", "配件", "零件", "备件", "spare part"]),
        (.quantity, ["quantity", "数量", "qty", "pieces", "用量"]),
        (.minutes, ["minutes", "工时", "labour", "labor", "工时分钟", "working time", "维修工时"]),
        (.page, ["page", "页码", "页", "page no"]),
    ]
}
