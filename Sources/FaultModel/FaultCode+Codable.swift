/// In the fault book's shape: `{system: maker, code: E-07}`, `{system: j1939, spn: 100, fmi: 1}`.
extension FaultCode: Codable {
    private enum Key: String, CodingKey { case system, code, spn, fmi }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(System.self, forKey: .system) {
        case .maker: self = .maker(try container.decode(String.self, forKey: .code))
        case .j1939:
            self = .j1939(
                spn: try container.decode(Int.self, forKey: .spn),
                fmi: try container.decodeIfPresent(Int.self, forKey: .fmi))
        case .obd:
            let text = try container.decode(String.self, forKey: .code)
            guard let code = TroubleCode(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .code, in: container, debugDescription: "'\(text)' is not a trouble code such as P0143")
            }
            self = .obd(code)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(system, forKey: .system)
        switch self {
        case .maker(let code): try container.encode(code, forKey: .code)
        case .j1939(let spn, let fmi):
            try container.encode(spn, forKey: .spn)
            try container.encodeIfPresent(fmi, forKey: .fmi)
        case .obd(let code): try container.encode(code.display, forKey: .code)
        }
    }
}
