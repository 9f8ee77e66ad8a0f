/// Why nothing of a file could be used. Its description says what was given, what was expected and what to do; the
/// place is kept apart, so that it can be printed as `FILE:LINE:COLUMN`.
package enum ImportFailure: Error, Hashable, Sendable {
    case empty
    case tooLarge(bytes: Int, limit: Int)
    case binary(BinaryContent)
    case unknownFormat
    /// The file is in an encoding that it cannot be read in: `detail` says which and why.
    case undecodable(detail: String, line: Int?)
    case notWellFormed(ManualFormat, detail: String, line: Int, column: Int?)
    case tooDeep(ManualFormat, limit: Int, line: Int, column: Int?)
    /// More nodes than any manual has; with aliases, the expanded ones count.
    case tooManyNodes(ManualFormat, limit: Int, line: Int)
    /// Aliases stand for more nodes in all than is allowed.
    case aliasExpansion(limit: Int, line: Int, column: Int)
    /// An entity that the file itself declares, inside or outside of it, is used.
    case entity(name: String, line: Int)
    /// In one tag of XML, or among the declarations of its document type.
    case tooManyAttributes(limit: Int, line: Int)
    case tooManyColumns(count: Int, limit: Int, line: Int)
    case cellTooLarge(limit: Int, line: Int)
    case unclosedQuote(line: Int, column: Int)
    /// No row looks like headings, and none are given.
    case noHeadings(firstRow: [String], line: Int)
    /// The fields of the records are not those of faults.
    case unknownFields([String], line: Int)
    /// A name among the given columns that no column has.
    case unknownColumn(String, nearest: String?)
    /// The file is well-formed, but there is no list of records in it.
    case noRecords(ManualFormat, detail: String, line: Int)
    /// An archive, or a document that is one, that cannot be unpacked.
    case brokenArchive(detail: String)
    /// It would unpack to more than `limit`, in words.
    case archiveTooLarge(limit: String)
    case encrypted(ManualFormat)
    /// The program that reads a format is not installed; `package` is the one of Debian that has it.
    case missingProgram(String, package: String)
    /// The program that reads a format failed, or was stopped at a limit; `detail` says which.
    case programFailed(String, detail: String)
    /// The head of a fault book or vocabulary is missing or wrong: nothing in it can be understood.
    case unusable(ManualFormat, detail: String, line: Int, column: Int?)
}

extension ImportFailure {
    /// From 1; nil: it concerns the whole file.
    package var line: Int? {
        switch self {
        case .empty, .tooLarge, .binary, .unknownFormat, .unknownColumn, .brokenArchive, .archiveTooLarge, .encrypted,
            .missingProgram, .programFailed:
            nil
        case .undecodable(_, let line): line
        case .notWellFormed(_, _, let line, _), .tooDeep(_, _, let line, _), .tooManyNodes(_, _, let line),
            .aliasExpansion(_, let line, _), .entity(_, let line), .tooManyColumns(_, _, let line),
            .cellTooLarge(_, let line), .unclosedQuote(let line, _), .noHeadings(_, let line),
            .unknownFields(_, let line), .tooManyAttributes(_, let line),
            .noRecords(_, _, let line), .unusable(_, _, let line, _):
            line
        }
    }

    /// From 1; nil: it concerns the whole line.
    package var column: Int? {
        switch self {
        case .notWellFormed(_, _, _, let column), .tooDeep(_, _, _, let column), .unusable(_, _, _, let column): column
        case .aliasExpansion(_, _, let column), .unclosedQuote(_, let column): column
        default: nil
        }
    }
}

