import GRDB

/// The tables of the record, in the order in which they came: a migration that has been published is never changed.
enum Schema {
    /// "Rapp", which `file` and SQLite itself know a record by.
    static let applicationMark = 0x5261_7070

    static var migrator: DatabaseMigrator { migrator { _, _ in } }

    /// - Parameter tick: called with how much is done, of how much, where an old record has much to be brought up to date.
    static func migrator(tick: @escaping @Sendable (Int, Int) -> Void) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (name, sql) in [
            ("1 reports and findings", firstTables),
            ("2 links", linkTables),
            ("3 addresses of arrivals", addressTables),
            ("4 corrections", correctionTables),
            ("5 searches", searchTables),
            ("6 releases, and corrections of two things", releaseTables),
            ("7 feeds", feedTables),
            ("8 words of answers", answerTables),
            ("9 counts of words and parted pairs", comparingTables),
            ("10 places told from others, and indexes for the desk", deskTables),
            ("11 words between events", sentenceTables),
        ] {
            migrator.registerMigration(name) { try $0.execute(sql: sql) }
        }
        // What it adds points to rows that were there: the rest of a large record need not be looked through.
        migrator.registerMigration("12 what stands, and its counts", foreignKeyChecks: .immediate) {
            try ShownRows(db: $0).make(tick: tick)
        }
        migrator.registerMigration("13 views of events", foreignKeyChecks: .immediate) { try $0.execute(sql: viewTables) }
        migrator.registerMigration("14 who tells of what", foreignKeyChecks: .immediate) { try $0.execute(sql: toldTables) }
        return migrator
    }
}
