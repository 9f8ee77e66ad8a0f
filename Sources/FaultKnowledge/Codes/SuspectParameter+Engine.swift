extension SuspectParameter {
    /// The engine itself: oil, coolant, speed, torque, protection, starting, cooling fan, alternator.
    static let engineNames = """
        19 | 发动机机油压力（扩展量程） | Engine oil pressure (extended range)
        20 | 发动机冷却液压力（扩展量程） | Engine coolant pressure (extended range)
        22 | 曲轴箱窜气压力（扩展量程） | Engine crankcase blow-by pressure (extended range)
        52 | 中冷器温度 | Engine intercooler temperature
        82 | 发动机气动起动压力 | Engine air start pressure
        92 | 当前转速下的发动机负荷率 | Engine percent load at current speed
        98 | 发动机机油油位 | Engine oil level
        99 | 机油滤清器压差 | Engine oil filter differential pressure
        100 | 发动机机油压力 | Engine oil pressure
        101 | 曲轴箱压力 | Engine crankcase pressure
        109 | 发动机冷却液压力 | Engine coolant pressure
        110 | 发动机冷却液温度 | Engine coolant temperature
        111 | 发动机冷却液液位 | Engine coolant level
        122 | 发动机缓速百分比 | Engine retarder percent
        166 | 发动机额定功率 | Engine rated power
        175 | 发动机机油温度 | Engine oil temperature
        188 | 怠速转速（点1） | Engine speed at idle, point 1
        190 | 发动机转速 | Engine speed
        247 | 发动机累计运行小时 | Engine total hours of operation
        512 | 驾驶员需求扭矩百分比 | Driver's demand engine percent torque
        513 | 发动机实际扭矩百分比 | Actual engine percent torque
        514 | 名义摩擦扭矩百分比 | Nominal friction percent torque
        515 | 发动机期望转速 | Engine's desired operating speed
        518 | 发动机请求扭矩/扭矩限制 | Engine requested torque or torque limit
        544 | 发动机参考扭矩 | Engine reference torque
        590 | 怠速停机计时器状态 | Engine idle shutdown timer state
        591 | 怠速停机计时器功能 | Engine idle shutdown timer function
        593 | 怠速停机功能已使发动机熄火 | Engine idle shutdown has shut down the engine
        606 | 发动机瞬时超速允许 | Engine momentary overspeed enable
        626 | 发动机起动辅助装置1 | Engine start enable device 1
        636 | 发动机位置传感器 | Engine position sensor
        637 | 发动机正时传感器 | Engine timing sensor
        640 | 发动机外部保护输入 | Engine external protection input
        644 | 发动机外部转速指令输入 | Engine external speed command input
        645 | 发动机转速表信号输出 | Engine tachometer signal output
        676 | 预热塞继电器 | Engine glow plug relay
        677 | 起动机继电器 | Engine starter motor relay
        695 | 发动机超控模式 | Engine override control mode
        723 | 发动机转速传感器2 | Engine speed sensor 2
        731 | 发动机爆震1 | Engine knock 1
        835 | 机油油位指示输出 | Oil level indicator output
        898 | 发动机请求转速/转速限制 | Engine requested speed or speed limit
        899 | 发动机扭矩模式 | Engine torque mode
        970 | 发动机辅助停机开关 | Engine auxiliary shutdown switch
        971 | 发动机降功率开关 | Engine derate switch
        975 | 风扇估计转速百分比 | Estimated percent fan speed
        977 | 风扇驱动状态 | Fan drive state
        986 | 风扇请求转速百分比 | Requested percent fan speed
        647 | 风扇离合器输出驱动 | Engine fan clutch output driver
        1071 | 冷却风扇驱动输出 | Engine cooling fan drive output
        1072-1073 | 发动机压缩制动输出{1} | Engine compression brake output {1}
        1074 | 排气制动输出 | Engine exhaust brake output
        1081 | 等待起动指示灯 | Engine wait-to-start lamp
        1082 | 冷却液负荷增加 | Engine coolant load increase
        1107 | 发动机保护系统计时器状态 | Engine protection system timer state
        1108 | 发动机保护系统计时器超控 | Engine protection system timer override
        1109 | 发动机保护系统即将停机 | Engine protection system approaching shutdown
        1110 | 发动机保护系统已停机 | Engine protection system has shut down the engine
        1111 | 发动机保护系统配置 | Engine protection system configuration
        1112 | 发动机压缩制动输出3 | Engine compression brake output 3
        1135 | 发动机机油温度2 | Engine oil temperature 2
        1203 | 发动机辅助冷却液压力 | Engine auxiliary coolant pressure
        1208 | 机油滤清器前压力 | Engine oil filter inlet pressure
        1237 | 发动机停机超控开关 | Engine shutdown override switch
        1321 | 起动机电磁阀锁止继电器驱动 | Engine starter solenoid lockout relay driver circuit
        1322 | 多缸失火 | Engine misfire, multiple cylinders
        1323-1328 | 失火，第{1}缸 | Engine misfire, cylinder {1}
        1352-1353 | 爆震强度，第{1}缸 | Engine knock level, cylinder {1}
        1377 | 发动机同步开关 | Engine synchronization switch
        1378 | 机油更换间隔 | Engine oil change interval
        1380 | 远置油箱机油油位 | Engine oil level, remote reservoir
        1383 | 发动机热态熄火 | Engine was shut down hot
        1384 | 数据总线指令使发动机停机 | Engine shut down on data link command
        1550 | 风扇2估计转速百分比 | Estimated percent fan 2 speed
        1569 | 发动机保护扭矩限制 | Engine protection torque derate
        1598 | 风扇2转速 | Fan 2 speed
        1632 | 发动机扭矩限制功能 | Engine torque limit feature
        1637 | 发动机冷却液温度（高分辨率） | Engine coolant temperature (high resolution)
        1639 | 风扇转速 | Fan speed
        1656 | 发动机自动起动允许开关 | Engine automatic start enable switch
        1659 | 发动机冷却系统节温器 | Engine coolant system thermostat
        1664 | 发动机自动起动失败 | Engine automatic start failed
        1675 | 发动机起动机模式 | Engine starter mode
        1846 | 发动机默认扭矩限制 | Engine default torque limit
        2432 | 发动机需求扭矩百分比 | Engine demand percent torque
        2812 | 发动机超速测试 | Engine overspeed test
        2988 | 发动机冷却液换向阀 | Engine coolant diverter valve
        3464 | 节气门执行器1控制指令 | Engine throttle actuator 1 control command
        3465 | 节气门执行器2控制指令 | Engine throttle actuator 2 control command
        3543 | 发动机运行状态 | Engine operating state
        3549 | 机油滤清器后压力 | Engine oil filter outlet pressure
        3606 | 发动机受控停机请求 | Engine controlled shutdown request
        3607 | 发动机紧急停机指示 | Engine emergency (immediate) shutdown indication
        3668 | 中冷器冷却液液位 | Engine charge air cooler coolant level
        3669 | 发动机旋转方向 | Engine rotation direction
        3749 | 发动机过冷 | Engine overcooled
        4076 | 发动机冷却液温度2 | Engine coolant temperature 2
        4185 | 超速停机继电器驱动 | Overspeed shutdown relay driver
        4186 | 机油压力低停机继电器驱动 | Low oil pressure shutdown relay driver
        4193 | 冷却液泵出口温度 | Engine coolant pump outlet temperature
        4201 | 发动机转速信号1 | Engine speed signal 1
        4202 | 发动机转速信号3 | Engine speed signal 3
        4203-4205 | 发动机转速传感器{1}齿形状态 | Engine speed sensor {1} timing pattern status
        4213 | 无喷油盘车 | Engine crank without fuel injection
        4214 | 发动机风扇反转执行器 | Engine fan reverse actuator
        4215 | 地面停机开关已动作 | Ground-level shutdown activated
        4227 | 曲轴箱通风油气分离器 | Engine crankcase breather oil separator
        4244 | 发动机运行继电器 | Engine run relay
        4256 | 起动（盘车）电压 | Cranking voltage
        4811 | 活塞冷却油道机油压力 | Engine piston cooling gallery oil pressure
        4814 | 冷却液泵指令 | Engine coolant pump command
        4815 | 冷却风扇热敏开关 | Engine cooling fan thermal switch
        5055 | 机油粘度 | Engine oil viscosity
        5056 | 机油密度 | Engine oil density
        5324-5328 | 预热塞{1} | Engine glow plug {1}
        5396 | 曲轴箱通风软管脱落 | Engine crankcase ventilation hose disconnected
        5444 | 曲轴箱油气分离器转速 | Engine crankcase breather oil separator speed
        5484 | 风扇离合器2输出驱动 | Engine fan clutch 2 output driver
        5708 | 发动机冷却液压力2 | Engine coolant pressure 2
        5925 | 发动机机油温度3 | Engine oil temperature 3
        6302 | 曲轴箱压力2 | Engine crankcase pressure 2
        6303 | 发动机冷却液液位2 | Engine coolant level 2
        6385 | 起动机继电器控制 | Engine starter motor relay control
        """
}
