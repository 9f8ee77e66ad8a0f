import ArgumentParser
import FaultImport
import FaultKnowledge
import FaultServer
import Foundation

/// What a caller of the program may do something about: one clear line, and the status that scripts see.
struct CommandFailure: Error {
    var message: String
    var status: ExitStatus

    init(_ message: String, _ status: ExitStatus = .badInput) {
        self.message = message
        self.status = status
    }
}

enum ExitStatus: Int32 {
    case done = 0
    /// Not found, or findings with `--strict`.
    case notFound = 1
    case badInput = 2
    /// A defect of ours (EX_SOFTWARE of sysexits.h).
    case defect = 70

    /// Says why on stderr and ends the process.
    static func end(with error: any Error) -> Never {
        switch error {
        case let failure as CommandFailure:
            if !failure.message.isEmpty { Terminal.error(failure.message) }
            Foundation.exit(failure.status.rawValue)
        case let error as KnowledgeError:
            Terminal.error(error.description)
            if case .notFound = error { Foundation.exit(ExitStatus.notFound.rawValue) }
            Foundation.exit(ExitStatus.badInput.rawValue)
        case let error as AccessError:
            Terminal.error(error.description)
            if case .noSuchToken = error { Foundation.exit(ExitStatus.notFound.rawValue) }
            Foundation.exit(ExitStatus.badInput.rawValue)
        case let error as UpkeepError:
            Terminal.error(error.description)
            Foundation.exit(ExitStatus.badInput.rawValue)
        default:
            endOfParsing(with: error)
        }
    }

    private static func endOfParsing(with error: any Error) -> Never {
        let code = Faultbase.exitCode(for: error)
        if code == .success {
            print(Faultbase.fullMessage(for: error))
            Foundation.exit(ExitStatus.done.rawValue)
        }
        if code == .validationFailure {
            FileHandle.standardError.write(Data((Faultbase.fullMessage(for: error) + "\n").utf8))
            Foundation.exit(ExitStatus.badInput.rawValue)
        }
        if let status = (error as? ExitCode)?.rawValue { Foundation.exit(status) }
        Terminal.error("This is a defect of faultbase: \(error)")
        Foundation.exit(ExitStatus.defect.rawValue)
    }
}
