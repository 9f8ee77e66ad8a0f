extension SuspectParameter {
    /// Transmission, torque converter and clutches, differential locks, axles, brakes and ABS, retarder, steering, speed.
    static let drivelineNames = """
        # Transmission and driveline
        33 | 离合器缸位置 | Clutch cylinder position
        77 | 前驱动后桥温度 | Forward rear drive axle temperature
        123 | 变速箱离合器1压力 | Transmission clutch 1 pressure
        124 | 变速箱油位 | Transmission oil level
        126 | 变速箱滤清器压差 | Transmission filter differential pressure
        127 | 变速箱油压 | Transmission oil pressure
        160 | 变速箱中间轴转速 | Transmission intermediate (main) shaft speed
        161 | 变速箱输入轴转速 | Transmission input shaft speed
        177 | 变速箱油温 | Transmission oil temperature
        191 | 变速箱输出轴转速 | Transmission output shaft speed
        522 | 离合器滑转率 | Percent clutch slip
        523 | 变速箱当前挡位 | Transmission current gear
        524 | 变速箱选择挡位 | Transmission selected gear
        525 | 变速箱请求挡位 | Transmission requested gear
        526 | 变速箱实际速比 | Transmission actual gear ratio
        560 | 传动系接合 | Transmission driveline engaged
        564 | 差速锁状态（中央） | Differential lock state, central
        573 | 液力变矩器锁止 | Torque converter lockup engaged
        574 | 变速箱换挡中 | Transmission shift in process
        598 | 离合器开关 | Clutch switch
        604 | 变速箱空挡开关 | Transmission neutral switch
        607 | 渐进换挡禁止 | Progressive shift disable
        681 | 换挡禁止请求 | Transmission gear shift inhibit request
        682 | 变矩器锁止请求 | Transmission torque converter lockup request
        683 | 传动系脱开请求 | Disengage driveline request
        684 | 离合器滑转率请求 | Requested percent clutch slip
        734-739 | 变速箱换挡离合器C{1}电磁阀 | Transmission range clutch C{1} solenoid
        740 | 变矩器锁止离合器执行器 | Torque converter lockup clutch actuator
        741 | 变速箱前进电磁阀 | Transmission forward solenoid valve
        742 | 变速箱低信号电磁阀 | Transmission low signal solenoid valve
        746 | 差速锁电磁阀1 | Differential lock solenoid valve 1
        747 | 发动机/变速箱匹配 | Engine and transmission match
        749 | 变速箱空挡起动输出 | Transmission neutral start output
        750 | 变速箱涡轮转速传感器 | Transmission turbine speed sensor
        751 | 变速箱主换挡选择器 | Transmission primary shift selector
        767 | 变速箱倒挡方向开关 | Transmission reverse direction switch
        768 | 变速箱高挡区执行器 | Transmission range high actuator
        769 | 变速箱低挡区执行器 | Transmission range low actuator
        774 | 升挡请求开关 | Transmission upshift request switch
        775 | 降挡请求开关 | Transmission downshift request switch
        776 | 变矩器断开执行器 | Torque converter interrupt actuator
        777 | 变矩器锁止执行器（旧编号） | Torque converter lockup actuator (old number)
        778 | 变速箱高挡区检测开关 | Transmission high range sense switch
        779 | 变速箱低挡区检测开关 | Transmission low range sense switch
        785 | 变速箱液压系统 | Transmission hydraulic system
        787 | 变速箱惯性制动执行器 | Transmission inertia brake actuator
        788 | 变速箱离合器执行器 | Transmission clutch actuator
        1845 | 变速箱扭矩限制 | Transmission torque limit
        1851 | 变速箱换挡禁止指示 | Transmission shift inhibit indicator
        2900 | 变速箱允许发动机起动 | Transmission engine crank enable
        2905-2906 | 变速箱换挡离合器C{7}电磁阀 | Transmission range clutch C{7} solenoid
        3026 | 变速箱油位测量状态 | Transmission oil level measurement status
        3027 | 变速箱油位高/低 | Transmission oil level high or low
        3030 | 变矩器速比 | Transmission torque converter ratio
        3359 | 变速箱滤清器堵塞开关 | Transmission oil filter restriction switch
        3533 | 变速箱油位开关 | Transmission oil level switch
        3680 | 变速箱主阀 | Transmission master valve
        3823 | 变矩器出口油温 | Transmission torque converter oil outlet temperature
        3824 | 变速箱挡位锁止执行器 | Transmission gear latch actuator
        4177 | 变速箱油剩余寿命 | Transmission oil life remaining
        4178 | 变速箱保养指示 | Transmission service indicator
        4216 | 变速箱倒挡电磁阀 | Transmission reverse solenoid valve
        4217 | 变速箱换挡电磁阀 | Transmission shift solenoid valve
        5052 | 离合器/变矩器输入转速 | Transmission clutch or converter input speed
        5344 | 变速箱警告指示 | Transmission warning indicator
        6583-6584 | 变速箱静液压回路{1}压力 | Transmission hydrostatic loop {1} pressure

        # Brakes, ABS, traction control, retarder
        70 | 驻车制动开关 | Parking brake switch
        116 | 制动作用压力 | Brake application pressure
        117 | 制动主回路压力 | Brake primary pressure
        118 | 制动副回路压力 | Brake secondary pressure
        119 | 液力缓速器压力 | Hydraulic retarder pressure
        120 | 液力缓速器油温 | Hydraulic retarder oil temperature
        520 | 缓速器实际扭矩百分比 | Actual retarder percent torque
        521 | 制动踏板位置 | Brake pedal position
        561 | 牵引力控制：发动机控制激活 | Traction control (ASR): engine control active
        562 | 牵引力控制：制动控制激活 | Traction control (ASR): brake control active
        563 | 防抱死制动激活 | Anti-lock braking (ABS) active
        575 | ABS越野开关 | ABS off-road switch
        576 | ASR越野开关 | ASR off-road switch
        577 | ASR坡道驻车开关 | ASR hill holder switch
        597 | 制动开关 | Brake switch
        603 | 制动踏板开关2 | Brake pedal switch 2
        617 | 驻车制动接合执行器 | Parking brake on actuator
        618 | 驻车制动释放执行器 | Parking brake off actuator
        619 | 驻车制动执行器 | Parking brake actuator
        743 | 缓速器使能电磁阀 | Retarder enable solenoid valve
        744 | 缓速器调节电磁阀 | Retarder modulation solenoid valve
        745 | 缓速器响应电磁阀 | Retarder response solenoid valve
        748 | 变速箱输出缓速器 | Transmission output retarder
        789 | 轮速传感器，1桥左 | ABS wheel sensor, axle 1 left
        790 | 轮速传感器，1桥右 | ABS wheel sensor, axle 1 right
        791 | 轮速传感器，2桥左 | ABS wheel sensor, axle 2 left
        792 | 轮速传感器，2桥右 | ABS wheel sensor, axle 2 right
        793 | 轮速传感器，3桥左 | ABS wheel sensor, axle 3 left
        794 | 轮速传感器，3桥右 | ABS wheel sensor, axle 3 right
        795 | ABS压力调节阀，1桥左 | ABS pressure modulation valve, axle 1 left
        796 | ABS压力调节阀，1桥右 | ABS pressure modulation valve, axle 1 right
        797 | ABS压力调节阀，2桥左 | ABS pressure modulation valve, axle 2 left
        798 | ABS压力调节阀，2桥右 | ABS pressure modulation valve, axle 2 right
        799 | ABS压力调节阀，3桥左 | ABS pressure modulation valve, axle 3 left
        800 | ABS压力调节阀，3桥右 | ABS pressure modulation valve, axle 3 right
        801 | 缓速器控制继电器 | Retarder control relay
        802-803 | 对角继电器{1} | Relay, diagonal {1}
        806-807 | 差动制动ASR阀{1} | Differential {1} ASR valve
        811 | 警告灯泡 | Warning light bulb
        812 | ASR灯泡 | ASR light bulb
        973 | 发动机缓速器选择 | Engine retarder selection
        1067-1068 | 制动信号传感器{1} | Brake signal sensor {1}
        1085 | 预期缓速器扭矩百分比 | Intended retarder percent torque
        1086 | 驻车和/或挂车气压 | Parking or trailer air pressure
        1087-1088 | 行车制动回路{1}气压 | Service brake circuit {1} air pressure
        1099 | 前桥左轮制动衬片剩余量 | Brake lining remaining, front axle, left wheel
        1121 | EBS制动开关 | EBS brake switch
        1238 | 牵引力控制超控开关 | Traction control override switch
        1243 | ABS完全工作 | ABS fully operational
        1438 | ABS/EBS黄色警告信号 | ABS or EBS amber warning signal
        1439 | EBS红色警告信号 | EBS red warning signal
        1836 | 挂车ABS状态 | Trailer ABS status
        2580-2581 | 液压制动回路{1}压力 | Hydraulic brake pressure, circuit {1}
        2911 | 停车制动开关 | Halt brake switch
        2931 | 制动液液位开关 | Hydraulic brake fluid level switch
        3032 | 右制动踏板位置 | Right brake pedal position
        3033 | 左制动踏板位置 | Left brake pedal position
        3557 | 驻车制动红色警告信号 | Parking brake red warning signal
        3839 | 制动器温度警告 | Brake temperature warning
        4229 | 缓速器电磁线圈1 | Retarder electromagnetic coil 1
        6304 | 制动开关与油门踏板位置不一致 | Brake switch and accelerator pedal position incompatible

        # Vehicle speed, steering, suspension, tyres
        39 | 轮胎压力检查间隔 | Tire pressure check interval
        46 | 气动供气压力 | Pneumatic supply pressure
        74 | 最高车速限制 | Maximum vehicle speed limit
        75 | 转向桥温度 | Steering axle temperature
        84 | 车轮车速 | Wheel-based vehicle speed
        86 | 巡航设定车速 | Cruise control set speed
        178 | 前桥载荷 | Front axle weight
        244 | 行程里程 | Trip distance
        245 | 总里程 | Total vehicle distance
        246 | 整车累计小时 | Total vehicle hours
        517 | 导航车速 | Navigation-based vehicle speed
        527 | 巡航控制状态 | Cruise control states
        595 | 巡航控制激活 | Cruise control active
        596 | 巡航控制使能开关 | Cruise control enable switch
        599 | 巡航设定开关 | Cruise control set switch
        600 | 巡航滑行（减速）开关 | Cruise control coast (decelerate) switch
        601 | 巡航恢复开关 | Cruise control resume switch
        602 | 巡航加速开关 | Cruise control accelerate switch
        810 | 车速信号输入 | Speed signal input
        837 | 车速表驱动输出 | Speedometer drive output
        904 | 前桥转速 | Front axle speed
        1059 | 桥荷传感器 | Axle load sensor
        1089 | 辅助设备供气压力 | Auxiliary equipment supply pressure
        1090 | 空气悬架供气压力1 | Air suspension supply pressure 1
        1437 | 道路限速状态 | Road speed limit status
        1614 | 车辆超速 | Vehicle overspeed
        1623 | 行车记录仪输出轴转速 | Tachograph output shaft speed
        1624 | 行车记录仪车速 | Tachograph vehicle speed
        1807 | 方向盘转角 | Steering wheel angle
        1808 | 横摆角速度 | Yaw rate
        1809 | 横向加速度 | Lateral acceleration
        1810 | 纵向加速度 | Longitudinal acceleration
        1811 | 方向盘圈数计数 | Steering wheel turn counter
        2614 | 转向桥润滑压力 | Steering axle lube pressure
        2923 | 转向桥状态 | Status of steering axle
        2927 | 内轮实际转向角 | Actual inner wheel steering angle
        3683 | 方向盘转角（角度传感器） | Steering wheel angle (angle sensor message)
        3688 | 转角传感器已标定 | Steering angle sensor calibrated
        """
}
