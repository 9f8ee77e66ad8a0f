/// What a server keeps beside its knowledge: counts, answers in memory, and what it writes to the log.
package struct ServerOperations: Sendable {
    package var metrics: ServerMetrics
    package var memory: AnswerMemory
    /// Whether the log of requests has the text of questions.
    package var logsQueries: Bool
    /// Whether everyone may read `/metrics`, not only an admin.
    package var isMetricsOpen: Bool

    package init(
        memory: AnswerMemory = AnswerMemory(), logsQueries: Bool = false, isMetricsOpen: Bool = false
    ) {
        metrics = ServerMetrics()
        self.memory = memory
        self.logsQueries = logsQueries
        self.isMetricsOpen = isMetricsOpen
    }
}
