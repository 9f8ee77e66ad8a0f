import GRDB

/// The derived tables of completions.
enum CompletionTables {
    static let names = ["completion", "completionLine", "completionKey", "completionTop"]

    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE completion (
                    id INTEGER PRIMARY KEY,
                    kind TEXT NOT NULL,
                    text TEXT NOT NULL,
                    language TEXT,
                    items INTEGER NOT NULL,          -- that bear it
                    UNIQUE (kind, text)
                );
                -- Of these, the items of each product line; empty: of none.
                CREATE TABLE completionLine (
                    completion INTEGER NOT NULL, line TEXT NOT NULL, items INTEGER NOT NULL,
                    PRIMARY KEY (completion, line)
                ) WITHOUT ROWID;
                -- What is typed to get it: CompletionKeys.
                CREATE TABLE completionKey (
                    key BLOB NOT NULL, completion INTEGER NOT NULL, PRIMARY KEY (key, completion)
                ) WITHOUT ROWID;
                -- The best completions of a short beginning that very many keys share, as a JSON array, best first.
                CREATE TABLE completionTop (
                    line TEXT,                       -- null: of all
                    beginning BLOB NOT NULL,
                    members TEXT NOT NULL,
                    UNIQUE (beginning, line)
                );
                """)
    }

    /// The order of completions that fit alike and were not asked for: what most items bear first, then the shorter, then by
    /// text. What was asked is counted elsewhere and comes before all this: see `CompletionRank`.
    static func order(_ items: String) -> String { "\(items) DESC, length(completion.text), completion.text" }
}

/// A completion as it ranks: the most asked first, then in the order of `CompletionTables.order`.
struct CompletionRank: Comparable {
    /// Times that just this was asked; 0 where questions are not counted.
    var asked: Int
    var items: Int
    var length: Int
    var text: String

    init(asked: Int = 0, items: Int, text: String) {
        self.asked = asked
        self.items = items
        self.text = text
        length = text.unicodeScalars.count
    }

    /// The better one is less.
    static func < (left: Self, right: Self) -> Bool {
        if left.asked != right.asked { return left.asked > right.asked }
        if left.items != right.items { return left.items > right.items }
        if left.length != right.length { return left.length < right.length }
        return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
