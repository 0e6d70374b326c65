import GRDB

/// A statement with its chain, channel, certainty and exact words.
package struct ClaimRow: ListedRow {
    package var id: ThingID
    package var date: String?
    package var teller: TellerRow
    /// Sources from the outermost teller to its own.
    package var chain: [String]
    package var manner: String
    package var channel: String
    package var channelName: String?
    package var audience: String?
    package var verifiedBy: String?
    package var verificationWords: String?
    package var line: Int
    package var spans: String
    package var origin: String
    package var report: ReportRow
    /// What people said of it.
    package var review: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("date", date), ListedField("source", teller.source),
            ListedField("source_words", teller.words), ListedField("source_kind", teller.anonymous), ListedField("source_actor", teller.actor), ListedField("chain", chain),
            ListedField("cue", teller.cue), ListedField("certainty", teller.certainty), ListedField("said", teller.content),
            ListedField("manner", manner), ListedField("channel", channel), ListedField("channel_name", channelName),
            ListedField("audience", audience), ListedField("verification", teller.verification),
            ListedField("verified_by", verifiedBy), ListedField("verification_words", verificationWords),
        ] + report.fields(behind: line, spans, ListedField("origin", origin), review)
    }
}

extension ClaimRow {
    package func changed(_ change: (String) -> String) -> ClaimRow {
        var row = self
        row.teller = teller.changed(change)
        row.chain = chain.map(change)
        row.channelName = channelName.map(change)
        row.audience = audience.map(change)
        row.verifiedBy = verifiedBy.map(change)
        row.verificationWords = verificationWords.map(change)
        row.report = report.changed(change)
        return row
    }
}

extension ClaimRow: DatedRow {
    static let kind = ThingID.Kind.statement
    static let columns = ["audience.name AS audience_name", "verifier.name AS verifier_name"]

    static func joins(asOf: Moment?) -> SQL {
        "LEFT JOIN entity AS audience ON audience.id = audience_id LEFT JOIN entity AS verifier ON verifier.id = verified_by_id"
    }

    /// The words that are asked for are those of the statement itself, not those of its whole report; it lies where an event that it
    /// tells lies, and types and statuses are those of such an event.
    static func question(_ filter: Filter, _ db: Database) throws -> DatedQuestion {
        var plain = filter
        plain.words = nil
        var question = try DatedQuestion(kind, plain, db)
        try narrow(&question, by: filter, db)
        return question
    }

    static func narrow(_ question: inout DatedQuestion, by filter: Filter, _ db: Database) throws {
        question.among("certainty", filter.certainties)
        if let words = filter.words {
            question.narrowings.append(
                Narrowing(
                    list: "SELECT rowid FROM statement_words WHERE statement_words MATCH \(words)",
                    holds: "statement.id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH \(words))"))
        }
        if let source = filter.source {
            let actors = try ActorNames(source, filter, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT id FROM statement WHERE actor_id IN \(actors)", holds: "statement.actor_id IN \(actors)"))
        }
        question.tellsEvent(try EventRow.narrowings(whatHappened: filter, db), statement: "statement.id")
        if let sources = filter.sources { question.sieve = SourceCount(atLeast: sources, db, asOf: filter.asOf).statements }
    }

    /// Names of the tellers of each, the outermost first.
    static func parts(of numbers: [Int64], _ db: Database, asOf: Moment?) throws -> [Int64: [String]] {
        var chains: [Int64: [String]] = [:]
        for number in numbers { chains[number] = try chain(of: number, db) }
        return chains
    }

    init?(_ row: Row, number: Int64, _ parts: [Int64: [String]], _ overlay: Overlay) {
        guard var teller = RowReading.teller(row) else { return nil }
        teller.certainty = overlay.value(.certainty, of: number) ?? teller.certainty
        teller.verification = overlay.value(.verification, of: number) ?? teller.verification
        self.init(
            id: ThingID(.statement, number), date: row["at"], teller: teller, chain: parts[number] ?? [],
            manner: row["manner"], channel: row["channel"], channelName: row["channel_name"], audience: row["audience_name"],
            verifiedBy: row["verifier_name"], verificationWords: row["verification_words"], line: row["line"],
            spans: row["spans"], origin: row["origin"], report: RowReading.report(row), review: overlay.review(of: number))
    }

    /// Longest chain of tellers that is followed.
    private static let longestChain = 16

    private static func chain(of statement: Int64, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    WITH RECURSIVE up (id, parent_id, depth) AS (
                        SELECT id, parent_id, 0 FROM statement WHERE id = ?
                        UNION ALL SELECT statement.id, statement.parent_id, depth + 1 FROM up
                            JOIN statement ON statement.id = up.parent_id WHERE depth < \(ClaimRow.longestChain))
                    SELECT coalesce(entity.name, nullif(statement.source, ''), 'unnamed ' || statement.anonymous, 'nobody named')
                    FROM up JOIN statement USING (id) LEFT JOIN entity ON entity.id = statement.entity_id ORDER BY depth DESC
                    """), arguments: [statement])
    }
}
