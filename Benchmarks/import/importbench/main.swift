import FaultImport
import FaultModel
import Foundation

// Times the importers of XML manuals in a process of its own, on a module that is written here as long as asked for.
//
//     importbench [MEGABYTES]
//
// prints for each kind of module the megabytes of its file, the processor seconds of its import and what came of it.

/// A module of about `size` bytes: the pieces again and again, each with a number of its own.
func module(of size: Int, information: String, before: String, piece: (Int) -> String, after: String) -> SourceFile {
    var text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <dmodule><identAndStatusSection><dmAddress><dmIdent><dmCode modelIdentCode="BENCH" systemDiffCode="A" systemCode="10"
        subSystemCode="0" subSubSystemCode="0" assyCode="00" disassyCode="00" disassyCodeVariant="A"
        infoCode="\(information)" infoCodeVariant="A" itemLocationCode="A"/><language languageIsoCode="en" countryIsoCode="US"/>
        <issueInfo issueNumber="001" inWork="00"/></dmIdent><dmAddressItems><dmTitle><techName>Pump</techName>
        </dmTitle></dmAddressItems></dmAddress></identAndStatusSection><content>\(before)
        """
    var number = 0
    while text.utf8.count < size {
        number += 1
        text += piece(number)
    }
    return SourceFile(name: "DMC-BENCH.XML", text: text + after + "</content></dmodule>")
}

let sentence = "Make sure that the pressure in the accumulator is zero before you open the valve of the return line. "
let megabytes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 32
let size = megabytes << 20

let description = module(
    of: size, information: "041", before: "<description>",
    piece: { number in
        "<levelledPara id=\"par-\(number)\"><title>Section \(number)</title><para>\(sentence)\(sentence)"
            + "(refer to <emphasis>unit</emphasis> <internalRef internalRefId=\"par-\(max(1, number - 1))\"/>)</para>"
            + "<randomList><listItem><para>\(sentence)</para></listItem></randomList></levelledPara>\n"
    }, after: "</description>")

let reports = module(
    of: size, information: "411", before: "<faultReporting>",
    piece: { number in
        "<isolatedFault id=\"flt-\(number)\" faultCode=\"F\(number)\"><faultDescr><descr>\(sentence)</descr></faultDescr>"
            + "<locateAndRepair><locateAndRepairLruItem faultProbability=\"0.4\"><lru><name>Valve \(number)</name><identNumber>"
            + "<manufacturerCode>KZ1</manufacturerCode><partAndSerialNumber><partNumber>V-\(number)</partNumber>"
            + "</partAndSerialNumber></identNumber></lru></locateAndRepairLruItem></locateAndRepair></isolatedFault>\n"
    }, after: "</faultReporting>")

let isolation = module(
    of: size, information: "420", before: "<faultIsolation>",
    piece: { number in
        "<faultIsolationProcedure><fault faultCode=\"F\(number)\"/><faultDescr><descr>\(sentence)</descr></faultDescr>"
            + "<isolationProcedure><isolationMainProcedure><isolationStep id=\"s\(number)\"><action>\(sentence)</action>"
            + "<isolationStepQuestion>\(sentence)</isolationStepQuestion><isolationStepAnswer><yesNoAnswer>"
            + "<yesAnswer nextActionRefId=\"y\(number)\"/><noAnswer nextActionRefId=\"n\(number)\"/></yesNoAnswer>"
            + "</isolationStepAnswer></isolationStep><isolationProcedureEnd id=\"y\(number)\"><action>Replace the valve"
            + "</action></isolationProcedureEnd><isolationProcedureEnd id=\"n\(number)\"><action>\(sentence)</action>"
            + "</isolationProcedureEnd></isolationMainProcedure></isolationProcedure></faultIsolationProcedure>\n"
    }, after: "</faultIsolation>")

for (name, file) in [("description", description), ("fault reports", reports), ("fault isolation", isolation)] {
    var findings = Findings()
    var records = 0
    var failure: ImportFailure?
    let seconds = processorTime {
        do throws(ImportFailure) {
            records = try Importers.draft(from: file, options: ImportOptions(), findings: &findings).1.records.count
        } catch {
            failure = error
        }
    }
    let megabytes = Double(file.bytes.count) / 1e6
    let parsing = processorTime { _ = MarkupTiming.items(of: file) }
    print(
        "\(name): \(megabytes.rounded()) MB in \((seconds * 1000).rounded() / 1000) s, \((megabytes / seconds).rounded()) MB/s; "
            + "the parser alone \((megabytes / parsing).rounded()) MB/s; \(records) records, \(findings.all.count) findings"
            + (failure.map { ", \($0)" } ?? ""))
}

/// Seconds of this process, whatever else the machine does.
func processorTime(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}
