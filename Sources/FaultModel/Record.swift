/// What a source states about one thing that has an identity of its own.
package enum Record: Hashable, Sendable {
    case fault(Fault)
    case passage(Passage)
    case part(Part)
    case product(Product)
    case term(Term)
    case service(ServiceRecord)

    package var kind: Kind {
        switch self {
        case .fault: .fault
        case .passage: .passage
        case .part: .part
        case .product: .product
        case .term: .term
        case .service: .service
        }
    }

    /// Unique within its kind.
    package var id: String {
        switch self {
        case .fault(let fault): fault.id.description
        case .passage(let passage): passage.id.description
        case .part(let part): part.number.key
        case .product(let product): product.line
        case .term(let term): term.id
        case .service(let record): record.id
        }
    }

    /// Where it was taken from; empty for what is not cited.
    package var citations: [Citation] {
        switch self {
        case .fault(let fault): fault.citations
        case .passage(let passage): passage.citations
        case .service(let record): record.citations
        case .part, .product, .term: []
        }
    }

    /// Every figure: of a fault its own, then those of its steps.
    package var figures: [Figure] {
        switch self {
        case .fault(let fault): fault.fields.allFigures
        case .passage(let passage): passage.figures
        case .part, .product, .term, .service: []
        }
    }

    /// The same with those figures only that `isKept` says.
    package func keepingFigures(_ isKept: (Figure) -> Bool) -> Record {
        switch self {
        case .fault(let fault):
            var fields = fault.fields
            fields.figures = fields.figures.filter(isKept)
            for index in fields.procedure?.steps.indices ?? 0..<0 {
                let kept = fields.procedure?.steps[index].figures.filter(isKept) ?? []
                fields.procedure?.steps[index].figures = kept
            }
            return .fault(Fault(known: fields))
        case .passage(var passage):
            passage.figures = passage.figures.filter(isKept)
            return .passage(passage)
        case .part, .product, .term, .service: return self
        }
    }

    /// The same with each citation changed by `change`.
    package func citing(_ change: (inout Citation) -> Void) -> Record {
        switch self {
        case .fault(let fault):
            var fields = fault.fields
            for index in fields.citations.indices { change(&fields.citations[index]) }
            fields.eachFigure { $0.citation = $0.changed(by: change) }
            return .fault(Fault(known: fields))
        case .passage(var passage):
            for index in passage.citations.indices { change(&passage.citations[index]) }
            for index in passage.figures.indices {
                passage.figures[index].citation = passage.figures[index].changed(by: change)
            }
            return .passage(passage)
        case .service(var record):
            for index in record.citations.indices { change(&record.citations[index]) }
            return .service(record)
        case .part, .product, .term: return self
        }
    }

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case fault, passage, part, product, term
        /// A service record: what an engineer found at one machine.
        case service = "record"

        /// What an author counts and a reader finds. Products and terms only say how faults and parts are found.
        package var isCounted: Bool { self != .product && self != .term }
    }
}

/// Words of the trade that mean the same, in one or more languages: a line of a vocabulary.
package struct Term: Hashable, Sendable, Codable {
    /// Made from its words: the same words are the same term.
    package var id: String
    /// Each language's words for it, the preferred word first; at least two words in all, or one and something that it
    /// does not mean.
    package var words: [Word]
    /// What none of its words means, whatever was learnt from texts; nil: nothing is said.
    package var not: [Word]?

    package struct Word: Hashable, Sendable, Codable {
        package var language: Language
        package var text: String

        package init(language: Language, text: String) {
            self.language = language
            self.text = text
        }
    }

    package init(id: String, words: [Word], not: [Word]? = nil) {
        self.id = id
        self.words = words
        self.not = not
    }
}

/// What an importer made of one file: what one source states, in the file's order.
package struct Draft: Hashable, Sendable {
    package var source: Source
    package var records: [Record]
    /// What the figures of the records show, each once. A figure may also show what is known already.
    package var media: [Media]
    package var extent = Extent.everything

    /// How much of what its source states a draft holds.
    package enum Extent: Hashable, Sendable {
        /// What the source stated before, and the draft does not hold, is stated no longer.
        case everything
        /// Only these things are stated, or stated otherwise; what else the source states stands.
        case these
    }

    package init(
        source: Source, records: [Record] = [], media: [Media] = [], extent: Extent = .everything
    ) {
        self.source = source
        self.records = records
        self.media = media
        self.extent = extent
    }
}
