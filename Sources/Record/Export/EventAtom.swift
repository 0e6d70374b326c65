/// Events as an Atom feed (RFC 4287).
package struct EventAtom: EventWriter {
    private let updated: Moment

    package init(updated: Moment) { self.updated = updated }

    package var head: [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:rapporteur:events</id><title>Rapporteur: events</title>\
            <updated>\(updated)</updated><author><name>Rapporteur</name></author>

            """.utf8)
    }

    package var tail: [UInt8] { Array("</feed>\n".utf8) }

    package func row(_ event: EventRow) -> [UInt8] {
        let parties = [event.actors, event.recipients].map { $0.map(\.name).joined(separator: ", ") }.filter { !$0.isEmpty }
        let title = [event.type, event.words, parties.joined(separator: " → "), event.place?.name].compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: " · ")
        let link = event.report.url.map { "<link href=\"\(XMLText.escaped($0))\"/>" } ?? ""
        let said = event.teller.map { "\(event.standing): \($0.content)" } ?? event.standing
        let day = event.report.published ?? event.day
        return Array(
            ("<entry><id>urn:rapporteur:\(event.globalID)</id>" + XMLText.element("title", title) + link
                + "<updated>\(day.map { $0 + "T00:00:00Z" } ?? "\(updated)")</updated>" + XMLText.element("summary", said)
                + "<category term=\"\(XMLText.escaped(event.type))\"/></entry>\n").utf8)
    }
}
