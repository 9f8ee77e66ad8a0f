package import FaultModel

// The words of states of knowledge.
extension Words {
    static let englishOfStates: [Key: String] = [
        .stateOfKnowledge: "State", .workInProgress: "work in progress", .notValidated: "not validated",
        .validated: "validated", .archived: "archived", .fromService: "From service records",
        .fromServiceRecord: "service record {1}",
        .notMakersWord: "This was made from service records. It is not the manufacturer's word.",
    ]

    static let chineseOfStates: [Key: String] = [
        .stateOfKnowledge: "状态", .workInProgress: "编写中", .notValidated: "未验证", .validated: "已验证", .archived: "已归档",
        .fromService: "来自服务记录", .fromServiceRecord: "服务记录 {1}",
        .notMakersWord: "本内容来自服务记录，不是厂家的说明。",
    ]

    package func name(of state: KnowledgeState) -> String {
        switch state {
        case .workInProgress: self[.workInProgress]
        case .notValidated: self[.notValidated]
        case .validated: self[.validated]
        case .archived: self[.archived]
        }
    }
}
