import ArgumentParser
import FaultKnowledge
import FaultServer

extension RecordCommand {
    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Link service records to the faults and causes that they confirm.",
            discussion: """
                New and changed records are linked by themselves when they come in, up to 10,000 different ones; this links
                the rest. Records of a product line are linked again when a fault of the line changed. Sure links count at
                once, the others wait in 'review'. A search is made for each different record: about a millisecond.

                Examples:
                  faultbase record link
                  faultbase record link --all
                """)

        @Flag(help: "Link every record again, also those that nothing has changed for: after the vocabulary changed.")
        var all = false
        @OptionGroup var store: StoreOptions

        func run() async throws {
            let knowledge = try store.open(for: .writing)
            let bar = ProgressBar("link", isQuiet: store.quiet || store.json)
            let summary = try knowledge.linkRecords(all: all, progress: bar.update)
            bar.finish()
            try store.answer(LinkDocument(summary)) { $0.text }
        }
    }

    private struct LinkDocument: Encodable {
        var sure: Int
        var review: Int
        var none: Int
        var waiting: Int
        var searches: Int

        init(_ summary: LinkSummary) {
            (sure, review, none) = (summary.sure, summary.unsure, summary.none)
            (waiting, searches) = (summary.waiting, summary.searches)
        }

        var text: String {
            "\(sure) linked at once, \(review) to review, \(none) to no fault that is known; \(searches) searches."
        }
    }
}
