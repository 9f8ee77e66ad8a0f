import FaultModel
import Foundation

/// What is written where: answers to stdout, everything else to stderr; colour only on a terminal.
enum Terminal {
    static let hasColour = isTerminal(STDOUT_FILENO) && environment("NO_COLOR") == nil
    static let showsProgress = isTerminal(STDERR_FILENO)

    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The width of stdout's terminal; 80 where it cannot be known.
    static var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    static func error(_ message: String) { write("faultbase: \(message)\n") }

    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    static func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    static func faint(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    static func accent(_ text: String) -> String { hasColour ? "\u{1B}[33m\(text)\u{1B}[0m" : text }
    static func alarm(_ text: String) -> String { hasColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

    /// Our own marked HTML for a terminal: marks in bold, escapes undone.
    static func plain(_ html: String) -> String {
        let (on, off) = hasColour ? ("\u{1B}[1;33m", "\u{1B}[0m") : ("", "")
        return
            html
            .replacing("<mark>", with: on).replacing("</mark>", with: off)
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.terminalColumns))
    }
}

/// A bar on a terminal, a line now and then elsewhere.
final class ProgressBar {
    private let label: String
    private let isQuiet: Bool
    private var shown = -1

    init(_ label: String, isQuiet: Bool) {
        self.label = label
        self.isQuiet = isQuiet
    }

    func update(_ done: Int, of total: Int) {
        if isQuiet || total <= 0 { return }
        let percent = min(100, done * 100 / total)
        if percent == shown { return }
        if Terminal.showsProgress {
            shown = percent
            let filled = percent * 30 / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            Terminal.write("\r\(label) \(bar) \(percent) % (\(done)/\(total))")
        } else if percent / 25 != shown / 25 || shown < 0, percent > 0 {
            shown = percent
            if total >= 1000 { Terminal.write("\(label): \(done) of \(total)\n") }
        }
    }

    func finish() {
        if !isQuiet, Terminal.showsProgress, shown >= 0 { Terminal.write("\r\u{1B}[K") }
    }
}
