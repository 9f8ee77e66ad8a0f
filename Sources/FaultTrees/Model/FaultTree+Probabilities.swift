extension FaultTree {
    /// The probability of every event at the tree's mission time, in the order of `events`; nil: it has none, or what its
    /// expression gives is none.
    package var probabilities: [Double?] { eventProbabilities().map { try? $0.get() } }

    /// The probability of every event at a time (nil: the tree's own mission time), in the order of `events`.
    /// Where an event has none that is one, the place holds what is wrong.
    func eventProbabilities(at time: Double? = nil) -> [Result<Double, TreeError>] {
        var evaluation = Evaluation(parameterDefinitions, missionTime: time ?? missionTime)
        return events.map { event in Self.probability(of: event, &evaluation) }
    }

    var parameterDefinitions: [String: Expression] {
        Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    static func probability(of event: Event, _ evaluation: inout Evaluation) -> Result<Double, TreeError> {
        guard let expression = event.probability else { return .failure(.noProbability(event: event.name)) }
        do {
            let value = try evaluation.value(of: expression)
            return (0...1).contains(value)
                ? .success(value) : .failure(.impossibleProbability(event: event.name, value))
        } catch {
            return .failure(.noMissionTime(event: event.name))
        }
    }
}
