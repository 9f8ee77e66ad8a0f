import FaultImport
import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite("Readings of our own fault books")
struct ReadingUnitTests {
    /// Every reading of every check and step, with where it stands.
    private static func readings() throws -> [(place: String, reading: Reading)] {
        let root = Places.project.appendingPathComponent("corpus")
        var readings: [(String, Reading)] = []
        for folder in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
            let url = root.appendingPathComponent("\(folder)/\(folder).yaml")
            guard let data = try? Data(contentsOf: url) else { continue }
            let book = try imported(bytes: [UInt8](data), name: url.lastPathComponent, ImportOptions())
            for fault in book.faults {
                readings += fault.checks.compactMap { check in check.reading.map { ("\(fault.id) \(check.id)", $0) } }
                readings += (fault.procedure?.steps ?? []).compactMap { step in
                    step.reading.map { ("\(fault.id) \(step.id)", $0) }
                }
            }
        }
        return readings
    }

    @Test("every unit is known, and a bound of the range is inside it")
    func units() throws {
        let readings = try Self.readings()
        #expect(readings.count > 400)
        for (place, reading) in readings {
            #expect(!MeasuringUnit.named(reading.unit).isEmpty, "\(place): \(reading.unit)")
            for bound in [reading.min, reading.max].compactMap({ $0 }) {
                #expect(try reading.judge("\(bound) \(reading.unit)").isInside, "\(place)")
            }
        }
    }
}
