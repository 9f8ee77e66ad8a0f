package import FaultModel

/// Where a walk is after its answers: what is believed, what to do next and why. The same for everyone who gave the same
/// answers.
package struct WalkState: Hashable, Sendable {
    package enum Mode: String, Hashable, Sendable, CaseIterable { case guided, procedure }

    package enum Status: String, Hashable, Sendable {
        /// Next is a check, or a step of the procedure.
        case checking
        /// Next is a remedy.
        case repairing
        /// The symptom is gone.
        case solved
        /// Nothing is left to try, or the procedure ends without a cause.
        case exhausted
        /// The answers cannot all be true.
        case contradiction
    }

    /// The fault that the walk began with.
    package var fault: Fault
    /// The fault that it is at now: another one when a procedure led there.
    package var current: Fault
    package var mode: Mode
    package var status: Status = .exhausted
    package var answers: [Answered] = []
    /// Of the current fault, likeliest first; equal ones by id. Empty without causes or in a contradiction.
    package var beliefs: [Belief] = []
    /// False: the tree is too hard, and the beliefs are drawn; shares are right to about one in a hundred.
    package var beliefsAreExact = true
    /// Nil: there is no next step.
    package var next: Step?
    /// The next best, best first.
    package var alternatives: [Step] = []
    /// To the end of the symptom, on average; nil where that is not known.
    package var expectedMinutes: Double?
    /// Whether no other next step is better on average; nil in a procedure.
    package var isOptimal: Bool?
    /// Indices of a smallest set of answers that cannot be true together.
    package var clash: [Int] = []
    /// Why the walk is no longer where it was; the last turn.
    package var turn: Turn?
    /// The cause whose remedy made the symptom go away.
    package var found: Cause?
    /// The last word of a procedure that ends without a cause.
    package var ending: LocalizedText?

    /// How likely a cause is now.
    package struct Belief: Hashable, Sendable {
        package var cause: Cause
        /// 0…1; several causes may be present at once.
        package var probability: Double
        /// Its remedy was tried.
        package var isPutRight = false
    }

    /// An answer and how it was understood.
    package struct Answered: Hashable, Sendable {
        package var answer: WalkAnswer
        package var subject: Subject
        package var outcome: WalkOutcome
        /// In the unit of the check's or step's reading; nil: no reading was given.
        package var value: Double?
        /// The fault that the action belongs to.
        package var fault: Fault.ID
    }

    /// What a step is about.
    package enum Subject: Hashable, Sendable {
        case check(Check)
        /// Of this cause.
        case remedy(Cause)
        case step(ProcedureStep)

        package var id: String {
            switch self {
            case .check(let check): check.id
            case .remedy(let cause): cause.id
            case .step(let step): step.id
            }
        }

        /// Of this alone; nil: a step of a procedure, which does not say.
        package var minutes: Double? {
            switch self {
            case .check(let check): check.minutes ?? Check.usualMinutes
            case .remedy(let cause): cause.remedy?.minutes ?? Remedy.usualMinutes
            case .step: nil
            }
        }

        package var reading: Reading? {
            switch self {
            case .check(let check): check.reading
            case .remedy: nil
            case .step(let step): step.reading
            }
        }
    }

    /// Something to do, and why.
    package struct Step: Hashable, Sendable {
        package var subject: Subject
        package var outcomes: [WalkOutcome]
        package var why: Why
        /// To be read before anything is touched; the fault's own.
        package var safety: [LocalizedText]

        /// Of the step alone; nil: a step of a procedure, which does not say.
        package var minutes: Double? { subject.minutes }

        package var reading: Reading? { subject.reading }

        /// Of the whole way when this is done next; nil: not known.
        package var expectedMinutes: Double? {
            switch why {
            case .splits(_, let minutes), .puts(_, let minutes): minutes
            case .written, .led: nil
            }
        }
    }

    /// Why a step is proposed, in figures; faces put it into words.
    package enum Why: Hashable, Sendable {
        /// A check that shows faulty with this probability.
        case splits(faulty: Double, expectedMinutes: Double)
        /// A remedy that makes the symptom go away with this probability.
        case puts(right: Double, expectedMinutes: Double)
        /// The manufacturer's procedure says so.
        case written
        /// The manufacturer's procedure led to this cause.
        case led
    }

    /// A change of course that the reader should know of.
    package enum Turn: Hashable, Sendable {
        /// From the procedure to the guided walk, since this step could not be answered.
        case couldNot(step: String)
        /// From the procedure to the guided walk, since the cause that it led to was put right and the symptom is still
        /// there, or its remedy cannot be done.
        case didNotHelp(cause: String)
        /// The procedure went on with another fault.
        case other(Fault.ID)
        /// The procedure goes on with a fault that is not there.
        case missing(String)
        /// The fault has no procedure.
        case noProcedure
        /// The procedure is only walked as written, because its order keeps people safe.
        case asWritten
        /// This step of such a procedure cannot be answered, and nothing else is proposed in its place.
        case cannotGoOn(step: String)
    }
}
