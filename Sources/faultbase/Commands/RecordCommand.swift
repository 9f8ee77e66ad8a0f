import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultModel
import FaultServer
import Foundation

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Service records: what engineers found at machines.",
        subcommands: [Add.self, Edit.self, List.self, Sheet.self, Link.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a service record, given by flags, or in a YAML or JSON file.",
            discussion: """
                A record without a cause is a draft. The same record again changes nothing. Names of people are kept apart
                from the texts and can be erased with 'forget'. Files of thousands are brought in with 'import'.

                Examples:
                  faultbase record add --date 2024-03-01 --machine-product trailer-pump --serial 80-1234 \\
                    --symptom "泵不动" --judgement "溢流阀卡滞" --handling "清洗" --result "恢复" \\
                    --cause "主溢流阀卡滞" --remedy "清洗溢流阀" --part 1030200147=1 --engineer 王强
                  faultbase record add sheet.yaml
                  faultbase record add - < sheet.json
                """)

        @Argument(help: "A file of one record or several; '-' reads stdin. (default: the flags say it)")
        var file: String?
        @OptionGroup(title: "The sheet") var sheet: SheetOptions
        @OptionGroup var language: LanguageOption
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let language = try language.language()
            let records = try records()
            let knowledge = try store.open(for: .writing)
            var ids: [String] = []
            for record in records {
                let kept = try RecordCommand.keep(record, knowing: .nothing, in: knowledge)
                if !store.quiet { Terminal.write(RecordCommand.words(kept) + "\n") }
                ids.append(kept.id)
            }
            let answers = Answers(knowledge)
            if ids.count == 1 {
                let document = try await answers.serviceRecord(ids[0], language: language)
                return try store.answer(document) { ServiceReportText(record: $0, words: Words(language)).text }
            }
            try store.answer(AddedRecords(records: ids, edition: try await knowledge.edition())) {
                $0.records.joined(separator: "\n")
            }
        }

        private func records() throws -> [ServiceRecord] {
            guard let file else {
                if sheet.isEmpty {
                    throw CommandFailure("Nothing is said of the record; give at least --symptom, or a file.")
                }
                return [try SheetFields().overlaid(by: sheet).record()]
            }
            if !sheet.isEmpty { throw CommandFailure("Give the record in '\(file)' or by flags, not both.") }
            let sheets = try SheetFile.sheets(at: file, product: nil)
            if sheets.isEmpty { throw CommandFailure("'\(file)' holds no record.") }
            return sheets.map(\.record)
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a service record; what it said before stays in its history.",
            discussion: """
                Flags change the fields that they name. A file is the whole sheet, as 'record sheet' writes it.

                Examples:
                  faultbase record edit wo-2024-0031 --cause "主溢流阀卡滞" --remedy "清洗溢流阀" --outcome solved
                  faultbase record sheet wo-2024-0031 > sheet.yaml; faultbase record edit wo-2024-0031 sheet.yaml
                """)

        @Argument(help: "The id of the record.")
        var record: String
        @Argument(help: "A file with the whole sheet; '-' reads stdin. (default: the flags say what changes)")
        var file: String?
        @Option(
            help: "The revision that you know: nothing is changed when there is another one. (default: the present one)"
        )
        var revision: Int?
        @OptionGroup(title: "The sheet") var sheet: SheetOptions
        @OptionGroup var language: LanguageOption
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let language = try language.language()
            let knowledge = try store.open(for: .writing)
            let report = try await knowledge.serviceRecord(record)
            let changed = try changed(report)
            let kept = try RecordCommand.keep(
                changed, knowing: .revision(revision ?? report.revision), in: knowledge)
            if !store.quiet { Terminal.write(RecordCommand.words(kept) + "\n") }
            let document = try await Answers(knowledge).serviceRecord(record, language: language)
            try store.answer(document) { ServiceReportText(record: $0, words: Words(language)).text }
        }

        private func changed(_ report: ServiceReport) throws -> ServiceRecord {
            guard let file else {
                if sheet.isEmpty {
                    throw CommandFailure("Nothing is said of what to change; give flags such as --cause, or a file.")
                }
                if let id = sheet.id, id != record {
                    throw CommandFailure("The id of a record stays; add another record for '\(id)'.")
                }
                return try SheetFields(report.record).overlaid(by: sheet).record()
            }
            if !sheet.isEmpty { throw CommandFailure("Give the change in '\(file)' or by flags, not both.") }
            let sheets = try SheetFile.sheets(at: file, product: nil)
            guard sheets.count == 1 else {
                throw CommandFailure("'\(file)' holds \(sheets.count) records; expected one.")
            }
            return sheets[0].record.renamed(record)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List service records, the newest first.",
            discussion: """
                Example:
                  faultbase record list --product trailer-pump --from 2024-01-01 --limit 50
                """)

        @Option(help: "Only machines of this product line.") var product: String?
        @Option(help: "Only this model, in any writing.") var model: String?
        @Option(help: "Only the machine of this serial number.") var serial: String?
        @Option(help: "From this day on: 2024-01-01.") var from: String?
        @Option(help: "Up to this day: 2024-12-31.") var to: String?
        @Option(help: "Only solved, unsolved or no-fault-found.") var outcome: String?
        @Option(help: "Only those that say that it was this fault: line/name.") var fault: String?
        @Option(help: "How many, from 1 to 100.") var limit = 20
        @Option(help: "How many to leave out at the beginning.") var offset = 0
        @OptionGroup var store: StoreOptions

        func run() async throws {
            var filter = ServiceFilter()
            filter.product = product
            filter.model = model
            filter.serial = serial
            filter.from = try day(from, "--from")
            filter.to = try day(to, "--to")
            if let outcome {
                guard let known = ServiceRecord.Outcome(rawValue: outcome) else {
                    throw CommandFailure(
                        "--outcome is '\(outcome)'; expected "
                            + ServiceRecord.Outcome.allCases.map(\.rawValue).joined(separator: ", ") + ".")
                }
                filter.outcome = known
            }
            if let fault {
                guard let id = Fault.ID(fault) else {
                    throw CommandFailure("--fault is '\(fault)'; expected a fault id such as line/name.")
                }
                filter.fault = id
            }
            filter.limit = limit
            filter.offset = offset
            try store.answer(try await Answers(try store.open()).serviceRecords(filter)) {
                ServiceListText(list: $0).text
            }
        }

        private func day(_ text: String?, _ name: String) throws -> CalendarDay? {
            guard let text else { return nil }
            guard let day = CalendarDay(text) else {
                throw CommandFailure("\(name) is '\(text)'; expected a day such as 2024-03-01.")
            }
            return day
        }
    }

    struct Sheet: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a service record as a YAML sheet, to edit it.",
            discussion: """
                Example:
                  faultbase record sheet wo-2024-0031 > sheet.yaml
                """)

        @Argument(help: "The id of the record.")
        var record: String
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let report = try await store.open().serviceRecord(record)
            if store.json {
                return try store.answer(ServiceDocument(report, language: .english)) { _ in "" }
            }
            print(ServiceRecordWriter.yaml(report.record), terminator: "")
        }
    }

    static func keep(
        _ record: ServiceRecord, knowing known: KnownState, in knowledge: KnowledgeBase
    ) throws -> KeptRecord {
        do {
            return try knowledge.keep(record, knowing: known)
        } catch let conflict as RecordConflict {
            throw CommandFailure(
                "\(conflict.description) ('faultbase show \(conflict.id)', 'faultbase record edit \(conflict.id)')")
        }
    }

    static func words(_ kept: KeptRecord) -> String {
        switch kept {
        case .added(let id, let edition): "Kept as '\(id)' (edition \(edition))."
        case .changed(let id, let revision, let edition):
            "Changed '\(id)': revision \(revision) (edition \(edition))."
        case .unchanged(let id, _): "'\(id)' says the same already; nothing was changed."
        }
    }
}

/// Several records that were kept by one call.
struct AddedRecords: Encodable {
    var records: [String]
    var edition: Int
}

/// Service records as a table.
struct ServiceListText {
    let list: ServiceListDocument

    var text: String {
        if list.records.isEmpty { return "No service record passes." }
        let rows = list.records.map { record in
            let machine = [record.machine.product, record.machine.model, record.machine.serial].compactMap { $0 }
            return [record.date ?? "–", record.id, machine.joined(separator: " "), record.symptom, record.cause ?? "–"]
        }
        let widths = (0..<4).map { column in min(40, rows.map { $0[column].terminalColumns }.max() ?? 0) }
        let lines = rows.map { row in
            zip(row, widths).map { Terminal.padded($0, to: $1) }.joined(separator: "  ") + "  " + row[4]
        }
        return (["\(list.records.count) of \(list.total) service records"] + lines).joined(separator: "\n")
    }
}
