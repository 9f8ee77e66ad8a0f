import FaultKnowledge
import FaultModel
import Testing

/// Names that everybody who writes a code reader must agree on: the expected ones are the standards' own.
@Suite("Meanings of standard codes")
struct CodeMeaningTests {
    // MARK: Failure modes

    @Test(
        "A failure mode is called what SAE J1939-73 calls it",
        arguments: [
            (0, "Data valid but above normal operating range, most severe level"),
            (1, "Data valid but below normal operating range, most severe level"),
            (2, "Data erratic, intermittent or incorrect"),
            (3, "Voltage above normal, or shorted to high source"),
            (4, "Voltage below normal, or shorted to low source"),
            (5, "Current below normal, or open circuit"),
            (6, "Current above normal, or grounded circuit"),
            (7, "Mechanical system not responding or out of adjustment"),
            (9, "Abnormal update rate"),
            (12, "Bad intelligent device or component"),
            (13, "Out of calibration"),
            (16, "Data valid but above normal operating range, moderately severe level"),
            (18, "Data valid but below normal operating range, moderately severe level"),
            (19, "Received network data in error"),
            (20, "Data drifted high"),
            (21, "Data drifted low"),
            (31, "Condition exists"),
        ])
    func failureMode(fmi: Int, english: String) {
        #expect(FailureMode.name(fmi)[.english] == english)
    }

    @Test("All 32 failure modes have names in both languages, each its own")
    func allFailureModes() {
        #expect(FailureMode.table.numbers == Array(0...31))
        expectSound(FailureMode.table)
    }

    @Test("Failure modes 22 to 30 are said to be reserved, and no others")
    func reservedFailureModes() {
        for fmi in 0...31 {
            let saysReserved = FailureMode.name(fmi)[.english]?.contains("Reserved") == true
            #expect(saysReserved == (22...30).contains(fmi), "FMI \(fmi)")
            #expect(FailureMode.isReserved(fmi) == saysReserved)
        }
    }

    @Test("A number that is no failure mode is said to be none", arguments: [-1, 32, Int.max, Int.min])
    func noFailureMode(fmi: Int) {
        #expect(FailureMode.name(fmi)[.english]?.hasPrefix("Not a failure mode") == true)
    }

    // MARK: Suspect parameters

    @Test(
        "A suspect parameter is called what SAE J1939DA calls it",
        arguments: [
            (84, "Wheel-based vehicle speed", "车轮车速"),
            (91, "Accelerator pedal position 1", "油门踏板位置1"),
            (94, "Engine fuel delivery pressure", "燃油供油压力（低压）"),
            (97, "Water in fuel indicator", "燃油中有水指示"),
            (100, "Engine oil pressure", "发动机机油压力"),
            (102, "Engine intake manifold 1 pressure", "进气歧管1压力（增压压力）"),
            (110, "Engine coolant temperature", "发动机冷却液温度"),
            (111, "Engine coolant level", "发动机冷却液液位"),
            (157, "Injector metering rail 1 pressure (common rail pressure)", "喷油器计量油轨1压力（共轨压力）"),
            (168, "Battery potential, power input 1", "蓄电池电压（电源输入1）"),
            (177, "Transmission oil temperature", "变速箱油温"),
            (190, "Engine speed", "发动机转速"),
            (191, "Transmission output shaft speed", "变速箱输出轴转速"),
            (412, "EGR 1 temperature", "废气再循环1温度"),
            (639, "J1939 network 1, primary vehicle network", "J1939网络1（整车主网）"),
            (651, "Engine injector, cylinder 1", "喷油器，第1缸"),
            (656, "Engine injector, cylinder 6", "喷油器，第6缸"),
            (1638, "Hydraulic temperature", "液压油温度"),
            (1761, "Aftertreatment 1 DEF tank level (volume)", "尿素箱液位（容积）"),
            (2000, "Controller at source address 0", "源地址为0的控制器"),
            (2071, "Controller at source address 71", "源地址为71的控制器"),
            (3226, "Aftertreatment 1 outlet NOx", "后处理1出口氮氧化物"),
            (3251, "Aftertreatment 1 DPF differential pressure", "DPF压差"),
            (3361, "Aftertreatment 1 DEF dosing unit", "尿素计量单元"),
            (3364, "Aftertreatment 1 DEF tank quality", "尿素品质"),
            (3512, "Sensor supply voltage 4", "传感器电源4"),
            (4094, "NOx limits exceeded due to insufficient DEF quality", "氮氧化物超限：尿素品质不足"),
            (4357, "Aftertreatment 1 DEF line heater 4", "尿素管路加热器4"),
            (5246, "Aftertreatment SCR operator inducement severity", "SCR驾驶性能限制等级"),
        ])
    func suspectParameter(spn: Int, english: String, chinese: String) {
        #expect(SuspectParameter.name(spn)?[.english] == english)
        #expect(SuspectParameter.name(spn)?[.chinese] == chinese)
    }

