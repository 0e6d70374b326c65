/// A note on people in need with its words in the original.
package struct FoundHumanitarian: Hashable, Sendable {
    package var note: HumanitarianNote
    package var words: FoundWords
    package var line: Int

    init(_ note: HumanitarianNote, in document: Document, _ places: OriginalPlaces) {
        self.note = note
        words = places.words(document.span(note.tokens))
        line = places.line(of: document.span(note.tokens))
    }

    func write(to json: inout JSONWriter) {
        json.field("id", note.id.rawValue)
        json.field("statement", note.statement?.rawValue)
        json.field("kind", note.kind.rawValue)
        json.field("figure", note.figure?.rawValue)
        json.field("place", note.place?.rawValue)
        words.writeSpan(to: &json)
        json.field("line", line)
        json.field("origin", object: { $0.field("rule", note.origin) })
    }
}
