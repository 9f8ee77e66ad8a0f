/// What was found and done at one machine: one filled-in repair sheet, in the order in which the sheet asks.
///
/// It is a customer's and an engineer's word, kept apart from the manufacturer's. All but the symptom may be missing: a
/// record without cause is a draft.
package struct ServiceRecord: Hashable, Sendable, Identifiable {
    /// `[a-z0-9-]+`: made from the number that the service department gave it, or else from its day, machine and words,
    /// so that the same record imported twice is one.
    package internal(set) var id: String
    package var machine: Machine
    /// Nil: not known.
    package var day: CalendarDay?
    /// What the operator did before the fault.
    package var before: String?
    /// In the customer's words.
    package var symptom: String
    /// That the machine showed.
    package var codes: [FaultCode] = []
    /// As many as it took, the first first.
    package var rounds: [Round] = []
    /// The cause in the end, in the engineer's words.
    package var cause: String?
    package var remedy: String?
    /// Which fault and cause of the knowledge base the engineer says it was; nil: it says none.
    package var confirms: Confirmation?
    /// Nil: not said.
    package var outcome: Outcome?
    package var parts: [PartUse] = []
    /// Of work; nil: not known.
    package var minutes: Double?
    package var cost: Price?
    /// Whether it was found by a guided walk; nil: not known.
    package var wasGuided: Bool?
    /// What the customer said of the repair.
    package var customerWord: String?
    /// Engineer, helper and customer; names are kept apart from the texts.
    package var people: [Participant] = []
    /// Of its texts; nil: not known.
    package var language: Language?
    package var citations: [Citation] = []

    package init(id: String, symptom: String, machine: Machine = Machine()) {
        self.id = id
        self.symptom = symptom
        self.machine = machine
    }

    package var isDraft: Bool { cause == nil && confirms?.cause == nil }

    /// Which machine it was; all of it may be unknown.
    package struct Machine: Hashable, Sendable, Codable {
        /// The product line's id.
        package var product: String?
        package var model: String?
        /// The machine's own number, or the name that its owner gives it.
        package var serial: String?
        /// Operating hours when it stopped.
        package var hours: Double?

        package init(product: String? = nil, model: String? = nil, serial: String? = nil, hours: Double? = nil) {
            self.product = product
            self.model = model
            self.serial = serial
            self.hours = hours
        }
    }

    /// One judgement, what was done about it, and what came of it.
    package struct Round: Hashable, Sendable, Codable {
        package var judgement: String?
        package var handling: String?
        package var result: String?

        package init(judgement: String? = nil, handling: String? = nil, result: String? = nil) {
            self.judgement = judgement
            self.handling = handling
            self.result = result
        }
    }

    package struct Confirmation: Hashable, Sendable, Codable {
        package var fault: Fault.ID
        /// The id of a cause of that fault; nil: none of them is named.
        package var cause: String?

        package init(fault: Fault.ID, cause: String? = nil) {
            self.fault = fault
            self.cause = cause
        }
    }

    package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        case solved
        case unsolved
        /// Nothing was wrong with the machine when the engineer looked.
        case noFaultFound = "no-fault-found"
    }

    /// Somebody who had to do with it.
    package struct Participant: Hashable, Sendable, Codable {
        package var role: Role
        /// In a draft, and where it is shown, the name; in the knowledge base the key under which the name is kept.
        package var person: String

        package init(role: Role, person: String) {
            self.role = role
            self.person = person
        }

        package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
            case engineer, helper, customer
        }
    }
}
