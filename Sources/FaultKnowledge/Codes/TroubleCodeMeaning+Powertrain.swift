extension TroubleCodeMeaning {
    /// The generic powertrain codes that diesel machines show, by the four digits after the P. SAE J2012DA; wording ours.
    package static let powertrainMeanings = NameTable(
        fuelAndAirMeanings, injectionMeanings, emissionMeanings, controllerMeanings, transmissionMeanings,
        dieselAftertreatmentMeanings, radix: 16)

    private static let fuelAndAirMeanings = """
        0001 | 燃油量调节器控制电路/开路 | Fuel volume regulator control circuit or open
        0002 | 燃油量调节器控制电路范围/性能 | Fuel volume regulator control circuit range or performance
        0003 | 燃油量调节器控制电路低 | Fuel volume regulator control circuit low
        0004 | 燃油量调节器控制电路高 | Fuel volume regulator control circuit high
        0005 | 燃油切断阀A控制电路/开路 | Fuel shutoff valve A control circuit or open
        0006 | 燃油切断阀A控制电路低 | Fuel shutoff valve A control circuit low
        0007 | 燃油切断阀A控制电路高 | Fuel shutoff valve A control circuit high
        0016 | 曲轴与凸轮轴位置相关性（1列传感器A） | Crankshaft and camshaft position correlation, bank 1 sensor A
        0033 | 增压器旁通阀控制电路 | Turbocharger bypass valve control circuit
        0034 | 增压器旁通阀控制电路低 | Turbocharger bypass valve control circuit low
        0035 | 增压器旁通阀控制电路高 | Turbocharger bypass valve control circuit high
        0045 | 增压控制A电路/开路 | Turbocharger boost control A circuit or open
        0046 | 增压控制A电路范围/性能 | Turbocharger boost control A circuit range or performance
        0047 | 增压控制A电路低 | Turbocharger boost control A circuit low
        0048 | 增压控制A电路高 | Turbocharger boost control A circuit high
        0049 | 增压器涡轮超速 | Turbocharger turbine overspeed
        0069 | 进气歧管压力与大气压力相关性 | Manifold absolute pressure and barometric pressure correlation
        0070 | 环境温度传感器电路 | Ambient air temperature sensor circuit
        0071 | 环境温度传感器范围/性能 | Ambient air temperature sensor range or performance
        0072 | 环境温度传感器信号低 | Ambient air temperature sensor circuit low
        0073 | 环境温度传感器信号高 | Ambient air temperature sensor circuit high
        0087 | 油轨/系统压力过低 | Fuel rail or system pressure too low
        0088 | 油轨/系统压力过高 | Fuel rail or system pressure too high
        0089 | 燃油压力调节器1性能 | Fuel pressure regulator 1 performance
        008A | 低压燃油系统压力过低 | Low pressure fuel system pressure too low
        008B | 低压燃油系统压力过高 | Low pressure fuel system pressure too high
        0090 | 燃油压力调节器1控制电路 | Fuel pressure regulator 1 control circuit
        0091 | 燃油压力调节器1控制电路低 | Fuel pressure regulator 1 control circuit low
        0092 | 燃油压力调节器1控制电路高 | Fuel pressure regulator 1 control circuit high
        0093 | 燃油系统大泄漏 | Fuel system large leak detected
        0094 | 燃油系统小泄漏 | Fuel system small leak detected
        0095 | 进气温度传感器2电路 | Intake air temperature sensor 2 circuit
        0096 | 进气温度传感器2范围/性能 | Intake air temperature sensor 2 range or performance
        0097 | 进气温度传感器2信号低 | Intake air temperature sensor 2 circuit low
        0098 | 进气温度传感器2信号高 | Intake air temperature sensor 2 circuit high
        0100 | 空气流量传感器A电路 | Mass or volume air flow sensor A circuit
        0101 | 空气流量传感器A范围/性能 | Mass or volume air flow sensor A range or performance
        0102 | 空气流量传感器A信号低 | Mass or volume air flow sensor A circuit low
        0103 | 空气流量传感器A信号高 | Mass or volume air flow sensor A circuit high
        0104 | 空气流量传感器A信号间歇 | Mass or volume air flow sensor A circuit intermittent
        0105 | 进气歧管/大气压力传感器电路 | Manifold or barometric pressure sensor circuit
        0106 | 进气歧管/大气压力传感器范围/性能 | Manifold or barometric pressure sensor range or performance
        0107 | 进气歧管/大气压力传感器信号低 | Manifold or barometric pressure sensor circuit low
        0108 | 进气歧管/大气压力传感器信号高 | Manifold or barometric pressure sensor circuit high
        0109 | 进气歧管/大气压力传感器信号间歇 | Manifold or barometric pressure sensor circuit intermittent
        0110 | 进气温度传感器1电路 | Intake air temperature sensor 1 circuit
        0111 | 进气温度传感器1范围/性能 | Intake air temperature sensor 1 range or performance
        0112 | 进气温度传感器1信号低 | Intake air temperature sensor 1 circuit low
        0113 | 进气温度传感器1信号高 | Intake air temperature sensor 1 circuit high
        0114 | 进气温度传感器1信号间歇 | Intake air temperature sensor 1 circuit intermittent
        0115 | 冷却液温度传感器1电路 | Engine coolant temperature sensor 1 circuit
        0116 | 冷却液温度传感器1范围/性能 | Engine coolant temperature sensor 1 range or performance
        0117 | 冷却液温度传感器1信号低 | Engine coolant temperature sensor 1 circuit low
        0118 | 冷却液温度传感器1信号高 | Engine coolant temperature sensor 1 circuit high
        0119 | 冷却液温度传感器1信号间歇 | Engine coolant temperature sensor 1 circuit intermittent
        0120 | 节气门/油门踏板位置传感器A电路 | Throttle or pedal position sensor A circuit
        0121 | 节气门/油门踏板位置传感器A范围/性能 | Throttle or pedal position sensor A range or performance
        0122 | 节气门/油门踏板位置传感器A信号低 | Throttle or pedal position sensor A circuit low
        0123 | 节气门/油门踏板位置传感器A信号高 | Throttle or pedal position sensor A circuit high
        0124 | 节气门/油门踏板位置传感器A信号间歇 | Throttle or pedal position sensor A circuit intermittent
        0125 | 冷却液温度不足，无法闭环控制燃油 | Coolant temperature too low for closed loop fuel control
        0126 | 冷却液温度不足，无法稳定工作 | Coolant temperature too low for stable operation
        0128 | 冷却液温度低于节温器调节温度 | Coolant temperature below thermostat regulating temperature
        0168 | 燃油温度过高 | Fuel temperature too high
        0180 | 燃油温度传感器A电路 | Fuel temperature sensor A circuit
        0181 | 燃油温度传感器A范围/性能 | Fuel temperature sensor A range or performance
        0182 | 燃油温度传感器A信号低 | Fuel temperature sensor A circuit low
        0183 | 燃油温度传感器A信号高 | Fuel temperature sensor A circuit high
        0184 | 燃油温度传感器A信号间歇 | Fuel temperature sensor A circuit intermittent
        0190 | 油轨压力传感器A电路 | Fuel rail pressure sensor A circuit
        0191 | 油轨压力传感器A范围/性能 | Fuel rail pressure sensor A range or performance
        0192 | 油轨压力传感器A信号低 | Fuel rail pressure sensor A circuit low
        0193 | 油轨压力传感器A信号高 | Fuel rail pressure sensor A circuit high
        0194 | 油轨压力传感器A信号间歇 | Fuel rail pressure sensor A circuit intermittent
        0195 | 机油温度传感器电路 | Engine oil temperature sensor circuit
        0196 | 机油温度传感器范围/性能 | Engine oil temperature sensor range or performance
        0197 | 机油温度传感器信号低 | Engine oil temperature sensor circuit low
        0198 | 机油温度传感器信号高 | Engine oil temperature sensor circuit high
        0199 | 机油温度传感器信号间歇 | Engine oil temperature sensor circuit intermittent
        """

    private static let injectionMeanings = """
        0200 | 喷油器电路 | Injector circuit
        0201-0208 | 喷油器电路，第{1}缸 | Injector circuit, cylinder {1}
        0215 | 发动机停机电磁阀 | Engine shutoff solenoid
        0216 | 喷油正时控制电路 | Injection timing control circuit
        0217 | 发动机过热 | Engine over temperature
        0218 | 变速箱过热 | Transmission over temperature
        0219 | 发动机超速 | Engine overspeed
        0220 | 节气门/油门踏板位置传感器B电路 | Throttle or pedal position sensor B circuit
        0221 | 节气门/油门踏板位置传感器B范围/性能 | Throttle or pedal position sensor B range or performance
        0222 | 节气门/油门踏板位置传感器B信号低 | Throttle or pedal position sensor B circuit low
        0223 | 节气门/油门踏板位置传感器B信号高 | Throttle or pedal position sensor B circuit high
        0224 | 节气门/油门踏板位置传感器B信号间歇 | Throttle or pedal position sensor B circuit intermittent
        0225 | 节气门/油门踏板位置传感器C电路 | Throttle or pedal position sensor C circuit
        0226 | 节气门/油门踏板位置传感器C范围/性能 | Throttle or pedal position sensor C range or performance
        0227 | 节气门/油门踏板位置传感器C信号低 | Throttle or pedal position sensor C circuit low
        0228 | 节气门/油门踏板位置传感器C信号高 | Throttle or pedal position sensor C circuit high
        0230 | 燃油泵初级电路 | Fuel pump primary circuit
        0231 | 燃油泵次级电路低 | Fuel pump secondary circuit low
        0232 | 燃油泵次级电路高 | Fuel pump secondary circuit high
        0234 | 增压过高 | Turbocharger overboost
        0235 | 增压压力传感器A电路 | Turbocharger boost sensor A circuit
        0236 | 增压压力传感器A范围/性能 | Turbocharger boost sensor A range or performance
        0237 | 增压压力传感器A信号低 | Turbocharger boost sensor A circuit low
        0238 | 增压压力传感器A信号高 | Turbocharger boost sensor A circuit high
        0251 | 喷油泵燃油计量控制A | Injection pump fuel metering control A
        0252 | 喷油泵燃油计量控制A范围/性能 | Injection pump fuel metering control A range or performance
        0253 | 喷油泵燃油计量控制A低 | Injection pump fuel metering control A low
        0254 | 喷油泵燃油计量控制A高 | Injection pump fuel metering control A high
        0255 | 喷油泵燃油计量控制A间歇 | Injection pump fuel metering control A intermittent
        0261 | 第1缸喷油器电路低 | Cylinder 1 injector circuit low
        0262 | 第1缸喷油器电路高 | Cylinder 1 injector circuit high
        0263 | 第1缸贡献/平衡 | Cylinder 1 contribution or balance
        0264 | 第2缸喷油器电路低 | Cylinder 2 injector circuit low
        0265 | 第2缸喷油器电路高 | Cylinder 2 injector circuit high
        0266 | 第2缸贡献/平衡 | Cylinder 2 contribution or balance
        0267 | 第3缸喷油器电路低 | Cylinder 3 injector circuit low
        0268 | 第3缸喷油器电路高 | Cylinder 3 injector circuit high
        0269 | 第3缸贡献/平衡 | Cylinder 3 contribution or balance
        0270 | 第4缸喷油器电路低 | Cylinder 4 injector circuit low
        0271 | 第4缸喷油器电路高 | Cylinder 4 injector circuit high
        0272 | 第4缸贡献/平衡 | Cylinder 4 contribution or balance
        0273 | 第5缸喷油器电路低 | Cylinder 5 injector circuit low
        0274 | 第5缸喷油器电路高 | Cylinder 5 injector circuit high
        0275 | 第5缸贡献/平衡 | Cylinder 5 contribution or balance
        0276 | 第6缸喷油器电路低 | Cylinder 6 injector circuit low
        0277 | 第6缸喷油器电路高 | Cylinder 6 injector circuit high
        0278 | 第6缸贡献/平衡 | Cylinder 6 contribution or balance
        0299 | 增压不足 | Turbocharger underboost
        0300 | 随机/多缸失火 | Random or multiple cylinder misfire
        0301-0308 | 第{1}缸失火 | Cylinder {1} misfire
        0335 | 曲轴位置传感器A电路 | Crankshaft position sensor A circuit
        0336 | 曲轴位置传感器A范围/性能 | Crankshaft position sensor A range or performance
        0337 | 曲轴位置传感器A信号低 | Crankshaft position sensor A circuit low
        0338 | 曲轴位置传感器A信号高 | Crankshaft position sensor A circuit high
        0339 | 曲轴位置传感器A信号间歇 | Crankshaft position sensor A circuit intermittent
        0340 | 凸轮轴位置传感器A电路（1列） | Camshaft position sensor A circuit, bank 1
        0341 | 凸轮轴位置传感器A范围/性能（1列） | Camshaft position sensor A range or performance, bank 1
        0342 | 凸轮轴位置传感器A信号低（1列） | Camshaft position sensor A circuit low, bank 1
        0343 | 凸轮轴位置传感器A信号高（1列） | Camshaft position sensor A circuit high, bank 1
        0344 | 凸轮轴位置传感器A信号间歇（1列） | Camshaft position sensor A circuit intermittent, bank 1
        0380 | 预热塞/加热器电路A | Glow plug or heater circuit A
        0381 | 预热塞/加热器指示灯电路 | Glow plug or heater indicator circuit
        0382 | 预热塞/加热器电路B | Glow plug or heater circuit B
        """

    private static let emissionMeanings = """
        0400 | 废气再循环流量 | Exhaust gas recirculation flow
        0401 | 废气再循环流量不足 | Exhaust gas recirculation flow insufficient
        0402 | 废气再循环流量过大 | Exhaust gas recirculation flow excessive
        0403 | 废气再循环控制电路 | Exhaust gas recirculation control circuit
        0404 | 废气再循环控制范围/性能 | Exhaust gas recirculation control range or performance
        0405 | 废气再循环传感器A信号低 | Exhaust gas recirculation sensor A circuit low
        0406 | 废气再循环传感器A信号高 | Exhaust gas recirculation sensor A circuit high
        0407 | 废气再循环传感器B信号低 | Exhaust gas recirculation sensor B circuit low
        0408 | 废气再循环传感器B信号高 | Exhaust gas recirculation sensor B circuit high
        0409 | 废气再循环传感器A电路 | Exhaust gas recirculation sensor A circuit
        0420 | 催化器效率低于阈值（1列） | Catalyst system efficiency below threshold, bank 1
        0460 | 燃油油位传感器A电路 | Fuel level sensor A circuit
        0461 | 燃油油位传感器A范围/性能 | Fuel level sensor A range or performance
        0462 | 燃油油位传感器A信号低 | Fuel level sensor A circuit low
        0463 | 燃油油位传感器A信号高 | Fuel level sensor A circuit high
        0464 | 燃油油位传感器A信号间歇 | Fuel level sensor A circuit intermittent
        0470 | 排气压力传感器A电路 | Exhaust pressure sensor A circuit
        0471 | 排气压力传感器A范围/性能 | Exhaust pressure sensor A range or performance
        0472 | 排气压力传感器A信号低 | Exhaust pressure sensor A circuit low
        0473 | 排气压力传感器A信号高 | Exhaust pressure sensor A circuit high
        0475 | 排气压力控制阀A | Exhaust pressure control valve A
        0476 | 排气压力控制阀A范围/性能 | Exhaust pressure control valve A range or performance
        0477 | 排气压力控制阀A低 | Exhaust pressure control valve A low
        0478 | 排气压力控制阀A高 | Exhaust pressure control valve A high
        0480-0481 | 风扇{1}控制电路 | Cooling fan {1} control circuit
        0489 | 废气再循环A控制电路低 | Exhaust gas recirculation A control circuit low
        0490 | 废气再循环A控制电路高 | Exhaust gas recirculation A control circuit high
        """

    private static let controllerMeanings = """
        0500 | 车速传感器A电路 | Vehicle speed sensor A circuit
        0501 | 车速传感器A范围/性能 | Vehicle speed sensor A range or performance
        0502 | 车速传感器A信号低 | Vehicle speed sensor A circuit low
        0503 | 车速传感器A间歇/不稳定/高 | Vehicle speed sensor A intermittent, erratic or high
        0504 | 制动开关A/B相关性 | Brake switch A and B correlation
        0505 | 怠速控制系统 | Idle control system
        0506 | 怠速转速低于期望值 | Idle control system speed lower than expected
        0507 | 怠速转速高于期望值 | Idle control system speed higher than expected
        0520 | 机油压力传感器/开关电路 | Engine oil pressure sensor or switch circuit
        0521 | 机油压力传感器/开关范围/性能 | Engine oil pressure sensor or switch range or performance
        0522 | 机油压力传感器/开关信号低 | Engine oil pressure sensor or switch circuit low
        0523 | 机油压力传感器/开关信号高 | Engine oil pressure sensor or switch circuit high
        0524 | 机油压力过低 | Engine oil pressure too low
        0530 | 空调制冷剂压力传感器A电路 | A/C refrigerant pressure sensor A circuit
        0532 | 空调制冷剂压力传感器A信号低 | A/C refrigerant pressure sensor A circuit low
        0533 | 空调制冷剂压力传感器A信号高 | A/C refrigerant pressure sensor A circuit high
        0540 | 进气加热器A电路 | Intake air heater A circuit
        0541 | 进气加热器A电路低 | Intake air heater A circuit low
        0542 | 进气加热器A电路高 | Intake air heater A circuit high
        0543 | 进气加热器A电路开路 | Intake air heater A circuit open
        0544 | 排气温度传感器电路（1列传感器1） | Exhaust gas temperature sensor circuit, bank 1 sensor 1
        0545 | 排气温度传感器信号低（1列传感器1） | Exhaust gas temperature sensor circuit low, bank 1 sensor 1
        0546 | 排气温度传感器信号高（1列传感器1） | Exhaust gas temperature sensor circuit high, bank 1 sensor 1
        0560 | 系统电压 | System voltage
        0561 | 系统电压不稳 | System voltage unstable
        0562 | 系统电压低 | System voltage low
        0563 | 系统电压高 | System voltage high
        0571 | 制动开关A电路 | Brake switch A circuit
        0572 | 制动开关A信号低 | Brake switch A circuit low
        0573 | 制动开关A信号高 | Brake switch A circuit high
        0600 | 串行通信链路 | Serial communication link
        0601 | 控制模块内部存储器校验和错误 | Internal control module memory checksum error
        0602 | 控制模块编程错误 | Control module programming error
        0603 | 控制模块内部保持存储器错误 | Internal control module keep alive memory error
        0604 | 控制模块内部RAM错误 | Internal control module RAM error
        0605 | 控制模块内部ROM错误 | Internal control module ROM error
        0606 | 控制模块处理器故障 | Control module processor fault
        0607 | 控制模块性能 | Control module performance
        060A | 控制模块监控处理器性能 | Internal control module monitoring processor performance
        060B | 控制模块模数转换性能 | Internal control module A/D processing performance
        060C | 控制模块主处理器性能 | Internal control module main processor performance
        0611 | 喷油器控制模块性能 | Fuel injector control module performance
        0615 | 起动继电器电路 | Starter relay circuit
        0616 | 起动继电器电路低 | Starter relay circuit low
        0617 | 起动继电器电路高 | Starter relay circuit high
        0620 | 发电机控制电路 | Generator control circuit
        0621 | 发电机指示灯L端控制电路 | Generator lamp (L terminal) control circuit
        0622 | 发电机励磁F端控制电路 | Generator field (F terminal) control circuit
        0627 | 燃油泵A控制电路/开路 | Fuel pump A control circuit or open
        0628 | 燃油泵A控制电路低 | Fuel pump A control circuit low
        0629 | 燃油泵A控制电路高 | Fuel pump A control circuit high
        062D | 喷油器驱动电路性能（1列） | Fuel injector driver circuit performance, bank 1
        062E | 喷油器驱动电路性能（2列） | Fuel injector driver circuit performance, bank 2
        062F | 控制模块内部EEPROM错误 | Internal control module EEPROM error
        0641 | 传感器参考电压A电路/开路 | Sensor reference voltage A circuit or open
        0642 | 传感器参考电压A低 | Sensor reference voltage A circuit low
        0643 | 传感器参考电压A高 | Sensor reference voltage A circuit high
        0650 | 故障指示灯控制电路 | Malfunction indicator lamp control circuit
        0651 | 传感器参考电压B电路/开路 | Sensor reference voltage B circuit or open
        0652 | 传感器参考电压B低 | Sensor reference voltage B circuit low
        0653 | 传感器参考电压B高 | Sensor reference voltage B circuit high
        0657 | 执行器供电电压A电路/开路 | Actuator supply voltage A circuit or open
        0658 | 执行器供电电压A低 | Actuator supply voltage A circuit low
        0659 | 执行器供电电压A高 | Actuator supply voltage A circuit high
        0670 | 预热塞控制模块控制电路 | Glow plug control module control circuit
        0671-0676 | 第{1}缸预热塞电路 | Cylinder {1} glow plug circuit
        0685 | 控制模块电源继电器控制电路/开路 | ECM power relay control circuit or open
        0686 | 控制模块电源继电器控制电路低 | ECM power relay control circuit low
        0687 | 控制模块电源继电器控制电路高 | ECM power relay control circuit high
        0691 | 风扇1控制电路低 | Cooling fan 1 control circuit low
        0692 | 风扇1控制电路高 | Cooling fan 1 control circuit high
        0697 | 传感器参考电压C电路/开路 | Sensor reference voltage C circuit or open
        0698 | 传感器参考电压C低 | Sensor reference voltage C circuit low
        0699 | 传感器参考电压C高 | Sensor reference voltage C circuit high
        """

    private static let transmissionMeanings = """
        0700 | 变速箱控制系统 | Transmission control system
        0701 | 变速箱控制系统范围/性能 | Transmission control system range or performance
        0702 | 变速箱控制系统电气 | Transmission control system electrical
        0705 | 挡位传感器A电路 | Transmission range sensor A circuit
        0706 | 挡位传感器A范围/性能 | Transmission range sensor A range or performance
        0707 | 挡位传感器A信号低 | Transmission range sensor A circuit low
        0708 | 挡位传感器A信号高 | Transmission range sensor A circuit high
        0710 | 变速箱油温传感器A电路 | Transmission fluid temperature sensor A circuit
        0711 | 变速箱油温传感器A范围/性能 | Transmission fluid temperature sensor A range or performance
        0712 | 变速箱油温传感器A信号低 | Transmission fluid temperature sensor A circuit low
        0713 | 变速箱油温传感器A信号高 | Transmission fluid temperature sensor A circuit high
        0715 | 输入/涡轮转速传感器A电路 | Input or turbine speed sensor A circuit
        0716 | 输入/涡轮转速传感器A范围/性能 | Input or turbine speed sensor A range or performance
        0717 | 输入/涡轮转速传感器A无信号 | Input or turbine speed sensor A no signal
        0720 | 输出转速传感器电路 | Output speed sensor circuit
        0721 | 输出转速传感器范围/性能 | Output speed sensor range or performance
        0722 | 输出转速传感器无信号 | Output speed sensor no signal
        0725 | 发动机转速输入电路 | Engine speed input circuit
        0726 | 发动机转速输入范围/性能 | Engine speed input range or performance
        0727 | 发动机转速输入无信号 | Engine speed input no signal
        0730 | 速比不正确 | Incorrect gear ratio
        0731-0735 | {1}挡速比不正确 | Gear {1} incorrect ratio
        0736 | 倒挡速比不正确 | Reverse incorrect ratio
        0740 | 变矩器离合器电路 | Torque converter clutch circuit
        0741 | 变矩器离合器性能/卡在断开 | Torque converter clutch performance or stuck off
        0742 | 变矩器离合器卡在接合 | Torque converter clutch stuck on
        0743 | 变矩器离合器电气 | Torque converter clutch circuit electrical
        0745 | 压力控制电磁阀A | Pressure control solenoid A
        0746 | 压力控制电磁阀A性能/卡在断开 | Pressure control solenoid A performance or stuck off
        0747 | 压力控制电磁阀A卡在接合 | Pressure control solenoid A stuck on
        0748 | 压力控制电磁阀A电气 | Pressure control solenoid A electrical
        0750 | 换挡电磁阀A | Shift solenoid A
        0753 | 换挡电磁阀A电气 | Shift solenoid A electrical
        0755 | 换挡电磁阀B | Shift solenoid B
        0758 | 换挡电磁阀B电气 | Shift solenoid B electrical
        0760 | 换挡电磁阀C | Shift solenoid C
        0763 | 换挡电磁阀C电气 | Shift solenoid C electrical
        0765 | 换挡电磁阀D | Shift solenoid D
        0768 | 换挡电磁阀D电气 | Shift solenoid D electrical
        0770 | 换挡电磁阀E | Shift solenoid E
        0773 | 换挡电磁阀E电气 | Shift solenoid E electrical
        0780 | 换挡故障 | Shift error
        0840 | 变速箱油压传感器/开关A电路 | Transmission fluid pressure sensor or switch A circuit
        0841 | 变速箱油压传感器/开关A范围/性能 | Transmission fluid pressure sensor or switch A range or performance
        0842 | 变速箱油压传感器/开关A信号低 | Transmission fluid pressure sensor or switch A circuit low
        0843 | 变速箱油压传感器/开关A信号高 | Transmission fluid pressure sensor or switch A circuit high
        0868 | 变速箱油压低 | Transmission fluid pressure low
        0869 | 变速箱油压高 | Transmission fluid pressure high
        0893 | 同时挂入多个挡位 | Multiple gears engaged
        0894 | 变速箱部件打滑 | Transmission component slipping
        """

    private static let dieselAftertreatmentMeanings = """
        2002 | 颗粒捕集器效率低于阈值（1列） | Particulate filter efficiency below threshold, bank 1
        2031 | 排气温度传感器电路（1列传感器2） | Exhaust gas temperature sensor circuit, bank 1 sensor 2
        2032 | 排气温度传感器信号低（1列传感器2） | Exhaust gas temperature sensor circuit low, bank 1 sensor 2
        2033 | 排气温度传感器信号高（1列传感器2） | Exhaust gas temperature sensor circuit high, bank 1 sensor 2
        203A | 尿素液位传感器A电路 | Reductant level sensor A circuit
        203B | 尿素液位传感器A范围/性能 | Reductant level sensor A range or performance
        203C | 尿素液位传感器A信号低 | Reductant level sensor A circuit low
        203D | 尿素液位传感器A信号高 | Reductant level sensor A circuit high
        203F | 尿素液位过低 | Reductant level too low
        2047 | 尿素喷射阀电路/开路（1列1号） | Reductant injection valve circuit or open, bank 1 unit 1
        2048 | 尿素喷射阀电路低（1列1号） | Reductant injection valve circuit low, bank 1 unit 1
        2049 | 尿素喷射阀电路高（1列1号） | Reductant injection valve circuit high, bank 1 unit 1
        204F | 尿素系统性能（1列） | Reductant system performance, bank 1
        205A | 尿素箱温度传感器电路 | Reductant tank temperature sensor circuit
        205B | 尿素箱温度传感器范围/性能 | Reductant tank temperature sensor range or performance
        205C | 尿素箱温度传感器信号低 | Reductant tank temperature sensor circuit low
        205D | 尿素箱温度传感器信号高 | Reductant tank temperature sensor circuit high
        208A | 尿素泵A控制电路/开路 | Reductant pump A control circuit or open
        208B | 尿素泵A控制性能/卡在断开 | Reductant pump A control performance or stuck off
        208C | 尿素泵A控制电路低 | Reductant pump A control circuit low
        208D | 尿素泵A控制电路高 | Reductant pump A control circuit high
        20B9 | 尿素加热器A控制电路/开路 | Reductant heater A control circuit or open
        20BA | 尿素加热器A控制性能 | Reductant heater A control circuit performance
        20BB | 尿素加热器A控制电路低 | Reductant heater A control circuit low
        20BC | 尿素加热器A控制电路高 | Reductant heater A control circuit high
        20BD | 尿素加热器B控制电路/开路 | Reductant heater B control circuit or open
        20BE | 尿素加热器B控制性能 | Reductant heater B control circuit performance
        20BF | 尿素加热器B控制电路低 | Reductant heater B control circuit low
        20C0 | 尿素加热器B控制电路高 | Reductant heater B control circuit high
        20E8 | 尿素压力过低 | Reductant pressure too low
        20E9 | 尿素压力过高 | Reductant pressure too high
        20EE | SCR氮氧化物催化器效率低于阈值（1列） | SCR NOx catalyst efficiency below threshold, bank 1
        20F4 | 尿素消耗量过低 | Reductant consumption too low
        20F5 | 尿素消耗量过高 | Reductant consumption too high
        2120 | 节气门/油门踏板位置传感器D电路 | Throttle or pedal position sensor D circuit
        2121 | 节气门/油门踏板位置传感器D范围/性能 | Throttle or pedal position sensor D range or performance
        2122 | 节气门/油门踏板位置传感器D信号低 | Throttle or pedal position sensor D circuit low
        2123 | 节气门/油门踏板位置传感器D信号高 | Throttle or pedal position sensor D circuit high
        2125 | 节气门/油门踏板位置传感器E电路 | Throttle or pedal position sensor E circuit
        2127 | 节气门/油门踏板位置传感器E信号低 | Throttle or pedal position sensor E circuit low
        2128 | 节气门/油门踏板位置传感器E信号高 | Throttle or pedal position sensor E circuit high
        2135 | 节气门/油门踏板位置传感器A/B相关性 | Throttle or pedal position sensor A and B correlation
        2138 | 节气门/油门踏板位置传感器D/E相关性 | Throttle or pedal position sensor D and E correlation
        2200 | 氮氧传感器电路（1列传感器1） | NOx sensor circuit, bank 1 sensor 1
        2201 | 氮氧传感器范围/性能（1列传感器1） | NOx sensor range or performance, bank 1 sensor 1
        2202 | 氮氧传感器信号低（1列传感器1） | NOx sensor circuit low, bank 1 sensor 1
        2203 | 氮氧传感器信号高（1列传感器1） | NOx sensor circuit high, bank 1 sensor 1
        2226 | 大气压力传感器A电路 | Barometric pressure sensor A circuit
        2227 | 大气压力传感器A范围/性能 | Barometric pressure sensor A range or performance
        2228 | 大气压力传感器A信号低 | Barometric pressure sensor A circuit low
        2229 | 大气压力传感器A信号高 | Barometric pressure sensor A circuit high
        2262 | 未检测到增压压力（机械） | Turbocharger boost pressure not detected, mechanical
        2263 | 增压系统性能 | Turbocharger boost system performance
        2264 | 燃油含水传感器电路 | Water in fuel sensor circuit
        2265 | 燃油含水传感器范围/性能 | Water in fuel sensor range or performance
        2266 | 燃油含水传感器信号低 | Water in fuel sensor circuit low
        2267 | 燃油含水传感器信号高 | Water in fuel sensor circuit high
        2269 | 燃油中有水 | Water in fuel
        2279 | 进气系统泄漏 | Intake air system leak
        229E | 氮氧传感器电路（1列传感器2） | NOx sensor circuit, bank 1 sensor 2
        229F | 氮氧传感器范围/性能（1列传感器2） | NOx sensor range or performance, bank 1 sensor 2
        22A0 | 氮氧传感器信号低（1列传感器2） | NOx sensor circuit low, bank 1 sensor 2
        22A1 | 氮氧传感器信号高（1列传感器2） | NOx sensor circuit high, bank 1 sensor 2
        2413 | 废气再循环系统性能 | Exhaust gas recirculation system performance
        242A | 排气温度传感器电路（1列传感器3） | Exhaust gas temperature sensor circuit, bank 1 sensor 3
        242C | 排气温度传感器信号低（1列传感器3） | Exhaust gas temperature sensor circuit low, bank 1 sensor 3
        242D | 排气温度传感器信号高（1列传感器3） | Exhaust gas temperature sensor circuit high, bank 1 sensor 3
        242F | 颗粒捕集器堵塞：灰分积累（1列） | Particulate filter restriction, ash accumulation, bank 1
        2452 | 颗粒捕集器压差传感器A电路 | Particulate filter pressure sensor A circuit
        2453 | 颗粒捕集器压差传感器A范围/性能 | Particulate filter pressure sensor A range or performance
        2454 | 颗粒捕集器压差传感器A信号低 | Particulate filter pressure sensor A circuit low
        2455 | 颗粒捕集器压差传感器A信号高 | Particulate filter pressure sensor A circuit high
        2458 | 颗粒捕集器再生时长 | Particulate filter regeneration duration
        2459 | 颗粒捕集器再生频率 | Particulate filter regeneration frequency
        2463 | 颗粒捕集器堵塞：碳烟积累 | Particulate filter restriction, soot accumulation
        """
}
