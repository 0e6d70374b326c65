/// An event with its words in the original.
package struct FoundEvent: Hashable, Sendable {
    package struct Participant: Hashable, Sendable {
        package var entity: Entity.ID?
        package var words: FoundWords
    }

    package var event: Event
    package var anchor: FoundWords
    package var actors: [Participant]
    package var recipients: [Participant]
    package var means: FoundWords?
    /// The line where it is told first, from 1.
    package var line: Int

    init(_ event: Event, in document: Document, _ places: OriginalPlaces) {
        func participants(_ list: [Event.Participant]) -> [Participant] {
            list.map { Participant(entity: $0.entity, words: places.words(document.span($0.tokens))) }
        }
        self.event = event
        anchor = places.words(event.anchor.map(document.span))
        actors = participants(event.actors)
        recipients = participants(event.recipients)
        means = event.means.map { places.words(document.span($0)) }
        line = event.anchor.first.map { places.line(of: document.span($0)) } ?? 1
    }

    func write(to json: inout JSONWriter) {
        json.field("id", event.id.rawValue)
        json.field("statement", event.statement?.rawValue)
        json.field("statements", ([event.statement].compactMap(\.self) + event.otherStatements).map(\.rawValue))
        json.field("anchor", object: anchor.writeSpans)
        json.field("plover", object: event.plover.write)
        json.field("cameo", event.cameo)
        json.field("acled", object: event.acled) {
            $0.field("event_type", $1.eventType)
            $0.field("sub_event_type", $1.subEventType)
        }
        json.field("actors", objects: actors) { $1.write(to: &$0) }
        json.field("recipients", objects: recipients) { $1.write(to: &$0) }
        json.field("place", event.place?.rawValue)
        json.field("time", event.time?.rawValue)
        json.field("status", event.status.rawValue)
        json.field("within", event.within?.rawValue)
        json.field("figures", event.figures.map(\.rawValue))
        json.field("means", means?.text)
        json.field("line", line)
        json.field("origin", object: { $0.field("rule", event.origin) })
    }
}

extension FoundEvent.Participant {
    func write(to json: inout JSONWriter) {
        json.field("entity", entity?.rawValue)
        words.writeSpan(to: &json)
    }
}

extension Event.Plover {
    func write(to json: inout JSONWriter) {
        json.field("type", type)
        json.field("mode", mode)
        json.field("contexts", contexts)
        json.field("quad", quad)
        json.field("scale", scale, decimals: 1)
    }
}
