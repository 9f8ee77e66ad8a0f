package import FaultModel

/// How a suspect parameter fails: the failure mode identifier (FMI) of SAE J1939-73, appendix A.
package enum FailureMode {
    /// What the standard calls a failure mode, in Chinese and English. Constant time.
    ///
    /// 22…30 are reserved for assignment by SAE: some makers use them all the same, each in its own way, so their name
    /// says no more than that. A number outside 0…31 is no FMI and is named as such.
    package static func name(_ fmi: Int) -> LocalizedText { table[fmi] ?? outside }

    /// True for 22…30, which the standard has not given a meaning.
    package static func isReserved(_ fmi: Int) -> Bool { (22...30).contains(fmi) }

    package static let table = NameTable(
        """
        0 | 数据有效但高于正常工作范围（最严重） | Data valid but above normal operating range, most severe level
        1 | 数据有效但低于正常工作范围（最严重） | Data valid but below normal operating range, most severe level
        2 | 数据不稳定、间断或不正确 | Data erratic, intermittent or incorrect
        3 | 电压高于正常值，或对高电位短路 | Voltage above normal, or shorted to high source
        4 | 电压低于正常值，或对低电位短路 | Voltage below normal, or shorted to low source
        5 | 电流低于正常值，或开路 | Current below normal, or open circuit
        6 | 电流高于正常值，或对地短路 | Current above normal, or grounded circuit
        7 | 机械系统无响应或失调 | Mechanical system not responding or out of adjustment
        8 | 频率、脉宽或周期异常 | Abnormal frequency, pulse width or period
        9 | 更新率异常 | Abnormal update rate
        10 | 变化率异常 | Abnormal rate of change
        11 | 根本原因未知 | Root cause not known
        12 | 智能器件或部件损坏 | Bad intelligent device or component
        13 | 超出标定范围 | Out of calibration
        14 | 特殊指示（见厂家说明） | Special instructions (see the maker's manual)
        15 | 数据有效但高于正常工作范围（最轻） | Data valid but above normal operating range, least severe level
        16 | 数据有效但高于正常工作范围（中等严重） | Data valid but above normal operating range, moderately severe level
        17 | 数据有效但低于正常工作范围（最轻） | Data valid but below normal operating range, least severe level
        18 | 数据有效但低于正常工作范围（中等严重） | Data valid but below normal operating range, moderately severe level
        19 | 接收到的网络数据错误 | Received network data in error
        20 | 数据向高漂移 | Data drifted high
        21 | 数据向低漂移 | Data drifted low
        22-30 | 保留（FMI {22}，由 SAE 分配） | Reserved for SAE assignment (FMI {22})
        31 | 条件存在 | Condition exists
        """)

    private static let outside: LocalizedText = {
        var text = LocalizedText("不是失效模式（FMI 为 0…31）", in: .chinese)
        text[.english] = "Not a failure mode (an FMI is 0…31)"
        return text
    }()
}
