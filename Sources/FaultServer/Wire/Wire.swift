import FaultKnowledge
package import Foundation

/// The documents that every face answers with: HTTP, pages and the command line speak these and no others.
package enum Wire {
    /// One JSON document: keys in order, so that equal answers are equal bytes.
    package static func json(_ document: some Encodable, pretty: Bool = false) throws -> Data {
        if !pretty { return Data(try bytes(document)) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(document)
    }

    static func bytes(_ document: some Encodable) throws -> [UInt8] { try CanonicalEncoder.bytes(document) }
}

/// A field that is always there: nil is written as `null`.
@propertyWrapper
package struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
    package var wrappedValue: Value?

    package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension Nullable: Equatable where Value: Equatable {}
