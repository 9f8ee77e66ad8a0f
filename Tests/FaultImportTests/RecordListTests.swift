import FaultImport
import FaultModel
import Testing

@Suite("Record lists in JSON")
struct JSONTests {
    @Test(
        "A list of objects, an object of objects, and an object with one such member say the same",
        arguments: [
            #"[{"code": "E1", "msg": "Hot", "cause": "Fan"}, {"code": "E2", "msg": "Cold"}]"#,
            #"{"E1": {"msg": "Hot", "cause": "Fan"}, "E2": {"msg": "Cold"}}"#,
            "\u{FEFF}"
                + #"{"version": 3, "alarms": [{"code": "E1", "msg": "Hot", "cause": "Fan"}, {"code": "E2", "msg": "Cold"}]}"#,
            #"{"alarms": {"E1": {"msg": "Hot", "cause": "Fan"}, "E2": {"msg": "Cold", "remedy": null}}}"#,
        ])
    func shapes(text: String) throws {
        let result = try imported(text)
        #expect(result.format == .json)
        #expect(result.ids == ["p/e1", "p/e2"])
        #expect(result.faults.map(\.symptom.strings) == [["Hot"], ["Cold"]])
        #expect(result.faults.map { $0.causes.map(\.title.strings) } == [[["Fan"]], []])
        #expect(result.messages(.error) == [] && result.messages(.warning) == [])
    }

    @Test("Escapes, nested objects and lists of strings are text; lines are those of the records")
    func values() throws {
        let result = try imported(
            """
            [
              {"code": 12, "msg": "\\u8fc7\\u70ed \\ud83d\\ude00", "causes": ["1. Fan", "2. Belt"], "help": {"page": 7, "done": true}},
              {"code": "13",
               "msg": "a\\tb\\\\\\"\\/", "remedy": "1) x\\r\\n2) y"}
            ]
            """)
        #expect(result.faults[0].symptom.strings == ["过热 😀"])
        #expect(result.faults[0].causes.map(\.title.strings) == [["Fan"], ["Belt"]])
        #expect(result.faults[0].notes.map(\.label) == ["help.page", "help.done"])
        #expect(result.faults[1].symptom.strings == ["a\tb\\\"/"])
        #expect(result.faults[1].causes[0].remedy?.steps.map(\.strings) == [["x"], ["y"]])
        #expect(result.faults.map { $0.citations[0].line } == [2, 3])
    }

    @Test("A key that is there twice: both are kept, with a warning")
    func duplicateKeys() throws {
        let result = try imported(
            #"{"E1": {"msg": "Hot", "cause": "Fan"}, "E1": {"msg": "Hot", "cause": "Belt", "cause": "Oil"}}"#)
        #expect(result.ids == ["p/e1"])
        #expect(result.faults[0].causes.map(\.title.strings) == [["Fan"], ["Belt\nOil"]])
        #expect(result.messages(.warning).count == 2)
    }

    @Test("What is no record is an error with its line; the rest is kept")
    func strangers() throws {
        let result = try imported(
            "[{\"code\": \"E1\", \"msg\": \"Hot\"},\n 5,\n {\"code\": \"E2\", \"msg\": \"Cold\"}, {}]")
        #expect(result.ids == ["p/e1", "p/e2"])
        #expect(
            result.messages(.error) == [
                "2: expected a record (an object), found '5'; it was left out",
                "3: the record is empty; it was left out",
            ])
    }

    @Test(
        "Malformed JSON is one failure with line and column",
        arguments: [
            ("[{\"code\": \"E1\",\n \"msg\": \"Ho", 2, 9), ("[{\"code\": \"E1\"},\n", 2, 1),
            ("[{\"code\": 0012}]", 1, 11),
            ("[{\"code\": \"E1\"}] x", 1, 18), ("[{'code': 1}]", 1, 3), ("[{\"code\": 1,}]", 1, 13),
            ("[{\"code\": \"a\u{1}\"}]", 1, 13),
            ("[{\"code\": \"\\x\"}]", 1, 12), ("[{\"code\": nul}]", 1, 11), ("{\"过\": {\"code\": 1.}}", 1, 18),
            ("[{\"a\": \"\\u12\"}]", 1, 9),
            ("[1 2]", 1, 4), ("[{\"a\" 1}]", 1, 7), ("[-]", 1, 3), ("[1e]", 1, 4), ("[\"\\", 1, 3),
        ])
    func malformed(text: String, line: Int, column: Int) throws {
        let failed = try #require(failure(text, ImportOptions(format: .json)))
        guard case .notWellFormed(.json, _, line, column) = failed else {
            Issue.record("\(failed) at \(failed.line ?? 0):\(failed.column ?? 0)")
            return
        }
    }

