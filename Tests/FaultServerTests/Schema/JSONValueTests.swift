import FaultServer
import Foundation
import Testing

@Suite("JSON from outside")
struct JSONValueTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(reading: Array(text.utf8)) }

    @Test("reads values as they are") func values() throws {
        let value = try read(#"{"a": [1, 2.5, -3e2, true, null, "阀\u0041\ud83d\udd27"], "b": {}}"#)
        #expect(value["a"]?.array == [1, .number(2.5), -300, true, .null, "阀A🔧"])
        #expect(value["b"] == [:])
        #expect(try read("9007199254740993") == .integer(9_007_199_254_740_993))
    }

    @Test("writes what it read, members in order") func writing() throws {
        let text = #"{"a":"x/y","b":[1,null,true,0.5]}"#
        #expect(String(decoding: try read(text).data(), as: UTF8.self) == text)
    }

    @Test(
        "says what is wrong with a text that is no JSON",
        arguments: ["", "{", "{\"a\":1,}", "[1 2]", "nul", "\"a", "01"])
    func malformed(text: String) { #expect(throws: UnreadableJSON.self) { try read(text) } }

    @Test("refuses a name that stands twice") func repeated() {
        #expect(throws: UnreadableJSON.repeatedName("method")) { try read(#"{"method": "a", "method": "b"}"#) }
    }

    @Test("refuses what is nested deeper than any message") func deep() {
        let levels = JSONValue.depthLimit + 2
        let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        #expect(throws: UnreadableJSON.tooDeep(limit: JSONValue.depthLimit)) { try read(text) }
        let endless = String(repeating: "[", count: 500_000)
        #expect(throws: UnreadableJSON.self) { try read(endless) }
    }

    @Test("refuses bytes that are no UTF-8, and numbers without end") func bytes() {
        #expect(throws: UnreadableJSON.notUTF8) { try JSONValue(reading: [0x22, 0xFF, 0xFE, 0x22]) }
        #expect(throws: UnreadableJSON.hugeNumber("1e999")) { try read("1e999") }
    }
}
