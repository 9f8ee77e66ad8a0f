extension SuspectParameter {
    /// Exhaust aftertreatment: diesel exhaust fluid (DEF, urea) and SCR, diesel particulate filter (DPF), diesel
    /// oxidation catalyst (DOC), NOx sensors, the operator inducement that goes with them. The Chinese names say which
    /// aftertreatment only where it is the second or where the first has to be told from it.
    static let aftertreatmentNames = """
        # NOx and exhaust gas sensors
        3216 | 后处理1进口（发动机出口）氮氧化物 | NOx at aftertreatment 1 inlet (engine exhaust)
        3217 | 后处理1进口氧含量 | Percent oxygen at aftertreatment 1 inlet
        3218 | 后处理1进口气体传感器电源正常 | Aftertreatment 1 inlet gas sensor power in range
        3219 | 后处理1进口气体传感器达到工作温度 | Aftertreatment 1 inlet gas sensor at temperature
        3220 | 后处理1进口氮氧化物读数稳定 | Aftertreatment 1 inlet NOx reading stable
        3222 | 后处理1进口气体传感器加热器初步失效模式 | Aftertreatment 1 inlet gas sensor heater preliminary FMI
        3223 | 后处理1进口气体传感器加热控制 | Aftertreatment 1 inlet gas sensor heater control
        3224 | 后处理1进口氮氧传感器初步失效模式 | Aftertreatment 1 inlet NOx sensor preliminary FMI
        3225 | 后处理1进口氧传感器初步失效模式 | Aftertreatment 1 inlet oxygen sensor preliminary FMI
        3226 | 后处理1出口氮氧化物 | Aftertreatment 1 outlet NOx
        3227 | 后处理1出口氧含量 | Aftertreatment 1 outlet percent oxygen
        3228 | 后处理1出口气体传感器电源正常 | Aftertreatment 1 outlet gas sensor power in range
        3229 | 后处理1出口气体传感器达到工作温度 | Aftertreatment 1 outlet gas sensor at temperature
        3230 | 后处理1出口氮氧化物读数稳定 | Aftertreatment 1 outlet NOx reading stable
        3232 | 后处理1出口气体传感器加热器初步失效模式 | Aftertreatment 1 outlet gas sensor heater preliminary FMI
        3233 | 后处理1出口气体传感器加热控制 | Aftertreatment 1 outlet gas sensor heater control
        3234 | 后处理1出口氮氧传感器初步失效模式 | Aftertreatment 1 outlet NOx sensor preliminary FMI
        3235 | 后处理1出口氧传感器初步失效模式 | Aftertreatment 1 outlet oxygen sensor preliminary FMI
        3236 | 后处理1排气质量流量 | Aftertreatment 1 exhaust gas mass flow rate
        3237 | 后处理1进口露点 | Aftertreatment 1 inlet dew point
        3238 | 后处理1排气露点 | Aftertreatment 1 exhaust dew point
        3255 | 后处理2进口氮氧化物 | NOx at aftertreatment 2 inlet (engine exhaust 2)
        3265 | 后处理2出口氮氧化物 | Aftertreatment 2 outlet NOx
        4377 | 后处理1出口氨 | Aftertreatment 1 outlet NH3
        5024 | 进口氮氧传感器加热比 | Engine exhaust 1 NOx sensor heater ratio
        5031 | 后处理1出口氮氧传感器加热比 | Aftertreatment 1 outlet NOx sensor heater ratio
        5714 | 进口氮氧传感器自诊断状态 | Engine exhaust 1 NOx sensor self-diagnosis status
        5758 | 进口气体传感器电源 | Engine exhaust 1 gas sensor power supply
        5759 | 后处理1出口气体传感器电源 | Aftertreatment 1 outlet gas sensor power supply
        5848 | SCR中间氨 | Aftertreatment 1 SCR intermediate NH3

        # Exhaust temperatures and the particulate filter
        81 | 颗粒捕集器进口压力（旧编号） | Particulate filter inlet pressure (old number)
        3241 | 后处理1排气温度1 | Aftertreatment 1 exhaust temperature 1
        3242 | DPF进口温度 | Aftertreatment 1 DPF inlet temperature
        3243 | 后处理1排气温度1初步失效模式 | Aftertreatment 1 exhaust temperature 1 preliminary FMI
        3244 | DPF进口温度初步失效模式 | Aftertreatment 1 DPF inlet temperature preliminary FMI
        3245 | 后处理1排气温度3 | Aftertreatment 1 exhaust temperature 3
        3246 | DPF出口温度 | Aftertreatment 1 DPF outlet temperature
        3247 | 后处理1排气温度3初步失效模式 | Aftertreatment 1 exhaust temperature 3 preliminary FMI
        3248 | DPF出口温度初步失效模式 | Aftertreatment 1 DPF outlet temperature preliminary FMI
        3249 | 后处理1排气温度2 | Aftertreatment 1 exhaust temperature 2
        3250 | DPF中间温度 | Aftertreatment 1 DPF intermediate temperature
        3251 | DPF压差 | Aftertreatment 1 DPF differential pressure
        3252 | 后处理1排气温度2初步失效模式 | Aftertreatment 1 exhaust temperature 2 preliminary FMI
        3253 | DPF压差初步失效模式 | Aftertreatment 1 DPF differential pressure preliminary FMI
        3254 | DPF中间温度初步失效模式 | Aftertreatment 1 DPF intermediate temperature preliminary FMI
        3275 | 后处理2排气温度1 | Aftertreatment 2 exhaust temperature 1
        3285 | 后处理2的DPF压差 | Aftertreatment 2 DPF differential pressure
        3473 | 后处理1点火失败 | Aftertreatment 1 failed to ignite
        3474 | 后处理1燃烧中断 | Aftertreatment 1 DPF loss of combustion
        3479 | 后处理1燃油压力控制 | Aftertreatment 1 fuel pressure control
        3480 | 后处理1燃油压力1 | Aftertreatment 1 fuel pressure 1
        3481 | 后处理1燃油流量 | Aftertreatment 1 fuel rate
        3482 | 后处理1燃油使能执行器 | Aftertreatment 1 fuel enable actuator
        3483 | 后处理1再生状态 | Aftertreatment 1 regeneration status
        3484 | 后处理1点火 | Aftertreatment 1 ignition
        3485 | 后处理1供气压力 | Aftertreatment 1 supply air pressure
        3486 | 后处理1吹扫空气压力 | Aftertreatment 1 purge air pressure
        3487 | 后处理1空气压力控制 | Aftertreatment 1 air pressure control
        3488 | 后处理1空气压力执行器位置 | Aftertreatment 1 air pressure actuator position
        3489 | 后处理1空气使能执行器 | Aftertreatment 1 air enable actuator
        3490 | 后处理1吹扫空气执行器 | Aftertreatment 1 purge air actuator
        3491 | 后处理1雾化空气执行器 | Aftertreatment 1 atomization air actuator
        3530 | 后处理1再生被手动禁止 | Aftertreatment 1 regeneration manually disabled
        3556 | 碳氢喷射器1 | Aftertreatment 1 hydrocarbon doser 1
        3609 | DPF进口压力 | Aftertreatment 1 DPF inlet pressure
        3610 | DPF出口压力 | Aftertreatment 1 DPF outlet pressure
        3695 | 再生禁止开关 | Aftertreatment regeneration inhibit switch
        3696 | 强制再生开关 | Aftertreatment regeneration force switch
        3697 | DPF指示灯指令 | DPF lamp command
        3698 | 排气高温指示灯指令 | Exhaust system high temperature lamp command
        3699 | DPF被动再生状态 | DPF passive regeneration status
        3700 | DPF主动再生状态 | DPF active regeneration status
        3701 | DPF状态 | DPF status
        3702 | DPF主动再生被禁止 | DPF active regeneration inhibited
        3703 | 再生被禁止：禁止开关 | DPF active regeneration inhibited by the inhibit switch
        3704 | 再生被禁止：离合器分离 | DPF active regeneration inhibited: clutch disengaged
        3705 | 再生被禁止：行车制动动作 | DPF active regeneration inhibited: service brake active
        3706 | 再生被禁止：取力器接合 | DPF active regeneration inhibited: PTO active
        3707 | 再生被禁止：油门离开怠速 | DPF active regeneration inhibited: accelerator pedal off idle
        3708 | 再生被禁止：未在空挡 | DPF active regeneration inhibited: out of neutral
        3709 | 再生被禁止：车速过高 | DPF active regeneration inhibited: vehicle speed above limit
        3710 | 再生被禁止：驻车制动未拉 | DPF active regeneration inhibited: parking brake not set
        3711 | 再生被禁止：排气温度低 | DPF active regeneration inhibited: low exhaust temperature
        3712 | 再生被禁止：系统故障 | DPF active regeneration inhibited: system fault active
        3713 | 再生被禁止：系统超时 | DPF active regeneration inhibited: system timeout
        3714 | 再生被禁止：系统暂时锁止 | DPF active regeneration inhibited: temporary system lockout
        3715 | 再生被禁止：系统永久锁止 | DPF active regeneration inhibited: permanent system lockout
        3716 | 再生被禁止：发动机未暖机 | DPF active regeneration inhibited: engine not warmed up
        3717 | 再生被禁止：车速过低 | DPF active regeneration inhibited: vehicle speed below limit
        3719 | DPF碳载量百分比 | Aftertreatment 1 DPF soot load percent
        3720 | DPF灰分载量百分比 | Aftertreatment 1 DPF ash load percent
        3721 | 距上次主动再生的时间 | Aftertreatment 1 DPF time since last active regeneration
        3750 | DPF主动再生条件不满足 | Aftertreatment 1 DPF conditions not met for active regeneration
        3830 | 后处理1二次空气压差 | Aftertreatment 1 secondary air differential pressure
        3837 | 后处理1二次空气压力 | Aftertreatment 1 secondary air pressure
        3936 | DPF系统 | Aftertreatment DPF system
        4077 | 后处理1燃油压力2 | Aftertreatment 1 fuel pressure 2
        4097 | 后处理1燃油泄放执行器 | Aftertreatment 1 fuel drain actuator
        4175 | DPF强制主动再生状态 | DPF active regeneration forced status
        4765 | DOC进口温度 | Aftertreatment 1 DOC inlet temperature
        4766 | DOC出口温度 | Aftertreatment 1 DOC outlet temperature
        4767 | DOC压差 | Aftertreatment 1 DOC differential pressure
        4768 | DOC进口温度初步失效模式 | Aftertreatment 1 DOC inlet temperature preliminary FMI
        4769 | DOC出口温度初步失效模式 | Aftertreatment 1 DOC outlet temperature preliminary FMI
        4781 | DPF碳烟质量 | Aftertreatment 1 DPF soot mass
        4782 | DPF碳烟密度 | Aftertreatment 1 DPF soot density
        4795 | DPF缺失 | Aftertreatment 1 DPF missing
        4796 | DOC缺失 | Aftertreatment 1 DOC missing
        5018 | DOC系统 | Aftertreatment 1 DOC system
        5298 | DOC转化效率 | Aftertreatment 1 DOC conversion efficiency
        5319 | DPF再生不完全 | Aftertreatment 1 DPF incomplete regeneration
        5397 | DPF再生过于频繁 | Aftertreatment 1 DPF regeneration too frequent
        5423 | 后处理1燃油泵继电器控制 | Aftertreatment 1 fuel pump relay control
        5456 | 碳氢喷射器进口燃油温度 | Aftertreatment 1 hydrocarbon doser inlet fuel temperature
        5503 | 后处理1燃油质量流量 | Aftertreatment 1 fuel mass rate
        5629 | 再生被禁止：排气压力低 | DPF active regeneration inhibited: low exhaust pressure
        5741 | 后处理1出口碳烟 | Aftertreatment 1 outlet soot
        5742 | DPF温度传感器模块 | Aftertreatment DPF temperature sensor module
        5835 | 颗粒物传感器 | Aftertreatment 1 particulate sensor
        6581 | 碳氢喷射器2 | Aftertreatment 1 hydrocarbon doser 2
        6588 | 排气高温时操作者停机 | Operator shutdown with high exhaust temperature
        6882 | DOC温度传感器模块 | Aftertreatment DOC temperature sensor module

        # Diesel exhaust fluid (urea) and SCR
        1761 | 尿素箱液位（容积） | Aftertreatment 1 DEF tank level (volume)
        3031 | 尿素箱温度 | Aftertreatment 1 DEF tank temperature
        3360 | 尿素控制器 | Aftertreatment 1 DEF controller
        3361 | 尿素计量单元 | Aftertreatment 1 DEF dosing unit
        3362 | 尿素计量单元进液管路 | Aftertreatment 1 DEF dosing unit input lines
        3363 | 尿素箱加热器 | Aftertreatment 1 DEF tank heater
        3364 | 尿素品质 | Aftertreatment 1 DEF tank quality
        3515 | 尿素温度2 | Aftertreatment 1 DEF temperature 2
        3516 | 尿素浓度 | Aftertreatment 1 DEF concentration
        3517 | 尿素箱液位（高度） | Aftertreatment 1 DEF tank level (height)
        3518 | 尿素电导率 | Aftertreatment 1 DEF conductivity
        3520 | 尿素特性初步失效模式 | Aftertreatment 1 DEF properties preliminary FMI
        3521 | 尿素特性 | Aftertreatment 1 DEF property
        3532 | 尿素液位初步失效模式 | Aftertreatment 1 DEF tank level or volume preliminary FMI
        3826 | 尿素平均消耗量 | Aftertreatment 1 DEF average consumption
        3828 | SCR指令尿素消耗量 | Aftertreatment 1 SCR commanded DEF consumption
        4090 | 氮氧化物超限，原因不明 | NOx limits exceeded, root cause unknown
        4091 | 氮氧化物超限：EGR停用 | NOx limits exceeded due to deactivation of EGR
        4092 | 氮氧化物超限：EGR流量不正确 | NOx limits exceeded due to incorrect EGR flow
        4093 | 氮氧化物超限：尿素消耗量低 | NOx limits exceeded due to low DEF consumption
        4094 | 氮氧化物超限：尿素品质不足 | NOx limits exceeded due to insufficient DEF quality
        4095 | 氮氧化物超限：尿素喷射中断 | NOx limits exceeded due to interrupted DEF dosing
        4096 | 氮氧化物超限：尿素箱空 | NOx limits exceeded due to empty DEF tank
        4225 | 氮氧化物超限：氮氧控制系统故障 | NOx limits exceeded due to an error in the NOx control system
        4331 | 尿素实际喷射量 | Aftertreatment 1 DEF actual dosing quantity
        4332 | SCR系统状态 | Aftertreatment 1 SCR system state
        4334 | 尿素喷射器绝对压力 | Aftertreatment 1 DEF doser absolute pressure
        4335 | SCR辅助空气绝对压力 | Aftertreatment 1 SCR dosing air assist absolute pressure
        4336 | SCR辅助空气阀 | Aftertreatment 1 SCR dosing air assist valve
        4337 | 尿素喷射器温度 | Aftertreatment 1 DEF doser temperature
        4339 | SCR反馈控制状态 | Aftertreatment 1 SCR feedback control status
        4340 | 尿素管路加热器1状态 | Aftertreatment 1 DEF line heater 1 state
        4341 | 尿素管路加热器1初步失效模式 | Aftertreatment 1 DEF line heater 1 preliminary FMI
        4342 | 尿素管路加热器2状态 | Aftertreatment 1 DEF line heater 2 state
        4343 | 尿素管路加热器2初步失效模式 | Aftertreatment 1 DEF line heater 2 preliminary FMI
        4344 | 尿素管路加热器3状态 | Aftertreatment 1 DEF line heater 3 state
        4345 | 尿素管路加热器3初步失效模式 | Aftertreatment 1 DEF line heater 3 preliminary FMI
        4346 | 尿素管路加热器4状态 | Aftertreatment 1 DEF line heater 4 state
        4347 | 尿素管路加热器4初步失效模式 | Aftertreatment 1 DEF line heater 4 preliminary FMI
        4348 | 尿素请求喷射量 | Aftertreatment 1 DEF dosing requested quantity
        4354-4357 | 尿素管路加热器{1} | Aftertreatment 1 DEF line heater {1}
        4358 | SCR压差 | Aftertreatment 1 SCR differential pressure
        4360 | SCR进口温度 | Aftertreatment 1 SCR inlet temperature
        4361 | SCR进口温度初步失效模式 | Aftertreatment 1 SCR inlet temperature preliminary FMI
        4362 | SCR出口温度初步失效模式 | Aftertreatment 1 SCR outlet temperature preliminary FMI
        4363 | SCR出口温度 | Aftertreatment 1 SCR outlet temperature
        4364 | SCR转化效率 | Aftertreatment 1 SCR conversion efficiency
        4365 | 尿素箱温度初步失效模式 | Aftertreatment 1 DEF tank temperature preliminary FMI
        4366 | 尿素箱加热器初步失效模式 | Aftertreatment 1 DEF tank heater preliminary FMI
        4374 | 尿素泵电机转速 | Aftertreatment 1 DEF pump motor speed
        4375 | 尿素泵驱动百分比 | Aftertreatment 1 DEF pump drive percentage
        4376 | 尿素换向阀 | Aftertreatment 1 DEF dosing unit diverter valve
        4413 | 后处理2的SCR进口温度 | Aftertreatment 2 SCR inlet temperature
        4792 | SCR系统 | Aftertreatment 1 SCR system
        4794 | SCR系统缺失 | Aftertreatment 1 SCR system missing
        5245 | 尿素液位低指示 | Aftertreatment DEF tank low level indicator
        5246 | SCR驾驶性能限制等级 | Aftertreatment SCR operator inducement severity
        5392 | 尿素计量单元建压失败 | Aftertreatment 1 DEF dosing unit loss of prime
        5394 | 尿素喷射阀 | Aftertreatment 1 DEF doser valve
        5400 | SCR热管理激活 | SCR thermal management active
        5434 | 尿素箱加注阀指令 | Aftertreatment 1 DEF tank fill valve command
        5435 | 尿素泵状态 | Aftertreatment 1 DEF pump state
        5463 | SCR限制激活行驶里程 | SCR operator inducement active traveled distance
        5485 | 尿素泵节流孔流量 | Aftertreatment 1 DEF pump orifice flow
        5491 | 尿素管路加热继电器 | Aftertreatment 1 DEF line heater relay
        5706 | 尿素泵加热器 | Aftertreatment 1 DEF pump heater
        5743 | SCR温度传感器模块 | Aftertreatment 1 SCR temperature sensor module
        5745 | 尿素计量单元加热器 | Aftertreatment 1 DEF dosing unit heater
        5746 | 尿素计量单元加热继电器 | Aftertreatment 1 DEF dosing unit heater relay
        5798 | 尿素计量单元加热器温度 | Aftertreatment 1 DEF dosing unit heater temperature
        5839 | 尿素消耗故障 | DEF consumption malfunction
        5840 | 尿素喷射故障 | DEF dosing malfunction
        5841 | 尿素品质故障 | DEF quality malfunction
        5842 | SCR监测系统故障 | SCR monitoring system malfunction
        5862 | SCR中间温度 | Aftertreatment 1 SCR intermediate temperature
        5963 | 尿素累计用量 | Aftertreatment 1 total DEF used
        5965 | 尿素控制模块继电器控制 | Aftertreatment 1 DEF control module relay control
        5966 | 尿素控制模块电源 | Aftertreatment 1 DEF control module power supply
        6593 | 尿素请求喷射量（大量程） | Aftertreatment 1 DEF dosing requested quantity (high range)
        6595 | 尿素实际喷射量（大量程） | Aftertreatment 1 DEF actual dosing quantity (high range)
        6802 | 尿素喷射系统冻结 | Aftertreatment 1 DEF dosing system frozen
        6875 | 尿素喷射器压力 | Aftertreatment 1 DEF doser pressure
        6881 | SCR限制解除开关 | SCR operator inducement override switch
        7069 | 尿素管路加热继电器2 | Aftertreatment 1 DEF line heater relay 2
        7416 | 尿素泵电源继电器 | Aftertreatment 1 DEF pump power relay
        """
}