    @Test(
        "JSON that is no list of faults says what is expected",
        arguments: [
            "{}", "[]", "[[1]]", "\"text\"", "{\"a\": 1}", "[{\"name\": \"x\", \"size\": 1}]",
            "{\"scripts\": {\"build\": \"x\"}, \"files\": {\"a\": 1}}",
        ])
    func others(text: String) throws {
        switch try #require(failure(text, ImportOptions(format: .json))) {
        case .noRecords, .unknownFields: break
        case let other: Issue.record("\(other)")
        }
    }

    @Test("Depth is bounded, and a hundred thousand brackets are one failure")
    func depth() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(failure(deep, ImportOptions(format: .json)) == .tooDeep(.json, limit: 100, line: 1, column: 101))
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(failure(objects, ImportOptions(format: .json)) == .tooDeep(.json, limit: 100, line: 1, column: 501))
    }

    @Test("A record with a thousand and one fields is one failure")
    func fields() {
        let fields = (0...1000).map { "\"f\($0)\": 1" }.joined(separator: ",")
        #expect(failure("[{\(fields)}]") == .tooManyColumns(count: 1001, limit: 1000, line: 1))
    }
}

@Suite("Record lists in XML")
struct XMLTests {
    private static let list = """
        <?xml version="1.0" encoding="utf-16"?>
        <?xml:stylesheet type="text/xsl" href="x.xsl"?>
        <table>
          <err><code>0001</code><msg>Hot &amp; loud</msg><cause>Fan</cause><remedy>1) Look&#10;2) Change</remedy></err>
          <err><code>0002</code><msg>Cold</msg><status>dep</status><help index="E0002">See <b>there</b> first</help></err>
        </table>
        """

    @Test("An element a record, in UTF-8 and UTF-16")
    func records() throws {
        for bytes in [Array(Self.list.utf8), [0xFF, 0xFE] + Self.list.utf16LittleEndian, Self.list.utf16BigEndian] {
            let result = try imported(bytes: bytes)
            #expect(result.format == .xml)
            #expect(result.ids == ["p/0001", "p/0002"])
            #expect(result.faults[0].symptom.strings == ["Hot & loud"])
            #expect(result.faults[0].causes[0].remedy?.steps.map(\.strings) == [["Look"], ["Change"]])
            #expect(result.faults[1].notes.map(\.label) == ["status", "help.index", "help"])
            #expect(result.faults[1].notes.map(\.text.strings) == [["dep"], ["E0002"], ["See there first"]])
            #expect(result.faults.map { $0.citations[0].line } == [4, 5])
        }
    }

    @Test(
        "Attributes are fields, and a list may be wrapped",
        arguments: [
            "<l><alarm code='E1' msg='Hot'/><alarm code='E2' msg='Cold'/></l>",
            "<r><head>x</head><l><alarm code='E1'><msg>Hot</msg></alarm><alarm code='E2'><msg>Cold</msg></alarm></l></r>",
            "<r><l v='1'><alarm><code>E1</code><msg>Hot</msg></alarm><warn><code>E2</code><msg><![CDATA[Cold]]></msg></warn></l></r>",
        ])
    func shapes(text: String) throws {
        let result = try imported(text)
        #expect(result.ids == ["p/e1", "p/e2"])
        #expect(result.faults.map(\.symptom.strings) == [["Hot"], ["Cold"]])
    }

    @Test("One record alone is a list too")
    func oneRecord() throws {
        #expect(try imported("<t><err><code>E1</code><msg>Hot</msg></err></t>").ids == ["p/e1"])
    }

    @Test("Fields numbered by an attribute are one numbered list")
    func numberedFields() throws {
        let result = try imported(
            """
            <t><err><code>E1</code><msg>Hot</msg><cause>Fan</cause><check num="1">1. After start?</check><check num="2">Always?</check>
            <remedy num="1">Ignore it</remedy><remedy num="2">Change it</remedy></err><err><code>E2</code><msg>Cold</msg></err></t>
            """)
        #expect(result.faults[0].checks.map(\.ask.strings) == [["After start?"], ["Always?"]])
        #expect(result.faults[0].causes[0].remedy?.steps.map(\.strings) == [["Ignore it"], ["Change it"]])
        #expect(result.faults[0].notes == [])
    }

