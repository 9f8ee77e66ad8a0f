extension MeasuringUnit {
    static let motion = rotations + speeds + lengths + angles

    /// In revolutions a minute.
    private static let rotations: [MeasuringUnit] = [
        .init(
            .rotation, "rpm", 1,
            ["r/min", "rev/min", "U/min", "min⁻¹", "1/min", "/min", "转/分", "转/分钟", "转每分", "转每分钟", "转"],
            isReadInWholes: true),
        .init(.rotation, "1/s", 60, ["s⁻¹", "r/s", "rps", "rev/s", "转/秒"]),
        .init(.rotation, "rad/s", 30 / Double.pi, ["弧度/秒"]),
    ]

    /// In millimetres an hour.
    private static let speeds: [MeasuringUnit] = [
        .init(.speed, "km/h", 1e6, ["kph", "kmh", "km/hr", "公里/小时", "公里/时", "千米/小时", "千米/时"]),
        .init(.speed, "m/s", 3.6e6, ["米/秒"]),
        .init(.speed, "m/min", 6e4, ["米/分", "米/分钟"]),
        .init(.speed, "mm/s", 3600, ["毫米/秒"]),
        .init(.speed, "mm/min", 60, ["毫米/分", "毫米/分钟"]),
        .init(.speed, "mph", 1_609_344, ["mile/h", "英里/小时"]),
        .init(.speed, "ft/min", 18_288, ["fpm", "英尺/分"]),
    ]

    /// In micrometres. 丝 is the hundredth of a millimetre that Chinese fitters reckon in.
    private static let lengths: [MeasuringUnit] = [
        .init(.length, "mm", 1e3, ["毫米", "公厘", "millimetre", "millimeter"]),
        .init(.length, "cm", 1e4, ["厘米", "公分"]),
        .init(.length, "m", 1e6, ["米", "公尺", "metre", "meter", "metres", "meters"]),
        .init(.length, "µm", 1, ["um", "微米", "micron", "microns"]),
        .init(.length, "in", 25_400, ["″", "inch", "inches", "英寸", "吋"]),
        .init(.length, "ft", 304_800, ["′", "foot", "feet", "英尺", "呎"]),
        .init(.length, "km", 1e9, ["千米", "公里"]),
        .init(.length, "丝", 10, ["道"]),
        .init(.length, "mil", 25.4, ["mils", "thou"]),
    ]

    /// In minutes of arc.
    private static let angles: [MeasuringUnit] = [
        .init(.angle, "°", 60, ["deg", "degree", "degrees", "度"]),
        .init(.angle, "rad", 10_800 / Double.pi, ["弧度"]),
        .init(.angle, "′", 1, ["arcmin", "角分"]),
    ]

    static let mechanics = masses + forces + torques

    /// In newtons. 吨 and 公斤 are said of forces too.
    private static let forces: [MeasuringUnit] = [
        .init(.force, "kN", 1e3, ["千牛", "千牛顿"]),
        .init(.force, "N", 1, ["牛", "牛顿", "newton", "newtons"]),
        .init(.force, "kgf", Defined.gravity, ["kp", "千克力", "公斤力", "公斤"]),
        .init(.force, "tf", Defined.gravity * 1e3, ["吨力", "吨"]),
        .init(.force, "daN", 10, ["十牛"]),
        .init(.force, "MN", 1e6, ["兆牛"], isRare: true),
        .init(.force, "lbf", Defined.pound * Defined.gravity, ["磅力", "磅"]),
    ]

    /// In newton metres. A workshop writes kg·m for kgf·m, ft·lb for lbf·ft.
    private static let torques: [MeasuringUnit] = [
        .init(.torque, "N·m", 1, ["牛米", "牛顿米", "牛顿·米"]),
        .init(.torque, "kN·m", 1e3, ["千牛米", "千牛·米"]),
        .init(.torque, "kgf·m", Defined.gravity, ["kg·m", "公斤米", "公斤力米", "千克力米"]),
        .init(
            .torque, "lbf·ft", Defined.pound * Defined.gravity * Defined.foot,
            ["ft·lbf", "lb·ft", "ft·lb", "ft·lbs", "磅英尺", "英尺磅"]),
        .init(
            .torque, "lbf·in", Defined.pound * Defined.gravity * Defined.inch,
            ["in·lbf", "lb·in", "in·lb", "in·lbs", "磅英寸"]),
        .init(.torque, "daN·m", 10, []),
        .init(.torque, "kgf·cm", Defined.gravity / 100, ["kg·cm", "公斤厘米"]),
    ]

    /// In milligrams.
    private static let masses: [MeasuringUnit] = [
        .init(.mass, "kg", 1e6, ["千克", "公斤", "kgs", "kilogram"]),
        .init(.mass, "g", 1e3, ["克", "gram", "grams"]),
        .init(.mass, "t", 1e9, ["吨", "公吨", "tonne", "tonnes"]),
        .init(.mass, "mg", 1, ["毫克"]),
        .init(.mass, "lb", Defined.pound * 1e6, ["lbs", "磅", "pound", "pounds"]),
        .init(.mass, "oz", Defined.pound * 1e6 / 16, ["盎司", "ounce", "ounces"]),
    ]

    static let amounts = volumes + densities + times + ratios

    /// In millilitres. The gallon is the US one.
    private static let volumes: [MeasuringUnit] = [
        .init(.volume, "l", 1e3, ["升", "公升", "litre", "liter", "litres", "liters", "dm³"]),
        .init(.volume, "ml", 1, ["毫升", "cc", "cm³", "立方厘米"]),
        .init(.volume, "m³", 1e6, ["立方米", "立方", "方", "cbm"]),
        .init(.volume, "gal", Defined.gallon, ["gallon", "gallons", "US gal", "加仑"]),
    ]

    /// In kilograms a cubic metre.
    private static let densities: [MeasuringUnit] = [
        .init(.density, "kg/m³", 1, ["千克/立方米", "公斤/立方米", "g/l"]),
        .init(.density, "g/cm³", 1e3, ["kg/l", "kg/dm³", "g/ml", "g/cc", "t/m³", "克/立方厘米"]),
    ]

    /// In microseconds.
    private static let times: [MeasuringUnit] = [
        .init(.time, "s", 1e6, ["秒", "秒钟", "sec", "second", "seconds"]),
        .init(.time, "min", 6e7, ["分", "分钟", "minute", "minutes", "mins"]),
        .init(.time, "h", 3.6e9, ["小时", "时", "hr", "hrs", "hour", "hours"]),
        .init(.time, "ms", 1e3, ["毫秒", "msec"]),
        .init(.time, "µs", 1, ["us", "微秒"]),
        .init(.time, "d", 8.64e10, ["天", "日", "day", "days"]),
    ]

    /// In millionths.
    private static let ratios: [MeasuringUnit] = [
        .init(.ratio, "%", 1e4, ["percent", "per cent", "pct", "百分比"]),
        .init(.ratio, "‰", 1e3, ["千分比"]),
        .init(.ratio, "ppm", 1, []),
    ]
}
