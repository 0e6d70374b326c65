import Reading
import Record

/// A report with its text and everything found in it, as the page takes it.
struct ReportJSON {
    let stored: StoredReport
    let found: FoundThings
    let family: [ThingID]
    let unit: OffsetUnit
    let shown: ShownText
    let veil: Veil

    init(_ stored: StoredReport, _ desk: Desk, unit: OffsetUnit, veil: Veil) throws {
        self.stored = stored
        self.unit = unit
        self.veil = veil
        let id = stored.row.id
        found = try desk.store.found(in: id)
        family = try desk.store.wireFamily(of: id)?.reports ?? [id]
        shown = ShownText(ReadableReport(stored, desk.texts), unit: unit) { veil.places(in: $0, of: id) }
    }

    func write(to json: inout JSONWriter) {
        writeHead(to: &json)
        json.field("text", shown.text)
        json.field("paragraphs", objects: shown.paragraphs) {
            $0.field("role", $1.role)
            $0.field("span", $1.place)
        }
        json.field("arrivals", objects: stored.arrivals) {
            $0.field("import", $1.importing.description)
            $0.field("place", "\($1.place)")
            $0.field("at", $1.at.description)
            $0.field("ended", $1.ended?.description)
        }
        json.field("family", family.map(\.description))
        for (name, things) in kinds { json.field(name, objects: things) { write($1, to: &$0) } }
        json.field("doubts", objects: found.doubts) {
            $0.field("kind", $1.kind)
            $0.field("words", veil.maybe($1.words, of: stored.row.id))
            $0.field("reason", veil.words($1.reason, of: stored.row.id))
            $0.field("spans", shown.spans($1.spans))
            $0.field("line", $1.line)
        }
    }

    private var kinds: [(StaticString, [FoundThing])] {
        [
            ("statements", found.statements), ("events", found.events), ("figures", found.figures), ("offers", found.offers),
            ("control", found.control), ("places", found.places),
        ]
    }

    private func writeHead(to json: inout JSONWriter) {
        let row = stored.row.id
        let head = veil.rows([stored.row])[0]
        json.field("id", row.description)
        json.field("sha256", head.sha256)
        json.field("title", head.title)
        json.field("outlet", head.outlet)
        json.field("author", veil.maybe(found.author, of: row))
        json.field("url", head.url)
        json.field("language", head.language)
        json.field("direction", ReportJSON.rightToLeft.contains(head.language ?? "") ? "rtl" : "ltr")
        json.field("published", head.published)
        json.field("dateline", veil.maybe(found.dateline, of: row))
        json.field("engine", head.engine)
        json.field("offsets", unit.rawValue)
        json.field("sealed", veil.isNeeded)
    }

    private static let rightToLeft: Set<String> = ["ar", "fa", "he", "iw", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "prs"]

    private func write(_ thing: FoundThing, to json: inout JSONWriter) {
        json.field("id", thing.id.description)
        if thing.id.kind == .statement {
            json.field("parent", thing.statement?.description)
        } else if thing.id.kind != .place {
            json.field("statement", thing.statement?.description)
        }
        for field in thing.fields {
            switch field.value {
            case .text(let text): json.field(field.name, veil.maybe(text, of: thing.id))
            case .number(let number): json.field(field.name, number)
            case .decimal(let number, let decimals): json.field(field.name, number, decimals: decimals)
            case .list(let words): json.field(field.name, words.map { veil.words($0, of: thing.id) })
            }
        }
        if thing.id.kind == .statement { ChainJSON.write(thing.chain, veil, to: &json) }
        json.field("spans", shown.spans(thing.spans))
        for (name, spans) in thing.otherSpans { json.field(name, shown.spans(spans)) }
        if thing.id.kind != .place {
            json.field("line", thing.line)
            json.field("origin", thing.origin)
        }
        json.field("review", thing.review)
    }
}

/// Everybody through whom something comes.
enum ChainJSON {
    static func write(_ chain: [ChainLink], _ veil: Veil, to json: inout JSONWriter) {
        json.field("chain", objects: chain) {
            $0.field("name", veil.words($1.name, of: $1.statement))
            $0.field("statement", $1.statement.description)
            $0.field("actor", $1.actor?.description)
        }
    }
}
