import GRDB
import Reading

/// Writes a finding into the tables that are asked.
///
/// The numbers of all rows are given first, so that what points to something later in the report can be written in one go.
struct FindingRows {
    let db: Database
    let finding: Finding
    let reading: Int64
    let entities: RowNumbers<Entity.ID>
    let statements: RowNumbers<Reading.Statement.ID>
    let events: RowNumbers<Event.ID>
    let figures: RowNumbers<Figure.ID>
    let offers: RowNumbers<Offer.ID>
    let places: RowNumbers<Place.ID>
    let times: [TimeExpression.ID: FoundTime]
    private(set) var actors: [Entity.ID: Int64] = [:]

    init(_ db: Database, _ finding: Finding, reading: Int64) throws {
        self.db = db
        self.finding = finding
        self.reading = reading
        entities = try RowNumbers(db, table: "entity", finding.entities.map(\.id))
        statements = try RowNumbers(db, table: "statement", finding.statements.map(\.id))
        events = try RowNumbers(db, table: "event", finding.events.map(\.event.id))
        figures = try RowNumbers(db, table: "figure", finding.figures.map(\.figure.id))
        offers = try RowNumbers(db, table: "offer", finding.offers.map(\.offer.id))
        places = try RowNumbers(db, table: "place", finding.places.map(\.place.id))
        times = Dictionary(finding.times.map { ($0.time.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func write() throws {
        try writeEntities()
        try writePlaces()
        try writeStatements()
        try writeAnswers()
        try writeFigures()
        try writeEvents()
        try writeOffers()
        try writeControl()
        try writeNotes()
        try writeDoubts()
    }

    /// The first day of a time, otherwise of the report.
    func day(of time: TimeExpression.ID?) -> String? {
        time.flatMap { times[$0]?.time.start?.description } ?? finding.report.head.published?.start.description
    }

    private mutating func writeEntities() throws {
        let keys = try ActorKeys(db, of: finding)
        let rows = try Inserter(
            db, into: "entity",
            ["id", "reading_id", "local", "actor_id", "kind", "name", "aliases", "role", "affiliation_id", "country", "sector"])
        for entity in finding.entities {
            let actor = try keys.number(of: entity)
            actors[entity.id] = actor
            try rows.insert([
                entities[entity.id], reading, entity.id.rawValue, actor, entity.kind.rawValue, entity.name,
                WordList.text(of: FindingRows.names(of: entity)), entity.role,
                entities[entity.affiliation], entity.country, entity.sector?.rawValue,
            ])
        }
    }

    /// Every other name that the report gives it.
    private static func names(of entity: FoundEntity) -> [String] {
        let mentioned = entity.mentions.filter { $0.form == .name }.map(\.words.text)
        return Set(entity.aliases + mentioned).subtracting([entity.name]).sorted()
    }

    private func writePlaces() throws {
        let rows = try Inserter(
            db, into: "place",
            [
                "id", "reading_id", "local", "words", "spans", "geonameid", "name", "feature", "country", "admin1", "admin2", "lat",
                "lon", "radius_km", "precision",
            ])
        let boxes = try Inserter(db, into: "place_box", ["id", "min_lat", "max_lat", "min_lon", "max_lon"])
        for found in finding.places {
            let place = found.place
            let number = places[place.id]
            try rows.insert([
                number, reading, place.id.rawValue, found.words.text, SpanText.of(found.words.spans), place.geonameid, place.name,
                place.feature, place.country, place.admin1, place.admin2, place.latitude, place.longitude, place.radius,
                place.precision.rawValue,
            ])
            if let lat = place.latitude, let lon = place.longitude { try boxes.insert([number, lat, lat, lon, lon]) }
        }
        let relatives = try Inserter(db, into: "relative_place", ["place_id", "anchor_id"])
        for found in finding.places {
            guard let number = places[found.place.id], let anchor = places[found.place.relative?.anchor] else { continue }
            try relatives.insert([number, anchor])
        }
    }

    private func writeNotes() throws {
        let rows = try Inserter(
            db, into: "note",
            ["reading_id", "local", "statement_id", "kind", "figure_id", "place_id", "words", "spans", "line", "origin"])
        for found in finding.humanitarian {
            let note = found.note
            try rows.insert([
                reading, note.id.rawValue, statements[note.statement], note.kind.rawValue, figures[note.figure], places[note.place],
                found.words.text, SpanText.of(found.words.spans), found.line, note.origin,
            ])
        }
    }

    private func writeDoubts() throws {
        let rows = try Inserter(db, into: "doubt", ["reading_id", "kind", "words", "spans", "about", "reason", "line"])
        for doubt in finding.doubts {
            try rows.insert([
                reading, doubt.kind.rawValue, doubt.words?.text, doubt.words.map { SpanText.of($0.spans) }, doubt.about?.id,
                doubt.reason, doubt.line,
            ])
        }
    }
}