    @Test("Every suspect parameter has both languages, and no two share a name or a number")
    func allSuspectParameters() {
        #expect(SuspectParameter.table.numbers.count >= 220)
        expectSound(SuspectParameter.table)
        #expect(SuspectParameter.table.numbers.allSatisfy(FaultCode.spnRange.contains))
    }

    @Test("A maker's own number has no name, at both ends of the range", arguments: [520_192, 520_214, 524_287])
    func makerParameter(spn: Int) {
        #expect(SuspectParameter.isMakerSpecific(spn))
        #expect(SuspectParameter.name(spn) == nil)
    }

    @Test("A number outside every list has no name", arguments: [-1, 0, 520_191, 524_288, Int.max, Int.min])
    func unknownParameter(spn: Int) {
        #expect(SuspectParameter.name(spn) == nil)
        #expect(!SuspectParameter.isMakerSpecific(spn))
    }

    // MARK: Trouble codes

    @Test(
        "The first digits say whose number it is (ISO 15031-6)",
        arguments: [
            ("P0000", .standard), ("P0FFF", .standard), ("P1000", .maker), ("P1FFF", .maker), ("P2000", .standard),
            ("P2FFF", .standard), ("P3000", .maker), ("P33FF", .maker), ("P3400", .standard), ("P34FF", .standard),
            ("P3500", .reserved), ("P3FFF", .reserved), ("C0000", .standard), ("C1000", .maker), ("C2FFF", .maker),
            ("C3000", .reserved), ("B0FFF", .standard), ("B1000", .maker), ("B2000", .maker), ("B3FFF", .reserved),
            ("U0100", .standard), ("U1000", .maker), ("U2FFF", .maker), ("U3000", .standard),
        ] as [(String, TroubleCodeMeaning.Authority)])
    func authority(text: String, authority: TroubleCodeMeaning.Authority) throws {
        let meaning = try meaning(of: text)
        #expect(meaning.authority == authority)
        #expect(meaning.isGeneric == (authority != .maker))
    }

    @Test(
        "The third character names the part of the system",
        arguments: [
            ("P0087", "Fuel and air metering and auxiliary emission controls"), ("P0101", "Fuel and air metering"),
            ("P0201", "Fuel and air metering (injector circuit)"), ("P0301", "Ignition system or misfire"),
            ("P0401", "Auxiliary emission controls"),
            ("P0500", "Vehicle speed, idle control and auxiliary inputs"), ("P0606", "Computer and auxiliary outputs"),
            ("P0700", "Transmission"), ("P0894", "Transmission"), ("P0A0F", "Hybrid or electric propulsion"),
            ("P1201", "Fuel and air metering"), ("P1601", "Computer and auxiliary outputs"),
            ("P20EE", "Fuel and air metering and auxiliary emission controls"), ("P2300", "Ignition system or misfire"),
            ("P2463", "Auxiliary emission controls"), ("P2510", "Auxiliary inputs"), ("P2700", "Transmission"),
            ("P3400", "Cylinder deactivation"), ("U0001", "Network electrical"), ("U0100", "Network communication"),
            ("U0300", "Network software"), ("U0401", "Network data"),
        ])
    func subsystem(text: String, english: String) throws {
        let meaning = try meaning(of: text)
        #expect(meaning.subsystem?[.english] == english)
    }

    @Test("Chassis and body codes have no groups", arguments: ["C0035", "B0012", "C1234", "B3FFF"])
    func noSubsystem(text: String) throws {
        #expect(try meaning(of: text).subsystem == nil)
    }

