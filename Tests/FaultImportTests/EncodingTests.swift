import FaultModel
import Testing

@testable import FaultImport

/// The same page in every encoding, with a declaration that is right, wrong or missing.
@Suite("Encodings of pages")
struct EncodingTests {
    static let simplified = "溢流阀卡滞会使主油缸不动作，请先停机卸压，再拆下溢流阀检查阀芯是否磨损"
    static let traditional = "溢流閥卡滯會使主油缸不動作，請先停機卸壓，再拆下溢流閥檢查閥芯是否磨損"
    static let korean = "릴리프 밸브가 고착되면 주 실린더가 움직이지 않습니다. 엔진을 정지하고 압력을 제거하십시오"

    /// Bytes of other encodings, made by iconv(1) of glibc from the texts above.
    static func encoded(_ text: String, _ name: String) -> [UInt8] {
        TextDecoder.convert(Array(text.utf8), fromEncodingNamed: "UTF-8", to: name) ?? []
    }

    struct Case: CustomTestStringConvertible {
        var text: String
        var encoding: String
        var declared: String?
        var testDescription: String { "\(encoding) declared as \(declared ?? "nothing")" }
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for declared in [
            nil, "utf-8", "gb2312", "gb18030", "iso-8859-1", "big5", "ks_c_5601-1987", "utf-16", "nonsense",
        ] {
            cases.append(.init(text: simplified, encoding: "GB18030", declared: declared))
            cases.append(.init(text: simplified, encoding: "UTF-8", declared: declared))
            cases.append(.init(text: simplified, encoding: "UTF-16LE", declared: declared))
            cases.append(.init(text: simplified, encoding: "UTF-16BE", declared: declared))
            cases.append(.init(text: traditional, encoding: "BIG5", declared: declared))
            cases.append(.init(text: korean, encoding: "EUC-KR", declared: declared))
        }
        return cases
    }()

    @Test("Whatever is declared, the text is the text", arguments: cases)
    func read(example: Case) throws {
        let meta = example.declared.map { "<meta charset=\"\($0)\">" } ?? ""
        let bytes = Self.encoded(
            "<html><head>\(meta)</head><body><p>\(example.text)</p></body></html>", example.encoding)
        let result = try imported(bytes: bytes, name: "page.html")
        #expect(result.passages.map { $0.text.strings[0] } == [example.text])
    }

    @Test("Hyundai's way: Chinese in EUC-KR, with character references for what Korean has not")
    func hanja() throws {
        // 機器人 and 不良 in KS X 1001, 轴 as a reference; 不 has two sounds there and thus two codes.
        let bytes =
            Array("<html><meta charset=ks_c_5601-1987><p>".utf8)
            + Self.encoded("機器人檢査結果不良時交換電動機", "EUC-KR") + Array(" &#36724;</p>".utf8)
        #expect(try imported(bytes: bytes).passages.map { $0.text.strings[0] } == ["機器人檢査結果不良時交換電動機 轴"])
        // 不 of the sound "bu" is U+F967 in Unicode; it is the same character to whoever looks for it.
        let second = Array("<html><meta charset=euc-kr><p>".utf8) + Self.encoded("\u{F967}良 & 再次檢査電動機回路結果", "EUC-KR")
        let text = try imported(bytes: second).passages.map { $0.text.strings[0] }[0]
        #expect(text.unicodeScalars.first == "\u{4E0D}")
    }

    @Test("A wrong declaration is a warning, a right one is not")
    func told() throws {
        let page = "<html><meta charset=big5><p>\(Self.simplified)</p>"
        let result = try imported(bytes: Self.encoded(page, "GB18030"), name: "page.html")
        #expect(
            result.messages(.warning) == [
                "the file says that its encoding is 'big5', which it is not; it was read as GB18030"
            ])
        let right = try imported(
            bytes: Self.encoded("<html><meta charset=gbk><p>\(Self.simplified)", "GB18030"), name: "page.html")
        #expect(right.messages(.warning) == [])
    }

    @Test("One bad byte does not spoil the page: it is a warning and one sign is lost")
    func badByte() throws {
        var bytes = Self.encoded("<html><meta charset=gb2312><p>\(Self.simplified)\(Self.simplified)</p>", "GB18030")
        bytes.insert(0xFF, at: bytes.count - 4)
        let result = try imported(bytes: bytes, name: "page.html")
        #expect(result.passages[0].text.strings[0].hasPrefix(Self.simplified))
        #expect(result.messages(.warning).count == 1)
    }

    @Test("Tables in CSV are read in Big5 and EUC-KR too")
    func csv() throws {
        let text = "code,symptom\nE1,\(Self.traditional)\n"
        #expect(
            try imported(bytes: Self.encoded(text, "BIG5")).faults.map { $0.symptom.strings[0] } == [Self.traditional])
        let korean = "code,symptom\nE1,\(Self.korean)\n"
        #expect(
            try imported(bytes: Self.encoded(korean, "EUC-KR")).faults.map { $0.symptom.strings[0] } == [Self.korean])
    }
}
