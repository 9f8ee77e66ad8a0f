extension MeasuringUnit {
    static let electrics = voltages + currents + resistances + powers + frequencies

    /// In microvolts.
    private static let voltages: [MeasuringUnit] = [
        .init(.voltage, "V", 1e6, ["伏", "伏特", "volt", "volts", "VDC", "VAC"]),
        .init(.voltage, "mV", 1e3, ["毫伏", "millivolt", "mVDC"]),
        .init(.voltage, "kV", 1e9, ["千伏"]),
        .init(.voltage, "µV", 1, ["uV", "微伏"]),
        .init(.voltage, "MV", 1e12, ["兆伏"], isRare: true),
    ]

    /// In microamperes.
    private static let currents: [MeasuringUnit] = [
        .init(.current, "A", 1e6, ["安", "安培", "amp", "amps", "ampere", "amperes", "ADC"]),
        .init(.current, "mA", 1e3, ["毫安", "milliamp"]),
        .init(.current, "µA", 1, ["uA", "微安"]),
        .init(.current, "kA", 1e9, ["千安"]),
    ]

    /// In micro-ohms. A meter shows `4.7k`, a drawing `120R`.
    private static let resistances: [MeasuringUnit] = [
        .init(.resistance, "Ω", 1e6, ["ohm", "ohms", "欧", "欧姆", "R"]),
        .init(.resistance, "kΩ", 1e9, ["kohm", "kohms", "千欧", "k"]),
        .init(.resistance, "MΩ", 1e12, ["Mohm", "Mohms", "megohm", "megohms", "兆欧"]),
        .init(.resistance, "mΩ", 1e3, ["mohm", "mohms", "milliohm", "毫欧"]),
        .init(.resistance, "µΩ", 1, ["uohm", "微欧"]),
    ]

    /// In milliwatts. 马力 is the metric horsepower, 75 kgf·m/s; hp the mechanical one, 550 ft·lbf/s.
    private static let powers: [MeasuringUnit] = [
        .init(.power, "kW", 1e6, ["千瓦", "kilowatt"]),
        .init(.power, "W", 1e3, ["瓦", "瓦特", "watt", "watts"]),
        .init(.power, "PS", 75 * Defined.gravity * 1e3, ["马力", "公制马力"]),
        .init(.power, "hp", 550 * Defined.foot * Defined.pound * Defined.gravity * 1e3, ["bhp", "英制马力"]),
        .init(.power, "MW", 1e9, ["兆瓦"]),
        .init(.power, "mW", 1, ["毫瓦"]),
    ]

    /// In cycles a minute.
    private static let frequencies: [MeasuringUnit] = [
        .init(.frequency, "Hz", 60, ["赫", "赫兹", "hertz", "1/s", "s⁻¹"]),
        .init(.frequency, "kHz", 6e4, ["千赫"]),
        .init(.frequency, "cpm", 1, ["1/min", "min⁻¹", "/min", "次/分", "次/分钟", "strokes/min"]),
        .init(.frequency, "MHz", 6e7, ["兆赫"], isRare: true),
    ]
}
