import Foundation

/// What the operating system says of this process; see proc(5). Nil: it does not say.
struct ProcessFigures {
    var residentBytes: Double?
    var processorSeconds: Double?
    var openFiles: Double?
    /// Seconds since 1970.
    var startTime: Double?

    init() {
        let page = Double(sysconf(Int32(_SC_PAGESIZE)))
        let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
        if let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        {
            // After the name come the fields from the third on.
            let fields = text[text.index(after: end)...].split(separator: " ")
            func field(_ number: Int) -> Double? { number - 3 < fields.count ? Double(fields[number - 3]) : nil }
            if let user = field(14), let system = field(15), tick > 0 { processorSeconds = (user + system) / tick }
            residentBytes = field(24).map { $0 * page }
            if let ticks = field(22), tick > 0 { startTime = Self.bootTime.map { $0 + ticks / tick } }
        }
        openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { Double($0.count) }
    }

    private static let bootTime: Double? = {
        let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8)
        let line = text?.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Double($0.dropFirst("btime ".count)) }
    }()
}
