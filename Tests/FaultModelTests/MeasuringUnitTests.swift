import FaultModel
import Testing

@Suite("Units of measurement")
struct MeasuringUnitTests {
    /// What `text` is in `unit`.
    private func value(_ text: String, in unit: String, _ quantity: String = "") throws -> Double {
        try Reading(quantity: quantity, unit: unit, min: 0).judge(text).value
    }

    /// NIST Special Publication 811 (2008), appendix B.8: seven significant digits.
    @Test(
        "conversion factors as NIST publishes them",
        arguments: [
            ("psi", "Pa", 6.894_757e3), ("atm", "Pa", 1.013_25e5), ("kgf/cm²", "Pa", 9.806_65e4),
            ("bar", "Pa", 1e5), ("mbar", "Pa", 1e2), ("mmHg", "Pa", 1.333_224e2), ("inHg", "Pa", 3.386_389e3),
            ("mmH2O", "Pa", 9.806_65), ("hp", "W", 7.456_999e2), ("PS", "W", 7.354_988e2),
            ("gpm", "l/s", 6.309_020e-2), ("gpm", "m³/h", 6.309_020e-5 * 3600), ("lbf", "N", 4.448_222),
            ("kgf", "N", 9.806_65), ("lbf·ft", "N·m", 1.355_818), ("lbf·in", "N·m", 1.129_848e-1),
            ("kgf·m", "N·m", 9.806_65), ("kgf·cm", "N·m", 9.806_65e-2), ("in", "m", 2.54e-2), ("mil", "m", 2.54e-5),
            ("ft", "m", 3.048e-1), ("mph", "m/s", 4.470_4e-1), ("km/h", "m/s", 2.777_778e-1),
            ("ft/min", "m/s", 5.08e-3), ("lb", "kg", 4.535_924e-1), ("oz", "kg", 2.834_952e-2),
            ("gal", "m³", 3.785_412e-3), ("in³/rev", "ml/r", 1.638_706e1), ("rpm", "rad/s", 1.047_198e-1),
            ("°", "rad", 1.745_329e-2), ("St", "mm²/s", 1e2), ("g/cm³", "kg/m³", 1e3), ("d", "s", 8.64e4),
            ("h", "min", 60), ("‰", "ppm", 1e3), ("t", "kg", 1e3), ("tf", "kN", 9.806_65),
        ])
    func factors(unit: String, base: String, factor: Double) throws {
        let one = try value("1 " + unit, in: base)
        #expect(abs(one - factor) <= 1e-6 * factor)
        let back = try value("1 " + base, in: unit)
        #expect(abs(back * factor - 1) <= 1e-6)
    }

    /// SI Brochure, 9th edition, table 7: prefixes. What is a decimal multiple comes out to the last bit.
    @Test(
        "decimal multiples are exact",
        arguments: [
            ("312 bar", "MPa", 31.2), ("300 bar", "MPa", 30), ("31.2 MPa", "bar", 312), ("0.3 MPa", "kPa", 300),
            ("7 mbar", "Pa", 700), ("1013.25 hPa", "kPa", 101.325), ("800 mV", "V", 0.8), ("0.8 V", "mV", 800),
            ("2.5 A", "mA", 2500), ("4.7 kΩ", "Ω", 4700), ("470 mΩ", "Ω", 0.47), ("1.5 MΩ", "kΩ", 1500),
            ("0.5 mm", "µm", 500), ("3 丝", "mm", 0.03), ("2 m", "mm", 2000), ("90 kW", "W", 90_000),
            ("7.2 m³/h", "l/min", 120), ("120 l/min", "m³/h", 7.2), ("30 1/s", "rpm", 1800), ("2 kHz", "Hz", 2000),
            ("1.5 min", "s", 90), ("250 ms", "s", 0.25), ("36 km/h", "m/s", 10), ("1.28 g/cm³", "kg/m³", 1280),
            ("12 cSt", "mm²/s", 12), ("2.5 kN·m", "N·m", 2500), ("45 cc/rev", "ml/r", 45), ("3 dm³", "l", 3),
        ])
    func multiples(text: String, unit: String, expected: Double) throws {
        #expect(try value(text, in: unit) == expected)
    }

    @Test(
        "temperatures have zeros of their own",
        arguments: [
            ("23°F", "°C", -5.0), ("32 °F", "°C", 0), ("212 °F", "°C", 100), ("-40 °F", "°C", -40),
            ("0 °C", "K", 273.15),
            ("273.15 K", "°C", 0), ("100 ℃", "°F", 212), ("-5 °C", "°C", -5), ("255.372222222 K", "°F", 0),
        ])
    func temperatures(text: String, unit: String, expected: Double) throws {
        #expect(abs(try value(text, in: unit, "temperature") - expected) < 1e-8)
    }

