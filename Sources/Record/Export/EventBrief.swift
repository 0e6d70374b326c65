/// Events as a brief for people, in Markdown or HTML: day by day, each with its status, its teller and the words.
package struct EventBrief: EventWriter {
    package enum Form: Sendable { case markdown, html }

    private let form: Form

    package init(_ form: Form) { self.form = form }

    package var head: [UInt8] {
        switch form {
        case .markdown: Array("# Events\n\n".utf8)
        case .html:
            Array(
                """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Events</title></head><body><h1>Events</h1>
                <ul>

                """.utf8)
        }
    }

    package var tail: [UInt8] { form == .html ? Array("</ul></body></html>\n".utf8) : [] }

    package func row(_ event: EventRow) -> [UInt8] {
        let day = event.start.map { start in event.end.map { $0 == start ? start : "\(start) to \($0)" } ?? start } ?? "no day told"
        let parties = [event.actors, event.recipients].map { $0.map(\.name).joined(separator: ", ") }
        let who = parties.filter { !$0.isEmpty }.joined(separator: " → ")
        let what = [event.type, event.mode].compactMap(\.self).joined(separator: "/")
        let place = event.place.map { " at \($0.name)" } ?? ""
        let words = event.teller?.content ?? event.words
        let carrier = [event.report.outlet, event.report.published].compactMap(\.self).joined(separator: ", ")
        let foot = "\(event.id) · \(carrier.isEmpty ? "\(event.report.id)" : carrier) · \(event.report.engine)"
        switch form {
        case .markdown:
            return Array(
                """
                - **\(Self.plain(day))** \(what)\(Self.plain(place)): \(Self.plain(who.isEmpty ? "nobody named" : who)) \
                (\(Self.plain(event.standing)))
                  > \(Self.plain(words))

                  \(Self.plain(foot))

                """.utf8)
        case .html:
            let link = event.report.url.map { "<a href=\"\(XMLText.escaped($0))\">\(XMLText.escaped(foot))</a>" } ?? XMLText.escaped(foot)
            return Array(
                ("<li id=\"\(event.id)\"><p><strong>\(XMLText.escaped(day))</strong> "
                    + XMLText.escaped("\(what)\(place): \(who.isEmpty ? "nobody named" : who) (\(event.standing))")
                    + "</p><blockquote>\(XMLText.escaped(words))</blockquote><p>\(link)</p></li>\n").utf8)
        }
    }

    /// Words on one line, in which Markdown finds nothing to do.
    private static func plain(_ words: String) -> String {
        var text = ""
        for character in words {
            if character.isNewline {
                text.append(" ")
            } else {
                if "\\`*_[]<>#|".contains(character) { text.append("\\") }
                text.append(character)
            }
        }
        return text
    }
}