    @Test(
        "A broken record is an error with its line and does not touch its neighbours",
        arguments: [
            ("<err><code>E2</code><msg>Co<ld</msg></err>", 1), ("<err><code>E2</kode><msg>Cold</msg></err>", 1),
            ("<err><code>E2</code><msg>Cold</msg>", 1), ("<err><code>E2</code><msg>a & b</msg></err>", 1),
            ("<err><code>E2</code><msg>&nbsp;</msg></err>", 1), ("<err><code>E2</code><msg a=1>x</msg></err>", 1),
            ("<err><code>E2</code><msg>\u{1}</msg></err>", 1), ("<err x='1' x='2'><code>E2</code></err>", 1),
            ("<err><!-- <code>E2</code></err>", 1), ("stray text", 1), ("<err <code>E2</code></err>", 1),
            ("<err><code>E2</code><msg><![CDATA[ x</msg></err>", 1),
        ])
    func brokenRecords(broken: String, errors: Int) throws {
        let result = try imported(
            """
            <?xml version="1.0"?>
            <t>
            <err><code>E1</code><msg>Hot</msg></err>
            \(broken)
            <err><code>E3</code><msg>Wet</msg></err>
            <err><code>E4</code><msg>Dry</msg></err>
            </t>
            """)
        #expect(result.ids == ["p/e1", "p/e3", "p/e4"])
        #expect(result.faults.map(\.symptom.strings) == [["Hot"], ["Wet"], ["Dry"]])
        #expect(result.faults.map { $0.citations[0].line } == [3, 5, 6])
        #expect(result.findings.all.filter { $0.severity == .error }.map(\.line) == [4])
    }

    @Test("A list that is cut short keeps the records before the cut")
    func cutShort() throws {
        let result = try imported("<t>\n<err><code>E1</code><msg>Hot</msg></err>\n<err><code>E2</code><msg>Co")
        #expect(result.ids == ["p/e1"])
        #expect(result.findings.all.filter { $0.severity == .error }.map(\.line) == [3])
        let after = try imported(
            "<t>\n<err><code>E1</code><msg>Hot</msg></err>\n<err><code>E2</code><msg>Cold</msg></err>\n")
        #expect(after.ids == ["p/e1", "p/e2"])
        #expect(after.findings.count(.error) == 1)
    }

    @Test(
        "Entities that a file declares and uses are refused",
        arguments: [
            ("<!DOCTYPE t [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><t><err><code>E1</code><msg>&b;</msg></err></t>", "a"),
            (
                "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><t><err><code>E1</code><msg>&x;</msg></err></t>",
                "x"
            ),
            ("<!DOCTYPE t [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]><t><err><code>E1</code></err></t>", "%p"),
            ("<!DOCTYPE t [<!ENTITY a 'x'>]><t><err code='&a;'><msg>Hot</msg></err></t>", "a"),
        ])
    func entities(text: String, name: String) {
        #expect(failure(text) == .entity(name: name, line: 1))
    }

    @Test("A document type that nothing uses is no matter; an external one is not read")
    func documentType() throws {
        let text = "<!DOCTYPE t SYSTEM 'file:///etc/passwd'>\n<t><err><code>E1</code><msg>Hot</msg></err></t>"
        #expect(try imported(text).ids == ["p/e1"])
    }

    @Test("A billion laughs are one failure, at once")
    func bomb() {
        let entities = (1...9).map { "<!ENTITY l\($0) '\(String(repeating: "&l\($0 - 1);", count: 10))'>" }.joined()
        let text = "<!DOCTYPE t [<!ENTITY l0 'lol'>\(entities)]><t><err><code>E1</code><msg>&l9;</msg></err></t>"
        #expect(failure(text) == .entity(name: "l0", line: 1))
    }

    @Test("Depth is bounded")
    func depth() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(failure(deep) == .tooDeep(.xml, limit: 100, line: 1, column: nil))
    }

    @Test(
        "XML that is no list of faults says so",
        arguments: ["<a/>", "<a>text</a>", "<a><b name='x'/><b name='y'/></a>", "<a", "<?xml version='1.0'?>"])
    func others(text: String) throws {
        switch try #require(failure(text, ImportOptions(format: .xml))) {
        case .noRecords, .unknownFields, .notWellFormed: break
        case let other: Issue.record("\(other)")
        }
    }

    @Test("A declared encoding is used, and one that is wrong is a warning")
    func declaredEncoding() throws {
        let head = Array("<?xml version='1.0' encoding='gb2312'?><t><err><code>E1</code><msg>".utf8)
        let tail = Array("</msg></err></t>".utf8)
        #expect(try imported(bytes: head + [0xB9, 0xFD, 0xC8, 0xC8] + tail).faults[0].symptom.strings == ["过热"])
        let wrong = try imported(bytes: head + Array("过热了".utf8) + tail)
        #expect(wrong.faults[0].symptom.strings == ["过热了"])
        #expect(wrong.messages(.warning).contains { $0.hasPrefix("1: the file says that its encoding is 'gb2312'") })
    }
}
