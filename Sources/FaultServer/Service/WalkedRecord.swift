import FaultDiagnosis
package import FaultModel

/// What somebody adds to a walk that solved a fault, so that it becomes a service record; all of it may be left out.
package struct WalkedMachine: Hashable, Sendable {
    package var model: String?
    package var serial: String?
    package var hours: Double?
    package var engineer: String?

    package init() {}
}

extension ServiceRecord {
    /// The record of a walk that found the cause: its answers are the rounds, and it confirms the fault and the cause.
    /// - Parameters:
    ///   - id: nil: made from day, machine and symptom.
    ///   - day: on which it was solved.
    /// - Returns: nil: the walk did not solve the fault.
    package init?(solvedBy walk: WalkDocument, id: String?, on day: CalendarDay, at given: WalkedMachine) {
        guard walk.status == .solved, let found = walk.found, let fault = Fault.ID(walk.currentFault ?? walk.fault)
        else { return nil }
        let machine = Machine(product: fault.line, model: given.model, serial: given.serial, hours: given.hours)
        self.init(
            id: id ?? ServiceRecord.id(of: machine, on: day, symptom: walk.title), symptom: walk.title,
            machine: machine)
        self.day = day
        rounds = walk.answers.map { answer in
            let value = answer.value.map { " (\($0.shortText) \(answer.unit ?? ""))" } ?? ""
            let result = answer.label + value
            if answer.action == found.cause {
                return Round(judgement: found.title, handling: found.remedy?.title, result: result)
            }
            return Round(judgement: answer.title, result: result)
        }
        cause = found.title
        remedy = found.remedy?.title
        confirms = Confirmation(fault: fault, cause: found.cause)
        outcome = .solved
        parts = (found.remedy?.parts ?? []).compactMap { part in
            PartNumber(part.replacedBy ?? part.number).map { PartUse(number: $0, quantity: part.quantity) }
        }
        minutes = walk.minutesSpent > 0 ? walk.minutesSpent : nil
        wasGuided = true
        if let name = given.engineer.flatMap(PersonName.init) {
            people = [Participant(role: .engineer, person: name.text)]
        }
        language = walk.language
    }
}
