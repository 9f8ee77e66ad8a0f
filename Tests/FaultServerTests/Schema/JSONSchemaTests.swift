import FaultTesting
import Foundation
import Testing

@testable import FaultServer

@Suite("Schemas as values")
struct JSONSchemaTests {
    private let schema = JSONSchema.object([
        .field("query", .string("What.", length: 1...5)), .optional("limit", .integer(in: 1...50)),
        .optional("class", .choice(["electrical", "hydraulic"])), .optional("share", .number(in: 0...1)),
        .optional("answers", .list(.string(), count: 0...2)), .optional("note", .string().orNull),
    ])

    @Test(
        "say in a sentence what is wrong where",
        arguments: [
            (#"{}"#, "query", "query is missing; expected a text."),
            (#"{"query": ""}"#, "query", "query has 0 characters; expected 1 to 5."),
            (#"{"query": "a", "limt": 3}"#, "limt", "Did you mean 'limit'?"),
            (#"{"query": "a", "limit": 51}"#, "limit", "limit is 51; expected 1 to 50."),
            (#"{"query": "a", "limit": "5"}"#, "limit", "limit is '5'; expected a whole number."),
            (#"{"query": "a", "limit": 1.5}"#, "limit", "limit is 1.5; expected a whole number."),
            (#"{"query": "a", "class": "magic"}"#, "class", "expected one of electrical, hydraulic."),
            (#"{"query": "a", "share": 2}"#, "share", "share is 2.0; expected a number from 0.0 to 1.0."),
            (#"{"query": "a", "answers": ["a", 2]}"#, "answers[1]", "answers[1] is 2; expected a text."),
            (#"{"query": "a", "answers": ["a", "b", "c"]}"#, "answers", "answers has 3 elements; expected 0 to 2."),
            (#"[]"#, "body", "body is an array; expected an object."),
        ])
    func problems(text: String, field: String, sentence: String) throws {
        let found = schema.problems(in: try JSONValue(reading: Array(text.utf8)))
        #expect(found.count == 1)
        #expect(found.first?.field == field)
        #expect(found.first?.message.contains(sentence) == true, "\(found)")
    }

    @Test("take what fits, null where it is allowed") func fits() throws {
        let text = #"{"query": "不动", "limit": 50, "class": "hydraulic", "share": 0, "answers": [], "note": null}"#
        #expect(schema.problems(in: try JSONValue(reading: Array(text.utf8))) == [])
    }

    @Test("are written as JSON Schema that another validator judges alike") func written() throws {
        let written = try JSONSerialization.jsonObject(with: try schema.standalone.data())
        let validator = SchemaValidator(written)
        for text in [
            #"{}"#, #"{"query": "a", "limit": 51}"#, #"{"query": "a", "note": 1}"#, #"{"query": "a", "class": "x"}"#,
            #"{"query": "a", "limt": 1}"#, #"{"query": "abcdef"}"#, #"{"query": "a"}"#,
            #"{"query": "a", "note": null}"#,
        ] {
            let mine = schema.problems(in: try JSONValue(reading: Array(text.utf8)))
            let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
            #expect(mine.isEmpty == validator.problems(in: value, schema: written).isEmpty, "\(text)")
        }
    }

    @Test("every reference among the schemas leads somewhere") func references() {
        for (name, schema) in WireSchemas.all {
            for reference in schema.references { #expect(WireSchemas.all[reference] != nil, "\(name) → \(reference)") }
        }
        for (name, schema) in CitedSchemas.all {
            for reference in schema.references { #expect(CitedSchemas.all[reference] != nil, "\(name) → \(reference)") }
        }
        for name in Citing.facts.keys { #expect(WireSchemas.all[name] != nil, "\(name)") }
    }
}