extension ImportFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "the file is empty; expected a fault book, a table or a list of records"
        case .tooLarge(let bytes, let limit):
            "the file has \(bytes) bytes; at most \(limit) are read. Split it into several files"
        case .binary(let kind):
            "the file is \(kind.words), not text; \(kind.advice)"
        case .unknownFormat:
            "the format is not recognized; expected a fault book (faultbook: 1), service records (servicerecords: 1), a "
                + "vocabulary (vocabulary: 1), a CSV table with headings, a JSON or XML list of records, S1000D or DITA modules, HTML, Markdown, DOCX, XLSX, "
                + "PDF, or an archive of these. Name it with --format if it is one of these"
        case .undecodable(let detail, _):
            "\(detail); expected UTF-8, UTF-16 or GB18030. Save the file as UTF-8"
        case .notWellFormed(let format, let detail, _, _):
            "this is not well-formed \(format.title): \(detail). Nothing of the file was imported"
        case .tooDeep(let format, let limit, _, _):
            "the \(format.title) is nested more than \(limit) levels deep; nothing of the file was imported"
        case .tooManyNodes(let format, let limit, _):
            "the \(format.title) has more than \(limit) values; nothing of the file was imported. Split it"
        case .aliasExpansion(let limit, _, _):
            "the aliases of this file stand for more than \(limit) values in all; nothing of the file was imported. "
                + "Write the repeated parts out"
        case .entity(let name, _):
            "the entity '\(name)' is refused: a file may not declare entities and use them. Write its text instead of '&\(name);'"
        case .tooManyAttributes(let limit, _):
            "a tag or the document type has more than \(limit) attributes or declarations; nothing of the file was imported"
        case .tooManyColumns(let count, let limit, _):
            "a row has \(count) or more cells; at most \(limit) are read. Check the delimiter"
        case .cellTooLarge(let limit, _):
            "a cell has more than \(limit) bytes; check its quotes"
        case .unclosedQuote:
            "a quote opens here and is never closed; close it, or write it twice if it is meant as text. Nothing of the file was imported"
        case .noHeadings(let row, _):
            "no row names the columns; the first one is \(row.map { "'\($0)'" }.joined(separator: ", ")). Expected headings such as "
                + "code, symptom, cause, remedy (代码, 故障现象, 原因, 处理方法); name the columns with --columns code,symptom,…"
        case .unknownFields(let names, _):
            "the records have the fields \(names.map { "'\($0)'" }.joined(separator: ", ")), none of which tells of a fault. "
                + "Expected fields such as code, msg, cause, remedy (代码, 故障现象, 原因, 处理方法)"
        case .unknownColumn(let name, let nearest):
            "'\(name)' is not the name of a column" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
                + " Columns are \(TableColumn.allCases.map(\.rawValue).joined(separator: ", ")); '-' leaves one out"
        case .noRecords(let format, let detail, _):
            "there is no list of records in the \(format.title): \(detail)"
        case .unusable(_, let detail, _, _):
            detail
        case .brokenArchive(let detail):
            "the archive cannot be unpacked: \(detail). Is it whole? Pack it again, or give its files"
        case .archiveTooLarge(let limit):
            "the archive unpacks to more than \(limit), which no manual does. Unpack it and give its files"
        case .encrypted(let format):
            "the \(format.title) is encrypted; save it without a password"
        case .missingProgram(let name, let package):
            "'\(name)' is needed for this format and is not installed; install it with: apt-get install \(package)"
        case .programFailed(let name, let detail):
            "\(name) could not read the file: \(detail)"
        }
    }
}

extension ManualFormat {
    /// As a sentence names it.
    package var title: String {
        switch self {
        case .faultbook: "fault book"
        case .servicerecords: "file of service records"
        case .csv: "CSV"
        case .json: "JSON"
        case .xml: "XML"
        case .vocabulary: "vocabulary"
        case .openpsa: "Open-PSA model"
        case .galileo: "Galileo tree"
        case .terms: "term base"
        case .termtable: "table of words"
        case .s1000d: "S1000D"
        case .dita: "DITA"
        case .html: "HTML"
        case .markdown: "Markdown"
        case .docx: "Word document"
        case .xlsx: "workbook"
        case .pdf: "PDF"
        case .archive: "archive"
        }
    }
}
