internal import FaultModel

/// Tells by its first words what an instruction has a mechanic do.
enum RepairWords {
    /// Nil: it is no repair, as far as its words tell.
    static func kind(of text: String) -> Remedy.Kind? {
        let bytes = Array(text.utf8)
        // Ends of sentences and clauses; other scripts are looked at as a whole.
        for sentence in bytes.split(whereSeparator: {
            $0 == 0x2E || $0 == 0x3B || $0 == 0x3A || $0 == 0x2C || $0 == 0x0A
        }) {
            for word in sentence.split(maxSplits: 2, whereSeparator: { !$0.isASCIILetter }).prefix(2) {
                if word.count <= 12, let kind = english[String(decoding: word, as: UTF8.self).lowercased()] {
                    return kind
                }
            }
        }
        if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
        return chinese.first { text.contains($0.word) }?.kind
    }

    private static let english: [String: Remedy.Kind] = {
        var kinds: [String: Remedy.Kind] = [:]
        for (kind, words) in [
            (Remedy.Kind.replace, "replace renew install exchange change fit refit swap substitute"),
            (
                .repair,
                "repair clean tighten fix remove weld solder reconnect connect lubricate oil grease fill refill drain "
                    + "inflate deflate bleed seal flush rewire splice retorque torque straighten secure reseat lap"
            ),
            (.adjust, "adjust set calibrate align realign reset rig balance synchronize trim configure reprogram"),
            (.operate, "operate close open switch turn press restart charge recharge reinstall update"),
        ] as [(Remedy.Kind, String)] {
            for word in words.split(separator: " ") { kinds[String(word)] = kind }
        }
        return kinds
    }()

    private static let chinese: [(word: String, kind: Remedy.Kind)] = [
        ("更换", .replace), ("换新", .replace), ("换件", .replace), ("修理", .repair), ("修复", .repair), ("维修", .repair),
        ("清洗", .repair), ("清洁", .repair), ("拧紧", .repair), ("紧固", .repair), ("润滑", .repair), ("加注", .repair),
        ("补充", .repair), ("充气", .repair), ("放气", .repair), ("焊接", .repair), ("调整", .adjust), ("调节", .adjust),
        ("校准", .adjust), ("复位", .adjust), ("重新启动", .operate), ("重启", .operate), ("合上", .operate), ("闭合", .operate),
    ]
}
