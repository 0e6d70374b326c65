import GRDB

/// The tables of the record, in the order in which they came: a migration that has been published is never changed.
enum Schema {
    /// "Rapp", which `file` and SQLite itself know a record by.
    static let applicationMark = 0x5261_7070

    static var migrator: DatabaseMigrator {
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
            ("12 words between events", sentenceTables),
        ] {
            migrator.registerMigration(name) { try $0.execute(sql: sql) }
        }
        return migrator
    }
}
