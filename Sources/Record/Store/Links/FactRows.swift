import GRDB

/// Loads what linking compares, for a few readings at a time.
struct FactRows {
    let db: Database
    let readings: [Int64]
    private let list: String

    init(db: Database, readings: [Int64]) {
        self.db = db
        self.readings = readings
        list = LinkRows.list(readings)
    }

    /// In the order asked; readings that are not there are left out.
    func load() throws -> [ReportFacts] {
        guard !readings.isEmpty else { return [] }
        var facts = try reports()
        let places = try places()
        for (place, reading) in places.values.map({ ($0.place, $0.reading) }).sorted(by: { $0.0.name < $1.0.name }) where !place.isWide {
            facts[reading]?.places.append(place)
        }
        for event in try events(places.mapValues(\.place), facts.mapValues(\.published)) { facts[event.reading]?.events.append(event) }
        for statement in try statements(facts.mapValues(\.published)) { facts[statement.reading]?.statements.append(statement) }
        let offers = try Int64.fetchAll(db, sql: "SELECT id FROM offer WHERE reading_id IN \(list) ORDER BY id")
        let told = try LinkRows(db: db).offersTold(offers)
        for offer in offers.compactMap({ told[$0] }) { facts[offer.reading]?.offers.append(offer) }
        return readings.compactMap { facts[$0] }
    }

