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
        ] + report.fieldsForOthers + [ListedField("line", line), ListedField("spans", spans), ListedField("origin", origin),
            ListedField("review", review),
        ]
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

extension RecordStore {
    /// Statements that meet a filter, the latest first.
    package func claims(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<ClaimRow> {
        try read { db in
            let page = try ClaimQuestion(filter, db).question.page(request, db)
            return Page(rows: try ClaimRows(db, asOf: filter.asOf).rows(page.rows), next: page.next)
        }
    }

    /// Statements by their names, in the order of these; unknown ones are left out.
    package func claimRows(_ ids: [ThingID]) throws(RecordError) -> [ClaimRow] {
        try read { db in try ClaimRows(db).rows(ids.map(\.number)) }
    }

    package func claim(_ id: ThingID) throws(RecordError) -> ClaimRow? {
        try read { db in try ClaimRows(db).rows([id.number]).first }
    }
}

struct ClaimQuestion {
    var question: DatedQuestion

    /// The words that are asked for are those of the statement itself, not those of its whole report.
    init(_ filter: Filter, _ db: Database) throws {
        var plain = filter
        plain.words = nil
        question = DatedQuestion(.statement, plain)
        question.among("certainty", filter.certainties)
        if let words = filter.words {
            question.narrowings.append(
                Narrowing(
                    list: "SELECT rowid FROM statement_words WHERE statement_words MATCH \(words)",
                    holds: "statement.id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH \(words))"))
        }
        if let source = filter.source {
            let actors = try ActorNames(source, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT id FROM statement WHERE actor_id IN \(actors)", holds: "statement.actor_id IN \(actors)"))
        }
        if let actor = filter.actor {
            let actors = try ActorNames(actor, db).numbers
            question.narrowings.append(
                Narrowing(
                    list: "SELECT statement_id FROM party JOIN telling ON telling.event_id = party.event_id WHERE actor_id IN \(actors)",
                    holds: """
                        EXISTS (SELECT 1 FROM telling JOIN party ON party.event_id = telling.event_id
                        WHERE telling.statement_id = statement.id AND party.actor_id IN \(actors))
                        """))
        }
        try addPlaces(filter, db)
    }

    /// A statement lies where an event that it tells lies.
    private mutating func addPlaces(_ filter: Filter, _ db: Database) throws {
        var events = DatedQuestion(.event, Filter())
        events.placed(filter)
        for narrowing in events.narrowings {
            question.narrowings.append(
                Narrowing(
                    list: "SELECT statement_id FROM telling WHERE event_id IN (\(narrowing.list))",
                    holds: """
                        EXISTS (SELECT 1 FROM telling JOIN event ON event.id = telling.event_id
                        WHERE telling.statement_id = statement.id AND \(narrowing.holds))
                        """))
        }
    }
}

struct ClaimRows {
    private let db: Database
    private let asOf: Moment?

    init(_ db: Database, asOf: Moment? = nil) {
        self.db = db
        self.asOf = asOf
    }

    /// In the order of the numbers; what is not there is left out.
    func rows(_ numbers: [Int64]) throws -> [ClaimRow] {
        guard !numbers.isEmpty else { return [] }
        let query: SQL = """
            SELECT statement.*, \(sql: RowReading.reportColumns), \(sql: RowReading.tellerColumns), audience.name AS audience_name,
                verifier.name AS verifier_name
            FROM statement JOIN reading ON reading.id = statement.reading_id JOIN report ON report.id = reading.report_id
            LEFT JOIN entity AS audience ON audience.id = audience_id LEFT JOIN entity AS verifier ON verifier.id = verified_by_id
            WHERE statement.id IN \(numbers)
            """
        let overlay = try Overlay(db, .statement, numbers, asOf: asOf)
        var found: [Int64: ClaimRow] = [:]
        for row in try SQLRequest<Row>(literal: query).fetchAll(db) {
            guard var teller = RowReading.teller(row) else { continue }
            let number: Int64 = row["id"]
            teller.certainty = overlay.value(.certainty, of: number) ?? teller.certainty
            teller.verification = overlay.value(.verification, of: number) ?? teller.verification
            found[number] = ClaimRow(
                id: ThingID(.statement, number), date: row["at"], teller: teller, chain: try chain(of: number),
                manner: row["manner"], channel: row["channel"], channelName: row["channel_name"], audience: row["audience_name"],
                verifiedBy: row["verifier_name"], verificationWords: row["verification_words"], line: row["line"],
                spans: row["spans"], origin: row["origin"], report: RowReading.report(row), review: overlay.review(of: number))
        }
        return numbers.compactMap { found[$0] }
    }

    /// Longest chain of tellers that is followed.
    private static let longestChain = 16

    /// Names of the tellers, the outermost first.
    func chain(of statement: Int64) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    WITH RECURSIVE up (id, parent_id, depth) AS (
                        SELECT id, parent_id, 0 FROM statement WHERE id = ?
                        UNION ALL SELECT statement.id, statement.parent_id, depth + 1 FROM up
                            JOIN statement ON statement.id = up.parent_id WHERE depth < \(ClaimRows.longestChain))
                    SELECT coalesce(entity.name, nullif(statement.source, ''), 'unnamed ' || statement.anonymous, 'nobody named')
                    FROM up JOIN statement USING (id) LEFT JOIN entity ON entity.id = statement.entity_id ORDER BY depth DESC
                    """), arguments: [statement])
    }
}
