extension SuspectParameter {
    /// What works and what the operator handles: hydraulics, power take-off, hitch, winch, joysticks, pedals and switches,
    /// cab, generator set, auxiliary inputs and outputs.
    static let machineNames = """
        # Hydraulics
        1044 | 液压泵电机 | Hydraulic pump motor
        1508 | 液压油箱温度 | Hydraulic reservoir temperature
        1638 | 液压油温度 | Hydraulic temperature
        1713 | 液压油滤清器堵塞开关 | Hydraulic oil filter restriction switch
        1762 | 液压压力 | Hydraulic pressure
        1763 | 液压压力调速模式指示 | Engine hydraulic pressure governor mode indicator
        1764 | 液压压力调速开关 | Engine hydraulic pressure governor switch
        1857 | 卷扬油压开关 | Winch oil pressure switch
        2602 | 液压油油位 | Hydraulic oil level
        4086 | 阀负荷传感压力 | Valve load sense pressure
        4087 | 阀先导压力 | Valve pilot pressure
        4088 | 阀组负荷传感压力 | Valve assembly load sense pressure
        4089 | 阀组供油压力 | Valve assembly supply pressure
        4211 | 液压风扇马达压力 | Hydraulic fan motor pressure

        # Power take-off and hitch
        90 | 取力器油温 | Power takeoff oil temperature
        186 | 取力器转速 | Power takeoff speed
        187 | 取力器设定转速 | Power takeoff set speed
        248 | 取力器累计小时 | Total power takeoff hours
        976 | 取力器调速状态 | PTO governor state
        978 | 远程取力器变速控制开关 | Remote PTO governor variable speed control switch
        979 | 远程取力器预设转速控制开关 | Remote PTO governor preprogrammed speed control switch
        980 | 取力器调速使能开关 | Engine PTO governor enable switch
        981 | 取力器调速加速开关 | Engine PTO governor accelerate switch
        982 | 取力器调速恢复开关 | Engine PTO governor resume switch
        983 | 取力器调速滑行/减速开关 | Engine PTO governor coast or decelerate switch
        984 | 取力器调速设定开关 | Engine PTO governor set switch
        1872 | 前悬挂位置 | Front hitch position
        1873 | 后悬挂位置 | Rear hitch position
        1882 | 前取力器输出轴转速 | Front PTO output shaft speed
        1883 | 后取力器输出轴转速 | Rear PTO output shaft speed
        1888 | 前取力器接合 | Front power takeoff engagement
        2408 | 后取力器接合 | Rear power takeoff engagement
        2910 | 变速箱取力器离合器阀执行器 | Transmission PTO clutch valve actuator
        3447 | 远程取力器预设转速控制开关2 | Remote PTO governor preprogrammed speed control switch 2
        3948 | 至少一个取力器接合 | At least one PTO engaged
        5404 | 取力器停机功能已使发动机熄火 | PTO shutdown has shut down the engine

        # Pedals, joysticks, switches
        28 | 油门踏板位置3 | Accelerator pedal position 3
        29 | 油门踏板位置2 | Accelerator pedal position 2
        91 | 油门踏板位置1 | Accelerator pedal position 1
        558 | 油门踏板1低怠速开关 | Accelerator pedal 1 low idle switch
        559 | 油门踏板强制降挡开关 | Accelerator pedal kickdown switch
        969 | 远程油门使能开关 | Remote accelerator enable switch
        972 | 油门联锁开关 | Accelerator interlock switch
        974 | 远程油门踏板位置 | Remote accelerator pedal position
        1504 | 操作者座椅开关 | Operator seat switch
        1714 | 座椅方向开关 | Operator seat direction switch
        1856 | 安全带开关 | Seat belt switch
        2660 | 操纵杆1 X轴位置 | Joystick 1 X-axis position
        2661 | 操纵杆1 Y轴位置 | Joystick 1 Y-axis position
        2662 | 操纵杆1手柄X轴位置 | Joystick 1 grip X-axis position
        2663 | 操纵杆1手柄Y轴位置 | Joystick 1 grip Y-axis position
        2664 | 操纵杆1旋转轴位置 | Joystick 1 theta-axis position
        2685-2696 | 操纵杆1按钮{1} | Joystick 1 button {1}
        2697 | 操纵杆2 X轴位置 | Joystick 2 X-axis position
        2698 | 操纵杆2 Y轴位置 | Joystick 2 Y-axis position
        2699 | 操纵杆2手柄X轴位置 | Joystick 2 grip X-axis position
        2700 | 操纵杆2手柄Y轴位置 | Joystick 2 grip Y-axis position
        2701 | 操纵杆2旋转轴位置 | Joystick 2 theta-axis position
        2722-2733 | 操纵杆2按钮{1} | Joystick 2 button {1}
        2882 | 发动机备选功率选择 | Engine alternate rating select
        2883 | 发动机备选低怠速开关 | Engine alternate low idle switch
        2970 | 油门踏板2低怠速开关 | Accelerator pedal 2 low idle switch

        # Cab, air conditioning, lamps
        80 | 洗涤液液位 | Washer fluid level
        169 | 货厢环境温度 | Cargo ambient temperature
        170 | 驾驶室内温度 | Cab interior temperature
        605 | 制冷剂高压开关 | Refrigerant high pressure switch
        871 | 制冷剂充注量 | Refrigerant charge
        874 | 制冷剂流量控制电磁阀 | Refrigerant flow control solenoid
        875 | 制冷剂低压开关 | Refrigerant low pressure switch
        876 | 压缩机离合器电路 | Compressor clutch circuit
        877 | 蒸发器温控电路 | Evaporator thermostat circuit
        879 | 左转向灯电路 | Left turn lamp circuit
        880 | 制动灯电路 | Stop lamp circuit
        881 | 右转向灯电路 | Right turn lamp circuit
        882 | 尾灯/牌照灯电路 | Tail lamp or license plate lamp circuit
        920 | 声响报警器 | Audible alarm
        921 | 绿灯 | Green lamp
        985 | 空调高压风扇开关 | A/C high pressure fan switch
        1351 | 空气压缩机状态 | Air compressor status
        1687 | 辅助加热器出口冷却液温度 | Auxiliary heater output coolant temperature
        2609 | 空调压缩机出口制冷剂压力 | Cab A/C refrigerant compressor outlet pressure

        # Auxiliary inputs and outputs
        136 | 辅助真空压力读数 | Auxiliary vacuum pressure reading
        441-442 | 辅助温度{1} | Auxiliary temperature {1}
        616 | 辅助模拟输入1 | Auxiliary analog input 1
        697-700 | 辅助PWM驱动{1} | Auxiliary PWM driver {1}
        701-716 | 辅助输入/输出{1} | Auxiliary I/O {1}
        924-926 | 辅助输出{1} | Auxiliary output {1}
        1083-1084 | 辅助输入/输出通道{1} | Auxiliary I/O channel {1}
        1387-1388 | 辅助压力{1} | Auxiliary pressure {1}
        2646-2647 | 辅助输出{4} | Auxiliary output {4}
        3087 | 辅助液位 | Auxiliary level
        """
}
