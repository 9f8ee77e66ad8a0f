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
        .html: [
            """
            <html><head><meta charset=utf-8><title>T</title></head><body><h1>1 A</h1><p>WARNING: Hot &amp; loud<br>x<table>
            <tr><th>Code<th>Symptom<th>Cause<th>Remedy<tr><td rowspan=2>E-1<td rowspan=2>Hot<td>No oil<td>Fill<tr><td>Old<td>
            <ol><li>Drain<li>Fill</ol></table><h2>Dead</h2><p><b>Possible causes:</b><ol><li>Fuse<li>Cable</ol><p>Remedy: Replace
            <pre>a  b</pre><dl><dt>a<dd>b</dl></body></html>
            """
        ],
        .markdown: [
            "---\ntitle: T\n---\n# A\n\ntext\n\n| Code | Symptom |\n|---|:-:|\n| E\\|1 | `a|b` |\n\n- x\n  1. y\n> q\n\n```\ncode\n```\n[a](b) <b>c</b>\n",
            "## Dead\n\n**Symptom:** no light\n\nPossible causes:\n\n1. Fuse\n2. Cable\n\n### Remedy\n\n1. Replace\n2. Repair\n",
        ],
        .docx: [
            """
            %%% word/document.xml
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>
            <w:r><w:t>Dead</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Cause: a</w:t>
            <w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Symptom</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>Cause</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc>
            </w:tr></w:tbl></w:body></w:document>
            %%% word/styles.xml
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="A"><w:name w:val="heading 1"/>
            <w:basedOn w:val="B"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>
            %%% word/numbering.xml
            <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>

            """
        ],
        .xlsx: [
            """
            %%% xl/workbook.xml
            <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/>
            </sheets></workbook>
            %%% xl/_rels/workbook.xml.rels
            <Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>
            %%% xl/worksheets/sheet1.xml
            <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Cause</t></is></c></row>
            <row r="2"><c r="A2" s="1"><v>45000.5</v></c><c r="B2" t="str"><f>A1</f><v>x</v></c><c t="b"><v>1</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>
            %%% xl/sharedStrings.xml
            <sst><si><t>Symptom</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>
            %%% xl/styles.xml
            <styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy-mm-dd;[Red]0000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/>
            </cellXfs></styleSheet>

            """
        ],
        .archive: [
            "%%% a/list.csv\ncode,symptom\nE1,Hot\n%%% b.md\n# A\n\ntext\n%%% c.json\n[{\"code\":\"E2\",\"symptom\":\"Cold\"}]\n%%% d/e.html\n<p>x\n",
            "%%% tar\n%%% list.csv\ncode,symptom\nE1,Hot\n%%% m.ditamap\n<map><keydef keys=\"k\" href=\"t.dita\"/></map>\n%%% t.dita\n<concept id=\"c\"><title>T</title><conbody><p id=\"p\">P <keyword keyref=\"k\"/></p></conbody></concept>\n",
        ],
        .pdf: [
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length 120>>stream
            BT /F 10 Tf 20 150 Td (Symptom) Tj 100 0 Td (Cause) Tj -100 -20 Td (Hot) Tj 100 0 Td (No oil) Tj ET
            endstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>
            """
        ],
        .termtable: ["en,zh,de\npump,泵,Pumpe\n\"valve; tap\",阀,Ventil\n"],
    ]
}
