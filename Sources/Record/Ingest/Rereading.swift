import Reading

/// Reads reports of the record again, with the engine of today.
///
/// What people corrected stays: each correction goes over to the thing that stands on the same words. What was read before is kept
/// for questions about earlier days.
package struct Rereading {
    private let store: RecordStore
    private let texts: ReportReader
    private let read: (Report) -> ReadReport

    package init(of store: RecordStore, texts: ReportReader, read: @escaping (Report) -> ReadReport) {
        self.store = store
        self.texts = texts
        self.read = read
    }

    /// Reads one report again.
    ///
    /// - Returns: what changed; nil where the same engine would read the same.
    package func again(_ id: ThingID, engine: EngineVersions, force: Bool = false) throws -> RereadingOutcome? {
        guard let stored = try store.report(id) else { throw RecordError.unknown(id.description) }
        if !force, try store.engine(of: id) == engine { return nil }
        guard let report = report(of: stored), report.id.rawValue == stored.row.sha256 else {
            throw RecordError.other(path: store.path, reason: "\(id) cannot be read again: its bytes are no single report")
        }
        return try store.replaceReading(of: id, by: KeptReport(read(report), bytes: stored.bytes))
    }

    /// The report as it came; what a feed told of it and its bytes do not is taken from the record.
    private func report(of stored: StoredReport) -> Report? {
        let place = stored.arrivals.first?.place ?? InputPlace(path: "-")
        guard var report = FeedReader.isItem(stored.bytes) ? item(stored, place) : whole(stored, place) else { return nil }
        report.place = place
        report.head.title = report.head.title ?? stored.row.title
        report.head.outlet = report.head.outlet ?? stored.row.outlet
        report.head.url = report.head.url ?? stored.row.url
        if report.head.published == nil, let day = stored.row.published {
            var given = GivenRecord(place: place, span: Span(0, 0), words: GivenWords())
            if given.takeDate(Array(day.utf8)) { report.head.published = given.head.published }
        }
        return report
    }

    private func whole(_ stored: StoredReport, _ place: InputPlace) -> Report? {
        let outcomes = texts.reports(in: stored.bytes, path: place.path)
        guard outcomes.count == 1, case .success(let report) = outcomes[0] else { return nil }
        return report
    }

    private func item(_ stored: StoredReport, _ place: InputPlace) -> Report? {
        let source = FeedSource(path: place.path, texts: texts)
        guard case .report(let report, _, _)? = try? source.arrival(ofLone: stored.bytes, at: place) else { return nil }
        return report
    }
}

/// What another reading of a report changed, by kind of thing.
package struct RereadingOutcome: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
        package var kind: ThingID.Kind
        package var kept: Int
        package var gone: Int
        package var new: Int
    }

    package var changes: [Change]
    /// Corrections that went over to the new reading, and those whose words it finds nothing on.
    package var carried: Int
    package var lost: Int
}
