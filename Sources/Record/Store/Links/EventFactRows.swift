import GRDB

/// Loads the events of one reading with all that hangs on them.
struct EventFactRows {
    let db: Database
    let reading: Int64
    let places: [Int64: PlaceFacts]
    let sources: [Int64: SourceRows.Known]

    /// In order of the text.
    func load(of report: ReportFacts) throws -> [EventFacts] {
        let rows = try rows(
            """
            SELECT event.id, event.anchor, event.type, event.mode, event.status, event.place_id, event.time_words, event.time_start,
                event.time_end, event.time_grain, event.means, sentence.number, sentence.hash, sentence.words, sentence.before, view.model, view.views
            FROM event LEFT JOIN event_view AS view ON view.event_id = event.id
            LEFT JOIN event_sentence AS sentence ON sentence.event_id = event.id
            WHERE event.reading_id = ? ORDER BY coalesce(sentence.number, 0), event.id
            """)
        guard !rows.isEmpty else { return [] }
        let parties = try parties()
        let figures = try figures()
        let tellers = try tellers()
        let denials = try denials()
        return rows.map { row in
            let id: Int64 = row["id"]
            var event = EventFacts(
                event: id, reading: reading, report: report.report, published: report.published, anchor: row["anchor"],
                type: row["type"], mode: row["mode"], status: row["status"])
            event.days = EventFactRows.days(row)
            event.timeWords = EventFactRows.clocked.contains(row["time_grain"] as String? ?? "") ? row["time_words"] : nil
            event.means = row["means"]
            event.place = (row["place_id"] as Int64?).flatMap { places[$0] }
            event.actors = parties[id]?["actor"] ?? []
            event.recipients = parties[id]?["recipient"] ?? []
            event.figures = figures[id] ?? []
            event.sentence = row["number"] ?? 0
            event.sentenceHash = row["hash"]
            event.stand(in: (row["words"] as String? ?? "").split(separator: " ").map(String.init))
            event.views = EventFactRows.views(row)
            event.wordsBefore = Set((row["before"] as String? ?? "").split(separator: " ").map(String.init))
            event.tellers = tellers[id] ?? []
            event.denials = denials[id] ?? []
            return event
        }
    }

    /// Grains of times that tell hours.
    private static let clocked: Set<String> = ["hour", "minute", "part-of-day"]

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [reading]) }

    private static func days(_ row: Row) -> ClosedRange<Int>? {
        guard let start = DayNumber.of(row["time_start"]) else { return nil }
        let end = DayNumber.of(row["time_end"]) ?? start
        return start <= end ? start...end : nil
    }

    private static func views(_ row: Row) -> EventFacts.Views? {
        guard let model: String = row["model"], let bytes: Blob = row["views"], let views = EventViewBytes.views(in: bytes.bytes)
        else { return nil }
        return EventFacts.Views(model: model, views: views)
    }

    private func parties() throws -> [Int64: [String: [PartyFacts]]] {
        let rows = try rows(
            """
            SELECT party.event_id, party.side, party.words, entity.kind, entity.name, entity.country FROM party
            JOIN event ON event.id = party.event_id LEFT JOIN entity ON entity.id = party.entity_id
            WHERE event.reading_id = ? ORDER BY party.event_id, party.side, party.position
            """)
        var parties: [Int64: [String: [PartyFacts]]] = [:]
        for row in rows {
            let words: String = row["words"]
            let kind: String? = row["kind"]
            let facts = PartyFacts(
                actor: EventFactRows.actor(kind: kind, name: row["name"], country: row["country"], words: words), kind: kind,
                stems: Set(WordFolding.stems(of: words)), isOne: kind == "person" && EventFactRows.isOne(words))
            parties[row["event_id"], default: [:]][row["side"], default: []].append(facts)
        }
        return parties
    }

    /// Who it is, where a name tells: neither "gunmen" nor "no unit of the National Army".
    private static func actor(kind: String?, name: String?, country: String?, words: String) -> SourceKey? {
        guard !["people", "civilians", "place", "facility"].contains(kind ?? ""), !words.lowercased().hasPrefix("no ") else { return nil }
        let told = name ?? words
        let isNamed = told.split(separator: " ").contains { word in
            !["The", "A", "An"].contains(word) && word.first?.isUppercase == true
        }
        return isNamed ? SourceKey(name: told, country: country) : nil
    }

    private static func isOne(_ words: String) -> Bool {
        ["a", "an", "the", "one", "his", "her"].contains(words.split(separator: " ").first?.lowercased() ?? "")
    }

    private func figures() throws -> [Int64: [FigureFacts]] {
        let rows = try rows(
            """
            SELECT event_figure.event_id, figure.* FROM figure JOIN event_figure ON event_figure.figure_id = figure.id
            WHERE figure.reading_id = ? ORDER BY figure.id
            """)
        var figures: [Int64: [FigureFacts]] = [:]
        for row in rows {
            let teller = (row["statement_id"] as Int64?).flatMap { sources[$0] }
            figures[row["event_id"], default: []].append(
                FigureFacts(
                    figure: row["id"], kind: row["kind"], low: row["low"], high: row["high"], qualifier: row["qualifier"],
                    scope: row["scope"], counted: Set(WordFolding.stems(of: row["counted"] ?? "")),
                    isPart: (row["part_of_id"] as Int64?) != nil, words: row["words"], statement: row["statement_id"],
                    source: teller?.source, sourceKind: teller?.kind))
        }
        return figures
    }

    private func tellers() throws -> [Int64: [EventFacts.Teller]] {
        let rows = try rows(
            """
            SELECT telling.event_id, telling.statement_id FROM telling JOIN event ON event.id = telling.event_id
            WHERE event.reading_id = ? ORDER BY telling.event_id, telling.statement_id
            """)
        var tellers: [Int64: [EventFacts.Teller]] = [:]
        for row in rows {
            let statement: Int64 = row["statement_id"]
            tellers[row["event_id"], default: []].append(
                EventFacts.Teller(
                    statement: statement, source: sources[statement]?.source, isMedium: sources[statement]?.isMedium ?? false,
                    kind: sources[statement]?.kind))
        }
        return tellers
    }

    private func denials() throws -> [Int64: [EventFacts.Denial]] {
        let rows = try rows(
            """
            SELECT telling.event_id, statement.id, statement.content FROM statement
            JOIN answer ON answer.statement_id = statement.id JOIN telling ON telling.statement_id = answer.to_id
            WHERE relation = 'denies' AND statement.reading_id = ? ORDER BY telling.event_id, statement.id
            """)
        var denials: [Int64: [EventFacts.Denial]] = [:]
        for row in rows {
            guard let source = sources[row["id"]]?.source else { continue }
            denials[row["event_id"], default: []].append(
                EventFacts.Denial(statement: row["id"], source: source, content: row["content"]))
        }
        return denials
    }
}
