internal import FaultModel

/// The code of the module that a fault is exported as: the product line names the model, a hash of the fault's whole id the
/// place in its breakdown, so that the same fault has the same code always.
struct ModuleAddress {
    let attributes: [(String, String)]
    /// As files are named: `DMC-TRAILERPUMP-A-…-420A-A`.
    let text: String

    init(of fault: Fault.ID) {
        var model = String(Identifier.key(fault.line).prefix(14))
        if model.utf8.count < 2 { model += "X" }
        let digits = Self.digits(of: fault)
        attributes = [
            ("modelIdentCode", model), ("systemDiffCode", "A"), ("systemCode", String(digits.prefix(3))),
            ("subSystemCode", String(digits.dropFirst(3).prefix(1))),
            ("subSubSystemCode", String(digits.dropFirst(4).prefix(1))),
            ("assyCode", String(digits.dropFirst(5).prefix(4))), ("disassyCode", "00"), ("disassyCodeVariant", "A"),
            ("infoCode", "420"), ("infoCodeVariant", "A"), ("itemLocationCode", "A"),
        ]
        text =
            "DMC-\(model)-A-\(digits.prefix(3))-\(digits.dropFirst(3).prefix(2))-\(digits.dropFirst(5).prefix(4))"
            + "-00A-420A-A"
    }

    /// Nine digits to the base of 36: 10^14 places.
    private static func digits(of fault: Fault.ID) -> String {
        let text = String(Hash64.of(fault.description) % 101_559_956_668_416, radix: 36, uppercase: true)
        return String(repeating: "0", count: max(0, 9 - text.utf8.count)) + text
    }
}
