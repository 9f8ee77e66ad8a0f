extension MeasuringUnit {
    /// Units of what flows: pressure, flow, displacement, viscosity.
    static let fluids = pressures + flows + displacements + viscosities

    /// In pascals. A workshop writes kg/cm² and 公斤 for kgf/cm².
    private static let pressures: [MeasuringUnit] = [
        .init(.pressure, "MPa", 1e6, ["兆帕", "兆帕斯卡", "N/mm²", "megapascal"]),
        .init(.pressure, "bar", 1e5, ["巴", "bars"]),
        .init(.pressure, "kPa", 1e3, ["千帕", "kilopascal"]),
        .init(
            .pressure, "psi", Defined.pound * Defined.gravity / (Defined.inch * Defined.inch),
            ["lbf/in²", "lb/in²", "磅/平方英寸"], isReadInWholes: true),
        .init(
            .pressure, "kgf/cm²", Defined.gravity * 1e4,
            ["kg/cm²", "千克力/平方厘米", "公斤力/平方厘米", "公斤/平方厘米", "公斤/cm²", "公斤"]),
        .init(.pressure, "mbar", 100, ["毫巴", "millibar"], isReadInWholes: true),
        .init(.pressure, "Pa", 1, ["帕", "帕斯卡", "pascal"], isReadInWholes: true),
        .init(.pressure, "hPa", 100, ["百帕"], isReadInWholes: true),
        .init(.pressure, "atm", 101_325, ["标准大气压", "大气压"]),
        .init(.pressure, "mmHg", 133.322_387_415, ["毫米汞柱"]),
        .init(.pressure, "inHg", 3386.388_640_341, ["英寸汞柱", "″Hg"]),
        .init(.pressure, "mmH₂O", Defined.gravity, ["mmH2O", "毫米水柱"]),
        .init(.pressure, "mPa", 1e-3, ["毫帕"], isRare: true),
    ]

    /// In millilitres an hour. The gallon is the US one.
    private static let flows: [MeasuringUnit] = [
        .init(.flow, "l/min", 6e4, ["lpm", "升/分", "升/分钟", "升每分", "升每分钟", "dm³/min", "liter/min", "litre/min"]),
        .init(.flow, "m³/h", 1e6, ["立方米/小时", "立方米/时", "立方/小时", "方/小时", "cbm/h", "m³/hr"]),
        .init(.flow, "l/h", 1e3, ["升/小时", "升/时", "升每小时", "l/hr"]),
        .init(.flow, "gpm", Defined.gallon * 60, ["gal/min", "US gpm", "加仑/分", "加仑/分钟"]),
        .init(.flow, "ml/min", 60, ["毫升/分", "毫升/分钟", "cc/min", "cm³/min"]),
        .init(.flow, "l/s", 3.6e6, ["升/秒"]),
        .init(.flow, "m³/min", 6e7, ["立方米/分", "立方米/分钟"]),
    ]

    /// In millilitres a revolution.
    private static let displacements: [MeasuringUnit] = [
        .init(.displacement, "ml/r", 1, ["ml/rev", "cc/rev", "cc/r", "cm³/rev", "cm³/r", "毫升/转"]),
        .init(.displacement, "l/r", 1e3, ["l/rev", "升/转"]),
        .init(.displacement, "in³/rev", 16.387_064, ["in³/r", "cu in/rev"]),
    ]

    /// Kinematic, in mm²/s.
    private static let viscosities: [MeasuringUnit] = [
        .init(.viscosity, "mm²/s", 1, ["cSt", "厘斯", "平方毫米/秒"]),
        .init(.viscosity, "St", 100, ["斯"]),
    ]

    static let heat = temperatures + temperatureDifferences

    /// In fifths of nine: a degree Celsius is 9, a degree Fahrenheit 5.
    private static let temperatures: [MeasuringUnit] = [
        .init(.temperature, "°C", 9, ["C", "deg C", "degree C", "摄氏度", "摄氏", "度", "°", "celsius"]),
        .init(
            .temperature, "°F", 5, ["F", "deg F", "degree F", "华氏度", "华氏", "度", "°", "fahrenheit"], zero: 32,
            isReadInWholes: true),
        .init(.temperature, "K", 9, ["开", "开尔文", "kelvin"], zero: 273.15),
    ]

    private static let temperatureDifferences = temperatures.map {
        MeasuringUnit(
            .temperatureDifference, $0.symbol, $0.factor, $0.spellings, isReadInWholes: $0.isReadInWholes)
    }
}
