import FaultModel
import Testing

@Suite("Identifiers that people write in many ways")
struct IdentifierTests {
    @Test(
        "writings of one code have one key",
        arguments: [
            ("E-07", "E07"), ("e07", "E07"), ("E 07", "E07"), ("Ｅ－０７", "E07"), ("abc/123-45", "ABC12345"),
            ("ABC.123_45", "ABC12345"), ("SPN 100 FMI 1", "SPN100FMI1"), ("---", ""),
        ])
    func keys(text: String, key: String) { #expect(Identifier.key(text) == key) }

    @Test("E-07 and E-7 are two codes: makers use both") func leadingZeros() {
        #expect(FaultCode.maker("E-07").key != FaultCode.maker("E-7").key)
    }

    @Test(
        "slugs are small letters, digits and single hyphens",
        arguments: [
            ("SPN 100 FMI 1", "spn-100-fmi-1"), ("Bucket won't open!", "bucket-wont-open"), ("  --A--b ", "a-b"),
            ("主油缸", ""),
        ])
    func slugs(text: String, slug: String) { #expect(Identifier.slug(text) == slug) }

    @Test(
        "trouble codes are read in every usual writing",
        arguments: [
            ("P0143", "P0143"), ("p0143-1c", "P0143-1C"), ("P01431C", "P0143-1C"), ("P0143:1C", "P0143-1C"),
            ("U3FFF", "U3FFF"),
        ])
    func troubleCodes(text: String, display: String) { #expect(TroubleCode(text)?.display == display) }

    @Test(
        "what is no trouble code stays none",
        arguments: ["P4143", "X0143", "P014", "P014G", "P0143-1", "", "P0143-1CC"])
    func noTroubleCodes(text: String) { #expect(TroubleCode(text) == nil) }

    @Test(
        "language tags are brought to their canonical case",
        arguments: [("ZH", "zh"), ("zh-hant", "zh-Hant"), ("pt-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW")])
    func languages(text: String, tag: String) { #expect(Language(text)?.tag == tag) }

    @Test("what is no language tag is refused", arguments: ["", "x", "chinese", "z1", "zh-", "zh--CN", "zh_CN", "中文"])
    func noLanguages(text: String) { #expect(Language(text) == nil) }
}
