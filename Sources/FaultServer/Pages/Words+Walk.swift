package import FaultDiagnosis
package import FaultModel

// Every word and sentence of a walk.
extension Words {
    /// What a button for the outcome says.
    ///
    /// - Parameters:
    ///   - subject: what was asked; the same outcome is called differently of a check and of a remedy.
    ///   - reader: the language of the source's own texts.
    package func label(
        of outcome: WalkOutcome, for subject: WalkState.Subject, titledIn reader: Language
    ) -> String {
        switch outcome {
        case .ok: self[.outcomeOK]
        case .faulty: self[.outcomeFaulty]
        case .fixed: self[.outcomeFixed]
        case .notFixed: self[.outcomeNotFixed]
        case .yes: self[.yes]
        case .no: self[.no]
        case .done: self[.outcomeDone]
        case .unknown: self[.outcomeUnknown]
        case .cannot: self[subject.isAsked ? .outcomeCannotCheck : .outcomeCannotDo]
        case .choice(let number):
            if case .step(let step) = subject, case .choices(_, let choices) = step.course,
                choices.indices.contains(number - 1)
            {
                choices[number - 1].answer.string(for: reader)
            } else {
                "\(number)"
            }
        }
    }

    package func name(of status: WalkState.Status) -> String {
        switch status {
        case .checking: self[.statusChecking]
        case .repairing: self[.statusRepairing]
        case .solved: self[.statusSolved]
        case .exhausted: self[.statusExhausted]
        case .contradiction: self[.statusContradiction]
        }
    }

    package func name(of mode: WalkState.Mode) -> String {
        switch mode {
        case .guided: self[.modeGuided]
        case .procedure: self[.modeProcedure]
        }
    }

    /// Why a step is proposed: one sentence with the figures.
    ///
    /// - Parameter minutes: of the step alone.
    package func sentence(for why: WalkState.Why, minutes: Double?) -> String {
        switch why {
        case .splits(let faulty, let expected):
            let (first, second) = shares(faulty)
            return sentence(.whySplits, first, second, duration(minutes ?? 0), duration(expected))
        case .puts(let right, let expected):
            return sentence(.whyPutsRight, percent(right), duration(minutes ?? 0), duration(expected))
        case .written: return self[.whyWritten]
        case .led: return self[.whyLed]
        }
    }

    /// `41 minutes`, `1 minute`, `41 分钟`: whole minutes, as nobody plans by less.
    package func duration(_ minutes: Double) -> String {
        if minutes > 0, minutes < 0.5 { return self[.underAMinute] }
        let whole = minutes.rounded()
        return sentence(whole == 1 ? .minuteOne : .minuteMany, number(whole))
    }

    /// What the way to the fix is expected to take; nil: it is at its end, or that is not known.
    ///
    /// A procedure is reckoned as if it were right, so that its figure cannot be held against one of a guided walk,
    /// which reckons with checks that err and remedies that do not help.
    package func expectation(of walk: WalkDocument) -> String? {
        guard let minutes = walk.expectedMinutes, minutes > 0 else { return nil }
        return sentence(walk.mode == .procedure ? .expectedByProcedure : .expectedToFix, duration(minutes))
    }

    /// A probability and the rest: two figures that make 100 %.
    private func shares(_ share: Double) -> (String, String) {
        guard (0.01...0.99).contains(share) else { return (percent(share), percent(1 - share)) }
        let whole = Int((share * 100).rounded())
        return ("\(whole)\u{A0}%", "\(100 - whole)\u{A0}%")
    }

    /// Why the walk is no longer where it was.
    ///
    /// - Parameters:
    ///   - fault: the one that the walk is at now.
    ///   - reader: the language of the source's own texts.
    package func sentence(for turn: WalkState.Turn, at fault: Fault, titledIn reader: Language) -> String {
        switch turn {
        case .couldNot(let step), .cannotGoOn(let step):
            let step = fault.procedure?.step(step)
            let text = (step?.ask ?? step?.do)?.string(for: reader) ?? self[.stepNumber]
            if case .cannotGoOn = turn { return sentence(.turnCannotGoOn, text) }
            return sentence(.turnCouldNot, text)
        case .asWritten: return self[.turnAsWritten]
        case .didNotHelp(let cause):
            return sentence(.turnDidNotHelp, fault.fields.cause(cause)?.title.string(for: reader) ?? cause)
        case .other: return sentence(.turnOtherFault, fault.symptom.string(for: reader))
        case .missing(let name): return sentence(.turnMissingFault, name)
        case .noProcedure: return self[.turnNoProcedure]
        }
    }
}

