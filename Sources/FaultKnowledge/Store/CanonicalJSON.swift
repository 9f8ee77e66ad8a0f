import FaultModel
import Foundation

/// The one way a record is written: keys in order, nothing empty, so that equal records are equal bytes.
struct CanonicalJSON {
    private let decoder = JSONDecoder()

    func string(_ value: some Encodable) throws -> String { try CanonicalEncoder.json(value) }

    func decode<Value: Decodable>(_ type: Value.Type, from json: String) throws -> Value {
        try decoder.decode(type, from: Data(json.utf8))
    }

    /// The record without the line it came from, which is given beside it: a text that moves down in its file is still
    /// the same text. And the whole record.
    func encode(_ record: Record) throws -> (json: String, line: Int?, whole: String) {
        func lineless(_ value: some Encodable) throws -> (json: String, line: Int?, whole: String) {
            let (whole, json) = try CanonicalEncoder.json(value, without: "line", inEachOf: "citations")
            return (json, record.citations.first?.line, whole)
        }
        switch record {
        case .fault(let fault): return try lineless(fault)
        case .passage(let passage): return try lineless(passage)
        case .service(let record): return try lineless(record)
        case .part, .product, .term:
            let whole = try encodeWhole(record)
            return (whole, nil, whole)
        }
    }

    func encodeWhole(_ record: Record) throws -> String {
        switch record {
        case .fault(let fault): try string(fault)
        case .passage(let passage): try string(passage)
        case .service(let record): try string(record)
        case .part(let part): try string(part)
        case .product(let product): try string(product)
        case .term(let term): try string(term)
        }
    }

    func decode(_ kind: Record.Kind, from json: String, line: Int? = nil) throws -> Record {
        switch kind {
        case .fault:
            let fault = try decode(Fault.self, from: json)
            guard let line else { return .fault(fault) }
            var fields = fault.fields
            if !fields.citations.isEmpty { fields.citations[0].line = line }
            return .fault(Fault(known: fields))
        case .passage:
            var passage = try decode(Passage.self, from: json)
            if let line, !passage.citations.isEmpty { passage.citations[0].line = line }
            return .passage(passage)
        case .service:
            var record = try decode(ServiceRecord.self, from: json)
            if let line, !record.citations.isEmpty { record.citations[0].line = line }
            return .service(record)
        case .part: return .part(try decode(Part.self, from: json))
        case .product: return .product(try decode(Product.self, from: json))
        case .term: return .term(try decode(Term.self, from: json))
        }
    }
}

extension Record {
    /// The same content wherever it stands in its file.
    var withoutLines: Record { citing { $0.line = nil } }
}
