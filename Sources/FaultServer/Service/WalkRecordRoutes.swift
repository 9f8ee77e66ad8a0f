import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// Keeps a walk that solved a fault as a service record: one tap at its end.
struct WalkRecordRoutes: Sendable {
    let answers: Answers
    let access: Access
    /// The day, UTC.
    var today: @Sendable () -> CalendarDay? = {
        CalendarDay(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    func add(to router: Router<ServerContext>) { router.post("records", use: keep) }

    private static let fields: Set<String> = [
        "fault", "mode", "record", "model", "serial", "hours", "engineer",
    ]

    @Sendable func keep(_ request: Request, _ context: ServerContext) async throws -> Response {
        let reader = Reader(request, chosen: nil)
        let form = try await FormBody(request, context, known: Self.fields, repeated: ["answer"]).fields
        let answers = try answers.seen(by: context.caller)
        guard let fault = try form.fault("fault"), let day = today() else {
            throw Problem.badParameter("fault", "fault is missing; expected the fault that was walked through.")
        }
        let walk = try await answers.walk(
            fault, after: try form.walkAnswers(), mode: try form.value("mode", of: WalkState.Mode.self),
            language: reader.language)
        var machine = WalkedMachine()
        machine.model = form["model"]
        machine.serial = form["serial"]
        machine.engineer = form["engineer"]
        if let text = form["hours"] {
            guard let hours = Double(text), (0...1e9).contains(hours) else {
                throw Problem.badParameter("hours", "hours is '\(text.prefix(40))'; expected a number such as 3120.")
            }
            machine.hours = hours
        }
        let id = form["record"].flatMap { ServiceRecord.isID($0) ? $0 : nil }
        guard let record = ServiceRecord(solvedBy: walk, id: id, on: day, at: machine) else {
            throw Problem.badParameter("answer", "The walk has not solved the fault; there is nothing to keep yet.")
        }
        let kept = try await self.answers.keep(record, by: context.caller)
        try access.book.note(.record, kept.id, by: context.actor)
        return .redirect(to: SitePath.record(kept.id), type: .normal)
    }
}

extension ServiceRecord {
    /// An id that nobody else uses: a form that is sent twice is one record.
    static func newWalkID() -> String {
        // The system's generator may be used for secrets.
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return "walk-" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