extension WalkState.Subject {
    /// Something is looked at or measured; false: something is done.
    var isAsked: Bool {
        switch self {
        case .check: true
        case .remedy: false
        case .step(let step): step.ask != nil
        }
    }
}

// MARK: - Tables

extension Words {
    static let englishOfWalks: [Key: String] = [
        .findCause: "Find the cause", .modeGuided: "Guided", .modeProcedure: "Manufacturer's procedure",
        .beliefs: "How likely each cause is now", .isPutRight: "put right", .pathSoFar: "The way so far",
        .takeBack: "Take back", .takeBackHere: "Take back to here", .startAgain: "Start again",
        .otherSteps: "Do something else", .whyThis: "Why", .yourReading: "Your reading", .judgeReading: "Judge reading",
        .expectedToFix: "Expected to the fix: {1}",
        .expectedByProcedure: "Expected to the fix, if the procedure is right: {1}",
        .timeOnTheWay: "Time on this way: {1}",
        .minuteOne: "{1} minute", .minuteMany: "{1} minutes", .underAMinute: "less than a minute",
        .stepTime: "Takes {1}", .noAnswersYet: "Nothing answered yet.", .repeatWalk: "The same walk again",
        .foundCause: "Cause found",
        .outcomeOK: "OK", .outcomeFaulty: "Faulty", .outcomeUnknown: "Not sure", .outcomeCannotCheck: "Cannot check",
        .outcomeCannotDo: "Cannot be done", .outcomeFixed: "Fixed", .outcomeNotFixed: "Not fixed",
        .outcomeDone: "Done", .isItDone: "Done?", .putThisRight: "Put this right: {1}",
        .statusChecking: "Checking", .statusRepairing: "Repairing", .statusSolved: "Solved",
        .statusExhausted: "Nothing left to try", .statusContradiction: "The answers clash",
        .whySplits: "splits {1} against {2} for {3}; expected {4} to the fix",
        .whyPutsRight: "puts the symptom right with {1} for {2}; expected {3} to the fix",
        .whyWritten: "the manufacturer's procedure asks this next",
        .whyLed: "the manufacturer's procedure leads to this cause",
        .turnCouldNot:
            "The procedure could not go on, since “{1}” was not answered. The guided walk goes on from what is known.",
        .turnDidNotHelp:
            "The procedure led to “{1}”, which did not help or cannot be done. The guided walk goes on from here.",
        .turnOtherFault: "The procedure goes on with another fault: {1}",
        .turnMissingFault: "The procedure goes on with the fault “{1}”, which is not in the knowledge base.",
        .turnNoProcedure: "The manufacturer gives no procedure for this fault; the walk is guided.",
        .turnAsWritten: "The order of this procedure keeps people safe: it is only walked as written.",
        .turnCannotGoOn: "The step “{1}” cannot be answered. The order of this procedure keeps people safe, so nothing "
            + "is proposed in its place: stop here and ask the manufacturer.",
        .safetyProcedure: "Its order keeps people safe; it is never changed.",
        .solvedBy: "The symptom is gone. Cause: {1}. Remedy: {2}.", .solvedByCause: "The symptom is gone. Cause: {1}.",
        .nothingLeft: "Nothing is left to try: every known cause was put right or cannot be, and the symptom is still "
            + "there. The cause is one that the source does not name.",
        .noCausesToWalk: "The source names no cause of this fault, so there is nothing to check.",
        .endsWithoutCause: "The procedure ends here without a cause.", .endsWith: "The procedure ends here: {1}",
        .cannotAllBeTrue: "These answers cannot all be true: {1}.",
        .takeOneBack: "Look again at each, and take back the one that is wrong.",
        .howToAnswer: "How to answer", .orReading: "or the reading, such as {1}",
        .moreCauses: "and {1} more, each {2} or less", .keysOfWalk: "z take back · ? help · q leave",
        .keyOfMode: "m {1}",
        .helpOfWalk: """
        Type the key of an answer and press Enter. Where something is measured, type
        the reading, with or without its unit: 31.2 bar.
          a1, a2, …  do this other step instead
          z          take back the last answer; z3: the third and all after it
          m          change between the guided walk and the procedure
          q          leave; the command that repeats the walk is printed
        """,
        .noSuchStep: "There is no other step {1}.", .nothingToTakeBack: "There is no such answer to take back.",
        .noOtherMode: "The manufacturer gives no procedure for this fault.",
        .notAnAnswer: "“{1}” is no answer here; type {2}.",
    ]

