import FaultModel
import FaultTrees

extension QuizMaker {
    // MARK: - Symptom → cause

    func causeQuestion(_ subject: Subject, _ draw: inout SplitMix) -> QuizQuestion? {
        let fault = pool.faults[subject.fault]
        let ranked = likeliest(fault)
        guard let best = ranked.first, ranked.count > 1, best.share - ranked[1].share >= Self.clearShare else {
            return nil
        }
        let language = language(of: best.cause.title)
        let others = ranked.dropFirst().compactMap { $0.cause.title[language] }
        guard let right = best.cause.title[language],
            var question = base(.cause, fault, language, why: .share(best.share, next: ranked[1].share))
        else { return nil }
        // What another fault of the same symptom says is most likely is right there.
        let same = pool.sameSymptom(as: subject.fault)
        let rights = same.subtracting([subject.fault]).sorted().flatMap { index in
            likeliest(pool.faults[index]).first?.cause.title.strings ?? []
        }
        let near = neighbours(of: subject.fault, &draw).filter { !same.contains($0) }.flatMap { index in
            pool.faults[index].causes.compactMap { $0.title[language] }
        }
        guard let found = choices(right, among: draw.shuffled(others) + near, rights: rights, &draw) else { return nil }
        (question.choices, question.answer) = found
        return question
    }

    /// The causes by their share given the symptom, the likeliest first; equal ones by id.
    private func likeliest(_ fault: Fault) -> [(cause: Cause, share: Double)] {
        let beliefs = Beliefs(of: fault)
        return fault.causes.compactMap { cause in
            beliefs.probability(of: cause.id).map { (cause, $0) }
        }.sorted { left, right in
            left.share != right.share ? left.share > right.share : left.cause.id < right.cause.id
        }
    }

    private func neighbours(of index: Int, _ draw: inout SplitMix) -> [Int] {
        pool.neighbours(of: index) { draw.number(below: $0) }
    }

    // MARK: - What was seen → next check

    /// - Parameter subject: its place is 0 at the start, 1 after the first check showed ok, 2 after it showed faulty.
    func checkQuestion(_ subject: Subject, _ draw: inout SplitMix) -> QuizQuestion? {
        let fault = pool.faults[subject.fault]
        let walk = Walk(fault)
        guard var state = try? walk.state(after: [], mode: .guided), case .check(let first)? = state.next?.subject
        else { return nil }
        var seen: [(check: Check, isFaulty: Bool)] = []
        if subject.place > 0 {
            let isFaulty = subject.place == 2
            let answer = WalkAnswer(first.id, (isFaulty ? WalkOutcome.faulty : .ok).value)
            guard let later = try? walk.state(after: [answer], mode: .guided) else { return nil }
            (state, seen) = (later, [(first, isFaulty)])
        }
        guard state.status == .checking, state.isOptimal == true, case .check(let best)? = state.next?.subject,
            let minutes = state.next?.expectedMinutes
        else { return nil }
        let language = language(of: best.ask)
        guard let right = best.ask[language], var question = base(.check, fault, language, why: .minutes(minutes))
        else {
            return nil
        }
        question.seen = seen.compactMap { item in
            item.check.ask[language].map { .init(ask: $0, isFaulty: item.isFaulty) }
        }
        guard question.seen.count == seen.count else { return nil }
        // As good as the best is right too.
        let equals = state.alternatives.filter { ($0.expectedMinutes ?? 0) <= minutes * 1.001 }.map(\.subject.id)
        let done = Set(seen.map(\.check.id))
        let rights = fault.checks.filter { equals.contains($0.id) || done.contains($0.id) }.flatMap(\.ask.strings)
        let own = fault.checks.filter { $0.id != best.id && !equals.contains($0.id) && !done.contains($0.id) }
        let near = neighbours(of: subject.fault, &draw).flatMap {
            pool.faults[$0].checks.compactMap { $0.ask[language] }
        }
        let candidates = draw.shuffled(own.compactMap { $0.ask[language] }) + near
        guard let found = choices(right, among: candidates, rights: rights, &draw) else { return nil }
        (question.choices, question.answer) = found
        return question
    }

