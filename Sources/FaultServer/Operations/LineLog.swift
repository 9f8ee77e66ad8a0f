package import Foundation
package import Logging
import Synchronization

/// How a log looks.
package enum LogFormat: String, CaseIterable, Sendable {
    /// For people: time, level, message, then `name=value`.
    case text
    /// One JSON object a line.
    case json
}

/// Writes one line for each event, to stderr.
///
///     2026-11-22T09:40:00.123Z info request method=GET route=/api/search status=200 bytes=13245 ms=1.402
package struct LineLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    package var metadataProvider: Logger.MetadataProvider?
    private let format: LogFormat
    private let sink: LogSink
    private let now: @Sendable () -> Date

    package init(
        _ format: LogFormat, level: Logger.Level, to sink: LogSink, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.format = format
        logLevel = level
        self.sink = sink
        self.now = now
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields: [(name: String, value: String)] = []
        var all = metadata
        if let more = event.metadata { all.merge(more) { $1 } }
        if let error = event.error { all["error"] = "\(error)" }
        for name in Self.first { if let value = all.removeValue(forKey: name) { fields.append((name, "\(value)")) } }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) { fields.append((Self.plain(name), "\(value)")) }
        let time = now().formatted(Self.time)
        switch format {
        case .text: sink.write(Self.text(time, event, fields))
        case .json: sink.write(Self.json(time, event, fields))
        }
    }

    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    /// In this order, whatever else there is.
    private static let first = ["method", "route", "status", "bytes", "ms", "caller", "hb.request.id", "query"]
    /// Written as numbers.
    private static let numbers: Set<String> = ["status", "bytes", "ms"]

    private static func plain(_ name: String) -> String { name == "hb.request.id" ? "id" : name }

    private static func text(_ time: String, _ event: LogEvent, _ fields: [(name: String, value: String)]) -> String {
        var line = "\(time) \(event.level.rawValue) \(oneLine("\(event.message)"))"
        for (name, value) in fields { line += " \(plain(name))=\(quoted(value))" }
        return line + "\n"
    }

    private static func json(_ time: String, _ event: LogEvent, _ fields: [(name: String, value: String)]) -> String {
        var line = "{\"time\":\"\(time)\",\"level\":\"\(event.level.rawValue)\",\"message\":"
        line += string("\(event.message)")
        for (name, value) in fields {
            let isNumber = numbers.contains(name) && Double(value)?.isFinite ?? false
            line += ",\(string(plain(name))):\(isNumber ? value : string(value))"
        }
        return line + "}\n"
    }

    /// A value with a space or an `=` is put between quotation marks.
    private static func quoted(_ value: String) -> String {
        let isPlain = value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "=" && $0.value != 0x7F }
        return isPlain && !value.isEmpty ? value : string(value)
    }

    /// What a client sent must not begin a line of its own, nor steer a terminal.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// RFC 8259 §7; control characters beyond it are escaped too.
    private static func string(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case _ where isControl(scalar):
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}

/// Where lines go: a thread of its own writes them, so that a full pipe or a slow disk holds up nobody. What would be too
/// much is dropped and counted.
package final class LogSink: Sendable {
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "faultbase.log")
    private let output: @Sendable ([UInt8]) -> Void

    private struct State {
        var bytes: [UInt8] = []
        var dropped = 0
        var isScheduled = false
    }

    private static let mostBytes = 1 << 20

    /// - Parameter output: writes; called on one thread.
    package init(output: @escaping @Sendable ([UInt8]) -> Void = LogSink.standardError) { self.output = output }

    @Sendable package static func standardError(_ bytes: [UInt8]) {
        FileHandle.standardError.write(Data(bytes))
    }

    func write(_ line: String) {
        let isFirst = state.withLock { state in
            if state.bytes.count + line.utf8.count > Self.mostBytes {
                state.dropped += 1
            } else {
                state.bytes += line.utf8
            }
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if isFirst { queue.async { self.drain() } }
    }

    private func drain() {
        let (bytes, dropped) = state.withLock { state in
            defer { state = State() }
            return (state.bytes, state.dropped)
        }
        output(bytes)
        if dropped > 0 { output(Array("(\(dropped) lines of the log were dropped: they came too fast)\n".utf8)) }
    }

    /// Waits until all is written.
    package func flush() { queue.sync { drain() } }
}
