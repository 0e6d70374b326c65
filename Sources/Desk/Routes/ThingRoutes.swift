import Reading
import Record

/// Any thing of the record by its name.
enum ThingRoutes {
    static let all: [Endpoint] = [
        .get("/things/{id}") { ask, desk in
            let id = try ask.thing()
            let veil = try Veil(ask, desk.store)
            let page = ThingPage(id: id, store: desk.store, veil: veil)
            let answer: Answer
            if id.kind == .report {
                guard let stored = try desk.store.report(id) else { throw Problem.notFound(id.description) }
                try Original.check(stored.finding, of: id, ask, desk)
                answer = .json(stored.finding)
            } else {
                answer = try page.answer(imports: { try ImportJSON.row(of: $0, desk) })
            }
            try veil.close()
            return answer
        }
    ]
}

/// One thing, with what hangs together with it.
struct ThingPage {
    let id: ThingID
    let store: RecordStore
    let veil: Veil

    func answer(imports: (ThingID) throws -> Answer) throws -> Answer {
        switch id.kind {
        case .event: try told(store.event(id)) { $0.teller?.id }
        case .statement: try told(store.claim(id)) { $0.id }
        case .offer: try told(store.offer(id)) { $0.teller?.id }
        case .control: try told(store.controlClaim(id)) { $0.teller?.id }
        case .figure: try told(store.figure(id)) { $0.teller?.id }
        case .actor: try actor()
        case .occurrence: try occurrence()
        case .contradiction: try contradiction()
        case .negotiation: try negotiation()
        case .claim: try claim()
        case .importing: try imports(id)
        default: throw Problem(.notFound, "\(id) is shown with its report")
        }
    }

    private var missing: Problem { .notFound(id.description) }

    /// A thing that a statement tells: its row, the whole chain, the occurrence, what people said of it.
    private func told<Row: ListedRow>(_ row: Row?, _ teller: (Row) -> ThingID?) throws -> Answer {
        guard let row else { throw missing }
        let chain = try teller(row).map(store.chain) ?? []
        let occurrence = id.kind == .event ? try store.occurrenceIDs(of: [id.number])[id.number] : nil
        let corrections = try store.corrections(of: id, limit: 100)
        return .object {
            $0.field("kind", id.kind.word)
            for field in veil.rows([row])[0].fields where "\(field.name)" != "chain" && "\(field.name)" != "kind" {
                write(field, to: &$0)
            }
            if let kind = row.fields.first(where: { "\($0.name)" == "kind" }) { $0.field("kind_of", kind.value.words) }
            ChainJSON.write(chain, veil, to: &$0)
            $0.field("occurrence", occurrence?.description)
            $0.field("corrections", objects: corrections) { CorrectionJSON.write($1, to: &$0) }
        }
    }

    private func write(_ field: ListedField, to json: inout JSONWriter) {
        switch field.value {
        case .text(let text): json.field(field.name, text)
        case .number(let number): json.field(field.name, number)
        case .decimal(let number, let decimals): json.field(field.name, number, decimals: decimals)
        case .list(let words): json.field(field.name, words)
        }
    }

    private func actor() throws -> Answer {
        guard let row = try store.actor(id) else { throw missing }
        let seal = try store.redactions().first { $0.actor == id }
        let corrections = try store.corrections(of: id, limit: 100)
        let outlets = try store.outlets(quoting: id)
        return .object {
            ListedTables.write(veil.rows([row])[0], to: &$0)
            $0.field("outlets", objects: outlets) {
                $0.field("outlet", veil.maybe($1.outlet, of: id))
                $0.field("statements", $1.statements)
            }
            $0.field("seal", object: seal) { SealJSON.write($1, to: &$0) }
            $0.field("corrections", objects: corrections) { CorrectionJSON.write($1, to: &$0) }
        }
    }

    private func contradiction() throws -> Answer {
        guard let one = try store.contradiction(id) else { throw missing }
        let reports = try store.reportIDs(of: one.sides.map(\.reading))
        return .object { ContradictionJSON.write(one, veil, reports, to: &$0) }
    }

    private func negotiation() throws -> Answer {
        guard let one = try store.negotiations().first(where: { $0.id == id }) else { throw missing }
        let writing = try NegotiationJSON(of: [one], store, veil)
        return .object { writing.write(one, to: &$0) }
    }

    private func claim() throws -> Answer {
        guard let group = try store.claims([id]).first else { throw missing }
        let rows = veil.rows(try store.claimRows(group.statements))
        return .object {
            $0.field("id", id.description)
            $0.field("statements", objects: rows) { ListedTables.write($1, to: &$0) }
        }
    }

    private func occurrence() throws -> Answer {
        guard let one = try store.occurrences([id]).first else { throw missing }
        let bonds = try store.bonds(within: one)
        let figures = try ["killed", "wounded", "captured", "missing"].flatMap { try store.figureHistory(of: id, kind: $0) }
        let contradictions = try store.contradictions(of: id)
        let reports = try store.reportIDs(of: contradictions.flatMap { $0.sides.map(\.reading) })
        return .object {
            ListedTables.write(veil.rows([OccurrenceRow(one)])[0], to: &$0)
            $0.field("tellings", objects: one.tellings, write)
            $0.field("bonds", objects: bonds, write)
            $0.field("figures", objects: figures, write)
            $0.field("contradictions", objects: contradictions) { ContradictionJSON.write($1, veil, reports, to: &$0) }
        }
    }

    private func write(_ json: inout JSONWriter, _ telling: Occurrence.Telling) {
        json.field("event", telling.event.description)
        json.field("report", telling.report.description)
        json.field("outlet", veil.maybe(telling.outlet, of: telling.event))
        json.field("published", telling.published)
        json.field("words", veil.words(telling.anchor, of: telling.event))
        json.field("type", telling.type)
        json.field("status", telling.status)
        json.field("place", veil.maybe(telling.place, of: telling.event))
        json.field("at", telling.at)
        json.field("sources", telling.sources.map { veil.words($0.name, of: telling.event) })
    }

    private func write(_ json: inout JSONWriter, _ bond: Bond) {
        json.field("bond", Int(bond.id))
        json.field("from", bond.from.description)
        json.field("to", bond.to.description)
        json.field("score", bond.score, decimals: 2)
        json.field("why", bond.reasons.map { veil.words($0, of: bond.from) })
        json.field("by", bond.by)
    }

    private func write(_ json: inout JSONWriter, _ step: FigureStep) {
        json.field("figure", step.figure.description)
        json.field("kind", step.kind)
        json.field("low", step.low.map(Int.init))
        json.field("high", step.high.map(Int.init))
        json.field("qualifier", step.qualifier)
        json.field("words", veil.words(step.words, of: step.figure))
        json.field("source", veil.maybe(step.source?.name, of: step.figure))
        json.field("report", step.report.description)
        json.field("published", step.published)
    }
}
