package import FaultModel

/// What the standards say about a diagnostic trouble code, from its digits alone: whose number it is, which part of the
/// vehicle it speaks of, how that part failed, and, for the common generic codes, what it means.
///
///     let meaning = TroubleCodeMeaning(code)      // P0087-16
///     meaning.meaning?[.english]                  // "Fuel rail or system pressure too low"
///     meaning.failureType?[.english]              // "Circuit voltage below threshold"
///
/// Format and ranges: ISO 15031-6 and SAE J2012 (format identifier 00); texts: SAE J2012DA; failure type byte: ISO 14229-1
/// annex D and SAE J2012DA. Every member is a look-up in constant time.
package struct TroubleCodeMeaning: Hashable, Sendable {
    package let code: TroubleCode

    package init(_ code: TroubleCode) { self.code = code }

    /// Powertrain, chassis, body or network.
    package var system: LocalizedText {
        switch code.system {
        case .powertrain: Self.text("动力系统", "Powertrain")
        case .chassis: Self.text("底盘", "Chassis")
        case .body: Self.text("车身", "Body")
        case .network: Self.text("网络与车辆集成", "Network and vehicle integration")
        }
    }

    /// Who gives the number its meaning.
    package enum Authority: String, Hashable, Sendable, CaseIterable {
        /// ISO and SAE: the same meaning on every vehicle.
        case standard
        /// The maker: see the maker's manual.
        case maker
        /// Kept by ISO and SAE for later; no vehicle should show it.
        case reserved
    }

    /// ISO 15031-6, table of code ranges. P0, P2, P34; B0, C0, U0 and U3 are the standard's; P1, P30–P33, B1, B2, C1, C2,
    /// U1, U2 the maker's; P35–P3F, B3 and C3 are reserved.
    package var authority: Authority {
        switch (code.system, code.number >> 12) {
        case (_, 0): .standard
        case (.powertrain, 2): .standard
        case (.powertrain, 3): code.number < 0x3400 ? .maker : code.number < 0x3500 ? .standard : .reserved
        case (.network, 3): .standard
        case (_, 3): .reserved
        default: .maker
        }
    }

    /// True when the number is not the maker's to give: no maker may mean something else by it.
    package var isGeneric: Bool { authority != .maker }

    /// The part of the system that the third character names; nil where the standard names none (chassis, body, and
    /// ranges without groups). Makers mostly keep to the standard's groups for P1.
    package var subsystem: LocalizedText? {
        switch code.system {
        case .powertrain: Self.powertrainSubsystems[code.number >> 8]
        case .network: Self.networkSubsystems[code.number >> 8]
        case .chassis, .body: nil
        }
    }

    /// How it failed, by the failure type byte: its name, else its category. Nil when the code is given without the byte.
    package var failureType: LocalizedText? { failure.flatMap { $0.name ?? $0.category } }

    /// The failure type byte itself; nil when the code is given without.
    package var failure: FailureType? { code.failureType.map(FailureType.init) }

    /// The meaning of a generic code; nil for a maker's code and for a generic code that is not in the table.
    package var meaning: LocalizedText? {
        guard authority == .standard else { return nil }
        return switch code.system {
        case .powertrain: Self.powertrainMeanings[code.number]
        case .network: Self.networkMeanings[code.number]
        case .chassis, .body: nil
        }
    }

    private static func text(_ chinese: String, _ english: String) -> LocalizedText {
        var text = LocalizedText(chinese, in: .chinese)
        text[.english] = english
        return text
    }
}

extension TroubleCodeMeaning {
    /// By the first two digits after the P. ISO 15031-6 and SAE J2012, powertrain system groupings.
    package static let powertrainSubsystems = NameTable(
        """
        00 | 燃油与空气计量、辅助排放控制 | Fuel and air metering and auxiliary emission controls
        01 | 燃油与空气计量 | Fuel and air metering
        02 | 燃油与空气计量（喷油器电路） | Fuel and air metering (injector circuit)
        03 | 点火系统或失火 | Ignition system or misfire
        04 | 辅助排放控制 | Auxiliary emission controls
        05 | 车速、怠速控制与辅助输入 | Vehicle speed, idle control and auxiliary inputs
        06 | 控制器与辅助输出 | Computer and auxiliary outputs
        07-09 | 变速箱 | Transmission
        0A-0E | 混合动力/电驱动 | Hybrid or electric propulsion
        10 | 燃油与空气计量、辅助排放控制 | Fuel and air metering and auxiliary emission controls
        11-12 | 燃油与空气计量 | Fuel and air metering
        13 | 点火系统或失火 | Ignition system or misfire
        14 | 辅助排放控制 | Auxiliary emission controls
        15 | 车速、怠速控制与辅助输入 | Vehicle speed, idle control and auxiliary inputs
        16 | 控制器与辅助输出 | Computer and auxiliary outputs
        17-19 | 变速箱 | Transmission
        20-22 | 燃油与空气计量、辅助排放控制 | Fuel and air metering and auxiliary emission controls
        23 | 点火系统或失火 | Ignition system or misfire
        24 | 辅助排放控制 | Auxiliary emission controls
        25 | 辅助输入 | Auxiliary inputs
        26 | 控制器与辅助输出 | Computer and auxiliary outputs
        27 | 变速箱 | Transmission
        2A-2B | 燃油与空气计量、辅助排放控制 | Fuel and air metering and auxiliary emission controls
        34 | 停缸控制 | Cylinder deactivation
        """, radix: 16)

    /// By the first two digits after the U. SAE J2012, network system groupings.
    package static let networkSubsystems = NameTable(
        """
        00 | 网络电气 | Network electrical
        01-02 | 网络通信 | Network communication
        03 | 网络软件 | Network software
        04-05 | 网络数据 | Network data
        """, radix: 16)
}
