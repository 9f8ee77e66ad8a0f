import Foundation

/// Compares ways to make the text index over the same fault texts and questions, in one run.
///
///     text-benchmark FAULTS.csv QUESTIONS.txt [RUNS]
///
/// The table needs the columns symptom, cause and remedy; the questions stand one to a line. Prints tables in Markdown:
/// medians over the runs (5 unless told), and in brackets how many times the first form that is.
@main
struct TextBenchmark {
    static func main() {
        do {
            try run()
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func run() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let faults = arguments.first, let questions = arguments.dropFirst().first,
            let runs = Int(arguments.dropFirst(2).first ?? "5"), (1...100).contains(runs)
        else {
            throw BenchmarkError("Expected FAULTS.csv QUESTIONS.txt [RUNS], with 1 to 100 runs.")
        }
        let texts = try FaultText.read(path: faults)
        let asked = try String(contentsOfFile: questions, encoding: .utf8)
            .split(whereSeparator: \.isNewline).map(String.init)
        guard !texts.isEmpty, !asked.isEmpty else {
            throw BenchmarkError("No fault texts in \(faults), or no questions in \(questions).")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "text-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let needles = Needles(from: texts)
        let forms: [any IndexForm] = [AnalysedForm(), TokenizerForm(), UnigramForm(), TrigramForm()]
        var costs = forms.map { _ in [Cost]() }
        var findings: [Finding] = []
        for run in 0..<runs {
            // Each form comes first, second, … in turn: what else the machine does falls on all of them.
            for place in forms.indices {
                let index = (place + run) % forms.count
                let path = folder.appending(path: "\(index)-\(run).sqlite").path
                let trial = try Trial(forms[index], path: path, texts: texts)
                costs[index].append(try trial.cost(of: asked))
                if run == runs - 1 {
                    findings.append(try trial.finding(of: needles, asked: asked, form: index))
                }
                try FileManager.default.removeItem(atPath: path)
            }
            FileHandle.standardError.write(Data("run \(run + 1) of \(runs)\n".utf8))
        }
        findings.sort { $0.form < $1.form }
        print(Report(names: forms.map(\.name), costs: costs, findings: findings).markdown)
    }
}

/// Something that the caller can mend, in one sentence.
struct BenchmarkError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
