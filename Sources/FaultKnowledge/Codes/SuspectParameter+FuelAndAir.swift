extension SuspectParameter {
    /// Fuel supply and injection; intake air, turbochargers, exhaust gas recirculation, exhaust before the aftertreatment.
    static let fuelAndAirNames = """
        # Fuel
        16 | 燃油滤清器压差（吸油侧） | Engine fuel filter differential pressure (suction side)
        18 | 燃油压力（扩展量程） | Engine fuel pressure (extended range)
        38 | 燃油油位2 | Fuel level 2
        94 | 燃油供油压力（低压） | Engine fuel delivery pressure
        95 | 燃油滤清器压差 | Engine fuel filter differential pressure
        96 | 燃油油位1 | Fuel level 1
        97 | 燃油中有水指示 | Water in fuel indicator
        129 | 喷油器计量油轨2压力（旧编号） | Injector metering rail 2 pressure (old number)
        135 | 燃油供油压力（绝对） | Engine fuel delivery pressure (absolute)
        156 | 喷油器正时油轨1压力 | Injector timing rail 1 pressure
        157 | 喷油器计量油轨1压力（共轨压力） | Injector metering rail 1 pressure (common rail pressure)
        164 | 喷油控制压力 | Engine fuel injection control pressure
        174 | 燃油温度1 | Engine fuel temperature 1
        183 | 燃油消耗率 | Engine fuel rate
        632 | 燃油切断控制1 | Engine fuel shutoff 1 control
        633 | 燃油执行器1控制指令 | Engine fuel actuator 1 control command
        635 | 正时执行器1 | Engine timing actuator 1
        638 | 发动机燃油齿条执行器 | Engine fuel rack actuator
        643 | 发动机外部燃油指令输入 | Engine external fuel command input
        651-666 | 喷油器，第{1}缸 | Engine injector, cylinder {1}
        679 | 喷油控制压力调节器 | Engine fuel injection control pressure regulator
        733 | 发动机齿条位置传感器 | Engine rack position sensor
        829 | 左燃油油位传感器 | Left fuel level sensor
        830 | 右燃油油位传感器 | Right fuel level sensor
        833 | 燃油齿条位置传感器 | Fuel rack position sensor
        834 | 燃油齿条执行器 | Fuel rack actuator
        931 | 燃油供油泵执行器 | Engine fuel supply pump actuator
        1075 | 电动输油泵 | Engine electric lift pump
        1076 | 喷油泵燃油控制阀 | Engine fuel injection pump fuel control valve
        1077 | 喷油泵控制器 | Engine fuel injection pump controller
        1078 | 喷油泵转速/位置传感器 | Engine fuel injection pump speed or position sensor
        1210 | 燃油齿条位置 | Engine fuel rack position
        1239-1240 | 燃油泄漏{1} | Engine fuel leakage {1}
        1244 | 燃油执行器2控制指令 | Engine fuel actuator 2 control command
        1245 | 正时执行器2 | Engine timing actuator 2
        1347-1348 | 燃油泵加压组件{1} | Engine fuel pump pressurizing assembly {1}
        1349 | 喷油器计量油轨2压力 | Injector metering rail 2 pressure
        1381 | 燃油供油泵进口绝对压力 | Engine fuel supply pump inlet absolute pressure
        1382 | 燃油滤清器吸油侧压差 | Engine fuel filter differential pressure, suction side
        1440-1441 | 燃油流量{1} | Engine fuel flow rate {1}
        1442-1443 | 燃油阀{1}位置 | Engine fuel valve {1} position
        2797-2798 | 喷油器组{1} | Engine injector group {1}
        4257-4260 | 喷油器组{3} | Engine injector group {3}
        3601 | 燃油切断阀泄漏测试控制 | Engine fuel shutoff valve leak test control
        3659-3664 | 喷油器第{1}缸执行器2 | Engine injector cylinder {1}, actuator 2
        4082 | 燃油泵充油控制 | Fuel pump primer control
        4192 | 燃油滤清器水位传感器 | Engine fuel filter water level sensor
        5313 | 油轨压力指令值 | Commanded engine fuel rail pressure
        5357 | 多缸喷油量误差 | Engine fuel injection quantity error, multiple cylinders
        5358-5363 | 喷油量，第{1}缸 | Engine fuel injection quantity, cylinder {1}
        5395 | 怠速喷油量 | Engine idle fuel quantity
        5417 | 燃油滤清器（吸油侧）进口绝对压力 | Engine fuel filter (suction side) inlet absolute pressure
        5418 | 燃油执行器1 | Engine fuel actuator 1
        5571 | 高压共轨泄压阀 | High pressure common rail fuel pressure relief valve
        5578 | 燃油供油绝对压力 | Engine fuel delivery absolute pressure
        5579 | 滤清后燃油供油压力 | Engine filtered fuel delivery pressure
        5580 | 滤清后燃油供油绝对压力 | Engine filtered fuel delivery absolute pressure
        5584 | 燃油滤清器劣化 | Engine fuel filter degradation
        5585 | 起动时油轨1压力 | Injector metering rail 1 cranking pressure
        6301 | 燃油中有水指示2 | Water in fuel indicator 2
        6653 | 冷起动时油轨1压力 | Injector metering rail 1 cold start pressure

        # Intake air and turbochargers
        51 | 节气门位置 | Engine throttle valve position
        102 | 进气歧管1压力（增压压力） | Engine intake manifold 1 pressure
        103 | 涡轮增压器1转速 | Engine turbocharger 1 speed
        104 | 涡轮增压器润滑油压力1 | Engine turbocharger lube oil pressure 1
        105 | 进气歧管1温度 | Engine intake manifold 1 temperature
        106 | 发动机进气压力 | Engine intake air pressure
        107 | 空气滤清器1压差 | Engine air filter 1 differential pressure
        108 | 大气压力 | Barometric pressure
        132 | 进气质量流量 | Engine intake air mass flow rate
        171 | 环境空气温度 | Ambient air temperature
        172 | 发动机进气温度 | Engine intake air temperature
        176 | 涡轮增压器机油温度 | Engine turbocharger oil temperature
        354 | 相对湿度 | Relative humidity
        634 | 节气门旁通阀 | Engine throttle bypass valve
        641 | 可变截面涡轮增压器执行器1 | Variable geometry turbocharger actuator 1
        642 | 可变截面涡轮增压器执行器2 | Variable geometry turbocharger actuator 2
        646 | 涡轮增压器1废气旁通阀驱动 | Engine turbocharger 1 wastegate drive
        724 | 氧传感器 | O2 sensor
        729-730 | 进气加热器驱动{1} | Engine intake air heater driver {1}
        1127-1130 | 涡轮增压器{1}增压压力 | Engine turbocharger {1} boost pressure
        1131-1133 | 进气歧管{2}温度 | Engine intake manifold {2} temperature
        1134 | 中冷器节温器开度 | Engine charge air cooler thermostat opening
        1172-1175 | 涡轮增压器{1}压气机进口温度 | Engine turbocharger {1} compressor inlet temperature
        1176 | 涡轮增压器1压气机进口压力 | Engine turbocharger 1 compressor inlet pressure
        1180 | 涡轮增压器1涡轮进口温度 | Engine turbocharger 1 turbine inlet temperature
        1184-1185 | 涡轮增压器{1}涡轮出口温度 | Engine turbocharger {1} turbine outlet temperature
        1188-1191 | 涡轮增压器废气旁通执行器{1}位置 | Engine turbocharger wastegate actuator {1} position
        1192 | 废气旁通执行器控制气压 | Engine turbocharger wastegate actuator control air pressure
        1636 | 进气歧管1温度（高分辨率） | Engine intake manifold 1 temperature (high resolution)
        1692 | 进气歧管期望绝对压力 | Engine intake manifold desired absolute pressure
        1693 | 废气旁通阀位置 | Engine turbocharger wastegate valve position
        2629 | 涡轮增压器1压气机出口温度 | Engine turbocharger 1 compressor outlet temperature
        2630 | 中冷器1出口温度 | Engine charge air cooler 1 outlet temperature
        2631 | 中冷器1出口压力 | Engine charge air cooler 1 outlet pressure
        2632 | 中冷器1旁通 | Engine charge air cooler 1 bypass
        2633 | 可变截面涡轮增压器1喷嘴位置 | Variable geometry turbocharger 1 nozzle position
        2789 | 涡轮增压器1涡轮进口计算温度 | Engine turbocharger 1 calculated turbine inlet temperature
        2790 | 涡轮增压器1涡轮出口计算温度 | Engine turbocharger 1 calculated turbine outlet temperature
        2792 | 可变截面增压器控制气切断阀 | Variable geometry turbocharger air control shutoff valve
        2795 | 可变截面涡轮增压器1执行器位置 | Variable geometry turbocharger 1 actuator position
        2809 | 空气滤清器2压差 | Engine air filter 2 differential pressure
        2813 | 进气切断指令状态 | Engine air shutoff command status
        3340 | 中冷器1进口压力 | Engine charge air cooler 1 inlet pressure
        3470 | 压气机旁通执行器1指令 | Engine turbocharger compressor bypass actuator 1 command
        3562 | 进气歧管2压力 | Engine intake manifold 2 pressure
        3563 | 进气歧管1绝对压力 | Engine intake manifold 1 absolute pressure
        3667 | 进气切断状态 | Engine air shutoff status
        3673 | 节气门2位置 | Engine throttle valve 2 position
        3675 | 压气机旁通执行器1位置 | Engine turbocharger compressor bypass actuator 1 position
        4226 | 压气机进口压差 | Engine turbocharger compressor inlet differential pressure
        4228 | 可变截面增压器执行器1温度 | Variable geometry turbocharger actuator 1 temperature
        5285 | 中冷器1效率 | Engine charge air cooler 1 efficiency
        5386 | 废气旁通执行器1指令 | Engine turbocharger wastegate actuator 1 command
        5419 | 节气门执行器1 | Engine throttle actuator 1
        5420 | 压气机旁通执行器1 | Engine turbocharger compressor bypass actuator 1
        5421 | 涡轮增压器1废气旁通执行器1 | Engine turbocharger 1 wastegate actuator 1
        5422 | 进气歧管2绝对压力 | Engine intake manifold 2 absolute pressure
        5541 | 涡轮增压器1涡轮出口压力 | Engine turbocharger 1 turbine outlet pressure
        5631 | 节气门1压差 | Engine throttle valve 1 differential pressure

        # Exhaust gas recirculation and exhaust
        27 | 废气再循环阀1位置 | EGR valve 1 position
        131 | 排气背压（旧编号） | Engine exhaust back pressure (old number)
        173 | 排气温度 | Engine exhaust temperature
        411 | 废气再循环1压差 | EGR 1 differential pressure
        412 | 废气再循环1温度 | EGR 1 temperature
        648 | 排气背压传感器（旧编号） | Engine exhaust back pressure sensor (old number)
        649 | 排气背压调节器控制指令 | Engine exhaust back pressure regulator control command
        1209 | 排气压力1 | Engine exhaust pressure 1
        2433 | 排气歧管2列温度1 | Engine exhaust manifold bank 2 temperature 1
        2434 | 排气歧管1列温度1 | Engine exhaust manifold bank 1 temperature 1
        2659 | 废气再循环1质量流量 | EGR 1 mass flow rate
        2791 | 废气再循环阀1控制 | EGR 1 valve 1 control
        3358 | 废气再循环1进口压力 | EGR 1 inlet pressure
        3672 | 废气再循环冷却器旁通执行器位置 | EGR 1 cooler bypass actuator position
        3821 | 废气再循环阀2控制 | EGR 1 valve 2 control
        3822 | 废气再循环阀2位置 | EGR 1 valve 2 position
        4750 | 废气再循环冷却器进口温度 | EGR 1 cooler inlet temperature
        4752 | 废气再循环冷却器效率 | EGR 1 cooler efficiency
        5019 | 废气再循环1出口压力 | EGR 1 outlet pressure
        5020 | 废气再循环混合器进口温度 | EGR 1 mixer inlet temperature
        5543 | 排气制动执行器指令 | Engine exhaust brake actuator command
        5625 | 排气背压调节器位置 | Engine exhaust bank 1 pressure regulator position
        5749 | 排气压力2 | Engine exhaust pressure 2
        5838 | 废气再循环阀故障 | EGR valve malfunction
        """
}
