/// The report's head: what it is and what it says of itself.
package struct FoundReport: Hashable, Sendable {
    /// SHA-256 of the original bytes.
    package var id: Report.ID
    package var place: InputPlace
    /// Where in the file its bytes begin, from which spans are counted: 0 but for records.
    package var base = 0
    package var head = Head()
    package var credits: [FoundWords] = []

    /// As `Report.Head`, with the dateline's place in the original.
    package struct Head: Hashable, Sendable {
        package var name: String?
        package var url: String?
        package var title: String?
        package var outlet: String?
        package var author: String?
        package var language: String?
        package var published: PublishedDate?
        package var dateline: FoundWords?

        package init() {}
    }

    package init(id: Report.ID, place: InputPlace) {
        self.id = id
        self.place = place
    }
}

extension FoundReport {
    func write(to json: inout JSONWriter) {
        json.field("id", id.rawValue)
        json.field("path", place.path)
        json.field("url", head.url)
        json.field("title", head.title)
        json.field("outlet", head.outlet)
        json.field("language", head.language)
        json.field("published", object: head.published) {
            $0.field("start", $1.start.description)
            $0.field("end", $1.end.description)
            $0.field("grain", $1.grain.rawValue)
            $0.field("origin", $1.origin.rawValue)
        }
        json.field("dateline", object: head.dateline) { $1.writeSpan(to: &$0) }
        json.field("credits", objects: credits) {
            $0.field("text", $1.text)
            $0.field("span", $1.span)
        }
        json.field("author", head.author)
        json.field("name", head.name)
        json.field("line", place.line)
        json.field("element", place.element)
        json.field("base", base)
    }
}
