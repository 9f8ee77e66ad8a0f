import ArgumentParser
import FaultImport
import FaultModel
import Foundation

/// A service record on the command line: each field of the sheet, in its order.
struct SheetOptions: ParsableArguments {
    @Option(help: "The number that the service department gave it. (default: made from day, machine and symptom)")
    var id: String?
    @Option(help: "The day: 2024-03-01.")
    var date: String?
    @Option(name: .customLong("machine-product"), help: "The product line of the machine: [a-z0-9-]+.")
    var product: String?
    @Option(help: "The model, as printed on the machine.")
    var model: String?
    @Option(help: "The machine's serial number, or its owner's name for it.")
    var serial: String?
    @Option(help: "Operating hours when it stopped.")
    var hours: String?
    @Option(help: "What the operator did before the fault.")
    var before: String?
    @Option(help: "The symptom in the customer's words.")
    var symptom: String?
    @Option(name: .customLong("code"), help: "A fault code that the machine showed; again for each.")
    var codes: [String] = []
    @Option(
        name: .customLong("judgement"),
        help: "Of a round: what it was judged to be; again for each round, '-' for none.")
    var judgements: [String] = []
    @Option(name: .customLong("handling"), help: "Of a round: what was done; again for each round, '-' for none.")
    var handlings: [String] = []
    @Option(name: .customLong("result"), help: "Of a round: what came of it; again for each round, '-' for none.")
    var results: [String] = []
    @Option(help: "The cause in the end; without one the record is a draft.")
    var cause: String?
    @Option(help: "What put it right.")
    var remedy: String?
    @Option(help: "The fault of the knowledge base that it was: line/name.")
    var fault: String?
    @Option(name: .customLong("cause-id"), help: "The cause of that fault, by its id.")
    var causeID: String?
    @Option(help: "solved, unsolved or no-fault-found.")
    var outcome: String?
    @Option(name: .customLong("part"), help: "A part used: NUMBER or NUMBER=QUANTITY; again for each.")
    var parts: [String] = []
    @Option(help: "Minutes of work.")
    var minutes: String?
    @Option(help: "What it cost: 350 CNY.")
    var cost: String?
    @Option(help: "Whether a guided walk found it: true or false.")
    var guided: String?
    @Option(name: .customLong("engineer"), help: "Who did it; again for each. Names are kept apart from the texts.")
    var engineers: [String] = []
    @Option(name: .customLong("helper"), help: "Who helped from behind; again for each.")
    var helpers: [String] = []
    @Option(name: .customLong("customer"), help: "Whose machine it is; again for each.")
    var customers: [String] = []
    @Option(name: .customLong("customer-word"), help: "What the customer said of the repair.")
    var customerWord: String?
    @Option(help: "The language of the texts: zh, en, …. (default: by the script of the symptom)")
    var language: String?

    var isEmpty: Bool { SheetFields().overlaid(by: self) == SheetFields() }
}

/// The fields of a sheet as the format of docs/formats/service-records.md has them, each as it was written: one reader
/// judges what flags, files and programs say.
struct SheetFields: Encodable, Hashable {
    var id: String?
    var date: String?
    var machine = Machine()
    var before: String?
    var symptom: String?
    var codes: [String] = []
    var rounds: [ServiceRecord.Round] = []
    var cause: String?
    var remedy: String?
    var confirms: Confirmation?
    var outcome: String?
    var parts: [String] = []
    var minutes: String?
    var cost: String?
    var guided: String?
    var engineer: [String] = []
    var helper: [String] = []
    var customer: [String] = []
    var customerWord: String?
    var language: String?

    private enum CodingKeys: String, CodingKey {
        case id, date, machine, before, symptom, codes, rounds, cause, remedy, confirms, outcome, parts, minutes, cost
        case guided, engineer, helper, customer, language
        case customerWord = "customer_word"
    }

    struct Machine: Encodable, Hashable {
        var product: String?
        var model: String?
        var serial: String?
        var hours: String?
    }

    struct Confirmation: Encodable, Hashable {
        var fault: String?
        var cause: String?
    }

    init() {}

