#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Runs `pdftotext` of poppler-utils: the file goes in by a nameless temporary file and the words come out by another,
/// so that nobody waits for a pipe and nothing is left behind. The shell sets limits that hold whatever the file does.
struct PopplerProcess: PDFTextSource {
    struct Limits {
        var processorSeconds = 120
        var wallSeconds = 180
        var memoryBytes = 2 << 30
        var outputBytes = 256 << 20
    }

    var limits = Limits()
    var program = "pdftotext"

    func words(of pdf: [UInt8]) throws(ImportFailure) -> [UInt8] {
        let input = try TemporaryFile()
        let output = try TemporaryFile()
        let errors = try TemporaryFile()
        try input.write(pdf)
        let status = try run(input: input.descriptor, output: output.descriptor, errors: errors.descriptor)
        if status.code == Self.notFound { throw .missingProgram(program, package: "poppler-utils") }
        if let signal = status.signal {
            throw .programFailed(program, detail: reason(ofSignal: signal))
        }
        if status.code != 0 {
            let said = String(decoding: errors.read(upTo: 300), as: UTF8.self).onOneLine()
            throw .programFailed(program, detail: said.isEmpty ? "it gave up with status \(status.code ?? 0)" : said)
        }
        return output.read(upTo: limits.outputBytes)
    }

    /// What a shell answers when there is no such program.
    private static let notFound: Int32 = 127

    private func reason(ofSignal signal: Int32) -> String {
        switch signal {
        case SIGKILL: "it took longer than \(limits.wallSeconds) s and was stopped"
        case SIGXCPU: "it took more than \(limits.processorSeconds) s of processor time and was stopped"
        case SIGXFSZ: "its text is more than \(limits.outputBytes >> 20) MB. Split the file"
        default: "it broke down (signal \(signal)), perhaps at its limit of \(limits.memoryBytes >> 20) MB of memory"
        }
    }

    // MARK: - The process

    private struct Status {
        var code: Int32?
        var signal: Int32?
    }

    private func run(input: Int32, output: Int32, errors: Int32) throws(ImportFailure) -> Status {
        // `ulimit -f` counts blocks of 512 bytes and `-v` kilobytes.
        let script =
            "ulimit -c 0; ulimit -t \(limits.processorSeconds); ulimit -v \(limits.memoryBytes >> 10); "
            + "ulimit -f \(limits.outputBytes >> 9); exec \"$0\" -tsv -enc UTF-8 - -"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (from, to) in [(input, 0), (output, 1), (errors, 2)] as [(Int32, Int32)] {
            posix_spawn_file_actions_adddup2(&actions, from, to)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A process group of its own, so that all of it can be stopped.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        var process = pid_t()
        let result = Self.withCStrings(["/bin/sh", "-c", script, program]) { arguments in
            Self.withCStrings(["PATH=\(path)", "LC_ALL=C"]) { environment in
                posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environment)
            }
        }
        guard result == 0 else { throw .programFailed(program, detail: "it cannot be started (\(result))") }
        return wait(for: process)
    }

    /// Looks every few milliseconds: a blocking wait could not be given an end.
    private func wait(for process: pid_t) -> Status {
        var status: Int32 = 0
        var pause: UInt32 = 500
        var waited = 0
        while true {
            let result = waitpid(process, &status, WNOHANG)
            if result == process { return Self.status(status) }
            if result < 0, errno != EINTR { return Status(code: 1) }
            if waited > limits.wallSeconds * 1_000_000 {
                kill(-process, SIGKILL)
                waitpid(process, &status, 0)
                return Status(signal: SIGKILL)
            }
            usleep(pause)
            waited += Int(pause)
            pause = min(20_000, pause * 2)
        }
    }

    private static func status(_ status: Int32) -> Status {
        status & 0x7F == 0 ? Status(code: (status >> 8) & 0xFF) : Status(signal: status & 0x7F)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            var none: UnsafeMutablePointer<CChar>?
            return buffer.baseAddress.map(body) ?? body(&none)
        }
    }
}

/// A file without a name that only this process and those that it starts can reach; it is gone when it is closed.
private final class TemporaryFile {
    let descriptor: Int32

    init() throws(ImportFailure) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // The six X are what mkstemp(3) asks for: it writes a name of its own over them.
        var path = Array("\(folder)/faultbase-XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else {
            throw .programFailed("pdftotext", detail: "no temporary file can be made in '\(folder)'")
        }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(ImportFailure) {
        let isWritten = bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let result = pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written, off_t(written))
                if result < 0, errno == EINTR { continue }
                if result <= 0 { return false }
                written += result
            }
            return lseek(descriptor, 0, SEEK_SET) == 0
        }
        if !isWritten { throw .programFailed("pdftotext", detail: "there is no room for a temporary file") }
    }

    func read(upTo limit: Int) -> [UInt8] {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { return [] }
        var output: [UInt8] = []
        while output.count < limit {
            let size = min(1 << 20, limit - output.count)
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                count = max(0, pread(descriptor, buffer.baseAddress, size, off_t(output.count)))
            }
            if piece.isEmpty { break }
            output += piece
        }
        return output
    }
}
