import FaultDiagnosis
import FaultKnowledge
import FaultModel
import Foundation
import Hummingbird

/// Keeps a walk that solved a fault as a service record: one tap at its end.
struct WalkRecordRoutes: Sendable {
    let knowledge: KnowledgeBase
    let answers: Answers
    /// The day, UTC.
    var today: @Sendable () -> CalendarDay? = {
        CalendarDay(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    func add(to router: Router<ServerContext>) { router.post("records", use: keep) }

    private static let fields: Set<String> = [
        "form_key", "fault", "mode", "record", "model", "serial", "hours", "engineer",
    ]
    private static let largest = 64 << 10

    @Sendable func keep(_ request: Request, _ context: ServerContext) async throws -> Response {
        try ServiceDoor.check(request, context)
        let reader = Reader(request, chosen: nil)
        let body = String(buffer: try await request.body.collect(upTo: Self.largest))
        let form = try RequestParameters(query: body, known: Self.fields, repeated: ["answer"])
        try ServiceDoor.check(formKey: form["form_key"])
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
        let knowledge = knowledge
        let kept = try await Reckoning.run { try knowledge.keep(record) }
        return .redirect(to: SitePath.record(kept.id), type: .normal)
    }
}

extension ServiceDoor {
    /// Known only to pages of this server, new with each start: a form that has it is one of ours.
    static let formKey = secret()

    /// - Throws: `Problem` 403.
    static func check(formKey: String?) throws {
        guard formKey == Self.formKey else {
            throw Problem(
                type: "/problems/forbidden", title: "Not allowed", status: 403,
                detail:
                    "The form does not come from a page of this server, or the server was started again since; load the "
                    + "page again.")
        }
    }

    /// The key of a form, where whoever asks may hand in records; nil: they may not, and are offered none.
    static func key(for request: Request, _ context: ServerContext) -> String? {
        do {
            try check(request, context)
            return formKey
        } catch {
            return nil
        }
    }

    /// An id that nobody else uses: a form that is sent twice is one record.
    static func newID() -> String { "walk-" + secret().prefix(16) }

    /// 128 bits from the system's generator, which may be used for secrets.
    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
