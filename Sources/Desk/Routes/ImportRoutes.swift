import HTTPTypes
import Reading
import Record

/// Bringing reports in, and what became of it.
enum ImportRoutes {
    private static let forms: [String: ArrivalForm] = [
        "text/plain": .report(.plain), "text/html": .report(.html), "application/pdf": .report(.pdf),
        "application/json": .report(.json),
        "application/x-ndjson": .report(.jsonLines), "text/csv": .table,
    ]
    private static let most = 32 << 20
    private static let longestKey = 200
    private static let patience = Duration.seconds(60)

    static let all: [Endpoint] = [
        Endpoint(
            method: .post, path: "/reports", role: .analyst, parameters: ["wait"],
            body: Endpoint.BodyRule(types: forms.keys.sorted(), most: most),
            handler: .waiting { ask, desk in try await post(ask, desk) }),
        .get("/imports", .reader, PageNames.all, kept: false) { ask, desk in
            let page = try desk.store.imports(try ask.page())
            return .list(page.rows, next: page.next) {
                ImportJSON(importing: $1, progress: desk.queue.progress(of: $1.id)).write(to: &$0)
            }
        },
        .get("/imports/{id}", kept: false) { ask, desk in try ImportJSON.row(of: try ask.thing(.importing), desk) },
        .put(.delete, "/imports/{id}", .admin, body: nil) { ask, desk in
            let id = try ask.thing(.importing)
            if let state = desk.queue.progress(of: id)?.state, state == .reading {
                throw Problem(.conflict, "\(id) is being read; take it back when it is complete")
            }
            let count = try desk.store.undoImport(id)
            try desk.store.note("took back \(id)", by: ask.visitor.name)
            return .object {
                $0.field("id", id.description)
                $0.field("reports", count)
            }
        },
    ]

    private static func isKey(_ words: String) -> Bool {
        (1...longestKey).contains(words.utf8.count) && words.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private static func post(_ ask: Ask, _ desk: Desk) async throws -> Answer {
        let waits = try ask.query.flag("wait")
        guard let form = BodyReading.type(ask.headers[.contentType]).flatMap({ forms[$0] }) else {
            throw Problem(.unsupportedType, "name the body's kind in Content-Type")
        }
        guard !ask.body.isEmpty else { throw Problem(.badRequest, "the body is empty; it is the report") }
        if form == .report(.json) { try JSONCheck.check(ask.body) }
        let key = ask.header("Idempotency-Key")
        guard key.map(isKey) ?? true else {
            throw Problem(.badRequest, "Idempotency-Key has from 1 to \(longestKey) characters of ASCII")
        }
        let importing = try await desk.pool.run {
            try desk.queue.take(ask.body, form: form, key: key, by: ask.visitor.name, isUrgent: waits)
        }
        if waits {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await desk.queue.end(of: importing) }
                group.addTask { try? await Task.sleep(for: patience) }
                await group.next()
                group.cancelAll()
            }
        }
        var answer = try await desk.pool.run { try ImportJSON.row(of: importing, desk) }
        let isOver = (try await desk.pool.run { try desk.store.importing(importing)?.completed }) != nil
        answer.status = isOver ? .ok : .accepted
        answer.headers[.location] = "\(EndpointTable.prefix)/imports/\(importing)"
        return answer
    }
}

/// One import, as the list and its own address give it.
struct ImportJSON {
    var importing: Import
    var progress: ReadingQueue.Progress?

    /// Reports and failures that one answer holds.
    private static let most = 1000

    static func row(of id: ThingID, _ desk: Desk) throws -> Answer {
        guard let importing = try desk.store.importing(id) else { throw Problem.notFound(id.description) }
        let one = ImportJSON(importing: importing, progress: desk.queue.progress(of: id))
        let reports = try desk.store.reports(in: id, limit: most)
        let errors = try desk.store.failures(of: id).prefix(most)
        return .object {
            one.write(to: &$0)
            $0.field("reports", reports.map(\.description))
            $0.field("errors", objects: Array(errors)) {
                $0.field("place", "\($1.place)")
                $0.field("reason", $1.reason)
                $0.field("at", $1.at.description)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        json.field("id", importing.id.description)
        json.field("state", state)
        json.field("what", importing.what)
        json.field("by", importing.by)
        json.field("started", importing.started.description)
        json.field("completed", importing.completed?.description)
        json.field("undone", importing.undone?.description)
        json.field("arrivals", importing.arrivals)
        json.field("failures", importing.failures)
        json.field("fault", progress?.fault)
        json.field("progress", object: progress) { ProgressJSON.write($1, to: &$0) }
    }

    private var state: String {
        if importing.undone != nil { return "taken back" }
        if importing.completed != nil { return "complete" }
        return progress?.state.rawValue ?? "broken off"
    }
}

enum ProgressJSON {
    static func write(_ progress: ReadingQueue.Progress, to json: inout JSONWriter) {
        let count = progress.count
        json.field("read", count.read)
        json.field("known", count.known)
        json.field("failed", count.failed)
        let share = count.bytesInAll.map { $0 > 0 ? min(1, Double(count.bytes) / Double($0)) : 0 } ?? 0
        json.field("share", progress.state == .complete ? 1 : share, decimals: 3)
    }
}