    // MARK: - Cause → part

    func partQuestion(_ subject: Subject, _ draw: inout SplitMix) -> QuizQuestion? {
        let fault = pool.faults[subject.fault]
        let cause = fault.causes[subject.place]
        guard let uses = cause.remedy?.parts, !uses.isEmpty else { return nil }
        let use = uses[draw.number(below: uses.count)]
        let language = language(of: cause.title)
        guard let title = cause.title[language], let right = name(of: use.number, language),
            var question = base(.part, fault, language, why: .pieces(use.quantity))
        else { return nil }
        question.cause = title
        // All that any remedy of this cause takes is right, under any of its numbers.
        let needed = pool.sameCause(as: cause).flatMap { $0.remedy?.parts.map(\.number) ?? [] }
        let closed = Set(needed.map { pool.catalogue.current($0).key })
        let others = [subject.fault] + neighbours(of: subject.fault, &draw)
        let near = others.flatMap { index -> [PartNumber] in
            draw.shuffled(pool.faults[index].causes.flatMap { $0.remedy?.parts.map(\.number) ?? [] })
        }
        let names = Set(needed.compactMap { partName($0, language).map(QuizPool.plain) })
        let candidates = near.filter { number in
            // The same name under another number is no fair wrong answer.
            !closed.contains(pool.catalogue.current(number).key)
                && !(partName(number, language).map { names.contains(QuizPool.plain($0)) } ?? false)
        }.compactMap { number in
            (partName(number, language) == nil) == (partName(use.number, language) == nil)
                ? name(of: number, language) : nil
        }
        guard let found = choices(right, among: candidates, rights: [], &draw) else { return nil }
        (question.choices, question.answer) = found
        return question
    }

    /// The number to order today, with its name where there is one in the language.
    private func name(of number: PartNumber, _ language: Language) -> String? {
        let current = pool.catalogue.current(number)
        return partName(number, language).map { "\($0) (\(current.printed))" } ?? current.printed
    }

    private func partName(_ number: PartNumber, _ language: Language) -> String? {
        pool.catalogue.part(pool.catalogue.current(number))?.name?[language]
    }

    // MARK: - Code → meaning

    func codeQuestion(_ subject: Subject, _ draw: inout SplitMix) -> QuizQuestion? {
        let fault = pool.faults[subject.fault]
        let code = fault.codes[subject.place]
        let language = language(of: fault.symptom)
        guard let right = fault.symptom[language], var question = base(.code, fault, language, why: .carried),
            let place = pool.codes.firstIndex(where: { $0.key == code.key })
        else { return nil }
        question.code = code.display
        let carriers = (pool.byCode[code.key] ?? []).map { pool.faults[$0] }
        let rights = carriers.flatMap { $0.symptom.strings + $0.also.flatMap(\.strings) }.filter { $0 != right }
        let isRight = Set(carriers.map(\.id))
        // The codes beside it, nearest first.
        let ways = (1..<max(2, min(pool.codes.count, 40))).flatMap { [place - $0, place + $0] }
        let siblings = ways.filter(pool.codes.indices.contains).map { pool.codes[$0] }.filter {
            $0.system == code.system
        }
        let near = siblings.flatMap { pool.byCode[$0.key] ?? [] }.map { pool.faults[$0] }.filter {
            !isRight.contains($0.id)
        }
        let candidates = Array(near.prefix(8))
        let texts = draw.shuffled(candidates.compactMap { $0.symptom[language] })
        let rest = near.dropFirst(8).compactMap { $0.symptom[language] }
        guard let found = choices(right, among: texts + rest, rights: rights, &draw) else { return nil }
        (question.choices, question.answer) = found
        return question
    }
}
