import FaultDiagnosis

// The words of questions for training.
extension Words {
    static let englishOfQuizzes: [Key: String] = [
        .quizTitle: "Training questions: {1}", .quizLead: "One answer of each is right. The answers are at the end.",
        .quizName: "Name", .quizDate: "Date", .quizAnswers: "Answers", .quizSeed: "{1} questions, seed {2}",
        .quizFew: "{1} questions were asked for; the knowledge of this product gives {2}.",
        .quizNone:
            "The knowledge of this product gives no question: one needs faults with several causes, checks, parts or codes.",
        .quizOfCause: "“{1}”: which cause is the most likely?",
        .quizOfCheck: "“{1}”: with which check is the fix expected soonest?", .quizSeen: "Checked already: {1} – {2}",
        .quizOfPart: "“{1}”, and the cause is: {2}. Which part does the remedy take?",
        .quizOfCode: "What does the code {1} mean?",
        .quizWhyShare: "{1} of the cases; the next likeliest cause {2}.",
        .quizWhyMinutes: "With it next, the fix is expected after {1}.", .quizWhyPieces: "The remedy takes {1} of it.",
        .quizWhyCarried: "This fault shows the code.",
    ]

    static let chineseOfQuizzes: [Key: String] = [
        .quizTitle: "培训试题：{1}", .quizLead: "每题只有一个正确答案。答案附在最后。", .quizName: "姓名", .quizDate: "日期",
        .quizAnswers: "答案", .quizSeed: "共 {1} 题，种子 {2}", .quizFew: "要求 {1} 题；该产品的知识只够出 {2} 题。",
        .quizNone: "该产品的知识不够出题：需要有多个原因、检查、配件或代码的故障。", .quizOfCause: "“{1}”：最可能的原因是哪一个？",
        .quizOfCheck: "“{1}”：接下来做哪一项检查，能最快修好？", .quizSeen: "已检查：{1} – {2}",
        .quizOfPart: "“{1}”，原因是：{2}。排除时需要哪个配件？", .quizOfCode: "代码 {1} 表示什么？",
        .quizWhyShare: "占 {1}；其次的原因占 {2}。", .quizWhyMinutes: "接着做这项检查，预计 {1} 修好。",
        .quizWhyPieces: "排除时需要 {1} 件。", .quizWhyCarried: "该故障显示此代码。",
    ]

    func question(of source: QuizQuestion) -> String {
        switch source.kind {
        case .cause: sentence(.quizOfCause, source.symptom)
        case .check: sentence(.quizOfCheck, source.symptom)
        case .part: sentence(.quizOfPart, source.symptom, source.cause ?? "")
        case .code: sentence(.quizOfCode, source.code ?? "")
        }
    }

    func sentence(for why: QuizQuestion.Why) -> String {
        switch why {
        case .share(let share, let next): sentence(.quizWhyShare, percent(share), percent(next))
        case .minutes(let minutes): sentence(.quizWhyMinutes, duration(minutes))
        case .pieces(let pieces): sentence(.quizWhyPieces, number(pieces))
        case .carried: self[.quizWhyCarried]
        }
    }
}