    @Test(
        "A generic code means what SAE J2012DA says",
        arguments: [
            ("P0087", "Fuel rail or system pressure too low", "油轨/系统压力过低"),
            ("P0088", "Fuel rail or system pressure too high", "油轨/系统压力过高"),
            ("P0118", "Engine coolant temperature sensor 1 circuit high", "冷却液温度传感器1信号高"),
            ("P0183", "Fuel temperature sensor A circuit high", "燃油温度传感器A信号高"),
            ("P0193", "Fuel rail pressure sensor A circuit high", "油轨压力传感器A信号高"),
            ("P0204", "Injector circuit, cylinder 4", "喷油器电路，第4缸"),
            ("P0208", "Injector circuit, cylinder 8", "喷油器电路，第8缸"),
            ("P0217", "Engine over temperature", "发动机过热"),
            ("P0219", "Engine overspeed", "发动机超速"),
            ("P0234", "Turbocharger overboost", "增压过高"),
            ("P0271", "Cylinder 4 injector circuit high", "第4缸喷油器电路高"),
            ("P0299", "Turbocharger underboost", "增压不足"),
            ("P0306", "Cylinder 6 misfire", "第6缸失火"),
            ("P0335", "Crankshaft position sensor A circuit", "曲轴位置传感器A电路"),
            ("P0401", "Exhaust gas recirculation flow insufficient", "废气再循环流量不足"),
            ("P0524", "Engine oil pressure too low", "机油压力过低"),
            ("P0562", "System voltage low", "系统电压低"),
            ("P0563", "System voltage high", "系统电压高"),
            ("P0674", "Cylinder 4 glow plug circuit", "第4缸预热塞电路"),
            ("P0735", "Gear 5 incorrect ratio", "5挡速比不正确"),
            ("P203F", "Reductant level too low", "尿素液位过低"),
            ("P20EE", "SCR NOx catalyst efficiency below threshold, bank 1", "SCR氮氧化物催化器效率低于阈值（1列）"),
            ("P2463", "Particulate filter restriction, soot accumulation", "颗粒捕集器堵塞：碳烟积累"),
            ("U0073", "Control module communication bus A off", "控制模块通信总线A关闭"),
            ("U0100", "Lost communication with ECM/PCM A", "与发动机控制模块A失去通信"),
            ("U0101", "Lost communication with TCM", "与变速箱控制模块失去通信"),
        ])
    func genericMeaning(text: String, english: String, chinese: String) throws {
        let meaning = try meaning(of: text)
        #expect(meaning.meaning?[.english] == english)
        #expect(meaning.meaning?[.chinese] == chinese)
    }

    @Test(
        "The same digits in a maker's range mean nothing generic",
        arguments: ["P1087", "P3087", "U1100", "C1100", "B2100"])
    func makerMeaning(text: String) throws {
        let meaning = try meaning(of: text)
        #expect(!meaning.isGeneric)
        #expect(meaning.meaning == nil)
    }

    @Test("No code at all that is not the standard's has a meaning, and every code has a system in both languages")
    func everyTroubleCode() throws {
        var meanings = 0
        for letter in TroubleCode.System.allCases {
            for number in 0...0x3FFF {
                let digits = String(number + 0x10000, radix: 16).dropFirst()
                let meaning = TroubleCodeMeaning(try #require(TroubleCode(String(letter.rawValue) + digits)))
                guard meaning.meaning != nil else { continue }
                meanings += 1
                try #require(meaning.authority == .standard, "\(meaning.code.display)")
                try #require(meaning.system.languages == [.english, .chinese])
            }
        }
        let tables = [TroubleCodeMeaning.powertrainMeanings, TroubleCodeMeaning.networkMeanings]
        #expect(
            meanings == tables.reduce(0) { $0 + $1.numbers.count }, "a name in the table belongs to a maker's number")
    }

    @Test("The tables of generic codes are sound and hold at least 150 codes P0")
    func genericTables() {
        expectSound(TroubleCodeMeaning.powertrainMeanings)
        expectSound(TroubleCodeMeaning.networkMeanings)
        #expect(TroubleCodeMeaning.powertrainMeanings.numbers.count { $0 < 0x1000 } >= 150)
        expectReadable(TroubleCodeMeaning.powertrainSubsystems)
        expectReadable(TroubleCodeMeaning.networkSubsystems)
    }

    // MARK: Failure types

