import Reading
import Record

/// Keeps the names of sealed sources inside, or shows them to somebody who asked and writes that down.
///
/// Made anew for every answer; used on one thread.
final class Veil {
    private let store: RecordStore
    private let redactor: Redactor
    private let isLifted: Bool
    private let visitor: Visitor
    private var seen: [ThingID] = []

    init(_ ask: Ask, _ store: RecordStore) throws {
        self.store = store
        redactor = try store.redactor()
        isLifted = ask.showsSealed
        visitor = ask.visitor
    }

    var isNeeded: Bool { !redactor.isEmpty }

    func rows<Row: ListedRow>(_ rows: [Row]) -> [Row] {
        guard isNeeded else { return rows }
        return rows.map { row in
            let veiled = row.changed(redactor.redacted)
            guard isLifted else { return veiled }
            if ListedTables.json(veiled) != ListedTables.json(row) { seen.append(row.id) }
            return row
        }
    }

    /// Words that stand in a thing.
    func words(_ words: String, of thing: ThingID) -> String {
        guard isNeeded else { return words }
        let veiled = redactor.redacted(words)
        guard isLifted else { return veiled }
        if veiled != words, seen.last != thing { seen.append(thing) }
        return words
    }

    func maybe(_ words: String?, of thing: ThingID) -> String? { words.map { self.words($0, of: thing) } }

    /// Where labels stand for names in a text; nowhere where the names are shown.
    func places(in words: String, of thing: ThingID) -> [(place: Span, label: String)] {
        guard isNeeded else { return [] }
        let places = redactor.places(in: words)
        guard isLifted else { return places }
        if !places.isEmpty { seen.append(thing) }
        return []
    }

    /// Writes to the log what was shown; nothing is answered before.
    func close() throws {
        guard !seen.isEmpty else { return }
        let named = seen.prefix(50).map(\.description).joined(separator: ", ")
        let more = seen.count > 50 ? " and \(seen.count - 50) more" : ""
        try store.note("saw sealed names in \(named)\(more)", by: visitor.name)
    }
}
