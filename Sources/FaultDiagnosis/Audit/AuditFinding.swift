package import FaultModel

/// Something that an author should mend, and where.
package struct AuditFinding: Hashable, Sendable {
    package var subject: Subject
    /// Leads to the place by the fault book's keys (`["causes", "2", "remedy"]`); lists count from 0. Empty: the whole.
    package var path: [String]
    package var reason: Reason
    /// Where the fault was taken from; nil: a part, or a fault without a citation.
    package var citation: Citation?

    package enum Subject: Hashable, Sendable {
        case fault(Fault.ID)
        case part(PartNumber)

        package var id: String {
            switch self {
            case .fault(let id): id.description
            case .part(let number): number.printed
            }
        }
    }

    package enum Reason: Hashable, Sendable {
        /// Not sound: it was recorded before the rule was there.
        case invalid(FaultProblem)
        case noCauses
        case noSafety
        case noRemedy(cause: String)
        case noChecks
        /// No check observes it or a gate above it, and the procedure does not come to it.
        case unobserved(cause: String)
        /// In no state does it matter to the symptom.
        case unneeded(cause: String)
        /// Its prior is 0.
        case impossible(cause: String)
        case unknownPart(PartNumber)
        case replacedPart(PartNumber, by: PartNumber)
        case observesNothing(check: String)
        /// As likely to show faulty whether what it observes is there or not.
        case tellsNothing(check: String)
        /// More likely to show faulty when what it observes is not there.
        case misleads(check: String)
        /// What it observes is surely there, or surely not, whenever the symptom is.
        case certain(check: String, observes: String, isThere: Bool)
        /// The guided walk never proposes it.
        case neverProposed(check: String)
        /// The procedure comes to no cause and to no other fault.
        case procedureWithoutCause
        case procedureMisses(cause: String)
        case unknownFault(String)
        case unknownUnit(String, nearest: String?)
        /// A pressure in thousandths of a pascal.
        case millipascal
        case otherQuantity(unit: String, is: Quantity, named: String)
        case perhapsDifference
        case missingTranslation(Language)
        case unnamedPart
        /// Part numbers, the first again at the end.
        case supersessionCycle([String])
    }

    package var severity: Finding.Severity {
        switch reason {
        case .invalid, .supersessionCycle: .error
        case .replacedPart, .neverProposed, .procedureMisses, .perhapsDifference, .unnamedPart: .note
        default: .warning
        }
    }
}

extension AuditFinding.Reason {
    /// Stable; for programs.
    package var code: String {
        switch self {
        case .invalid: "invalid"
        case .noCauses: "no-causes"
        case .noSafety: "no-safety"
        case .noRemedy: "no-remedy"
        case .noChecks: "no-checks"
        case .unobserved: "unobserved-cause"
        case .unneeded: "unneeded-cause"
        case .impossible: "impossible-cause"
        case .unknownPart: "unknown-part"
        case .replacedPart: "replaced-part"
        case .observesNothing: "check-observes-nothing"
        case .tellsNothing: "check-tells-nothing"
        case .misleads: "check-misleads"
        case .certain: "check-is-certain"
        case .neverProposed: "check-never-proposed"
        case .procedureWithoutCause: "procedure-without-cause"
        case .procedureMisses: "procedure-misses-cause"
        case .unknownFault: "unknown-fault"
        case .unknownUnit: "unknown-unit"
        case .millipascal: "millipascal"
        case .otherQuantity: "other-quantity"
        case .perhapsDifference: "perhaps-difference"
        case .missingTranslation: "missing-translation"
        case .unnamedPart: "unnamed-part"
        case .supersessionCycle: "supersession-cycle"
        }
    }

