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
        let entry = BriefEntry(event)
        switch form {
        case .markdown:
            return Array(
                """
                - **\(Self.plain(entry.day))** \(Self.plain(entry.sentence))
                  > \(Self.plain(entry.words))

                  \(Self.plain(entry.foot))

                """.utf8)
        case .html:
            let foot = XMLText.escaped(entry.foot)
            let link = entry.link.map { "<a href=\"\(XMLText.escaped($0))\">\(foot)</a>" } ?? foot
            return Array(
                ("<li id=\"\(event.id)\"><p><strong>\(XMLText.escaped(entry.day))</strong> " + XMLText.escaped(entry.sentence)
                    + "</p><blockquote>\(XMLText.escaped(entry.words))</blockquote><p>\(link)</p></li>\n").utf8)
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
