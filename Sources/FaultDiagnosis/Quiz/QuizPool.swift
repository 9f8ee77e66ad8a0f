import FaultModel

/// The faults that questions are made from, with what is near what.
struct QuizPool {
    /// In order of id, without what nobody validated.
    let faults: [Fault]
    let catalogue: VisitCatalogue
    /// By plain symptom, in any language.
    private let bySymptom: [String: [Int]]
    /// By key, the faults that carry the code.
    let byCode: [String: [Int]]
    /// By plain title of a cause, in any language: fault and cause.
    private let byCause: [String: [(fault: Int, cause: Int)]]
    /// Each code of the line once, as codes are counted: `E-9` before `E-10`.
    let codes: [FaultCode]
    private let byAssembly: [String: [Int]]
    private let byClass: [String: [Int]]

    init(_ all: [Fault], _ catalogue: VisitCatalogue) {
        faults = all.compactMap(Self.validated).sorted { $0.id < $1.id }
        self.catalogue = catalogue
        var symptoms: [String: [Int]] = [:]
        var codes: [String: [Int]] = [:]
        var causes: [String: [(fault: Int, cause: Int)]] = [:]
        var known: [String: FaultCode] = [:]
        for (index, fault) in faults.enumerated() {
            for text in Set((fault.symptom.strings + fault.also.flatMap(\.strings)).map(Self.plain)) {
                symptoms[text, default: []].append(index)
            }
            for code in fault.codes {
                known[code.key] = code
                if codes[code.key]?.last != index { codes[code.key, default: []].append(index) }
            }
            for (place, cause) in fault.causes.enumerated() {
                for text in Set(cause.title.strings.map(Self.plain)) {
                    causes[text, default: []].append((index, place))
                }
            }
        }
        (bySymptom, byCode, byCause) = (symptoms, codes, causes)
        self.codes = known.values.sorted { Self.countingOrder($0.display, $1.display) }
        let faults = faults
        func grouped(_ key: (Fault) -> String?) -> [String: [Int]] {
            faults.indices.reduce(into: [:]) { groups, index in
                if let name = key(faults[index]) { groups[name, default: []].append(index) }
            }
        }
        byAssembly = grouped(\.assembly)
        byClass = grouped { $0.class?.rawValue }
    }

    /// Without causes that nobody validated; nil: nobody validated the fault. A tree that names causes taken out is left
    /// out too, and with it the fault.
    private static func validated(_ fault: Fault) -> Fault? {
        guard fault.state == .validated else { return nil }
        var fields = fault.fields
        fields.causes.removeAll { ($0.standing?.state ?? .validated) != .validated }
        if fields.causes.count == fault.causes.count { return fault }
        return try? Fault(fields)
    }

    /// What tells texts apart: letters and digits, whatever their case.
    static func plain(_ text: String) -> String { Identifier.key(text) }

    /// All faults of this symptom, under any of its names; itself too.
    func sameSymptom(as index: Int) -> Set<Int> {
        let fault = faults[index]
        let texts = (fault.symptom.strings + fault.also.flatMap(\.strings)).map(Self.plain)
        return Set(texts.flatMap { bySymptom[$0] ?? [] }).union([index])
    }

    /// All causes of this title, in any fault.
    func sameCause(as cause: Cause) -> [Cause] {
        cause.title.strings.flatMap { byCause[Self.plain($0)] ?? [] }.map { faults[$0.fault].causes[$0.cause] }
    }

    /// Other faults, those nearest first: of the assembly and class, of either, of the line. A few of each at random, so
    /// that a line of thousands costs no more than one of dozens.
    func neighbours(of index: Int, _ pick: (Int) -> Int) -> [Int] {
        let fault = faults[index]
        let assembly = fault.assembly.flatMap { byAssembly[$0] } ?? []
        let kind = fault.class.flatMap { byClass[$0.rawValue] } ?? []
        let both = assembly.filter { faults[$0].class == fault.class }
        var seen: Set<Int> = [index]
        var found: [Int] = []
        for group in [both, assembly, kind, Array(faults.indices)] where !group.isEmpty {
            for _ in 0..<min(group.count * 2, 24) {
                let other = group[pick(group.count)]
                if seen.insert(other).inserted { found.append(other) }
            }
        }
        return found
    }

    /// Runs of digits by their number, the rest by letters.
    static func countingOrder(_ left: String, _ right: String) -> Bool {
        let (mine, other) = (pieces(of: left), pieces(of: right))
        for (first, second) in zip(mine, other) where first != second {
            if let one = UInt64(first), let two = UInt64(second), one != two { return one < two }
            return first < second
        }
        return mine.count != other.count ? mine.count < other.count : left < right
    }

    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var wasDigit: Bool?
        for character in plain(text) {
            let isDigit = character.isASCII && character.isNumber
            if isDigit == wasDigit, !pieces.isEmpty {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            wasDigit = isDigit
        }
        return pieces
    }
}
