import GRDB
import Reading

extension RecordStore {
    /// What one input gave, on its way into the record.
    package enum Taken: Sendable {
        /// Read anew.
        case read(KeptReport, Fetch = .untold)
        /// Bytes that the record holds already; only their arrival is new.
        case known(Report.ID, InputPlace, Fetch = .untold)
        case failed(InputPlace, reason: String)
    }

    /// What became of it.
    package enum Kept: Hashable, Sendable {
        case new(reading: Int64)
        case known
        case failed
    }

    /// Keeps everything that is given, in one transaction; when this returns, it is in the file.
    package func keep(_ taken: [Taken], in importing: ThingID) throws(RecordError) -> [Kept] {
        let now = clock.now().milliseconds
        return try write { db in
            let writing = Keeping(db: db, importing: importing.number, now: now)
            return try taken.map(writing.keep)
        }
    }

    /// The reports of readings, in the order of these.
    package func reports(of readings: [Int64]) throws(RecordError) -> [ThingID] {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT report_id FROM reading WHERE id = ?")
            return try readings.compactMap { try Int64.fetchOne(statement, arguments: [$0]).map { ThingID(.report, $0) } }
        }
    }

    /// Whether the record has these bytes and what was read in them.
    package func holds(_ id: Report.ID) throws(RecordError) -> Bool {
        guard let hash = HexBytes(id.rawValue)?.bytes else { return false }
        return try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT 1 FROM report JOIN reading ON report_id = report.id WHERE sha256 = ? AND reading.ended IS NULL")
            return try Int.fetchOne(statement, arguments: [hash]) != nil
        }
    }
}

/// One transaction of an ingest.
private struct Keeping {
    var db: Database
    var importing: Int64
    var now: Int64

    func keep(_ taken: RecordStore.Taken) throws -> RecordStore.Kept {
        switch taken {
        case .read(let report, let fetch): return try keep(report, fetch)
        case .known(let id, let place, let fetch):
            guard let number = try number(of: id) else { throw RecordError.unknown(id.rawValue) }
            try arrive(number, place, fetch)
            return .known
        case .failed(let place, let reason):
            try fail(place, reason)
            return .failed
        }
    }

    private func keep(_ kept: KeptReport, _ fetch: Fetch) throws -> RecordStore.Kept {
        let report = kept.finding.report
        let known = try number(of: report.id)
        let number = try known ?? insert(kept)
        if known != nil { try db.execute(sql: "UPDATE report SET ended = NULL WHERE id = ?", arguments: [number]) }
        try arrive(number, report.place, fetch)
        let isRead = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM reading WHERE report_id = ? AND ended IS NULL"), arguments: [number])
        guard isRead == nil else { return .known }
        return .new(reading: try ReadingRow(db: db, now: now).insert(kept, of: number))
    }

    private func number(of id: Report.ID) throws -> Int64? {
        guard let hash = HexBytes(id.rawValue)?.bytes else { return nil }
        return try Int64.fetchOne(db.cachedStatement(sql: "SELECT id FROM report WHERE sha256 = ?"), arguments: [hash])
    }

    private func insert(_ kept: KeptReport) throws -> Int64 {
        let report = kept.finding.report
        let head = report.head
        let rows = try Inserter(
            db, into: "report",
            [
                "sha256", "name", "title", "outlet", "author", "url", "language", "dateline", "published_start", "published_end",
                "published_grain", "published_origin", "made",
            ])
        try rows.insert([
            HexBytes(report.id.rawValue)?.bytes, head.name, head.title, head.outlet, head.author, head.url, head.language,
            head.dateline?.text, head.published?.start.description, head.published?.end.description,
            head.published?.grain.rawValue, head.published?.origin.rawValue, now,
        ])
        let number = db.lastInsertedRowID
        try Inserter(db, into: "original", ["report_id", "size", "packing", "bytes", "text"]).insert([
            number, kept.size, kept.original.packing.rawValue, Blob(kept.original.bytes), kept.extracted.map(Blob.init),
        ])
        try Inserter(db, into: "report_words", ["rowid", "title", "text"]).insert([number, head.title, kept.text])
        return number
    }

    /// The same bytes from the same place are one arrival, however often they are looked at.
    private func arrive(_ report: Int64, _ place: InputPlace, _ fetch: Fetch) throws {
        let known = try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT 1 FROM arrival WHERE report_id = ? AND path = ? AND line IS ? AND element IS ? AND ended IS NULL
                    """), arguments: [report, place.path, place.line, place.element])
        if known == nil {
            try Inserter(db, into: "arrival", ["import_id", "report_id", "path", "line", "element", "url", "fetched", "at"]).insert([
                importing, report, place.path, place.line, place.element, fetch.url, fetch.at?.milliseconds, now,
            ])
        }
        try endFailure(place)
    }

    private func fail(_ place: InputPlace, _ reason: String) throws {
        try endFailure(place)
        try Inserter(db, into: "failure", ["import_id", "path", "line", "element", "reason", "at"]).insert([
            importing, place.path, place.line, place.element, reason, now,
        ])
    }

    private func endFailure(_ place: InputPlace) throws {
        try db.cachedStatement(
            sql: "UPDATE failure SET ended = ? WHERE path = ? AND line IS ? AND element IS ? AND ended IS NULL"
        ).execute(arguments: [now, place.path, place.line, place.element])
    }
}

/// A reading with everything that was found in it.
struct ReadingRow {
    var db: Database
    var now: Int64

    func insert(_ kept: KeptReport, of report: Int64) throws -> Int64 {
        let engine = kept.finding.engine
        try Inserter(db, into: "reading", ["report_id", "program", "model", "rules", "gazetteer", "finding", "made"]).insert([
            report, engine.version, engine.model, engine.rules, engine.gazetteer, Blob(kept.json), now,
        ])
        let reading = db.lastInsertedRowID
        var rows = try FindingRows(db, kept.finding, reading: reading)
        try rows.write()
        try rows.write(kept.digest, of: report)
        if let views = kept.views { try rows.write(views) }
        return reading
    }
}
