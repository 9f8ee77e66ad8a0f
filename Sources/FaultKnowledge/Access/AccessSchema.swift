import GRDB

/// The tables of the access book.
enum AccessSchema {
    /// Written into the file's header: "FLTA".
    static let applicationID: Int32 = 0x464C_5441

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("create tokens") { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(applicationID);
                    CREATE TABLE token (
                        id INTEGER PRIMARY KEY,
                        name TEXT NOT NULL,
                        role TEXT NOT NULL CHECK (role IN ('agent', 'engineer', 'author', 'admin')),
                        lines TEXT,                  -- JSON array of product lines; null: all
                        hash BLOB,                   -- SHA-256 of the secret; null: revoked
                        createdAt TEXT NOT NULL,     -- ISO 8601, UTC, as all times here
                        expiresAt TEXT,              -- null: never
                        revokedAt TEXT,
                        CHECK ((hash IS NULL) = (revokedAt NOT NULL)),
                        CHECK (hash IS NULL OR length(hash) = 32)
                    );
                    -- A name can be given again when its token was revoked.
                    CREATE UNIQUE INDEX tokenByName ON token(name) WHERE revokedAt IS NULL;
                    """)
        }
        migrator.registerMigration("create audit log") { db in
            try db.execute(
                sql: """
                    CREATE TABLE auditLog (
                        id INTEGER PRIMARY KEY,
                        at TEXT NOT NULL,
                        action TEXT NOT NULL,
                        actor TEXT NOT NULL,         -- a token's name, or the user of the machine
                        origin TEXT NOT NULL,        -- the address, or 'command line'
                        subject TEXT NOT NULL,       -- what was changed: a token's name, a record's id, files
                        detail TEXT NOT NULL         -- one line; empty: nothing to add
                    );
                    CREATE INDEX auditLogByTime ON auditLog(at);
                    """)
        }
        return migrator
    }
}
