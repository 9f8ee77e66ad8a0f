import FaultImport

extension FuzzSeeds {
    /// A file of each format, as short as one that has most of its parts can be.
    static let small: [ManualFormat: [String]] = [
        .faultbook: [
            """
            faultbook: 1
            language: en
            source: {document: D, revision: "1", file: f.yaml}
            product: {line: p, models: [M 1]}
            parts: [{number: "A-1", name: Valve, grade: A, price: {amount: 1, currency: CNY}}]
            faults:
              - id: a
                symptom: {zh: 不动, en: Dead}
                codes: [{system: maker, code: E-07}, {system: j1939, spn: 100, fmi: 1}]
                tree: {or: [b, {gate: g, atleast: 1, of: [b, c]}]}
                causes:
                  - {id: b, title: B, prior: 0.1, remedy: {kind: replace, title: R, parts: [{number: "A-1"}]}}
                  - {id: c, title: C}
                checks: [{id: d, ask: D?, observes: b, reading: {quantity: pressure, unit: MPa, min: 1, max: 2}}]
                procedure: {start: s1, steps: {s1: {ask: Q?, if_yes: {cause: b}, if_no: {end: Done}}}}
            passages: [{id: d/s, title: T, text: "one\\ntwo", headings: [H]}]
            """
        ],
        .vocabulary: ["vocabulary: 1\nterms:\n  - {zh: [泵, 水泵], en: pump}\n  - {zh: 阀, en: [valve, tap]}\n"],
        .csv: [
            "code,symptom,cause,check,remedy,part number,quantity\nE-1,Hot,\"No oil; old oil\",\"1. Look\n2. Feel\",Fill,A-1,2\n,,Blocked,,,,\n",
            "故障代码;故障现象;原因;排除方法\nE07;泵不动;主溢流阀卡滞;清洗\n",
        ],
        .json: [
            "{\"product\":\"p\",\"faults\":[{\"code\":\"E-1\",\"symptom\":\"Hot\",\"causes\":[\"No oil\",{\"cause\":\"Old\"}],\"n\":1.5e3}]}",
            "[{\"code\":\"E1\",\"title\":\"\\u6cf5\",\"description\":null,\"x\":[[1,true]]}]",
        ],
        .xml: [
            "<?xml version=\"1.0\"?>\n<alarms><alarm code=\"E1\"><symptom>Hot &amp; loud</symptom><cause>No oil</cause></alarm><alarm code=\"E2\"><symptom>Cold</symptom></alarm></alarms>"
        ],
        .openpsa: [
            """
            <?xml version="1.0"?><opsa-mef><define-fault-tree name="t"><define-gate name="g"><label>G</label><or><basic-event name="a"/>
            <atleast min="2"><gate name="h"/><event name="b"/><house-event name="w"/></atleast></or></define-gate><define-gate name="h"><and>
            <basic-event name="a"/><not><basic-event name="c"/></not></and></define-gate></define-fault-tree><model-data>
            <define-basic-event name="a"><exponential><parameter name="l"/><system-mission-time/></exponential></define-basic-event>
            <define-basic-event name="b"><float value="0.1"/></define-basic-event><define-house-event name="w"><constant value="true"/>
            </define-house-event><define-parameter name="l"><lognormal-deviate><float value="1e-3"/><float value="3"/><float value="0.9"/>
            </lognormal-deviate></define-parameter></model-data></opsa-mef>
            """
        ],
        .galileo: [
            "toplevel \"s\";\n\"s\" or \"a\" \"b\" \"v\";\n\"v\" 2of3 \"a\" \"c\" \"d\";\n\"a\" lambda=0.001 dorm=0;\n\"b\" prob=0.1;\n\"c\" lambda=1e-3;\n\"d\" and \"e\" \"f\";\n\"e\" prob=0.5;\n\"f\" prob=1;\n"
        ],
        .s1000d: [
            "<dmodule><content><faultReporting><isolatedFault faultCode=\"E1\"><faultDescr><descr>Hot</descr></faultDescr><locateAndRepair><locateAndRepairLruItem faultProbability=\"30%\"><lru><name>Pump</name></lru><repair><refs/></repair></locateAndRepairLruItem></locateAndRepair></isolatedFault></faultReporting></content></dmodule>",
            "<dmodule><content><description><levelledPara id=\"a\"><title>T</title><para>Text <internalRef internalRefId=\"a\"/></para><table><title>T</title><tgroup cols=\"2\"><tbody><row><entry>1</entry><entry>2</entry></row></tbody></tgroup></table></levelledPara></description></content></dmodule>",
        ],
        .dita: [
            "<troubleshooting id=\"t\" xml:lang=\"en\"><title>Hot</title><troublebody><condition><p>Hot</p></condition><troubleSolution><cause><p>No oil</p></cause><remedy><title>Fill</title><steps><step><cmd>Fill it</cmd></step></steps></remedy></troubleSolution></troublebody></troubleshooting>",
            "<concept id=\"c\"><title>T</title><conbody><p conref=\"#c/x\">P</p><p id=\"x\">X</p><ul><li>1</li></ul></conbody></concept>",
        ],
        .terms: [
            "<?xml version=\"1.0\"?><martif type=\"TBX\"><text><body><termEntry id=\"1\"><langSet xml:lang=\"en\"><tig><term>pump</term></tig></langSet><langSet xml:lang=\"zh\"><tig><term>泵</term></tig></langSet></termEntry></body></text></martif>",
            "<!DOCTYPE TS><TS version=\"2.1\" language=\"zh_CN\" sourcelanguage=\"en\"><context><name>n</name><message><source>Pump</source><translation>泵</translation></message></context></TS>",
        ],
        .termtable: ["en,zh,de\npump,泵,Pumpe\n\"valve; tap\",阀,Ventil\n"],
    ]
}
