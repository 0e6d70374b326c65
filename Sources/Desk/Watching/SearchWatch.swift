import Reading
import Record

/// Looks twice a second whether the record changed, and what kept searches find of what was read since.
struct SearchWatch {
    private static let rows = 20

    let desk: Desk

    func run() async {
        var version = (try? desk.watch.version()) ?? 0
        var mark = try? desk.store.mark()
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(500))
            guard let now = try? desk.watch.version(), now != version else { continue }
            version = now
            desk.streams.send(.record(now))
            guard desk.streams.count > 0, let before = mark else {
                mark = (try? desk.store.mark()) ?? mark
                continue
            }
            let desk = desk
            mark = (try? await desk.pool.run { try SearchWatch(desk: desk).look(after: before) }) ?? mark
        }
    }

    /// - Returns: how far was looked.
    private func look(after before: ReadingMark) throws -> ReadingMark {
        let mark = try desk.store.mark()
        guard mark > before else { return mark }
        for search in try desk.store.searches() {
            guard let list = ExportedThings(rawValue: search.list),
                var filter = try? desk.store.hidingSealed(desk.names.filter(SavedFilter(arguments: search.arguments).query()))
            else { continue }
            filter.after = before
            if let json = try matches(search.name, list, filter) { desk.streams.send(.match(search: search.name, json: json)) }
        }
        return mark
    }

    private func matches(_ name: String, _ list: ExportedThings, _ filter: Filter) throws -> [UInt8]? {
        let request = PageRequest(limit: SearchWatch.rows)
        switch list {
        case .events: return try json(name, list, try desk.store.events(filter, request))
        case .claims: return try json(name, list, try desk.store.claims(filter, request))
        case .offers: return try json(name, list, try desk.store.offers(filter, request))
        case .control: return try json(name, list, try desk.store.control(filter, request))
        }
    }

    /// Nil where nothing is new; sealed names never go out here.
    private func json<Row: ListedRow>(_ name: String, _ list: ExportedThings, _ page: Page<Row>) throws -> [UInt8]? {
        guard !page.rows.isEmpty else { return nil }
        let redactor = try desk.store.redactor()
        let rows = redactor.isEmpty ? page.rows : page.rows.map { $0.changed(redactor.redacted) }
        var json = JSONWriter()
        json.object {
            $0.field("search", name)
            $0.field("list", list.rawValue)
            $0.field("rows", objects: rows) { ListedTables.write($1, to: &$0) }
            $0.field("more", page.next != nil)
        }
        return json.bytes
    }
}
