import FaultModel

/// What was made from service records says so wherever it is shown: in words, in a frame, never as the manufacturer's.
struct StandingBadge {
    let words: Words

    /// Beside a title; nil: a manual states it.
    func tag(_ standing: StandingDocument?) -> HTML? {
        standing.map { standing in
            let source = standing.record.map { words.sentence(.fromServiceRecord, $0) } ?? words[.fromService]
            return """
                 <span class="tag state \(standing.state.rawValue)">\(words.name(of: standing.state)) · \(source)</span>
                """
        }
    }

    /// Over a whole fault; nil: a manual states it.
    func notice(_ standing: StandingDocument?) -> HTML? {
        standing.map { standing in
            """
            <section class="standing \(standing.state.rawValue)" aria-labelledby="standing"><h2 id="standing">\(words.label(.stateOfKnowledge))\(words.name(of: standing.state))</h2>
            <p>\(words[.notMakersWord]) \(origin(standing))</p></section>
            """
        }
    }

    private func origin(_ standing: StandingDocument) -> HTML? {
        var pieces: [HTML] = []
        if let record = standing.record {
            pieces.append("<a href=\"\(SitePath.record(record))\">\(words.sentence(.fromServiceRecord, record))</a>")
        }
        let who = [standing.by, standing.on].compactMap { $0 }
        if !who.isEmpty { pieces.append("<span>\(words.list(who))</span>") }
        return pieces.isEmpty ? nil : "<span class=\"quiet\">\(pieces.map { "\($0) " })</span>"
    }
}
