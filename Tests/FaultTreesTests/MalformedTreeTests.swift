import FaultImport
import FaultModel
import FaultTrees
import Testing

struct Malformed: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var sentence: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ sentence: String) {
        (self.name, self.text, self.sentence) = (name, text, sentence)
    }
}

/// One file per way of being malformed, and the sentence that its author reads.
@Suite("Malformed fault trees")
struct MalformedTreeTests {
    /// A document around the given declarations, which begin on its second line.
    private static func mef(_ inside: String) -> String {
        "<opsa-mef><define-fault-tree name=\"t\">\n\(inside)\n</define-fault-tree></opsa-mef>"
    }

    private static let event = "<define-basic-event name=\"a\"><float value=\"0.1\"/></define-basic-event>"

    static let openPSAFiles: [Malformed] = [
        .init("not well-formed", "<opsa-mef>\n<define-fault-tree>", "f.xml:2: not well-formed XML: "),
        .init("empty", "", "f.xml:1: not well-formed XML: "),
        .init(
            "entities", "<!DOCTYPE x [<!ENTITY a \"b\">]>\n<opsa-mef/>",
            "f.xml:1: document type declarations are not read"),
        .init(
            "unknown entity", "<opsa-mef>\n&lol;</opsa-mef>", "f.xml:2: not well-formed XML: Entity 'lol' not defined"),
        .init("wrong root", "<fta/>", "f.xml:1: the document is '<fta>'; expected '<opsa-mef>'"),
        .init(
            "too deep", String(repeating: "<a>", count: 230) + String(repeating: "</a>", count: 230),
            "f.xml:1: elements are nested deeper than 220"),
        .init(
            "no gate", "<opsa-mef/>", "f.xml: there is no gate; expected '<define-gate>' inside '<define-fault-tree>'"),
        .init(
            "unknown element", mef("<define-gat name=\"g\"/>"),
            "'<define-gat>' is not known inside '<define-fault-tree>'; did you mean '<define-gate>'?"),
        .init(
            "unknown connective", mef("<define-gate name=\"g\"><orr/></define-gate>"),
            "f.xml:2: '<orr>' is not known inside '<define-gate>'; did you mean '<or>'?"),
        .init(
            "gate without name", mef("<define-gate><or/></define-gate>"),
            "f.xml:2: '<define-gate>' needs the attribute 'name'"),
        .init(
            "gate without formula", mef("<define-gate name=\"g\"/>"),
            "f.xml:2: '<define-gate>' contains nothing; expected one formula"),
        .init(
            "atleast without number",
            mef("<define-gate name=\"g\"><atleast><constant value=\"true\"/></atleast></define-gate>"),
            "f.xml:2: '<atleast>' needs the attribute 'min'"),
        .init(
            "atleast of words", mef("<define-gate name=\"g\"><atleast min=\"two\"/></define-gate>"),
            "'min' of '<atleast>' is 'two'; expected a whole number from 0"),
        .init(
            "atleast beyond its inputs",
            mef("<define-gate name=\"g\"><atleast min=\"2\"><event name=\"a\"/></atleast></define-gate>\(event)"),
            "f.xml:2: 'atleast' in the gate 'g' has 1 inputs; expected a number from 0 to the number of inputs, not 2"),
        .init(
            "no inputs", mef("<define-gate name=\"g\"><and/></define-gate>"),
            "f.xml:2: 'and' in the gate 'g' has 0 inputs; expected at least one input"),
        .init(
            "unknown name", mef("<define-gate name=\"g\"><or><event name=\"aa\"/></or></define-gate>\(event)"),
            "f.xml:2: no gate or event 'aa' is defined; did you mean 'a'?"),
        .init(
            "defined twice",
            mef("<define-gate name=\"g\"><or><event name=\"a\"/></or></define-gate>\(event)\n\(event)"),
            "f.xml:3: 'a' is defined twice; give each gate, event and parameter its own name"),
        .init(
            "cycle",
            mef(
                "<define-gate name=\"g\"><not><gate name=\"h\"/></not></define-gate>\n<define-gate name=\"h\"><not><gate name=\"g\"/></not></define-gate>"
            ),
            "f.xml:2: the gates 'g' → 'h' → 'g' form a cycle; a gate cannot contain itself"),
        .init(
            "probability above 1",
            mef(
                "<define-gate name=\"g\"><event name=\"b\"/></define-gate>\n<define-basic-event name=\"b\"><float value=\"1.5\"/></define-basic-event>"
            ), "f.xml:3: the probability of 'b' is 1.5; expected a number from 0 to 1"),
        .init(
            "no number", mef("<define-basic-event name=\"b\"><float value=\"x\"/></define-basic-event>"),
            "f.xml:2: 'value' of '<float>' is 'x'; expected a number"),
        .init(
            "house event without state",
            mef("<define-house-event name=\"b\"><constant value=\"maybe\"/></define-house-event>"),
            "'value' of '<constant>' is 'maybe'; expected '<constant>' with true or false"),
        .init(
            "unknown expression", mef("<define-basic-event name=\"b\"><exponentail/></define-basic-event>"),
            "'<exponentail>' is not known inside '<expression>'; did you mean '<exponential>'?"),
        .init(
            "expression without its arguments",
            mef(
                "<define-gate name=\"g\"><event name=\"b\"/></define-gate>\n<define-basic-event name=\"b\"><exponential><float value=\"1\"/></exponential></define-basic-event>"
            ),
            "f.xml:3: 'exponential' of 'b' has 1 arguments; expected 2"),
        .init(
            "unknown parameter",
            mef(
                "<define-gate name=\"g\"><event name=\"b\"/></define-gate>\n<define-basic-event name=\"b\"><parameter name=\"p\"/></define-basic-event>"
            ), "f.xml:3: no parameter 'p' is defined"),
        .init(
            "parameters in a circle",
            mef(
                "<define-gate name=\"g\"><event name=\"a\"/></define-gate>\(event)\n<define-parameter name=\"p\"><parameter name=\"p\"/></define-parameter>"
            ),
            "f.xml:3: the parameters 'p' → 'p' form a cycle"),
        .init(
            "parameter without value", mef("<define-parameter name=\"p\"/>"),
            "'<define-parameter>' contains nothing; expected an expression"),
        .init(
            "group of an unknown model", mef("<define-CCF-group name=\"c\" model=\"beta\"/>"),
            "'model' of '<define-CCF-group>' is 'beta'; expected beta-factor, MGL, alpha-factor or phi-factor"),
        .init(
            "group of one",
            mef(
                "<define-CCF-group name=\"c\" model=\"beta-factor\"><members><basic-event name=\"a\"/></members></define-CCF-group>"
            ),
            "f.xml:2: the common-cause group 'c' has 1 members; expected 2 to 12 different ones"),
        .init(
            "group without factors",
            mef(
                "<define-CCF-group name=\"c\" model=\"MGL\"><members><basic-event name=\"a\"/><basic-event name=\"b\"/></members><distribution><float value=\"0.1\"/></distribution></define-CCF-group>"
            ),
            "the common-cause group 'c' lacks a factor, or has one too many, for 'MGL' and 2 members"),
        .init(
            "include above the folder", "<opsa-mef><include file=\"../x.xml\"/></opsa-mef>",
            "'../x.xml' is not included: only files in the same folder or below it are, without '..'"),
        .init(
            "include that is not there", "<opsa-mef><include file=\"x.xml\"/></opsa-mef>",
            "the included file 'x.xml' cannot be read"),
        .init(
            "include of itself", "<opsa-mef><include file=\"f.xml\"/></opsa-mef>",
            "'f.xml' includes itself or is included twice"),
    ]

