extension TroubleCodeMeaning {
    /// The generic network codes that machines show, by the four digits after the U. SAE J2012DA; wording ours.
    package static let networkMeanings = NameTable(
        """
        0001 | 高速CAN通信总线 | High speed CAN communication bus
        0002 | 高速CAN通信总线性能 | High speed CAN communication bus performance
        0010 | 中速CAN通信总线 | Medium speed CAN communication bus
        0073 | 控制模块通信总线A关闭 | Control module communication bus A off
        0074 | 控制模块通信总线B关闭 | Control module communication bus B off
        0100 | 与发动机控制模块A失去通信 | Lost communication with ECM/PCM A
        0101 | 与变速箱控制模块失去通信 | Lost communication with TCM
        0102 | 与分动箱控制模块失去通信 | Lost communication with transfer case control module
        0103 | 与换挡控制模块A失去通信 | Lost communication with gear shift control module A
        0104 | 与巡航控制模块失去通信 | Lost communication with cruise control module
        0105 | 与喷油器控制模块失去通信 | Lost communication with fuel injector control module
        0106 | 与预热塞控制模块失去通信 | Lost communication with glow plug control module
        0107 | 与节气门执行器控制模块失去通信 | Lost communication with throttle actuator control module
        0109 | 与燃油泵控制模块失去通信 | Lost communication with fuel pump control module
        010A | 与废气再循环控制模块A失去通信 | Lost communication with exhaust gas recirculation control module A
        010C | 与增压器控制模块A失去通信 | Lost communication with turbocharger control module A
        010E | 与尿素控制模块失去通信 | Lost communication with reductant control module
        0115 | 与发动机控制模块B失去通信 | Lost communication with ECM/PCM B
        0117 | 与取力器控制模块失去通信 | Lost communication with PTO control module
        0121 | 与防抱死制动控制模块失去通信 | Lost communication with anti-lock brake system control module
        0126 | 与转向角传感器模块失去通信 | Lost communication with steering angle sensor module
        0128 | 与驻车制动控制模块失去通信 | Lost communication with park brake control module
        0129 | 与制动系统控制模块失去通信 | Lost communication with brake system control module
        0131 | 与动力转向控制模块失去通信 | Lost communication with power steering control module
        0140 | 与车身控制模块失去通信 | Lost communication with body control module
        0146 | 与网关A失去通信 | Lost communication with gateway A
        0155 | 与组合仪表控制模块失去通信 | Lost communication with instrument panel cluster control module
        0164 | 与空调控制模块失去通信 | Lost communication with HVAC control module
        029D | 与氮氧传感器A失去通信 | Lost communication with NOx sensor A
        029E | 与氮氧传感器B失去通信 | Lost communication with NOx sensor B
        """, radix: 16)
}
