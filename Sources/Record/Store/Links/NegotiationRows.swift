import GRDB
import Reading

extension LinkRows {
    /// All negotiations, the one whose last step is newest first.
    func negotiations() throws -> [Negotiation] {
        let ids = try Int64.fetchAll(db, sql: "SELECT id FROM grouping WHERE kind = 'n' AND made <= ?", arguments: [time])
        let members = try members(.negotiation, in: ids, table: "offer")
        let offers = try offersTold(members.values.flatMap(\.self))
        let threads = ids.compactMap { id -> Negotiation? in
            let mine = (members[id] ?? []).compactMap { offers[$0] }
            return mine.isEmpty ? nil : NegotiationThread.negotiation(ThingID(.negotiation, id), of: mine)
        }
        return threads.sorted { ($0.steps.last?.at ?? "", $0.id.number) > ($1.steps.last?.at ?? "", $1.id.number) }
    }

    func offersTold(_ ids: some Sequence<Int64>) throws -> [Int64: OfferTold] {
        let list = LinkRows.list(ids)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT offer.*, report.published_start FROM offer JOIN reading ON reading.id = offer.reading_id
                JOIN report ON report.id = reading.report_id WHERE offer.id IN \(list)
                """)
        let parties = try Row.fetchAll(db, sql: "SELECT * FROM offer_party WHERE offer_id IN \(list) ORDER BY offer_id, role, position")
        let names = try SourceRows(db: db).actors(Set(parties.map { $0["actor_id"] as Int64 }).sorted())
        let answers = try Row.fetchAll(
            db,
            sql: """
                SELECT offer_answer.*, statement.content, statement.at FROM offer_answer
                LEFT JOIN statement ON statement.id = statement_id WHERE offer_id IN \(list) ORDER BY offer_id, position
                """)
        var offers: [Int64: OfferTold] = [:]
        for row in rows { offers[row["id"]] = OfferTold(row) }
        for row in parties {
            let actor: Int64 = row["actor_id"]
            let party = OfferTold.Party(actor: actor, role: row["role"], source: names[actor])
            offers[row["offer_id"]]?.parties.append(party)
        }
        for row in answers {
            offers[row["offer_id"]]?.answers.append(
                OfferTold.Answer(
                    state: row["state"], statement: (row["statement_id"] as Int64?).map { ThingID(.statement, $0) }, at: row["at"],
                    words: words(of: row)))
        }
        for row in try steps(of: list) {
            offers[row["offer_id"]]?.answers.append(
                OfferTold.Answer(
                    state: row["step"], statement: (row["statement_id"] as Int64?).map { ThingID(.statement, $0) },
                    at: row["at"] ?? row["published_start"], words: row["words"] ?? "", reading: row["reading_id"]))
        }
        return offers
    }

    /// The words that tell of an answer; of one that was read before they were kept, what its statement says.
    private func words(of answer: Row) -> String {
        let own: String = answer["words"]
        return own.isEmpty ? answer["content"] ?? "" : own
    }

    /// Steps that linking found in other statements, in events and in offers of another party.
    private func steps(of offers: String) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT step.offer_id, step.step, step.reading_id, statement.id AS statement_id, report.published_start,
                    coalesce(statement.at, event.at, offer.at) AS at, coalesce(statement.content, event.anchor, offer.words) AS words
                FROM negotiation_step AS step JOIN reading ON reading.id = step.reading_id JOIN report ON report.id = reading.report_id
                LEFT JOIN event ON step.thing = 'v' AND event.id = step.thing_id
                LEFT JOIN offer ON step.thing = 'o' AND offer.id = step.thing_id
                LEFT JOIN statement ON statement.id =
                    CASE step.thing WHEN 's' THEN step.thing_id WHEN 'v' THEN event.statement_id ELSE offer.statement_id END
                WHERE step.offer_id IN \(offers) AND \(standing("step")) AND \(standing("reading")) ORDER BY step.id
                """)
    }
}

extension OfferTold {
    fileprivate init(_ row: Row) {
        self.init(
            offer: ThingID(.offer, row["id"]), reading: row["reading_id"],
            statement: (row["statement_id"] as Int64?).map { ThingID(.statement, $0) }, kind: row["kind"], state: row["state"],
            words: row["words"], at: row["at"], published: row["published_start"],
            isKnownByAnswer: (row["origin"] as String).hasPrefix("step."))
    }
}
