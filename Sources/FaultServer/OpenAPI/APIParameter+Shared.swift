import FaultDiagnosis
import FaultKnowledge
import FaultModel

extension APIParameter {
    static let language = query(
        "lang",
        .string(
            "The language of the answer: zh, en, … Left out: that of the browser (Accept-Language), else English.",
            length: 0...60, pattern: languagePattern
        ).example("en"))

    /// BCP 47 as far as it is taken; empty says nothing.
    static let languagePattern =
        "^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5})?$"

    /// Of the members of a document.
    static func fields(of document: String) -> APIParameter {
        var parameter = query(
            "fields",
            .list(
                .choice(FieldSelection.ways(in: document)),
                "Only these members of the document, parted by commas, with dots into what is inside. Left out: all.",
                count: 1...FieldSelection.most))
        parameter.isCommaSeparated = true
        return parameter
    }

    static let line = path("line", slug("The id of a product line.").example("trailer-pump"))
    static let fault = path("id", slug("The name of the fault in its line.").example("main-cylinder-no-stroke"))

    static func slug(_ about: String) -> JSONSchema { .string(about, length: 1...100, pattern: "^[a-z0-9-]+$") }

    static let product = query(
        "product", .string("Only this product line, by its id.", length: 0...200).example("trailer-pump"))

    static func emptyOr<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> [String]
    where Value.RawValue == String { [""] + Value.allCases.map(\.rawValue) }

    static func flag(_ about: String) -> JSONSchema { .choice(["true", "false", "1", "0"], about) }

    /// A day that there is (but for the 29th of February), alone or with a time, or a number of hours or days.
    static let sincePattern =
        "^([0-9]{1,5}[hd]|\(day)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?)?$"
    static let dayPattern = "^(\(day))?$"
    static let certainDayPattern = "^(\(day))$"
    private static let day =
        "20[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"

    static func limit(_ range: ClosedRange<Int>, _ usual: Int) -> APIParameter {
        query("limit", .integer("At most so many.", in: range).usual(.integer(usual)))
    }
    static let offset = query(
        "offset", .integer("Without the first so many.", in: SearchRequest.offsets).usual(0))

    /// What a search is asked for.
    static let search: [APIParameter] = [
        query(
            "q",
            .string(
                "The question: a symptom, fault code, part number, model or words.",
                length: 1...SearchRequest.longestText
            )
            .example("E-07 泵不动"), required: true), product,
        query("model", .string("Only what is about this model.", length: 0...200).example("HBT80C-2118")),
        query("class", .choice(emptyOr(FaultClass.self), "Only faults of this class; empty: of any.")),
        query("kind", .choice(emptyOr(ItemKind.self), "Only things of this kind; empty: of any.")),
        query(
            "state",
            .choice(emptyOr(KnowledgeState.self), "Only what has come so far; empty: all but what is archived.")),
        query(
            "lang",
            .string(
                "Only what has a text in this language; titles are shown in it.", length: 0...60,
                pattern: languagePattern)),
        limit(SearchRequest.limits, 10), offset,
        query("explain", flag("Whether each hit tells how it got its score.")),
    ]

    /// Whose word counts for how likely causes are.
    static let learning: [APIParameter] = [
        query(
            "priors",
            .choice(
                emptyOr(PriorChoice.self), "The manufacturer's word, that of service records, or both; left out: both.")
        ),
        query("model", .string("Only records of this model.", length: 0...200)),
        query("half_life", .number("After so many days a record counts half.", in: LearningRule.halfLives)),
        query(
            "strength", .number("How many records the manufacturer's word is worth.", in: LearningRule.strengths)),
    ]

    static func insights(_ usual: Int) -> [APIParameter] {
        [
            product, query("model", .string("Only this model.", length: 0...200)),
            query("hours", .choice([""] + HoursBand.allCases.map(\.name), "Only machines of so many hours.")),
            query("from", .string("A day.", pattern: dayPattern)),
            query("to", .string("A day, inclusive.", pattern: dayPattern)),
            query(
                "repeat_days", .integer("Within which a record of the same is a repeat.", in: KnowledgeBase.repeatDays)),
            limit(KnowledgeBase.insightLimits, usual), language,
        ]
    }

    static let answers = repeated(
        "answer",
        .string("One outcome, ID=OUTCOME; again for each, in order.", length: 0...1000, pattern: "^([^=]+=[^=].*)?$")
            .example(
                "measure-relief-pressure=31.2 MPa"))
}
