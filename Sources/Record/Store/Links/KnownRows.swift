import GRDB

/// Loads reports as they are compared, and counts their words, by way of what the run holds already.
struct KnownRows {
    let db: Database
    let rules: LinkRules
    let memory: LinkMemory

    /// Nil for a reading that is not there.
    func report(_ reading: Int64) throws -> KnownReport? {
        try memory.report(reading) { try FactRows(db: db, reading: reading).load().map { KnownReport($0, rules: rules) } }
    }

    /// Counts the words of a new reading, and says how rare words are now.
    func rarity(with words: WordBag) throws -> WordRarity {
        let rarity = try memory.rarity(with: words) { try counted() }
        let count = try db.cachedStatement(
            sql: "INSERT INTO word_count (word, readings) VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET readings = readings + 1")
        for word in [KnownRows.all] + words.words { try count.execute(arguments: [Int64(bitPattern: word)]) }
        return rarity
    }

    /// Stands for all readings, whatever their words.
    private static let all: UInt64 = 0

    private func counted() throws -> WordRarity {
        var counts: [UInt64: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT word, readings FROM word_count")
        while let row = try rows.next() { counts[UInt64(bitPattern: row["word"] as Int64)] = row["readings"] }
        let readings = counts.removeValue(forKey: KnownRows.all) ?? 0
        return WordRarity(readings: readings, counts: counts)
    }
}