    @Test("of a difference of temperatures only the scale counts")
    func differences() throws {
        #expect(try value("18 °F", in: "°C", "temperature-difference") == 10)
        #expect(try value("12 K", in: "°C", "temperature difference") == 12)
        #expect(try value("18 °F", in: "°C", "temperature") < 0)
    }

    @Test(
        "one unit, many spellings",
        arguments: [
            ("MPa", ["mpa", "MPA", "Mpa", "ＭＰａ", "兆帕", "㎫", "N/mm2", "N/mm^2"]), ("kPa", ["KPA", "千帕", "㎪"]),
            ("bar", ["BAR", "巴"]), ("psi", ["PSI", "lbf/in²"]), ("kgf/cm²", ["kg/cm2", "KG/CM²", "㎏/㎠", "公斤/平方厘米"]),
            ("°C", ["℃", "c", "º C", "deg C", "摄氏度"]), ("V", ["v", "伏", "VDC", "V DC", "volts"]), ("mV", ["mv", "毫伏"]),
            ("A", ["安", "amps"]), ("mA", ["MA", "毫安"]), ("Ω", ["ohm", "OHMS", "\u{2126}", "欧", "欧姆"]),
            ("kΩ", ["kohm", "KΩ", "㏀", "千欧"]), ("rpm", ["RPM", "r/min", "转/分", "转／分", "U/min"]),
            ("l/min", ["L/min", "L/MIN", "lpm", "升/分", "升／分钟", "ℓ/min"]), ("m³/h", ["m3/h", "㎥/h", "立方米/小时"]),
            ("mm", ["MM", "㎜", "毫米"]), ("µm", ["μm", "um"]), ("in", ["\"", "″", "in.", "英寸"]),
            ("N·m", ["Nm", "N.m", "N-m", "N m", "N*m", "N⋅m", "牛米"]), ("lbf·ft", ["ft-lb", "lb ft", "ft·lbf"]),
            ("l", ["L", "升", "litres"]), ("ml", ["cc", "cm³", "mL"]), ("s", ["S", "sec", "秒"]),
            ("%", ["％", "percent"]),
        ])
    func spellings(symbol: String, spellings: [String]) throws {
        for spelling in spellings {
            #expect(try value("3" + spelling, in: symbol) == 3, "\(spelling)")
        }
    }

    @Test("capital letters tell apart where both are units, and a millipascal is never guessed")
    func cases() throws {
        #expect(try value("800 mV", in: "V") == 0.8)
        #expect(try value("800 MV", in: "V") == 8e8)
        #expect(try value("31.2 mpa", in: "kPa") == 31_200)
        #expect(try value("31200 mPa", in: "Pa") == 31.2)
        #expect(try value("2 mΩ", in: "Ω") == 0.002)
        #expect(try value("2 MΩ", in: "Ω") == 2e6)
        #expect(throws: ReadingError.self) { try value("2 mN", in: "kN") }
    }

    @Test("a spelling that several quantities share is read as the reading's own")
    func shared() throws {
        #expect(try value("4.7 K", in: "Ω") == 4700)
        #expect(try value("300 K", in: "K", "temperature") == 300)
        #expect(try value("5 公斤", in: "kgf/cm²") == 5)
        #expect(try value("5 公斤", in: "g") == 5000)
        #expect(try value("10 1/s", in: "Hz") == 10)
        #expect(try value("10 s⁻¹", in: "rpm") == 600)
        #expect(try value("40 度", in: "°F") == 40)
        #expect(try value("40 度", in: "°") == 40)
        #expect(try value("3 分", in: "s") == 180)
        #expect(try value("1800 rpm", in: "min⁻¹", "speed") == 1800)
        #expect(try value("40 次/分", in: "cpm") == 40)
    }

    @Test("no two units of a quantity are told by one spelling, but for degrees")
    func tellingApart() {
        for quantity in Quantity.allCases {
            for unit in MeasuringUnit.all where unit.quantity == quantity {
                #expect(MeasuringUnit.named(unit.symbol, of: quantity) == [unit], "\(unit.symbol)")
            }
        }
        #expect(MeasuringUnit.named("度", of: .temperature).map(\.symbol) == ["°C", "°F"])
        #expect(MeasuringUnit.named("furlong") == [])
        #expect(MeasuringUnit.named("") == [])
    }
}