    static let chineseOfWalks: [Key: String] = [
        .findCause: "查找原因", .modeGuided: "引导排查", .modeProcedure: "厂家排查流程",
        .beliefs: "各原因当前的可能性", .isPutRight: "已处理", .pathSoFar: "已走步骤", .takeBack: "撤回",
        .takeBackHere: "撤回到此处", .startAgain: "重新开始", .otherSteps: "改做其他步骤", .whyThis: "为什么",
        .yourReading: "实测值", .judgeReading: "判断读数", .expectedToFix: "预计还需 {1}排除故障",
        .expectedByProcedure: "若流程判断无误，预计还需 {1}排除故障",
        .timeOnTheWay: "已用时间：{1}", .minuteOne: "{1} 分钟", .minuteMany: "{1} 分钟", .underAMinute: "不到 1 分钟",
        .stepTime: "用时 {1}", .noAnswersYet: "尚无回答。", .repeatWalk: "重现这次排查", .foundCause: "已找到原因",
        .outcomeOK: "正常", .outcomeFaulty: "异常", .outcomeUnknown: "不清楚", .outcomeCannotCheck: "无法检查",
        .outcomeCannotDo: "无法实施", .outcomeFixed: "已排除", .outcomeNotFixed: "未排除",
        .outcomeDone: "已完成", .isItDone: "完成了吗？", .putThisRight: "处理此原因：{1}",
        .statusChecking: "检查中", .statusRepairing: "维修中", .statusSolved: "已解决",
        .statusExhausted: "已无可尝试", .statusContradiction: "回答互相矛盾",
        .whySplits: "异常 {1}、正常 {2}，用时 {3}；预计 {4}排除故障",
        .whyPutsRight: "排除故障的可能性 {1}，用时 {2}；预计 {3}排除故障",
        .whyWritten: "按厂家排查流程，下一步检查此项", .whyLed: "厂家排查流程得出此原因",
        .turnCouldNot: "“{1}”未能回答，厂家排查流程无法继续；现根据已知情况继续引导排查。",
        .turnDidNotHelp: "厂家排查流程得出“{1}”，但处理后故障仍在或无法实施；现继续引导排查。",
        .turnOtherFault: "排查流程转到另一个故障：{1}", .turnMissingFault: "排查流程转到故障“{1}”，但知识库中没有该故障。",
        .turnNoProcedure: "厂家没有给出此故障的排查流程；现进行引导排查。",
        .turnAsWritten: "此流程的顺序关系到人身安全，只能按原文执行。",
        .turnCannotGoOn: "步骤“{1}”无法回答。此流程的顺序关系到人身安全，不以其他步骤代替：请停止作业并联系厂家。",
        .safetyProcedure: "此流程的顺序关系到人身安全，不作任何调整。",
        .solvedBy: "故障现象已消失。原因：{1}；排除方法：{2}。", .solvedByCause: "故障现象已消失。原因：{1}。",
        .nothingLeft: "已无可尝试：所有已知原因均已处理或无法处理，而故障仍在。真正的原因不在来源所列之中。",
        .noCausesToWalk: "来源没有给出此故障的原因，因此无从检查。",
        .endsWithoutCause: "排查流程到此结束，没有得出原因。", .endsWith: "排查流程到此结束：{1}",
        .cannotAllBeTrue: "这些回答不可能同时成立：{1}。", .takeOneBack: "请逐一复查，撤回其中不对的一个。",
        .howToAnswer: "如何回答", .orReading: "或输入实测值，例如 {1}", .moreCauses: "另有 {1} 个，各不超过 {2}",
        .keysOfWalk: "z 撤回 · ? 帮助 · q 退出", .keyOfMode: "m {1}",
        .helpOfWalk: """
        输入答案前的字母后按回车。需要测量时直接输入读数，单位可写可不写：31.2 bar。
          a1、a2…   改做这一步
          z         撤回上一个回答；z3：撤回第三个及其后的回答
          m         在引导排查与厂家排查流程之间切换
          q         退出；退出时显示的命令可重现这次排查
        """,
        .noSuchStep: "没有步骤 {1}。", .nothingToTakeBack: "没有可撤回的回答。", .noOtherMode: "厂家没有给出此故障的排查流程。",
        .notAnAnswer: "“{1}”不是这里的答案；请输入 {2}。",
    ]
}
