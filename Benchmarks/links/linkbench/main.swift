import FaultKnowledge
import FaultModel
import Foundation

/// What records would be linked to, and how long it takes: for each line of standard input, taken as the symptom of a
/// record, the likeliest fault, how sure that is, and why.
///
///     cut -d, -f3 excavators.csv | linkbench indexes/faultbase.sqlite mining-excavator > links.tsv
let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("usage: linkbench KNOWLEDGE-BASE PRODUCT-LINE < SYMPTOMS")
    exit(2)
}
let knowledge = try KnowledgeBase(opening: arguments[1], for: .reading)
var subjects: [LinkSubject] = []
while let line = readLine() {
    var record = ServiceRecord(id: "r\(subjects.count)", symptom: line)
    record.machine.product = arguments[2]
    subjects.append(LinkSubject(record))
}
let clock = ContinuousClock()
let start = clock.now
var known: [LinkSubject: [FaultLink]] = [:]
let distinct = Array(Set(subjects))
for (subject, links) in zip(distinct, try await knowledge.proposedLinks(for: distinct)) { known[subject] = links }
let seconds = (clock.now - start) / .seconds(1)
var (sure, unsure) = (0, 0)
for subject in subjects {
    guard let link = known[subject]?.first else {
        print("0\t-\t\t\t\t\(subject.symptom)")
        continue
    }
    if link.isSure { sure += 1 } else if link.confidence >= FaultLink.worthReview { unsure += 1 }
    let evidence = link.evidence
    let confidence = String(format: "%.3f", link.confidence)
    let words = (evidence.words ?? []).joined(separator: " ")
    print(
        "\(confidence)\t\(link.fault.name)\t\(evidence.coverage ?? 0)\t\(evidence.margin ?? 0)\t\(evidence.lane.rawValue)\t"
            + "\(words)\t\(subject.symptom)\t\(evidence.rival ?? "")")
}
let summary =
    "\(subjects.count) records, \(distinct.count) wordings, \(sure) linked at once, \(unsure) to review, "
    + "\(subjects.count - sure - unsure) linked to nothing; \(seconds) s\n"
FileHandle.standardError.write(Data(summary.utf8))
