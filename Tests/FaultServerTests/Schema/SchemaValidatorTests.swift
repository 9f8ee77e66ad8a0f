import FaultTesting
import Foundation
import Testing

/// The tests' own judge of JSON is judged first.
@Suite("The schema validator of the tests")
struct SchemaValidatorTests {
    private func problems(_ value: String, _ schema: String) throws -> [String] {
        let read = { (text: String) in
            try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        }
        return SchemaValidator(try read(schema)).problems(in: try read(value), schema: try read(schema))
    }

    @Test(
        "takes what fits",
        arguments: [
            (#"{"a": 1}"#, #"{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}"#),
            ("1.0", #"{"type": "integer"}"#), ("true", #"{"type": "boolean"}"#),
            ("null", #"{"type": ["string", "null"]}"#),
            (#""阀""#, #"{"type": "string", "maxLength": 1}"#),
            ("[1, 2]", #"{"type": "array", "items": {"type": "number"}}"#),
            ("3", #"{"anyOf": [{"type": "string"}, {"minimum": 3}]}"#), (#""b""#, #"{"enum": ["a", "b"]}"#),
            (#"{"x": 1}"#, #"{"additionalProperties": {"type": "number"}}"#), ("7", "{}"), ("7", "true"),
            (
                #"{"b": {"b": {}}}"#,
                ##"{"type": "object", "properties": {"b": {"$ref": "#"}}, "additionalProperties": false}"##
            ),
        ])
    func fits(value: String, schema: String) throws { #expect(try problems(value, schema).isEmpty) }

    @Test(
        "finds what does not fit",
        arguments: [
            (#"{}"#, #"{"required": ["a"]}"#), ("1", #"{"type": "boolean"}"#), ("true", #"{"type": "integer"}"#),
            ("true", #"{"const": 1}"#), ("1.5", #"{"type": "integer"}"#), (#""ab""#, #"{"maxLength": 1}"#),
            (#"{"x": 1}"#, #"{"additionalProperties": false}"#), (#"[1, "a"]"#, #"{"items": {"type": "number"}}"#),
            ("2", #"{"minimum": 3}"#), ("4", #"{"maximum": 3}"#), ("[]", #"{"minItems": 1}"#), ("7", "false"),
            (#""c""#, #"{"enum": ["a", "b"]}"#), ("2", #"{"anyOf": [{"type": "string"}, {"minimum": 3}]}"#),
            ("3", #"{"oneOf": [{"type": "number"}, {"minimum": 3}]}"#), ("1", ##"{"$ref": "#/nowhere"}"##),
            ("1", #"{"multipleOf": 2}"#), (#""x""#, #"{"pattern": "^[0-9]+$"}"#),
            (#"{"b": {"c": 1}}"#, ##"{"properties": {"b": {"$ref": "#"}}, "additionalProperties": false}"##),
        ])
    func differs(value: String, schema: String) throws { #expect(try !problems(value, schema).isEmpty) }

    private static let folder = Places.shared("mcp/examples-2026-07-28")

    @Test(
        "agrees with the protocol's own examples",
        .enabled(if: Self.folder != nil, "needs ../shared/data/mcp: the protocol's schemas and examples"))
    func examples() throws {
        let folder = try #require(Self.folder)
        let schema = try SchemaValidator(contentsOf: try #require(Places.shared("mcp/schema-2026-07-28.json")))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count > 15)
        for file in files {
            let name = file.lastPathComponent.components(separatedBy: "--")[0]
            let example = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
            #expect(schema.problems(in: example, as: name) == [], "\(file.lastPathComponent)")
            // An example of one message is none of another that wants other members.
            if name == "DiscoverResult" { #expect(!schema.problems(in: example, as: "CallToolResult").isEmpty) }
        }
    }
}
