/// A figure with its words in the original.
package struct FoundFigure: Hashable, Sendable {
    package var figure: Figure
    package var words: FoundWords
    package var counted: FoundWords?
    package var line: Int

    init(_ figure: Figure, in document: Document, _ places: OriginalPlaces) {
        self.figure = figure
        words = places.words(document.span(figure.tokens))
        counted = figure.counted.map { places.words(document.span($0)) }
        line = places.line(of: document.span(figure.tokens))
    }

    func write(to json: inout JSONWriter) {
        json.field("id", figure.id.rawValue)
        json.field("kind", figure.kind.rawValue)
        json.field("low", figure.low)
        json.field("high", figure.high)
        json.field("qualifier", figure.qualifier.rawValue)
        json.field("of", figure.of?.rawValue)
        json.field("counted", counted?.text)
        json.field("matter", figure.matter.rawValue)
        json.field("unit", figure.unit)
        json.field("scope", figure.scope.rawValue)
        json.field("part_of", figure.partOf?.rawValue)
        json.field("statement", figure.statement?.rawValue)
        words.writeSpan(to: &json)
        json.field("line", line)
        json.field("origin", object: { $0.field("rule", figure.origin) })
    }
}
