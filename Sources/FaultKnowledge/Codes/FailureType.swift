package import FaultModel

/// The failure type byte that a trouble code of three bytes ends with: `1C` in P0143-1C.
///
/// ISO 14229-1 annex D (DTC failure type byte) and SAE J2012DA: the high half is the category, the low half the subtype.
package struct FailureType: Hashable, Sendable {
    /// 0…255.
    package let byte: Int

    package init(_ byte: Int) { self.byte = byte }

    /// The kind of failure that the high half of the byte names; A0…EF are reserved, F0…FF the maker's or supplier's.
    /// Nil only for a number that is no byte.
    package var category: LocalizedText? { Self.categories[byte >> 4] }

    /// What exactly failed; nil for a subtype that is reserved, the maker's, or not certain enough to be in the table.
    package var name: LocalizedText? { Self.names[byte] }

    package static let categories = NameTable(
        """
        0 | 一般故障信息 | General failure information
        1 | 一般电气故障 | General electrical failures
        2 | 一般信号故障 | General signal failures
        3 | 调频/脉宽调制信号故障 | FM or PWM failures
        4 | 系统内部故障 | System internal failures
        5 | 系统编程故障 | System programming failures
        6 | 算法类故障 | Algorithm based failures
        7 | 机械故障 | Mechanical failures
        8 | 总线信号/报文故障 | Bus signal or message failures
        9 | 部件故障 | Component failures
        A-E | 保留 | Reserved by the standard
        F | 厂家/系统供应商自定义 | Vehicle manufacturer or system supplier specific
        """, radix: 16)

    package static let names = NameTable(
        """
        00 | 无子类型信息 | No sub type information
        01 | 一般电气故障 | General electrical failure
        02 | 一般信号故障 | General signal failure
        03 | 调频/脉宽调制信号故障 | FM or PWM failure
        04 | 系统内部故障 | System internal failure
        05 | 系统编程故障 | System programming failure
        06 | 算法类故障 | Algorithm based failure
        07 | 机械故障 | Mechanical failure
        08 | 总线信号/报文故障 | Bus signal or message failure
        09 | 部件故障 | Component failure
        11 | 电路对地短路 | Circuit short to ground
        12 | 电路对电源短路 | Circuit short to battery
        13 | 电路开路 | Circuit open
        14 | 电路对地短路或开路 | Circuit short to ground or open
        15 | 电路对电源短路或开路 | Circuit short to battery or open
        16 | 电路电压低于阈值 | Circuit voltage below threshold
        17 | 电路电压高于阈值 | Circuit voltage above threshold
        18 | 电路电流低于阈值 | Circuit current below threshold
        19 | 电路电流高于阈值 | Circuit current above threshold
        1A | 电路电阻低于阈值 | Circuit resistance below threshold
        1B | 电路电阻高于阈值 | Circuit resistance above threshold
        1C | 电路电压超出范围 | Circuit voltage out of range
        1D | 电路电流超出范围 | Circuit current out of range
        1E | 电路电阻超出范围 | Circuit resistance out of range
        1F | 电路间歇故障 | Circuit intermittent
        21 | 信号幅值低于最小值 | Signal amplitude below minimum
        22 | 信号幅值高于最大值 | Signal amplitude above maximum
        23 | 信号卡在低位 | Signal stuck low
        24 | 信号卡在高位 | Signal stuck high
        25 | 信号形状/波形故障 | Signal shape or waveform failure
        26 | 信号变化率低于阈值 | Signal rate of change below threshold
        27 | 信号变化率高于阈值 | Signal rate of change above threshold
        28 | 信号偏置超出范围/零点调整失败 | Signal bias level out of range or zero adjustment failure
        29 | 信号无效 | Signal invalid
        2A | 信号卡在范围内 | Signal stuck in range
        2B | 信号交叉耦合 | Signal cross coupled
        2F | 信号不稳定 | Signal erratic
        31 | 无信号 | No signal
        32 | 信号低电平时间短于最小值 | Signal low time below minimum
        33 | 信号低电平时间长于最大值 | Signal low time above maximum
        34 | 信号高电平时间短于最小值 | Signal high time below minimum
        35 | 信号高电平时间长于最大值 | Signal high time above maximum
        36 | 信号频率过低 | Signal frequency too low
        37 | 信号频率过高 | Signal frequency too high
        38 | 信号频率不正确 | Signal frequency incorrect
        39 | 脉冲数过少 | Too few pulses
        3A | 脉冲数过多 | Too many pulses
        41 | 一般校验和故障 | General checksum failure
        42 | 一般存储器故障 | General memory failure
        43 | 特殊存储器故障 | Special memory failure
        44 | 数据存储器故障 | Data memory failure
        45 | 程序存储器故障 | Program memory failure
        46 | 标定/参数存储器故障 | Calibration or parameter memory failure
        47 | 看门狗/安全微控制器故障 | Watchdog or safety microcontroller failure
        48 | 监控软件故障 | Supervision software failure
        49 | 内部电子故障 | Internal electronic failure
        4A | 安装了错误的部件 | Incorrect component installed
        4B | 温度过高 | Over temperature
        51 | 未编程 | Not programmed
        52 | 未激活 | Not activated
        53 | 已停用 | Deactivated
        54 | 缺少标定 | Missing calibration
        55 | 未配置 | Not configured
        56 | 配置无效或不兼容 | Invalid or incompatible configuration
        61 | 信号计算故障 | Signal calculation failure
        62 | 信号比较故障 | Signal compare failure
        63 | 电路/部件保护超时 | Circuit or component protection time-out
        64 | 信号合理性故障 | Signal plausibility failure
        65 | 信号跳变/事件过少 | Signal has too few transitions or events
        66 | 信号跳变/事件过多 | Signal has too many transitions or events
        67 | 事件后信号不正确 | Signal incorrect after event
        68 | 事件信息 | Event information
        71 | 执行器卡滞 | Actuator stuck
        72 | 执行器卡在打开位置 | Actuator stuck open
        73 | 执行器卡在关闭位置 | Actuator stuck closed
        74 | 执行器打滑 | Actuator slipping
        75 | 无法到达应急位置 | Emergency position not reachable
        76 | 安装位置错误 | Wrong mounting position
        77 | 无法到达指令位置 | Commanded position not reachable
        78 | 对中或调整不正确 | Alignment or adjustment incorrect
        79 | 机械连接故障 | Mechanical linkage failure
        7A | 流体泄漏或密封失效 | Fluid leak or seal failure
        7B | 液位低 | Low fluid level
        81 | 收到无效串行数据 | Invalid serial data received
        82 | 活动/顺序计数器错误或未更新 | Alive or sequence counter incorrect or not updated
        83 | 信号保护计算值错误 | Value of signal protection calculation incorrect
        84 | 信号低于允许范围 | Signal below allowable range
        85 | 信号高于允许范围 | Signal above allowable range
        86 | 信号无效 | Signal invalid
        87 | 报文缺失 | Missing message
        88 | 总线关闭 | Bus off
        8F | 不稳定 | Erratic
        91 | 参数类故障 | Parametric
        92 | 性能不良或工作不正确 | Performance or incorrect operation
        93 | 不工作 | No operation
        94 | 意外动作 | Unexpected operation
        95 | 装配错误 | Incorrect assembly
        96 | 部件内部故障 | Component internal failure
        97 | 部件或系统受阻或堵塞 | Component or system operation obstructed or blocked
        98 | 部件或系统温度过高 | Component or system over temperature
        9A | 部件或系统工作条件 | Component or system operating conditions
        """, radix: 16)
}
