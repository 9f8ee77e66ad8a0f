extension SuspectParameter {
    /// Battery and alternator, controllers, supplies, memories, networks, warning lamps, and who sent what.
    static let electronicsNames = """
        # Battery, alternator, supplies
        114 | 蓄电池净电流 | Net battery current
        115 | 发电机电流 | Alternator current
        158 | 钥匙开关蓄电池电压 | Key switch battery potential
        167 | 充电系统电压 | Charging system potential
        168 | 蓄电池电压（电源输入1） | Battery potential, power input 1
        444 | 蓄电池电压（电源输入2） | Battery potential, power input 2
        589 | 发电机转速 | Alternator speed
        620 | 5V直流电源（旧编号） | 5 V DC supply (old number)
        627 | 电源（旧编号） | Power supply (old number)
        678 | 控制器8V直流电源 | ECU 8 V DC supply
        1043 | 内部传感器电源 | Internal sensor voltage supply
        1079-1080 | 传感器电源{1}（+5V，旧编号） | Sensor supply voltage {1} (+5 V, old number)
        1122-1123 | 发电机轴承{1}温度 | Engine alternator bearing {1} temperature
        1124-1126 | 发电机绕组{1}温度 | Engine alternator winding {1} temperature
        1485 | 发动机控制器主继电器 | ECM main relay
        1542-1543 | 控制器电源{2}（旧编号） | ECU power supply voltage {2} (old number)
        1795 | 发电机电流（大量程） | Alternator current (high range)
        1800-1801 | 蓄电池{1}温度 | Battery {1} temperature
        3353-3356 | 发电机{1}状态 | Alternator {1} status
        3509-3514 | 传感器电源{1} | Sensor supply voltage {1}
        3597-3599 | 控制器输出电源{1} | ECU power output supply voltage {1}
        3997 | 电气附件电源继电器 | Electrical accessory power relay
        5017 | 控制器输出电源5 | ECU power output supply voltage 5
        5125-5127 | 传感器电源{7} | Sensor supply voltage {7}

        # Controllers and memories
        21 | 控制器温度（旧编号） | ECU temperature (old number)
        234 | 软件标识 | Software identification
        237 | 车辆识别代号 | Vehicle identification number
        251 | 时间 | Time
        252 | 日期 | Date
        586 | 品牌 | Make
        587 | 型号 | Model
        588 | 序列号 | Serial number
        609 | 控制器2 | Controller 2
        628 | 程序存储器 | Program memory
        629 | 控制器1 | Controller 1
        630 | 标定存储器 | Calibration memory
        631 | 标定模块 | Calibration module
        611-615 | 系统诊断代码{1} | System diagnostic code {1}
        1136 | 发动机控制器温度 | Engine ECU temperature
        1194 | 防盗加密种子存在 | Anti-theft encryption seed present indicator
        1195 | 防盗密码有效 | Anti-theft password valid indicator
        1196 | 防盗部件状态 | Anti-theft component status states
        1214 | 可疑参数编号 | Suspect parameter number
        1220 | OBD符合性 | OBD compliance
        1484 | 其他控制器已报告影响运行的故障码 | Other ECUs have reported trouble codes affecting operation
        1634 | 标定校验号 | Calibration verification number
        1635 | 标定标识 | Calibration identification
        2802 | 数据存储器使用率 | Data memory usage
        2901 | 控制器零件号 | ECU part number
        2902 | 控制器序列号 | ECU serial number
        4206 | 报文计数器 | Message counter
        4207 | 报文校验和 | Message checksum
        5109 | 控制器3 | Controller 3

        # Networks
        608 | J1587数据链 | J1587 data link
        622 | J1922数据链 | J1922 data link
        625 | 专用网络1 | Proprietary network 1
        639 | J1939网络1（整车主网） | J1939 network 1, primary vehicle network
        1231 | J1939网络2 | J1939 network 2
        1235 | J1939网络3 | J1939 network 3
        1668-1674 | J1939网络{4} | J1939 network {4}
        2000-2253 | 源地址为{0}的控制器 | Controller at source address {0}
        5588 | 专用网络2 | Proprietary network 2

        # Lamps
        623 | 红色停机灯 | Red stop lamp
        624 | 黄色警告灯 | Amber warning lamp
        987 | 保护灯 | Protect lamp
        1213 | 故障指示灯 | Malfunction indicator lamp
        2648 | 保养灯 | Maintenance lamp
        5078 | 发动机黄色警告灯指令 | Engine amber warning lamp command
        5080 | OBD故障指示灯指令 | OBD malfunction indicator lamp command
        5083 | 冷却液高温指示灯指令 | Engine coolant temperature high lamp command
        5084 | 冷却液液位低指示灯指令 | Engine coolant level low lamp command
        """
}
