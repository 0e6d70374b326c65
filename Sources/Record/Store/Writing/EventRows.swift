import GRDB
import Reading

extension FindingRows {
    func writeFigures() throws {
        let rows = try Inserter(
            db, into: "figure",
            [
                "id", "reading_id", "local", "statement_id", "kind", "low", "high", "qualifier", "of_id", "of_actor_id", "counted",
                "matter", "unit", "scope", "part_of_id", "words", "spans", "line", "origin",
            ])
        for found in finding.figures {
            let figure = found.figure
            try rows.insert([
                figures[figure.id], reading, figure.id.rawValue, statements[figure.statement], figure.kind.rawValue, figure.low,
                figure.high, figure.qualifier.rawValue, entities[figure.of], figure.of.flatMap { actors[$0] }, found.counted?.text,
                figure.matter.rawValue, figure.unit, figure.scope.rawValue, figures[figure.partOf], found.words.text,
                SpanText.of(found.words.spans), found.line, figure.origin,
            ])
        }
    }

    func writeEvents() throws {
        let rows = try Inserter(
            db, into: "event",
            [
                "id", "reading_id", "local", "statement_id", "anchor", "spans", "type", "mode", "contexts", "quad", "scale", "cameo",
                "acled_event", "acled_sub_event", "status", "within_id", "place_id", "read_place_id", "time_words", "time_start", "time_end",
                "time_grain", "at", "means", "line", "origin",
            ])
        for found in finding.events { try rows.insert(values(of: found)) }
        try writeTellings()
        try writeParties()
        try writeEventFigures()
    }

    private func values(of found: FoundEvent) -> [(any DatabaseValueConvertible)?] {
        let event = found.event
        let time = event.time.flatMap { times[$0] }
        return [
            events[event.id], reading, event.id.rawValue, statements[event.statement], found.anchor.text,
            SpanText.of(found.anchor.spans), event.plover.type, event.plover.mode, event.plover.contexts.joined(separator: " "),
            event.plover.quad, event.plover.scale, event.cameo, event.acled?.eventType, event.acled?.subEventType,
            event.status.rawValue, events[event.within], places[event.place], places[event.place], time?.words.text, time?.time.start?.description,
            time?.time.end?.description, time?.time.grain.rawValue, day(of: event.time), found.means?.text, found.line,
            event.origin,
        ]
    }

    private func writeTellings() throws {
        let rows = try Inserter(db, into: "telling", ["event_id", "statement_id"])
        for found in finding.events {
            let event = found.event
            let tellers = Set(([event.statement].compactMap(\.self) + event.otherStatements).compactMap { statements[$0] })
            for teller in tellers.sorted() { try rows.insert([events[event.id], teller]) }
        }
    }

    private func writeParties() throws {
        let rows = try Inserter(db, into: "party", ["event_id", "side", "position", "entity_id", "actor_id", "words", "spans"])
        for found in finding.events {
            for (side, parties) in [("actor", found.actors), ("recipient", found.recipients)] {
                for (position, party) in parties.enumerated() {
                    try rows.insert([
                        events[found.event.id], side, position, entities[party.entity], party.entity.flatMap { actors[$0] },
                        party.words.text, SpanText.of(party.words.spans),
                    ])
                }
            }
        }
    }

    private func writeEventFigures() throws {
        let rows = try Inserter(db, into: "event_figure", ["event_id", "figure_id"])
        for found in finding.events {
            for figure in Set(found.event.figures.compactMap { figures[$0] }).sorted() {
                try rows.insert([events[found.event.id], figure])
            }
        }
    }
}