    private func reports() throws -> [Int64: ReportFacts] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT reading.id AS reading, report.id, report.outlet, report.title, report.published_start, sketch, words, credits
                FROM reading JOIN report ON report.id = reading.report_id LEFT JOIN fingerprint ON fingerprint.report_id = report.id
                WHERE reading.id IN \(list)
                """)
        var facts: [Int64: ReportFacts] = [:]
        for row in rows {
            let sketch: Blob? = row["sketch"]
            facts[row["reading"]] = ReportFacts(
                reading: row["reading"], report: row["id"], outlet: row["outlet"], title: row["title"],
                published: DayNumber.of(row["published_start"]),
                fingerprint: Fingerprint(hashes: sketch.map { SketchBytes.hashes(in: $0.bytes) } ?? [], words: row["words"] ?? 0),
                credits: (row["credits"] as String?).map { $0.isEmpty ? [] : WordList.words(in: $0) } ?? [])
        }
        return facts
    }

    private func places() throws -> [Int64: (place: PlaceFacts, reading: Int64)] {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM place WHERE reading_id IN \(list) AND lat IS NOT NULL AND lon IS NOT NULL")
        var places: [Int64: (PlaceFacts, Int64)] = [:]
        for row in rows {
            let precision: String = row["precision"]
            let radius: Double = row["radius_km"] ?? 0
            let place = PlaceFacts(
                geonameid: row["geonameid"], name: row["name"] ?? row["words"], latitude: row["lat"], longitude: row["lon"],
                radius: radius, isWide: precision == "country" || radius > FactRows.wide)
            places[row["id"]] = (place, row["reading_id"])
        }
        return places
    }

    /// Kilometres of radius beyond which much may happen in one place on one day.
    private static let wide = 60.0

    private func statements(_ published: [Int64: Int?]) throws -> [StatementFacts] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, reading_id, certainty, content FROM statement WHERE reading_id IN \(list) ORDER BY id")
        let sources = try SourceRows(db: db).sources(of: rows.map { $0["id"] as Int64 })
        let figures = try Row.fetchAll(
            db,
            sql: """
                SELECT statement_id, kind, low FROM figure WHERE reading_id IN \(list) AND statement_id IS NOT NULL AND low IS NOT NULL
                    AND kind NOT IN ('other', 'distance')
                """)
        var told: [Int64: Set<String>] = [:]
        for row in figures { told[row["statement_id"], default: []].insert("\(row["kind"] as String) \(row["low"] as Int64)") }
        return rows.map { row in
            let content: String = row["content"]
            let reading: Int64 = row["reading_id"]
            let stems = WordFolding.stems(of: content)
            return StatementFacts(
                statement: row["id"], reading: reading, published: published[reading] ?? nil, source: sources[row["id"]]?.source,
                certainty: row["certainty"], content: content, words: Set(stems),
                numbers: Set(stems.filter { $0.utf8.first.map { (48...57).contains($0) } ?? false }),
                hash: Int64(bitPattern: StableHash.of(stems.joined(separator: " "))), figures: told[row["id"]] ?? [])
        }
    }
}

// MARK: Events

extension FactRows {
    private func events(_ places: [Int64: PlaceFacts], _ published: [Int64: Int?]) throws -> [EventFacts] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT event.*, reading.report_id, sentence.number, sentence.hash, sentence.words FROM event
                JOIN reading ON reading.id = event.reading_id LEFT JOIN event_sentence AS sentence ON sentence.event_id = event.id
                WHERE event.reading_id IN \(list) ORDER BY coalesce(sentence.number, 0), event.id
                """)
        let parties = try parties()
        let figures = try figures()
        let tellers = try tellers()
        let denials = try denials()
        return rows.map { row in
            let id: Int64 = row["id"]
            let reading: Int64 = row["reading_id"]
            return EventFacts(
                event: id, reading: reading, report: row["report_id"], published: published[reading] ?? nil, anchor: row["anchor"],
                type: row["type"], mode: row["mode"], status: row["status"], days: FactRows.days(row),
                place: (row["place_id"] as Int64?).flatMap { places[$0] }, actors: parties[id]?["actor"] ?? [],
                recipients: parties[id]?["recipient"] ?? [], figures: figures[id] ?? [], sentence: row["number"] ?? 0,
                sentenceHash: row["hash"], words: Set((row["words"] as String? ?? "").split(separator: " ").map(String.init)),
                tellers: tellers[id] ?? [], denials: denials[id] ?? [])
        }
    }

    private static func days(_ row: Row) -> ClosedRange<Int>? {
        guard let start = DayNumber.of(row["time_start"]) else { return nil }
        let end = DayNumber.of(row["time_end"]) ?? start
        return start <= end ? start...end : nil
    }

    private func parties() throws -> [Int64: [String: [PartyFacts]]] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT party.event_id, party.side, party.words, entity.kind, entity.name, entity.country FROM party
                JOIN event ON event.id = party.event_id LEFT JOIN entity ON entity.id = party.entity_id
                WHERE event.reading_id IN \(list) ORDER BY party.event_id, party.side, party.position
                """)
        var parties: [Int64: [String: [PartyFacts]]] = [:]
        for row in rows {
            let words: String = row["words"]
            let facts = PartyFacts(
                actor: FactRows.actor(kind: row["kind"], name: row["name"], country: row["country"], words: words), kind: row["kind"],
                stems: Set(WordFolding.stems(of: words)))
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

    private func figures() throws -> [Int64: [FigureFacts]] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT event_figure.event_id, figure.* FROM figure JOIN event_figure ON event_figure.figure_id = figure.id
                WHERE figure.reading_id IN \(list) ORDER BY figure.id
                """)
        let sources = try SourceRows(db: db).sources(of: Set(rows.compactMap { $0["statement_id"] as Int64? }).sorted())
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
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT telling.event_id, telling.statement_id FROM telling JOIN event ON event.id = telling.event_id
                WHERE event.reading_id IN \(list) ORDER BY telling.event_id, telling.statement_id
                """)
        let sources = try SourceRows(db: db).sources(of: Set(rows.map { $0["statement_id"] as Int64 }).sorted())
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
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT telling.event_id, statement.id, statement.content FROM answer
                JOIN telling ON telling.statement_id = answer.to_id JOIN statement ON statement.id = answer.statement_id
                WHERE relation = 'denies' AND statement.reading_id IN \(list) ORDER BY telling.event_id, statement.id
                """)
        let sources = try SourceRows(db: db).sources(of: Set(rows.map { $0["id"] as Int64 }).sorted())
        var denials: [Int64: [EventFacts.Denial]] = [:]
        for row in rows {
            guard let source = sources[row["id"]]?.source else { continue }
            denials[row["event_id"], default: []].append(
                EventFacts.Denial(statement: row["id"], source: source, content: row["content"]))
        }
        return denials
    }
}