    @Test("an Open-PSA file that cannot be says why and where", arguments: openPSAFiles)
    func openPSA(_ file: Malformed) {
        var findings = Findings()
        #expect {
            try OpenPSAReader().tree(from: Array(file.text.utf8), file: "f.xml", findings: &findings)
        } throws: { error in
            let found = "\(error)"
            if !found.contains(file.sentence) { Issue.record("said: \(found)") }
            return error is UnreadableTree
        }
    }

    static let galileoFiles: [Malformed] = [
        .init("no top", "\"A\" or \"B\";\n\"B\" prob=0.1;", "f.dft: there is no 'toplevel \"name\";'"),
        .init("two tops", "toplevel \"A\";\ntoplevel \"A\";", "f.dft:2: 'toplevel' stands here for the second time"),
        .init("no semicolon", "toplevel \"A\"", "f.dft:1: found the end of the file after 'toplevel'; expected ';'"),
        .init("open quotes", "toplevel \"A;\n", "f.dft:1: found a name without closing quotes"),
        .init("open comment", "toplevel \"A\"; /* B", "f.dft:1: found a comment without an end; expected '*/'"),
        .init("dynamic gate", "toplevel \"A\";\n\"A\" pand \"B\" \"C\";", "f.dft:2: 'pand' of 'A' is a dynamic gate"),
        .init("dependency", "toplevel \"A\";\n\"F\" fdep \"B\" \"C\";", "f.dft:2: 'fdep' of 'F' is a dynamic gate"),
        .init(
            "unknown gate", "toplevel \"A\";\n\"A\" xyz \"B\";",
            "f.dft:2: found 'xyz' after 'A'; expected 'and', 'or', 'KofN' or 'lambda='"),
        .init(
            "gate without inputs", "toplevel \"A\";\n\"A\" or;",
            "f.dft:2: found the gate 'A' without inputs; expected names"),
        .init(
            "wrong vote", "toplevel \"A\";\n\"A\" 2of3 \"B\" \"C\";",
            "f.dft:2: found '2of3' with 2 inputs; expected 3 inputs"),
        .init(
            "unknown name", "toplevel \"A\";\n\"A\" or \"B\";",
            "f.dft:2: the gate 'A' refers to 'B', which is neither a gate nor an event"),
        .init("unknown top", "toplevel \"A\";", "f.dft:1: the top 'A' is neither a gate nor an event"),
        .init("cycle", "toplevel \"A\";\n\"A\" or \"A\";", "f.dft:2: the gates 'A' → 'A' form a cycle"),
        .init("unknown key", "toplevel \"A\";\n\"A\" lamda=1;", "f.dft:2: found 'lamda' of 'A'; expected 'lambda'"),
        .init(
            "no number", "toplevel \"A\";\n\"A\" lambda=x;",
            "f.dft:2: found 'lambda=x' of 'A'; expected a number from 0"),
        .init(
            "no value", "toplevel \"A\";\n\"A\" lambda=1 dorm;", "f.dft:2: found 'dorm' of 'A'; expected 'key=value'"),
        .init(
            "probability above 1", "toplevel \"A\";\n\"A\" prob=1.5;",
            "f.dft:2: found 'prob=1.5' of 'A'; expected a number from 0 to 1"),
        .init(
            "neither rate nor probability", "toplevel \"A\";\n\"A\" dorm=0;",
            "f.dft:2: the event 'A' has neither 'lambda' nor 'prob'"),
        .init(
            "coverage above 1", "toplevel \"A\";\n\"A\" prob=0.1 cov=0.8 res=0.4;",
            "f.dft:2: found 'cov' and 'res' of 'A' above 1 together"),
        .init(
            "key of another model", "toplevel \"A\";\n\"A\" lambda=1 repair=2;",
            "f.dft:2: 'repair' of the event 'A' is not read"),
    ]

    @Test("a Galileo file that cannot be says why and where", arguments: galileoFiles)
    func galileo(_ file: Malformed) {
        var findings = Findings()
        #expect {
            try GalileoReader().tree(from: Array(file.text.utf8), file: "f.dft", findings: &findings)
        } throws: { error in
            let found = "\(error)"
            if !found.contains(file.sentence) { Issue.record("said: \(found)") }
            return error is UnreadableTree
        }
    }

    @Test("bytes that are not UTF-8 are refused") func encoding() {
        var findings = Findings()
        #expect(throws: UnreadableTree.self) {
            try GalileoReader().tree(from: [0x22, 0xFF, 0xFE, 0x22], file: "f.dft", findings: &findings)
        }
    }
}