    @Test(
        "The failure type byte says how it failed (ISO 14229-1, SAE J2012DA)",
        arguments: [
            ("P0087-00", "General failure information", "No sub type information"),
            ("P0143-11", "General electrical failures", "Circuit short to ground"),
            ("P0143-12", "General electrical failures", "Circuit short to battery"),
            ("P0143-13", "General electrical failures", "Circuit open"),
            ("P0143-16", "General electrical failures", "Circuit voltage below threshold"),
            ("P0143-1C", "General electrical failures", "Circuit voltage out of range"),
            ("P0143-29", "General signal failures", "Signal invalid"),
            ("P0143-36", "FM or PWM failures", "Signal frequency too low"),
            ("P0606-49", "System internal failures", "Internal electronic failure"),
            ("P0606-54", "System programming failures", "Missing calibration"),
            ("P0606-62", "Algorithm based failures", "Signal compare failure"),
            ("P0401-77", "Mechanical failures", "Commanded position not reachable"),
            ("U0100-87", "Bus signal or message failures", "Missing message"),
            ("U0073-88", "Bus signal or message failures", "Bus off"),
            ("P0087-96", "Component failures", "Component internal failure"),
        ])
    func failureType(text: String, category: String, name: String) throws {
        let type = try #require(meaning(of: text).failure)
        #expect(type.category?[.english] == category)
        #expect(type.name?[.english] == name)
        #expect(try meaning(of: text).failureType == type.name)
    }

    @Test("A failure type without a name of its own is called by its category")
    func failureTypeByCategory() throws {
        #expect(
            try meaning(of: "P0087-F3").failureType?[.english] == "Vehicle manufacturer or system supplier specific")
        #expect(try meaning(of: "P0087-7F").failureType?[.english] == "Mechanical failures")
    }

    @Test("A code without the third byte has no failure type")
    func noFailureType() throws {
        #expect(try meaning(of: "P0087").failureType == nil)
    }

    @Test("Every byte has a category, a reserved or a maker's byte no name, and what is no byte has neither")
    func failureTypeRange() {
        for byte in 0...255 { #expect(FailureType(byte).category != nil, "\(byte)") }
        for byte in 0xA0...0xFF { #expect(FailureType(byte).name == nil, "\(byte)") }
        #expect(FailureType(0xA0).category?[.english] == "Reserved by the standard")
        #expect(FailureType(0xF1).category?[.english] == "Vehicle manufacturer or system supplier specific")
        for number in [-1, 256, Int.max, Int.min] {
            #expect(FailureType(number).category == nil)
            #expect(FailureType(number).name == nil)
        }
        expectReadable(FailureType.names)
        expectReadable(FailureType.categories)
    }

    private func meaning(of text: String) throws -> TroubleCodeMeaning {
        TroubleCodeMeaning(try #require(TroubleCode(text)))
    }

    // MARK: The tables themselves

    @Test("A table tells which of its lines it cannot use")
    func unreadableLines() {
        let table = NameTable(
            """
            # a heading
            7 | 七 | seven
            8-9 | 第{1}个 | number {1}

            9 | 又是九 | nine again
            x | 未知 | unknown
            10 | 只有中文
            11 |  | eleven
            5-4 | 倒 | backwards
            """)
        #expect(table[7]?[.chinese] == "七")
        #expect(table[8]?[.english] == "number 1")
        #expect(table.numbers == [7, 8, 9])
        #expect(
            table.unreadable == [
                "9 | 又是九 | nine again", "x | 未知 | unknown", "10 | 只有中文", "11 |  | eleven", "5-4 | 倒 | backwards",
            ])
    }

    /// Both languages in every name, every line used, no number twice.
    private func expectReadable(_ table: NameTable, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(table.unreadable.isEmpty, sourceLocation: sourceLocation)
        for number in table.numbers {
            #expect(table[number]?.languages == [.english, .chinese], "\(number)", sourceLocation: sourceLocation)
            #expect(
                table[number]?.strings.contains { $0.contains("{") || $0.contains("}") } == false, "\(number)",
                sourceLocation: sourceLocation)
        }
    }

    /// Readable, and no name twice.
    private func expectSound(_ table: NameTable, sourceLocation: SourceLocation = #_sourceLocation) {
        expectReadable(table, sourceLocation: sourceLocation)
        for language in [Language.chinese, .english] {
            let names = table.numbers.compactMap { number in table[number]?[language].map { (number, $0) } }
            let twice = Dictionary(grouping: names, by: \.1).filter { $0.value.count > 1 }
            #expect(twice.isEmpty, sourceLocation: sourceLocation)
        }
    }
}
