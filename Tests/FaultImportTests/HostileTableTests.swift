import FaultImport
import FaultModel
import Testing

/// Tables that make a careless reader slow or large. Each of these took a time that grows with the square of its rows once,
/// or would; with so many rows a square would not end.
@Suite("Hostile tables")
struct HostileTableTests {
    static let count = 20_000

    @Test(
        "One fault with many rows of its own causes, parts, symptoms or models",
        arguments: [
            "code,symptom,cause\nE1,Hot,c\n|,,c#\n", "code,symptom,cause,remedy,part number\nE1,Hot,c,r,1\n|,,,,9#\n",
            "code,symptom\nE1,Hot\n|E1,s#\n", "model,code,symptom\nA,E1,Hot\n|M#,E1,Hot\n",
            "code,symptom,cause,remedy\nE1,Hot,c,r\n|,,,r#\n",
            "code,symptom,check,extra\nE1,Hot,c,r\n|,,c#,r#\n",
        ])
    func manyRows(pattern: String) throws {
        let parts = pattern.split(separator: "|").map(String.init)
        let rows = (0..<Self.count).map { number in
            parts[1].split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
        }
        let result = try imported(parts[0] + rows.joined())
        #expect(result.faults.count == 1)
        let fault = try #require(result.faults.first)
        let size = [
            fault.causes.count, fault.causes.first?.remedy?.parts.count ?? 0, fault.also.count, fault.models.count,
            fault.causes.first?.remedy?.steps.count ?? 0, fault.checks.count,
        ].max()
        #expect(size == Self.count + 1 || size == Self.count)
    }

    @Test("A megabyte in one cell is not gone over for each row below")
    func longCellAbove() throws {
        let rows = (0..<Self.count).map { "x,s\($0)\n" }.joined()
        let result = try imported("symptom,cause\n\(String(repeating: "x", count: 1_000_000)),a\n\(rows)")
        #expect(result.faults.count == 2)
    }

    @Test("Models and codes beyond measure are left out with an error")
    func longNames() throws {
        let models = (0..<2000).map { "M\($0)" }.joined(separator: ";")
        let result = try imported("model,code,symptom\n\(models),E1,Hot\nA,\(models),Cold\n")
        #expect(result.ids == ["p/e1", "p/cold"])
        #expect(result.faults.map(\.models) == [[], ["A"]])
        #expect(result.messages(.error).map { $0.prefix(2) } == ["2:", "3:"])
    }
}
