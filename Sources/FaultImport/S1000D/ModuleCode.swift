/// The code that names a data module (S1000D chapter 4.3), a publication module or another object of the common source
/// database: `DMC-S1000DBIKE-AAA-D00-00-00-00AA-041A-A`.
struct ModuleCode: Hashable, Sendable {
    /// As files are named by it.
    let text: String
    /// The product that it is about: `S1000DBIKE`.
    let model: String
    /// What kind of information it is, three characters: `412`; empty where the object is no data module.
    let information: String

    /// - Parameter ident: `dmIdent`, `dmRefIdent`, or in older issues what holds `avee`.
    init?(of ident: MarkupElement) {
        let owner = ident.first("identExtension")
        let producer = owner?["extensionProducer"] ?? owner?.first("dmeproducer")?.peekedWords
        let key = owner?["extensionCode"] ?? owner?.first("dmecode")?.peekedWords
        guard let code = ident.first("dmCode") ?? ident.first("avee") ?? ident.first(at: "dmc", "avee") else {
            return nil
        }
        self.init(dmCode: code, prefix: "DMC", producer: producer, key: key)
    }

    /// - Parameter prefix: of the kind of object; a module with an extension is `DME` always.
    init?(dmCode: MarkupElement, prefix: String, producer: String? = nil, key: String? = nil) {
        func part(_ attribute: String, _ element: String) -> String {
            dmCode[attribute] ?? dmCode.first(element)?.peekedWords ?? ""
        }
        let model = part("modelIdentCode", "modelic")
        let information = part("infoCode", "incode")
        guard !model.isEmpty, !information.isEmpty else { return nil }
        var groups = [
            model, part("systemDiffCode", "sdc"), part("systemCode", "chapnum"),
            part("subSystemCode", "section") + part("subSubSystemCode", "subsect"), part("assyCode", "subject"),
            part("disassyCode", "discode") + part("disassyCodeVariant", "discodev"),
            information + part("infoCodeVariant", "incodev"), part("itemLocationCode", "itemloc"),
        ]
        if let learn = dmCode["learnCode"] { groups.append(learn + (dmCode["learnEventCode"] ?? "")) }
        if let producer, let key {
            groups = ["DME", producer, key] + groups
        } else {
            groups.insert(prefix, at: 0)
        }
        text = groups.joined(separator: "-").uppercased()
        self.model = model
        self.information = information
    }

    /// The code of an object that is no data module: a publication, a list, a note.
    /// - Parameters:
    ///   - code: `pmCode`, `dmlCode`, `ddnCode`, `commentCode`, `updateCode`.
    ///   - prefix: `PMC`, `DML`…
    init?(object code: MarkupElement, prefix: String) {
        let names = [
            "pmIssuer", "senderIdent", "receiverIdent", "dmlType", "pmNumber", "pmVolume", "yearOfDataIssue",
            "seqNumber",
            "commentType", "objectIdentCode",
        ]
        let old = ["pmissuer", "pmnumber", "pmvolume"].compactMap { code.first($0)?.peekedWords }
        guard let model = code["modelIdentCode"] ?? code.first("modelic")?.peekedWords else { return nil }
        let rest = names.compactMap { code[$0] }
        text = ([prefix, model] + rest + old).joined(separator: "-").uppercased()
        self.model = model
        information = ""
    }

    /// What is done in the module, by its information code (S1000D chapter 8.4); nil: it is not about repairs.
    var isRepair: Bool {
        !information.isEmpty && "23567".contains(information.prefix(1)) || information.hasPrefix("92")
    }

    /// True for modules that report or isolate faults.
    var isAboutFaults: Bool { information.hasPrefix("4") }
}