    /// What is the matter.
    package var message: String {
        switch self {
        case .invalid(let problem): problem.description
        case .noCauses: "the fault has no causes"
        case .noSafety: "the fault is dangerous and says nothing about safety"
        case .noRemedy(let cause): "the cause '\(cause)' has no remedy"
        case .noChecks: "nothing tells the causes apart: the fault has neither checks nor a procedure"
        case .unobserved(let cause): "no check observes the cause '\(cause)' or a gate above it"
        case .unneeded(let cause): "the cause '\(cause)' never matters: the symptom is the same with and without it"
        case .impossible(let cause): "the cause '\(cause)' has the prior 0: it can never be found"
        case .unknownPart(let number): "no parts list describes the part '\(number)'"
        case .replacedPart(let number, let new): "the part '\(number)' was replaced by '\(new)'"
        case .observesNothing(let check): "the check '\(check)' does not say what it observes"
        case .tellsNothing(let check): "the check '\(check)' is as likely to show faulty either way"
        case .misleads(let check): "the check '\(check)' shows faulty more often when what it observes is not there"
        case .certain(let check, let observed, true):
            "the check '\(check)' observes '\(observed)', which is always there when the symptom is"
        case .certain(let check, let observed, false):
            "the check '\(check)' observes '\(observed)', which is never there when the symptom is"
        case .neverProposed(let check): "the guided walk never proposes the check '\(check)'"
        case .procedureWithoutCause: "the procedure comes to no cause"
        case .procedureMisses(let cause): "the procedure never comes to the cause '\(cause)'"
        case .unknownFault(let name): "the procedure goes on with the fault '\(name)', which is not there"
        case .unknownUnit(let unit, _): "'\(unit)' is no unit that is known"
        case .millipascal: "a pressure in mPa is a thousandth of a pascal"
        case .otherQuantity(let unit, let quantity, let name): "'\(unit)' is \(quantity.phrase), not '\(name)'"
        case .perhapsDifference: "the question seems to ask how far two temperatures are apart"
        case .missingTranslation(let language): "the text is missing in '\(language)'"
        case .unnamedPart: "the part has no name"
        case .supersessionCycle(let numbers):
            "the parts \(numbers.map { "'\($0)'" }.joined(separator: " → ")) replace one another in a circle"
        }
    }

    /// What to do about it.
    package var advice: String {
        switch self {
        case .invalid: "mend it in its source and import that again"
        case .noCauses: "add what can bring the symptom about"
        case .noSafety: "add what to secure before anything is touched, under 'safety'"
        case .noRemedy: "add 'remedy' with what is done about it and how long it takes"
        case .noChecks: "add 'checks' that observe a cause or a gate, or a 'procedure'"
        case .unobserved: "add a check that observes it; until then it is found by trying its remedy only"
        case .unneeded: "take it out of the tree, or mend the gate that hides it"
        case .impossible: "give it the probability that it is present on a machine in service, or leave 'prior' out"
        case .unknownPart: "add it under 'parts', or correct the number"
        case .replacedPart(_, let new): "name '\(new)'"
        case .observesNothing: "name a cause or gate under 'observes'; until then the walk cannot use it"
        case .tellsNothing: "correct 'sensitivity' and 'specificity': their sum must differ from 1"
        case .misleads: "correct 'sensitivity' and 'specificity', or let the check observe the opposite"
        case .certain: "let it observe what only some causes have, or take it out"
        case .neverProposed: "it costs more than it tells; correct its minutes, or keep it for the reader"
        case .procedureWithoutCause: "let its branches end at causes"
        case .procedureMisses: "add a branch that ends at it, or leave it to the guided walk"
        case .unknownFault: "correct the id, or add the fault"
        case .unknownUnit(_, let nearest): nearest.map { "write '\($0)'" } ?? "write the unit as it is on the gauge"
        case .millipascal: "write MPa"
        case .otherQuantity: "correct 'quantity' or 'unit'"
        case .perhapsDifference: "write 'temperature-difference' as the quantity, so that °F and K convert rightly"
        case .missingTranslation(let language): "add '\(language)'"
        case .unnamedPart: "add 'name'"
        case .supersessionCycle: "correct 'supersedes': a newer number replaces an older one"
        }
    }
}
