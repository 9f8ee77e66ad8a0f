package import FaultModel

/// What a suspect parameter number (SPN) of SAE J1939 stands for.
///
/// The numbers are those of the SAE J1939 digital annex (J1939DA), under which SAE keeps the parameters of J1939-71 and
/// the components of J1939-73 together. Only numbers that heavy machines show in practice are here: each checked against
/// a published extract of the annex, and against older public lists where they have it; where those disagreed about
/// what a number is, it was left out. The wording is ours. A parameter that the annex renamed or replaced keeps its old
/// number: a machine built before goes on showing it.
package enum SuspectParameter {
    /// The name in Chinese and English; nil for a number that is not in the table, and for every maker's own number.
    /// Constant time.
    package static func name(_ spn: Int) -> LocalizedText? { table[spn] }

    /// The numbers that SAE leaves to the makers (J1939-73, manufacturer assignable SPN): the same number means
    /// different things on different machines.
    package static let makerRange = 520_192...524_287

    package static func isMakerSpecific(_ spn: Int) -> Bool { makerRange.contains(spn) }

    package static let table = NameTable(
        engineNames, fuelAndAirNames, aftertreatmentNames, drivelineNames, machineNames, electronicsNames)
}