    /// - Parameter record: with the names of its people.
    init(_ record: ServiceRecord) {
        id = record.id
        date = record.day?.description
        machine = Machine(
            product: record.machine.product, model: record.machine.model, serial: record.machine.serial,
            hours: record.machine.hours.map { FaultReport.number($0) })
        before = record.before
        symptom = record.symptom
        codes = record.codes.map(\.display)
        rounds = record.rounds
        cause = record.cause
        remedy = record.remedy
        confirms = record.confirms.map { Confirmation(fault: $0.fault.description, cause: $0.cause) }
        outcome = record.outcome?.rawValue
        parts = record.parts.map { "\($0.number.printed)=\(FaultReport.number($0.quantity))" }
        minutes = record.minutes.map { FaultReport.number($0) }
        cost = record.cost.map { cost in
            let amount = FaultReport.number(cost.amount)
            return cost.currency == Price.unknownCurrency ? amount : "\(amount) \(cost.currency)"
        }
        guided = record.wasGuided.map { $0 ? "true" : "false" }
        func names(_ role: ServiceRecord.Participant.Role) -> [String] {
            record.people.filter { $0.role == role }.map(\.person)
        }
        (engineer, helper, customer) = (names(.engineer), names(.helper), names(.customer))
        customerWord = record.customerWord
        language = record.language?.tag
    }

    /// The same with what was given in place of what was there.
    func overlaid(by given: SheetOptions) -> SheetFields {
        var fields = self
        fields.id = given.id ?? id
        fields.date = given.date ?? date
        fields.machine = Machine(
            product: given.product ?? machine.product, model: given.model ?? machine.model,
            serial: given.serial ?? machine.serial, hours: given.hours ?? machine.hours)
        fields.before = given.before ?? before
        fields.symptom = given.symptom ?? symptom
        fields.cause = given.cause ?? cause
        fields.remedy = given.remedy ?? remedy
        if given.fault != nil || given.causeID != nil {
            let isOther = given.fault != nil && given.fault != confirms?.fault
            fields.confirms = Confirmation(
                fault: given.fault ?? confirms?.fault, cause: given.causeID ?? (isOther ? nil : confirms?.cause))
        }
        fields.outcome = given.outcome ?? outcome
        fields.minutes = given.minutes ?? minutes
        fields.cost = given.cost ?? cost
        fields.guided = given.guided ?? guided
        fields.customerWord = given.customerWord ?? customerWord
        fields.language = given.language ?? language
        func list(_ own: [String], _ given: [String]) -> [String] { given.isEmpty ? own : given }
        fields.codes = list(codes, given.codes)
        fields.parts = list(parts, given.parts)
        fields.engineer = list(engineer, given.engineers)
        fields.helper = list(helper, given.helpers)
        fields.customer = list(customer, given.customers)
        if !given.rounds.isEmpty { fields.rounds = given.rounds }
        return fields
    }

    /// - Throws: `CommandFailure` with every field that cannot be read.
    func record() throws -> ServiceRecord {
        try SheetFile.sheets(in: [UInt8](try JSONEncoder().encode(self)))[0].record
    }
}

extension SheetOptions {
    /// The first judgement goes with the first handling and the first result, and so on.
    fileprivate var rounds: [ServiceRecord.Round] {
        let columns = [judgements, handlings, results]
        return (0..<(columns.map(\.count).max() ?? 0)).map { index in
            func said(_ column: Int) -> String? {
                index < columns[column].count && columns[column][index] != "-" ? columns[column][index] : nil
            }
            return .init(judgement: said(0), handling: said(1), result: said(2))
        }
    }
}

/// Sheets from a file or stdin.
enum SheetFile {
    private static let largest = 64 << 20

    /// - Parameter path: `-`: stdin.
    static func sheets(at path: String, product: String?) throws -> [ServiceSheets.Sheet] {
        let data: Data
        if path == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            guard let found = FileManager.default.contents(atPath: path) else {
                throw CommandFailure("There is no file '\(path)' that can be read.")
            }
            data = found
        }
        guard data.count <= largest else {
            throw CommandFailure("'\(path)' has \(data.count) bytes; at most \(largest) are read. Use 'import' for it.")
        }
        return try sheets(in: [UInt8](data), named: path, product: product)
    }

    /// - Parameter name: of the file, for messages; nil: the fields were given by flags.
    static func sheets(
        in bytes: [UInt8], named name: String? = nil, product: String? = nil
    ) throws -> [ServiceSheets.Sheet] {
        do throws(ServiceSheets.Failure) {
            return try ServiceSheets.read(bytes, product: product)
        } catch {
            switch error {
            case .unreadable(let failure):
                throw CommandFailure("\(name ?? "The record"): \(failure.description)")
            case .problems(let problems):
                let lines = problems.map { problem in
                    let place = name.map { "\($0):\(problem.line): " } ?? ""
                    return place + (problem.field.isEmpty ? "" : "\(problem.field): ") + problem.message
                }
                throw CommandFailure(lines.joined(separator: "\nfaultbase: ") + "\nfaultbase: Nothing was kept.")
            }
        }
    }
}
