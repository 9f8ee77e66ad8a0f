package import FaultKnowledge
import FaultModel

// The words of reviewing what service records are about.
extension Words {
    static let englishOfReview: [Key: String] = [
        .review: "Review",
        .reviewLead: "Service records whose fault is not sure. What you decide counts, and search is tested on it.",
        .reviewCount: "{1} records", .reviewNothing: "Nothing waits for a decision.", .reviewState: "Which",
        .reviewOpen: "to decide", .reviewKnown: "decided: known fault", .reviewNewFault: "decided: new fault",
        .reviewNoFault: "decided: no fault", .reviewAccept: "Accept", .reviewOther: "Another fault",
        .reviewNew: "New fault", .reviewNone: "Not a fault", .reviewUndo: "Take back", .reviewCause: "Cause",
        .reviewNoCause: "as the record says", .reviewFaultID: "Id of the fault",
        .linkStated: "The record says so itself.", .linkReviewed: "A reviewer says so.",
        .linkByCode: "By the code {1}.", .linkByWording: "It says word for word what the fault says.",
        .linkByWords: "By the words: {1}.", .linkCoverage: "They cover {1} of what the record says",
        .linkMargin: "and fit {1} better than the next fault.", .linkCauseWords: "Cause by: {1}.",
        .linkOtherCause: "Its cause is none that the fault knows.", .linkedTo: "Linked to",
    ]

    static let chineseOfReview: [Key: String] = [
        .review: "复核", .reviewLead: "这些维修记录属于哪个故障尚不确定。您的决定将被采用，并用于检验搜索。", .reviewCount: "{1} 条记录",
        .reviewNothing: "没有待决定的记录。", .reviewState: "状态", .reviewOpen: "待决定", .reviewKnown: "已定：已知故障",
        .reviewNewFault: "已定：新故障", .reviewNoFault: "已定：非故障", .reviewAccept: "确认", .reviewOther: "其他故障",
        .reviewNew: "新故障", .reviewNone: "不是故障", .reviewUndo: "撤回", .reviewCause: "原因", .reviewNoCause: "按记录所述",
        .reviewFaultID: "故障编号", .linkStated: "记录中已注明。", .linkReviewed: "由复核人确定。", .linkByCode: "依据代码 {1}。",
        .linkByWording: "与故障的说法完全相同。", .linkByWords: "依据词语：{1}。", .linkCoverage: "覆盖记录内容的 {1}，",
        .linkMargin: "比次选故障高 {1}。", .linkCauseWords: "原因依据：{1}。", .linkOtherCause: "其原因不在此故障已知原因之列。",
        .linkedTo: "所属故障",
    ]

    func name(of state: ReviewFilter.State) -> String {
        switch state {
        case .open: self[.reviewOpen]
        case .fault: self[.reviewKnown]
        case .new: self[.reviewNewFault]
        case .none: self[.reviewNoFault]
        }
    }

    /// Never rounded up: what is not sure does not look as if it were.
    package func confidence(_ link: LinkDocument) -> String {
        percent((link.confidence * 100 + 1e-9).rounded(.down) / 100)
    }

    /// Why a record is linked to a fault, in sentences.
    package func sentence(of evidence: LinkEvidence) -> String {
        var sentences: [String] = []
        switch evidence.lane {
        case .stated: sentences.append(self[.linkStated])
        case .reviewed: sentences.append(self[.linkReviewed])
        case .code: sentences.append(sentence(.linkByCode, list(evidence.codes ?? [])))
        case .wording: sentences.append(self[.linkByWording])
        case .text: break
        }
        if evidence.lane == .text || evidence.lane == .code, let words = evidence.words {
            sentences.append(sentence(.linkByWords, list(words)))
            if let coverage = evidence.coverage, let margin = evidence.margin {
                sentences.append(
                    sentence(.linkCoverage, percent(coverage)) + (language == .chinese ? "" : " ")
                        + sentence(.linkMargin, percent(margin)))
            }
        }
        if let words = evidence.causeWords { sentences.append(sentence(.linkCauseWords, list(words))) }
        if let parts = evidence.causeParts { sentences.append(sentence(.linkCauseWords, list(parts))) }
        if evidence.otherCause == true { sentences.append(self[.linkOtherCause]) }
        return sentences.joined(separator: language == .chinese ? "" : " ")
    }
}
